/**
 * Where an obligation stands follows from its reports and their verdicts. The columns that repeat it (state, verdict,
 * percent, done_on, due_on, last_progress_at; done_on of occurrences) are computed anew here after each report and each
 * verdict, in the same transaction, so that they cannot drift from the reports.
 */
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/**
 * Recomputes occurrences, then obligations. One statement each, however many obligations.
 *
 * - An occurrence is done on the day that its latest report not returned says.
 * - With occurrences an obligation is done when all of them are; without, when its latest report says so.
 * - What was called finished and is returned is in progress again.
 * - The due day follows the rule of the plan room's refreshDue(), in the same statement: one version, one audit line.
 */
export async function settleObligations(tx: Transaction, obligationIds: readonly string[]): Promise<void> {
  await sql`
    update obligation_occurrence c set done_on = d.done_on
      from (select x.id, (select case when g.state = 'done' then g.done_on end from progress g
                           where g.occurrence_id = x.id and g.verdict <> 'returned'
                           order by g.reported_at desc, g.id desc limit 1) as done_on
              from obligation_occurrence x where x.obligation_id = any (${obligationIds}::uuid[])) d
     where d.id = c.id and c.done_on is distinct from d.done_on`.execute(tx);
  await sql`
    update obligation o
       set state = d.state, verdict = d.verdict, percent = d.percent, due_on = d.due_on,
           done_on = case when d.state = 'done' then d.done_on end,
           last_progress_at = d.reported_at
      from (select x.id, l.verdict, l.percent, l.reported_at, c.due_on,
                   case when c.total > 0 then c.done_on else l.done_on end as done_on,
                   case when l.id is null then 'not_started'
                        when l.state = 'not_applicable' and l.verdict <> 'returned' then 'not_applicable'
                        when c.total > 0 and c.open = 0 and l.verdict <> 'returned' then 'done'
                        when c.total > 0 and c.open = c.total and l.state = 'not_started' then 'not_started'
                        when c.total > 0 or l.verdict = 'returned' and l.state in ('done', 'not_applicable')
                          then 'in_progress'
                        else l.state end as state
              from obligation x
              left join lateral (select g.id, g.state, g.verdict, g.percent, g.done_on, g.reported_at from progress g
                                  where g.obligation_id = x.id order by g.reported_at desc, g.id desc limit 1) l on true
              cross join lateral (select count(*) as total, count(*) filter (where y.done_on is null) as open,
                                         max(y.done_on) as done_on,
                                         coalesce(min(y.due_on) filter (where y.done_on is null), max(y.due_on)) as due_on
                                    from obligation_occurrence y where y.obligation_id = x.id) c
             where x.id = any (${obligationIds}::uuid[])) d
     where d.id = o.id`.execute(tx);
}
