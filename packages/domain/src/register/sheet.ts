/**
 * A register as sheets: which columns its records have there and how they are headed. Template, import and export read
 * this one plan, so that what one writes the other reads. A table of a record is a sheet of its own, whose rows name
 * the record's row by a key.
 */
import { fold } from '../text/index.ts';
import { gridKeys, TOTAL } from './grid.ts';
import {
  type Axis,
  type Field,
  type FieldOf,
  fieldsOf,
  type RegisterDefinition,
  type SimpleField,
} from './model.ts';
import { cellName } from './validate.ts';

/** Fields that have one cell. */
export type CellField = SimpleField | FieldOf<'link'>;

interface Column {
  /** Called so in the hidden row under the headings: "starts_on", "participants.sex=female". */
  readonly code: string;
  /** Vietnamese, as on the form; no two of a sheet are alike, whatever their case and marks. */
  readonly heading: string;
}

export type SheetColumn = Column &
  (
    | { readonly role: 'value'; readonly field: CellField }
    /** a cell of a grid; '' its total */
    | { readonly role: 'count'; readonly field: FieldOf<'grid'>; readonly cell: string }
    /** made by the system: written, never read */
    | { readonly role: 'computed'; readonly field: FieldOf<'computed'> }
    /** by which rows of tables name their record */
    | { readonly role: 'key' }
    | { readonly role: 'body' }
    /** of an export: what a record is called by the system, and how it stands */
    | { readonly role: 'record' | 'status' }
  );

export interface TableSheet {
  readonly field: FieldOf<'table'>;
  readonly name: string;
  /** The first is the key of the record's row. */
  readonly columns: readonly SheetColumn[];
}

export interface SheetPlan {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly tables: readonly TableSheet[];
}

const MAIN_SHEET = 'Dữ liệu';
/** Codes of fields have no leading underscore, so these are nobody's. */
const KEY: SheetColumn = { role: 'key', code: '_row', heading: 'STT bản ghi' };
const BODY: SheetColumn = { role: 'body', code: '_body', heading: 'Cơ quan, đơn vị ghi sổ' };
const STATUS: SheetColumn = { role: 'status', code: '_status', heading: 'Tình trạng bản ghi' };
const RECORD: SheetColumn = { role: 'record', code: '_record', heading: 'Mã bản ghi' };

/**
 * The sheets of a register. Files are no columns: they are added to the record afterwards.
 * @param axes breakdowns of the catalog by code
 */
export function sheetPlan(definition: RegisterDefinition, axes: ReadonlyMap<string, Axis>): SheetPlan {
  const fields = fieldsOf(definition);
  const tables = fields.filter((field) => field.type === 'table');
  const own = fields.flatMap((field) => columnsOf(field, axes));
  const taken = new Set<string>();
  return {
    name: MAIN_SHEET,
    columns: headedApart([...(tables.length > 0 ? [KEY] : []), BODY, ...own, STATUS, RECORD]),
    tables: tables.map((field) => ({
      field,
      name: sheetName(field.name.vi, taken),
      columns: headedApart([KEY, ...field.columns.map(valueColumn)]),
    })),
  };
}

const valueColumn = (field: CellField): SheetColumn => ({
  role: 'value',
  field,
  code: field.code,
  heading: field.name.vi,
});

function columnsOf(field: Field, axes: ReadonlyMap<string, Axis>): SheetColumn[] {
  switch (field.type) {
    case 'table':
    case 'file':
      return [];
    case 'computed':
      return [{ role: 'computed', field, code: field.code, heading: field.name.vi }];
    case 'grid':
      return [TOTAL, ...gridKeys(field, axes)].map(
        (cell): SheetColumn => ({
          role: 'count',
          field,
          cell,
          code: cell === TOTAL ? field.code : `${field.code}.${cell}`,
          heading: cell === TOTAL ? field.name.vi : `${field.name.vi} · ${capital(cellName(cell, axes).vi)}`,
        }),
      );
    default:
      return [valueColumn(field)];
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Columns whose headings read alike get their code behind them. */
function headedApart(columns: readonly SheetColumn[]): SheetColumn[] {
  const times = new Map<string, number>();
  for (const { heading } of columns) {
    const key = headingKey(heading);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return columns.map((column) =>
    (times.get(headingKey(column.heading)) ?? 0) > 1
      ? { ...column, heading: `${column.heading} (${column.code})` }
      : column,
  );
}

/** Excel takes at most 31 characters, without []:*?/\, no two alike. */
function sheetName(name: string, taken: Set<string>): string {
  const plain = name
    .replace(/[[\]:*?/\\']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`;
    const candidate = `${plain.slice(0, 31 - end.length).trim()}${end}`;
    const key = fold(candidate);
    if (taken.has(key) || key === fold(MAIN_SHEET)) continue;
    taken.add(key);
    return candidate;
  }
}

/** Headings are compared so: stars of what must be filled in and what people type around them make no difference. */
export const headingKey = (heading: string): string =>
  fold(heading.replaceAll('*', ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether the column must be filled in: in every row, in some, or never. */
export function requiredOf(column: SheetColumn): 'always' | 'sometimes' | 'never' {
  if (column.role === 'key') return 'always';
  if (column.role !== 'value' && !(column.role === 'count' && column.cell === TOTAL)) return 'never';
  const { required, shownWhen } = column.field;
  if (required === undefined || required === false) return 'never';
  return required === true && shownWhen === undefined ? 'always' : 'sometimes';
}

/** Columns of a file as they were found: the plan's by their place, and headings that nobody knows. */
export interface FoundColumns {
  readonly columns: ReadonlyMap<number, SheetColumn>;
  readonly unknown: readonly { readonly at: number; readonly heading: string }[];
  /** A field that two columns claim; the first is read. */
  readonly twice: readonly { readonly at: number; readonly heading: string }[];
  /** How many rows from the top are headings. */
  readonly headings: number;
}

/** Rows above the headings, in which people write a title. */
export const MOST_HEADING_ROWS = 15;

/**
 * Finds the headings among the first rows of a sheet: by the hidden codes where they are there, also those of an
 * earlier version; otherwise by the Vietnamese headings, in any order.
 * @returns undefined where no row looks like headings of the plan
 */
export function findColumns(
  top: readonly (readonly unknown[])[],
  planned: readonly SheetColumn[],
): FoundColumns | undefined {
  const byCode = new Map(planned.map((column) => [column.code, column]));
  const byHeading = new Map(planned.map((column) => [headingKey(column.heading), column]));
  const rows = top.slice(0, MOST_HEADING_ROWS).map((row) => row.map((cell) => String(cell ?? '').trim()));
  const known = (
    row: readonly string[],
    names: ReadonlyMap<string, SheetColumn>,
    key: (t: string) => string,
  ) => row.filter((cell) => cell !== '' && names.has(key(cell))).length;
  const codes = best(rows.map((row) => known(row, byCode, (text) => text)));
  const heads = best(rows.map((row) => known(row, byHeading, headingKey)));
  if (codes === undefined && heads === undefined) return undefined;
  const codeRow = codes === undefined ? [] : (rows[codes] ?? []);
  const headRow = heads === undefined ? (codes ? (rows[codes - 1] ?? []) : []) : (rows[heads] ?? []);
  const columns = new Map<number, SheetColumn>();
  const unknown: { at: number; heading: string }[] = [];
  const twice: { at: number; heading: string }[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < Math.max(codeRow.length, headRow.length); at++) {
    const [code = '', heading = ''] = [codeRow[at], headRow[at]];
    // A column whose code is there and unknown is of another version: its heading may mean something else by now.
    const column = code === '' ? byHeading.get(headingKey(heading)) : byCode.get(code);
    const said = heading || code;
    if (column === undefined) {
      // Codes with an underscore first are the system's own: the column of faults in a marked file.
      if (said !== '' && !code.startsWith('_')) unknown.push({ at, heading: said });
    } else if (seen.has(column.code)) twice.push({ at, heading: said });
    else {
      seen.add(column.code);
      columns.set(at, column);
    }
  }
  return { columns, unknown, twice, headings: Math.max(codes ?? -1, heads ?? -1) + 1 };
}

/** Place of the row with most hits; undefined where no row has any. */
function best(hits: readonly number[]): number | undefined {
  const most = Math.max(0, ...hits);
  return most === 0 ? undefined : hits.indexOf(most);
}
