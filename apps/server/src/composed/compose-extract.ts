import { report } from '@binhdang/contract';
import { type AssignedDuty, assignmentExtract, type OfficialDocument } from '@binhdang/vanban';
import { sql } from 'kysely';
import { findPlanSubject, type PlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { dutyRole, loadDuties, rhythm } from './duties.ts';
import { keepDocuments } from './keep.ts';
import { letterheadOf, writingBody } from './letterhead.ts';
import { loadPlanFacts, namedBodies } from './plan-facts.ts';
import { traceSources } from './trace.ts';

/** All that a plan gives one body, drawn up by those who oversee the plan or by the body for its own units. */
export const composeExtract = action(report.composeExtract, {
  permission: 'extract.compose',
  async subject({ tx, params, body }): Promise<(PlanSubject & { bodyId: string }) | undefined> {
    const plan = await findPlanSubject(tx, params.planId);
    const { bodyId } = body;
    if (!plan) return undefined;
    // Whether another body is bound shows nowhere: to those who may not see its work there is nothing.
    const { rows } = await sql`select 1 from obligation o
      where o.plan_id = ${params.planId} and o.body_id = ${bodyId} and o.published and not o.removed limit 1`.execute(
      tx,
    );
    return rows.length === 0 ? undefined : { ...plan, bodyId };
  },
  async run({ tx, session, params: { planId }, body, today }, subject) {
    const writer = writingBody(session, subject, 'assignment_extract');
    if (writer === undefined) refuse('not-allowed');
    const overseen = writer === subject.plan.leadBodyId || writer === subject.plan.issuerBodyId;
    const facts = await loadPlanFacts(tx, planId, today);
    const rows = await loadDuties(tx, planId, { asOf: today, today }, sql`o.body_id = ${body.bodyId}`);
    const leads = await leadsOf(
      tx,
      rows.map(({ nodeId }) => nodeId),
    );
    const bodies = await namedBodies(tx, [body.bodyId, ...leads.values()], today, body.bodyId);
    const names = new Map(bodies.map(({ id, name }) => [id, name]));
    const own = found(bodies.find(({ id }) => id === body.bodyId));
    const byNode = new Map(rows.map((row) => [row.nodeId, row]));
    const duties = facts.tree.tasks.flatMap((task): AssignedDuty[] => {
      const row = byNode.get(task.id);
      if (!row) return [];
      const lead = row.role === 'coordinate' || row.role === 'participate' ? leads.get(task.id) : undefined;
      const ledBy = lead === undefined ? undefined : names.get(lead);
      const cadence = rhythm(row.cadence);
      return [
        {
          id: row.id,
          section: task.section,
          place: task.place,
          task: task.text,
          role: dutyRole(row.role),
          ...(ledBy === undefined ? {} : { ledBy }),
          ...(row.due === null ? {} : { due: row.due }),
          ...(cadence === undefined ? {} : { cadence }),
          ...(row.expectedProof === null ? {} : { expectedProof: row.expectedProof }),
        },
      ];
    });
    const composed = assignmentExtract({
      letterhead: letterheadOf(body.letterhead, today),
      plan: facts.reference,
      body: own,
      manner: writer === subject.plan.issuerBodyId ? 'yêu cầu' : 'đề nghị',
      sections: facts.tree.sections,
      duties,
    });
    const model = overseen ? composed : toOwnUnits(composed);
    const sources = traceSources(
      model,
      duties.map(({ id, section }) => ({ id, section, task: '', body: own.id })),
    );
    sources['body.2'] = duties.map(({ id }) => id);
    const [id = ''] = await keepDocuments(tx, session, [
      { planId, bodyId: writer, kind: 'assignment_extract', asOf: today, model, sources },
    ]);
    return { id };
  },
});

/** The body that leads each task, where one does; it may be somebody the person otherwise sees nothing of. */
async function leadsOf(tx: Transaction, nodes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ node: string; body: string }>`
    select n.node, min(b.body_id::text) as body
      from unnest(${[...nodes]}::uuid[]) as n(node), bodies_on_node(n.node) b
     where b.role = 'lead' group by n.node having count(*) = 1`.execute(tx);
  return new Map(rows.map(({ node, body }) => [node, body]));
}

/** A body that tells its own units passes the work on; it does not ask itself for reports. */
function toOwnUnits(model: OfficialDocument): OfficialDocument {
  const last = model.body.findLastIndex(({ kind }) => kind === 'section');
  const asked = [
    'Các phòng, đơn vị trực thuộc được giao đầu mối chủ động tham mưu, tổ chức thực hiện các nhiệm vụ trên bảo đảm chất lượng, đúng thời hạn.',
    'Cập nhật tiến độ, kết quả kèm minh chứng theo thời hạn của từng nhiệm vụ.',
    'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời báo cáo lãnh đạo cơ quan để xem xét, giải quyết.',
  ];
  return {
    ...model,
    addressees: ['Các phòng, đơn vị trực thuộc'],
    body: [...model.body.slice(0, last + 1), ...asked.map((text) => ({ kind: 'item', text }) as const)],
  };
}
