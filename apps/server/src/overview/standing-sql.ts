/**
 * Where obligations stand, in SQL: the same rules as the domain's standing(), so that lists can be filtered,
 * ordered and counted by it where the rows are. A property test holds the two together.
 */
import { type CivilDate, DUE_SOON_DAYS, NO_MOVEMENT_DAYS, STANDINGS, type Standing } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';

/** Place of a standing in STANDINGS: what the SQL counts and orders by. */
export const rankOf = (standing: Standing): number => STANDINGS.indexOf(standing);

/** @throws RangeError for a number that is no place in STANDINGS */
export function standingAt(rank: number): Standing {
  const standing = STANDINGS[rank];
  if (standing === undefined) throw new RangeError(`no standing ${rank}`);
  return standing;
}

const rank = (standing: Standing) => sql.lit(rankOf(standing));

/**
 * Place in STANDINGS of the work whose facts stand in columns of `w`: state, verdict, done_on, due, needs_date,
 * runs_from, moved_on (see {@link obligationFacts}).
 */
export function standingSql(today: CivilDate): RawBuilder<number> {
  const day = sql`${today}::date`;
  return sql<number>`(case
    when w.state in ('done', 'not_applicable') and w.verdict = 'submitted' then ${rank('awaiting_verification')}
    when w.state = 'not_applicable' then ${rank('not_applicable')}
    when w.state = 'done' then case when w.done_on > w.due then ${rank('done_late')} else ${rank('done_on_time')} end
    when w.due < ${day} then ${rank('late')}
    when w.verdict = 'returned' then ${rank('returned')}
    when w.due - ${day} <= ${sql.lit(DUE_SOON_DAYS)} then ${rank('due_soon')}
    when ${day} - greatest(w.moved_on, w.runs_from) >= ${sql.lit(NO_MOVEMENT_DAYS)} then ${rank('no_movement')}
    when w.needs_date and w.due is null then ${rank('undated')}
    else ${rank('on_track')} end)`;
}

/**
 * Facts of the published obligations that row-level security shows, one row each:
 * id, plan_id, node_id, body_id, role, state, verdict, done_on, due, needs_date, runs_from, moved_on, percent.
 *
 * - `due`: the next open due day; when all is closed, the last there was, by which "done late" is judged.
 * - `runs_from`: day of the plan's first publication, or the start of the obligation's span if later.
 *
 * @param where narrows the obligations (alias `o`)
 */
export function obligationFacts(where: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  return sql`(
    select o.id, o.plan_id, o.node_id, o.body_id, o.role, o.state, o.verdict, o.done_on, o.percent,
           coalesce(o.due_on, case when o.state in ('done', 'not_applicable') then
             (select max(c.due_on) from obligation_occurrence c where c.obligation_id = o.id) end) as due,
           (o.cadence is null or o.cadence ->> 'kind' = 'prescribed') as needs_date,
           greatest(v.published_on, (o.cadence ->> 'start')::date) as runs_from,
           (o.last_progress_at at time zone 'Asia/Ho_Chi_Minh')::date as moved_on
      from obligation o
      join (select p.id, coalesce((select (min(n.published_at) at time zone 'Asia/Ho_Chi_Minh')::date
                                     from plan_version n where n.plan_id = p.id), p.starts_on) as published_on
              from plan p) v on v.id = o.plan_id
     where o.published and not o.removed and ${where})`;
}

/** The facts with their standing: the columns of {@link obligationFacts} and `standing`, a place in STANDINGS. */
export function standingRows(today: CivilDate, where?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select w.*, ${standingSql(today)} as standing from ${obligationFacts(where)} w)`;
}
