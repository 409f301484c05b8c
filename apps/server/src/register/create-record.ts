import { register } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type Definition, definitionsById } from './definitions.ts';
import { addVersion, attachFiles, checkEntry } from './entry.ts';
import { settleFacts } from './facts.ts';
import { link } from './proofs.ts';
import { findRegister, type RegisterSubject } from './subject.ts';

/** A body enters a record, as a draft or submitted at once. Sent again with the same key it stays one record. */
export const createRecord = action(register.createRecord, {
  permission: 'record.write',
  async subject({ tx, params, body, today }): Promise<(RegisterSubject & { bodyId: string }) | undefined> {
    const found = await findRegister(tx, params.register, today);
    return found && { ...found, bodyId: body.bodyId };
  },
  async run({ tx, session, body, today }, { definition: current }) {
    const before = body.id && (await enteredBefore(tx, body.id, current.code, session.userId));
    if (before) return before;
    if (current.retired) refuseRetired();
    const definition = await writtenOn(tx, current, body.definitionId);
    const { sight } = definition.rules.definition;
    const { bodyId } = body;
    const entry = await checkEntry(
      tx,
      { definition, bodyId, values: body.values, draft: !body.submit, recordId: body.id },
      today,
    );
    const id = body.id ?? uuid();
    const status = body.submit ? ('submitted' as const) : ('draft' as const);
    const made = await tx
      .insertInto('record')
      .values({
        id,
        register: definition.code,
        definition_id: definition.id,
        sight,
        body_id: bodyId,
        status,
        recorded_by: session.userId,
        ...entry.columns,
      })
      // Sent twice at the same moment, or there without the person seeing it.
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return (await enteredBefore(tx, id, current.code, session.userId)) ?? refuseTaken();
    await attachFiles(tx, id, entry.files, true);
    await link(tx, { recordId: id, bodyId, by: session.userId }, body.obligationIds);
    if (body.submit) {
      await addVersion(tx, id, { values: entry.values, reason: null, madeBy: session.userId });
      const { code, rules } = definition;
      await settleFacts(tx, [
        { id, register: code, sight, bodyId, status, deleted: false, values: entry.values, rules },
      ]);
    }
    return { id, version: 1, status, warnings: [...entry.warnings] };
  },
});

/**
 * An entry sent again long after, when its idempotency key is forgotten: its answer was lost on the way, and it is
 * answered as it stands.
 */
async function enteredBefore(tx: Transaction, id: string, code: string, userId: string) {
  const row = await tx
    .selectFrom('record')
    .select(['register', 'recorded_by', 'version', 'status'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.register !== code || row.recorded_by !== userId) refuseTaken();
  return { id, version: row.version, status: row.status as register.RecordStatus, warnings: [] };
}

function refuseTaken(): never {
  refuseField('id', {
    vi: 'Mã này đã dùng cho một bản ghi khác. Hãy sao chép thành bản ghi mới rồi gửi.',
    en: 'This id is of another record. Please copy the entry to a new record and send that.',
  });
}

function refuseRetired(): never {
  refuse('wrong-state', {
    detail: {
      vi: 'Sổ này đã khóa, không nhận bản ghi mới. Các bản ghi cũ vẫn xem được.',
      en: 'This register is closed and takes no new records. Earlier ones can still be read.',
    },
  });
}

/** A form filled in offline may be of an earlier version than today's; the record keeps the one it was written on. */
async function writtenOn(tx: Transaction, current: Definition, id: string | undefined): Promise<Definition> {
  if (id === undefined || id === current.id) return current;
  const named = (await definitionsById(tx, [id])).get(id);
  if (named?.code !== current.code) {
    refuseField('definitionId', {
      vi: 'Biểu mẫu này không phải của sổ. Hãy tải lại trang; nội dung đã nhập vẫn còn.',
      en: 'This form is not of the register. Please reload the page; what you typed is kept.',
    });
  }
  return named;
}
