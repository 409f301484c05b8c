import { account } from '@binhdang/contract';
import { sql } from 'kysely';
import { ownAction } from '../platform/action.ts';

/** Ends this session in the database; the cookie is worthless from then on. */
export const signOut = ownAction(account.signOut, async ({ tx, session }) => {
  await sql`select audit_event('app_user', ${session.userId}, null), end_own_session(${session.id})`.execute(
    tx,
  );
});
