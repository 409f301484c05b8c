/** Writing a record: its row, its version, its files and its facts, together. */
import { found, refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type Definition, definitionsById } from './definitions.ts';
import { addVersion, attachFiles, checkEntry, type Entry } from './entry.ts';
import { settleFacts } from './facts.ts';
import { lockRecord, type RecordSubject } from './subject.ts';

/** The record as it is now, locked; refuses when it was changed meanwhile or is deleted. */
export async function openForChange(
  tx: Transaction,
  recordId: string,
  version: number,
): Promise<RecordSubject & { definition: Definition }> {
  const record = found(await lockRecord(tx, recordId));
  if (record.deleted) refuseDeleted();
  if (record.version !== version) {
    const { status, values, title } = record;
    refuse('edit-conflict', { current: { version: record.version, status, values, title } });
  }
  const definition = found((await definitionsById(tx, [record.definitionId])).get(record.definitionId));
  return { ...record, definition };
}

export function refuseDeleted(): never {
  refuse('wrong-state', {
    detail: { vi: 'Bản ghi này đã bị xóa.', en: 'This record has been deleted.' },
  });
}

/** What was removed would come back by way of a correction. */
function refuseAnonymous(): never {
  refuse('wrong-state', {
    detail: {
      vi: 'Dữ liệu cá nhân của bản ghi này đã được xóa vì hết thời hạn lưu; bản ghi chỉ còn để đọc và để đếm.',
      en: 'The personal data of this record were removed, their time being over; it is kept only to be read and counted.',
    },
  });
}

export interface Change {
  readonly values: Readonly<Record<string, unknown>>;
  readonly status: 'draft' | 'submitted' | 'returned';
  readonly reason: string | null;
  readonly by: string;
}

/** Changes an open record; what is submitted is checked whole and makes a version. */
export async function changeOpen(
  tx: Transaction,
  record: RecordSubject & { definition: Definition },
  change: Change,
  today: string,
): Promise<Entry> {
  if (record.anonymous) refuseAnonymous();
  const { definition, bodyId, id } = record;
  const submitted = change.status === 'submitted';
  const entry = await checkEntry(
    tx,
    { definition, bodyId, recordId: id, values: change.values, draft: !submitted },
    today,
  );
  await tx
    .updateTable('record')
    .set({ ...entry.columns, status: change.status })
    .where('id', '=', id)
    .execute();
  await attachFiles(tx, id, entry.files, record.status !== 'draft');
  if (submitted) await addVersion(tx, id, { values: entry.values, reason: change.reason, madeBy: change.by });
  await settle(tx, { ...record, values: entry.values, status: change.status });
  return entry;
}

/** Brings the facts of a record to how it stands. */
export function settle(
  tx: Transaction,
  record: Omit<RecordSubject, 'record'> & { record: { sight: string }; definition: Definition },
): Promise<void> {
  const { record: facts, definition, ...rest } = record;
  return settleFacts(tx, [{ ...rest, sight: facts.sight, rules: definition.rules }]);
}
