/** What is wrong with a row, at which cell: by the same rules as the form and the server. */
import { type CivilDate, formatDate, isCivilDate } from '@binhdang/domain';
import {
  type Axis,
  type BiText,
  type CellContext,
  plainCell,
  type RecordRules,
  type RecordValues,
  readRow,
  writeRow,
} from '@binhdang/domain/register';
import { typedDate } from '../form/typed.ts';
import type { BatchPlan, GridColumn } from './plan.ts';
import { type BatchRow, isBlankRow } from './rows.ts';

export interface CellNote {
  readonly message: BiText;
  readonly severity: 'error' | 'warning';
}

export interface CheckedRow {
  readonly values: RecordValues;
  /** By column; the gravest first. */
  readonly notes: ReadonlyMap<number, CellNote>;
  /** Of the row as a whole. */
  readonly whole: readonly CellNote[];
  readonly errors: number;
}

export interface CheckContext {
  readonly plan: BatchPlan;
  readonly rules: RecordRules;
  readonly axes: ReadonlyMap<string, Axis>;
  readonly cells: CellContext;
  readonly today: CivilDate;
}

const UNUSED: BiText = {
  vi: 'Ô này không dùng với những gì đã chọn ở dòng này nên sẽ không được ghi. Hãy xóa ô hoặc sửa ô kia.',
  en: 'This cell is not asked for with what else the row says and will not be kept. Clear it, or change the other cell.',
};

/** Nothing is said of a row in which nothing stands. */
export function checkRow(row: BatchRow, { plan, rules, axes, cells, today }: CheckContext): CheckedRow {
  if (isBlankRow(row)) return { values: {}, notes: new Map(), whole: [], errors: 0 };
  const read = readRow({ number: 0, cells: row.cells }, plan.byPlace, cells);
  const values = rules.normalise(read.values);
  const notes = new Map<number, CellNote>();
  const whole: CellNote[] = [];
  const note = (column: number | undefined, one: CellNote) => {
    if (column === undefined) return void whole.push(one);
    const before = notes.get(column);
    if (before === undefined || (before.severity === 'warning' && one.severity === 'error'))
      notes.set(column, one);
  };
  const unread = new Set<string>();
  for (const { column, message, severity } of read.faults) {
    const place = plan.placeOf.get(column);
    note(place, { message, severity });
    if (place !== undefined) unread.add(plan.columns[place]?.field.code ?? '');
  }
  const later = new Set<string>(plan.later.map(({ code }) => code));
  for (const { path, message, severity } of rules.faults(values, { axes, today })) {
    const [field = ''] = path.split('.');
    // A cell that cannot be read is not missing; and tables are filled in later.
    if (unread.has(field) || later.has(field)) continue;
    note(plan.placeOf.get(field), { message, severity });
  }
  plan.columns.forEach((column, at) => {
    const { field } = column;
    if (row.cells[at] === '' || notes.has(at) || unread.has(field.code)) return;
    if (!rules.isShown(field, values)) note(at, { message: UNUSED, severity: 'warning' });
  });
  for (const { column, message } of row.refused ?? []) note(column, { message, severity: 'error' });
  const errors = [...notes.values(), ...whole].filter(({ severity }) => severity === 'error').length;
  return { values, notes, whole, errors };
}

/** A cell as it is written when it was understood: "tap huan" becomes "Tập huấn", "5/3/22" becomes "05/03/2022". */
export function tidied(column: GridColumn, text: string, { cells, today }: CheckContext): string {
  const trimmed = text.normalize('NFC').trim();
  if (trimmed === '') return '';
  const isDate = column.role === 'value' && column.field.type === 'date';
  const said = isDate ? (typedDate(trimmed, today) ?? trimmed) : trimmed;
  const read = readRow(
    { number: 0, cells: [isCivilDate(said) ? formatDate(said) : said] },
    new Map([[0, column]]),
    cells,
  );
  if (read.faults.length > 0) return trimmed;
  const [written = null] = writeRow([column], { values: read.values }, cells);
  return plainCell(written);
}

/** Words that a column offers while one types. */
export function offered(column: GridColumn, { cells }: CheckContext): readonly string[] {
  if (column.role === 'count') return [];
  const { field } = column;
  switch (field.type) {
    case 'choice':
    case 'choices':
      return (cells.lists[field.list] ?? [])
        .filter(({ retired }) => retired !== true)
        .map(({ name }) => name.vi);
    case 'yes_no':
      return ['Có', 'Không'];
    default:
      return [];
  }
}
