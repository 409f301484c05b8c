/** Rows of sheets and records, each from the other. */
import { formatNumber } from '../text/index.ts';
import { TOTAL } from './grid.ts';
import type { BiText, RegisterDefinition } from './model.ts';
import type { SheetColumn, SheetPlan, TableSheet } from './sheet.ts';
import {
  type CellContext,
  cellText,
  isBlank,
  periodExamples,
  readCell,
  readCount,
  type SheetCell,
  writeCell,
} from './sheet-cell.ts';
import type { RecordFault } from './validate.ts';
import type { FieldValue, GridValue, RecordValues, RowValue, SimpleValue } from './value.ts';

/** Something wrong at a column of a row. */
export interface CellFault {
  readonly column: string;
  readonly message: BiText;
  readonly severity: 'error' | 'warning';
}

/** A row as it stands in a file, its cells by their place. */
export interface SheetRow {
  /** As Excel counts it: the first row of a sheet is 1. */
  readonly number: number;
  readonly cells: readonly SheetCell[];
}

export interface ReadRow {
  readonly values: Record<string, FieldValue>;
  readonly faults: readonly CellFault[];
  readonly key: string;
  /** As written, where the sheet has the column. */
  readonly body: string;
  readonly record: string;
}

/** Reads what the columns say of one record or one row of a table; nothing is checked but each cell by itself. */
export function readRow(
  { cells }: SheetRow,
  columns: ReadonlyMap<number, SheetColumn>,
  context: CellContext,
): ReadRow {
  const values: Record<string, FieldValue> = {};
  const faults: CellFault[] = [];
  const said = { key: '', body: '', record: '' };
  for (const [at, column] of columns) {
    const cell = cells[at] ?? null;
    if (isBlank(cell)) continue;
    switch (column.role) {
      case 'key':
      case 'body':
      case 'record':
        said[column.role] = cellText(cell);
        break;
      case 'value': {
        const read = readCell(column.field, cell, context);
        if ('fault' in read) faults.push({ column: column.code, message: read.fault, severity: 'error' });
        else if (read.value !== undefined) values[column.code] = read.value;
        break;
      }
      case 'count': {
        const read = readCount(column.heading, cell);
        if ('fault' in read) faults.push({ column: column.code, message: read.fault, severity: 'error' });
        else if (typeof read.value === 'number')
          values[column.field.code] = {
            ...(values[column.field.code] as GridValue | undefined),
            [column.cell]: read.value,
          };
        break;
      }
      default:
        break;
    }
  }
  return { values, faults, ...said };
}

/** Whether a row says anything that is read. */
export const isEmptyRow = ({ cells }: SheetRow, columns: ReadonlyMap<number, SheetColumn>): boolean =>
  [...columns].every(
    ([at, { role }]) =>
      role === 'computed' || role === 'status' || role === 'record' || role === 'key' || isBlank(cells[at]),
  );

/** Where a fault of a record stands: a column of its row, or of a row of one of its tables. */
export interface FaultPlace {
  /** Code of the table's field; undefined on the record's own row. */
  readonly table?: string;
  /** Of the table's rows, from 0. */
  readonly row?: number;
  readonly column: string;
}

export function placeOf({ path }: Pick<RecordFault, 'path'>, plan: SheetPlan): FaultPlace {
  const [field = '', row, column] = path.split('.');
  const table = plan.tables.find((one) => one.field.code === field);
  if (table === undefined) return { column: field };
  if (row === undefined || column === undefined) return { column: '_row' };
  return { table: field, row: Number(row), column };
}

/** The cells of a record's row, in the order of the columns. */
export function writeRow(
  columns: readonly SheetColumn[],
  record: {
    readonly values: RecordValues | RowValue;
    readonly key?: string;
    readonly body?: string;
    readonly status?: string;
    readonly id?: string;
  },
  context: CellContext,
): SheetCell[] {
  return columns.map((column): SheetCell => {
    switch (column.role) {
      case 'key':
        return record.key ?? null;
      case 'body':
        return record.body ?? null;
      case 'status':
        return record.status ?? null;
      case 'record':
        return record.id ?? null;
      case 'count':
        return (record.values[column.field.code] as GridValue | undefined)?.[column.cell] ?? null;
      case 'computed': {
        const value = record.values[column.code];
        return typeof value === 'number' ? value : null;
      }
      default:
        return writeCell(column.field, record.values[column.code], context);
    }
  });
}

/** Rows that a record has in the sheet of a table. */
export function writeTable(
  { field, columns }: TableSheet,
  values: RecordValues,
  key: string,
  context: CellContext,
): SheetCell[][] {
  const rows = values[field.code];
  return Array.isArray(rows)
    ? (rows as readonly RowValue[]).map((row) => writeRow(columns, { values: row, key }, context))
    : [];
}

/** What may stand in a column, in Vietnamese, for notes and the guide. */
export function columnGuide(column: SheetColumn, { lists }: Pick<RegisterDefinition, 'lists'>): string {
  switch (column.role) {
    case 'key':
      return 'Số của dòng, để các trang bảng con nói dòng nào thuộc bản ghi nào. Mỗi bản ghi một số riêng.';
    case 'body':
      return 'Tên cơ quan, đơn vị mà bản ghi thuộc về. Để trống: cơ quan đã chọn khi tải tệp lên.';
    case 'status':
    case 'record':
    case 'computed':
      return 'Hệ thống tự ghi; để trống.';
    case 'count':
      return column.cell === TOTAL
        ? 'Số nguyên: tổng số.'
        : 'Số nguyên; không biết thì để trống, đừng ghi 0.';
    case 'value':
      return valueGuide(column.field, lists);
  }
}

function valueGuide(
  field: Extract<SheetColumn, { role: 'value' }>['field'],
  lists: RegisterDefinition['lists'],
): string {
  const number = (value: SimpleValue | undefined, words: string) =>
    typeof value === 'number' ? ` ${words} ${formatNumber(value)}` : '';
  switch (field.type) {
    case 'text':
      return field.maxLength === undefined
        ? 'Chữ.'
        : `Chữ, nhiều nhất ${formatNumber(field.maxLength)} ký tự.`;
    case 'person':
      return 'Họ và tên.';
    case 'number':
      return `${(field.decimals ?? 0) > 0 ? `Số, nhiều nhất ${field.decimals} chữ số sau dấu phẩy` : 'Số nguyên'}${number(field.min, 'từ')}${number(field.max, 'đến')} (${field.unit.vi}).`;
    case 'money':
      return 'Số tiền bằng đồng, không ghi đơn vị.';
    case 'date':
      return `Ngày/tháng/năm, ví dụ 05/03/2022.${field.notAfterToday ? ' Không sau hôm nay.' : ''}`;
    case 'period':
      return `Kỳ, ví dụ: ${periodExamples(field.kinds)}.`;
    case 'yes_no':
      return '“Có” hoặc “Không”.';
    case 'choice':
      return `Chọn một trong danh sách (${(lists[field.list] ?? []).length} mục; trang “Danh mục”).`;
    case 'choices':
      return 'Một hay nhiều mục của trang “Danh mục”, cách nhau bằng dấu chấm phẩy (;).';
    case 'body':
      return 'Tên hoặc tên viết tắt của cơ quan, đơn vị.';
    case 'place':
      return 'Chọn trong danh sách: tên nơi đó, hoặc mã đơn vị hành chính.';
    case 'link':
      return 'Tên bản ghi như trong sổ của nó.';
  }
}
