/** From sums to a table: rows and columns with their totals, each number once. */
import { exact } from './complete.ts';
import { isTime, type Path, type Time } from './model.ts';
import type { Span } from './periods.ts';

/** What was counted, as fine as the pivot tells apart. */
export interface Sum {
  /** Place among the pivot's measures. */
  readonly measure: number;
  /** Place among its spans, from 1; 0: before the first, of a stock. */
  readonly span: number;
  /**
   * For each dimension, rows first: its member, several where a body is in several groups; null of a breakdown that is
   * not made here, and of time.
   */
  readonly members: readonly (string | readonly string[] | null)[];
  readonly value: number;
  readonly verified: number;
}

export interface PivotCell {
  readonly row: number;
  readonly column: number;
  readonly measure: number;
  readonly value: number;
  /** Part of the value. */
  readonly verified: number;
}

export interface PivotTable {
  /** Totals before their parts; the first is the total of all. */
  readonly rows: readonly Path[];
  readonly columns: readonly Path[];
  /** Where nobody counted anything there is none. */
  readonly cells: readonly PivotCell[];
}

export interface ShapeInput {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By place: what there is at the end of a span is not added over spans. */
  readonly stocks: readonly boolean[];
  readonly spans: readonly Span[];
  readonly sums: readonly Sum[];
  /** The order of a dimension's members. */
  readonly rank: (dimension: string, member: string) => number;
}

interface Added {
  readonly row: Path;
  readonly column: Path;
  readonly measure: number;
  value: number;
  verified: number;
}

/** Totals are added up from what was counted, never from other totals: whoever is in two groups is once in their total. */
export function shape(input: ShapeInput): PivotTable {
  const added = new Map<string, Added>();
  const add = (row: Path, column: Path, { measure, value, verified }: Sum) => {
    const key = JSON.stringify([row, column, measure]);
    const cell = added.get(key) ?? { row, column, measure, value: 0, verified: 0 };
    cell.value += value;
    cell.verified += verified;
    added.set(key, cell);
  };
  const last = lastSpans(input);
  for (const sum of input.sums) {
    const stock = input.stocks[sum.measure] === true;
    // A change of a stock holds from its span on.
    for (let at = Math.max(sum.span, 1); at <= (stock ? input.spans.length : sum.span); at++)
      for (const [row, column] of pathsOf(sum, input, at))
        if (!stock || last.get(timeKey(input, row, column)) === at) add(row, column, sum);
  }
  return tableOf(input, [...added.values()]);
}

/** All rows and columns that a sum counts in during a span: its own and the totals above. */
function pathsOf(sum: Sum, input: ShapeInput, at: number): [Path, Path][] {
  const span = input.spans[at - 1];
  const members = [...input.rows, ...input.columns].map((dimension, place) => {
    const own = isTime(dimension) ? (span?.members[dimension] ?? null) : (sum.members[place] ?? null);
    return own === null ? [] : typeof own === 'string' ? [own] : own;
  });
  const rows = beginnings(members.slice(0, input.rows.length));
  const columns = beginnings(members.slice(input.rows.length));
  return rows.flatMap((row) => columns.map((column): [Path, Path] => [row, column]));
}

/** `[a, b]` gives `[null, null]`, `[a, null]` and `[a, b]`. */
function beginnings(members: readonly (readonly string[])[]): Path[] {
  const empty: Path = members.map(() => null);
  let longest: Path[] = [empty];
  const all: Path[] = [empty];
  for (const [at, own] of members.entries()) {
    longest = longest.flatMap((path) =>
      own.map((member) => path.map((one, place) => (place === at ? member : one))),
    );
    all.push(...longest);
  }
  return all;
}

/** The members of time in a row and column: those of a cell of all time are none. */
function timeKey({ rows, columns }: ShapeInput, row: Path, column: Path): string {
  const path = [...row, ...column];
  return JSON.stringify(
    [...rows, ...columns].flatMap((dimension, at) => (isTime(dimension) ? [path[at] ?? null] : [])),
  );
}

/** The last span within each combination of members of time: what a stock is told by. */
function lastSpans(input: ShapeInput): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  const nothing: Sum = { measure: 0, span: 0, members: [], value: 0, verified: 0 };
  const times = (dimensions: readonly string[]) => dimensions.filter((one): one is Time => isTime(one));
  const timed: ShapeInput = { ...input, rows: times(input.rows), columns: times(input.columns) };
  for (const at of input.spans.keys())
    for (const [row, column] of pathsOf(nothing, timed, at + 1))
      last.set(timeKey(timed, row, column), at + 1);
  return last;
}

function tableOf({ rows, columns, rank, spans }: ShapeInput, added: readonly Added[]): PivotTable {
  const rowPaths = inOrder(rows, [...added.map(({ row }) => row), ...timesOf(rows, spans)], rank);
  const columnPaths = inOrder(
    columns,
    [...added.map(({ column }) => column), ...timesOf(columns, spans)],
    rank,
  );
  const [rowAt, columnAt] = [placesOf(rowPaths), placesOf(columnPaths)];
  const cells = added.map(({ row, column, measure, value, verified }) => ({
    row: rowAt.get(JSON.stringify(row)) ?? 0,
    column: columnAt.get(JSON.stringify(column)) ?? 0,
    measure,
    value: exact(value),
    verified: exact(verified),
  }));
  cells.sort((a, b) => a.row - b.row || a.column - b.column || a.measure - b.measure);
  return { rows: rowPaths, columns: columnPaths, cells };
}

/** A month in which nobody counted is a gap to be seen; of other dimensions only what is there has a place. */
function timesOf([dimension, ...inner]: readonly string[], spans: readonly Span[]): Path[] {
  if (dimension === undefined || inner.length > 0 || !isTime(dimension)) return [];
  return spans.map(({ members }) => [members[dimension] ?? null]);
}

const placesOf = (paths: readonly Path[]): ReadonlyMap<string, number> =>
  new Map(paths.map((path, at) => [JSON.stringify(path), at]));

/** Each path once, totals before their parts, members in their order. */
function inOrder(dimensions: readonly string[], paths: readonly Path[], rank: ShapeInput['rank']): Path[] {
  const whole: Path = dimensions.map(() => null);
  const distinct = new Map([whole, ...paths].map((path) => [JSON.stringify(path), path]));
  const ranks = new Map<string, number>();
  const rankOf = (at: number, member: string | null): number => {
    if (member === null) return -1;
    const key = `${at} ${member}`;
    const known = ranks.get(key) ?? rank(dimensions[at] ?? '', member);
    ranks.set(key, known);
    return known;
  };
  return [...distinct.values()].sort((a, b) => {
    for (const at of dimensions.keys()) {
      const difference = rankOf(at, a[at] ?? null) - rankOf(at, b[at] ?? null);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
