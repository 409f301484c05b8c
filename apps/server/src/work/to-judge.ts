import { type OutputOf, work } from '@binhdang/contract';
import { grantsOn } from '@binhdang/domain';
import { sql } from 'kysely';
import { ownAction } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { aboveJson, progressJson, type StandingColumns, standingColumns, standingOf } from './facts.ts';
import { bodyRef } from './tell.ts';

type Queue = OutputOf<typeof work.toJudge>;
type Item = Queue['items'][number];

/** Reports that wait for a verdict in the plans the person runs, the oldest first. Two statements. */
export const toJudge = ownAction(work.toJudge, async ({ tx, session, query, today }) => {
  if (!grantsOn(session.actor, today).some(({ role }) => role === 'lead_officer')) refuse('not-allowed');
  const waiting = sql`g.verdict = 'submitted' and g.plan_id = any ((select managed_plans())::uuid[])
    ${query.planId ? sql`and g.plan_id = ${query.planId}` : sql``}`;
  const one = query.bodyId ? sql`and g.body_id = ${query.bodyId}` : sql``;
  const { rows } = await sql<StandingColumns & { item: Omit<Item, 'standing'> }>`
    select ${standingColumns},
           jsonb_build_object('progress', ${progressJson}, 'obligationId', o.id, 'task', n.text, 'label', n.label, 'above', ${aboveJson},
             'plan', jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title),
             'body', ${bodyRef(sql`g.body_id`, today)}, 'role', o.role, 'dueOn', o.due_on,
             'occurrenceDueOn', (select c.due_on from obligation_occurrence c where c.id = g.occurrence_id),
             'expectedProof', o.expected_proof) as item
      from progress g join obligation o on o.id = g.obligation_id join plan p on p.id = g.plan_id
      join plan_node n on n.id = o.node_id
     where ${waiting} ${one}
     order by g.reported_at, g.id limit 200`.execute(tx);
  const { rows: sums } = await sql<Pick<Queue, 'total' | 'bodies' | 'plans'>>`
    with w as materialized (select g.body_id, g.plan_id, count(*) as n from progress g where ${waiting} group by 1, 2)
    select (select coalesce(sum(n), 0)::int from w ${query.bodyId ? sql`where body_id = ${query.bodyId}` : sql``}) as total,
           (select coalesce(jsonb_agg(jsonb_build_object('body', ${bodyRef(sql`b.body_id`, today)}, 'count', b.n) order by b.n desc), '[]')
              from (select body_id, sum(n) as n from w group by 1) b) as bodies,
           (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title)), '[]')
              from plan p where p.id in (select plan_id from w)) as plans`.execute(tx);
  const items = rows.map((row): Item => ({ ...row.item, standing: standingOf(row, today) }));
  return { items, ...(sums[0] ?? { total: 0, bodies: [], plans: [] }) };
});
