import { overview } from '@binhdang/contract';
import { addDays, type CivilDate, STANDINGS, weekday } from '@binhdang/domain';
import { sql } from 'kysely';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyNames, sectionTree } from './sections.ts';
import { rankOf, standingRows } from './standing-sql.ts';

/** Late for more than so many days: no slip any more, somebody has to step in. */
export const LONG_LATE_DAYS = 30;
const WEEKS = 12;
const UPCOMING_DAYS = 30;

type Counts = Record<string, number> | null;

interface Figures {
  readonly total: Counts;
  readonly long_late: number;
  readonly by_body:
    | {
        id: string;
        name: string;
        shortName: string | null;
        kind: string;
        counts: Counts;
        longestLate: number;
      }[]
    | null;
  readonly by_section:
    | { id: string; parentId: string | null; label: string | null; text: string; counts: Counts }[]
    | null;
}

/** Counts by standing: of the plan, by body and by section, in one pass over the obligations. */
async function loadFigures(tx: Transaction, planId: string, today: CivilDate): Promise<Figures | undefined> {
  const { rows } = await sql<Figures>`
    with recursive ${sectionTree(sql`n.plan_id = ${planId}::uuid`)},
    facts as materialized (
      select f.body_id, t.topic_id, t.root_id, f.standing,
             case when f.standing = ${rankOf('late')} then ${today}::date - f.due end as late_days
        from ${standingRows(today, sql`o.plan_id = ${planId}::uuid`)} f join tree t on t.id = f.node_id),
    by_body as (
      select body_id as id, jsonb_object_agg(standing, n) as counts, coalesce(max(late_days), 0) as late_days
        from (select body_id, standing, count(*) as n, max(late_days) as late_days from facts group by 1, 2) g group by 1),
    by_section as (
      select topic_id as id, root_id, jsonb_object_agg(standing, n) as counts
        from (select topic_id, root_id, standing, count(*) as n from facts group by 1, 2, 3) g group by 1, 2)
    select
      (select jsonb_object_agg(standing, n) from (select standing, count(*) as n from facts group by 1) g) as total,
      (select count(*) from facts where late_days > ${LONG_LATE_DAYS}::int)::int as long_late,
      (select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'shortName', n.short_name, 'kind', n.kind,
                'counts', g.counts, 'longestLate', g.late_days) order by n.name collate vietnamese, n.id)
         from by_body g join ${bodyNames(today)} n on n.id = g.id) as by_body,
      (select jsonb_agg(jsonb_build_object('id', s.id, 'label', s.label, 'text', left(s.text, 200),
                'parentId', case when s.id <> g.root_id then g.root_id end, 'counts', g.counts) order by s.ord)
         from by_section g join plan_node s on s.id = g.id) as by_section`.execute(tx);
  return rows[0];
}

interface Surroundings {
  readonly plan: Omit<overview.Summary['plan'], 'leadBody' | 'issuer'>;
  readonly lead: overview.Summary['plan']['leadBody'];
  readonly issuer: overview.Summary['plan']['issuer'];
  readonly weeks: { from: CivilDate; reports: number; finished: number; verified: number }[] | null;
  readonly decisions: overview.Summary['decisions'] | null;
  readonly open_difficulties: number;
  readonly recipients: number;
  readonly outstanding: overview.Summary['acknowledgements']['outstanding'] | null;
  readonly upcoming: overview.Summary['upcoming'] | null;
}

/** Everything around the counts: reports by week, what waits for a decision, receipts, the coming days. */
async function loadSurroundings(
  tx: Transaction,
  planId: string,
  today: CivilDate,
): Promise<Surroundings | undefined> {
  const firstWeek = addDays(today, 1 - weekday(today) - 7 * (WEEKS - 1));
  const { rows } = await sql<Surroundings>`
    with names as materialized (select n.id, jsonb_build_object('id', n.id, 'name', n.name, 'shortName', n.short_name) as ref,
                                       n.name from ${bodyNames(today)} n),
    reports as (
      select date_trunc('week', g.reported_at at time zone 'Asia/Ho_Chi_Minh')::date as week,
             count(distinct g.obligation_id) as reports,
             count(distinct g.obligation_id) filter (where g.state = 'done') as finished,
             count(distinct g.obligation_id) filter (where g.verdict = 'verified') as verified
        from progress g join obligation o on o.id = g.obligation_id and o.published and not o.removed
       where g.plan_id = ${planId}::uuid and g.reported_at >= (${firstWeek}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'
       group by 1)
    select
      jsonb_build_object('id', p.id, 'title', p.title, 'number', p.number, 'year', p.year) as plan,
      (select ref from names where id = p.lead_body_id) as lead,
      (select ref from names where id = p.issuer_body_id) as issuer,
      (select jsonb_agg(jsonb_build_object('from', w.week::date, 'reports', coalesce(r.reports, 0),
                'finished', coalesce(r.finished, 0), 'verified', coalesce(r.verified, 0)) order by w.week)
         from generate_series(${firstWeek}::date, ${today}::date, interval '7 days') w(week)
         left join reports r on r.week = w.week::date) as weeks,
      (select jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'body', b.ref, 'withBody', u.ref,
                'raisedOn', (d.raised_at at time zone 'Asia/Ho_Chi_Minh')::date) order by d.raised_at, d.id)
         from difficulty d join names b on b.id = d.body_id join names u on u.id = d.with_body_id
        where d.plan_id = p.id and d.status = 'escalated') as decisions,
      (select count(*) from difficulty d where d.plan_id = p.id and d.status in ('raised', 'escalated'))::int as open_difficulties,
      (select count(distinct r.body_id) from plan_recipient r where r.plan_id = p.id and r.notified_at is not null)::int as recipients,
      (select jsonb_agg(n.ref order by n.name collate vietnamese, n.id) from names n
        where n.id in (select r.body_id from plan_recipient r where r.plan_id = p.id and r.notified_at is not null
                        group by r.body_id having bool_and(r.acknowledged_at is null))) as outstanding,
      (select jsonb_agg(jsonb_build_object('due', e.due_on, 'total', e.total, 'done', e.done) order by e.due_on)
         from (select c.due_on, count(*) as total,
                      count(*) filter (where c.done_on is not null or o.state in ('done', 'not_applicable')) as done
                 from obligation_occurrence c
                 join obligation o on o.id = c.obligation_id and o.published and not o.removed
                where c.plan_id = p.id and c.due_on between ${today}::date and ${addDays(today, UPCOMING_DAYS)}::date
                group by 1) e) as upcoming
      from plan p where p.id = ${planId}::uuid`.execute(tx);
  return rows[0];
}

const listOf = (counts: Counts): number[] => STANDINGS.map((_, rank) => counts?.[rank] ?? 0);

/** Late first: most late, then longest late, then most without movement; the rest in Vietnamese order as given. */
function ranked(bodies: overview.Summary['byBody']): overview.Summary['byBody'] {
  const [late, still] = [rankOf('late'), rankOf('no_movement')];
  const at = (counts: readonly number[], place: number) => counts[place] ?? 0;
  return [...bodies].sort(
    (a, b) =>
      at(b.counts, late) - at(a.counts, late) ||
      b.longestLate - a.longestLate ||
      at(b.counts, still) - at(a.counts, still),
  );
}

export const summary = action(overview.summary, {
  permission: 'overview.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, today }) {
    const figures = found(await loadFigures(tx, params.planId, today));
    const around = found(await loadSurroundings(tx, params.planId, today));
    return {
      plan: { ...around.plan, leadBody: around.lead, issuer: around.issuer },
      asOf: today,
      total: listOf(figures.total),
      longLate: figures.long_late,
      byBody: ranked(
        (figures.by_body ?? []).map(({ id, name, shortName, kind, counts, longestLate }) => ({
          body: { id, name, shortName },
          kind,
          counts: listOf(counts),
          longestLate,
        })),
      ),
      bySection: (figures.by_section ?? []).map((row) => ({ ...row, counts: listOf(row.counts) })),
      weeks: around.weeks ?? [],
      decisions: around.decisions ?? [],
      openDifficulties: around.open_difficulties,
      acknowledgements: { total: around.recipients, outstanding: around.outstanding ?? [] },
      upcoming: around.upcoming ?? [],
    };
  },
});
