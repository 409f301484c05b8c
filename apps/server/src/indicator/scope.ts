/** Bodies whose values there are: territories and the bodies that govern them, with what stands directly below. */
import type { BodyRef } from '@binhdang/contract';
import type { CivilDate, Level } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef } from '../work/index.ts';

/** The tree of territories on a day: province, districts, communes. */
export interface Territory {
  readonly parentOf: ReadonlyMap<string, string>;
  readonly childrenOf: ReadonlyMap<string, readonly string[]>;
  readonly levelOf: ReadonlyMap<string, Level>;
  readonly province: string | undefined;
}

/** Kinds of bodies that stand for a territory; departments and offices beside them stand for none. */
const TERRITORIES = ['province', 'district', 'district_city', 'commune', 'ward', 'township'];

interface Row {
  readonly id: string;
  readonly level: Level;
  readonly kind: string;
  readonly parent: string | null;
}

/**
 * A district stands below the province whatever bodies are between them in the tree of the administration. Of several
 * provinces the first by name is the one meant when none is named.
 */
export async function territoryOn(tx: Transaction, day: CivilDate): Promise<Territory> {
  const { rows } = await sql<Row>`
    with recursive up(id, ancestor, depth) as (
      select b.id, e.parent_id, 1 from body b join body_edge e on e.child_id = b.id
       where b.kind = any (${TERRITORIES}::text[]) and e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to > ${day}::date)
      union all
      select u.id, e.parent_id, u.depth + 1 from up u join body_edge e on e.child_id = u.ancestor
       where e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to > ${day}::date) and u.depth < 10)
    select b.id, b.level, b.kind,
           (select u.ancestor from up u join body a on a.id = u.ancestor
             where u.id = b.id and a.kind = any (${TERRITORIES}::text[]) order by u.depth limit 1) as parent
      from body b
     where b.kind = any (${TERRITORIES}::text[])
       and b.valid_from <= ${day}::date and (b.valid_to is null or b.valid_to > ${day}::date)
     order by b.key`.execute(tx);
  const childrenOf = new Map<string, string[]>();
  for (const { id, parent } of rows)
    if (parent !== null) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), id]);
  return {
    parentOf: new Map(rows.flatMap(({ id, parent }) => (parent === null ? [] : [[id, parent] as const]))),
    childrenOf,
    levelOf: new Map(rows.map(({ id, level }) => [id, level])),
    province: rows.find(({ kind }) => kind === 'province')?.id,
  };
}

/** Of these bodies those whose values the person may see. */
export async function openBodies(
  tx: Transaction,
  ids: readonly string[],
  day: CivilDate,
): Promise<Set<string>> {
  const { rows } = await sql<{ root: string }>`
    select distinct root from counted_under(${[...ids]}::uuid[], ${day}::date)`.execute(tx);
  return new Set(rows.map(({ root }) => root));
}

export type SeenBody = BodyRef & { level: Level; mine: boolean };

/** All bodies whose values the person sees: the province, its districts by name, then the others. */
export async function seenBodies(tx: Transaction, today: CivilDate): Promise<SeenBody[]> {
  const { province, levelOf } = await territoryOn(tx, today);
  const { rows: own } = await sql<{ id: string; mine: boolean }>`
    select o.id, false as mine from overseen_bodies() o(id)
    union select m.id, true from unnest(my_bodies()) m(id)`.execute(tx);
  const mine = new Set(own.filter((one) => one.mine).map(({ id }) => id));
  const ids = [...new Set([...levelOf.keys(), ...own.map(({ id }) => id)])];
  const open = await openBodies(tx, ids, today);
  const { rows } = await sql<{ body: BodyRef; level: Level; territory: boolean }>`
    select ${bodyRef(sql`b.id`, today)} as body, b.level, b.kind = any (${TERRITORIES}::text[]) as territory
      from body b
      join lateral (select n.name from body_name n where n.body_id = b.id order by n.valid_from desc limit 1) n on true
     where b.id = any (${[...open]}::uuid[])
     order by (b.id = ${province ?? null}::uuid) desc nulls last, b.kind = any (${TERRITORIES}::text[]) desc,
              array_position(array['province', 'district', 'commune', 'central'], b.level), n.name collate vietnamese`.execute(
    tx,
  );
  return rows.map(({ body, level }) => ({ ...body, level, mine: mine.has(body.id) }));
}
