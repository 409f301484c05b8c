/** Which bodies' plans take up the tasks of the plan above. */
import { cascade } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { loadPlanFacts } from '../composed/index.ts';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef } from '../work/index.ts';
import { receivedContent } from './above.ts';
import { findBodyPlan } from './subject.ts';

interface BodyRow {
  id: string;
  kind: string;
  body: cascade.CoveringBody['body'];
  plan: cascade.CoveringBody['plan'];
  urgedOn: CivilDate | null;
  taken: string[];
}

/**
 * For some bodies: their plan as last sent, and what it takes up. Only the texts of versions that count are opened, one
 * of each body, and in them only the ids. One statement.
 */
async function plansOfBodies(
  tx: Transaction,
  { planId, bodies, parentId }: { planId: string; bodies: readonly string[]; parentId: string | null },
  today: CivilDate,
): Promise<BodyRow[]> {
  const key = sql.lit(parentId === null ? 'obligationId' : 'aboveTaskId');
  const { rows } = await sql<BodyRow>`
    select w.id, k.kind, ${bodyRef(sql`w.id`, today)} as body,
           case when v.id is not null then jsonb_build_object('id', v.plan, 'number', v.symbol, 'state', coalesce(v.verdict, 'submitted'),
             'lastNumber', v.number, 'ownTasks', c.own, 'budget', c.budget) end as plan,
           (select (max(u.sent_at) at time zone 'Asia/Ho_Chi_Minh')::date from urge u
             where u.plan_id = ${planId} and u.body_id = w.id) as "urgedOn",
           coalesce(c.taken, '{}') as taken
      from unnest(${[...bodies]}::uuid[]) w(id) join body k on k.id = w.id
      left join lateral (
        select x.id, x.number, x.verdict, x.content, b.id as plan, b.number as symbol
          from body_plan b join body_plan_version x on x.body_plan_id = b.id and x.number = b.last_number
         where b.body_id = w.id and b.plan_id = ${planId} and b.parent_id is not distinct from ${parentId}::uuid) v on true
      left join lateral (
        select array_agg(t.value ->> ${key}) filter (where t.value ->> ${key} is not null) as taken,
               count(*) filter (where t.value ->> 'obligationId' is null and t.value ->> 'aboveTaskId' is null)::int as own,
               coalesce(sum((t.value ->> 'budget')::bigint), 0) as budget
          from jsonb_array_elements(v.content -> 'tasks') t) c on true
     order by array_position(array['central', 'province', 'district', 'commune'], k.level), k.kind,
              (${bodyRef(sql`w.id`, today)} ->> 'name') collate vietnamese`.execute(tx);
  return rows;
}

interface Asked {
  readonly key: string;
  readonly bodyId: string;
  /** What a plan that takes it up names. */
  readonly takes: string;
  readonly obligationId: string | null;
}

type TaskOfPlan = Omit<cascade.CoveredTask, 'bound' | 'taken'>;

/** Puts together who has what and who took it up. Pure. */
export function coverageOf(
  tasks: readonly TaskOfPlan[],
  bodies: readonly BodyRow[],
  asked: readonly Asked[],
): Pick<cascade.Coverage, 'tasks' | 'bodies' | 'cells'> {
  const taskAt = new Map(tasks.map(({ key }, at) => [key, at]));
  const bodyAt = new Map(bodies.map(({ id }, at) => [id, at]));
  const taken = bodies.map((one) => new Set(one.taken));
  const cells = asked.flatMap(({ key, bodyId, takes, obligationId }) => {
    const task = taskAt.get(key);
    const body = bodyAt.get(bodyId);
    if (task === undefined || body === undefined) return [];
    return [{ task, body, obligationId, taken: taken[body]?.has(takes) ?? false }];
  });
  const byTask = Map.groupBy(cells, ({ task }) => task);
  const byBody = Map.groupBy(cells, ({ body }) => body);
  const counts = (group: typeof cells | undefined) => ({
    bound: group?.length ?? 0,
    taken: group?.filter((one) => one.taken).length ?? 0,
  });
  return {
    tasks: tasks.map((task, at) => ({ ...task, ...counts(byTask.get(at)) })),
    bodies: bodies.map(({ body, kind, plan, urgedOn }, at) => ({
      body,
      kind,
      plan,
      urgedOn,
      ...counts(byBody.get(at)),
    })),
    cells,
  };
}

/** Of a provincial plan, for those who lead or issued it. */
export const coverage = action(cascade.coverage, {
  permission: 'coverage.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, today, may }, subject) {
    const { planId } = subject;
    const { tree } = await loadPlanFacts(tx, planId, today);
    const titles = new Map(tree.sections.map(({ id, title }) => [id, title]));
    const { rows } = await sql<{ id: string; node: string; body: string }>`
      select o.id, o.node_id as node, o.body_id as body from obligation o
       where o.plan_id = ${planId} and o.published and not o.removed`.execute(tx);
    const above = await sql<Pick<cascade.PlanAbove, 'number' | 'title' | 'year'>>`
      select number, title, year from plan where id = ${planId}`.execute(tx);
    const bodies = await plansOfBodies(
      tx,
      { planId, bodies: [...new Set(rows.map(({ body }) => body))], parentId: null },
      today,
    );
    return {
      above: { planId, bodyPlanId: null, ...found(above.rows[0]) },
      ...coverageOf(
        tree.tasks.map(({ id, place, text, section }) => ({
          key: id,
          label: place === '' ? null : place,
          text: text.slice(0, 400),
          section: titles.get(section) ?? '',
        })),
        bodies,
        rows.map(({ id, node, body }) => ({ key: node, bodyId: body, takes: id, obligationId: id })),
      ),
      mayUrge: may('urge.send', subject) && subject.status !== 'closed',
    };
  },
});

/** Of a district's plan, over the bodies directly below it. */
export const coverageBelow = action(cascade.coverageBelow, {
  permission: 'cascade.read',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, today }, subject) {
    // A body below reads the plan above its own; what its neighbours do is not shown to it.
    if (subject.bodyPlan.lowerBodyIds.length > 0 && !subject.own) refuse('not-allowed');
    const { bodyPlanId, planId, number, title, year } = subject;
    const content = await receivedContent(tx, bodyPlanId);
    const titles = new Map(content.sections.map(({ id, title: heading }) => [id, heading]));
    const { rows } = await sql<{ id: string }>`
      select e.child_id as id from body_edge e join body b on b.id = e.child_id and b.level = 'commune'
       where e.parent_id = ${subject.bodyId} and e.valid_from <= ${today}::date and (e.valid_to is null or e.valid_to > ${today}::date)`.execute(
      tx,
    );
    const ids = rows.map(({ id }) => id);
    const bodies = await plansOfBodies(
      tx,
      { planId: found(planId), bodies: ids, parentId: bodyPlanId },
      today,
    );
    return {
      above: { planId: found(planId), bodyPlanId, number, title, year },
      ...coverageOf(
        content.tasks.map(({ id, text, section }) => ({
          key: id,
          label: null,
          text: text.slice(0, 400),
          section: titles.get(section) ?? '',
        })),
        bodies,
        content.tasks.flatMap(({ id }) =>
          ids.map((bodyId) => ({ key: id, bodyId, takes: id, obligationId: null })),
        ),
      ),
      mayUrge: false,
    };
  },
});
