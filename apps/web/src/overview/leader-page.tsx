import { overview } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Card, Select, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { planName, useChoices } from './choices.ts';
import { Jumps } from './dashboard/jumps.tsx';
import { Decisions } from './leader-decisions.tsx';
import { FigureTable } from './leader-figures.tsx';
import { GROUPS, sectionRows, sumOf } from './leader-model.ts';
import classes from './leader-page.module.css';
import { Receipts, Trend, Upcoming } from './leader-sides.tsx';
import { Tiles } from './leader-tiles.tsx';
import { leaderRoute } from './routes.tsx';
import { words } from './words.ts';

/** Where a plan stands, on one page: the latest that the person oversees unless the address names another. */
export function LeaderPage() {
  const t = useWords(words);
  const { keHoach } = leaderRoute.useSearch();
  const navigate = leaderRoute.useNavigate();
  const choices = useChoices();
  const plans = choices.data?.plans.filter((plan) => plan.overseen) ?? [];
  const plan = plans.find(({ id }) => id === keHoach) ?? plans[0];
  const { data, error, refetch } = useQuery({
    ...read(overview.summary, { params: { planId: plan?.id ?? '' } }),
    enabled: plan !== undefined,
  });
  return (
    <Page
      title={t('leaderTitle')}
      subtitle={
        data &&
        t('leaderSubtitle', {
          number: data.plan.number ?? '',
          plan: data.plan.title,
          date: formatDate(data.asOf),
        })
      }
      actions={data && <PrintButton label={t('print')} />}
    >
      {choices.isError && <Failure problem={choices.error} onRetry={() => void choices.refetch()} />}
      {choices.isSuccess && plan === undefined && (
        <Empty text={t(choices.data.plans.length === 0 ? 'nothingYet' : 'noOverseen')} />
      )}
      {plans.length > 1 && plan !== undefined && (
        <Select
          className="no-print"
          label={t('choosePlan')}
          maw="34rem"
          data={plans.map((one) => ({ value: one.id, label: `${planName(one)}: ${one.title}` }))}
          value={plan.id}
          allowDeselect={false}
          onChange={(id) =>
            void navigate({ search: (before) => ({ ...before, keHoach: id ?? undefined }), replace: true })
          }
        />
      )}
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && (choices.isPending || plan !== undefined) && (
        <Loading lines={10} />
      )}
      {data !== undefined && <Figures summary={data} sections={choices.data?.sections ?? []} />}
    </Page>
  );
}

/** Indicators, map, years side by side: after the plan's progress, which is what one comes for. */
const DashboardParts = lazy(() => import('./dashboard/parts.tsx'));

/** So many bodies at first, the latest; so many sections, else only whole ones and those with something amiss. */
const FEW_BODIES = 10;
const FEW_SECTIONS = 12;
const needsLook = (counts: readonly number[]) => sumOf(counts, [...GROUPS.late, ...GROUPS.attention]) > 0;

interface FiguresProps {
  readonly summary: overview.Summary;
  readonly sections: readonly overview.SectionChoice[];
}

function Figures({ summary, sections }: FiguresProps) {
  const t = useWords(words);
  const rows = useMemo(() => sectionRows(summary.bySection, sections), [summary, sections]);
  const planId = summary.plan.id;
  return (
    <Stack gap="lg">
      <Tiles summary={summary} rows={rows} />
      <Jumps />
      <div className={classes.columns}>
        <Stack gap="md">
          <Decisions summary={summary} />
          <Trend summary={summary} />
        </Stack>
        <Stack gap="md">
          <Upcoming summary={summary} />
          <Receipts summary={summary} />
        </Stack>
      </div>
      <Suspense fallback={<Loading lines={12} />}>
        <DashboardParts planId={planId} />
      </Suspense>
      <Card component="section" withBorder id="theo-muc">
        <Title order={2} mb="sm">
          {t('bySectionTitle')}
        </Title>
        <FigureTable
          caption={t('bySectionTitle')}
          heading={t('section')}
          rows={rows.map(({ id, label, text, counts, top }) => ({
            key: id,
            label,
            name: text,
            counts,
            strong: top,
            quiet: rows.length > FEW_SECTIONS && !top && !needsLook(counts),
            search: { keHoach: planId, muc: id },
          }))}
        />
      </Card>
      <Card component="section" withBorder id="theo-co-quan">
        <Title order={2} mb="sm">
          {t('byBodyTitle')}
        </Title>
        <FigureTable
          caption={t('byBodyTitle')}
          heading={t('body')}
          rows={summary.byBody.map(({ body, counts, longestLate }, index) => ({
            key: body.id,
            name: body.name,
            bodyId: body.id,
            counts,
            longestLate,
            quiet: index >= FEW_BODIES,
            search: { keHoach: planId, coQuan: body.id },
          }))}
        />
      </Card>
    </Stack>
  );
}
