import { DECREE30, POINTS_PER_MM } from './decree30.ts';
import { textWidth } from './font-metrics.ts';
import type { CheckedTable, TextRun } from './model.ts';
import { toLines } from './text-runs.ts';
import { cleanText, formatNumber } from './wording.ts';

export type CellAlign = 'left' | 'center' | 'right' | 'justify';

export interface ComposedCell {
  /** Each line is a paragraph of the cell. */
  readonly lines: readonly (readonly TextRun[])[];
  readonly align: CellAlign;
  /** Index of its first column. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

export interface ComposedRow {
  readonly style: CheckedTable['rows'][number]['style'];
  /** A short row stays whole on one page; a long one may go on overleaf. */
  readonly breakable: boolean;
  readonly cells: readonly ComposedCell[];
}

export interface ComposedTable {
  readonly kind: 'table';
  readonly caption: string;
  /** Millimetres. */
  readonly widths: readonly number[];
  readonly headerRows: readonly (readonly ComposedCell[])[];
  readonly rows: readonly ComposedRow[];
  readonly notes: readonly string[];
}

/** Room the table stands in. */
export interface TableRoom {
  /** Millimetres between the margins. */
  readonly width: number;
  readonly height: number;
  /** Points. */
  readonly size: number;
}

type Column = CheckedTable['columns'][number];
type Cell = CheckedTable['rows'][number]['cells'][number];

/** Widths, heads, numbers and alignment of a table, ready to be drawn. @param label "Bảng 1." or empty */
export function composeTable(table: CheckedTable, label: string, room: TableRoom): ComposedTable {
  const widths = columnWidths(table, room);
  let ordinal = 0;
  const rows = table.rows.map((row): ComposedRow => {
    if (row.style === 'band' || row.style === 'subband')
      return bandRow(row.style, row.cells[0] ?? null, table.columns.length);
    if (row.style === 'normal') ordinal += 1;
    const cells = bodyCells(table.columns, row.cells, row.style, ordinal);
    return { style: row.style, cells, breakable: isLong(cells, widths, room) };
  });
  return {
    kind: 'table',
    caption: table.caption === undefined ? '' : `${label} ${cleanText(table.caption)}`,
    widths,
    headerRows: headerRows(table.columns),
    rows,
    notes: table.notes.map(cleanText),
  };
}

/** A column is never asked to be wider than this for the sake of one word; longer words break. */
const WIDEST_WORD = 28;

/**
 * Widths by the shares of the columns, but no column narrower than its longest word ("30/11/2022" must not break);
 * what those columns take, the others give.
 */
function columnWidths(table: CheckedTable, room: TableRoom): number[] {
  const least = leastWidths(table, room.size);
  const fixed = new Set<number>();
  for (;;) {
    const taken = [...fixed].reduce((sum, index) => sum + (least[index] ?? 0), 0);
    const shares = table.columns.reduce(
      (sum, column, index) => sum + (fixed.has(index) ? 0 : column.width),
      0,
    );
    const share = (index: number): number =>
      ((table.columns[index]?.width ?? 0) / shares) * Math.max(0, room.width - taken);
    const narrow = table.columns.findIndex(
      (_, index) =>
        !fixed.has(index) && share(index) < (least[index] ?? 0) && fixed.size + 1 < table.columns.length,
    );
    if (narrow < 0 || taken + (least[narrow] ?? 0) > room.width * 0.9)
      return table.columns.map((_, index) => (fixed.has(index) ? (least[index] ?? 0) : share(index)));
    fixed.add(narrow);
  }
}

/** For each column what its longest word needs, with the padding of the cell. */
function leastWidths(table: CheckedTable, size: number): number[] {
  const padding = 2 * DECREE30.cellPadding.x.value + 0.3;
  const longest = table.columns.map((column) => widestWord(column.header, size, 'bold'));
  const last = table.rows.filter((row) => row.style === 'normal').length;
  table.columns.forEach((column, index) => {
    if (column.kind === 'ordinal')
      longest[index] = Math.max(longest[index] ?? 0, widestWord(String(last), size, 'regular'));
  });
  for (const row of table.rows) {
    if (row.style === 'band' || row.style === 'subband') continue;
    let next = 0;
    table.columns.forEach((column, index) => {
      if (column.kind === 'ordinal') return;
      const text = cellLines(row.cells[next++] ?? null, column.decimals, false)
        .map((line) => line.map((run) => run.text).join(''))
        .join(' ');
      const face = row.style === 'total' ? 'bold' : 'regular';
      longest[index] = Math.max(longest[index] ?? 0, widestWord(text, size, face));
    });
  }
  return longest.map((width) => width + padding);
}

function widestWord(text: string, size: number, face: 'regular' | 'bold'): number {
  let widest = 0;
  // A word may break after a hyphen.
  for (const word of text.split(/\s|(?<=-)/u)) {
    if (word.length < 2) continue;
    const width = textWidth(word, size, face);
    if (width <= WIDEST_WORD) widest = Math.max(widest, width);
  }
  return widest;
}

function bandRow(style: 'band' | 'subband', cell: Cell, columns: number): ComposedRow {
  const plain = cellLines(cell, undefined, style === 'band');
  const lines = style === 'band' ? plain : plain.map((line) => line.map((run) => ({ ...run, italic: true })));
  return {
    style,
    breakable: false,
    cells: [{ lines, align: 'left', column: 0, columnSpan: columns, rowSpan: 1 }],
  };
}

function bodyCells(
  columns: readonly Column[],
  cells: readonly Cell[],
  style: 'normal' | 'total',
  ordinal: number,
): ComposedCell[] {
  let next = 0;
  return columns.map((column, index): ComposedCell => {
    const bold = style === 'total';
    const lines =
      column.kind === 'ordinal'
        ? [[{ text: bold ? '' : String(ordinal) }]]
        : cellLines(cells[next++] ?? null, column.decimals, bold);
    return { lines, align: alignOf(column), column: index, columnSpan: 1, rowSpan: 1 };
  });
}

function alignOf(column: Column): CellAlign {
  if (column.kind === 'ordinal') return 'center';
  return column.kind === 'number' ? 'right' : column.align;
}

function cellLines(cell: Cell, decimals: number | undefined, bold: boolean): TextRun[][] {
  if (cell === null) return [[]];
  const text = typeof cell === 'number' ? formatNumber(cell, decimals) : cell;
  const lines = toLines(text);
  return bold ? lines.map((line) => line.map((run) => ({ ...run, bold: true }))) : lines;
}

/** One head row, or two when neighbouring columns stand under a common head. */
function headerRows(columns: readonly Column[]): ComposedCell[][] {
  const head = (text: string, column: number, columnSpan = 1, rowSpan = 1): ComposedCell => ({
    lines: toLines(text).map((line) => line.map((run) => ({ ...run, bold: true }))),
    align: 'center',
    column,
    columnSpan,
    rowSpan,
  });
  if (columns.every((column) => column.group === undefined))
    return [columns.map((column, index) => head(column.header, index))];
  const upper: ComposedCell[] = [];
  const lower: ComposedCell[] = [];
  for (let start = 0; start < columns.length; ) {
    const group = columns[start]?.group;
    let end = start + 1;
    while (group !== undefined && columns[end]?.group === group) end += 1;
    if (group === undefined) upper.push(head(columns[start]?.header ?? '', start, 1, 2));
    else {
      upper.push(head(group, start, end - start));
      lower.push(...columns.slice(start, end).map((column, index) => head(column.header, start + index)));
    }
    start = end;
  }
  return [upper, lower];
}

/** Whether a row is so high that keeping it whole would leave a hole on the page, or not fit one at all. */
function isLong(cells: readonly ComposedCell[], widths: readonly number[], room: TableRoom): boolean {
  const heights = cells.map((cell, index) => {
    const width = (widths[index] ?? 0) - 2 * DECREE30.cellPadding.x.value;
    const lines = cell.lines.reduce((sum, line) => sum + printedLines(line, width, room.size), 0);
    return (lines * room.size * 1.2) / POINTS_PER_MM;
  });
  return Math.max(0, ...heights) > room.height * DECREE30.breakableRow.value;
}

/** Upper estimate: words do not fill lines to the end. */
function printedLines(line: readonly TextRun[], width: number, size: number): number {
  const text = line.map((run) => run.text).join('');
  return Math.max(1, Math.ceil((textWidth(text, size) * 1.08) / width));
}
