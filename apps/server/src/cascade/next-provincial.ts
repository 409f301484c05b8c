/** The draft of next year's provincial plan, to be worked on and taken in again. */
import { cascade } from '@binhdang/contract';
import { type CivilDate, worstStanding } from '@binhdang/domain';
import { isUnfinished, nextYearWords, yearLater } from '@binhdang/domain/cascade';
import { sql } from 'kysely';
import { loadDuties, loadPlanFacts } from '../composed/index.ts';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { writeDocx } from './document.ts';
import { type DraftNode, nextPlanDocument, type PlanHead } from './next-plan-document.ts';

/** Tasks of the plan with how the bodies stand that have them, in its order. */
async function tasksOfPlan(
  tx: Transaction,
  planId: string,
  today: CivilDate,
): Promise<cascade.NextYearTask[]> {
  const { tree } = await loadPlanFacts(tx, planId, today);
  const duties = await loadDuties(tx, planId, { asOf: today, today });
  const byNode = Map.groupBy(duties, ({ nodeId }) => nodeId);
  const titles = new Map(tree.sections.map(({ id, title }) => [id, title]));
  return tree.tasks.map((task) => {
    const group = byNode.get(task.id) ?? [];
    const left = group.filter(({ standing }) => isUnfinished(standing)).length;
    const due = group
      .flatMap((one) => one.due ?? [])
      .toSorted()
      .at(-1);
    return {
      key: task.id,
      section: titles.get(task.section) ?? '',
      text: task.text,
      dueOn: due === undefined ? null : yearLater(due),
      standing: worstStanding(group.map(({ standing }) => standing)) ?? null,
      unfinished: left > 0,
      left,
      bodies: group.length,
    };
  });
}

export const nextProvincial = action(cascade.nextProvincial, {
  permission: 'coverage.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, today }, { planId }) {
    const { rows } = await sql<{ year: number; existing: string | null }>`
      select p.year, (select q.id from plan q where q.issuer_body_id = p.issuer_body_id and q.year = p.year + 1 limit 1) as existing
        from plan p where p.id = ${planId}`.execute(tx);
    const { year, existing } = found(rows[0]);
    return { year: year + 1, existing, tasks: await tasksOfPlan(tx, planId, today) };
  },
});

export const nextProvincialDocx = action(cascade.nextProvincialDocx, {
  permission: 'coverage.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, query, today }, { planId }) {
    const chosen = new Set(query.tasks.split(','));
    const tasks = await tasksOfPlan(tx, planId, today);
    const { rows } = await sql<PlanHead & { nodes: DraftNode[] }>`
      select p.year, p.title, d.symbol, coalesce(d.place, '') as place, d.signer, d.recipients, d.citations,
             coalesce(d.issuer_name, (select n.name from body_name n where n.body_id = p.issuer_body_id
               order by (n.valid_from <= ${today}::date) desc, abs(n.valid_from - ${today}::date) limit 1)) as issuer,
             (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'parentId', n.parent_id, 'label', n.label, 'kind', n.kind,
                       'part', n.part, 'text', n.text) order by n.ord), '[]')
                from plan_node n where n.plan_id = p.id and not n.removed) as nodes
        from plan p join document d on d.id = p.document_id where p.id = ${planId}`.execute(tx);
    const { nodes, ...head } = found(rows[0]);
    const unfinished = new Set(tasks.filter((task) => task.unfinished).map(({ key }) => key));
    const document = nextPlanDocument(head, nodes, {
      unfinished,
      kept: new Set(tasks.filter(({ key }) => unfinished.has(key) || chosen.has(key)).map(({ key }) => key)),
    });
    return {
      bytes: await writeDocx(document),
      mediaType: cascade.nextProvincialDocx.file ?? '',
      name: `${nextYearWords(`Dự thảo kế hoạch năm ${head.year}`, head.year)}.docx`,
    };
  },
});
