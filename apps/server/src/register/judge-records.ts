import { register } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { OFFICERS, tell } from '../work/index.ts';
import { definitionsById } from './definitions.ts';
import { settleFacts } from './facts.ts';
import { findRecords, lockRecords, type RecordSubject } from './subject.ts';

interface Judged {
  readonly records: readonly RecordSubject[];
}

/**
 * The lead officer of an overseeing body verifies records, or returns them with remarks. All or none: a record that
 * somebody else has changed or judged meanwhile stops the whole. What was verified may still be returned.
 */
export const judgeRecords = action(register.judgeRecords, {
  permission: 'record.verify',
  async subject({ tx, body }): Promise<(RecordSubject & Judged) | undefined> {
    const ids = [...new Set(body.items.map(({ recordId }) => recordId))];
    await lockRecords(tx, ids);
    const records = await findRecords(tx, ids);
    const [first] = records;
    return first && records.length === ids.length ? { ...first, records } : undefined;
  },
  async run({ tx, session, body, services, require }, { records }) {
    for (const one of records) require('record.verify', one);
    const { verdict } = body;
    const remarks = body.remarks === '' ? null : body.remarks;
    if (verdict === 'returned' && remarks === null) {
      refuseField('remarks', {
        vi: 'Hãy ghi rõ vì sao trả lại và cần sửa gì.',
        en: 'Please say why it is returned and what to correct.',
      });
    }
    refuseStale(records, new Map(body.items.map(({ recordId, version }) => [recordId, version])));
    const judgeable = verdict === 'verified' ? ['submitted'] : ['submitted', 'verified'];
    if (records.some(({ status, deleted }) => deleted || !judgeable.includes(status))) refuseJudged();
    const ids = records.map(({ id }) => id);
    await tx
      .updateTable('record')
      .set({ status: verdict, remarks, judged_by: session.userId, judged_at: services.clock.now() })
      .where('id', 'in', ids)
      .execute();
    const definitions = await definitionsById(
      tx,
      records.map(({ definitionId }) => definitionId),
    );
    await settleFacts(
      tx,
      records.map(({ record, definitionId, ...rest }) => ({
        ...rest,
        sight: record.sight,
        status: verdict,
        rules: found(definitions.get(definitionId)).rules,
      })),
    );
    if (verdict === 'returned') await tellBodies(tx, records, remarks);
    return { judged: ids.length };
  },
});

function refuseStale(records: readonly RecordSubject[], versions: ReadonlyMap<string, number>): void {
  const stale = records.filter(({ id, version }) => versions.get(id) !== version);
  if (stale.length === 0) return;
  refuse('edit-conflict', { current: stale.map(({ id, version }) => ({ recordId: id, version })) });
}

function refuseJudged(): never {
  refuse('wrong-state', {
    detail: {
      vi: 'Có bản ghi đã được xác nhận, trả lại hoặc xóa trước đó. Hãy tải lại danh sách.',
      en: 'A record has been verified, returned or deleted already. Please reload the list.',
    },
  });
}

function tellBodies(
  tx: Transaction,
  records: readonly RecordSubject[],
  remarks: string | null,
): Promise<void> {
  return tell(
    tx,
    records.map(({ id, bodyId, title, register }) => ({
      bodyId,
      roles: OFFICERS,
      kind: 'record.returned',
      objectKind: 'record',
      objectId: id,
      detail: { title: title.slice(0, 160), register, remarks: remarks?.slice(0, 300) ?? null },
    })),
  );
}
