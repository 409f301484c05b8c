import type { Subject } from '@binhdang/domain';
import { findPlanSubject, type PlanSubject } from '../plan/index.ts';
import type { Transaction } from '../platform/transaction.ts';

/** An obligation as the permission policy sees it. */
export interface ObligationSubject extends Subject {
  readonly obligationId: string;
  readonly planId: string;
  readonly bodyId: string;
  readonly plan: PlanSubject['plan'];
  /** Version of the row, for edit conflicts. */
  readonly version: number;
}

/** The obligation, if row-level security shows it to the person. */
export async function findObligationSubject(
  tx: Transaction,
  obligationId: string,
): Promise<ObligationSubject | undefined> {
  const row = await tx
    .selectFrom('obligation')
    .select(['plan_id', 'body_id', 'version'])
    .where('id', '=', obligationId)
    .where('removed', '=', false)
    .executeTakeFirst();
  const plan = row && (await findPlanSubject(tx, row.plan_id));
  if (!plan) return undefined;
  return { obligationId, planId: row.plan_id, bodyId: row.body_id, plan: plan.plan, version: row.version };
}
