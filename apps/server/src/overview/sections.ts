/** Sections and items above the tasks of plans: what lists are filtered by and figures summed up by. */
import { type RawBuilder, sql } from 'kysely';

/**
 * Recursive CTE `tree`: one row per node of the plans, with the section it stands in at the top (`root_id`) and the
 * item beneath that (`topic_id`; the section itself where there is none). Use after `with recursive`.
 * @param plans condition on the plan's id, alias `n.plan_id`
 */
export function sectionTree(plans: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`tree as (
    select n.id, n.plan_id, n.id as root_id, n.id as topic_id, 1 as depth
      from plan_node n where n.parent_id is null and ${plans}
    union all
    select n.id, n.plan_id, t.root_id,
           case when t.depth = 1 and n.kind in ('section', 'item') then n.id else t.topic_id end, t.depth + 1
      from tree t join plan_node n on n.parent_id = t.id)`;
}

/** Ids of everything beneath these nodes, themselves included, as a subquery. */
export function beneath(nodeIds: readonly string[]): RawBuilder<unknown> {
  return sql`(with recursive below as (
    select n.id from plan_node n where n.id = any (${nodeIds}::uuid[])
    union select n.id from below b join plan_node n on n.parent_id = b.id) select id from below)`;
}

/** Names of all bodies as of a day, as a subquery: id, kind, name, short_name. */
export function bodyNames(on: string): RawBuilder<unknown> {
  return sql`(select distinct on (b.id) b.id, b.kind, n.name, n.short_name
     from body b join body_name n on n.body_id = b.id
    order by b.id, (n.valid_from <= ${on}::date) desc, abs(n.valid_from - ${on}::date))`;
}
