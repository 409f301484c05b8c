import type { org } from '@binhdang/contract';
import { ROLE_NAMES, type Role } from '@binhdang/domain';
import { Anchor, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import { Part } from '../ui/part.tsx';
import { BodyLink } from './body-link.tsx';
import { useLife } from './life.ts';
import classes from './org.module.css';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

/** Who the body is and where it stands, as of the day of the page. */
export function BodyAbout({ body }: { readonly body: org.Body }) {
  const t = useWords(words);
  const on = body.on;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" verticalSpacing="md">
      <Stack gap="md">
        <Identity body={body} />
        <Part title={t('people')}>
          <People people={body.people} />
        </Part>
      </Stack>
      <Stack gap="md">
        <Part title={t('place')}>
          {body.path.length > 0 && (
            <Text component="p" mt={0}>
              {body.path.map((step, place) => (
                <Fragment key={step.id}>
                  {place > 0 && <span aria-hidden> › </span>}
                  {step.id === body.id ? <strong>{step.name}</strong> : <BodyLink body={step} on={on} />}
                </Fragment>
              ))}
            </Text>
          )}
          <Title order={3} size="h4">
            {t('children', { count: body.children.length })}
          </Title>
          {body.children.length === 0 ? (
            <Text c="dimmed">{t('noChildren')}</Text>
          ) : (
            <ul className={`${classes.plain} ${body.children.length > 12 ? classes.columns : ''}`}>
              {body.children.map((child) => (
                <li key={child.id}>
                  <BodyLink body={child} on={on} />
                </li>
              ))}
            </ul>
          )}
          {body.parents.length > 1 && <ParentsOverTime parents={body.parents} />}
        </Part>
        <Part title={t('inGroups')}>
          {body.groups.length === 0 ? (
            <Text c="dimmed">{t('noGroups')}</Text>
          ) : (
            <ul className={classes.plain}>
              {body.groups.map((group) => (
                <li key={group.id}>
                  <Anchor
                    underline="hover"
                    renderRoot={(props) => (
                      <Link
                        {...props}
                        to="/co-quan/nhom/$groupId"
                        params={{ groupId: group.id }}
                        search={{ ngay: on }}
                      />
                    )}
                  >
                    {group.name}
                  </Anchor>
                </li>
              ))}
            </ul>
          )}
        </Part>
      </Stack>
    </SimpleGrid>
  );
}

function Identity({ body }: { readonly body: org.Body }) {
  const t = useWords(words);
  const life = useLife();
  const { nameOf } = useKinds();
  const symbol = body.names.find((name) => name.name === body.name)?.symbol;
  return (
    <Part title={t('identity')}>
      <dl className={classes.facts}>
        <Fact name={t('kind')}>{nameOf(body.kind)}</Fact>
        <Fact name={t('level')}>{t(body.level)}</Fact>
        {symbol && <Fact name={t('symbol')}>{symbol}</Fact>}
        <Fact name={t('life')}>{life(body)}</Fact>
        <Fact name={t('namesOverTime')}>
          <ul className={classes.plain}>
            {body.names.map((name) => (
              <li key={name.id}>
                {name.name}
                <Text span size="sm" c="dimmed">
                  {' '}
                  ({life(name)})
                </Text>
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={t('codes')}>
          {body.codes.length === 0
            ? t('noCodes')
            : body.codes.map((code) => (
                <div key={code.id}>
                  {code.code}{' '}
                  <Text span size="sm" c="dimmed">
                    ({code.system}, {life(code)})
                  </Text>
                </div>
              ))}
        </Fact>
        <Fact name={t('aliases')}>
          {body.aliases.length === 0 ? t('noAliases') : body.aliases.map((one) => one.alias).join('; ')}
        </Fact>
        {body.note && <Fact name={t('note')}>{body.note}</Fact>}
      </dl>
    </Part>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function People({ people }: { readonly people: org.Body['people'] }) {
  const t = useWords(words);
  const say = useSay();
  if (people.length === 0) return <Text c="dimmed">{t('noPeople')}</Text>;
  return (
    <ul className={classes.plain}>
      {people.map((person) => (
        <li key={person.id}>
          <strong>{person.name}</strong>
          <Text size="sm" c="dimmed">
            {[person.jobTitle, person.roles.map((role) => say(ROLE_NAMES[role as Role])).join(', ')]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function ParentsOverTime({ parents }: { readonly parents: org.Body['parents'] }) {
  const t = useWords(words);
  const life = useLife();
  return (
    <>
      <Title order={3} size="h4">
        {t('placeOverTime')}
      </Title>
      <ul className={classes.plain}>
        {parents.map((edge) => (
          <li key={edge.id}>
            <BodyLink body={edge.body} /> ({life(edge)})
          </li>
        ))}
      </ul>
    </>
  );
}
