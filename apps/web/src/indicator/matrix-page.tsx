import { indicator, type OutputOf } from '@binhdang/contract';
import { parsePeriodKey, periodLabel } from '@binhdang/domain';
import { Card, NativeSelect, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { address, read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { holds, useMe, useToday } from '../app/session.ts';
import { ExportMenu } from '../ui/export-menu.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotAllowed } from '../ui/not-allowed.tsx';
import { Page } from '../ui/page.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { type MatrixColumn, MatrixTable } from './matrix-table.tsx';
import { matrixRoute } from './routes.tsx';
import type { MatrixSearch, View } from './search.ts';
import { words } from './words.ts';

type List = OutputOf<typeof indicator.indicators>;

/** So many years side by side. */
const YEARS = 5;

/** The matrix of values: indicators of a framework by years or by localities. */
export function MatrixPage() {
  const t = useWords(words);
  const search = matrixRoute.useSearch();
  const navigate = matrixRoute.useNavigate();
  const today = useToday();
  const allowed = holds(useMe(), ['lead_officer', 'leader', 'focal_officer', 'viewer']);
  const { data, error, isPending, refetch } = useQuery({ ...read(indicator.indicators), enabled: allowed });
  const set = (change: Partial<MatrixSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  if (!allowed) return <NotAllowed />;
  const asked = data && today !== undefined ? whatIsShown(search, data, today) : undefined;
  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={asked && <Exports query={asked.query} />}>
      {isPending && <Loading lines={8} />}
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {data && asked && (
        <Stack gap="md">
          <Choices list={data} asked={asked} onChange={set} />
          <Values list={data} asked={asked} />
        </Stack>
      )}
    </Page>
  );
}

interface Shown {
  readonly view: View;
  readonly framework: string;
  readonly bodyId: string;
  readonly year: number;
  readonly columns: readonly MatrixColumn[];
  readonly query: { readonly indicator: string[]; readonly bodyId: string[]; readonly period: string[] };
}

/** What the address asks for, with what it leaves out: the strategy, the province, this year. */
function whatIsShown(search: MatrixSearch, list: List, today: string): Shown {
  const view = search.xem ?? 'nam';
  const framework =
    list.frameworks.find(({ code }) => code === search.khung)?.code ?? list.frameworks[0]?.code ?? '';
  const body = list.bodies.find(({ id }) => id === search.coQuan) ?? list.bodies[0];
  const [bodyId, level] = [body?.id ?? '', body?.level ?? 'province'];
  const year = search.nam ?? Number(today.slice(0, 4));
  const codes = list.items.filter((one) => one.framework === framework).map(({ code }) => code);
  const years = Array.from({ length: YEARS }, (_, back) => String(year - YEARS + 1 + back));
  const localities = list.bodies.filter(({ level }, at) => at === 0 || level === 'district').slice(0, 30);
  const columns: MatrixColumn[] =
    view === 'nam'
      ? years.map((period) => ({ key: period, bodyId, period, level }))
      : localities.map((one) => ({ key: one.id, bodyId: one.id, period: String(year), level: one.level }));
  return {
    view,
    framework,
    bodyId,
    year,
    columns,
    query: {
      indicator: codes,
      bodyId: [...new Set(columns.map((column) => column.bodyId))],
      period: [...new Set(columns.map((column) => column.period))],
    },
  };
}

function Choices({
  list,
  asked,
  onChange,
}: {
  readonly list: List;
  readonly asked: Shown;
  readonly onChange: (change: Partial<MatrixSearch>) => void;
}) {
  const t = useWords(words);
  const say = useSay();
  return (
    <Card className="no-print">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <NativeSelect
          label={t('framework')}
          value={asked.framework}
          data={list.frameworks.map(({ code, name }) => ({ value: code, label: say(name) }))}
          onChange={(event) => onChange({ khung: event.currentTarget.value })}
        />
        <Stack gap={4}>
          <Text size="sm" fw={600} id="xem-theo">
            {t('view')}
          </Text>
          <SegmentedControl
            aria-labelledby="xem-theo"
            value={asked.view}
            data={[
              { value: 'nam', label: t('byYear') },
              { value: 'co-quan', label: t('byBody') },
            ]}
            onChange={(value) => onChange({ xem: value as View })}
          />
        </Stack>
        {asked.view === 'nam' && (
          <NativeSelect
            label={t('body')}
            value={asked.bodyId}
            data={list.bodies.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => onChange({ coQuan: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label={t('year')}
          value={String(asked.year)}
          data={yearsAround(asked.year)}
          onChange={(event) => onChange({ nam: Number(event.currentTarget.value) })}
        />
      </SimpleGrid>
    </Card>
  );
}

const yearsAround = (year: number): string[] => Array.from({ length: 12 }, (_, at) => String(year + 3 - at));

function Values({ list, asked }: { readonly list: List; readonly asked: Shown }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { data, error, isFetching, refetch } = useQuery({
    ...read(indicator.values, { query: asked.query }),
    // While another choice loads, the values before stay in sight.
    placeholderData: (before) => before,
  });
  if (error !== null) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={10} />;
  const names = new Map(list.bodies.map((body) => [body.id, body]));
  const headingOf = ({ bodyId, period }: MatrixColumn): string => {
    if (asked.view === 'co-quan') return names.get(bodyId)?.shortName ?? names.get(bodyId)?.name ?? '';
    const known = parsePeriodKey(period);
    return known ? periodLabel(known, language).replace(/^Năm |^Year /, '') : period;
  };
  return (
    <Stack gap="xs" aria-busy={isFetching}>
      <Card component="section" p={0}>
        <MatrixTable
          heads={list.items.filter(({ framework }) => framework === asked.framework)}
          columns={asked.columns.map((column) => ({ ...column, heading: headingOf(column) }))}
          cells={data.cells}
          year={asked.year}
        />
      </Card>
      <Text size="sm" c="dimmed">
        {t('legend')}
      </Text>
    </Stack>
  );
}

function Exports({ query }: Pick<Shown, 'query'>) {
  const t = useWords(words);
  const { language } = useLanguage();
  const file = (format: 'xlsx' | 'csv') =>
    address(indicator.valuesFile, { query: { ...query, format, language } });
  return (
    <>
      <ExportMenu label={t('export')} file={file} />
      <PrintButton label={t('print')} />
    </>
  );
}
