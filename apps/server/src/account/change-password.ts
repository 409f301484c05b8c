import { account } from '@binhdang/contract';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { ownAction } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import { ARGON2 } from './sign-in.ts';

/** A new password of one's own; every other session of the person ends. */
export const changePassword = ownAction(account.changePassword, async ({ tx, session, body }) => {
  const { rows } = await sql<{ hash: string }>`select own_password_hash() as hash`.execute(tx);
  const current = rows[0]?.hash ?? refuse('not-found');
  if (!(await verify(current, body.current))) {
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
