import { pivot } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { Card, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { address, read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { holds, useMe, useToday } from '../app/session.ts';
import { useMeasures } from '../register/count/use-measures.ts';
import { Empty } from '../ui/empty.tsx';
import { ExportMenu } from '../ui/export-menu.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotAllowed } from '../ui/not-allowed.tsx';
import { Page } from '../ui/page.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { shownOf } from './answer.ts';
import { openMeasures } from './dimensions.ts';
import classes from './pivot.module.css';
import { PivotCharts } from './pivot-chart.tsx';
import { PivotFields } from './pivot-fields.tsx';
import { PivotTable } from './pivot-table.tsx';
import { PivotViews, useSavedPivots } from './pivot-views.tsx';
import { pivotRoute } from './routes.tsx';
import {
  type PivotSearch,
  pivotQuery,
  SHARE_OF,
  type ShareKey,
  sortingIn,
  VIEWS,
  type View,
} from './search.ts';
import { StartMenu } from './start-menu.tsx';
import { words } from './words.ts';

/** A pivot of one's own. All of it stands in the address, so that it can be sent as a link. */
export function PivotPage() {
  const t = useWords(words);
  const search = pivotRoute.useSearch();
  const navigate = pivotRoute.useNavigate();
  const today = useToday();
  const allowed = holds(useMe(), ['lead_officer', 'leader', 'focal_officer', 'viewer']);
  const { query, data } = useMeasures(allowed);
  const open = useMemo(() => data && openMeasures(data), [data]);
  const saved = useSavedPivots(allowed);
  const set = (change: Partial<PivotSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  if (!allowed) return <NotAllowed />;
  const chosen = search.soLieu !== undefined;
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          {chosen && today !== undefined && <Exports search={search} today={today} />}
          <PivotViews search={search} items={saved} onApply={(next) => void navigate({ search: next })} />
        </>
      }
    >
      {query.isPending && <Loading lines={8} />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {open !== undefined && today !== undefined && (
        <Stack gap="md">
          <PivotFields search={search} measures={open} today={today} onChange={set} />
          {chosen ? (
            <Result search={search} today={today} onChange={set} />
          ) : (
            <StartMenu measures={open} saved={saved} today={today} />
          )}
        </Stack>
      )}
    </Page>
  );
}

interface ResultProps {
  readonly search: PivotSearch;
  readonly today: CivilDate;
  readonly onChange: (change: Partial<PivotSearch>) => void;
}

function Exports({ search, today }: Omit<ResultProps, 'onChange'>) {
  const t = useWords(words);
  const { language } = useLanguage();
  const show = search.tyLe === undefined ? 'value' : SHARE_OF[search.tyLe];
  const file = (format: 'xlsx' | 'csv') =>
    address(pivot.file, { query: { ...pivotQuery(search, today), show, format, language } });
  return (
    <>
      <ExportMenu label={t('export')} file={file} />
      <PrintButton label={t('print')} />
    </>
  );
}

function Result({ search, today, onChange }: ResultProps) {
  const { data, error, isFetching, refetch } = useQuery({
    ...read(pivot.table, { query: pivotQuery(search, today) }),
    // While another choice loads, the numbers before stay in sight.
    placeholderData: (before) => before,
  });
  const shown = useMemo(
    () =>
      data &&
      shownOf(
        data,
        search.tyLe === undefined ? undefined : SHARE_OF[search.tyLe],
        sortingIn(search.xep, data.columnDimensions.length),
      ),
    [data, search.tyLe, search.xep],
  );
  const t = useWords(words);
  const view = search.xem ?? 'bang';
  return (
    <Stack gap="sm" aria-busy={isFetching}>
      <Showing search={search} onChange={onChange} />
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && shown === undefined && <Loading lines={6} />}
      {error === null && shown !== undefined && shown.answer.cells.length === 0 && (
        <Empty text={t('nothing')} />
      )}
      {error === null && shown !== undefined && shown.answer.cells.length > 0 && (
        <>
          {view !== 'bang' && <PivotCharts shown={shown} view={view} share={search.tyLe} />}
          <Card component="section" p={0} className={view === 'bang' ? undefined : 'no-print'}>
            <PivotTable shown={shown} search={search} onChange={onChange} />
          </Card>
        </>
      )}
    </Stack>
  );
}

const SHARE_KEYS = Object.keys(SHARE_OF) as ShareKey[];

/** As what it is shown: table or chart, numbers or shares. */
function Showing({ search, onChange }: Omit<ResultProps, 'today'>) {
  const t = useWords(words);
  return (
    <Group gap="sm" align="flex-end" className={`no-print ${classes.showing}`}>
      <div className={classes.views}>
        <Text size="sm" fw={600} id="xem-bang">
          {t('view')}
        </Text>
        <SegmentedControl
          aria-labelledby="xem-bang"
          value={search.xem ?? 'bang'}
          data={VIEWS.map((view) => ({ value: view, label: t(`view_${view}`) }))}
          onChange={(view) => onChange({ xem: view === 'bang' ? undefined : (view as View) })}
        />
      </div>
      <NativeSelect
        label={t('numbers')}
        value={search.tyLe ?? ''}
        data={[
          { value: '', label: t('share_none') },
          ...SHARE_KEYS.map((key) => ({ value: key, label: t(`share_${key}`) })),
        ]}
        onChange={(event) =>
          onChange({ tyLe: (event.currentTarget.value || undefined) as ShareKey | undefined })
        }
      />
    </Group>
  );
}
