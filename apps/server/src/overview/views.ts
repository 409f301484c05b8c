/** Saved views: a person's own filters under a name. */
import { overview } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action, type Context } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

/** Row-level security shows only one's own, so whatever is found is the person's. */
const MOST_VIEWS = 50;
const COLUMNS = ['id', 'screen', 'name', 'query', 'version'] as const;
const own = async ({ session }: Pick<Context<object>, 'session'>) => ({ ownerUserId: session.userId });

interface Row {
  readonly id: string;
  readonly screen: string;
  readonly name: string;
  readonly query: unknown;
  readonly version: number;
}
const viewOf = (row: Row): overview.SavedView => ({ ...row, query: row.query as Record<string, unknown> });

const nameTaken = () =>
  refuseField('name', {
    vi: 'Bạn đã có bộ lọc mang tên này. Hãy chọn tên khác.',
    en: 'You already have a view of this name. Choose another.',
  });

/** A name may be used once per person and screen. Asked first: a failed insert would end the transaction. */
async function refuseTakenName(tx: Transaction, screen: string, name: string, except?: string) {
  const taken = await tx
    .selectFrom('saved_view')
    .select('id')
    .where('screen', '=', screen)
    .where('name', '=', name)
    .executeTakeFirst();
  if (taken && taken.id !== except) nameTaken();
}

export const views = action(overview.views, {
  permission: 'view.save',
  subject: own,
  async run({ tx, query }) {
    const rows = await tx
      .selectFrom('saved_view')
      .select(COLUMNS)
      .where('screen', '=', query.screen)
      .orderBy(sql`name collate vietnamese`)
      .execute();
    return { items: rows.map(viewOf) };
  },
});

export const saveView = action(overview.saveView, {
  permission: 'view.save',
  subject: own,
  async run({ tx, session, body }) {
    await refuseTakenName(tx, body.screen, body.name);
    const { count } = await tx
      .selectFrom('saved_view')
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow();
    if (count >= MOST_VIEWS)
      refuse('wrong-state', {
        detail: {
          vi: `Mỗi người lưu được ${MOST_VIEWS} bộ lọc. Hãy xóa bớt bộ lọc không dùng.`,
          en: `A person may save ${MOST_VIEWS} views. Delete some that you no longer use.`,
        },
      });
    const row = await tx
      .insertInto('saved_view')
      .values({
        id: uuid(),
        user_id: session.userId,
        screen: body.screen,
        name: body.name,
        query: sql`${JSON.stringify(body.query)}::jsonb`,
      })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
    return viewOf(row);
  },
});

export const changeView = action(overview.changeView, {
  permission: 'view.save',
  subject: own,
  async run({ tx, params, body }) {
    const before = found(await findView(tx, params.viewId));
    if (body.name !== undefined) await refuseTakenName(tx, before.screen, body.name, before.id);
    const row = await tx
      .updateTable('saved_view')
      .set({
        name: body.name ?? before.name,
        query: sql`${JSON.stringify(body.query ?? before.query)}::jsonb`,
      })
      .where('id', '=', params.viewId)
      .where('version', '=', body.version)
      .returning(COLUMNS)
      .executeTakeFirst();
    return row ? viewOf(row) : refuse('edit-conflict', { current: viewOf(before) });
  },
});

export const deleteView = action(overview.deleteView, {
  permission: 'view.save',
  subject: own,
  async run({ tx, params }) {
    found(
      await tx.deleteFrom('saved_view').where('id', '=', params.viewId).returning('id').executeTakeFirst(),
    );
  },
});

const findView = (tx: Transaction, id: string): Promise<Row | undefined> =>
  tx.selectFrom('saved_view').select(COLUMNS).where('id', '=', id).executeTakeFirst();
