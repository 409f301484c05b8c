/** Checks the file of an import and keeps what was found; nothing is written to the register. */
import type { register } from '@binhdang/contract';
import type { BiText } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { actAs } from '../../platform/acting.ts';
import { found } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import type { Definition } from '../definitions.ts';
import type { Checked, CheckedRecord, CheckTask, PlacedFault } from './check-file.ts';
import { type Alike, existingLike, twinMessage } from './existing.ts';
import { checkOnThread } from './import-reader.ts';
import { findImport, MOST_CELLS, MOST_DUPLICATES, type Report } from './import-rows.ts';
import { prepared } from './import-task.ts';
import { progressOf } from './progress.ts';

const ACTION = 'register.checkImport';

/** @param notice what is to be said of the file before all else */
export async function checkImport(
  services: Services,
  importId: string,
  userId: string,
  notice?: BiText,
): Promise<void> {
  const progress = progressOf(services, importId);
  await progress.to('reading', 0);
  const as = { userId, action: ACTION };
  const { task, definition } = await actAs(services, as, async (acting) =>
    prepared(services, acting, found(await findImport(acting.tx, importId))),
  );
  const report = new ReportOf(task, definition, notice);
  for await (const part of checkOnThread(task)) {
    const alike =
      part.kind === 'records'
        ? await actAs(services, as, ({ tx }) => existingLike(tx, definition.code, part.records))
        : undefined;
    report.add(part, alike);
    if (part.kind === 'records') await progress.to('checking', report.rows);
  }
  await actAs(services, as, async ({ tx }) => {
    await sql`
      update record_import
         set state = 'checked', rows = ${report.rows}, right_rows = ${report.rightRows}, fault_count = ${report.errors},
             warning_count = ${report.warnings}, duplicate_count = ${report.duplicates}, failure = null,
             report = ${JSON.stringify(report.kept())}::jsonb
       where id = ${importId} and state in ('checking', 'importing')`.execute(tx);
  });
}

/** What a check finds, counted in full and kept as far as a person reads on. */
export class ReportOf {
  rows = 0;
  rightRows = 0;
  errors = 0;
  warnings = 0;
  duplicates = 0;
  private readonly notices: Report['notices'][number][] = [];
  private readonly wrong: PlacedFault[] = [];
  private readonly doubtful: PlacedFault[] = [];
  private readonly likely: register.ImportDuplicate[] = [];
  private readonly bodies: ReadonlyMap<string, string>;
  private readonly definition: Definition;

  constructor(task: Pick<CheckTask, 'bodies'>, definition: Definition, notice: BiText | undefined) {
    if (notice !== undefined) this.notices.push(notice);
    this.bodies = new Map(task.bodies.map(({ id, name }) => [id, name]));
    this.definition = definition;
  }

  add(part: Checked, alike: Alike | undefined): void {
    if (part.kind === 'opened') this.notices.push(...part.notices);
    if (part.kind === 'records') for (const record of part.records) this.record(record, alike);
    else this.faults(part.faults);
  }

  /** The errors first, so that warnings never push one out. */
  kept(): Report {
    return {
      notices: this.notices,
      cells: [...this.wrong, ...this.doubtful].slice(0, MOST_CELLS),
      duplicates: this.likely,
    };
  }

  private record(record: CheckedRecord, alike: Alike | undefined): void {
    this.rows++;
    const faults = faultsOf(record, alike, this.definition);
    if (!faults.some(({ severity }) => severity === 'error')) this.rightRows++;
    this.faults(faults);
    const existing = alike?.likely.get(record.row);
    if (record.sameAsRow === null && existing === undefined) return;
    this.duplicates++;
    if (this.likely.length >= MOST_DUPLICATES) return;
    const { row, title, day, bodyId } = record;
    this.likely.push({
      row,
      title,
      day,
      body: this.bodies.get(bodyId) ?? '',
      sameAs: existing ? { recordId: existing.id, title: existing.title } : { row: record.sameAsRow ?? row },
    });
  }

  private faults(faults: readonly PlacedFault[]): void {
    for (const fault of faults) {
      const [list, wrong] = fault.severity === 'error' ? [this.wrong, true] : [this.doubtful, false];
      if (wrong) this.errors++;
      else this.warnings++;
      if (list.length < MOST_CELLS) list.push(fault);
    }
  }
}

/** All faults of a record, also that the register holds one which is no other. */
export function faultsOf(
  { row, uniqueKey, faults }: CheckedRecord,
  alike: Alike | undefined,
  { rules }: Definition,
): readonly PlacedFault[] {
  const twin = uniqueKey === null ? undefined : alike?.twins.get(row);
  if (twin === undefined) return faults;
  const column = rules.definition.unique?.[0] ?? '';
  const heading = rules.fields.find(({ code }) => code === column)?.name.vi ?? column;
  return [
    ...faults,
    {
      sheet: faults[0]?.sheet ?? '',
      row,
      column,
      letter: null,
      heading,
      severity: 'error',
      value: '',
      message: twinMessage(rules, twin),
    },
  ];
}
