/** What the documents say about obligations: read under row-level security, as of a day. */
import {
  Cadence,
  type CivilDate,
  cadenceText,
  type ObligationRole,
  type Standing,
  standing,
  type Verdict,
  type WorkState,
} from '@binhdang/domain';
import type { DutyRole, ReportedDuty } from '@binhdang/vanban';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

export interface DutyRow {
  readonly id: string;
  readonly nodeId: string;
  readonly bodyId: string;
  readonly role: ObligationRole;
  readonly cadence: Cadence | null;
  readonly expectedProof: string | null;
  readonly due: CivilDate | null;
  readonly standing: Standing;
  readonly state: WorkState;
  readonly doneOn: CivilDate | null;
  readonly percent: number | null;
  /** What the body last reported and was not returned; null if nothing. */
  readonly narrative: string | null;
  readonly evidence: readonly string[];
}

interface Row {
  id: string;
  node_id: string;
  body_id: string;
  role: ObligationRole;
  cadence: unknown;
  expected_proof: string | null;
  runs_from: CivilDate;
  due_now: CivilDate | null;
  state_now: WorkState;
  verdict_now: Verdict | null;
  done_now: CivilDate | null;
  due_then: CivilDate | null;
  last_due: CivilDate | null;
  last: {
    state: WorkState;
    verdict: Verdict;
    doneOn: CivilDate | null;
    reportedOn: CivilDate;
  } | null;
  told: { narrative: string; percent: number | null; evidence: string[] } | null;
}

const inVietnam = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/**
 * The plan's obligations in force, as they stood on the evening of a day: for today what the rows say, for an earlier
 * day what had been reported and judged by then. One statement.
 */
export async function loadDuties(
  tx: Transaction,
  planId: string,
  day: { readonly asOf: CivilDate; readonly today: CivilDate },
  where: RawBuilder<unknown> = sql`true`,
): Promise<DutyRow[]> {
  const { asOf, today } = day;
  const reported = sql`g.obligation_id = o.id and ${inVietnam(sql`g.reported_at`)} <= ${asOf}::date`;
  // A verdict given later was not known on the day.
  const verdict = sql`case when g.judged_at is not null and ${inVietnam(sql`g.judged_at`)} <= ${asOf}::date
                           then g.verdict else 'submitted' end`;
  const { rows } = await sql<Row>`
    select o.id, o.node_id, o.body_id, o.role, o.cadence, o.expected_proof,
           greatest(coalesce((select ${inVietnam(sql`min(v.published_at)`)} from plan_version v where v.plan_id = p.id), p.starts_on),
                    (o.cadence ->> 'start')::date) as runs_from,
           o.due_on as due_now, o.state as state_now, o.verdict as verdict_now, o.done_on as done_now,
           oc.due_then, oc.last_due, l.last, t.told
      from obligation o join plan p on p.id = o.plan_id
      left join lateral (
        select min(c.due_on) filter (where c.done_on is null or c.done_on > ${asOf}::date) as due_then, max(c.due_on) as last_due
          from obligation_occurrence c where c.obligation_id = o.id) oc on true
      left join lateral (
        select jsonb_build_object('state', g.state, 'verdict', ${verdict}, 'doneOn', g.done_on,
                                  'reportedOn', ${inVietnam(sql`g.reported_at`)}) as last
          from progress g where ${reported} order by g.reported_at desc, g.id desc limit 1) l on true
      left join lateral (
        select jsonb_build_object('narrative', g.narrative, 'percent', g.percent,
                 'evidence', (select coalesce(jsonb_agg(e.name order by e.place, e.id), '[]') from (
                                select 1 as place, e.id, coalesce(e.caption, f.name) as name
                                  from evidence e join stored_file f on f.id = e.file_id where e.progress_id = g.id
                                union all
                                -- A document goes from hand to hand: a record that is called by a person's name is told by its register.
                                select 2, pr.id, case when names_person(r.definition_id)
                                         then (select d.definition #>> '{name,vi}' from register_definition d where d.id = r.definition_id)
                                         else r.title end
                                  from progress_record pr join record r on r.id = pr.record_id
                                 where pr.progress_id = g.id and not r.deleted) e)) as told
          from progress g where ${reported} and ${verdict} <> 'returned'
         order by g.reported_at desc, g.id desc limit 1) t on true
     where o.plan_id = ${planId} and o.published and not o.removed and ${where}
     order by o.id`.execute(tx);
  return rows.map((row) => dutyRow(row, asOf, asOf === today));
}

function dutyRow(row: Row, asOf: CivilDate, now: boolean): DutyRow {
  const status = now
    ? { state: row.state_now, verdict: row.verdict_now, doneOn: row.done_now }
    : statusThen(row);
  const closed = status.state === 'done' || status.state === 'not_applicable';
  const due = (now ? row.due_now : closed ? null : row.due_then) ?? (closed ? row.last_due : null);
  const cadence = Cadence.nullable().parse(row.cadence);
  return {
    id: row.id,
    nodeId: row.node_id,
    bodyId: row.body_id,
    role: row.role,
    cadence,
    expectedProof: row.expected_proof,
    due,
    ...status,
    standing: standing(
      {
        ...status,
        due,
        needsDate: cadence === null || cadence.kind === 'prescribed',
        runsFrom: row.runs_from,
        lastMovementOn: row.last?.reportedOn ?? null,
      },
      asOf,
    ),
    percent: row.told?.percent ?? null,
    narrative: row.told?.narrative ?? null,
    evidence: row.told?.evidence ?? [],
  };
}

/** From the last report of the time: what was returned is open again, and so is what has further occurrences. */
function statusThen(row: Row): { state: WorkState; verdict: Verdict | null; doneOn: CivilDate | null } {
  const { last } = row;
  if (!last) return { state: 'not_started', verdict: null, doneOn: null };
  const closing = last.state === 'done' || last.state === 'not_applicable';
  const open = closing && (last.verdict === 'returned' || (last.state === 'done' && row.due_then !== null));
  const state = open ? 'in_progress' : last.state;
  return { state, verdict: last.verdict, doneOn: state === 'done' ? last.doneOn : null };
}

const ROLES: Readonly<Record<ObligationRole, DutyRole>> = {
  lead: 'lead',
  coordinate: 'coordinate',
  participate: 'take-part',
  request: 'requested',
};

export const dutyRole = (role: ObligationRole): DutyRole => ROLES[role];

/** A rhythm in words; a single day is told by the due day itself. */
export function rhythm(cadence: Cadence | null): string | undefined {
  if (cadence === null || ['once', 'before', 'range', 'prescribed'].includes(cadence.kind)) return undefined;
  return cadenceText(cadence);
}

/**
 * The five states of a report. Only what was verified counts as done; what is said not to apply is no duty of the
 * report and gives undefined.
 */
export function reportedState(duty: Pick<DutyRow, 'standing' | 'state'>): ReportedDuty['state'] | undefined {
  switch (duty.standing) {
    case 'not_applicable':
      return undefined;
    case 'done_on_time':
      return 'done-on-time';
    case 'done_late':
      return 'done-late';
    case 'late':
      return 'late';
    default:
      return duty.state === 'not_started' ? 'not-started' : 'in-progress';
  }
}
