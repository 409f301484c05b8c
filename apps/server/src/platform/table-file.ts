/** A plain table as a file for Excel: .xlsx, or CSV in the form that Excel opens by itself. */
import { type CivilDate, formatDate } from '@binhdang/domain';
import { type Cell, type CellStyle, type CellValue, writeCsv as toCsv, writeXlsx } from 'hucre';
import { columnName, rowHeights } from './excel.ts';

/** A day is a date in Excel, so that it sorts and filters as one. */
export type TableCell = string | number | null | { readonly day: CivilDate };

export interface Table {
  readonly headings: readonly string[];
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
}

const FONT = { name: 'Times New Roman', size: 12 };
/** Points of a line in it. */
const LINE = 16;
const THIN = { style: 'thin' as const };
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const HEADING: CellStyle = {
  font: { ...FONT, bold: true },
  border: BORDER,
  alignment: { wrapText: true, horizontal: 'center', vertical: 'center' },
};
const BODY: CellStyle = { font: FONT, border: BORDER, alignment: { wrapText: true, vertical: 'top' } };
const DAY: CellStyle = { ...BODY, numFmt: 'dd/mm/yyyy' };

const isDay = (cell: TableCell | undefined) => typeof cell === 'object' && cell !== null;

/** Landscape A4, the heading repeated on every page and held in place while scrolling, with a filter. */
export async function writeExcel(table: Table, sheet: string): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  for (const column of table.headings.keys()) cells.set(`0,${column}`, { style: HEADING });
  const last = columnName(table.headings.length - 1);
  return writeXlsx({
    defaultFont: FONT,
    sheets: [
      {
        name: sheet,
        columns: table.widths.map((width, column) => ({
          width,
          style: table.rows.some((row) => isDay(row[column])) ? DAY : BODY,
        })),
        rows: [
          [...table.headings],
          ...table.rows.map((row) =>
            row.map((cell): CellValue => (isDay(cell) ? new Date(`${cell.day}T00:00:00Z`) : cell)),
          ),
        ],
        rowDefs: rowHeights([table.headings, ...table.rows], table.widths, LINE),
        cells,
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${last}${table.rows.length + 1}` },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
        },
      },
    ],
  });
}

/** UTF-8 with a byte order mark, which Excel needs to see the marks of Vietnamese; formulas in text are disarmed. */
export function writeCsv(table: Table): Uint8Array {
  const rows = [
    [...table.headings],
    ...table.rows.map((row) => row.map((cell): CellValue => (isDay(cell) ? formatDate(cell.day) : cell))),
  ];
  return Buffer.from(toCsv(rows, { bom: true, escapeFormulae: true, lineSeparator: '\r\n' }));
}
