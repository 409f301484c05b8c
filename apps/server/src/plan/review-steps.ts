/** The log of edits as a line with a point in it: what lies before can be taken back, what lies after done again. */

import type { planReview } from '@binhdang/contract';
import type { TreeChange } from '@binhdang/domain';
import { sql } from 'kysely';
import { instantJson } from '../platform/instant-json.ts';
import type { Transaction } from '../platform/transaction.ts';

/** Name under which the application of a corrected text is logged. */
export const NEW_TEXT = 'applyCorrection';

export interface Steps {
  readonly undo: planReview.EditStep | null;
  readonly redo: planReview.EditStep | null;
}

/**
 * Undo takes back the last edit that stands. Redo does the first one again that was taken back after it; an edit made
 * in between leaves those before it behind, for their numbers are lower. Nothing goes back beyond a corrected text:
 * places of the rows before it count in another document.
 */
export async function loadSteps(tx: Transaction, planId: string): Promise<Steps> {
  const { rows } = await sql<Steps>`
    with step as (
      select e.seq, e.undone, jsonb_build_object('seq', e.seq, 'operation', e.operation,
               'by', jsonb_build_object('id', u.id, 'name', u.full_name),
               'at', ${instantJson(sql`e.edited_at`)}) as shown
        from plan_edit e join app_user u on u.id = e.edited_by where e.plan_id = ${planId}),
      last as (select coalesce(max(seq), 0) as seq from step where not undone)
    select (select shown from step where seq = last.seq and shown ->> 'operation' <> ${NEW_TEXT}) as undo,
           (select shown from step where undone and step.seq > last.seq order by step.seq limit 1) as redo
      from last`.execute(tx);
  return rows[0] ?? { undo: null, redo: null };
}

export interface LoggedEdit {
  readonly id: string;
  readonly change: TreeChange;
}

export async function findStep(
  tx: Transaction,
  planId: string,
  seq: number,
): Promise<LoggedEdit | undefined> {
  const row = await tx
    .selectFrom('plan_edit')
    .select(['id', 'before', 'after'])
    .where('plan_id', '=', planId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (!row) return undefined;
  const change = { before: row.before, after: row.after } as unknown as TreeChange;
  return { id: row.id, change };
}
