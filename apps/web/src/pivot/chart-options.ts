/** Which drawing tells a pivot: what stands along the axis, and what is told apart by colour. */
import { formatNumber, type Language } from '@binhdang/domain';
import type { EChartsOption } from 'echarts';
import { largest, type Series } from '../register/count/chart-model.ts';
import { isWhole, numberIn, pathName, type Shown } from './answer.ts';
import type { View } from './search.ts';

/** What is drawn: a value for each series at each place along the axis; null where nobody counted. */
export interface Drawn {
  readonly along: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Members before only the largest were kept. */
  readonly all: number;
  /** Whether what is along the axis are times. */
  readonly timed: boolean;
}

const MOST_ALONG = 30;
const MOST_SERIES = 6;
/** A heat map shows more, by shade. */
const MOST_HEATED = 60;

/** Times go along the axis, whether they stand on the rows or on the columns. */
export function drawnOf(shown: Shown, measures: readonly number[], language: Language, view: View): Drawn {
  const { answer, order } = shown;
  const { rowDimensions, columnDimensions } = answer;
  const isTimed = (dimensions: typeof rowDimensions) => dimensions.some(({ kind }) => kind === 'time');
  const rows = order.filter((row) => isWhole(answer.rows[row] ?? []));
  const columns = [...answer.columns.keys()].filter((column) => isWhole(answer.columns[column] ?? []));
  const name = (measure: number) => answer.measures[measure]?.name[language] ?? '';
  const rowName = (row: number) => pathName(rowDimensions, answer.rows[row] ?? [], language, true);
  const turned =
    view === 'nhiet'
      ? isTimed(rowDimensions) && !isTimed(columnDimensions)
      : rowDimensions.length === 0 || (isTimed(columnDimensions) && !isTimed(rowDimensions));
  const columnNames = (column: number, measure: number) =>
    [
      pathName(columnDimensions, answer.columns[column] ?? [], language, true),
      measures.length > 1 ? name(measure) : '',
    ]
      .filter((one) => one !== '')
      .join(' · ') || name(measure);
  const value = (row: number, column: number, measure: number) =>
    numberIn(shown, row, column, measure) ?? null;
  if (turned) {
    const series = rows.flatMap((row) =>
      measures.map((measure) => ({
        name:
          [rowName(row), measures.length > 1 ? name(measure) : ''].filter((one) => one !== '').join(' · ') ||
          name(measure),
        values: columns.map((column) => value(row, column, measure)),
      })),
    );
    const along = columns.map((column) =>
      pathName(columnDimensions, answer.columns[column] ?? [], language, true),
    );
    return limited({ along, series, all: along.length, timed: isTimed(columnDimensions) }, view);
  }
  const series = columns.flatMap((column) =>
    measures.map((measure) => ({
      name: columnNames(column, measure),
      values: rows.map((row) => value(row, column, measure)),
    })),
  );
  return limited({ along: rows.map(rowName), series, all: rows.length, timed: isTimed(rowDimensions) }, view);
}

/** The largest along the axis, in their order; times are all kept. */
function limited(drawn: Drawn, view: View): Drawn {
  const most = view === 'nhiet' ? MOST_HEATED : MOST_ALONG;
  if (drawn.timed || drawn.along.length <= most) return drawn;
  const sums = drawn.along.map((_, at) =>
    drawn.series.reduce((sum, { values }) => sum + Math.abs(values[at] ?? 0), 0),
  );
  const kept = [...sums.keys()]
    .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))
    .slice(0, most)
    .sort((a, b) => a - b);
  return {
    ...drawn,
    along: kept.map((at) => drawn.along[at] ?? ''),
    series: drawn.series.map((one) => ({ ...one, values: kept.map((at) => one.values[at] ?? null) })),
  };
}

export interface How {
  readonly view: Exclude<View, 'bang'>;
  readonly language: Language;
  readonly percent: boolean;
  readonly others: string;
  readonly dark: boolean;
}

export function optionOf(drawn: Drawn, how: How): EChartsOption {
  return how.view === 'nhiet' ? heatOf(drawn, how) : seriesOf(drawn, how);
}

const sayOf =
  ({ language, percent }: How) =>
  (value: number): string =>
    percent ? `${formatNumber(value, language, 1)} %` : formatNumber(value, language, 2);

/** Where whole things are counted, no line is drawn at half a class. */
const steps = (drawn: Drawn): { minInterval?: number } =>
  drawn.series.every(({ values }) => values.every((value) => value === null || Number.isInteger(value)))
    ? { minInterval: 1 }
    : {};

/** Few colours are told apart: of many series the largest, the others together where they make a sum. */
function shownSeries({ series }: Drawn, { view, percent, others }: How): Drawn['series'] {
  if (series.length <= MOST_SERIES) return series;
  if (view === 'chong' && !percent)
    return largest(
      series.map(({ name, values }): Series => ({ name, values: values.map((value) => value ?? 0) })),
      MOST_SERIES,
      others,
    );
  const sum = (values: readonly (number | null)[]) =>
    values.reduce<number>((known, one) => known + Math.abs(one ?? 0), 0);
  return [...series].sort((a, b) => sum(b.values) - sum(a.values)).slice(0, MOST_SERIES);
}

function seriesOf(drawn: Drawn, how: How): EChartsOption {
  const say = sayOf(how);
  const shown = shownSeries(drawn, how);
  const lying = !drawn.timed && how.view !== 'duong';
  // The first is on top.
  const along = lying ? [...drawn.along].reverse() : [...drawn.along];
  const categories = {
    type: 'category' as const,
    data: along,
    axisLabel: lying ? { width: 180, overflow: 'truncate' as const } : alongLabel(along),
  };
  const numbers = {
    type: 'value' as const,
    axisLabel: { formatter: say, hideOverlap: true },
    ...steps(drawn),
  };
  return {
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (value === null || value === undefined ? '–' : say(Number(value))),
    },
    ...(shown.length > 1 ? { legend: { type: 'scroll' } } : {}),
    xAxis: lying ? numbers : categories,
    yAxis: lying ? categories : numbers,
    series: shown.map(({ name, values }) => ({
      name,
      type: how.view === 'duong' ? ('line' as const) : ('bar' as const),
      ...(how.view === 'chong' ? { stack: 'total' } : {}),
      data: lying ? [...values].reverse() : [...values],
    })),
  };
}

function heatOf(drawn: Drawn, how: How): EChartsOption {
  const say = sayOf(how);
  // Bodies from top to bottom, what they are compared by along.
  const [down, along] = drawn.timed
    ? [drawn.series.map(({ name }) => name), [...drawn.along]]
    : [[...drawn.along], drawn.series.map(({ name }) => name)];
  const value = (x: number, y: number) =>
    drawn.timed ? drawn.series[y]?.values[x] : drawn.series[x]?.values[y];
  const cells = down.flatMap((_, y) =>
    along.flatMap((_, x) => {
      const found = value(x, y) ?? null;
      return found === null ? [] : [[x, down.length - 1 - y, found] as [number, number, number]];
    }),
  );
  const numbers = cells.map(([, , found]) => found);
  const [least, most] = [Math.min(0, ...numbers), Math.max(...numbers, 0)];
  const crowded = along.length * down.length > 240 || along.length > 14;
  return {
    tooltip: {
      formatter: (given) => {
        const own = Array.isArray(given) ? given[0] : given;
        const [x = 0, y = 0, found = 0] = (own?.value ?? []) as number[];
        return `${escaped(down[down.length - 1 - y])}, ${escaped(along[x])}: ${say(found)}`;
      },
    },
    grid: {
      left: 4,
      right: 12,
      top: 12,
      bottom: 48,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    xAxis: { type: 'category', data: along, axisLabel: alongLabel(along) },
    yAxis: {
      type: 'category',
      data: [...down].reverse(),
      axisLabel: { width: 180, overflow: 'truncate' },
    },
    visualMap: {
      min: least,
      max: most,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      text: [say(most), say(least)],
      inRange: { color: how.dark ? ['#22303f', '#7fb2e5'] : ['#eaf1f8', '#1f568a'] },
      textStyle: { color: how.dark ? '#e4e9ef' : '#1c2530' },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map((cell) => ({
          value: cell,
          label: { color: inkOn((cell[2] - least) / (most - least || 1), how.dark) },
        })),
        label: { show: !crowded, formatter: ({ value: own }) => say(Number((own as number[])[2])) },
      },
    ],
  };
}

/** Shades go from the ground's colour to a strong one; letters stand out from each. */
const inkOn = (shade: number, dark: boolean): string =>
  shade > 0.5 === dark ? (dark ? '#10161d' : '#1c2530') : dark ? '#e4e9ef' : '#fff';

/** Names along the bottom: times leave some out, long names stand aslant, so that each can be read. */
const alongLabel = (names: readonly string[]) =>
  names.some(({ length }) => length > 10)
    ? { interval: 0, rotate: 30, width: 130, overflow: 'truncate' as const }
    : { hideOverlap: true };

/** Names of bodies are people's text; the tooltip is HTML. */
const escaped = (text = ''): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** CSS height that lets every name be read. */
export function heightOf({ along, series, timed }: Drawn, view: View): string {
  if (view === 'nhiet') return `${Math.max(14, (timed ? series.length : along.length) * 1.9 + 6)}rem`;
  if (timed || view === 'duong') return '22rem';
  const bars = view === 'cot' ? Math.min(series.length, MOST_SERIES) : 1;
  return `${Math.max(14, along.length * Math.max(1.8, bars * 0.75) + 5)}rem`;
}
