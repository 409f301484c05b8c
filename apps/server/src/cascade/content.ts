/** The text of a body's plan: its draft, and what was sent. */
import type { cascade } from '@binhdang/contract';
import { sql } from 'kysely';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

export interface Draft {
  readonly content: cascade.BodyPlanContent;
  readonly version: number;
}

/** The draft, which row-level security shows to its own body alone. */
export async function readDraft(tx: Transaction, bodyPlanId: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select content, version from body_plan_draft where body_plan_id = ${bodyPlanId}`.execute(tx);
  return rows[0];
}

/** A version that was sent, the last that the person may see without a number. */
export async function readVersion(
  tx: Transaction,
  bodyPlanId: string,
  number?: number,
): Promise<{ content: cascade.BodyPlanContent; number: number } | undefined> {
  const { rows } = await sql<{ content: cascade.BodyPlanContent; number: number }>`
    select content, number from body_plan_version
     where body_plan_id = ${bodyPlanId} and (${number ?? null}::int is null or number = ${number ?? null})
     order by number desc limit 1`.execute(tx);
  return rows[0];
}

/** What the page of a plan shows: to its own body the draft, to others the last version sent. */
export async function shownContent(
  tx: Transaction,
  bodyPlanId: string,
): Promise<{ content: cascade.BodyPlanContent; number: number | null; draftVersion: number | null }> {
  const draft = await readDraft(tx, bodyPlanId);
  if (draft) return { content: draft.content, number: null, draftVersion: draft.version };
  return { ...found(await readVersion(tx, bodyPlanId)), draftVersion: null };
}
