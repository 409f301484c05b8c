import { type OutputOf, register } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { call, queryKey } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { behindRoute } from './routes.ts';
import { type BehindSearch, bodiesAsked } from './search.ts';
import { type Measure, useMeasures } from './use-measures.ts';
import { words } from './words.ts';

/** The records that one number is the sum of. */
export function BehindPage() {
  const t = useWords(words);
  const say = useSay();
  const search = behindRoute.useSearch();
  const { query, byCode } = useMeasures();
  const measure = byCode.get(search.soLieu ?? '');
  return (
    <Page
      title={measure === undefined ? t('behindTitle') : say(measure.name)}
      subtitle={measure !== undefined && <About measure={measure} search={search} />}
      crumbs={[{ title: t('title'), to: `/so-lieu?soLieu=${search.soLieu ?? ''}` }]}
    >
      {query.isPending && <Loading lines={6} />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && measure === undefined && <Empty text={t('unknownMeasure')} />}
      {measure !== undefined && <Records measure={measure} search={search} />}
    </Page>
  );
}

interface AboutProps {
  readonly measure: Measure;
  readonly search: BehindSearch;
}

/** Which part of the measure: period, category. */
function About({ measure, search }: AboutProps) {
  const t = useWords(words);
  const say = useSay();
  const { data } = useMeasures();
  const [axis, category] = (search.phanTo ?? '').split('=');
  const dimension = measure.dimensions.find(({ code }) => code === axis);
  const found = dimension?.categories.find(({ code }) => code === category);
  const bodies = (search.coQuan ?? '')
    .split(',')
    .flatMap((id) => data?.bodies.find((body) => body.id === id)?.name ?? []);
  const until = search.den === undefined ? [] : [t('until', { date: formatDate(search.den) })];
  return [
    ...(search.tu === undefined
      ? until
      : [`${formatDate(search.tu)} – ${formatDate(search.den ?? search.tu)}`]),
    ...(dimension && found ? [`${say(dimension.name)}: ${say(found.name)}`] : []),
    ...bodies,
    ...(search.xacNhan ? [t('verifiedOnly')] : []),
  ].join(' · ');
}

const LIMIT = 100;

function Records({ measure, search }: AboutProps) {
  const query = {
    measure: measure.code,
    ...(search.tu === undefined ? {} : { from: search.tu }),
    ...(search.den === undefined ? {} : { to: search.den }),
    ...(search.phanTo === undefined ? {} : { breakdown: search.phanTo }),
    ...bodiesAsked(search),
    ...(search.xacNhan ? { verified: 'true' as const } : {}),
    limit: LIMIT,
  };
  return (
    <RecordsBehind
      measure={measure}
      pagesOf={queryKey(register.countedRecords, { query })}
      readPage={(after, signal) => call(register.countedRecords, { query: { ...query, ...after }, signal })}
    />
  );
}

interface RecordsBehindProps {
  readonly measure: Pick<Measure, 'unit'>;
  /** Key of the question. */
  readonly pagesOf: readonly unknown[];
  readonly readPage: (after: { readonly after?: string }, signal: AbortSignal) => Promise<CountedPage>;
}

type CountedPage = OutputOf<typeof register.countedRecords>;

/** Records with what each counts, page after page. */
export function RecordsBehind({ measure, pagesOf, readPage }: RecordsBehindProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const pages = useInfiniteQuery({
    queryKey: [...pagesOf, 'pages'],
    queryFn: ({ pageParam, signal }) => readPage(pageParam === null ? {} : { after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const columns = useColumns(measure);
  if (pages.isError) return <Failure problem={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.data === undefined) return <Loading lines={6} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  const sum = rows.reduce((known, { value }) => known + value, 0);
  return (
    <Stack gap="sm">
      {rows.length > 0 && (
        <Text role="status">
          {t(pages.hasNextPage ? 'moreThan' : 'recordsShown', { count: rows.length })}
          {!pages.hasNextPage &&
            `, ${t('inTotal', { sum: formatNumber(sum, language, 2), unit: say(measure.unit) })}`}
        </Text>
      )}
      <DataTable
        caption={t('behindTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.recordId} ${row.day} ${row.verified}`}
        empty={<Empty text={t('noRecords')} />}
      />
      {pages.hasNextPage && (
        <Button
          variant="default"
          className="no-print"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

type Line = CountedPage['items'][number];

function useColumns(measure: Pick<Measure, 'unit'>): Column<Line>[] {
  const t = useWords(words);
  const say = useSay();
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('record'),
        value: ({ title }) => title,
        cell: ({ recordId, title }) => (
          <Anchor component={Link} to={`/ban-ghi/${recordId}`}>
            {title}
          </Anchor>
        ),
        heading: true,
      },
      { id: 'body', header: t('body'), value: ({ body }) => body.name },
      {
        id: 'day',
        header: t('day'),
        value: ({ day }) => day,
        cell: ({ day }) => formatDate(day),
        width: '8rem',
      },
      {
        id: 'value',
        header: `${t('value')} (${say(measure.unit)})`,
        value: ({ value }) => value,
        align: 'right',
        width: '9rem',
      },
      {
        id: 'status',
        header: t('status'),
        value: ({ status }) => status,
        cell: ({ status }) => <StatusBadge status={status} />,
        width: '10rem',
      },
    ],
    [t, say, measure],
  );
}
