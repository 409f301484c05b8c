import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Badge, Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { holds, useMe } from '../../app/session.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TimelinessBadge } from '../periodic/badges.tsx';
import { OwedAction } from '../periodic/list/owed-action.tsx';
import { TIMELINESS_NAMES } from '../periodic/names.ts';
import { ExtensionForm } from './extension-form.tsx';
import { regimeRoute } from './routes.tsx';
import { SeriesFilter } from './series-filter.tsx';
import { words } from './words.ts';

/** What is owed in a year, one card for each report and last day: communes first, then those above them. */
export function CalendarTab({ today }: { readonly today: string }) {
  const t = useWords(words);
  const { nam, loai } = regimeRoute.useSearch();
  const year = nam ?? Number(today.slice(0, 4));
  const query = useQuery({
    ...read(report.owed, { query: { from: `${year}-01-01`, to: `${year}-12-31`, series: loai } }),
    placeholderData: (previous) => previous,
  });
  const groups = useMemo(() => groupsOf(query.data?.items ?? []), [query.data]);
  return (
    <Stack>
      <SeriesFilter series={query.data?.series ?? []} year={year} today={today} />
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && groups.length === 0 && <Empty text={t('none')} />}
      {groups.map((group) => (
        <DueCard key={group.key} group={group} />
      ))}
    </Stack>
  );
}

interface DueGroup {
  readonly key: string;
  readonly first: report.OwedReport;
  readonly items: readonly report.OwedReport[];
}

/** By kind of report, period and last day before extensions, in the order of days. */
function groupsOf(items: readonly report.OwedReport[]): DueGroup[] {
  const groups = new Map<string, report.OwedReport[]>();
  for (const item of items) {
    const key = `${item.duty ?? item.requestId}|${item.period}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].flatMap(([key, some]) => {
    const [first] = some.filter(({ extended }) => !extended).concat(some);
    return first ? [{ key, first, items: some }] : [];
  });
}

function DueCard({ group: { first, items } }: { readonly group: DueGroup }) {
  const t = useWords(words);
  const say = useSay();
  const [open, setOpen] = useState(items.length <= 3);
  const count = (...which: report.OwedReport['timeliness'][]) =>
    items.filter(({ timeliness }) => which.includes(timeliness)).length;
  const owed = items.length - count('exempt');
  const overdue = count('overdue');
  return (
    <Card component="section" aria-label={say(first.name)}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2}>
          <Title order={2} size="h4">
            {say(first.name)}
          </Title>
          <Text size="sm" c="dimmed">
            {say(first.periodName)} · {t('due')}: {formatDate(first.dueOn)}
          </Text>
        </Stack>
        <Group gap="xs">
          <Badge variant="light" color="gray">
            {t('sentOf', { sent: count('on_time', 'late'), owed })}
          </Badge>
          {overdue > 0 && (
            <Badge variant="light" color="red">
              {t('overdueCount', { count: overdue })}
            </Badge>
          )}
          <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('bodies', { count: items.length })}
          </Button>
        </Group>
      </Group>
      {open && <OwedTable items={items} caption={say(first.name)} />}
    </Card>
  );
}

function OwedTable({
  items,
  caption,
}: {
  readonly items: readonly report.OwedReport[];
  readonly caption: string;
}) {
  const t = useWords(words);
  const say = useSay();
  const [extending, setExtending] = useState<report.OwedReport>();
  const writes = holds(useMe(), ['lead_officer', 'focal_officer']);
  const columns = useMemo(
    (): Column<report.OwedReport>[] => [
      { id: 'body', header: t('who'), value: ({ body }) => body.name, heading: true },
      {
        id: 'to',
        header: t('to'),
        value: ({ receiver }) => receiver?.shortName ?? receiver?.name ?? t('outside'),
      },
      {
        id: 'due',
        header: t('due'),
        value: ({ dueOn }) => dueOn,
        cell: ({ dueOn, extended }) =>
          extended ? t('extendedTo', { day: formatDate(dueOn) }) : formatDate(dueOn),
      },
      {
        id: 'standing',
        header: t('standing'),
        value: ({ timeliness }) => say(TIMELINESS_NAMES[timeliness]),
        cell: ({ timeliness }) => <TimelinessBadge timeliness={timeliness} />,
      },
      {
        id: 'do',
        header: '',
        value: () => null,
        sortable: false,
        screenOnly: true,
        cell: (row) => (
          <Group gap="xs" wrap="nowrap">
            {(row.mine || row.reportId !== null) && <OwedAction owed={row} />}
            {writes && row.duty !== null && row.sentOn === null && row.timeliness !== 'exempt' && (
              <Button size="compact-sm" variant="subtle" onClick={() => setExtending(row)}>
                {row.mine ? t('askExtension') : t('extend')}
              </Button>
            )}
          </Group>
        ),
      },
    ],
    [t, say, writes],
  );
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={items}
        rowKey={({ body }) => body.id}
        sort={{ column: 'standing' }}
        pageSize={20}
      />
      <Modal opened={extending !== undefined} onClose={() => setExtending(undefined)} title={t('extend')}>
        {extending && <ExtensionForm owed={extending} onClose={() => setExtending(undefined)} />}
      </Modal>
    </>
  );
}
