/** A private link by which a calendar program fetches one's due days; the link is the only key to it. */
import { randomBytes } from 'node:crypto';
import { overview } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action, type Context } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';

const own = async ({ session }: Pick<Context<object>, 'session'>) => ({ ownerUserId: session.userId });

export const feed = action(overview.feed, {
  permission: 'feed.manage',
  subject: own,
  async run({ tx }) {
    const row = await tx.selectFrom('calendar_feed').select('created_at').executeTakeFirst();
    return { createdAt: row?.created_at.toISOString() ?? null };
  },
});

/** Only the hash is kept, so the link can be shown this once and never again. */
export const openFeed = action(overview.openFeed, {
  permission: 'feed.manage',
  subject: own,
  async run({ tx, session }) {
    const token = randomBytes(24).toString('hex');
    await tx.deleteFrom('calendar_feed').execute();
    const row = await tx
      .insertInto('calendar_feed')
      .values({
        id: uuid(),
        user_id: session.userId,
        token_hash: sql`sha256(decode(${token}, 'hex'))`,
      })
      .returning('created_at')
      .executeTakeFirstOrThrow();
    return { path: `/api/calendar/${token}.ics`, createdAt: row.created_at.toISOString() };
  },
});

export const closeFeed = action(overview.closeFeed, {
  permission: 'feed.manage',
  subject: own,
  async run({ tx }) {
    found(await tx.deleteFrom('calendar_feed').returning('id').executeTakeFirst());
  },
});
