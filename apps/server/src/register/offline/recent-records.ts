import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { detailsOf } from '../details.ts';
import { findRecords } from '../subject.ts';

/**
 * The latest records of the bodies that the person enters for, whole: what a browser keeps to be read and changed
 * without a connection. Confidential registers are left out: who complained does not belong on a phone.
 */
export const recentRecords = action(register.recentRecords, {
  permission: 'register.read',
  async run({ tx, session, query, today }) {
    const { rows } = await sql<{ id: string }>`
      select r.id from record r
       where r.body_id = any ((select writing_bodies())::uuid[]) and r.sight <> 'restricted' and not r.deleted
       order by r.recorded_at desc, r.id desc limit ${query.limit}`.execute(tx);
    const order = new Map(rows.map(({ id }, at) => [id, at]));
    const subjects = await findRecords(tx, [...order.keys()]);
    subjects.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    return { items: await detailsOf(tx, subjects, session.actor, today) };
  },
});
