/** Rows of the sheets of tables, by the record that they belong to. */
import {
  type CellContext,
  type FoundColumns,
  isEmptyRow,
  type RowValue,
  readRow,
  type SheetCell,
  type SheetColumn,
  type SheetPlan,
  type TableSheet,
} from '@binhdang/domain/register';
import type { FileRow, TableFile } from '../../platform/table-rows.ts';
import type { KeptRow, Opened, PlacedFault } from './check-file.ts';
import { placed } from './findings.ts';

export interface TableRow {
  readonly table: TableSheet;
  readonly row: FileRow;
  readonly values: RowValue;
  readonly faults: readonly PlacedFault[];
}

export interface TableRows {
  /** Rows of the record whose key this is, with the values of its tables. */
  of(key: string): { readonly values: Record<string, RowValue[]>; readonly rows: readonly TableRow[] };
  has(key: string): boolean;
  sheetOf(table: TableSheet): Opened | undefined;
  /** Rows whose key no record had. */
  orphans(plan: SheetPlan): PlacedFault[];
  /** All rows as they stand in the file. */
  kept(): KeptRow[];
}

/** The cells of a row in the order of the plan's columns. */
export function inPlan(
  { cells }: FileRow,
  { columns }: FoundColumns,
  planned: readonly SheetColumn[],
): SheetCell[] {
  const places = new Map([...columns].map(([at, { code }]) => [code, at]));
  return planned.map(({ code }) => cells[places.get(code) ?? -1] ?? null);
}

/** Reads them all: they are few beside the records, and a record needs its own wherever they stand. */
export async function readTables(
  file: TableFile,
  sheets: ReadonlyMap<TableSheet, Opened>,
  context: CellContext,
): Promise<TableRows> {
  const byKey = new Map<string, TableRow[]>();
  for (const [table, opened] of sheets) {
    for await (const row of file.rows(opened.sheet)) {
      if (row.number <= opened.found.headings || isEmptyRow(row, opened.found.columns)) continue;
      const { values, faults, key } = readRow(row, opened.found.columns, context);
      const one: TableRow = {
        table,
        row,
        values: values as RowValue,
        faults: faults.map((fault) => placed(fault, row, opened, table.columns)),
      };
      const rows = byKey.get(key);
      if (rows) rows.push(one);
      else byKey.set(key, [one]);
    }
  }
  const asked = new Set<string>();
  return {
    of(key) {
      if (key === '') return { values: {}, rows: [] };
      asked.add(key);
      const rows = byKey.get(key) ?? [];
      const values: Record<string, RowValue[]> = {};
      for (const { table, values: row } of rows) {
        const known = values[table.field.code];
        if (known) known.push(row);
        else values[table.field.code] = [row];
      }
      return { values, rows };
    },
    has: (key) => byKey.has(key),
    sheetOf: (table) => sheets.get(table),
    kept: () =>
      [...byKey.values()].flat().flatMap(({ table, row }): KeptRow[] => {
        const opened = sheets.get(table);
        if (opened === undefined) return [];
        const cells = inPlan(row, opened.found, table.columns);
        return [{ table: table.field.code, sheet: opened.sheet, row: row.number, cells }];
      }),
    orphans: ({ name }) =>
      [...byKey].flatMap(([key, rows]) =>
        asked.has(key) ? [] : rows.flatMap((row) => orphan(key, row, name)),
      ),
  };

  function orphan(key: string, { table, row }: TableRow, main: string): PlacedFault[] {
    const opened = sheets.get(table);
    const message =
      key === ''
        ? {
            vi: `Hãy ghi STT của bản ghi ở trang “${main}” mà dòng này thuộc về.`,
            en: `Write the number of the record on the sheet "${main}" that this row belongs to.`,
          }
        : {
            vi: `Trang “${main}” không có bản ghi nào mang số “${key}”. Hãy sửa số này cho khớp.`,
            en: `No record on the sheet "${main}" has the number "${key}". Make the numbers match.`,
          };
    return opened ? [placed({ column: '_row', severity: 'error', message }, row, opened, table.columns)] : [];
  }
}
