/** What is entered, checked against the register's definition and made ready to be kept. */
import type { CivilDate } from '@binhdang/domain';
import { hidesNames, isPersonal, type RecordFault, type RecordValues } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { AXES } from './axes.ts';
import { columnsOf, type RecordColumns } from './columns.ts';
import type { Definition } from './definitions.ts';
import { lookUp, referencesIn } from './references.ts';
import { refuseTwin, uniqueKeyOf } from './unique.ts';

export interface Entered {
  readonly definition: Definition;
  readonly bodyId: string;
  /** Where it is there already. */
  readonly recordId?: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** A draft may be incomplete; what it names by id must be there all the same. */
  readonly draft: boolean;
}

export interface Entry {
  readonly values: RecordValues;
  readonly columns: RecordColumns & { readonly unique_key: string | null };
  readonly warnings: readonly Pick<RecordFault, 'path' | 'message'>[];
  readonly files: readonly { readonly field: string; readonly fileId: string; readonly personal: boolean }[];
}

/** One look-up, where anything is referred to. @throws Refusal invalid-input with a path for each field */
export async function checkEntry(tx: Transaction, entered: Entered, today: CivilDate): Promise<Entry> {
  const { definition, bodyId, draft, recordId } = entered;
  const { rules } = definition;
  const values = rules.normalise(entered.values);
  const faults = draft ? [] : rules.faults(values, { axes: AXES, today });
  const references = referencesIn(rules.fields, values);
  const referred = await lookUp(tx, references, today, bodyId);
  refuseFaults([...faults, ...referred.faults]);
  const key = draft ? null : uniqueKeyOf(rules, values);
  await refuseTwin(tx, { rules, bodyId, key, recordId });
  return {
    values,
    columns: { ...columnsOf(rules, values, referred.names, today), unique_key: key },
    warnings: faults.map(({ path, message }) => ({ path, message })),
    files: references
      .filter(({ field }) => field.type === 'file')
      .map(({ field, id }) => ({
        field: field.code,
        fileId: id,
        personal: isPersonal(field) && hidesNames(rules.definition),
      })),
  };
}

function refuseFaults(faults: readonly RecordFault[]): void {
  const errors = new Map<string, RecordFault['message']>();
  for (const { path, message, severity } of faults)
    if (severity === 'error' && !errors.has(path)) errors.set(path, message);
  if (errors.size === 0) return;
  refuse('invalid-input', {
    errors: [...errors].map(([path, message]) => ({ path: `values.${path}`, message })),
  });
}

/**
 * Keeps the files with the record. Those of earlier versions stay with it, so that a version can be read as it was; a
 * draft has no versions, and what it no longer names goes.
 */
export async function attachFiles(
  tx: Transaction,
  recordId: string,
  files: Entry['files'],
  keepEarlier: boolean,
): Promise<void> {
  if (!keepEarlier)
    await sql`
      delete from record_file f where f.record_id = ${recordId}
         and not exists (select 1 from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) n(field text, "fileId" uuid)
                          where n.field = f.field and n."fileId" = f.file_id)`.execute(tx);
  if (files.length === 0) return;
  const unique = new Map(files.map((file) => [`${file.field} ${file.fileId}`, file]));
  await tx
    .insertInto('record_file')
    .values(
      [...unique.values()].map(({ field, fileId, personal }) => ({
        id: uuid(),
        record_id: recordId,
        field,
        file_id: fileId,
        personal,
      })),
    )
    .onConflict((conflict) => conflict.columns(['record_id', 'field', 'file_id']).doNothing())
    .execute();
}

/** Notes what a record says from now on, with its author and reason. */
export async function addVersion(
  tx: Transaction,
  recordId: string,
  version: { values: RecordValues; deleted?: boolean; reason: string | null; madeBy: string | null },
): Promise<void> {
  await sql`
    insert into record_version (id, record_id, number, values, deleted, reason, made_by)
    select ${uuid()}, ${recordId}, coalesce(max(v.number), 0) + 1, ${JSON.stringify(version.values)}::jsonb,
           ${version.deleted ?? false}, ${version.reason}, ${version.madeBy}
      from record_version v where v.record_id = ${recordId}`.execute(tx);
}
