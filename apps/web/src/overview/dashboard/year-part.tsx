import { dashboard } from '@binhdang/contract';
import { dateParts, formatNumber, type Language } from '@binhdang/domain';
import { Button, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { EChartsOption } from 'echarts';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { valueWords } from '../../indicator/value-text.tsx';
import { words as indicatorWords } from '../../indicator/words.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Chart } from '../../ui/chart.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Part } from '../../ui/part.tsx';
import { changeOf, changeText, tally, type Years } from './change.ts';
import classes from './dashboard.module.css';
import { words } from './words.ts';

type Answer = dashboard.YearOnYear;

/** This year so far against the same months of the year before. */
export function YearPart({ planId }: { readonly planId: string }) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(read(dashboard.yearOnYear, { params: { planId } }));
  return (
    <Part title={t('years')}>
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading lines={6} />}
      {data !== undefined && data.measures.length + data.indicators.length === 0 && (
        <Text c="dimmed">{t('yearsNone')}</Text>
      )}
      {data !== undefined && data.measures.length > 0 && <Measures answer={data} />}
      {data !== undefined && data.indicators.length > 0 && <Indicators answer={data} />}
    </Part>
  );
}

/** "10 tháng đầu năm 2022", "Cả năm 2021". */
function useSpanName({ to, year }: Answer): { now: string; before: string } {
  const t = useWords(words);
  const { month } = dateParts(to);
  const name = (of: number) =>
    month === 12 ? t('wholeYear', { year: String(of) }) : t('monthsOf', { months: month, year: String(of) });
  return { now: name(year), before: name(year - 1) };
}

function Measures({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const spans = useSpanName(answer);
  const { measures, year } = answer;
  const { up, down, same } = tally(measures);
  const number = (value: number | null) =>
    value === null ? t('nothingCounted') : formatNumber(value, language, 0);
  const option = useMemo(
    () =>
      changeOption(
        measures.map((one) => ({ ...one, name: say(one.name) })),
        language,
      ),
    [measures, say, language],
  );
  return (
    <Chart
      title={t('changeChart')}
      description={t('yearsText', { now: spans.now, before: String(year - 1), up, down, same })}
      height={`${Math.max(10, option.rows * 1.6 + 3)}rem`}
      option={option.chart}
      table={{
        columns: [t('measure'), spans.before, spans.now, t('change')],
        rows: measures.map(({ name, unit, now, before }) => [
          `${say(name)} (${say(unit)})`,
          <span key="before">{number(before)}</span>,
          <span key="now">{number(now)}</span>,
          <span key="change">{changeText({ now, before }, language) ?? t('fresh')}</span>,
        ]),
      }}
    />
  );
}

/** Bars for what can be compared, the greatest rise at the top; more than threefold is cut, its number tells. */
const MOST = 200;

function changeOption(
  measures: readonly (Years & { readonly name: string })[],
  language: Language,
): { readonly chart: EChartsOption; readonly rows: number } {
  const rows = measures
    .flatMap((one) => {
      const change = changeOf(one);
      return change === undefined ? [] : [{ name: one.name, change, text: changeText(one, language) ?? '' }];
    })
    .sort((a, b) => a.change - b.change);
  return {
    rows: rows.length,
    chart: {
      grid: {
        left: 4,
        right: 56,
        top: 8,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: { trigger: 'axis', valueFormatter: (value) => `${String(value)}%` },
      xAxis: { type: 'value', axisLabel: { formatter: '{value}%' } },
      yAxis: {
        type: 'category',
        data: rows.map(({ name }) => name),
        axisLabel: { width: 230, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          data: rows.map(({ change, text }) => ({
            value: Math.min(MOST, Math.round(change * 10) / 10),
            itemStyle: { color: change < 0 ? '#c77700' : '#2f6ea8' },
            label: {
              show: true,
              position: change < 0 ? 'left' : 'right',
              formatter: text,
            },
          })),
        },
      ],
    },
  };
}

/** So many indicators at first. */
const FEW = 12;

function Indicators({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const yesNo = useWords(indicatorWords);
  const spans = useSpanName(answer);
  const [all, { toggle }] = useDisclosure(false);
  const { indicators } = answer;
  const shown = all ? indicators : indicators.slice(0, FEW);
  const text = (value: number | null, one: (typeof indicators)[number]) =>
    valueWords(value, one, language, { yes: yesNo('yes'), no: yesNo('no') }) ?? t('nothingCounted');
  return (
    <>
      <Title order={3} size="h4" mt="sm">
        {t('yearIndicators')}
      </Title>
      <Table verticalSpacing="xs" className={classes.stacked}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('indicator')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {spans.before}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {spans.now}
            </Table.Th>
            <Table.Th scope="col">{t('change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((one) => (
            <Table.Tr key={one.code}>
              <Table.Th scope="row" fw={400}>
                <AppLink to="/chi-tieu/$indicator" params={{ indicator: one.code }} inherit>
                  <Text span size="sm" c="dimmed">
                    {one.code}
                  </Text>{' '}
                  {say(one.name)}
                </AppLink>
              </Table.Th>
              <Table.Td ta="right" data-label={spans.before}>
                {text(one.before, one)}
              </Table.Td>
              <Table.Td ta="right" fw={600} data-label={spans.now}>
                {text(one.now, one)}
              </Table.Td>
              <Table.Td data-label={t('change')}>
                <TrendText trend={one.trend} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {indicators.length > FEW && (
        <Button variant="default" className="no-print" onClick={toggle} aria-expanded={all} w="fit-content">
          {all ? t('showFew') : t('showAll', { count: indicators.length })}
        </Button>
      )}
    </>
  );
}

const SIGNS = { better: '▲', worse: '▼', same: '=', changed: '≠' } as const;

function TrendText({ trend }: { readonly trend: Answer['indicators'][number]['trend'] }) {
  const t = useWords(words);
  if (trend === null) return '–';
  return (
    <span className={classes.trend} data-trend={trend}>
      <span aria-hidden>{SIGNS[trend]}</span> {t(trend)}
    </span>
  );
}
