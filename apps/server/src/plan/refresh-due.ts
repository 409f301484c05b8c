import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/**
 * Sets due_on of obligations to their earliest open occurrence, or to the last one when none is open; to null where
 * there are no occurrences. Call it whenever occurrences were made, removed, done or opened again.
 */
export async function refreshDue(tx: Transaction, obligationIds: readonly string[]): Promise<void> {
  if (obligationIds.length === 0) return;
  await sql`
    update obligation o set due_on = d.due_on
      from (select i.id, coalesce(min(c.due_on) filter (where c.done_on is null), max(c.due_on)) as due_on
              from unnest(${[...obligationIds]}::uuid[]) as i(id)
              left join obligation_occurrence c on c.obligation_id = i.id
             group by i.id) d
     where o.id = d.id and o.due_on is distinct from d.due_on`.execute(tx);
}
