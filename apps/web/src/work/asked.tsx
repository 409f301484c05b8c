import { work } from '@binhdang/contract';
import { Cadence, cadenceText, formatDate, isClosed, OBLIGATION_ROLE_NAMES } from '@binhdang/domain';
import { Anchor, Button, Card, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { Due } from './due.tsx';
import { STATE_NAMES } from './state-names.ts';
import { words } from './words.ts';
import classes from './work.module.css';

interface PartProps {
  readonly obligation: work.Obligation;
}

/** What is asked: the task, where it stands in the plan, the terms. */
export function Asked({ obligation }: PartProps) {
  const t = useWords(words);
  const say = useSay();
  const { node, plan } = obligation;
  return (
    <Card component="section">
      <Title order={2} mb="xs">
        {t('asked')}
      </Title>
      <Text className={classes.prose} fw={500} mb="md">
        {`${node.label ?? ''} ${node.text}`.trim()}
      </Text>
      <dl className={classes.facts}>
        <Fact name={t('inPlan')}>
          <ol className={classes.path}>
            {node.path.map((step) => (
              <li key={step.id}>
                <Text size="sm">{`${step.label ?? ''} ${step.text}`.trim()}</Text>
              </li>
            ))}
          </ol>
          <Anchor component={Link} to={`/ke-hoach/${plan.id}`} hash={node.id} size="sm">
            {t('openInPlan')}
          </Anchor>
        </Fact>
        <Fact name={t('role')}>{say(OBLIGATION_ROLE_NAMES[obligation.role])}</Fact>
        <Fact name={t('when')}>
          <When obligation={obligation} />
        </Fact>
        {obligation.occurrences.length > 1 && (
          <Fact name={t('occurrences')}>
            <Occurrences list={obligation.occurrences} />
          </Fact>
        )}
        <Fact name={t('state')}>
          {say(STATE_NAMES[obligation.state])}
          {obligation.percent !== null && `, ${obligation.percent}%`}
          {obligation.doneOn !== null && ` (${formatDate(obligation.doneOn)})`}
        </Fact>
        {obligation.expectedProof !== null && <Fact name={t('proof')}>{obligation.expectedProof}</Fact>}
        <Fact name={t('doer')}>
          <Doer obligation={obligation} />
        </Fact>
        {obligation.others.length > 0 && (
          <Fact name={t('others')}>
            <Others list={obligation.others} />
          </Fact>
        )}
      </dl>
    </Card>
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

function When({ obligation }: PartProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const cadence = Cadence.safeParse(obligation.cadence).data;
  return (
    <>
      <Text>{cadence === undefined ? t('noDue') : cadenceText(cadence, language)}</Text>
      {obligation.dueOn !== null && <Due due={obligation.dueOn} open={!isClosed(obligation.state)} />}
    </>
  );
}

function Occurrences({ list }: { readonly list: readonly work.Occurrence[] }) {
  const t = useWords(words);
  return (
    <table className={classes.figures}>
      <tbody>
        {list.map((occurrence) => (
          <tr key={occurrence.id}>
            <th scope="row">
              <Due due={occurrence.dueOn} open={occurrence.doneOn === null} />
            </th>
            <th>
              {occurrence.doneOn === null
                ? t('occurrenceOpen')
                : t(occurrence.verified ? 'occurrenceVerified' : 'occurrenceDone', {
                    date: formatDate(occurrence.doneOn),
                  })}
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NOBODY = 'nobody';

function Doer({ obligation }: PartProps) {
  const t = useWords(words);
  const submit = useSubmit(work.delegate, {
    outdates: ['work'],
    onDone: () => notifications.show({ message: t('handed'), color: 'green' }),
  });
  const { delegatedTo, people } = obligation;
  if (!obligation.allowed.includes('obligation.delegate')) return <>{delegatedTo?.name ?? t('wholeBody')}</>;
  return (
    <Stack gap="xs">
      <Select
        aria-label={t('handOn')}
        maw="22rem"
        allowDeselect={false}
        disabled={submit.pending}
        data={[
          { value: NOBODY, label: t('wholeBody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={delegatedTo?.id ?? NOBODY}
        onChange={(value) =>
          void submit.run({
            params: { obligationId: obligation.id },
            body: { personId: value === NOBODY ? null : value, version: obligation.version },
          })
        }
      />
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
    </Stack>
  );
}

/** So many names before the rest is folded away: a task may bind every commune of the province. */
const SHOWN = 8;

function Others({ list }: { readonly list: work.Obligation['others'] }) {
  const t = useWords(words);
  const say = useSay();
  const [all, setAll] = useState(false);
  const shown = all ? list : list.slice(0, SHOWN);
  return (
    <Stack gap={2} align="flex-start">
      {shown.map(({ body, role, obligationId }) => (
        <Text key={body.id} size="sm">
          {obligationId === null ? (
            body.name
          ) : (
            <Anchor component={Link} to={`/nhiem-vu/${obligationId}`} size="sm">
              {body.name}
            </Anchor>
          )}
          {` (${say(OBLIGATION_ROLE_NAMES[role]).toLowerCase()})`}
        </Text>
      ))}
      {shown.length < list.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('moreOthers', { count: list.length - shown.length })}
        </Button>
      )}
    </Stack>
  );
}
