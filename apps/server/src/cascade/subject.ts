import type { cascade } from '@binhdang/contract';
import type { BodyPlanFacts, CivilDate, PlanFacts, Subject } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** A body's plan as the policy sees it, with what most actions need to know of it. */
export interface BodyPlanSubject extends Subject {
  readonly bodyPlanId: string;
  readonly bodyId: string;
  readonly bodyPlan: BodyPlanFacts;
  readonly year: number;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: CivilDate | null;
  readonly planId: string | null;
  readonly parentId: string | null;
  readonly lastNumber: number;
  readonly carriedFromId: string | null;
  /** Version of the row, for edit conflicts. */
  readonly version: number;
  /** Of the last version that the person may see; null if there is none. */
  readonly verdict: 'returned' | 'received' | null;
  /** The person works for its body. */
  readonly own: boolean;
}

interface Row extends Omit<BodyPlanSubject, 'bodyPlan' | 'plan'> {
  receiverBodyId: string | null;
  lowerBodyIds: string[];
  plan: PlanFacts | null;
}

/** The plan, if row-level security shows it; of the plan above it what the policy asks, where the person sees that one. */
export async function findBodyPlan(
  tx: Transaction,
  bodyPlanId: string,
): Promise<BodyPlanSubject | undefined> {
  const { rows } = await sql<Row>`
    select b.id as "bodyPlanId", b.body_id as "bodyId", b.year, b.title, b.number, b.issued_on as "issuedOn",
           b.plan_id as "planId", b.parent_id as "parentId", b.last_number as "lastNumber", b.version,
           b.carried_from_id as "carriedFromId", b.receiver_body_id as "receiverBodyId",
           b.body_id = any (my_bodies()) as own,
           (select v.verdict from body_plan_version v where v.body_plan_id = b.id order by v.number desc limit 1) as verdict,
           case when b.id = any (body_plans_above())
                then array(select m from unnest(my_bodies()) m where m in (select x.id from below_bodies(array[b.body_id]) x(id)))
                else '{}' end as "lowerBodyIds",
           (select jsonb_build_object('issuerBodyId', p.issuer_body_id, 'leadBodyId', p.lead_body_id,
                                      'published', p.version_number > 0) from plan p where p.id = b.plan_id) as plan
      from body_plan b where b.id = ${bodyPlanId}`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const { receiverBodyId, lowerBodyIds, plan, ...rest } = row;
  return {
    ...rest,
    ...(plan === null ? {} : { plan }),
    bodyPlan: { sent: rest.lastNumber > 0, receiverBodyId, lowerBodyIds },
  };
}

/** Where the last version sent has got to. */
export function stateOf({
  lastNumber,
  verdict,
}: Pick<BodyPlanSubject, 'lastNumber' | 'verdict'>): cascade.BodyPlanState {
  return lastNumber === 0 ? 'draft' : (verdict ?? 'submitted');
}
