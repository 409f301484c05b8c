import { indicator, type OutputOf } from '@binhdang/contract';
import { formatNumber, type Language, parsePeriodKey, periodBounds, periodLabel } from '@binhdang/domain';
import { Alert, Card, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import { Chart } from '../ui/chart.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Part } from '../ui/part.tsx';
import { AmountsPart } from './amounts-part.tsx';
import classes from './indicator.module.css';
import { TargetText } from './matrix-table.tsx';
import { ReviewsPart } from './reviews-part.tsx';
import { indicatorRoute } from './routes.tsx';
import { seriesOption } from './series-chart.ts';
import { TargetsPart } from './targets-part.tsx';
import { ValueText, valueWords } from './value-text.tsx';
import { VersionsPart } from './versions-part.tsx';
import { words } from './words.ts';

export type Answer = OutputOf<typeof indicator.indicator>;

/** One indicator of one body: its value, how it is made, how it went, and what may be done about it. */
export function IndicatorPage() {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { indicator: code } = indicatorRoute.useParams();
  const { coQuan, ky } = indicatorRoute.useSearch();
  const { data, error, isPending, refetch } = useQuery(
    read(indicator.indicator, { params: { indicator: code }, query: { bodyId: coQuan, period: ky } }),
  );
  const crumbs = [{ title: t('title'), to: '/chi-tieu' }];
  return (
    <Page
      title={data ? `${data.head.code}. ${say(data.head.name)}` : code}
      subtitle={data && `${data.body.name} · ${periodName(data.period, language)}`}
      crumbs={crumbs}
    >
      {isPending && <Loading lines={8} />}
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {data && (
        <Stack gap="md">
          <Where answer={data} />
          <NowPart answer={data} />
          <SeriesPart answer={data} />
          <BelowPart answer={data} />
          <AmountsPart answer={data} />
          <TargetsPart answer={data} />
          <ReviewsPart answer={data} />
          <VersionsPart answer={data} />
        </Stack>
      )}
    </Page>
  );
}

export function periodName(key: string, language: Language): string {
  const period = parsePeriodKey(key);
  return period ? periodLabel(period, language) : key;
}

/** Which body and period; the bodies directly below are a step away. */
function Where({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const navigate = indicatorRoute.useNavigate();
  const list = useQuery(read(indicator.indicators));
  const today = useToday();
  const bodies = list.data?.bodies ?? [answer.body];
  const shown = bodies.some(({ id }) => id === answer.body.id) ? bodies : [answer.body, ...bodies];
  const last = Number(today?.slice(0, 4) ?? answer.period.slice(0, 4));
  const years = Array.from({ length: 12 }, (_, back) => String(last + 1 - back));
  return (
    <Card className="no-print">
      <Group align="end" wrap="wrap">
        <NativeSelect
          label={t('body')}
          value={answer.body.id}
          data={shown.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) =>
            void navigate({ search: (before) => ({ ...before, coQuan: event.currentTarget.value }) })
          }
        />
        <NativeSelect
          label={t('period')}
          value={answer.period}
          data={years.includes(answer.period) ? years : [answer.period, ...years]}
          onChange={(event) =>
            void navigate({ search: (before) => ({ ...before, ky: event.currentTarget.value }) })
          }
        />
      </Group>
    </Card>
  );
}

function NowPart({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { head, period } = answer;
  const cell = answer.series.at(-1);
  if (!cell) return null;
  const value = valueWords(cell.value, head, language, { yes: t('yes'), no: t('no') });
  const marks = [
    cell.estimated ? t('estimated') : '',
    cell.state === 'known' && !cell.final ? t('preliminary') : '',
    cell.state === 'known' ? t('coverage', cell.coverage) : '',
    cell.trend ? t(`trend_${cell.trend}`) : '',
  ].filter((one) => one);
  return (
    <Part title={`${t('now')}: ${periodName(period, language)}`}>
      <Group align="baseline" gap="sm">
        <Text span className={classes.big}>
          {value ?? t(`state_${cell.state === 'known' ? 'missing' : cell.state}`)}
        </Text>
        {value !== undefined && head.kind !== 'yes_no' && <Text span>{say(head.unit)}</Text>}
      </Group>
      {cell.target && (
        <Text>
          {t('targetShort')}:{' '}
          <TargetText head={head} target={cell.target} year={Number(period.slice(0, 4))} /> (
          {t(`origin_${cell.target.origin}`)}){cell.met !== null && ` · ${cell.met ? t('met') : t('notMet')}`}
          {cell.gap !== null &&
            cell.gap !== 0 &&
            head.kind !== 'yes_no' &&
            ` · ${gapWords(cell.gap, head, language, t, say(head.unit))}`}
        </Text>
      )}
      {marks.length > 0 && <Text c="dimmed">{marks.join(' · ')}</Text>}
      {cell.findings.map(({ rule, severity, message }) => (
        <Alert key={rule} variant="outline" color={severity === 'error' ? 'red' : 'orange'}>
          {say(message)}
        </Alert>
      ))}
      <HowMade answer={answer} />
    </Part>
  );
}

type Say = (key: 'gapLacking' | 'gapBeyond', values: { gap: string; unit: string }) => string;

function gapWords(
  gap: number,
  { decimals }: Answer['head'],
  language: Language,
  t: Say,
  unit: string,
): string {
  const said = { gap: formatNumber(Math.abs(gap), language, decimals), unit };
  return gap < 0 ? t('gapLacking', said) : t('gapBeyond', said);
}

/** Numerator and denominator with their numbers and where they come from. */
function HowMade({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { head, terms, framework, note, factor } = answer;
  const cell = answer.series.at(-1);
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('howMade')}</Text>
      <Table.ScrollContainer minWidth={320}>
        <Table withTableBorder>
          <Table.Tbody>
            {terms.map((term) => {
              const number = cell?.[term.term];
              return (
                <Table.Tr key={term.term}>
                  <Table.Th scope="row" w="7rem">
                    {t(term.term)}
                  </Table.Th>
                  <Table.Td>
                    {say(term.name)}
                    <Text size="sm" c="dimmed">
                      {t(`from_${term.from}`)} <RecordsLink term={term} answer={answer} />
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right" w="8rem">
                    {number == null ? <Text c="dimmed">–</Text> : formatNumber(number, language)}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="sm">
        {factor !== 1 && `${t('times', { factor: formatNumber(factor, language) })} · `}
        {t('frequency')}: {t(`frequency_${head.frequency}` as 'frequency_year')} · {t('document')}:{' '}
        {framework.symbol}, {say(framework.name)} · {t('owners')}:{' '}
        {head.owners.map(({ name }) => name).join(', ')}
      </Text>
      {note && <Text size="sm">{say(note)}</Text>}
      {head.doubt.formula === 'unverified' && (
        <Text size="sm" c="dimmed">
          {t('doubtFormula')}
        </Text>
      )}
      {head.doubt.targets === 'unverified' && answer.targets.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('doubtTargets')}
        </Text>
      )}
    </Stack>
  );
}

/** To the records that a counted term was made from; a stock has no first day. */
function RecordsLink({ term, answer }: { readonly term: Answer['terms'][number]; readonly answer: Answer }) {
  const t = useWords(words);
  const period = parsePeriodKey(answer.period);
  if (term.measure === null || !period) return null;
  const { end } = periodBounds(period);
  return (
    <AppLink
      to="/so-lieu/ban-ghi"
      search={{
        soLieu: term.measure,
        den: end,
        ...(term.breakdown === '' ? {} : { phanTo: term.breakdown }),
        coQuan: answer.body.id,
        duoi: true,
      }}
    >
      {t('seeRecords')}
    </AppLink>
  );
}

function SeriesPart({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { head, series, body } = answer;
  const known = series.filter(({ value }) => value !== null);
  const [first, last] = [series[0], series.at(-1)];
  if (known.length === 0 || !first || !last || head.kind === 'yes_no') return null;
  const name = (period: string) => periodName(period, language);
  return (
    <Part title={t('series')}>
      <Chart
        title={`${say(head.name)} (${say(head.unit)})`}
        description={t('seriesText', {
          name: head.code,
          body: body.name,
          from: name(first.period),
          to: name(last.period),
        })}
        option={seriesOption(series, name, { value: t('value'), target: t('targetShort') })}
        table={{
          columns: [t('period'), t('value'), t('targetShort')],
          rows: series.map(
            ({ period, value, target }) => [name(period), value ?? '–', target?.value ?? '–'] as const,
          ),
        }}
      />
    </Part>
  );
}

function BelowPart({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { below, belowBodies, head, period } = answer;
  if (belowBodies.length === 0) return null;
  const cells = new Map(below.map((cell) => [cell.bodyId, cell]));
  const means = below.some(({ state }) => state === 'known' || state === 'not_applicable');
  return (
    <Part title={t('belowTitle', { period: periodName(period, language) })}>
      {!means && !head.levels.includes('district') && !head.levels.includes('commune') ? (
        <Text c="dimmed">{t('noneBelow')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={300}>
          <Table striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('body')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('value')}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('numerator')}
                </Table.Th>
                {head.kind === 'ratio' && (
                  <Table.Th scope="col" ta="right">
                    {t('denominator')}
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {belowBodies.map(({ id, name }) => {
                const cell = cells.get(id);
                return (
                  <Table.Tr key={id}>
                    <Table.Th scope="row" fw={400}>
                      <AppLink
                        to="/chi-tieu/$indicator"
                        params={{ indicator: head.code }}
                        search={{ coQuan: id, ky: period }}
                      >
                        {name}
                      </AppLink>
                    </Table.Th>
                    <Table.Td ta="right">{cell && <ValueText cell={cell} head={head} />}</Table.Td>
                    <Table.Td ta="right">
                      {cell?.numerator == null ? '–' : formatNumber(cell.numerator, language)}
                    </Table.Td>
                    {head.kind === 'ratio' && (
                      <Table.Td ta="right">
                        {cell?.denominator == null ? '–' : formatNumber(cell.denominator, language)}
                      </Table.Td>
                    )}
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Part>
  );
}
