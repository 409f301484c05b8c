import { formatDate, formatNumber, type Language } from '@binhdang/domain';
import { Card } from '@mantine/core';
import type { EChartsOption } from 'echarts';
import { useMemo } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { Chart } from '../../ui/chart.tsx';
import { overTime, type Series, sideBySide } from './chart-model.ts';
import classes from './count.module.css';
import type { FigureTableProps } from './figure-table.tsx';
import { periodName } from './period-name.ts';
import { dimensionOf, type Figures, isPart, rowName } from './row-name.ts';
import { BY_BODY, parts as partsOf } from './search.ts';
import type { Measure } from './use-measures.ts';
import { words } from './words.ts';

/** A chart for each measure that has more than one number. */
export function FigureCharts(props: FigureTableProps) {
  const t = useWords(words);
  const { figures, measures } = props;
  const shown = measures.items.filter(({ code, sight }) => {
    // Of the own body alone: too few to draw.
    if (sight !== 'plan') return false;
    const rows = figures.rows.filter((row) => row.measure === code);
    const numbers = figures.periods.length > 1 ? 2 : rows.filter(isPart).length;
    return (
      numbers > 1 &&
      rows.some(({ whole, cells }) => whole.value !== 0 || cells.some(({ value }) => value !== 0))
    );
  });
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('charts')} className={classes.charts}>
      {shown.map((measure) => (
        <Card key={measure.code} className={classes.keep ?? ''}>
          <MeasureChart {...props} measure={measure} />
        </Card>
      ))}
    </section>
  );
}

function MeasureChart({
  figures,
  search,
  measures,
  measure,
}: FigureTableProps & { readonly measure: Measure }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const say = useSay();
  const { theo } = search;
  const { periods } = figures;
  const rows = figures.rows.filter((row) => row.measure === measure.code);
  const several = periods.length > 1;
  const option = useMemo(
    () => optionOf(figures, measure, theo, language),
    [figures, measure, theo, language],
  );
  const bodies = partsOf(search.coQuan).flatMap(
    (id) => measures.bodies.find((body) => body.id === id)?.name ?? [],
  );
  const about = {
    bodies: bodies.length === 0 ? t('allBodies') : bodies.join(', '),
    from: formatDate(periods[0]?.from ?? ''),
    to: formatDate(periods.at(-1)?.to ?? ''),
  };
  return (
    <Chart
      title={t('chartOf', { name: say(measure.name), unit: say(measure.unit) })}
      description={
        several && search.cot !== undefined
          ? t('chartByPeriod', { ...about, step: t(`step_${search.cot}`).toLowerCase() })
          : t('chartByRow', about)
      }
      option={option}
      height={several ? '16rem' : `${Math.min(rows.length, 16) * 1.8 + 4}rem`}
      table={{
        columns: [
          t('measure'),
          ...(several ? periods.map((period) => periodName(period, language, true)) : []),
          t('whole'),
        ],
        rows: rows.map((row) => [
          rowName(row, measure, theo, language),
          ...(several ? row.cells.map(({ value }) => formatNumber(value, language, 2)) : []),
          formatNumber(row.whole.value, language, 2),
        ]),
      }}
    />
  );
}

function optionOf(
  figures: Figures,
  measure: Measure,
  split: string | undefined,
  language: Language,
): EChartsOption {
  const rows = figures.rows.filter((row) => row.measure === measure.code);
  const several = figures.periods.length > 1;
  const series = rows.filter(isPart).map(
    (row): Series => ({
      name: row.body?.shortName ?? rowName(row, measure, split, language),
      values: several ? row.cells.map(({ value }) => value) : [row.whole.value],
    }),
  );
  const say = (value: number) => formatNumber(value, language, 2);
  if (!several) return sideBySide(series, OTHERS[language], say);
  return overTime(
    figures.periods.map((period) => periodName(period, language, true)),
    rows[0]?.cells.map(({ value }) => value) ?? [],
    series,
    {
      name: measure.name[language],
      others: OTHERS[language],
      say,
      stock: measure.kind === 'stock',
      whole: split === BY_BODY || dimensionOf(measure, split)?.exhaustive === true,
    },
  );
}

const OTHERS = { vi: 'Còn lại', en: 'Others' } as const;
