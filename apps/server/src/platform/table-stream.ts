/** Plain tables as files for Excel, written as their rows come, so that long ones take little memory. */
import { formatDate } from '@binhdang/domain';
import { type CellStyle, type CellValue, type ColumnDef, writeXlsx } from 'hucre';
import { writeXlsxStream } from 'hucre/xlsx';
import { columnName } from './excel.ts';
import { disarmed, type FileCell } from './table-rows.ts';

export interface StreamedTable {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number; readonly day: boolean }[];
  readonly rows: AsyncIterable<readonly FileCell[]> | Iterable<readonly FileCell[]>;
}

const FONT = { name: 'Arial', size: 10 };
const HEADING: CellStyle = {
  font: { ...FONT, bold: true },
  alignment: { wrapText: true, vertical: 'center' },
};
const DAY = 'dd/mm/yyyy';

const columnDefs = ({ columns }: StreamedTable): ColumnDef[] =>
  columns.map(({ width, day }) => ({ width, ...(day ? { numFmt: DAY } : {}) }));

const excelValue = (cell: FileCell): CellValue =>
  typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell;

/** One sheet, its headings held in place. */
export function workbookStream(table: StreamedTable): AsyncIterable<Uint8Array> {
  async function* rows(): AsyncGenerator<CellValue[]> {
    yield table.columns.map(({ heading }) => heading);
    for await (const row of table.rows) yield row.map(excelValue);
  }
  return writeXlsxStream(rows(), {
    name: table.name,
    columns: columnDefs(table),
    freezePane: { rows: 1 },
    maxRowsPerSheet: Number.POSITIVE_INFINITY,
  }) as unknown as AsyncIterable<Uint8Array>;
}

/** Several sheets; their rows are in memory at once. */
export async function workbookBytes(tables: readonly StreamedTable[]): Promise<Uint8Array> {
  const sheets = [];
  for (const table of tables) {
    const rows: CellValue[][] = [table.columns.map(({ heading }) => heading)];
    for await (const row of table.rows) rows.push(row.map(excelValue));
    sheets.push({
      name: table.name,
      columns: columnDefs(table),
      rows,
      cells: new Map(table.columns.map((_, place) => [`0,${place}`, { style: HEADING }])),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${columnName(table.columns.length - 1)}${Math.max(2, rows.length)}` },
    });
  }
  return writeXlsx({ defaultFont: FONT, sheets });
}

const BATCH = 64 * 1024;

/** UTF-8 with a byte order mark, which Excel needs to see the marks of Vietnamese; formulas in text are disarmed. */
export async function* csvStream(table: StreamedTable): AsyncGenerator<Uint8Array> {
  let text = `\ufeff${line(table.columns.map(({ heading }) => heading))}`;
  for await (const row of table.rows) {
    text += line(row);
    if (text.length < BATCH) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

const line = (row: readonly FileCell[]): string => `${row.map(field).join(',')}\r\n`;

/** Numbers and days as Vietnamese writes them; only what somebody typed can be a formula. */
function field(cell: FileCell): string {
  if (typeof cell === 'number') return quoted(String(cell).replace('.', ','));
  if (typeof cell === 'object') return cell === null ? '' : formatDate(cell.day);
  return quoted(disarmed(String(cell)));
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
