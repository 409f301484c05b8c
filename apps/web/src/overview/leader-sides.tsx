import type { overview } from '@binhdang/contract';
import { addDays, formatDate, formatNumber, weekday, weekdayName } from '@binhdang/domain';
import { Card, Stack, Text, Title } from '@mantine/core';
import type { EChartsOption } from 'echarts';
import { useMemo } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { AppLink } from '../ui/app-link.tsx';
import { Chart } from '../ui/chart.tsx';
import type { ReportedKey } from './filter.ts';
import classes from './leader-page.module.css';
import { ListLink } from './leader-tiles.tsx';
import { words } from './words.ts';

interface SideProps {
  readonly summary: overview.Summary;
}

/** Days of the coming 30 on which something falls due. */
export function Upcoming({ summary: { upcoming, plan } }: SideProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <Card component="section" withBorder>
      <Title order={2} mb="sm">
        {t('upcoming')}
      </Title>
      {upcoming.length === 0 && <Text c="dimmed">{t('noUpcoming')}</Text>}
      <ul className={classes.list}>
        {upcoming.map(({ due, total, done }) => (
          <li key={due}>
            <ListLink search={{ keHoach: plan.id, denHanTu: due, denHanDen: due }}>
              {weekdayName(weekday(due), language)}, {formatDate(due)}
            </ListLink>
            <Text size="sm" c="dimmed">
              {t('upcomingLine', {
                total: formatNumber(total, language),
                done: formatNumber(done, language),
              })}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** So many names are read at a glance; the rest is on the plan's page. */
const NAMES = 6;

/** Which recipients have not confirmed that they have the document. */
export function Receipts({ summary: { acknowledgements, plan } }: SideProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { total, outstanding } = acknowledgements;
  if (total === 0) return null;
  const rest = outstanding.length - NAMES;
  return (
    <Card component="section" withBorder>
      <Title order={2} mb="sm">
        {t('receipts')}
      </Title>
      {outstanding.length === 0 ? (
        <Text>{t('receiptsAll', { total: formatNumber(total, language) })}</Text>
      ) : (
        <Stack gap={4}>
          <AppLink to="/ke-hoach/$planId" params={{ planId: plan.id }} search={{ xem: 'noi-nhan' }}>
            {t('receiptsSome', { missing: outstanding.length, total })}
          </AppLink>
          <Text size="sm" c="dimmed">
            {outstanding
              .slice(0, NAMES)
              .map((body) => body.shortName ?? body.name)
              .join(', ')}
            {rest > 0 && ` ${t('andMore', { count: rest })}`}
          </Text>
        </Stack>
      )}
    </Card>
  );
}

/** Whether reports come in, week by week; the figures beneath the chart open the lists they count. */
export function Trend({ summary: { weeks, plan } }: SideProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const option = useMemo<EChartsOption>(
    () => ({
      legend: {},
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: weeks.map(({ from }) => formatDate(from).slice(0, 5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        { type: 'bar', name: t('reports'), data: weeks.map((week) => week.reports) },
        { type: 'bar', name: t('finished'), data: weeks.map((week) => week.finished) },
        { type: 'bar', name: t('verified'), data: weeks.map((week) => week.verified) },
      ],
    }),
    [weeks, t],
  );
  const of = (from: string, count: number, baoCao?: ReportedKey) =>
    count === 0 ? (
      0
    ) : (
      <ListLink search={{ keHoach: plan.id, baoCaoTu: from, baoCaoDen: addDays(from, 6), baoCao }}>
        {formatNumber(count, language)}
      </ListLink>
    );
  if (weeks.every((week) => week.reports === 0)) {
    return (
      <Card component="section" withBorder>
        <Title order={2} mb="sm">
          {t('trendTitle')}
        </Title>
        <Text c="dimmed">{t('trendNone')}</Text>
      </Card>
    );
  }
  return (
    <Card component="section" withBorder className={classes.keep}>
      <Chart
        height="13rem"
        title={t('trendTitle')}
        description={t('trendText', {
          week: formatNumber(weeks.at(-1)?.reports ?? 0, language),
          before: formatNumber(weeks.at(-2)?.reports ?? 0, language),
        })}
        option={option}
        table={{
          columns: [t('week'), t('reports'), t('finished'), t('verified')],
          rows: weeks.map(({ from, reports, finished, verified }) => [
            formatDate(from),
            of(from, reports),
            of(from, finished, 'xong'),
            of(from, verified, 'xac-nhan'),
          ]),
        }}
      />
    </Card>
  );
}
