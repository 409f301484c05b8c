import { cascade } from '@binhdang/contract';
import { Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { useMe } from '../app/session.ts';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { ChainView } from './chain-view.tsx';
import { CoverageBodies } from './coverage-bodies.tsx';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { CoverageSummary } from './coverage-summary.tsx';
import { CoverageTasks } from './coverage-tasks.tsx';
import { words } from './coverage-words.ts';
import { NextProvincial } from './next-year-page.tsx';
import { nameOf } from './plan-name.ts';
import { type CoverageSearch, coverageBelowRoute, coverageRoute } from './routes.tsx';

type Go = (search: CoverageSearch) => void;

/** How far bodies' plans cover the provincial plan. */
export function CoveragePage() {
  const { planId } = coverageRoute.useParams();
  const search = coverageRoute.useSearch();
  const navigate = coverageRoute.useNavigate();
  const query = useQuery(read(cascade.coverage, { params: { planId } }));
  return (
    <Frame
      query={query}
      search={search}
      go={(next) => void navigate({ search: next, replace: true })}
      provincial
    />
  );
}

/** How far plans of communes cover that of their district. */
export function CoverageBelowPage() {
  const { bodyPlanId } = coverageBelowRoute.useParams();
  const search = coverageBelowRoute.useSearch();
  const navigate = coverageBelowRoute.useNavigate();
  const query = useQuery(read(cascade.coverageBelow, { params: { bodyPlanId } }));
  return (
    <Frame
      query={query}
      search={search}
      go={(next) => void navigate({ search: next, replace: true })}
      provincial={false}
    />
  );
}

interface FrameProps {
  readonly query: {
    readonly data: cascade.Coverage | undefined;
    readonly isError: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly search: CoverageSearch;
  readonly go: Go;
  readonly provincial: boolean;
}

function Frame({ query, search, go, provincial }: FrameProps) {
  const t = useWords(words);
  const coverage = query.data;
  return (
    <Page
      title={t('title')}
      subtitle={coverage && t('subtitle', { plan: nameOf(coverage.above) })}
      crumbs={[{ title: t('plans'), to: '/ke-hoach-don-vi' }]}
    >
      {coverage === undefined &&
        (query.isError ? (
          <Failure problem={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading />
        ))}
      {coverage !== undefined && (
        <Views coverage={coverage} search={search} go={go} provincial={provincial} />
      )}
    </Page>
  );
}

function Views({
  coverage,
  search,
  go,
  provincial,
}: Pick<FrameProps, 'search' | 'go' | 'provincial'> & { readonly coverage: cascade.Coverage }) {
  const t = useWords(words);
  const { xem = 'nhiem-vu', loc } = search;
  const filter = (next: CoverageSearch['loc']) => go({ xem: search.xem, loc: next });
  if (coverage.bodies.length === 0) return <Empty text={t('none')} />;
  const { above } = coverage;
  return (
    <Stack gap="md">
      <CoverageSummary coverage={coverage} go={go} />
      <Tabs
        value={xem}
        keepMounted={false}
        onChange={(tab) =>
          go({ xem: tab === 'nhiem-vu' || tab === null ? undefined : (tab as CoverageSearch['xem']) })
        }
      >
        <Tabs.List aria-label={t('tabs')} mb="md" className="no-print">
          <Tabs.Tab value="nhiem-vu">{t('byTask')}</Tabs.Tab>
          <Tabs.Tab value="co-quan">{t('byBody')}</Tabs.Tab>
          <Tabs.Tab value="ma-tran">{t('matrix')}</Tabs.Tab>
          {provincial && <Tabs.Tab value="cap-tren">{t('chain')}</Tabs.Tab>}
          {provincial && <Tabs.Tab value="nam-sau">{t('nextYear')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="nhiem-vu">
          <CoverageTasks coverage={coverage} filter={loc} onFilter={filter} />
        </Tabs.Panel>
        <Tabs.Panel value="co-quan">
          <CoverageBodies coverage={coverage} filter={loc} onFilter={filter} />
        </Tabs.Panel>
        <Tabs.Panel value="ma-tran">
          <CoverageMatrix coverage={coverage} />
        </Tabs.Panel>
        {provincial && (
          <Tabs.Panel value="cap-tren">
            <OwnChain planId={above.planId} />
          </Tabs.Panel>
        )}
        {provincial && (
          <Tabs.Panel value="nam-sau">
            <NextProvincial planId={above.planId} />
          </Tabs.Panel>
        )}
      </Tabs>
    </Stack>
  );
}

/** Files of documents are kept for the body that the person works in. */
function OwnChain({ planId }: { readonly planId: string }) {
  const me = useMe();
  const bodyId =
    me?.roles.find(({ role }) => role === 'lead_officer')?.body.id ?? me?.roles[0]?.body.id ?? '';
  return <ChainView of="plan" id={planId} bodyId={bodyId} />;
}
