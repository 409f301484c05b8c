/** Where bodies belong: as SQL, so that sums come from the database already added up. */
import type { CivilDate } from '@binhdang/domain';
import { type Place, type Restriction, UNDER } from '@binhdang/domain/pivot';
import { type RawBuilder, sql } from 'kysely';
import { loadGroups } from '../org/index.ts';
import type { Transaction } from '../platform/transaction.ts';

export interface Groups {
  readonly names: ReadonlyMap<string, string>;
  /** Groups of each body. */
  readonly of: ReadonlyMap<string, readonly string[]>;
}

export async function groupsOn(tx: Transaction, on: CivilDate): Promise<Groups> {
  const groups = await loadGroups(tx, on);
  const of = new Map<string, string[]>();
  for (const { id, members } of groups)
    for (const member of members) of.set(member, [...(of.get(member) ?? []), id]);
  return { names: new Map(groups.map(({ id, name }) => [id, name])), of };
}

/**
 * Common table expressions that end with `place(id, level, kind, province, district)`: the bodies that the filters leave.
 * A body belongs to the topmost district and province above it or to itself; one that is closed to where it stood last.
 */
export function placesSql(
  filters: readonly Restriction[],
  groups: Groups | undefined,
  on: CivilDate,
): RawBuilder<unknown> {
  const under = filters.find(({ dimension }) => dimension === UNDER);
  const conditions = filters.flatMap((filter) => conditionOf(filter, groups));
  if (under !== undefined) conditions.push(sql`b.id in (select id from under)`);
  return sql`
    edge as materialized (
      select distinct on (e.child_id) e.child_id, e.parent_id from body_edge e
       where e.valid_from <= ${on}::date order by e.child_id, e.valid_from desc),
    ${
      under === undefined
        ? sql``
        : sql`under(id) as (
      select unnest(${under.members}::uuid[])
      union select e.child_id from under u join edge e on e.parent_id = u.id),`
    }
    tree(id, province, district) as (
      select b.id, case when b.level = 'province' then b.id end, case when b.level = 'district' then b.id end
        from body b where not exists (select 1 from edge e where e.child_id = b.id)
      union all
      select c.id, coalesce(t.province, case when c.level = 'province' then c.id end),
             coalesce(t.district, case when c.level = 'district' then c.id end)
        from tree t join edge e on e.parent_id = t.id join body c on c.id = e.child_id),
    place as materialized (
      select b.id, b.level, b.kind, t.province, t.district
        from body b join tree t on t.id = b.id
       where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)})`;
}

function conditionOf({ dimension, members }: Restriction, groups: Groups | undefined): RawBuilder<unknown>[] {
  switch (dimension) {
    case '@body':
      return [sql`b.id = any (${members}::uuid[])`];
    case '@level':
      return [sql`b.level = any (${members}::text[])`];
    case '@kind':
      return [sql`b.kind = any (${members}::text[])`];
    case '@province':
      return [sql`coalesce(t.province::text, '') = any (${members}::text[])`];
    case '@district':
      return [sql`coalesce(t.district::text, '') = any (${members}::text[])`];
    case '@group': {
      const [inOne, inNone] = [new Set<string>(), members.includes('')];
      for (const [body, own] of groups?.of ?? [])
        if (own.some((one) => members.includes(one))) inOne.add(body);
      const grouped = [...(groups?.of.keys() ?? [])];
      return [
        sql`(b.id = any (${[...inOne]}::uuid[]) or ${inNone}::boolean and b.id <> all (${grouped}::uuid[]))`,
      ];
    }
    default:
      return [];
  }
}

/** What of the row of sums `m` and its `place` tells the member; of groups the body, which may be in several. */
export function placeColumn(place: Place): RawBuilder<unknown> {
  switch (place) {
    case '@province':
      return sql`p.province`;
    case '@district':
      return sql`p.district`;
    case '@level':
      return sql`p.level`;
    case '@kind':
      return sql`p.kind`;
    case '@group':
    case '@body':
      return sql`m.body_id`;
  }
}
