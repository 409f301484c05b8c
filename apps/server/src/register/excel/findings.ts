/** Faults of a file gathered with their place in it. */
import {
  type CellFault,
  cellText,
  type FaultPlace,
  type RecordFault,
  type SheetColumn,
  type SheetPlan,
} from '@binhdang/domain/register';
import { columnName } from '../../platform/excel.ts';
import type { FileRow } from '../../platform/table-rows.ts';
import type { Opened, PlacedFault } from './check-file.ts';
import type { TableRow, TableRows } from './table-sheets.ts';

const LONGEST_SHOWN = 120;

/** What stands in a cell, as far as a report shows it. */
const shown = (text: string): string =>
  text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`;

/** Faults of one record, each at its cell; of several at one cell the first is said. */
export class Findings {
  readonly all: PlacedFault[] = [];
  private readonly seen = new Set<string>();
  private readonly row: FileRow;
  private readonly main: Opened;
  private readonly plan: SheetPlan;

  constructor(row: FileRow, main: Opened, plan: SheetPlan) {
    this.row = row;
    this.main = main;
    this.plan = plan;
  }

  get wrong(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }

  /** At a column of the record's own row. */
  add(fault: CellFault): void {
    this.push(placed(fault, this.row, this.main, this.plan.columns));
  }

  /** At a row of one of its tables. */
  inTable(
    { message, severity }: RecordFault,
    { table, row = 0, column }: FaultPlace,
    tables: TableRows,
    rows: readonly TableRow[],
  ): void {
    // Rows of which nothing could be read are none of the record's.
    const at = rows.filter((one) => one.table.field.code === table && Object.keys(one.values).length > 0)[
      row
    ];
    const opened = at && tables.sheetOf(at.table);
    if (at && opened) this.push(placed({ column, message, severity }, at.row, opened, at.table.columns));
    else this.add({ column: '_row', message, severity });
  }

  push(fault: PlacedFault): void {
    const key = `${fault.sheet} ${fault.row} ${fault.column}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.all.push(fault);
  }
}

/** A fault with the cell where it is seen. */
export function placed(
  { column, message, severity }: CellFault,
  row: FileRow,
  { sheet, found }: Opened,
  planned: readonly SheetColumn[],
): PlacedFault {
  const at = [...found.columns].find(([, one]) => one.code === column)?.[0];
  return {
    sheet,
    row: row.number,
    column,
    letter: at === undefined ? null : columnName(at),
    heading: planned.find(({ code }) => code === column)?.heading ?? column,
    severity,
    value: at === undefined ? '' : shown(cellText(row.cells[at] ?? null)),
    message,
  };
}
