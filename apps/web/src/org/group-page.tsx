import { org } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { BodyLink } from './body-link.tsx';
import { GroupForm } from './group-form.tsx';
import classes from './org.module.css';
import { groupRoute } from './routes.tsx';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

/** One group: how it is written, who belongs by which rule, and whom it meant on the day. */
export function GroupPage() {
  const t = useWords(words);
  const { language } = useLanguage();
  const today = useToday() ?? '';
  const { groupId } = groupRoute.useParams();
  const { ngay } = groupRoute.useSearch();
  const on = ngay ?? today;
  const { data, error, refetch } = useQuery(
    read(org.group, { params: { groupId }, query: on === '' ? {} : { on } }),
  );
  const crumbs = [
    { title: t('bodies'), to: '/co-quan' },
    { title: t('groups'), to: '/co-quan/nhom' },
  ];
  if (!data) {
    return (
      <Page title={t('groups')} crumbs={crumbs}>
        {error ? <Failure problem={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  return (
    <Page
      title={language === 'en' ? (data.nameEn ?? data.name) : data.name}
      subtitle={data.confirmMembers ? t('confirmMembers') : undefined}
      crumbs={crumbs}
      actions={data.allowed.includes('org.write') && <GroupForm group={data} />}
    >
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack>
          <Card component="section">
            <Title order={2} size="h3" mb="sm">
              {t('rule')}
            </Title>
            <Rule group={data} />
          </Card>
          <Card component="section">
            <Title order={2} size="h3" mb="sm">
              {t('aliases')}
            </Title>
            <ul className={classes.plain}>
              {data.aliases.map((alias) => (
                <li key={alias}>{alias}</li>
              ))}
            </ul>
          </Card>
        </Stack>
        <Card component="section">
          <Title order={2} size="h3" mb="sm">
            {t('members')} ({data.expansion.length}), {formatDate(data.on)}
          </Title>
          <ul className={classes.plain}>
            {data.expansion.map((body) => (
              <li key={body.id}>
                <BodyLink body={body} on={ngay} />
              </li>
            ))}
          </ul>
        </Card>
      </SimpleGrid>
    </Page>
  );
}

function Rule({ group }: { readonly group: org.Group }) {
  const t = useWords(words);
  const { nameOf } = useKinds();
  const names = new Map(group.named.map((body) => [body.id, body.name]));
  const listed = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join('; ');
  const { rule } = group;
  return (
    <dl className={classes.facts}>
      {rule === null && <Text c="dimmed">{t('noRule')}</Text>}
      {rule?.kinds && (
        <>
          <dt>{t('ofKinds')}</dt>
          <dd>{rule.kinds.map(nameOf).join('; ')}</dd>
        </>
      )}
      {rule?.level && (
        <>
          <dt>{t('ofLevel')}</dt>
          <dd>{t(rule.level)}</dd>
        </>
      )}
      {rule?.under && (
        <>
          <dt>{t('under')}</dt>
          <dd>{listed([rule.under])}</dd>
        </>
      )}
      {rule?.except && rule.except.length > 0 && (
        <>
          <dt>{t('except')}</dt>
          <dd>{listed(rule.except)}</dd>
        </>
      )}
      {group.members.length > 0 && (
        <>
          <dt>{t('named')}</dt>
          <dd>{listed(group.members.map((member) => member.bodyId))}</dd>
        </>
      )}
    </dl>
  );
}
