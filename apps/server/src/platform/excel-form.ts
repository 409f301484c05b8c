/**
 * Workbooks to be filled in: headings that cannot be typed over, codes hidden beneath them, drop-downs from lists on
 * other sheets, notes, and marks at cells that are wrong.
 */
import { formatDate } from '@binhdang/domain';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  type Cell,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre';
import { columnName, rowHeights } from './excel.ts';
import type { FileCell } from './table-rows.ts';

export interface FormColumn {
  readonly heading: string;
  /** Stands in the hidden second row. */
  readonly code: string;
  /** In characters. */
  readonly width: number;
  readonly required?: boolean;
  /** Made by the system: grey, not to be typed into. */
  readonly locked?: boolean;
  /** Comment on the heading. */
  readonly note?: string;
  /** Shown when a cell of the column is chosen. */
  readonly prompt?: string;
  readonly format?: string;
  readonly check?:
    | { readonly kind: 'list'; readonly range: string }
    | { readonly kind: 'whole' | 'decimal'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'text'; readonly longest: number };
}

export interface FormSheet {
  readonly name: string;
  readonly columns: readonly FormColumn[];
  readonly rows?: readonly (readonly FileCell[])[];
  /** What is wrong with cells: "row,column" from 0 among `rows`. */
  readonly marks?: ReadonlyMap<string, string>;
}

/** A sheet to be read: guide, lists. */
export interface ReadingSheet {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly hidden?: boolean;
}

/** Format of a column in which everything stays what was typed. */
export const TEXT = '@';
/** Rows of a sheet for which drop-downs and checks are made. */
export const FORM_ROWS = 50_000;
const FIRST_ROW = 3;

const FONT = { name: 'Arial', size: 10 };
const LINE = 13;
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const THIN = { style: 'thin', color: { rgb: 'B7C3CF' } } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const HEADING: CellStyle = {
  font: { ...FONT, bold: true },
  fill: fill('DBE7F2'),
  border: BORDER,
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const REQUIRED: CellStyle = { ...HEADING, fill: fill('FBE3C0') };
const LOCKED: CellStyle = {
  ...HEADING,
  fill: fill('E3E3E3'),
  font: { ...FONT, bold: true, italic: true },
};

/** Excel shows no more of a title, a prompt or a message. */
const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

export async function writeForm(
  forms: readonly FormSheet[],
  readings: readonly ReadingSheet[],
): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    defaultFont: FONT,
    sheets: [...forms.map(formSheet), ...readings.map(readingSheet)],
  });
  return withColumnStyles(new Uint8Array(bytes), forms.length);
}

function formSheet({ name, columns, rows = [], marks = new Map() }: FormSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((column, place) => {
    const heading = column.locked ? LOCKED : column.required ? REQUIRED : HEADING;
    cells.set(`0,${place}`, {
      style: heading,
      ...(column.note ? { comment: { author: 'Bình Đẳng', text: column.note } } : {}),
    });
    cells.set(`1,${place}`, { style: { protection: { locked: true } } });
  });
  for (const [place, text] of marks) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    const style = columns[column] && styleOf(columns[column]);
    cells.set(`${row + 2},${column}`, {
      style: { ...style, fill: fill('FFC7CE'), font: { ...FONT, color: { rgb: '9C0006' } } },
      comment: { author: 'Bình Đẳng', text },
    });
  }
  const headings = columns.map(({ heading, required }) => (required ? `${heading} *` : heading));
  const data = rows.length > 0 ? rows : [[]];
  return {
    name,
    columns: columns.map((column) => ({ width: column.width, style: styleOf(column) })),
    rows: [
      headings,
      columns.map(({ code }) => code),
      ...data.map((row) => columns.map((column, place) => cellValue(row[place] ?? null, column))),
    ],
    rowDefs: new Map([
      ...rowHeights(
        [headings],
        columns.map(({ width }) => width - 2),
        LINE,
      ),
      [1, { hidden: true }],
    ]),
    cells,
    freezePane: { rows: 2, columns: 1 },
    dataValidations: columns.flatMap((column, place) => validationOf(column, place)),
    protection: {
      sheet: true,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      insertRows: true,
      deleteRows: true,
      sort: true,
      autoFilter: true,
    },
  };
}

const styleOf = ({ locked, format }: FormColumn): CellStyle => ({
  font: FONT,
  alignment: { vertical: 'top', wrapText: true },
  protection: { locked: locked === true },
  ...(locked ? { fill: fill('F3F3F3') } : {}),
  ...(format === undefined ? {} : { numFmt: format }),
});

/** In a column of text a day is its words: there Excel would show the number behind a date. */
function cellValue(cell: FileCell, { format }: FormColumn): CellValue {
  if (typeof cell !== 'object' || cell === null) return cell;
  return format === TEXT ? formatDate(cell.day) : new Date(`${cell.day}T00:00:00Z`);
}

function validationOf(column: FormColumn, place: number): DataValidation[] {
  const { check, prompt, heading } = column;
  if (check === undefined && prompt === undefined) return [];
  const name = columnName(place);
  const common = {
    range: `${name}${FIRST_ROW}:${name}${FIRST_ROW + FORM_ROWS}`,
    allowBlank: true,
    ...(prompt === undefined
      ? {}
      : { showInputMessage: true, inputTitle: cut(heading, 32), inputMessage: cut(prompt, 255) }),
  };
  const error = (message: string) => ({
    showErrorMessage: true,
    errorStyle: 'stop' as const,
    errorTitle: cut(heading, 32),
    errorMessage: cut(message, 255),
  });
  if (check?.kind === 'list')
    return [
      { ...common, type: 'list', formula1: check.range, ...error('Hãy chọn một mục trong danh sách.') },
    ];
  if (check?.kind === 'whole' || check?.kind === 'decimal') {
    const { min = -1e15, max = 1e15 } = check;
    return [
      {
        ...common,
        type: check.kind,
        operator: 'between',
        formula1: String(min),
        formula2: String(max),
        ...error(prompt ?? 'Hãy ghi một số.'),
      },
    ];
  }
  return [
    {
      ...common,
      type: 'textLength',
      operator: 'lessThanOrEqual',
      formula1: String(check?.kind === 'text' ? check.longest : 32_000),
      ...error(prompt ?? 'Chữ quá dài.'),
    },
  ];
}

function readingSheet({ name, columns, rows, hidden }: ReadingSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((_, place) => {
    cells.set(`0,${place}`, { style: HEADING });
  });
  const all = [columns.map(({ heading }) => heading), ...rows.map((row) => [...row])];
  return {
    name,
    columns: columns.map(({ width }) => ({
      width,
      style: { font: FONT, alignment: { vertical: 'top', wrapText: true } },
    })),
    rows: all,
    rowDefs: rowHeights(
      all,
      columns.map(({ width }) => width),
      LINE,
    ),
    cells,
    freezePane: { rows: 1 },
    ...(hidden ? { hidden: true } : {}),
    protection: { sheet: true, formatColumns: true, autoFilter: true },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/**
 * Gives each column the style of its first cell, so that rows nobody has written yet can be typed into and have the
 * column's format: the library writes styles at cells alone.
 */
function withColumnStyles(workbook: Uint8Array, sheets: number): Uint8Array {
  const parts = unzipSync(workbook);
  for (let at = 1; at <= sheets; at++) {
    const path = `xl/worksheets/sheet${at}.xml`;
    const part = parts[path];
    if (part === undefined) throw new Error(`no ${path}`);
    const xml = strFromU8(part);
    const row = new RegExp(`<row r="${FIRST_ROW}"[^>]*>(.*?)</row>`, 's').exec(xml)?.[1] ?? '';
    const styles = new Map(
      [...row.matchAll(/<c\b[^>]*>/g)].map(([cell]) => [
        /\br="([A-Z]+)\d+"/.exec(cell)?.[1] ?? '',
        /\bs="(\d+)"/.exec(cell)?.[1],
      ]),
    );
    parts[path] = strToU8(
      xml.replace(/<col min="(\d+)" max="\1"([^>]*?)\/>/g, (col, min: string, rest: string) => {
        const style = styles.get(columnName(Number(min) - 1));
        return style === undefined ? col : `<col min="${min}" max="${min}" style="${style}"${rest}/>`;
      }),
    );
  }
  return zipSync(parts, { level: 6 });
}
