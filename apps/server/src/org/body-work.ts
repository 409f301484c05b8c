import { org } from '@binhdang/contract';
import {
  type CivilDate,
  can,
  countStandings,
  type PlanFacts,
  type Standing,
  standing,
  type WorkStatus,
} from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';

/**
 * What plans give a body, what it did and what it owes. Row-level security decides what is shown: everything to the
 * body itself, to the lead body and the issuer what is theirs, nothing to others. The page of a body is public within the system, its
 * work is not, so "may not see" is an answer here and no refusal.
 */
export const bodyWork = action(org.bodyWork, {
  permission: 'org.read',
  run: async ({ tx, params, session, today }) => {
    const { rows } = await sql<Row>`
      select (${params.bodyId}::uuid = any (my_bodies())) as own, cardinality(overseen_plans()) > 0 as oversees,
             p.id as plan_id, p.title, p.number, p.year, p.issuer_body_id as issuer, p.lead_body_id as lead,
             p.version_number > 0 as published,
             o.id, n.label, n.text, o.role, o.state, o.verdict, o.percent, o.done_on, o.due_on,
             case when o.due_on is null and o.state in ('done', 'not_applicable') then
               (select max(c.due_on) from obligation_occurrence c where c.obligation_id = o.id) end as last_due,
             (o.cadence is null or o.cadence ->> 'kind' = 'prescribed') as needs_date,
             greatest((o.cadence ->> 'start')::date, v.published_on) as runs_from,
             g.reported_at, (g.reported_at at time zone 'Asia/Ho_Chi_Minh')::date as moved_on, g.narrative
        from body b
        left join obligation o on o.body_id = b.id and o.published and not o.removed
        left join plan p on p.id = o.plan_id
        left join plan_node n on n.id = o.node_id
        left join lateral (select coalesce((select (min(x.published_at) at time zone 'Asia/Ho_Chi_Minh')::date
                             from plan_version x where x.plan_id = p.id), p.starts_on) as published_on) v on true
        left join lateral (select reported_at, narrative from progress where obligation_id = o.id
                            order by reported_at desc, id desc limit 1) g on true
       where b.id = ${params.bodyId}
       order by p.year desc, p.id, n.ord, o.id`.execute(tx);
    const first = found(rows[0]);
    const given = rows.filter((row) => row.id !== null);
    const visible = first.own ? 'own' : first.oversees ? 'plan' : 'none';
    const mayExtract = (plan: PlanFacts) =>
      can(session.actor, 'extract.compose', { plan, bodyId: params.bodyId }, today);
    return { visible, plans: byPlan(given, today, mayExtract) } satisfies org.BodyWork;
  },
});

interface Row {
  own: boolean;
  oversees: boolean;
  plan_id: string;
  title: string;
  number: string | null;
  year: number;
  issuer: string;
  lead: string;
  published: boolean;
  id: string | null;
  label: string | null;
  text: string;
  role: string;
  state: WorkStatus['state'];
  verdict: WorkStatus['verdict'];
  percent: number | null;
  done_on: CivilDate | null;
  due_on: CivilDate | null;
  last_due: CivilDate | null;
  needs_date: boolean;
  runs_from: CivilDate;
  reported_at: Date | null;
  moved_on: CivilDate | null;
  narrative: string | null;
}

/** The last due day stands in when nothing is open any more: "done late" is judged by it. */
function standingOf(row: Row, today: CivilDate): Standing {
  return standing(
    {
      state: row.state,
      verdict: row.verdict,
      doneOn: row.done_on,
      due: row.due_on ?? row.last_due,
      needsDate: row.needs_date,
      runsFrom: row.runs_from,
      lastMovementOn: row.moved_on,
    },
    today,
  );
}

function byPlan(
  rows: readonly Row[],
  today: CivilDate,
  mayExtract: (plan: PlanFacts) => boolean,
): org.BodyWork['plans'] {
  const plans = new Map<string, Row[]>();
  for (const row of rows) plans.set(row.plan_id, [...(plans.get(row.plan_id) ?? []), row]);
  return [...plans.values()].map((own) => {
    const obligations = own.map((row) => shown(row, standingOf(row, today)));
    const counts = countStandings(obligations.map((one) => one.standing));
    const plan = own[0] as Row;
    return {
      id: plan.plan_id,
      title: plan.title,
      number: plan.number,
      year: plan.year,
      counts: Object.fromEntries(Object.entries(counts.by).filter(([, count]) => count > 0)),
      total: counts.total,
      percentDone: counts.percentDone,
      mayExtract: mayExtract({
        issuerBodyId: plan.issuer,
        leadBodyId: plan.lead,
        published: plan.published,
      }),
      obligations,
    };
  });
}

function shown(row: Row, where: Standing): org.BodyObligation & { standing: Standing } {
  return {
    id: row.id ?? '',
    label: row.label,
    text: row.text,
    role: row.role,
    dueOn: row.due_on,
    standing: where,
    percent: row.percent,
    lastProgress:
      row.reported_at && row.narrative !== null
        ? { at: row.reported_at.toISOString(), narrative: row.narrative }
        : null,
  };
}
