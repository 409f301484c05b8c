/** Which drawing tells a measure's figures: over time, or side by side. */
import type { EChartsOption } from 'echarts';

/** A line or bar of numbers with a name. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

/** A number as it is written. */
type Say = (value: number) => string;

/** More than so many colours are not told apart. */
const MOST_SERIES = 6;
const MOST_BARS = 15;

/** The largest few, the rest together. */
export function largest(series: readonly Series[], most: number, others: string): Series[] {
  const sum = ({ values }: Series) => values.reduce((known, value) => known + Math.abs(value), 0);
  const sorted = [...series].sort((a, b) => sum(b) - sum(a));
  if (sorted.length <= most) return sorted;
  const rest = sorted.slice(most - 1);
  const together = (rest[0]?.values ?? []).map((_, at) =>
    rest.reduce((known, { values }) => known + (values[at] ?? 0), 0),
  );
  return [...sorted.slice(0, most - 1), { name: others, values: together }];
}

/** Over the periods: parts that make the total on top of each other, else the total alone. */
export function overTime(
  periods: readonly string[],
  total: readonly number[],
  parts: readonly Series[],
  how: {
    readonly name: string;
    readonly others: string;
    readonly stock: boolean;
    readonly whole: boolean;
    readonly say: Say;
  },
): EChartsOption {
  const shown =
    parts.length > 0 ? largest(parts, MOST_SERIES, how.others) : [{ name: how.name, values: total }];
  const stacked = parts.length > 0 && how.whole;
  return {
    tooltip: { trigger: 'axis', valueFormatter: (value) => how.say(Number(value)) },
    ...(shown.length > 1 ? { legend: { type: 'scroll' } } : {}),
    xAxis: { type: 'category', data: [...periods] },
    yAxis: { type: 'value', axisLabel: { formatter: how.say }, ...steps(shown) },
    series: shown.map(({ name, values }) => ({
      name,
      type: how.stock && !stacked ? ('line' as const) : ('bar' as const),
      ...(stacked ? { stack: 'total' } : {}),
      data: [...values],
    })),
  };
}

/** Side by side, the largest on top. */
export function sideBySide(parts: readonly Series[], others: string, say: Say): EChartsOption {
  const bars = largest(parts, MOST_BARS, others).reverse();
  return {
    tooltip: { trigger: 'axis', valueFormatter: (value) => say(Number(value)) },
    xAxis: { type: 'value', axisLabel: { formatter: say }, ...steps(bars) },
    yAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisLabel: { width: 210, overflow: 'truncate' },
    },
    series: [{ type: 'bar', data: bars.map(({ values }) => values[0] ?? 0) }],
  };
}

/** Where whole things are counted, no line is drawn at half a class. */
const steps = (series: readonly Series[]): { minInterval?: number } =>
  series.every(({ values }) => values.every(Number.isInteger)) ? { minInterval: 1 } : {};
