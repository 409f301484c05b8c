/** Which rows of a reckoned table are worth showing. Pure. */
import type { report } from '@binhdang/contract';

type Row = report.ReportPartOf<'table'>['rows'][number];

/** A row with its place among all rows, by which remarks call it. */
export interface PlacedRow {
  readonly row: Row;
  readonly at: number;
}

const hasFigures = ({ cells }: Row) => cells.some(({ value, last }) => value !== null || last !== null);

/** Rows with figures now or in the period before, and the bands above them. */
export function filledRows(rows: readonly Row[]): PlacedRow[] {
  const placed = rows.map((row, at) => ({ row, at }));
  return placed.filter(({ row, at }) => {
    if (!row.band) return hasFigures(row);
    const next = rows.findIndex((other, place) => place > at && other.band);
    return rows.slice(at + 1, next < 0 ? undefined : next).some(hasFigures);
  });
}
