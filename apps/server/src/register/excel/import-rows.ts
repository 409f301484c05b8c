/** Rows of record_import as the contract says them. */
import type { BodyRef, PersonRef, register } from '@binhdang/contract';
import type { CivilDate, Subject } from '@binhdang/domain';
import type { BiText } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../platform/transaction.ts';
import { bodyRef, personRef } from '../../work/index.ts';

/** What is kept of a check; the first of what was found. */
export interface Report {
  readonly notices: readonly BiText[];
  readonly cells: readonly register.ImportFault[];
  readonly duplicates: readonly register.ImportDuplicate[];
}

export const MOST_CELLS = 1_000;
export const MOST_DUPLICATES = 1_000;

interface Row {
  readonly id: string;
  readonly register: string;
  readonly number: number;
  readonly body: BodyRef;
  readonly file_name: string;
  readonly file_id: string | null;
  readonly state: register.ImportState;
  readonly rows: number | null;
  readonly right_rows: number | null;
  readonly fault_count: number | null;
  readonly warning_count: number | null;
  readonly duplicate_count: number | null;
  readonly imported: number | null;
  readonly made_by: PersonRef;
  readonly made_at: Date;
  readonly confirmed_by: PersonRef | null;
  readonly confirmed_at: Date | null;
  readonly undone_by: PersonRef | null;
  readonly undone_at: Date | null;
  readonly version: number;
}

const person = (column: RawBuilder<unknown>) =>
  sql`case when ${column} is not null then ${personRef(column)} end`;

/** Columns of a line, over i (record_import) and d (register_definition). */
export const lineColumns = (today: CivilDate) => sql`
  i.id, i.register, d.number, ${bodyRef(sql`i.body_id`, today)} as body, i.file_name, i.file_id, i.state, i.rows,
  i.right_rows, i.fault_count, i.warning_count, i.duplicate_count, i.imported, ${personRef(sql`i.made_by`)} as made_by,
  i.made_at, ${person(sql`i.confirmed_by`)} as confirmed_by, i.confirmed_at, ${person(sql`i.undone_by`)} as undone_by,
  i.undone_at, i.version`;

export function lineOf(row: Row): register.ImportLine {
  return {
    id: row.id,
    register: row.register,
    number: row.number,
    body: row.body,
    fileName: row.file_name,
    fileId: row.file_id,
    state: row.state,
    rows: row.rows,
    rightRows: row.right_rows,
    faults: row.fault_count,
    warnings: row.warning_count,
    duplicates: row.duplicate_count,
    imported: row.imported,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    undoneBy: row.undone_by,
    undoneAt: row.undone_at?.toISOString() ?? null,
    version: row.version,
  };
}

interface WholeRow extends Row {
  readonly report: Report | null;
  readonly choice: register.ImportChoice | null;
  readonly failure: BiText | null;
  readonly undo_reason: string | null;
  readonly progress: register.RecordImport['progress'];
}

const RUNNING: readonly register.ImportState[] = ['checking', 'importing', 'undoing'];

export async function wholeImport(
  tx: Transaction,
  id: string,
  today: CivilDate,
): Promise<register.RecordImport | undefined> {
  const { rows } = await sql<WholeRow>`
    select ${lineColumns(today)}, i.report, i.choice, i.failure, i.undo_reason,
           (select jsonb_build_object('phase', p.phase, 'done', p.done, 'total', p.total)
              from record_import_progress p where p.import_id = i.id) as progress
      from record_import i join register_definition d on d.id = i.definition_id where i.id = ${id}`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    ...lineOf(row),
    progress: RUNNING.includes(row.state) ? row.progress : null,
    notices: [...(row.report?.notices ?? [])],
    cells: [...(row.report?.cells ?? [])],
    likelyDuplicates: [...(row.report?.duplicates ?? [])],
    choice: row.choice,
    failure: row.failure,
    undoReason: row.undo_reason,
    changedSince: row.state === 'done' ? await changedSince(tx, id) : { total: 0, items: [] },
  };
}

/** Of how many records that changed since the import are named. */
const MOST_NAMED = 20;

const WHY = {
  changed: { vi: 'đã sửa', en: 'changed' },
  judged: { vi: 'đã được xác nhận hoặc trả lại', en: 'verified or returned' },
  proof: { vi: 'đang là minh chứng của nhiệm vụ', en: 'proves an obligation' },
} as const;

/** Records of the import that somebody worked with since. */
export async function changedSince(
  tx: Transaction,
  importId: string,
): Promise<register.RecordImport['changedSince']> {
  const { rows } = await sql<{ id: string; title: string; why: keyof typeof WHY; total: number }>`
    select x.*, (count(*) over ())::int as total from (
      select r.id, r.title, r.day,
             case when r.judged_at is not null then 'judged' when r.version > 1 then 'changed' else 'proof' end as why
        from record r
       where r.import_id = ${importId} and not r.deleted
         and (r.version > 1 or exists (select 1 from record_proof p where p.record_id = r.id))) x
     order by x.day desc, x.id limit ${MOST_NAMED}`.execute(tx);
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ id, title, why }) => ({ recordId: id, title, why: WHY[why] })),
  };
}

/** An import as the policy and the actions on it see it. */
export interface ImportSubject extends Subject {
  readonly id: string;
  readonly bodyId: string;
  readonly register: string;
  readonly definitionId: string;
  readonly fileId: string | null;
  readonly fileName: string;
  readonly state: register.ImportState;
  readonly faults: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly choice: register.ImportChoice | null;
  readonly undoReason: string | null;
}

/** The import that row-level security shows; `lock` holds its row until the end of the transaction. */
export async function findImport(
  tx: Transaction,
  id: string,
  lock = false,
): Promise<ImportSubject | undefined> {
  const { rows } = await sql<ImportSubject>`
    select i.id, i.body_id as "bodyId", i.register, i.definition_id as "definitionId", i.file_id as "fileId",
           i.file_name as "fileName", i.state, coalesce(i.fault_count, 0) as faults, coalesce(i.rows, 0) as rows,
           coalesce(i.duplicate_count, 0) as duplicates,
           i.choice, i.undo_reason as "undoReason"
      from record_import i where i.id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}
