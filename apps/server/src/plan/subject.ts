import type { PlanFacts, Subject } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** A plan as the permission policy sees it, with what most actions need to know of it. */
export interface PlanSubject extends Subject {
  readonly planId: string;
  readonly plan: PlanFacts;
  readonly status: 'review' | 'published' | 'closed';
  /** Version of the row, for edit conflicts. */
  readonly version: number;
}

/**
 * The plan, if the person may see it at all (row-level security decides); bound and recipient bodies are those of
 * the person, which is all that the policy asks about.
 */
export async function findPlanSubject(tx: Transaction, planId: string): Promise<PlanSubject | undefined> {
  const { rows } = await sql<{
    issuer: string;
    lead: string;
    status: PlanSubject['status'];
    version: number;
    published: boolean;
    bound: string[];
    recipients: string[];
  }>`
    select p.issuer_body_id as issuer, p.lead_body_id as lead, p.status, p.version, p.version_number > 0 as published,
           array(select distinct o.body_id from obligation o
                  where o.plan_id = p.id and o.published and not o.removed and o.body_id = any (my_bodies())) as bound,
           array(select distinct r.body_id from plan_recipient r
                  where r.plan_id = p.id and r.notified_at is not null and r.body_id = any (my_bodies())) as recipients
      from plan p where p.id = ${planId}`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  return {
    planId,
    status: row.status,
    version: row.version,
    plan: {
      issuerBodyId: row.issuer,
      leadBodyId: row.lead,
      published: row.published,
      boundBodyIds: row.bound,
      recipientBodyIds: row.recipients,
    },
  };
}
