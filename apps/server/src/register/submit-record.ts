import { register } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { findRecord } from './subject.ts';
import { changeOpen, openForChange } from './write.ts';

/** A body submits a draft, or again what was sent back, as it stands. */
export const submitRecord = action(register.submitRecord, {
  permission: 'record.submit',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, session, params, body, today }) {
    const record = await openForChange(tx, params.recordId, body.version);
    if (record.status !== 'draft' && record.status !== 'returned') {
      refuse('wrong-state', {
        detail: { vi: 'Bản ghi này đã được gửi.', en: 'This record has been submitted already.' },
      });
    }
    const entry = await changeOpen(
      tx,
      record,
      { values: record.values, status: 'submitted', reason: null, by: session.userId },
      today,
    );
    return {
      id: record.id,
      version: body.version + 1,
      status: 'submitted' as const,
      warnings: [...entry.warnings],
    };
  },
});
