/** Tables of a report, from figures. */
import type { BiText } from '../register/model.ts';
import { type ChoicesOf, cellFigure, type Figures, figureKey, rowsOf } from './figures.ts';
import type { Column, PartOf } from './model.ts';

export interface ReportCell {
  /** null: unknown or not to be reckoned */
  readonly value: number | null;
  /** keys of the figures it comes from */
  readonly figures: readonly string[];
}

export interface ReportRow {
  readonly name: BiText;
  /** a line over the whole width that opens a group of rows; has no cells */
  readonly band: boolean;
  readonly cells: readonly ReportCell[];
}

export function tableRows(table: PartOf<'table'>, figures: Figures, choicesOf: ChoicesOf): ReportRow[] {
  return rowsOf(table, choicesOf).map((row) => {
    if ('band' in row) return { name: row.band, band: true, cells: [] };
    const cells: ReportCell[] = [];
    for (const column of table.columns) cells.push(cellOf(column, row, cells, figures));
    return { name: row.name, band: false, cells };
  });
}

function cellOf(
  column: Column,
  row: Parameters<typeof cellFigure>[0],
  before: readonly ReportCell[],
  figures: Figures,
): ReportCell {
  if (column.kind === 'value') {
    const key = figureKey(cellFigure(row, column));
    return { value: figures.get(key) ?? null, figures: [key] };
  }
  const [first, second] = column.of.map((at) => before[at] ?? { value: null, figures: [] });
  const origin = [...new Set([...(first?.figures ?? []), ...(second?.figures ?? [])])];
  return { value: reckoned(column.kind, first?.value ?? null, second?.value ?? null), figures: origin };
}

/** Percent with one decimal. */
function reckoned(kind: 'share' | 'change', first: number | null, second: number | null): number | null {
  if (first === null || second === null) return null;
  const [above, below] = kind === 'share' ? [first, second] : [second - first, first];
  return below === 0 ? null : Math.round((above * 1000) / below) / 10;
}
