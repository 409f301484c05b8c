import { planReview } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import { findPlanSubject } from './subject.ts';

/** A plan that was never published goes, with its document and what was drafted by it; the audit keeps what it was. */
export const discardPlan = action(planReview.discard, {
  permission: 'plan.discard',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params }, plan) {
    if (plan.plan.published || plan.status !== 'review') {
      refuse('wrong-state', {
        detail: {
          vi: 'Kế hoạch đã ban hành nên không hủy được.',
          en: 'The plan has been published and cannot be discarded.',
        },
      });
    }
    const id = params.planId;
    const { rows } = await sql<{ document_id: string }>`
      select document_id from plan where id = ${id} for update`.execute(tx);
    const documentId = found(rows[0]).document_id;
    for (const table of [
      'obligation_occurrence',
      'obligation',
      'plan_node_body',
      'plan_edit',
      'plan_recipient',
    ] as const)
      await tx.deleteFrom(table).where('plan_id', '=', id).execute();
    await tx.deleteFrom('plan_node').where('plan_id', '=', id).execute();
    await tx.deleteFrom('document').where('corrects_plan_id', '=', id).execute();
    await tx.deleteFrom('plan').where('id', '=', id).execute();
    await tx.deleteFrom('document').where('id', '=', documentId).execute();
  },
});
