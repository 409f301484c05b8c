import { dashboard } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Button, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { EChartsOption } from 'echarts';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Chart } from '../../ui/chart.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Part } from '../../ui/part.tsx';
import classes from './dashboard.module.css';
import { words } from './words.ts';

type Answer = dashboard.Timeliness;
type Sum = Answer['bodies'][number]['now'];

/** Whether periodic reports come in time: of each level, and whose do not. */
export function TimelinessPart({ planId }: { readonly planId: string }) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(read(dashboard.timeliness, { params: { planId } }));
  return (
    <Part title={t('reports')}>
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading lines={6} />}
      {data !== undefined && data.bodies.length === 0 && <Text c="dimmed">{t('reportsNone')}</Text>}
      {data !== undefined && data.bodies.length > 0 && <Levels answer={data} />}
      {data !== undefined && data.bodies.length > 0 && <Bodies answer={data} />}
    </Part>
  );
}

/** Of what was sent or is overdue, in whole per cent; undefined before anything was due. */
function inTime({ onTime, sent, overdue }: Sum): number | undefined {
  return sent + overdue === 0 ? undefined : Math.floor((onTime * 100) / (sent + overdue));
}

const added = (sums: readonly Sum[]): Sum =>
  sums.reduce((a, b) => ({
    owed: a.owed + b.owed,
    sent: a.sent + b.sent,
    onTime: a.onTime + b.onTime,
    overdue: a.overdue + b.overdue,
  }));

/** Parts of what is owed, in the order in which they are stacked. */
const PARTS = {
  onTime: { colour: '#2e7d4f', of: ({ onTime }: Sum) => onTime },
  late: { colour: '#c77700', of: ({ sent, onTime }: Sum) => sent - onTime },
  overdue: { colour: '#b3261e', of: ({ overdue }: Sum) => overdue },
  open: { colour: '#aab5c1', of: ({ owed, sent, overdue }: Sum) => Math.max(0, owed - sent - overdue) },
} as const;
const PART_NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

function Levels({ answer: { levels, year } }: { readonly answer: Answer }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const all = added(levels.map(({ now }) => now));
  const before = inTime(added(levels.map((one) => one.before)));
  const number = (value: number) => formatNumber(value, language);
  const share = (value: number | undefined) => (value === undefined ? '–' : `${value}%`);
  const option = useMemo<EChartsOption>(
    () => ({
      legend: {},
      tooltip: { trigger: 'axis', valueFormatter: (value) => `${String(value)}%` },
      grid: {
        left: 4,
        right: 24,
        top: 36,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
      yAxis: { type: 'category', inverse: true, data: levels.map(({ level }) => t(`level_${level}`)) },
      series: PART_NAMES.map((part) => ({
        type: 'bar' as const,
        stack: 'all',
        name: t(`part_${part}`),
        itemStyle: { color: PARTS[part].colour },
        data: levels.map(({ now }) =>
          now.owed === 0 ? 0 : Math.round((PARTS[part].of(now) * 1000) / now.owed) / 10,
        ),
      })),
    }),
    [levels, t],
  );
  return (
    <Chart
      title={t('reportsChart', { year: String(year) })}
      description={t('reportsText', {
        owed: number(all.owed),
        sent: number(all.sent),
        onTime: number(all.onTime),
        overdue: number(all.overdue),
        before: before === undefined ? t('reportsNoBefore') : t('reportsBefore', { share: before }),
      })}
      height="12rem"
      option={option}
      table={{
        columns: [
          t('level'),
          t('bodies'),
          t('owed'),
          ...PART_NAMES.map((part) => t(`part_${part}`)),
          t('inTime'),
          t('inTimeBefore'),
        ],
        rows: levels.map(({ level, bodies, now, before: then }) => [
          t(`level_${level}`),
          bodies,
          now.owed,
          ...PART_NAMES.map((part) => PARTS[part].of(now)),
          <span key="now">{share(inTime(now))}</span>,
          <span key="before">{share(inTime(then))}</span>,
        ]),
      }}
    />
  );
}

/** So many bodies at first. */
const FEW = 10;

function Bodies({ answer }: { readonly answer: Answer }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [all, { toggle }] = useDisclosure(false);
  const behind = answer.bodies.filter(({ now }) => now.overdue > 0 || now.sent > now.onTime);
  const number = (value: number) => formatNumber(value, language);
  if (behind.length === 0) return <Text>{t('reportsAllInTime')}</Text>;
  return (
    <>
      <Title order={3} size="h4" mt="sm">
        {t('behindTitle', { count: behind.length })}
      </Title>
      <Table verticalSpacing="xs" className={classes.stacked}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('reportingBody')}</Table.Th>
            {(['owed', 'part_overdue', 'part_late', 'part_onTime'] as const).map((column) => (
              <Table.Th key={column} scope="col" ta="right">
                {t(column)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(all ? behind : behind.slice(0, FEW)).map(({ body, now }) => (
            <Table.Tr key={body.id}>
              <Table.Th scope="row" fw={400}>
                <AppLink to="/co-quan/$bodyId" params={{ bodyId: body.id }} inherit>
                  {body.name}
                </AppLink>
              </Table.Th>
              <Table.Td ta="right" data-label={t('owed')}>
                {number(now.owed)}
              </Table.Td>
              <Table.Td ta="right" fw={600} data-label={t('part_overdue')}>
                {number(now.overdue)}
              </Table.Td>
              <Table.Td ta="right" data-label={t('part_late')}>
                {number(now.sent - now.onTime)}
              </Table.Td>
              <Table.Td ta="right" data-label={t('part_onTime')}>
                {number(now.onTime)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {behind.length > FEW && (
        <Button variant="default" className="no-print" onClick={toggle} aria-expanded={all} w="fit-content">
          {all ? t('showFew') : t('showAll', { count: behind.length })}
        </Button>
      )}
    </>
  );
}
