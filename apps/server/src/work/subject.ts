import type { PlanFacts, Subject } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** A thing of one body under a plan, as the permission policy sees it. */
export interface WorkSubject extends Subject {
  readonly planId: string;
  readonly planStatus: 'review' | 'published' | 'closed';
  readonly bodyId: string;
  readonly plan: PlanFacts;
}

/** An obligation as the permission policy sees it. */
export interface ObligationSubject extends WorkSubject {
  readonly obligationId: string;
  /** Version of the row, for edit conflicts. */
  readonly version: number;
}

interface PlanColumns {
  plan_id: string;
  plan_status: WorkSubject['planStatus'];
  body_id: string;
  issuer: string;
  lead: string;
  plan_published: boolean;
}

/** Columns of {@link workSubject}, from a plan `p`. */
export const planColumns = sql`p.id as plan_id, p.status as plan_status, p.issuer_body_id as issuer,
  p.lead_body_id as lead, p.version_number > 0 as plan_published`;

export function workSubject(row: PlanColumns): WorkSubject {
  return {
    planId: row.plan_id,
    planStatus: row.plan_status,
    bodyId: row.body_id,
    plan: {
      issuerBodyId: row.issuer,
      leadBodyId: row.lead,
      published: row.plan_published,
      boundBodyIds: [row.body_id],
    },
  };
}

/** The obligation, if row-level security shows it to the person; undefined too once an amendment has dropped it. */
export async function findObligationSubject(
  tx: Transaction,
  obligationId: string,
): Promise<ObligationSubject | undefined> {
  const { rows } = await sql<PlanColumns & { version: number }>`
    select o.body_id, o.version, ${planColumns}
      from obligation o join plan p on p.id = o.plan_id
     where o.id = ${obligationId} and not o.removed`.execute(tx);
  const row = rows[0];
  return row && { ...workSubject(row), obligationId, version: row.version };
}

/** A report of progress as the policy sees it. */
export interface ProgressSubject extends ObligationSubject {
  readonly progressId: string;
  readonly verdict: 'submitted' | 'verified' | 'returned';
  /** Version of the report. */
  readonly progressVersion: number;
}

/** The reports that row-level security shows, in no order; those it hides are missing. */
export async function findProgressSubjects(
  tx: Transaction,
  ids: readonly string[],
): Promise<ProgressSubject[]> {
  const { rows } = await sql<
    PlanColumns & {
      id: string;
      verdict: ProgressSubject['verdict'];
      obligation_id: string;
      version: number;
      obligation_version: number;
    }
  >`
    select g.id, g.verdict, g.obligation_id, g.body_id, g.version, o.version as obligation_version, ${planColumns}
      from progress g join obligation o on o.id = g.obligation_id join plan p on p.id = g.plan_id
     where g.id = any (${ids}::uuid[])`.execute(tx);
  return rows.map((row) => ({
    ...workSubject(row),
    obligationId: row.obligation_id,
    version: row.obligation_version,
    progressId: row.id,
    verdict: row.verdict,
    progressVersion: row.version,
  }));
}

/** A difficulty as the policy sees it. */
export interface DifficultySubject extends WorkSubject {
  readonly difficultyId: string;
  readonly status: 'raised' | 'answered' | 'escalated' | 'settled';
  readonly title: string;
  readonly raisedBy: string;
  readonly version: number;
}

export async function findDifficultySubject(
  tx: Transaction,
  difficultyId: string,
): Promise<DifficultySubject | undefined> {
  const { rows } = await sql<
    PlanColumns & { status: DifficultySubject['status']; title: string; raised_by: string; version: number }
  >`
    select d.body_id, d.status, d.title, d.raised_by, d.version, ${planColumns}
      from difficulty d join plan p on p.id = d.plan_id where d.id = ${difficultyId}`.execute(tx);
  const row = rows[0];
  return (
    row && {
      ...workSubject(row),
      difficultyId,
      status: row.status,
      title: row.title,
      raisedBy: row.raised_by,
      version: row.version,
    }
  );
}
