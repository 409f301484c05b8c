import { overview } from '@binhdang/contract';
import { type CivilDate, OBLIGATION_ROLES, type ObligationRole } from '@binhdang/domain';
import { sql } from 'kysely';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyNames, sectionTree } from './sections.ts';
import { standingRows } from './standing-sql.ts';

/** What one cell holds, as it goes over the line: 0 for no obligation. */
export function cellCode(role: ObligationRole, standing: number): number {
  return 1 + 10 * OBLIGATION_ROLES.indexOf(role) + standing;
}

type Line = overview.Matrix['tasks'][number];

interface MatrixRows {
  readonly plan: overview.Matrix['plan'];
  readonly overseen: boolean;
  readonly sections: [id: string, parent: string | null, label: string | null, text: string][] | null;
  readonly tasks: [id: string, topic: string, label: string | null, text: string][] | null;
  readonly bodies: overview.Matrix['bodies'] | null;
  /** Per task, in the order of tasks: places of bodies (from 1), roles and standings, three lists of equal length. */
  readonly cells: [bodies: number[], roles: ObligationRole[], standings: number[]][] | null;
}

/** One statement for the whole matrix, aggregated where the rows are: 30,000 cells come back as 100 lists. */
async function loadMatrix(
  tx: Transaction,
  planId: string,
  today: CivilDate,
): Promise<MatrixRows | undefined> {
  const { rows } = await sql<MatrixRows>`
    with recursive ${sectionTree(sql`n.plan_id = ${planId}::uuid`)},
    facts as materialized (
      select f.node_id, f.body_id, f.role, f.standing from ${standingRows(today, sql`o.plan_id = ${planId}::uuid`)} f),
    columns as materialized (
      select n.id, n.name, n.short_name, n.kind, row_number() over (order by n.name collate vietnamese, n.id) as i
        from ${bodyNames(today)} n where n.id in (select body_id from facts)),
    lines as materialized (
      select k.id, t.topic_id, k.label, k.text, k.ord, c.bodies, c.roles, c.standings
        from (select f.node_id, jsonb_agg(b.i) as bodies, jsonb_agg(f.role) as roles, jsonb_agg(f.standing) as standings
                from facts f join columns b on b.id = f.body_id group by f.node_id) c
        join plan_node k on k.id = c.node_id join tree t on t.id = k.id)
    select
      (select jsonb_build_object('id', p.id, 'title', p.title, 'number', p.number, 'year', p.year)
         from plan p where p.id = ${planId}::uuid) as plan,
      ${planId}::uuid = any (overseen_plans()) as overseen,
      (select jsonb_agg(jsonb_build_array(s.id, case when s.id <> u.root_id then u.root_id end, s.label, left(s.text, 200))
                        order by s.ord)
         from (select t.root_id as id, t.root_id from lines l join tree t on t.id = l.id
               union select t.topic_id, t.root_id from lines l join tree t on t.id = l.id) u
         join plan_node s on s.id = u.id) as sections,
      (select jsonb_agg(jsonb_build_array(l.id, l.topic_id, l.label, left(l.text, 300)) order by l.ord, l.id) from lines l) as tasks,
      (select jsonb_agg(jsonb_build_array(b.id, b.name, b.short_name, b.kind) order by b.i) from columns b) as bodies,
      (select jsonb_agg(jsonb_build_array(l.bodies, l.roles, l.standings) order by l.ord, l.id) from lines l) as cells`.execute(
    tx,
  );
  return rows[0];
}

export const matrix = action(overview.matrix, {
  permission: 'plan.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, today }) {
    const { plan, overseen, ...rows } = found(await loadMatrix(tx, params.planId, today));
    const sections = rows.sections ?? [];
    const placeOf = new Map(sections.map(([id], index) => [id, index]));
    const place = (id: string | null) => (id === null ? null : (placeOf.get(id) ?? null));
    const bodies = rows.bodies ?? [];
    return {
      plan,
      overseen,
      sections: sections.map(([id, parent, label, text]): Line => [id, place(parent), label, text]),
      tasks: (rows.tasks ?? []).map(([id, topic, label, text]): Line => [id, place(topic), label, text]),
      bodies,
      cells: (rows.cells ?? []).map(([places, roles, standings]) => {
        const line = new Array<number>(bodies.length).fill(0);
        places.forEach((body, index) => {
          line[body - 1] = cellCode(roles[index] ?? 'lead', standings[index] ?? 0);
        });
        return line;
      }),
    };
  },
});

/** Row-level security decides whether the person sees what stands in the cell. */
export const cell = action(overview.cell, {
  permission: 'work.read',
  async run({ tx, query }) {
    const row = await tx
      .selectFrom('obligation')
      .select('id')
      .where('node_id', '=', query.nodeId)
      .where('body_id', '=', query.bodyId)
      .where('published', '=', true)
      .where('removed', '=', false)
      .executeTakeFirst();
    return { obligationId: found(row).id };
  },
});
