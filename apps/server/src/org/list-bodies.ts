import { type OutputOf, org } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import type { Transaction } from '../platform/transaction.ts';
import { childCount, holds, nameOn, sideBySide } from './sql.ts';

/** One branch: what stands directly beneath a body on a day, or what stands beneath nothing. */
export const branch = action(org.branch, {
  permission: 'org.read',
  run: async ({ tx, query, today }) => {
    const on = query.on ?? today;
    const under = query.under;
    const beneath = sql`select 1 from body_edge e join body p on p.id = e.parent_id
                         where e.child_id = b.id and ${holds('e', on)} and ${holds('p', on)}`;
    const { rows } = await sql<org.BranchItem>`
      select b.id, n.name, n.short_name as "shortName", b.kind, b.level, ${childCount('b', on)} as "childCount"
        from body b join lateral ${nameOn('b', on)} n on true
       where ${holds('b', on)}
         and ${under === undefined ? sql`not exists (${beneath})` : sql`exists (${beneath} and e.parent_id = ${under})`}
       order by ${sideBySide('b', 'n')}`.execute(tx);
    return { on, items: rows };
  },
});

/** Search over names of all times, short names, aliases and codes; each word must occur, in any order. */
export const list = action(org.list, {
  permission: 'org.read',
  run: async ({ tx, query, today }) => {
    const on = query.on ?? today;
    return { on, ...(await find(tx, query, on)) };
  },
});

type Query = {
  q?: string | undefined;
  kind?: string | undefined;
  level?: string | undefined;
  offset: number;
  limit: number;
};

async function find(
  tx: Transaction,
  query: Query,
  on: CivilDate,
): Promise<Pick<OutputOf<typeof org.list>, 'total' | 'items'>> {
  const words = (query.q ?? '').normalize('NFC').split(/\s+/).filter(Boolean).slice(0, 12);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const like = sql`like all (select fold(p) from unnest(${patterns}::text[]) p)`;
  const hits = sql`
    select distinct on (body_id) body_id, met, current from (
      select body_id, name as met, true as current, 0 as rank from body_name x where fold(name) ${like} and ${holds('x', on)}
      union all select body_id, short_name, false, 1 from body_name where fold(short_name) ${like}
      union all select body_id, name, false, 2 from body_name where fold(name) ${like}
      union all select body_id, alias, false, 3 from body_alias where fold(alias) ${like}
      union all select body_id, code, false, 4 from body_code where code = ${words[0] ?? ''}
    ) met order by body_id, rank, met`;
  const { rows } = await sql<Row>`
    select b.id, n.name, n.short_name, b.kind, b.level, n.symbol, count(*) over () as total,
           p.id as parent_id, p.name as parent_name, p.short_name as parent_short,
           ${patterns.length > 0 ? sql`case when h.current then null else h.met end` : sql`null`} as matched
      from body b join lateral ${nameOn('b', on)} n on true
      ${patterns.length > 0 ? sql`join (${hits}) h on h.body_id = b.id` : sql``}
      left join lateral (
        select pb.id, pn.name, pn.short_name from body_edge e join body pb on pb.id = e.parent_id
          join lateral ${nameOn('pb', on)} pn on true
         where e.child_id = b.id and ${holds('e', on)} limit 1) p on true
     where ${holds('b', on)}
       and ${query.kind ? sql`b.kind = ${query.kind}` : sql`true`}
       and ${query.level ? sql`b.level = ${query.level}` : sql`true`}
     order by ${patterns.length > 0 ? sql`h.current desc,` : sql``} ${sideBySide('b', 'n')}, b.id
     offset ${query.offset} limit ${query.limit}`.execute(tx);
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      shortName: row.short_name,
      kind: row.kind,
      level: row.level,
      symbol: row.symbol,
      parent: row.parent_id
        ? { id: row.parent_id, name: row.parent_name ?? '', shortName: row.parent_short }
        : null,
      matched: row.matched,
    })),
  };
}

interface Row {
  id: string;
  name: string;
  short_name: string | null;
  kind: string;
  level: org.Level;
  symbol: string | null;
  total: number;
  parent_id: string | null;
  parent_name: string | null;
  parent_short: string | null;
  matched: string | null;
}
