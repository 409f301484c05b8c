import { register } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import { addVersion } from './entry.ts';
import { findRecord } from './subject.ts';
import { openForChange, settle } from './write.ts';

/** A body deletes its record: it leaves the lists and the sums, and its versions tell who did so and why. */
export const deleteRecord = action(register.deleteRecord, {
  permission: 'record.write',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, session, params, body }) {
    const record = await openForChange(tx, params.recordId, body.version);
    const reason = body.reason || null;
    if (record.status !== 'draft') {
      if (reason === null) {
        refuseField('reason', {
          vi: 'Bản ghi đã được gửi. Hãy ghi lý do xóa.',
          en: 'The record has been submitted. Please say why it is deleted.',
        });
      }
      await addVersion(tx, record.id, {
        values: record.values,
        deleted: true,
        reason,
        madeBy: session.userId,
      });
    }
    await tx.updateTable('record').set({ deleted: true }).where('id', '=', record.id).execute();
    await settle(tx, { ...record, deleted: true });
    return { version: body.version + 1 };
  },
});
