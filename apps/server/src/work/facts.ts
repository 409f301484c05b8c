/** From a row to the domain's facts: where an obligation stands is derived, never stored. */

import { type CivilDate, type Standing, standing, type Verdict, type WorkState } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { instantJson } from '../platform/instant-json.ts';

export interface StandingColumns {
  readonly state: WorkState;
  readonly verdict: Verdict | null;
  readonly doneOn: CivilDate | null;
  readonly due: CivilDate | null;
  readonly needsDate: boolean;
  readonly runsFrom: CivilDate;
  readonly movedOn: CivilDate | null;
}

/**
 * Columns of an obligation `o` under a plan `p`. `due` is the next open due day, of finished work the last there was (refreshDue);
 * `runsFrom` the first publication, or the start of the obligation's span if later.
 */
export const standingColumns: RawBuilder<unknown> = sql`
  o.state, o.verdict, o.done_on as "doneOn", o.due_on as due,
  (o.cadence is null or o.cadence ->> 'kind' = 'prescribed') as "needsDate",
  greatest(coalesce((select (min(pv.published_at) at time zone 'Asia/Ho_Chi_Minh')::date
                       from plan_version pv where pv.plan_id = p.id), p.starts_on),
           (o.cadence ->> 'start')::date) as "runsFrom",
  (o.last_progress_at at time zone 'Asia/Ho_Chi_Minh')::date as "movedOn"`;

export function standingOf(row: StandingColumns, today: CivilDate): Standing {
  return standing(
    {
      state: row.state,
      verdict: row.verdict,
      doneOn: row.doneOn,
      due: row.due,
      needsDate: row.needsDate,
      runsFrom: row.runsFrom,
      lastMovementOn: row.movedOn,
    },
    today,
  );
}

/** What a report says and what became of it, as the contract's Progress; of a row `g` of progress. */
export const progressJson: RawBuilder<unknown> = sql`jsonb_build_object(
  'id', g.id, 'occurrenceId', g.occurrence_id, 'state', g.state, 'percent', g.percent, 'narrative', g.narrative,
  'figures', g.figures, 'doneOn', g.done_on, 'version', g.version, 'verdict', g.verdict, 'remarks', g.remarks,
  'reportedBy', jsonb_build_object('id', g.reported_by, 'name', coalesce(person_name(g.reported_by), '')),
  'reportedAt', ${instantJson(sql`g.reported_at`)},
  'judgedBy', case when g.judged_by is not null then
     jsonb_build_object('id', g.judged_by, 'name', coalesce(person_name(g.judged_by), '')) end,
  'judgedAt', ${instantJson(sql`g.judged_at`)},
  'evidence', (select coalesce(jsonb_agg(jsonb_build_object('fileId', ef.id, 'name', ef.name, 'mediaType', ef.media_type,
                 'sizeBytes', ef.size_bytes, 'caption', e.caption) order by e.id), '[]')
                 from evidence e join stored_file ef on ef.id = e.file_id where e.progress_id = g.id),
  'records', (select coalesce(jsonb_agg(jsonb_build_object('recordId', er.id, 'title', shown_title(er), 'register', er.register,
                 'day', er.day, 'status', er.status, 'deleted', coalesce(er.deleted, false)) order by er.day desc nulls last, pr.id), '[]')
                from progress_record pr left join record er on er.id = pr.record_id where pr.progress_id = g.id))`;

/** The item above a task `n`, as the contract's Above. */
export const aboveJson: RawBuilder<unknown> = sql`(select jsonb_build_object('label', a.label, 'text', left(a.text, 200))
  from plan_node a where a.id = n.parent_id)`;
