import { pivot } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { useQuery } from '@tanstack/react-query';
import { call, queryKey, read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { RecordsBehind } from '../register/count/behind-page.tsx';
import { type Measure, useMeasures } from '../register/count/use-measures.ts';
import { words as countWords } from '../register/count/words.ts';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { cellRoute } from './routes.tsx';
import { type CellSearch, cellQuery, filtersIn, pivotQuery } from './search.ts';
import { words } from './words.ts';

/** The records that one cell of a pivot is made of. */
export function CellPage() {
  const t = useWords(words);
  const inCount = useWords(countWords);
  const say = useSay();
  const search = cellRoute.useSearch();
  const today = useToday();
  const { query, byCode } = useMeasures();
  const measure = byCode.get(search.soLieu ?? '');
  return (
    <Page
      title={measure === undefined ? t('cellTitle') : say(measure.name)}
      subtitle={today !== undefined && measure !== undefined && <About search={search} today={today} />}
      crumbs={[{ title: t('title'), to: backTo(search) }]}
    >
      {query.isPending && <Loading lines={6} />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && measure === undefined && <Empty text={inCount('unknownMeasure')} />}
      {today !== undefined && measure !== undefined && (
        <Records search={search} today={today} measure={measure} />
      )}
    </Page>
  );
}

/** The pivot as it was, with the measure looked at. */
function backTo({ o: _, ...search }: CellSearch): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined);
  return `/phan-tich?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}

interface PartProps {
  readonly search: CellSearch;
  readonly today: string;
}

/** Names of the cell's members: the pivot itself knows them, and is still at hand when one comes from it. */
function About({ search, today }: PartProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { data } = useQuery(read(pivot.table, { query: pivotQuery(search, today) }));
  if (data === undefined) return null;
  const cell = filtersIn(search.o);
  const dimensions = [...data.rowDimensions, ...data.columnDimensions];
  // A quarter says by itself when it was.
  const timed = dimensions.some(({ code, kind }) => kind === 'time' && cell.has(code));
  const names = dimensions.flatMap(({ code, members }) => {
    const member = members.find((one) => one.code === cell.get(code)?.[0]);
    return member === undefined || !cell.has(code) ? [] : [member.name[language]];
  });
  return [
    ...names,
    ...(timed ? [] : [`${formatDate(data.from)} – ${formatDate(data.to)}`]),
    ...(search.xacNhan ? [t('verifiedOnly')] : []),
  ].join(' · ');
}

function Records({ search, today, measure }: PartProps & { readonly measure: Measure }) {
  const query = { ...pivotQuery(search, today), at: cellQuery(search), limit: 100 };
  return (
    <RecordsBehind
      measure={measure}
      pagesOf={queryKey(pivot.records, { query })}
      readPage={(after, signal) => call(pivot.records, { query: { ...query, ...after }, signal })}
    />
  );
}
