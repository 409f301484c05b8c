import { overview } from '@binhdang/contract';
import { formatDate, NEEDS_ATTENTION, OBLIGATION_ROLE_NAMES } from '@binhdang/domain';
import { Button, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { address, call, queryKey } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { holds, useMe } from '../app/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { ExportMenu } from '../ui/export-menu.tsx';
import { Failure } from '../ui/failure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { conditionCount, type FilterSearch, listQuery, type SortKey } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import classes from './obligation-list.module.css';
import { obligationListRoute } from './routes.tsx';
import { SavedViews } from './saved-views.tsx';
import { StandingCounts } from './standing-counts.tsx';
import { words } from './words.ts';

type Line = overview.ObligationLine;

/** All obligations that the person may see. The filter lives in the address. */
export function ObligationListPage() {
  const t = useWords(words);
  const filter = obligationListRoute.useSearch();
  const navigate = useNavigate();
  const setFilter = (next: FilterSearch) => void navigate({ to: '/nhiem-vu', search: next, replace: true });
  return (
    <Page
      title={t('listTitle')}
      subtitle={t('listSubtitle')}
      actions={
        <>
          <SavedViews filter={filter} onApply={setFilter} />
          <Exports filter={filter} />
        </>
      }
    >
      <FilterBar filter={filter} onChange={setFilter} />
      <List filter={filter} onChange={setFilter} />
    </Page>
  );
}

function Exports({ filter }: { readonly filter: FilterSearch }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const file = (format: 'xlsx' | 'csv') =>
    address(overview.exportObligations, { query: { ...listQuery(filter), format, language } });
  return (
    <>
      <ExportMenu label={t('export')} file={file} />
      <PrintButton label={t('print')} />
    </>
  );
}

interface ListProps {
  readonly filter: FilterSearch;
  readonly onChange: (filter: FilterSearch) => void;
}

function List({ filter, onChange }: ListProps) {
  const t = useWords(words);
  const query = listQuery(filter);
  const pages = useInfiniteQuery({
    queryKey: [...queryKey(overview.obligations, { query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(overview.obligations, {
        query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // While another filter loads, the lines before stay in sight.
    placeholderData: (before) => before,
  });
  const columns = useColumns(filter);
  const me = useMe();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  if (pages.isError) return <Failure problem={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.data === undefined) return <Loading lines={8} />;
  const [first] = pages.data.pages;
  const rows = pages.data.pages.flatMap((page) => page.items);
  const total = first?.total ?? rows.length;
  return (
    <Stack gap="sm" aria-busy={pages.isFetching}>
      <StandingCounts
        counts={first?.byStanding ?? []}
        chosen={filter.tinhTrang}
        onChange={(tinhTrang) => onChange({ ...filter, tinhTrang })}
      />
      <Group justify="space-between" gap="xs">
        <Text role="status">
          {rows.length < total ? t('shown', { shown: rows.length, total }) : t('total', { count: total })}
        </Text>
        <SortField value={filter.sapXep ?? 'han'} onChange={(sapXep) => onChange({ ...filter, sapXep })} />
      </Group>
      <DataTable
        caption={t('listTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<Empty text={conditionCount(filter) > 0 ? t('none') : t('nothingYet')} />}
        {...(holds(me, ['lead_officer']) ? { selected, onSelect: setSelected } : {})}
      />
      <UrgeBar chosen={rows.filter((row) => selected.has(row.id))} />
      {pages.hasNextPage && (
        <Button
          variant="default"
          className="no-print"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('loadMore')}
        </Button>
      )}
    </Stack>
  );
}

/** From chosen lines to urging; only what needs attention, and of one plan at a time. */
function UrgeBar({ chosen }: { readonly chosen: readonly Line[] }) {
  const t = useWords(words);
  const [first] = chosen;
  if (first === undefined) return null;
  const fit = chosen.filter((row) => row.planId === first.planId && NEEDS_ATTENTION.includes(row.standing));
  const left = chosen.length - fit.length;
  return (
    <Paper className={`${classes.bar} no-print`} withBorder p="sm" role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {t('chosen', { count: chosen.length })}
          {left > 0 && ` ${t('notUrged', { count: left })}`}
        </Text>
        {fit.length > 0 && (
          <LinkButton
            to="/don-doc"
            search={{ keHoach: first.planId, nhiemVu: fit.map(({ id }) => id).join(',') }}
          >
            {t('urgeChosen', { count: fit.length })}
          </LinkButton>
        )}
      </Group>
    </Paper>
  );
}

function SortField({
  value,
  onChange,
}: {
  readonly value: SortKey;
  readonly onChange: (key: SortKey) => void;
}) {
  const t = useWords(words);
  const labels: Record<SortKey, string> = {
    han: t('sortDue'),
    'han-xa': t('sortDueDesc'),
    'tinh-trang': t('sortStanding'),
    'co-quan': t('sortBody'),
    'thu-tu': t('sortTask'),
  };
  return (
    <NativeSelect
      className="no-print"
      aria-label={t('sort')}
      data={Object.entries(labels).map(([key, label]) => ({ value: key, label }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as SortKey)}
    />
  );
}

/** The server orders; a table sorted by what happens to be loaded would mislead. */
function useColumns(filter: FilterSearch): readonly Column<Line>[] {
  const t = useWords(words);
  const say = useSay();
  return useMemo(() => {
    const columns: Column<Line>[] = [
      {
        id: 'task',
        header: t('task'),
        heading: true,
        value: (row) => row.task,
        cell: (row) => (
          <Stack gap={2}>
            <AppLink to="/nhiem-vu/$obligationId" params={{ obligationId: row.id }} lineClamp={3}>
              {row.label !== null && row.label !== '-' ? `${row.label} ` : ''}
              {row.task}
            </AppLink>
            <Text size="xs" c="dimmed" lineClamp={1}>
              {[filter.keHoach === undefined ? row.planNumber : null, row.section]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Stack>
        ),
      },
      {
        id: 'body',
        header: t('body'),
        width: '14rem',
        value: (row) => row.body.name,
        cell: (row) => (
          <Stack gap={0}>
            <Text size="sm">{row.body.name}</Text>
            <Text size="xs" c="dimmed">
              {say(OBLIGATION_ROLE_NAMES[row.role])}
            </Text>
          </Stack>
        ),
      },
      {
        id: 'due',
        header: t('due'),
        width: '7.5rem',
        value: (row) => (row.due === null ? t('noDue') : formatDate(row.due)),
      },
      {
        id: 'standing',
        header: t('standing'),
        width: '13rem',
        value: (row) => row.standing,
        cell: (row) => (
          <Stack gap={2} align="flex-start">
            <StandingBadge standing={row.standing} />
            {row.percent !== null && <Text size="xs" c="dimmed">{`${t('percent')}: ${row.percent}%`}</Text>}
          </Stack>
        ),
      },
      {
        id: 'reported',
        header: t('lastReport'),
        width: '8rem',
        value: (row) => (row.lastReportedOn === null ? t('never') : formatDate(row.lastReportedOn)),
      },
    ];
    return columns.map((column) => ({ ...column, sortable: false }));
  }, [t, say, filter.keHoach]);
}
