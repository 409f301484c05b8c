/** Reading a table: one number, its share of a total, rows by their numbers. */
import { isTime, type Path } from './model.ts';
import type { PivotCell, PivotTable } from './shape.ts';

export const SHARES = ['row', 'column', 'all'] as const;
/** Of which total a number is told as a share. */
export type Share = (typeof SHARES)[number];

/** Finds the cell of a row, a column and a measure. */
export function cellsOf(table: Pick<PivotTable, 'cells'>): Lookup {
  const cells = new Map(table.cells.map((cell) => [keyOf(cell.row, cell.column, cell.measure), cell]));
  return (row, column, measure) => cells.get(keyOf(row, column, measure));
}
export type Lookup = (row: number, column: number, measure: number) => PivotCell | undefined;

const keyOf = (row: number, column: number, measure: number) => `${row} ${column} ${measure}`;

/** Whether such a share says anything: what there was at several times is not part of what there is at the last. */
export function sharesOf(
  share: Share,
  stock: boolean,
  { rows, columns }: { readonly rows: readonly string[]; readonly columns: readonly string[] },
): boolean {
  if (!stock) return true;
  const within = share === 'row' ? columns : share === 'column' ? rows : [...rows, ...columns];
  return !within.some(isTime);
}

/** The number as a share of the total, from 0 to 1; undefined where there is no number or nothing to share. */
export function shareOf(
  find: Lookup,
  share: Share,
  row: number,
  column: number,
  measure: number,
): number | undefined {
  const part = find(row, column, measure);
  const whole = find(share === 'row' ? row : 0, share === 'column' ? column : 0, measure);
  return part === undefined || whole === undefined || whole.value === 0
    ? undefined
    : part.value / whole.value;
}

/** By the numbers of which column and measure. */
export interface Order {
  readonly column: number;
  readonly measure: number;
  readonly descending: boolean;
}

/** Places of the rows by their numbers, parts with their total and it before them; rows without a number last. */
export function sortedRows(
  { rows }: Pick<PivotTable, 'rows'>,
  find: Lookup,
  order: Order | undefined,
): number[] {
  const places = [...rows.keys()];
  if (order === undefined) return places;
  const at = new Map(rows.map((path, place) => [JSON.stringify(path), place]));
  const numberOf = (path: Path) =>
    find(at.get(JSON.stringify(path)) ?? -1, order.column, order.measure)?.value;
  const compare = (a: number | undefined, b: number | undefined) => {
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    return order.descending ? b - a : a - b;
  };
  return places.sort((a, b) => {
    const [one, other] = [rows[a] ?? [], rows[b] ?? []];
    for (const level of one.keys()) {
      const [mine, theirs] = [one[level] ?? null, other[level] ?? null];
      if (mine === theirs) continue;
      if (mine === null || theirs === null) return mine === null ? -1 : 1;
      const until = (path: Path) => path.map((member, place) => (place <= level ? member : null));
      return compare(numberOf(until(one)), numberOf(until(other))) || a - b;
    }
    return a - b;
  });
}
