import { account } from '@binhdang/contract';
import { sql } from 'kysely';
import { ownAction } from '../platform/action.ts';

/** The latest hundred; row-level security shows only one's own. */
export const notifications = ownAction(account.notifications, async ({ tx, query }) => {
  const rows = await tx
    .selectFrom('notification')
    .select(['id', 'kind', 'object_kind', 'object_id', 'detail', 'created_at', 'read_at'])
    .select(sql<number>`count(*) filter (where read_at is null) over ()`.as('unread'))
    .$if(query.unread === true, (select) => select.where('read_at', 'is', null))
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
  return {
    unread: rows[0]?.unread ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      objectKind: row.object_kind,
      objectId: row.object_id,
      detail: row.detail as Record<string, unknown>,
      createdAt: row.created_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    })),
  };
});

export const markRead = ownAction(account.markRead, async ({ tx, body, services }) => {
  await tx
    .updateTable('notification')
    .set({ read_at: services.clock.now() })
    .where('read_at', 'is', null)
    .$if(body.ids !== undefined, (update) => update.where('id', 'in', body.ids ?? []))
    .execute();
});
