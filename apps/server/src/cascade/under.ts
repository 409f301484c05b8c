/** The plans under which a body may write its own. */
import type { cascade } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef } from '../work/index.ts';

/**
 * Published plans that bind a body which the person writes for, and received plans of the body directly above it, as
 * long as the body has no plan of its own under them. One statement.
 *
 * @param bodyId only for this body
 */
export async function plansToStandUnder(
  tx: Transaction,
  today: CivilDate,
  bodyId?: string,
): Promise<cascade.BodyPlanChoice[]> {
  const { rows } = await sql<cascade.BodyPlanChoice>`
    with writer as (select distinct w.id from unnest(writing_bodies()) w(id) where ${bodyId ?? null}::uuid is null or w.id = ${bodyId ?? null})
    select p.id as "planId", null as "bodyPlanId", p.number, p.title, p.year, ${bodyRef(sql`o.body_id`, today)} as body,
           count(*)::int as tasks
      from obligation o join plan p on p.id = o.plan_id join writer w on w.id = o.body_id
     where o.published and not o.removed and p.status <> 'closed' and p.number is not null and p.issued_on is not null
       and not exists (select 1 from body_plan b where b.body_id = o.body_id and b.plan_id = p.id)
     group by p.id, o.body_id
    union all
    select a.plan_id, a.id, a.number, a.title, a.year, ${bodyRef(sql`e.child_id`, today)}, jsonb_array_length(v.content -> 'tasks')
      from body_edge e join writer w on w.id = e.child_id
      join body_plan a on a.body_id = e.parent_id and a.id = any (body_plans_above()) and a.plan_id is not null
      join lateral (select x.content from body_plan_version x
                     where x.body_plan_id = a.id and x.verdict = 'received' order by x.number desc limit 1) v on true
     where e.valid_from <= ${today}::date and (e.valid_to is null or e.valid_to > ${today}::date)
       and not exists (select 1 from body_plan b where b.body_id = e.child_id and b.plan_id = a.plan_id)
     order by year desc, number`.execute(tx);
  return rows;
}
