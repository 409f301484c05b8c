/** A file that was checked, written once more with marks at its faults. */
import { type RegisterDefinition, sheetNames, sheetPlan } from '@binhdang/domain/register';
import { type CheckTask, checkFile, type KeptRow, type PlacedFault } from './check-file.ts';
import { type Filled, writeTemplate } from './template-workbook.ts';

export interface MarkTask {
  readonly task: CheckTask;
  readonly number: number;
  readonly writers: readonly { readonly id: string; readonly name: string }[];
  /** Faults that the report names, among them those that only the register itself can tell. */
  readonly known: readonly PlacedFault[];
}

export async function markedWorkbook({ task, number, writers, known }: MarkTask): Promise<Uint8Array> {
  const faults = new Map<string, PlacedFault[]>();
  const note = (fault: PlacedFault) => {
    const key = `${fault.sheet} ${fault.row}`;
    const there = faults.get(key) ?? [];
    if (there.some(({ column, message }) => column === fault.column && message.vi === fault.message.vi))
      return;
    faults.set(key, [...there, fault]);
  };
  const records: { row: number; cells: Filled['cells'] }[] = [];
  const kept: KeptRow[] = [];
  let main = '';
  for await (const part of checkFile(task)) {
    if (part.kind === 'opened') main = part.sheet;
    if (part.kind === 'records')
      for (const { row, cells = [], faults: found } of part.records) {
        records.push({ row, cells });
        found.forEach(note);
      }
    else part.faults.forEach(note);
    if (part.kind === 'left') kept.push(...part.tables);
  }
  for (const fault of known) note({ ...fault, sheet: fault.sheet || main });
  const filled = (sheet: string, row: number, cells: Filled['cells']): Filled => ({
    cells,
    faults: faults.get(`${sheet} ${row}`) ?? [],
  });
  const definition: RegisterDefinition = task.definition;
  const tables = new Map<string, Filled[]>();
  for (const { table, sheet, row, cells } of kept.sort((a, b) => a.row - b.row))
    tables.set(table, [...(tables.get(table) ?? []), filled(sheet, row, cells)]);
  const names = sheetNames(task.bodies, task.records);
  return writeTemplate({
    definition,
    number,
    writable: writers,
    sheet: {
      plan: sheetPlan(definition, new Map(task.axes.map((axis) => [axis.code, axis]))),
      bodies: task.bodies,
      links: task.records.map(({ id }) => names.sayLink(id) ?? ''),
      context: { lists: definition.lists, names },
    },
    rows: new Map([['', records.map(({ row, cells }) => filled(main, row, cells))], ...tables]),
  });
}
