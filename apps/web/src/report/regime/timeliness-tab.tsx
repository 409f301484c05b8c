import { report } from '@binhdang/contract';
import { fold, formatNumber } from '@binhdang/domain';
import { Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { Chart } from '../../ui/chart.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { regimeRoute } from './routes.tsx';
import { SeriesFilter } from './series-filter.tsx';
import { type OfYear, percent, sumOfYears } from './timeliness-sums.ts';
import { words } from './words.ts';

const YEARS = 3;

/** How reports came in over the years: all bodies in view as a chart, each body as a row. */
export function TimelinessTab({ today }: { readonly today: string }) {
  const t = useWords(words);
  const { nam, loai } = regimeRoute.useSearch();
  const last = nam ?? Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS }, (_, at) => last - YEARS + 1 + at);
  const query = useQuery({
    ...read(report.timeliness, { query: { year: years.map(String), series: loai } }),
    placeholderData: (previous) => previous,
  });
  const regime = useQuery(read(report.owed, { query: { from: today, to: today } }));
  const items = query.data?.items ?? [];
  return (
    <Stack>
      <SeriesFilter series={regime.data?.series ?? []} year={last} today={today} />
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && items.length === 0 && <Empty text={t('none')} />}
      {items.length > 0 && query.data && (
        <>
          <YearsChart items={items} years={query.data.years} />
          <BodiesTable items={items} years={query.data.years} />
        </>
      )}
    </Stack>
  );
}

interface ItemsProps {
  readonly items: readonly report.TimelinessOfBody[];
  readonly years: readonly number[];
}

function YearsChart({ items, years }: ItemsProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const sums = sumOfYears(items, years);
  return (
    <Chart
      title={t('chartTitle')}
      description={t('chartText')}
      height="14rem"
      option={{
        xAxis: { type: 'category', data: years.map(String) },
        yAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
        legend: {},
        series: [
          { type: 'bar', name: t('punctuality'), data: sums.map(({ punctuality }) => percent(punctuality)) },
          {
            type: 'bar',
            name: t('completeness'),
            data: sums.map(({ completeness }) => percent(completeness)),
          },
        ],
      }}
      table={{
        columns: [t('year'), t('punctuality'), t('completeness')],
        rows: sums.map(({ year, punctuality, completeness }) => {
          const said = (share: number | null) => {
            const value = percent(share);
            return value === null ? '–' : `${formatNumber(value, language, 1)}%`;
          };
          return [String(year), said(punctuality), said(completeness)];
        }),
      }}
    />
  );
}

function BodiesTable({ items, years }: ItemsProps) {
  const t = useWords(words);
  const [find, setFind] = useState('');
  const shown = items.filter(({ body }) => fold(body.name).includes(fold(find)));
  return (
    <Stack gap="xs">
      <TextInput
        className="no-print"
        label={t('find')}
        value={find}
        onChange={({ currentTarget }) => setFind(currentTarget.value)}
        maw="24rem"
      />
      <Table.ScrollContainer minWidth={420} mah="36rem">
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('body')}</Table.Th>
              {years.map((year) => (
                <Table.Th key={year} scope="col">
                  {t('ofYear', { year: String(year) })}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ body, years: ofBody }) => (
              <Table.Tr key={body.id}>
                <Table.Th scope="row">{body.name}</Table.Th>
                {ofBody.map((one) => (
                  <Table.Td key={one.year}>
                    <YearCell one={one} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

/** Never by colour alone: the counts stand beneath the share. */
function YearCell({ one }: { readonly one: OfYear }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const share = percent(one.punctuality);
  if (share === null)
    return (
      <Text size="sm" c="dimmed">
        {t('noneDue')}
      </Text>
    );
  return (
    <>
      <Text fw={600} {...(one.overdue > 0 ? { c: 'red' } : {})}>
        {formatNumber(share, language, 0)}%
      </Text>
      <Text size="xs" c="dimmed">
        {t('cell', { onTime: one.onTime, judged: one.sent + one.overdue, sent: one.sent, owed: one.owed })}
      </Text>
    </>
  );
}
