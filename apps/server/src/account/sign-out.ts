import { account } from '@binhdang/contract';
import { sql } from 'kysely';
import { ownAction } from '../platform/action.ts';

/**
 * Ends this session in the database; the cookie is worthless from then on, and what the browser kept for work without a
 * connection can be read no more.
 */
export const signOut = ownAction(account.signOut, async ({ tx, session }) => {
  await tx
    .deleteFrom('offline_part')
    .where('user_id', '=', session.userId)
    .where('session_id', '=', session.id)
    .execute();
  await sql`select audit_event('app_user', ${session.userId}, null), end_own_session(${session.id})`.execute(
    tx,
  );
});
