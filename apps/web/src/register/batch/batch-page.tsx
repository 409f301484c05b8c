import { Alert, Anchor, Box, Button, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useMe, useToday } from '../../app/session.ts';
import { DraftNotice } from '../../ui/draft-notice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { Page } from '../../ui/page.tsx';
import { keepBody, lastBody } from '../entry/last-choices.ts';
import { type LoadedRegister, useRegister } from '../use-register.ts';
import classes from './batch.module.css';
import { BatchGrid } from './batch-grid.tsx';
import { BatchToolbar } from './batch-toolbar.tsx';
import { offered as offeredByList } from './check.ts';
import { FaultList } from './fault-list.tsx';
import { type BatchPlan, batchPlan } from './plan.ts';
import { batchRoute } from './routes.ts';
import { isBlankRow, MOST_ROWS } from './rows.ts';
import { filledRows, useBatch } from './use-batch.ts';
import { useBatchDraft } from './use-batch-draft.ts';
import { type GridNames, useNames } from './use-names.ts';
import { type Outcome, useSendRows } from './use-send-rows.ts';
import { words } from './words.ts';

/** Many records of one register at once, as in a sheet of Excel. */
export function BatchPage() {
  const t = useWords(words);
  const say = useSay();
  const { register: code } = batchRoute.useParams();
  const { register, query } = useRegister(code);
  const plan = useMemo(() => register && batchPlan(register.definition, register.axes), [register]);
  const { found, loading, failed } = useNames(plan);
  const phone = useMediaQuery('(max-width: 48em)');
  const name = register === undefined ? undefined : say(register.definition.name);
  const closed = register !== undefined && (register.retired || register.writableBodies.length === 0);
  return (
    <Page
      title={name === undefined ? t('titleShort') : t('title', { register: name })}
      crumbs={[
        { title: t('registers'), to: '/so-theo-doi' },
        ...(name === undefined ? [] : [{ title: name, to: `/so-theo-doi/${code}` }]),
      ]}
      actions={
        <Button variant="default" component={Link} to={`/so-theo-doi/${code}/ghi-moi`}>
          {t('toForm')}
        </Button>
      }
    >
      {query.isError ? (
        <Failure problem={query.error} onRetry={() => void query.refetch()} />
      ) : failed !== undefined ? (
        <Failure problem={failed.error} onRetry={() => void failed.refetch()} />
      ) : register === undefined || plan === undefined || loading ? (
        <Loading lines={8} />
      ) : closed ? (
        <NotAllowed />
      ) : phone ? (
        <Alert variant="outline">
          {t('phone')}{' '}
          <Anchor component={Link} to={`/so-theo-doi/${code}/ghi-moi`}>
            {t('toForm')}
          </Anchor>
        </Alert>
      ) : (
        <Batch key={register.definitionId} register={register} plan={plan} names={found} />
      )}
    </Page>
  );
}

interface BatchProps {
  readonly register: LoadedRegister;
  readonly plan: BatchPlan;
  readonly names: GridNames;
}

function Batch({ register, plan, names }: BatchProps) {
  const t = useWords(words);
  const say = useSay();
  const me = useMe();
  const batch = useBatch(register, plan, names, useToday() ?? '');
  const [bodyId, setBodyId] = useState(() => {
    const last = lastBody(me?.id ?? '');
    const bodies = register.writableBodies;
    return (bodies.find(({ id }) => id === last) ?? bodies[0])?.id ?? '';
  });
  const chooseBody = (id: string | null) => {
    if (id === null) return;
    setBodyId(id);
    keepBody(me?.id ?? '', id);
  };
  const draft = useBatchDraft({
    register: register.code,
    plan,
    rows: batch.rows,
    bodyId,
    onRestore: (rows, body) => {
      batch.dispatch({ do: 'restore', rows });
      if (register.writableBodies.some(({ id }) => id === body)) setBodyId(body);
    },
  });
  const { send, stop, sending, outcome } = useSendRows({ register, plan, bodyId, dispatch: batch.dispatch });
  const filled = filledRows(batch.rows).length;
  const right = batch.rows.flatMap((row, at) => {
    const checked = batch.checked[at];
    return checked === undefined || isBlankRow(row) || checked.errors > 0
      ? []
      : [{ id: row.id, values: checked.values }];
  });
  const offered = (column: BatchPlan['columns'][number]) => {
    const own = offeredByList(column, batch.context);
    return own.length > 0 ? own : names.offered(column);
  };
  return (
    <Stack gap="sm">
      <DraftNotice draft={draft} />
      <About plan={plan} />
      <Group justify="space-between" align="end">
        {register.writableBodies.length > 1 ? (
          <Select
            label={t('forBody')}
            data={register.writableBodies.map(({ id, name }) => ({ value: id, label: name }))}
            value={bodyId}
            onChange={chooseBody}
            allowDeselect={false}
            searchable
            disabled={sending !== undefined}
            w="min(32rem, 100%)"
          />
        ) : (
          <Text size="sm">
            {t('forBody')}: <b>{register.writableBodies[0]?.name}</b>
          </Text>
        )}
        <Group gap="sm">
          {filled > right.length && right.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('faultyStay', { rows: filled - right.length })}
            </Text>
          )}
          {sending === undefined ? (
            <Button
              leftSection={<IconSend size={18} aria-hidden />}
              disabled={right.length === 0}
              onClick={() => {
                draft.clear();
                void send(right);
              }}
            >
              {t(!plan.complete ? 'saveDrafts' : filled > right.length ? 'sendRight' : 'send', {
                rows: right.length,
              })}
            </Button>
          ) : (
            <Button variant="default" onClick={stop}>
              {t('stop')}
            </Button>
          )}
        </Group>
      </Group>
      {sending !== undefined && (
        <Box role="status">
          <Text size="sm">{t('sending', { done: sending.done + 1, total: sending.total })}</Text>
          <Progress value={(100 * sending.done) / sending.total} aria-label={t('titleShort')} />
        </Box>
      )}
      {outcome !== undefined && sending === undefined && (
        <Result outcome={outcome} code={register.code} complete={plan.complete} />
      )}
      <BatchToolbar batch={batch} filled={filled} disabled={sending !== undefined} />
      <CellBar batch={batch} plan={plan} />
      <BatchGrid
        plan={plan}
        rows={batch.rows}
        checked={batch.checked}
        range={batch.range}
        onRange={batch.setRange}
        offered={offered}
        onPut={batch.put}
        onPaste={batch.paste}
        onCopy={batch.copy}
        onCommand={(command) => {
          if (command === 'next-fault' || command === 'previous-fault')
            batch.jump(command === 'next-fault' ? 1 : -1);
          else if (sending === undefined)
            batch.dispatch(
              command === 'undo' || command === 'redo'
                ? { do: command }
                : { do: command, range: batch.range },
            );
        }}
        locked={sending !== undefined}
      />
      <FaultList
        faults={batch.faults}
        plan={plan}
        onGo={({ row, column = 0 }) => batch.setRange({ from: { row, column }, to: { row, column } })}
      />
      <Text size="sm" c="dimmed">
        <b>{t('keysTitle')}.</b> {t('keys')} {say(HELP)}
      </Text>
    </Stack>
  );
}

const HELP = {
  vi: 'Dán cả dòng tiêu đề thì cột được xếp theo tiêu đề.',
  en: 'When the headings are pasted too, columns go where they are headed.',
};

/** What the grid cannot take. */
function About({ plan }: { readonly plan: BatchPlan }) {
  const t = useWords(words);
  const say = useSay();
  if (plan.later.length === 0) return null;
  const names = (fields: BatchPlan['later']) => fields.map(({ name }) => `“${say(name)}”`).join(', ');
  if (plan.complete)
    return (
      <Text size="sm" c="dimmed">
        {t('later', { fields: names(plan.later) })}
      </Text>
    );
  return (
    <Alert variant="outline">
      {t('onlyDrafts', { tables: names(plan.later.filter(({ required }) => required === true)) })}
    </Alert>
  );
}

interface ResultProps {
  readonly outcome: Outcome;
  readonly code: string;
  readonly complete: boolean;
}

function Result({ outcome, code, complete }: ResultProps) {
  const t = useWords(words);
  return (
    <Stack gap="xs">
      {outcome.sent > 0 && (
        <Alert variant="outline" color="green" role="status">
          {t(complete ? 'sent' : 'sentDrafts', { sent: outcome.sent })}{' '}
          <Anchor component={Link} to={`/so-theo-doi/${code}`}>
            {t('seeRecords')}
          </Anchor>
        </Alert>
      )}
      {outcome.refused > 0 && (
        <Alert variant="outline" color="red" role="alert">
          {t('failedRows', { failed: outcome.refused })}
        </Alert>
      )}
      {outcome.problem !== undefined && <Failure problem={outcome.problem} />}
    </Stack>
  );
}

interface CellBarProps {
  readonly batch: ReturnType<typeof useBatch>;
  readonly plan: BatchPlan;
}

/** Of the active cell: its column, and in words what is wrong with it. */
function CellBar({ batch, plan }: CellBarProps) {
  const t = useWords(words);
  const say = useSay();
  const { row, column } = batch.range.to;
  const heading = plan.columns[column];
  const note = batch.checked[row]?.notes.get(column) ?? batch.checked[row]?.whole[0];
  const hint = heading?.field.hint;
  const { pasted } = batch;
  return (
    <Box className={classes.bar}>
      <Text size="sm" role="status" lineClamp={2} {...(note?.severity === 'error' ? { c: 'red' } : {})}>
        <b>
          {t('faultAt', { row: row + 1, column: heading?.heading ?? '' })}
          {': '}
        </b>
        {batch.rows[row]?.unsure
          ? t('unsure')
          : (note && say(note.message)) ||
            (hint && say(hint)) ||
            (heading?.role === 'value' && heading.field.type === 'choices' ? t('choicesSeveral') : '')}
      </Text>
      {pasted !== undefined && (
        <Text size="sm" c="dimmed" role="status">
          {pasted.left.length > 0
            ? t('pastedLeft', { rows: pasted.rows, left: pasted.left.join(', ') })
            : t('pasted', { rows: pasted.rows })}{' '}
          {pasted.cut && t('tooMany', { most: MOST_ROWS })}
        </Text>
      )}
    </Box>
  );
}
