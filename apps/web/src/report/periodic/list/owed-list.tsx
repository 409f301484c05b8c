import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../../../app/api.ts';
import { useSay, useWords } from '../../../app/i18n.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { StateBadge, TimelinessBadge } from '../badges.tsx';
import { owedSpan, toWrite } from './owed.ts';
import { OwedAction } from './owed-action.tsx';
import { ReportTable } from './report-table.tsx';
import { words } from './words.ts';

/** What the person has to write, by last day; one press opens the draft, which is filled in. */
export function OwedList({ today }: { readonly today: string }) {
  const t = useWords(words);
  const say = useSay();
  const query = useQuery(read(report.owed, { query: { ...owedSpan(today), mine: 'true' } }));
  const columns = useMemo(
    (): Column<report.OwedReport>[] => [
      {
        id: 'name',
        header: t('report'),
        value: ({ name }) => say(name),
        cell: ({ name, periodName }) => (
          <>
            <Text span fw={600} size="sm">
              {say(name)}
            </Text>
            <Text size="sm">{say(periodName)}</Text>
          </>
        ),
      },
      { id: 'body', header: t('body'), value: ({ body }) => body.name },
      {
        id: 'due',
        header: t('due'),
        value: ({ dueOn }) => dueOn,
        cell: ({ dueOn, extended }) => `${formatDate(dueOn)}${extended ? ` (${t('extended')})` : ''}`,
        width: '9rem',
      },
      {
        id: 'timeliness',
        header: t('timeliness'),
        value: ({ timeliness }) => timeliness,
        cell: ({ timeliness }) => <TimelinessBadge timeliness={timeliness} />,
        width: '11rem',
      },
      {
        id: 'state',
        header: t('state'),
        value: ({ state }) => state,
        cell: ({ state }) =>
          state === null ? (
            <Text size="sm" c="dimmed">
              {t('notBegun')}
            </Text>
          ) : (
            <StateBadge state={state} />
          ),
        width: '12rem',
      },
      {
        id: 'action',
        header: t('action'),
        value: () => '',
        cell: (item) => <OwedAction owed={item} />,
        sortable: false,
        screenOnly: true,
        width: '9rem',
      },
    ],
    [t, say],
  );
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const rows = toWrite(query.data.items, today);
  return (
    <Stack>
      <DataTable
        caption={t('viec')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.series} ${row.body.id} ${row.period}`}
        empty={<Empty text={t('noneOwed')} />}
      />
      <Text size="sm" c="dimmed">
        {t('older')}
      </Text>
      <OtherDrafts known={new Set(rows.flatMap(({ reportId }) => reportId ?? []))} />
    </Stack>
  );
}

/** Corrections, and drafts of what is not owed in this time. */
function OtherDrafts({ known }: { readonly known: ReadonlySet<string> }) {
  const t = useWords(words);
  const query = useQuery(read(report.reports, { query: { waiting: 'writing' } }));
  const others = (query.data?.items ?? []).filter(({ id }) => !known.has(id));
  if (others.length === 0) return null;
  return <ReportTable caption={t('corrections')} rows={others} heading />;
}
