/** Saved views: filters and pivots under a name, a person's own or shared by somebody. */
import { overview } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { bodyRefs } from '../org/index.ts';
import { action, type Context } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Session, Transaction } from '../platform/transaction.ts';

const MOST_VIEWS = 50;
const COLUMNS = ['id', 'screen', 'name', 'query', 'user_id', 'shared_with', 'body_id', 'version'] as const;
const own = async ({ session }: Pick<Context<object>, 'session'>) => ({ ownerUserId: session.userId });

interface Row {
  readonly id: string;
  readonly screen: string;
  readonly name: string;
  readonly query: unknown;
  readonly user_id: string;
  readonly shared_with: string;
  readonly body_id: string | null;
  readonly version: number;
}

interface Reading {
  readonly tx: Transaction;
  readonly session: Session;
  readonly today: CivilDate;
}

async function viewsOf({ tx, session, today }: Reading, rows: readonly Row[]): Promise<overview.SavedView[]> {
  const bodies = await bodyRefs(
    tx,
    rows.flatMap(({ body_id }) => body_id ?? []),
    today,
  );
  return rows.map(({ user_id, shared_with, body_id, query, ...row }) => ({
    ...row,
    query: query as Record<string, unknown>,
    mine: user_id === session.userId,
    sharedWith: shared_with as overview.SavedView['sharedWith'],
    body: bodies.get(body_id ?? '') ?? null,
  }));
}

const viewOf = async (reading: Reading, row: Row) => found((await viewsOf(reading, [row]))[0]);

const nameTaken = () =>
  refuseField('name', {
    vi: 'Bạn đã có bộ lọc mang tên này. Hãy chọn tên khác.',
    en: 'You already have a view of this name. Choose another.',
  });

/** A name may be used once per person and screen. Asked first: a failed insert would end the transaction. */
async function refuseTakenName(
  { tx, session }: Reading,
  { screen, name, except }: { readonly screen: string; readonly name: string; readonly except?: string },
) {
  const taken = await tx
    .selectFrom('saved_view')
    .select('id')
    .where('user_id', '=', session.userId)
    .where('screen', '=', screen)
    .where('name', '=', name)
    .executeTakeFirst();
  if (taken && taken.id !== except) nameTaken();
}

/** In whose name it is shared: a body that the person works in. */
function sharingBody(
  { session }: Reading,
  sharedWith: overview.SavedView['sharedWith'],
  bodyId: string | undefined,
): string | null {
  if (sharedWith === 'me') return null;
  const bodies = new Set(
    session.actor.grants.filter(({ role }) => role !== 'administrator').map((grant) => grant.bodyId),
  );
  const [only] = bodies.size === 1 ? bodies : [];
  const chosen = bodyId ?? only;
  if (chosen !== undefined && bodies.has(chosen)) return chosen;
  return refuseField('bodyId', {
    vi: 'Hãy chọn cơ quan của bạn để chia sẻ.',
    en: 'Choose the body of yours that shares it.',
  });
}

export const views = action(overview.views, {
  permission: 'view.save',
  subject: own,
  async run(context) {
    const rows = await context.tx
      .selectFrom('saved_view')
      .select(COLUMNS)
      .where('screen', '=', context.query.screen)
      .orderBy(sql`user_id <> ${context.session.userId}, name collate vietnamese`)
      .execute();
    return { items: await viewsOf(context, rows) };
  },
});

export const saveView = action(overview.saveView, {
  permission: 'view.save',
  subject: own,
  async run(context) {
    const { tx, session, body } = context;
    await refuseTakenName(context, body);
    const { count } = await tx
      .selectFrom('saved_view')
      .select(sql<number>`count(*)`.as('count'))
      .where('user_id', '=', session.userId)
      .executeTakeFirstOrThrow();
    if (count >= MOST_VIEWS)
      refuse('wrong-state', {
        detail: {
          vi: `Mỗi người lưu được ${MOST_VIEWS} bộ lọc. Hãy xóa bớt bộ lọc không dùng.`,
          en: `A person may save ${MOST_VIEWS} views. Delete some that you no longer use.`,
        },
      });
    const sharedWith = body.sharedWith ?? 'me';
    const row = await tx
      .insertInto('saved_view')
      .values({
        id: uuid(),
        user_id: session.userId,
        screen: body.screen,
        name: body.name,
        query: sql`${JSON.stringify(body.query)}::jsonb`,
        shared_with: sharedWith,
        body_id: sharingBody(context, sharedWith, body.bodyId),
      })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
    return viewOf(context, row);
  },
});

export const changeView = action(overview.changeView, {
  permission: 'view.save',
  subject: own,
  async run(context) {
    const { tx, params, body } = context;
    const before = found(await findView(context, params.viewId));
    if (body.name !== undefined)
      await refuseTakenName(context, { screen: before.screen, name: body.name, except: before.id });
    const sharing =
      body.sharedWith === undefined
        ? {}
        : {
            shared_with: body.sharedWith,
            body_id: sharingBody(context, body.sharedWith, body.bodyId ?? before.body_id ?? undefined),
          };
    const row = await tx
      .updateTable('saved_view')
      .set({
        name: body.name ?? before.name,
        query: sql`${JSON.stringify(body.query ?? before.query)}::jsonb`,
        ...sharing,
      })
      .where('id', '=', params.viewId)
      .where('version', '=', body.version)
      .returning(COLUMNS)
      .executeTakeFirst();
    return row ? viewOf(context, row) : refuse('edit-conflict', { current: await viewOf(context, before) });
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

/** One of the person's own: what others shared is theirs to change. */
const findView = ({ tx, session }: Reading, id: string): Promise<Row | undefined> =>
  tx
    .selectFrom('saved_view')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('user_id', '=', session.userId)
    .executeTakeFirst();
