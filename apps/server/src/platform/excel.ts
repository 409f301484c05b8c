/**
 * Excel files, written and read through one narrow door, so that the library behind it can be changed.
 * Cells are text or numbers; a date cell of somebody's Excel reads as dd/mm/yyyy.
 */
import { type Cell, type CellValue, type RowDef, readXlsx, type WriteSheet, writeXlsx } from 'hucre';

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Shown when a cell of the column is chosen. */
  readonly hint?: string;
  /** Allowed values: listed, or a range on another sheet ("'Danh mục'!$A$2:$A$90"). */
  readonly choices?: readonly string[] | { readonly range: string };
  readonly wrap?: boolean;
  /** Not to be typed over. */
  readonly locked?: boolean;
}

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Heading row protected, with so many empty rows below that may be filled in. */
  readonly editable?: { readonly emptyRows: number };
}

/** Row and cells as people count them: the first row is 1. */
export interface ReadRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly ReadRow[];
}

/** The file is no Excel workbook, or a broken one. */
export class ExcelReadError extends Error {}

const FONT = { name: 'Arial', size: 10 };
const HEADING = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DBE7F2' } },
  alignment: { wrapText: true, vertical: 'center' },
} as const;

/** An .xlsx workbook. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const output = await writeXlsx({ sheets: sheets.map(toSheet), defaultFont: FONT });
  return output instanceof Uint8Array ? output : new Uint8Array(output);
}

function toSheet(sheet: SheetToWrite): WriteSheet {
  const last = sheet.rows.length + 1 + (sheet.editable?.emptyRows ?? 0);
  const cells = new Map<string, Partial<Cell>>();
  const rows: CellValue[][] = [
    sheet.columns.map(({ header }) => header),
    ...sheet.rows.map((row) => [...row]),
    ...Array.from({ length: sheet.editable?.emptyRows ?? 0 }, () => sheet.columns.map(() => null)),
  ];
  rows.forEach((row, at) => {
    sheet.columns.forEach((column, place) => {
      const style =
        at === 0
          ? HEADING
          : {
              alignment: { wrapText: column.wrap ?? false, vertical: 'top' as const },
              protection: { locked: sheet.editable === undefined || column.locked === true },
            };
      cells.set(`${at},${place}`, { value: row[place] ?? null, style });
    });
  });
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    rows,
    rowDefs: rowHeights(
      rows,
      sheet.columns.map(({ width, wrap }) => (wrap === true ? width : Number.POSITIVE_INFINITY)),
      LINE,
    ),
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(sheet.columns.length - 1)}${Math.max(2, last)}` },
    dataValidations: sheet.columns.flatMap((column, place) => validationOf(column, place, last)),
    ...(sheet.editable
      ? {
          protection: {
            sheet: true,
            formatColumns: true,
            formatRows: true,
            insertRows: true,
            deleteRows: true,
            sort: true,
            autoFilter: true,
          },
        }
      : {}),
  };
}

/** Points of a line of FONT. */
const LINE = 13;
/** The highest row that Excel knows, in points. */
const HIGHEST = 409;

/**
 * Heights of rows whose text runs over several lines. Excel works them out when it opens a file, LibreOffice does not
 * and prints the lines over each other.
 * @param widths of the columns in characters; infinite where text is not wrapped
 * @param line points of one line in the file's font
 */
export function rowHeights(
  rows: readonly (readonly unknown[])[],
  widths: readonly number[],
  line: number,
): Map<number, RowDef> {
  const heights = new Map<number, RowDef>();
  rows.forEach((row, at) => {
    // Widths count digits, which are wider than the mean of letters; lines break between words.
    const lines = row.map((cell, column) =>
      typeof cell === 'string' ? Math.ceil(cell.length / Math.max(1, (widths[column] ?? 10) * 1.08)) : 1,
    );
    const most = Math.max(1, ...lines);
    if (most > 1) heights.set(at, { height: Math.min(HIGHEST, most * line + 2) });
  });
  return heights;
}

function validationOf(column: SheetColumn, place: number, last: number) {
  const { choices, hint } = column;
  if (!choices) return [];
  const name = columnName(place);
  return [
    {
      type: 'list' as const,
      range: `${name}2:${name}${Math.max(2, last)}`,
      ...('range' in choices ? { formula1: choices.range } : { values: [...choices] }),
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop' as const,
      errorTitle: column.header,
      errorMessage: 'Hãy chọn một giá trị trong danh sách.',
      ...(hint ? { showInputMessage: true, inputTitle: column.header, inputMessage: hint } : {}),
    },
  ];
}

/** "A" for 0, "AA" for 26. */
export function columnName(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return `${rest >= 0 ? columnName(rest) : ''}${String.fromCharCode(65 + (place % 26))}`;
}

/** All sheets with their rows, blank rows left out. @throws ExcelReadError */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  let workbook: Awaited<ReturnType<typeof readXlsx>>;
  try {
    workbook = await readXlsx(bytes);
  } catch (error) {
    throw new ExcelReadError('not a readable workbook', { cause: error });
  }
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows
      .map((row, at) => ({ number: at + 1, cells: row.map(textOf) }))
      .filter((row) => row.cells.some((cell) => cell !== '')),
  }));
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const two = (part: number) => String(part).padStart(2, '0');
    return `${two(value.getUTCDate())}/${two(value.getUTCMonth() + 1)}/${value.getUTCFullYear()}`;
  }
  return String(value).normalize('NFC').trim();
}
