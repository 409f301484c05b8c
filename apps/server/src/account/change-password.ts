import { account } from '@binhdang/contract';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { ownAction } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import { ARGON2 } from './sign-in.ts';

/**
 * A new password of one's own; every other session of the person ends. Guessing the present one is limited as at
 * sign-in: an open session on a shared machine is no way to it.
 */
export const changePassword = ownAction(account.changePassword, async ({ tx, session, body, services }) => {
  const { rows } = await sql<{ hash: string; failures: number }>`
    select own_password_hash() as hash, recent_sign_in_failures(${session.login}) as failures`.execute(tx);
  const current = rows[0]?.hash ?? refuse('not-found');
  if ((rows[0]?.failures ?? 0) >= services.config.SIGN_IN_LIMIT) refuse('too-many-attempts');
  if (!(await verify(current, body.current))) {
    // Noted beside this transaction, which the refusal takes back.
    await services.pool.query('select note_sign_in_failure($1)', [session.login]);
    refuseField('current', { vi: 'Mật khẩu hiện tại không đúng.', en: 'The present password is wrong.' });
  }
  if (body.next === body.current) {
    refuseField('next', {
      vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
      en: 'The new password must differ from the present one.',
    });
  }
  await sql`select set_password(${session.userId}, ${await hash(body.next, ARGON2)}, false),
                   end_other_sessions(${session.userId}, ${session.id})`.execute(tx);
});
