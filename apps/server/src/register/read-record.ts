import { register } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import { detailsOf } from './details.ts';
import { findRecord } from './subject.ts';

/** A record with all that hangs on it: how it came to be, what it proves, what it counts in. */
export const readRecord = action(register.record, {
  permission: 'record.read',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  run: async ({ tx, session, today }, subject) =>
    found((await detailsOf(tx, [subject], session.actor, today))[0]),
});
