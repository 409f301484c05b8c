import { type OutputOf, type QueryOf, work } from '@binhdang/contract';
import { type CivilDate, OBLIGATION_ROLES, type Verdict, WORK_GROUPS, workGroup } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { ownAction } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type StandingColumns, standingColumns, standingOf } from './facts.ts';
import { bodyRef } from './tell.ts';

type Mine = OutputOf<typeof work.mine>;
type Item = Mine['items'][number];
type Filter = QueryOf<typeof work.mine>;

/** An obligation in flat columns: for some hundreds of rows the database builds objects slower than we do. */
interface Row extends StandingColumns {
  readonly mine: boolean;
  readonly id: string;
  readonly planId: string;
  readonly bodyId: string;
  readonly task: string;
  readonly label: string | null;
  readonly aboveLabel: string | null;
  readonly above: string | null;
  readonly role: Item['role'];
  readonly cadence: unknown;
  readonly percent: number | null;
  readonly delegatedTo: string | null;
  readonly delegate: string | null;
  readonly urgedOn: CivilDate | null;
  readonly openDifficulties: number;
  readonly narrative: string | null;
  readonly reportedAt: Date | null;
  readonly lastVerdict: Verdict;
  readonly remarks: string | null;
}

/**
 * What is asked of the person's bodies, in groups; two statements. What is closed for good is only counted unless asked
 * for: after some years it is most of the rows.
 */
export const mine = ownAction(work.mine, async ({ tx, query, today }) => {
  const rows = await obligations(tx, query);
  const beside = await besideObligations(tx, query, today);
  const items = rows.map((row) => itemOf(row, today));
  const counts = Object.fromEntries(WORK_GROUPS.map((group) => [group, 0])) as Mine['counts'];
  for (const { group } of items) counts[group] += 1;
  if (query.done !== true) counts.done = beside.done;
  counts.waiting += beside.waiting.length;
  return { items, counts, waiting: beside.waiting, plans: beside.plans, bodies: beside.bodies };
});

/** Obligations `o` of the person's bodies under running plans `p`, or under the one plan asked for. */
function asked(query: Filter): RawBuilder<unknown> {
  return sql`o.body_id = any ((select my_bodies())::uuid[]) and o.published and not o.removed
    and ${query.planId ? sql`p.id = ${query.planId}` : sql`p.status = 'published'`}
    ${query.bodyId ? sql`and o.body_id = ${query.bodyId}` : sql``}
    ${query.delegatedToMe ? sql`and o.delegated_to = actor_id()` : sql``}`;
}

const closed = sql`(o.state in ('done', 'not_applicable') and o.verdict is distinct from 'submitted')`;

async function obligations(tx: Transaction, query: Filter): Promise<Row[]> {
  const mine = sql`(select my_bodies())::uuid[]`;
  const { rows } = await sql<Row>`
    select o.delegated_to is not distinct from actor_id() as mine, ${standingColumns},
           o.id, o.plan_id as "planId", o.body_id as "bodyId", left(n.text, 400) as task, n.label,
           a.label as "aboveLabel", left(a.text, 200) as above, o.role, o.cadence, o.percent,
           o.delegated_to as "delegatedTo", case when o.delegated_to is not null then person_name(o.delegated_to) end as delegate,
           case when u.at > coalesce(o.last_progress_at, '-infinity')
                then (u.at at time zone 'Asia/Ho_Chi_Minh')::date end as "urgedOn",
           coalesce(d.open, 0) as "openDifficulties",
           l.narrative, l.reported_at as "reportedAt", l.verdict as "lastVerdict", l.remarks
      from obligation o join plan p on p.id = o.plan_id join plan_node n on n.id = o.node_id
      left join plan_node a on a.id = n.parent_id
      left join (select i.obligation_id, max(u.sent_at) as at from urge_item i join urge u on u.id = i.urge_id
                  where i.body_id = any (${mine}) group by 1) u on u.obligation_id = o.id
      left join (select d.obligation_id, count(*) as open from difficulty d
                  where d.status <> 'settled' and d.body_id = any (${mine}) group by 1) d on d.obligation_id = o.id
      left join lateral (select left(g.narrative, 300) as narrative, g.reported_at, g.verdict, g.remarks
                           from progress g where g.obligation_id = o.id and o.last_progress_at is not null
                          order by g.reported_at desc, g.id desc limit 1) l on true
     where ${asked(query)} ${query.done ? sql`` : sql`and not ${closed}`}
     order by o.due_on nulls last, array_position(${[...OBLIGATION_ROLES]}::text[], o.role), n.ord, o.id`.execute(
    tx,
  );
  return rows;
}

function itemOf(row: Row, today: CivilDate): Item {
  const standing = standingOf(row, today);
  const undated = row.needsDate && row.due === null;
  const waiting = row.verdict === 'returned' || row.urgedOn !== null || row.mine;
  const { id, planId, bodyId, task, label, role, cadence, state, percent, urgedOn, openDifficulties } = row;
  return {
    ...{ id, planId, bodyId, task, label, role, cadence, state, percent, urgedOn, openDifficulties },
    above: row.above === null ? null : { label: row.aboveLabel, text: row.above },
    dueOn: row.due,
    standing,
    group: workGroup({ standing, undated, waiting }),
    delegatedTo: row.delegatedTo === null ? null : { id: row.delegatedTo, name: row.delegate ?? '' },
    lastProgress: row.reportedAt && {
      narrative: row.narrative ?? '',
      reportedAt: row.reportedAt.toISOString(),
      verdict: row.lastVerdict,
      remarks: row.remarks,
    },
  };
}

interface Beside {
  readonly done: number;
  readonly waiting: Mine['waiting'];
  readonly plans: Mine['plans'];
  readonly bodies: Mine['bodies'];
}

/** What is closed, what else waits for the person, and the choices of the filters. */
async function besideObligations(tx: Transaction, query: Filter, today: CivilDate): Promise<Beside> {
  const plan = query.planId ? sql`and p.id = ${query.planId}` : sql`and p.status = 'published'`;
  const body = (column: RawBuilder<unknown>) => (query.bodyId ? sql`and ${column} = ${query.bodyId}` : sql``);
  const { rows } = await sql<Beside>`
    select
      (select count(*) from obligation o join plan p on p.id = o.plan_id
        where ${asked(query)} and ${closed}) as done,
      (select coalesce(jsonb_agg(w.thing order by w.since), '[]') from (
         select d.raised_at as since, jsonb_build_object('kind', 'difficulty', 'id', d.id, 'title', d.title, 'bodyId', d.body_id,
                  'status', d.status, 'since', ${instantJson(sql`d.raised_at`)}) as thing
           from difficulty d join plan p on p.id = d.plan_id
          where d.status = 'answered' and d.with_body_id = any ((select writing_bodies())::uuid[])
            ${plan} ${body(sql`d.body_id`)}
         union all
         select min(r.notified_at), jsonb_build_object('kind', 'document', 'id', p.id, 'title', concat_ws(' ', p.number, p.title),
                  'bodyId', r.body_id, 'status', null, 'since', ${instantJson(sql`min(r.notified_at)`)})
           from plan_recipient r join plan p on p.id = r.plan_id
          where r.notified_at is not null and r.acknowledged_at is null
            and r.body_id = any ((select writing_bodies())::uuid[]) ${plan} ${body(sql`r.body_id`)}
          group by p.id, r.body_id) w) as waiting,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title)
                                 order by p.year desc, p.issued_on desc), '[]')
         from plan p where p.version_number > 0
          and exists (select 1 from obligation o where o.plan_id = p.id and o.published and not o.removed
                                                   and o.body_id = any ((select my_bodies())::uuid[]))) as plans,
      (select coalesce(jsonb_agg(${bodyRef(sql`b.id`, today)}), '[]')
         from unnest((select my_bodies())) b(id)) as bodies`.execute(tx);
  return rows[0] ?? { done: 0, waiting: [], plans: [], bodies: [] };
}
