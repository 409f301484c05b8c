import { register } from '@binhdang/contract';
import { Card, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { address, read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { holds, useMe, useToday } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { Page } from '../../ui/page.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { ConfidentialPart } from './confidential-part.tsx';
import { FigureCharts } from './figure-charts.tsx';
import { FigureFields } from './figure-fields.tsx';
import { FigureTable } from './figure-table.tsx';
import { MeasureMenu } from './measure-menu.tsx';
import { figuresRoute } from './routes.ts';
import { type CountSearch, figuresQuery, parts } from './search.ts';
import { type Measures, useMeasures } from './use-measures.ts';
import { words } from './words.ts';

/** What the records come to: measures in periods, by body or breakdown. All of it stands in the address. */
export function FiguresPage() {
  const t = useWords(words);
  const search = figuresRoute.useSearch();
  const navigate = figuresRoute.useNavigate();
  const today = useToday();
  const allowed = holds(useMe(), ['lead_officer', 'leader', 'focal_officer', 'viewer']);
  const { query, data } = useMeasures(allowed);
  const set = (change: Partial<CountSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  if (!allowed) return <NotAllowed />;
  const chosen = search.soLieu !== undefined;
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={chosen && today !== undefined && <Exports search={search} today={today} />}
    >
      {query.isPending && <Loading lines={8} />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {data !== undefined && today !== undefined && (
        <Stack gap="md">
          <FigureFields search={search} measures={data} today={today} onChange={set} />
          {chosen ? (
            <Result search={search} measures={data} today={today} />
          ) : (
            <MeasureMenu measures={data} search={search} />
          )}
        </Stack>
      )}
    </Page>
  );
}

interface ShownProps {
  readonly search: CountSearch;
  readonly today: string;
}

function Exports({ search, today }: ShownProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const file = (format: 'xlsx' | 'csv') =>
    address(register.figuresFile, { query: { ...figuresQuery(search, today), format, language } });
  return (
    <>
      <ExportMenu label={t('export')} file={file} />
      <PrintButton label={t('print')} />
    </>
  );
}

function Result({ search, measures, today }: ShownProps & { readonly measures: Measures }) {
  const t = useWords(words);
  const { data, error, isFetching, refetch } = useQuery({
    ...read(register.figures, { query: figuresQuery(search, today) }),
    // While another choice loads, the figures before stay in sight.
    placeholderData: (before) => before,
  });
  const codes = parts(search.soLieu);
  const confidential = measures.items.filter(({ code, sight }) => sight !== 'plan' && codes.includes(code));
  const oversees = measures.bodies.some(({ mine }) => !mine);
  if (error !== null) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  const empty = data.rows.every(
    ({ whole, cells }) => whole.value === 0 && cells.every(({ value }) => value === 0),
  );
  return (
    <Stack gap="md" aria-busy={isFetching}>
      <Card component="section" p={0}>
        <FigureTable figures={data} search={search} measures={measures} today={today} />
        {empty && <Empty text={t('nothing')} />}
      </Card>
      {confidential.length > 0 && oversees && (
        <ConfidentialPart search={search} measures={confidential} today={today} />
      )}
      {!empty && <FigureCharts figures={data} search={search} measures={measures} today={today} />}
    </Stack>
  );
}
