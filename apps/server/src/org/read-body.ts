import { org } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action, type Context } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { childCount, holds, nameOn, sideBySide } from './sql.ts';

/** Who a body is: over time, and as it stood on the day asked for. */
export const body = action(org.body, {
  permission: 'org.read',
  run: async (context) => {
    const { tx, params, query, today } = context;
    const on = query.on ?? today;
    const row = found(await loadBody(tx, params.bodyId, on));
    return { ...row, on, allowed: mayWrite(context) };
  },
});

/** What a screen of this room may offer. */
export function mayWrite(context: Pick<Context<unknown>, 'may'>): string[] {
  return context.may('org.write', {}) ? ['org.write'] : [];
}

type Loaded = Omit<org.Body, 'on' | 'allowed'>;

async function loadBody(tx: Transaction, id: string, on: CivilDate): Promise<Loaded | undefined> {
  const { rows } = await sql<Loaded>`
    with recursive up as (
      select b.id, 0 as depth, array[b.id] as seen from body b where b.id = ${id} and ${holds('b', on)}
      union all
      select p.id, up.depth + 1, up.seen || p.id
        from up join body_edge e on e.child_id = up.id and ${holds('e', on)}
        join body p on p.id = e.parent_id and ${holds('p', on)}
       where not p.id = any (up.seen))
    select b.id, b.key, b.kind, b.level, b.note, b.valid_from as "validFrom", b.valid_to as "validTo", b.version,
           ${holds('b', on)} as "exists", n.name, n.short_name as "shortName",
      ${listOf(sql`select x.id, x.name, x.short_name as "shortName", x.name_en as "nameEn", x.symbol,
                          x.valid_from as "validFrom", x.valid_to as "validTo"
                     from body_name x where x.body_id = b.id order by x.valid_from`)} as names,
      ${listOf(sql`select x.id, x.system, x.code, x.valid_from as "validFrom", x.valid_to as "validTo"
                     from body_code x where x.body_id = b.id order by x.system, x.valid_from`)} as codes,
      ${listOf(sql`select x.id, x.alias from body_alias x where x.body_id = b.id
                    order by x.alias collate vietnamese`)} as aliases,
      ${listOf(sql`select e.id, jsonb_build_object('id', p.id, 'name', pn.name, 'shortName', pn.short_name) as body,
                          e.valid_from as "validFrom", e.valid_to as "validTo"
                     from body_edge e join body p on p.id = e.parent_id join lateral ${nameOn('p', on)} pn on true
                    where e.child_id = b.id order by e.valid_from`)} as parents,
      ${listOf(sql`select p.id, pn.name, pn.short_name as "shortName" from up join body p on p.id = up.id
                     join lateral ${nameOn('p', on)} pn on true order by up.depth desc`)} as path,
      ${listOf(sql`select c.id, cn.name, cn.short_name as "shortName", c.kind, c.level,
                          ${childCount('c', on)} as "childCount"
                     from body_edge e join body c on c.id = e.child_id join lateral ${nameOn('c', on)} cn on true
                    where e.parent_id = b.id and ${holds('e', on)} and ${holds('c', on)} and ${holds('b', on)}
                    order by ${sideBySide('c', 'cn')}`)} as children,
      ${listOf(sql`select g.id, g.name from body_group g where ${holds('b', on)} and (${belongs(on)})
                    order by g.name collate vietnamese`)} as groups,
      ${listOf(sql`select p.user_id as id, min(p.full_name) as name, min(p.job_title) as "jobTitle",
                          array_agg(p.role order by p.role) as roles
                     from people_of_body(b.id) p group by p.user_id order by 2`)} as people
      from body b join lateral ${nameOn('b', on)} n on true
     where b.id = ${id}`.execute(tx);
  return rows[0];
}

/** A subquery's rows as one JSON list, in its order. */
const listOf = (query: ReturnType<typeof sql>) =>
  sql`(select coalesce(jsonb_agg(to_jsonb(list)), '[]') from (${query}) list)`;

/** Whether the group `g` takes in the body `b` on the day: the domain's expandGroup() asked of one body. */
const belongs = (on: CivilDate) => sql`
  (g.rule is not null
    and (g.rule -> 'kinds' is null or jsonb_exists(g.rule -> 'kinds', b.kind))
    and (g.rule ->> 'level' is null or g.rule ->> 'level' = b.level)
    and (g.rule ->> 'under' is null
         or exists (select 1 from up where up.depth > 0 and up.id = (g.rule ->> 'under')::uuid))
    and not coalesce(jsonb_exists(g.rule -> 'except', b.id::text), false))
  or exists (select 1 from body_group_member m where m.group_id = g.id and m.body_id = b.id and ${holds('m', on)})`;

/** The latest changes of the body and of what belongs to it. */
export const bodyHistory = action(org.bodyHistory, {
  permission: 'org.read',
  run: async ({ tx, params }) => {
    found(await tx.selectFrom('body').select('id').where('id', '=', params.bodyId).executeTakeFirst());
    const { rows } = await sql<HistoryRow>`select * from history_of('body', ${params.bodyId})`.execute(tx);
    return {
      items: rows.map((row) => ({
        at: row.at.toISOString(),
        actor: row.actor_id ? { id: row.actor_id, name: row.actor_name ?? '' } : null,
        action: row.action,
        operation: row.operation,
        objectKind: row.object_kind,
        objectId: row.object_id,
        before: row.before,
        after: row.after,
      })),
    };
  },
});

interface HistoryRow {
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  operation: 'insert' | 'update' | 'delete' | 'event';
  object_kind: string;
  object_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
