import { report } from '@binhdang/contract';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../../app/api.ts';
import { useWords } from '../../../app/i18n.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { PageSteps } from '../../../ui/page-steps.tsx';
import { listQuery } from '../filters.ts';
import { reportsRoute } from '../routes.tsx';
import { ReportTable } from './report-table.tsx';
import { words } from './words.ts';

/** As the server gives them. */
export const PER_PAGE = 50;

/** What waits for the person to check, or to sign. */
export function WaitingList({ view }: { readonly view: 'cho-duyet' | 'cho-ky' }) {
  const t = useWords(words);
  const search = reportsRoute.useSearch();
  const navigate = reportsRoute.useNavigate();
  const query = useQuery(read(report.reports, { query: listQuery(view, search) }));
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const { items, total } = query.data;
  return (
    <Stack>
      <ReportTable
        caption={t(view)}
        rows={items}
        empty={<Empty text={t(view === 'cho-duyet' ? 'noneJudging' : 'noneSigning')} />}
      />
      {total > PER_PAGE && (
        <PageSteps
          at={search.trang ?? 1}
          perPage={PER_PAGE}
          total={total}
          count={t('count', { total })}
          onGo={(trang) => void navigate({ search: { ...search, trang: trang > 1 ? trang : undefined } })}
        />
      )}
    </Stack>
  );
}
