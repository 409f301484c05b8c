import { register } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { holdsPersonal } from '@binhdang/domain/register';
import { Alert, Card, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconEyeOff, IconInfoCircle, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { BodyLink } from '../../org/body-link.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { VerdictBox } from '../judge/verdict-box.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { LoadedRegister } from '../use-register.ts';
import { WaitingChangeOf } from '../waiting-here.tsx';
import classes from './detail.module.css';
import { Facts } from './facts.tsx';
import { Proofs } from './proofs.tsx';
import { RecordActions } from './record-actions.tsx';
import { RecordView } from './record-view.tsx';
import { recordRoute } from './routes.ts';
import { useWrittenOn } from './use-written-on.ts';
import { Versions } from './versions.tsx';
import { words } from './words.ts';

type Record = register.RecordDetail;

/** One record: what it says, how it came to be, what it proves and what it counts in. */
export function RecordPage() {
  const t = useWords(words);
  const { recordId } = recordRoute.useParams();
  const query = useQuery(read(register.record, { params: { recordId } }));
  if (query.data === undefined)
    return (
      <Page title={t('record')} crumbs={[{ title: t('registers'), to: '/so-theo-doi' }]}>
        {query.isError ? (
          <Failure problem={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={8} />
        )}
      </Page>
    );
  return <Shown key={recordId} record={query.data} />;
}

function Shown({ record }: { readonly record: Record }) {
  const t = useWords(words);
  const say = useSay();
  const queries = useQueryClient();
  const { loaded, current, query, retry } = useWrittenOn(record.register, record.number);
  const [conflict, setConflict] = useState(false);
  const reload = () => {
    setConflict(true);
    void queries.invalidateQueries({ queryKey: ['register'] });
  };
  const submit = useSubmit(register.submitRecord, {
    outdates: ['register', 'work'],
    onConflict: reload,
    onDone: () => {
      setConflict(false);
      notifications.show({ message: t('submitted'), color: 'green' });
    },
  });
  const name = loaded && say(loaded.definition.name);
  return (
    <Page
      title={record.title || t('untitled')}
      subtitle={
        <Group gap="0.3rem 0.8rem">
          <StatusBadge status={record.status} deleted={record.deleted} />
          <span>{record.body.name}</span>
          <span>
            {formatDate(record.day)}
            {record.until !== null && ` – ${formatDate(record.until)}`}
          </span>
        </Group>
      }
      crumbs={[
        { title: t('registers'), to: '/so-theo-doi' },
        ...(name === undefined ? [] : [{ title: name, to: `/so-theo-doi/${record.register}` }]),
      ]}
      actions={<RecordActions record={record} current={current} submit={submit} onConflict={reload} />}
    >
      <WaitingChangeOf recordId={record.id} />
      {conflict && <Alert color="yellow">{t('conflict')}</Alert>}
      <SubmitFailure problem={submit.problem} retry={submit.retry} />
      <Notices record={record} current={current} loaded={loaded} />
      {query.isError && <Failure problem={query.error} onRetry={retry} />}
      {loaded === undefined ? (
        query.isPending && <Loading lines={8} />
      ) : (
        <div className={classes.page}>
          <div className={classes.main}>
            <RecordView record={record} loaded={loaded} />
            <Versions key={record.versions.length} record={record} loaded={loaded} />
          </div>
          <div className={classes.side}>
            <VerdictBox record={record} onConflict={reload} />
            <About record={record} name={name ?? ''} />
            <Proofs record={record} />
            <Facts record={record} loaded={loaded} />
            <div className={classes.signatures}>
              <b>{t('writer')}</b>
              <b>{t('head')}</b>
            </div>
          </div>
        </div>
      )}
    </Page>
  );
}

/** What keeps a record from being sent: the messages name their fields, which are to be mended in the form. */
function SubmitFailure({
  problem,
  retry,
}: {
  readonly problem: unknown;
  readonly retry: (() => void) | undefined;
}) {
  const t = useWords(words);
  const say = useSay();
  if (problem === undefined) return null;
  if (!(problem instanceof ApiProblem) || problem.errors.length === 0)
    return <Failure problem={problem} onRetry={retry} />;
  return (
    <Alert color="red" role="alert" title={t('invalid')}>
      <ul>
        {problem.errors.map(({ path, message }) => (
          <li key={path}>{say(message)}</li>
        ))}
      </ul>
    </Alert>
  );
}

interface NoticesProps {
  readonly record: Record;
  readonly current: LoadedRegister | undefined;
  readonly loaded: LoadedRegister | undefined;
}

/** What one must know of the record before reading it. */
function Notices({ record, current, loaded }: NoticesProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [last] = record.versions;
  const judged = {
    name: record.judgedBy?.name ?? t('someone'),
    at: record.judgedAt === null ? '' : formatInstant(record.judgedAt, language),
  };
  return (
    <>
      {record.deleted && (
        <Alert color="gray" icon={<IconTrash aria-hidden />} title={t('isDeleted')}>
          {last?.deleted
            ? t('deletedBy', {
                name: last.madeBy?.name ?? t('someone'),
                at: formatInstant(last.madeAt, language),
                reason: last.reason ?? t('noReason'),
              })
            : t('deletedDraft')}
        </Alert>
      )}
      {!record.deleted && record.status === 'returned' && (
        <Alert color="red" icon={<IconArrowBackUp aria-hidden />} title={t('returnedTitle')}>
          <Text className={classes.remarks ?? ''}>{record.remarks}</Text>
          <Text size="sm" c="dimmed">
            {t('judgedBy', judged)}
          </Text>
        </Alert>
      )}
      {!record.deleted && record.status === 'submitted' && record.remarks !== null && (
        <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
          {t('earlierRemarks', { remarks: record.remarks })}
        </Alert>
      )}
      {current !== undefined && current.number !== record.number && (
        <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
          {t('olderForm', { number: record.number, current: current.number })}
        </Alert>
      )}
      {!record.namesShown && loaded !== undefined && holdsPersonal(loaded.definition) && (
        <Alert color="gray" icon={<IconEyeOff aria-hidden />}>
          {t('namesHidden')}
        </Alert>
      )}
      {record.personalRemovedAt !== null && (
        <Alert color="gray" icon={<IconEyeOff aria-hidden />}>
          {t('personalRemoved', { at: formatInstant(record.personalRemovedAt, language) })}
        </Alert>
      )}
      {current?.retired && <Alert color="gray">{t('closedRegister')}</Alert>}
    </>
  );
}

function About({ record, name }: { readonly record: Record; readonly name: string }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const judgedAs = record.status === 'returned' ? 'returnedBy' : 'verifiedBy';
  return (
    <Card component="section" aria-label={t('about')} className={classes.sheetHead ?? ''}>
      <dl className={classes.about}>
        <dt>{t('register')}</dt>
        <dd>
          <AppLink to="/so-theo-doi/$register" params={{ register: record.register }}>
            {name}
          </AppLink>
        </dd>
        <dt>{t('body')}</dt>
        <dd>
          <BodyLink body={record.body} />
        </dd>
        <dt>{t('recordedBy')}</dt>
        <dd>
          {record.recordedBy.name}
          <Text size="sm" c="dimmed">
            {formatInstant(record.recordedAt, language)}
          </Text>
        </dd>
        {record.judgedBy !== null && record.status !== 'submitted' && (
          <>
            <dt>{t(judgedAs)}</dt>
            <dd>
              {record.judgedBy.name}
              <Text size="sm" c="dimmed">
                {record.judgedAt !== null && formatInstant(record.judgedAt, language)}
              </Text>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}
