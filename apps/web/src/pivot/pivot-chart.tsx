import { formatDate, formatNumber } from '@binhdang/domain';
import { Card, Stack, useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { Chart } from '../ui/chart.tsx';
import { Empty } from '../ui/empty.tsx';
import type { Shown } from './answer.ts';
import { type Drawn, drawnOf, heightOf, optionOf } from './chart-options.ts';
import { Hint } from './pivot-fields.tsx';
import type { ShareKey, View } from './search.ts';
import { words } from './words.ts';

interface PivotChartsProps {
  readonly shown: Shown;
  readonly view: Exclude<View, 'bang'>;
  readonly share: ShareKey | undefined;
}

/** One drawing for the measures of each unit: classes and people have no scale in common. */
export function PivotCharts({ shown, view, share }: PivotChartsProps) {
  const t = useWords(words);
  const { measures, rowDimensions, columnDimensions } = shown.answer;
  if (rowDimensions.length + columnDimensions.length === 0 && measures.length < 2)
    return <Empty text={t('chartNeeds')} />;
  const units = new Map<string, number[]>();
  for (const [at, { unit }] of measures.entries()) units.set(unit.vi, [...(units.get(unit.vi) ?? []), at]);
  return (
    <Stack>
      {[...units].map(([unit, own]) => (
        <Card key={unit}>
          <UnitChart shown={shown} view={view} share={share} measures={own} />
        </Card>
      ))}
    </Stack>
  );
}

function UnitChart({
  shown,
  view,
  share,
  measures,
}: PivotChartsProps & { readonly measures: readonly number[] }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const dark = useComputedColorScheme('light') === 'dark';
  const drawn = useMemo(() => drawnOf(shown, measures, language, view), [shown, measures, language, view]);
  const others = t('others');
  const option = useMemo(
    () => optionOf(drawn, { view, language, percent: share !== undefined, others, dark }),
    [drawn, view, language, share, others, dark],
  );
  const { answer } = shown;
  const own = measures.flatMap((at) => answer.measures[at] ?? []);
  const names = (dimensions: typeof answer.rowDimensions) =>
    dimensions.map(({ name }) => say(name).toLocaleLowerCase(language)).join(', ');
  const [rows, columns] = [names(answer.rowDimensions), names(answer.columnDimensions)];
  const number = (value: number) =>
    share === undefined ? formatNumber(value, language, 2) : `${formatNumber(value, language, 1)} %`;
  const told = {
    rows: capital(rows || columns || own.map(({ name }) => say(name)).join(', ')),
    columns,
    from: formatDate(answer.from),
    to: formatDate(answer.to),
    share: share === undefined ? '' : `, ${t(`share_${share}`)}`,
    most: highest(drawn, number) ?? '–',
  };
  return (
    <>
      <Chart
        title={t('chartTitle', {
          measures: own.map(({ name }) => say(name)).join(', '),
          unit: own[0] === undefined ? '' : say(own[0].unit),
        })}
        description={t(rows !== '' && columns !== '' ? 'chartTold' : 'chartToldOne', told)}
        option={option}
        height={heightOf(drawn, view)}
        table={{
          columns: [rows || columns ? capital(rows || columns) : '', ...drawn.series.map(({ name }) => name)],
          rows: drawn.along.map((name, at) => [
            name || t('total'),
            ...drawn.series.map(({ values }) => {
              const value = values[at] ?? null;
              return value === null ? '–' : number(value);
            }),
          ]),
        }}
      />
      {drawn.along.length < drawn.all && (
        <Hint>{t('onlyLargest', { count: drawn.along.length, all: drawn.all })}</Hint>
      )}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function highest({ along, series }: Drawn, say: (value: number) => string): string | undefined {
  let best: { readonly name: string; readonly value: number } | undefined;
  for (const one of series)
    for (const [at, value] of one.values.entries())
      if (value !== null && (best === undefined || value > best.value))
        best = { name: [along[at], series.length > 1 ? one.name : ''].filter(Boolean).join(', '), value };
  return best && `${best.name} ${say(best.value)}`;
}
