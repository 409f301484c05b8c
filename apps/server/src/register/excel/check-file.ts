/**
 * Checks a whole file against a register, row by row: cells, then the same rules as a form, then what tells records
 * apart. Pure work without a database, so that it can be done on a thread of its own; the same for the report, for the
 * marked workbook and for the import itself.
 */
import { type CivilDate, fold, LEVELS, type Level } from '@binhdang/domain';
import {
  type Axis,
  type BiText,
  type CellContext,
  type Fact,
  type Field,
  type FoundColumns,
  factsOf,
  findColumns,
  isEmptyRow,
  MOST_HEADING_ROWS,
  type NamedBody,
  type NamedRecord,
  namedFault,
  placeOf,
  type ReadRow,
  RecordRules,
  type RecordValues,
  type RegisterDefinition,
  readRow,
  requiredOf,
  type SheetCell,
  type SheetPlan,
  sheetNames,
  sheetPlan,
  type TableSheet,
} from '@binhdang/domain/register';
import { columnName } from '../../platform/excel.ts';
import { type FileRow, openTable, type TableFile } from '../../platform/table-rows.ts';
import { columnsOf } from '../columns.ts';
import { referencesIn } from '../referring.ts';
import { uniqueKeyOf } from '../unique-key.ts';
import { Findings } from './findings.ts';
import { META_SHEET, NO_ROWS, OTHER_REGISTER, Refused, TOO_MANY, UNREADABLE } from './refused.ts';
import { inPlan, readTables, type TableRows } from './table-sheets.ts';

export interface KnownBody extends NamedBody {
  readonly level: Level;
  readonly isPlace: boolean;
  /** It is there on the day; others are known for what happened earlier, and offered no more. */
  readonly stands: boolean;
}

/** All that the check needs to know, in a form that can be sent to a thread. */
export interface CheckTask {
  readonly bytes: Uint8Array;
  readonly definition: RegisterDefinition;
  readonly axes: readonly Axis[];
  readonly bodies: readonly KnownBody[];
  readonly records: readonly NamedRecord[];
  /** Bodies for which the person writes. */
  readonly writable: readonly string[];
  /** Of rows that name no body. */
  readonly bodyId: string;
  readonly today: CivilDate;
  readonly mostRows: number;
  readonly batch: number;
  /** What is needed to write the records; left out while they are only checked. */
  readonly write?: { readonly draft: boolean };
  /** Whether cells are given back as they stand in the file. */
  readonly keepCells?: boolean;
}

/** A fault with its place in the file. */
export interface PlacedFault {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly letter: string | null;
  readonly heading: string;
  readonly severity: 'error' | 'warning';
  readonly value: string;
  readonly message: BiText;
}

export interface CheckedRecord {
  readonly row: number;
  readonly bodyId: string;
  readonly title: string;
  readonly day: CivilDate | null;
  /** Body, day and words of the title: alike in what is likely the same. */
  readonly likeness: string;
  /** Earlier row of the file that is likely the same. */
  readonly sameAsRow: number | null;
  /** Id that an export wrote beside the record. */
  readonly recordId: string | null;
  readonly uniqueKey: string | null;
  readonly faults: readonly PlacedFault[];
  /** By the columns of the plan. */
  readonly cells?: readonly SheetCell[];
  readonly write?: {
    readonly columns: ReturnType<typeof columnsOf>;
    readonly facts: readonly Fact[];
  };
}

/** Sent in order: the file as a whole, its records in batches, what is left over. */
export type Checked =
  | {
      readonly kind: 'opened';
      readonly sheet: string;
      readonly notices: readonly BiText[];
      readonly faults: readonly PlacedFault[];
    }
  | { readonly kind: 'records'; readonly records: readonly CheckedRecord[] }
  | { readonly kind: 'left'; readonly faults: readonly PlacedFault[]; readonly tables: readonly KeptRow[] };

/** A row of a table's sheet as it stands in the file. */
export interface KeptRow {
  readonly table: string;
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

/** @throws Refused when the file cannot be read as this register at all */
export async function* checkFile(task: CheckTask): AsyncGenerator<Checked> {
  const check = new FileCheck(task);
  yield* check.run();
}

/** A sheet of the file with its columns as they were found. */
export interface Opened {
  readonly sheet: string;
  readonly found: FoundColumns;
}

class FileCheck {
  private readonly task: CheckTask;
  private readonly rules: RecordRules;
  private readonly plan: SheetPlan;
  private readonly context: CellContext;
  private readonly axes: ReadonlyMap<string, Axis>;
  private readonly levels: ReadonlyMap<string, Level>;
  /** What references are called, for titles and searches. */
  private readonly names: ReadonlyMap<string, string>;
  private readonly writable: ReadonlySet<string>;
  private readonly likeness = new Map<string, number>();
  private readonly unique = new Map<string, number>();
  private readonly keys = new Map<string, number>();

  constructor(task: CheckTask) {
    this.task = task;
    this.rules = new RecordRules(task.definition);
    this.axes = new Map(task.axes.map((axis) => [axis.code, axis]));
    this.plan = sheetPlan(task.definition, this.axes);
    this.context = { lists: task.definition.lists, names: sheetNames(task.bodies, task.records) };
    this.levels = new Map(task.bodies.map(({ id, level }) => [id, level]));
    this.names = new Map([
      ...task.bodies.map(({ id, name }) => [id, name] as const),
      ...task.records.map(({ id, title }) => [id, title] as const),
    ]);
    this.writable = new Set(task.writable);
  }

  async *run(): AsyncGenerator<Checked> {
    const file = await opened(this.task.bytes);
    await this.refuseOther(file);
    const { main, tables, notices } = await this.layout(file);
    const missing = this.missingColumns(main);
    yield { kind: 'opened', sheet: main.sheet, notices, faults: missing };
    const silent = new Set(missing.map(({ column }) => column));
    const rows = await readTables(file, tables, this.context);
    let batch: CheckedRecord[] = [];
    let count = 0;
    for await (const row of file.rows(main.sheet)) {
      if (row.number <= main.found.headings || isEmptyRow(row, main.found.columns)) continue;
      count++;
      if (count > this.task.mostRows) throw new Refused(TOO_MANY(this.task.mostRows));
      batch.push(this.record(row, main, rows, silent));
      if (batch.length < this.task.batch) continue;
      yield { kind: 'records', records: batch };
      batch = [];
    }
    if (batch.length > 0) yield { kind: 'records', records: batch };
    if (count === 0) throw new Refused(NO_ROWS);
    yield { kind: 'left', faults: rows.orphans(this.plan), tables: this.task.keepCells ? rows.kept() : [] };
  }

  /** A template says in a hidden sheet of which register it is. */
  private async refuseOther(file: TableFile): Promise<void> {
    if (!file.sheets.includes(META_SHEET)) return;
    for await (const { cells } of file.rows(META_SHEET)) {
      const [code, , name] = cells;
      if (typeof code === 'string' && code !== this.task.definition.code)
        throw new Refused(OTHER_REGISTER(String(name ?? code), this.task.definition.name));
      return;
    }
  }

  private async layout(
    file: TableFile,
  ): Promise<{ main: Opened; tables: Map<TableSheet, Opened>; notices: BiText[] }> {
    const tops = new Map<string, (readonly unknown[])[]>();
    for (const sheet of file.sheets) if (sheet !== META_SHEET) tops.set(sheet, await topOf(file, sheet));
    const tables = new Map<TableSheet, Opened>();
    for (const table of this.plan.tables) {
      const sheet = file.sheets.find((name) => fold(name) === fold(table.name));
      const found = sheet === undefined ? undefined : findColumns(tops.get(sheet) ?? [], table.columns);
      if (sheet !== undefined && found) tables.set(table, { sheet, found });
    }
    const taken = new Set([...tables.values()].map(({ sheet }) => sheet));
    const candidates = [...tops].flatMap(([sheet, top]): Opened[] => {
      const found = taken.has(sheet) ? undefined : findColumns(top, this.plan.columns);
      return found ? [{ sheet, found }] : [];
    });
    const main =
      candidates.find(({ sheet }) => sheet === this.plan.name) ??
      candidates.sort((a, b) => b.found.columns.size - a.found.columns.size)[0];
    if (main === undefined || !hasField(main)) throw new Refused(UNREADABLE);
    return { main, tables, notices: [main, ...tables.values()].flatMap(noticesOf) };
  }

  /** Columns without which no row can be right: said once, not at each row. */
  private missingColumns({ sheet, found }: Opened): PlacedFault[] {
    const there = new Set([...found.columns.values()].map(({ code }) => code));
    return this.plan.columns
      .filter((column) => column.role !== 'key' && requiredOf(column) === 'always' && !there.has(column.code))
      .map((column) => ({
        sheet,
        row: Math.max(1, found.headings),
        column: column.code,
        letter: null,
        heading: column.heading,
        severity: 'error',
        value: '',
        message: {
          vi: `Tệp thiếu cột bắt buộc “${column.heading}”. Hãy thêm cột này, hoặc chép dữ liệu sang mẫu mới tải về.`,
          en: `The file lacks the required column "${column.heading}". Add it, or copy the data into a fresh template.`,
        },
      }));
  }

  private record(row: FileRow, main: Opened, tables: TableRows, silent: ReadonlySet<string>): CheckedRecord {
    const read = readRow(row, main.found.columns, this.context);
    const faults = new Findings(row, main, this.plan);
    for (const fault of read.faults) faults.add(fault);
    this.checkKey(read, row, tables, faults);
    const bodyId = this.bodyOf(read, faults);
    const { values, rows } = tables.of(read.key);
    for (const fault of rows.flatMap((one) => one.faults)) faults.push(fault);
    const record = this.rules.normalise({ ...read.values, ...values });
    const found = [
      ...this.rules.faults(record, { axes: this.axes, today: this.task.today }),
      ...this.referenceFaults(record),
    ];
    for (const fault of found) {
      const place = placeOf(fault, this.plan);
      if (place.table !== undefined) faults.inTable(fault, place, tables, rows);
      else if (!silent.has(place.column)) faults.add({ ...fault, column: place.column });
    }
    const columns = columnsOf(this.rules, record, this.names, this.task.today);
    const uniqueKey = this.checkUnique(record, bodyId, row, faults);
    // Where the register says what tells its records apart, that decides and not the title.
    const likeness =
      this.rules.definition.unique === undefined
        ? likenessOf(bodyId, columns.day, columns.title)
        : `${bodyId} ${row.number}`;
    const sameAsRow = this.likeness.get(likeness) ?? null;
    if (sameAsRow === null) this.likeness.set(likeness, row.number);
    const { write } = this.task;
    return {
      row: row.number,
      bodyId,
      title: columns.title,
      day: columns.day,
      likeness,
      sameAsRow,
      recordId: read.record === '' ? null : read.record,
      uniqueKey,
      faults: faults.all,
      ...(this.task.keepCells ? { cells: inPlan(row, main.found, this.plan.columns) } : {}),
      ...(write && !faults.wrong
        ? { write: { columns, facts: write.draft ? [] : factsOf(this.rules, record) } }
        : {}),
    };
  }

  private checkKey(read: ReadRow, row: FileRow, tables: TableRows, faults: Findings): void {
    if (this.plan.tables.length === 0 || read.key === '') return;
    const earlier = this.keys.get(read.key);
    if (earlier === undefined) this.keys.set(read.key, row.number);
    else if (tables.has(read.key))
      faults.add({
        column: '_row',
        severity: 'error',
        message: {
          vi: `Số “${read.key}” đã dùng ở dòng ${earlier}, nên không rõ các dòng bảng con thuộc bản ghi nào. Hãy đánh số khác nhau.`,
          en: `Number "${read.key}" is used in row ${earlier} already, so rows of tables belong to neither. Number them apart.`,
        },
      });
  }

  private bodyOf(read: ReadRow, faults: Findings): string {
    if (read.body === '') return this.task.bodyId;
    const named = this.context.names.body(read.body);
    const name = { vi: 'Cơ quan, đơn vị ghi sổ', en: 'Body' };
    if (typeof named === 'string') {
      faults.add({ column: '_body', severity: 'error', message: namedFault(name, read.body, named, 'body') });
      return this.task.bodyId;
    }
    if (!this.writable.has(named.id))
      faults.add({
        column: '_body',
        severity: 'error',
        message: {
          vi: `Bạn không ghi sổ cho “${read.body}”. Bỏ dòng này, hoặc để người của cơ quan đó nhập.`,
          en: `You do not enter records for "${read.body}". Leave this row out, or let that body's people import it.`,
        },
      });
    return named.id;
  }

  /** Bodies and records were found by name; a place must also be of a level that the field takes. */
  private referenceFaults(record: RecordValues) {
    return referencesIn(this.rules.fields, record).flatMap(({ path, field, id }) => {
      if (field.type !== 'place') return [];
      const level = this.levels.get(id);
      if (level !== undefined && LEVELS.indexOf(level) <= LEVELS.indexOf(field.level)) return [];
      return [{ path, severity: 'error' as const, message: levelFault(field) }];
    });
  }

  private checkUnique(record: RecordValues, bodyId: string, row: FileRow, faults: Findings): string | null {
    const key = uniqueKeyOf(this.rules, record);
    if (key === null) return null;
    const earlier = this.unique.get(`${bodyId} ${key}`);
    if (earlier === undefined) this.unique.set(`${bodyId} ${key}`, row.number);
    else
      faults.add({
        column: this.rules.definition.unique?.[0] ?? '',
        severity: 'error',
        message: {
          vi: `Trùng với dòng ${earlier}: sổ này không nhận hai bản ghi như vậy của một cơ quan. Hãy bỏ một dòng.`,
          en: `The same as row ${earlier}: this register takes no two such records of a body. Remove one of them.`,
        },
      });
    return key;
  }
}

const levelFault = (field: Extract<Field, { type: 'place' }>): BiText => ({
  vi: `“${field.name.vi}”: nơi này không thuộc cấp của sổ. Hãy chọn trong danh sách của ô.`,
  en: `"${field.name.en}": this place is not of the register's level. Choose from the cell's list.`,
});

/** Words of the title whatever their order, so that "Tập huấn lớp A" and "Lớp A: tập huấn" are alike. */
export function likenessOf(bodyId: string, day: string, title: string): string {
  const words = fold(title)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();
  return `${bodyId} ${day} ${words.join(' ')}`;
}

async function opened(bytes: Uint8Array): Promise<TableFile> {
  try {
    return await openTable(bytes);
  } catch (error) {
    throw new Refused(UNREADABLE, { cause: error });
  }
}

async function topOf(file: TableFile, sheet: string): Promise<(readonly unknown[])[]> {
  const top: (readonly unknown[])[] = [];
  for await (const { number, cells } of file.rows(sheet)) {
    if (number > MOST_HEADING_ROWS) break;
    while (top.length < number - 1) top.push([]);
    top.push(cells.map((cell) => (typeof cell === 'string' ? cell : null)));
  }
  return top;
}

const hasField = ({ found }: Opened): boolean =>
  [...found.columns.values()].some(({ role }) => role === 'value' || role === 'count');

function noticesOf({ sheet, found }: Opened): BiText[] {
  const at = (place: number) => `${sheet === '' ? '' : `${sheet}, `}${columnName(place)}`;
  return [
    ...found.unknown.map(({ at: place, heading }) => ({
      vi: `Cột “${heading}” (${at(place)}) không có trong sổ, nên không được nhập.`,
      en: `Column "${heading}" (${at(place)}) is not in the register and is not imported.`,
    })),
    ...found.twice.map(({ at: place, heading }) => ({
      vi: `Cột “${heading}” (${at(place)}) có hai lần; chỉ cột đầu được đọc.`,
      en: `Column "${heading}" (${at(place)}) is there twice; only the first is read.`,
    })),
  ];
}
