import { randomBytes } from 'node:crypto';
import { account } from '@binhdang/contract';
import { sql } from 'kysely';
import { ownAction } from '../platform/action.ts';

/**
 * Gives the server's part of the key under which this browser keeps forms, recent records and entries that wait for a
 * connection. The same part comes back after a new sign-in, so that a session's end loses nothing that waits; signing out
 * removes it for good.
 */
export const offlinePart = ownAction(
  account.offlinePart,
  async ({ tx, session, body, services }) => {
    const made = randomBytes(32);
    const { rows } = await sql<{ part: Buffer }>`
      insert into offline_part (user_id, store_id, part, session_id)
      values (${session.userId}, ${body.storeId}, ${made}, ${session.id})
      on conflict (user_id, store_id) do update set session_id = excluded.session_id, used_at = now()
      returning part`.execute(tx);
    await sql`select audit_event('app_user', ${session.userId}, null)`.execute(tx);
    const part = rows[0]?.part ?? made;
    return {
      userId: session.userId,
      part: part.toString('base64'),
      hours: services.config.OFFLINE_HOURS,
      fresh: part.equals(made),
    };
  },
  // Not kept with the idempotency key: it would outlive the sign-out.
  { secretAnswer: true },
);
