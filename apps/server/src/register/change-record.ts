import { register } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import { findRecord } from './subject.ts';
import { type Change, changeOpen, openForChange } from './write.ts';

/**
 * A body changes its record. What was submitted stays submitted, each change a version; what was verified needs a
 * reason and waits for verification again, and counts as submitted meanwhile.
 */
export const changeRecord = action(register.changeRecord, {
  permission: 'record.write',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, session, params, body, today }) {
    const record = await openForChange(tx, params.recordId, body.version);
    const reason = body.reason || null;
    if (record.status === 'verified' && reason === null) {
      refuseField('reason', {
        vi: 'Bản ghi đã được xác nhận. Hãy ghi lý do sửa.',
        en: 'The record has been verified. Please say why it is corrected.',
      });
    }
    const open: Change['status'] =
      record.status === 'draft' || record.status === 'returned' ? record.status : 'submitted';
    const status: Change['status'] = body.submit ? 'submitted' : open;
    const entry = await changeOpen(
      tx,
      record,
      { values: body.values, status, reason, by: session.userId },
      today,
    );
    return { id: record.id, version: body.version + 1, status, warnings: [...entry.warnings] };
  },
});
