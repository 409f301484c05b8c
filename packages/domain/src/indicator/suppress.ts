/**
 * Small numbers hidden in a published table about people, with what else must be hidden so that they cannot be reckoned
 * from the rest. A number is traceable when it is from 1 to `least - 1`.
 *
 * The table has a row per body (or per part of the time) and a column per category of one breakdown, both with totals.
 * What is shown is chosen so that whoever subtracts shown numbers from each other is left with sums over at least two
 * rows, none of them traceable:
 * - a traceable total of a row is hidden, together with the total of at least one row that is not traceable;
 * - a row with a traceable category, or a hidden total, hides all its categories; such rows hide the categories of
 *   further rows until all of them together have no traceable category.
 * Then each hidden number may, for all that is shown, be `least` or more: a hidden total among k rows with the sum s may
 * be anything from 1 to s - k + 1, and one of these rows alone is not traceable; a hidden category may be as much as its
 * row's total and the hidden rows' sum of the category allow, and neither is traceable.
 */

/** Non-negative whole numbers; `cells` add up to `total` (for "of which" breakdowns add what is left as a last cell). */
export interface CountRow {
  readonly total: number;
  readonly cells: readonly number[];
}

/** The same row as it may be shown; null is hidden. */
export interface ShownRow {
  readonly total: number | null;
  /** hidden as a whole or not at all */
  readonly cells: readonly number[] | null;
}

export interface ShownTable {
  readonly rows: readonly ShownRow[];
  readonly sum: ShownRow;
}

export const LEAST_SHOWN = 5;

/**
 * @param rows each with as many cells as the others
 * @param least numbers from 1 to one less than this are hidden; at least 2
 */
export function suppress(rows: readonly CountRow[], least: number = LEAST_SHOWN): ShownTable {
  const sum = sumOf(rows);
  const traceable = (value: number) => value > 0 && value < least;
  if (traceable(sum.total)) return nothing(rows);
  const withoutTotal = hideTotals(rows, traceable);
  const withoutCells = hideCells(rows, withoutTotal, traceable);
  return {
    rows: rows.map(({ total, cells }, at) => ({
      total: withoutTotal.has(at) ? null : total,
      cells: withoutCells.has(at) ? null : cells,
    })),
    // With every row hidden the sum alone would still tell a traceable category.
    sum: { total: sum.total, cells: sum.cells.some(traceable) ? null : sum.cells },
  };
}

function nothing(rows: readonly CountRow[]): ShownTable {
  const hidden: ShownRow = { total: null, cells: null };
  return { rows: rows.map(() => hidden), sum: hidden };
}

function sumOf(rows: readonly CountRow[]): CountRow {
  const width = rows[0]?.cells.length ?? 0;
  return {
    total: rows.reduce((sum, { total }) => sum + total, 0),
    cells: Array.from({ length: width }, (_, column) =>
      rows.reduce((sum, { cells }) => sum + (cells[column] ?? 0), 0),
    ),
  };
}

type IsTraceable = (value: number) => boolean;

/** Places of rows by their total, the smallest first, so that as little as possible is lost. */
const bySize = (rows: readonly CountRow[]): number[] =>
  rows.map((_, at) => at).sort((a, b) => (rows[a]?.total ?? 0) - (rows[b]?.total ?? 0) || a - b);

function hideTotals(rows: readonly CountRow[], traceable: IsTraceable): Set<number> {
  const hidden = new Set(bySize(rows).filter((at) => traceable(rows[at]?.total ?? 0)));
  if (hidden.size === 0) return hidden;
  // The sum of all is not traceable. If no other row is there to hide behind, only rows of nothing are shown.
  const cover = bySize(rows).find((at) => !hidden.has(at) && (rows[at]?.total ?? 0) > 0);
  if (cover !== undefined) return hidden.add(cover);
  return new Set(rows.keys());
}

function hideCells(
  rows: readonly CountRow[],
  withoutTotal: ReadonlySet<number>,
  traceable: IsTraceable,
): Set<number> {
  const hidden = new Set(
    rows.flatMap(({ cells }, at) => (withoutTotal.has(at) || cells.some(traceable) ? [at] : [])),
  );
  const together = () => sumOf([...hidden].flatMap((one) => rows[one] ?? [])).cells;
  // A row that hides alone is traceable itself, so at least two hide.
  for (const at of bySize(rows)) {
    if (!together().some(traceable)) return hidden;
    if ((rows[at]?.total ?? 0) > 0) hidden.add(at);
  }
  return together().some(traceable) ? new Set(rows.keys()) : hidden;
}
