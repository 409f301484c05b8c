/** One edit of the tree: worked out by the domain, checked against the versions it was based on, logged for undo. */
import { planReview } from '@binhdang/contract';
import { EDIT_REFUSALS, editTree, type PlanEdit, type PlanTree, type TreeChange } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { writeChange } from './edit-write.ts';
import { loadTree } from './review-rows.ts';
import { loadSteps } from './review-steps.ts';
import { findPlanSubject, type PlanSubject } from './subject.ts';

export const editPlan = action(planReview.edit, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body, session, services }, plan) {
    const source = await lockForEditing(tx, plan);
    const tree = await loadTree(tx, params.planId);
    const change = editTree(tree, body.edit, {
      source,
      userId: session.userId,
      now: services.clock.now().toISOString(),
      newId: uuid,
    });
    if (typeof change === 'string') refuse('wrong-state', { detail: EDIT_REFUSALS[change] });
    refuseStale(change, body.base);
    await refuseUnknownBody(tx, body.edit);
    const rows = await writeChange(tx, params.planId, change);
    await logEdit(tx, params.planId, body.edit.type, change, session.userId);
    return { ...rows, ...(await loadSteps(tx, params.planId)) };
  },
});

/**
 * Edits of one plan come one after the other; those of several people meet here, not in each other's rows.
 * @returns text of the document
 */
export async function lockForEditing(tx: Transaction, plan: PlanSubject): Promise<string> {
  if (plan.status === 'closed') {
    refuse('wrong-state', {
      detail: {
        vi: 'Kế hoạch đã kết thúc nên không sửa được nữa.',
        en: 'The plan is closed and can no longer be edited.',
      },
    });
  }
  const { rows } = await sql<{ source: string }>`
    select d.source_text as source from plan p join document d on d.id = p.document_id
     where p.id = ${plan.planId} for update of p`.execute(tx);
  return rows[0]?.source ?? refuse('not-found');
}

/** Every row that changes must be as the person saw it. */
function refuseStale({ before }: TreeChange, base: Readonly<Record<string, number>>): void {
  const stale = <Row extends { id: string; version: number }>(rows: readonly Row[]) =>
    rows.filter((row) => base[row.id] !== row.version);
  const current: PlanTree = { nodes: stale(before.nodes), bodies: stale(before.bodies) };
  if (current.nodes.length + current.bodies.length > 0) refuse('edit-conflict', { current });
}

/** A body or group that does not exist is a fault of the input, not of the database. */
async function refuseUnknownBody(tx: Transaction, edit: PlanEdit): Promise<void> {
  if (edit.type !== 'addBody' && edit.type !== 'changeBody') return;
  const id = edit.bodyId ?? edit.groupId;
  if (id === null) return;
  const table = edit.bodyId === null ? 'body_group' : 'body';
  const known = await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
  if (!known) {
    refuse('invalid-input', {
      detail: { vi: 'Cơ quan hoặc nhóm này không còn.', en: 'This body or group is not there.' },
    });
  }
}

export async function logEdit(
  tx: Transaction,
  planId: string,
  operation: string,
  { before, after }: TreeChange,
  userId: string,
): Promise<void> {
  await sql`
    insert into plan_edit (id, plan_id, seq, operation, before, after, edited_by)
    select ${uuid()}, ${planId}, coalesce(max(seq), 0) + 1, ${operation}, ${JSON.stringify(before)}::jsonb,
           ${JSON.stringify(after)}::jsonb, ${userId}
      from plan_edit where plan_id = ${planId}`.execute(tx);
}
