/** Undo and redo: a logged edit carried out backwards, or forwards again. Whose edit it was is shown, not asked. */
import { isDeepStrictEqual } from 'node:util';
import { planReview } from '@binhdang/contract';
import type { PlanTree, TreeChange } from '@binhdang/domain';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { lockForEditing } from './edit-plan.ts';
import { writeChange } from './edit-write.ts';
import { loadTree } from './review-rows.ts';
import { findStep, loadSteps } from './review-steps.ts';
import { findPlanSubject, type PlanSubject } from './subject.ts';

export const undoEdit = action(planReview.undo, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  run: ({ tx, body }, plan) => step(tx, plan, body.seq, 'undo'),
});

export const redoEdit = action(planReview.redo, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  run: ({ tx, body }, plan) => step(tx, plan, body.seq, 'redo'),
});

async function step(
  tx: Transaction,
  plan: PlanSubject,
  seq: number,
  direction: 'undo' | 'redo',
): Promise<planReview.EditAnswer> {
  await lockForEditing(tx, plan);
  const steps = await loadSteps(tx, plan.planId);
  // Somebody else edited, or took back, in between: what the person saw is no longer what would happen.
  if (steps[direction]?.seq !== seq) refuse('edit-conflict', { current: steps });
  const logged = (await findStep(tx, plan.planId, seq)) ?? refuse('not-found');
  const { before, after } = logged.change;
  const change: TreeChange = direction === 'undo' ? { before: after, after: before } : logged.change;
  refuseIfChangedElsewhere(await loadTree(tx, plan.planId), change.before);
  const rows = await writeChange(tx, plan.planId, change);
  await tx
    .updateTable('plan_edit')
    .set({ undone: direction === 'undo' })
    .where('id', '=', logged.id)
    .execute();
  return { ...rows, ...(await loadSteps(tx, plan.planId)) };
}

/** Assigning touches the same rows without this log; then taking an older edit back would undo that, too. */
function refuseIfChangedElsewhere(tree: PlanTree, expected: PlanTree): void {
  const same = <Row extends { id: string; version: number }>(now: readonly Row[], then: readonly Row[]) => {
    const rows = new Map(now.map((row) => [row.id, row]));
    return then.every((row) => {
      const present = rows.get(row.id);
      return present !== undefined && isDeepStrictEqual({ ...present, version: 0 }, { ...row, version: 0 });
    });
  };
  if (same(tree.nodes, expected.nodes) && same(tree.bodies, expected.bodies)) return;
  refuse('wrong-state', {
    detail: {
      vi: 'Mục này đã được sửa ở bước phân công nên không hoàn tác được. Hãy sửa trực tiếp.',
      en: 'The entry has been changed while assigning, so that this cannot be undone. Edit it directly.',
    },
  });
}
