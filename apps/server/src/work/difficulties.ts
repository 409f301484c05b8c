import { type OutputOf, work } from '@binhdang/contract';
import {
  type Action,
  type CivilDate,
  can,
  DIFFICULTY_STATUSES,
  type DifficultyEvent,
  difficultyEvents,
} from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { action, ownAction } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found } from '../platform/refusal.ts';
import { findDifficultySubject } from './subject.ts';
import { bodyRef, personRef } from './tell.ts';

type List = OutputOf<typeof work.difficulties>;
type One = OutputOf<typeof work.difficulty>;

const PAGE = 50;

/** Whether it is the person's turn, of a difficulty `d`: by status and by the body it is with. */
const waitingForMe = sql<boolean>`(case d.status
  when 'raised' then d.with_body_id = any ((select actor_bodies('lead_officer'))::uuid[])
  when 'escalated' then d.with_body_id = any ((select actor_bodies('lead_officer') || actor_bodies('leader'))::uuid[])
  when 'answered' then d.with_body_id = any ((select writing_bodies())::uuid[])
  else false end)`;

/** A difficulty `d` as the contract's Difficulty. */
const difficultyJson = (today: CivilDate): RawBuilder<One> => sql`jsonb_build_object(
  'id', d.id, 'title', d.title, 'status', d.status, 'version', d.version,
  'plan', (select jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title) from plan p where p.id = d.plan_id),
  'body', ${bodyRef(sql`d.body_id`, today)}, 'withBody', ${bodyRef(sql`d.with_body_id`, today)},
  'obligation', (select jsonb_build_object('id', o.id, 'task', left(n.text, 300), 'label', n.label)
                   from obligation o join plan_node n on n.id = o.node_id where o.id = d.obligation_id),
  'raisedBy', ${personRef(sql`d.raised_by`)}, 'raisedAt', ${instantJson(sql`d.raised_at`)},
  'lastAt', ${instantJson(sql`(select max(m.at) from difficulty_message m where m.difficulty_id = d.id)`)},
  'waitingForMe', ${waitingForMe})`;

/** Difficulties that row-level security shows: of the person's bodies, and of the plans they oversee. */
export const difficulties = ownAction(work.difficulties, async ({ tx, query, today }) => {
  const scope = sql`true ${query.planId ? sql`and d.plan_id = ${query.planId}` : sql``}
    ${query.bodyId ? sql`and d.body_id = ${query.bodyId}` : sql``}`;
  const chosen = sql`${scope} ${query.status?.length ? sql`and d.status = any (${query.status}::text[])` : sql``}
    ${query.waiting ? sql`and ${waitingForMe}` : sql``}`;
  const { rows } = await sql<{ item: List['items'][number] }>`
    select ${difficultyJson(today)} as item
      from difficulty d
      cross join lateral (select max(m.at) as at from difficulty_message m where m.difficulty_id = d.id) l
     where ${chosen}
     order by ${waitingForMe} desc, l.at desc, d.id desc
     limit ${PAGE} offset ${(query.page - 1) * PAGE}`.execute(tx);
  const { rows: sums } = await sql<
    Pick<List, 'total' | 'waitingCount' | 'plans'> & { by: Record<string, number> }
  >`
    select (select count(*) from difficulty d where ${chosen})::int as total,
           (select count(*) from difficulty d where ${scope} and ${waitingForMe})::int as "waitingCount",
           (select coalesce(jsonb_object_agg(s.status, s.n), '{}')
              from (select d.status, count(*) as n from difficulty d where ${scope} group by 1) s) as by,
           (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title,
                     'bodies', case when p.status = 'published' then ${raisers(today)} else '[]' end)
                     order by p.year desc, p.issued_on desc), '[]')
              from plan p where p.version_number > 0) as plans`.execute(tx);
  const [sum] = sums;
  return {
    items: rows.map(({ item }) => item),
    total: sum?.total ?? 0,
    waitingCount: sum?.waitingCount ?? 0,
    counts: Object.fromEntries(
      DIFFICULTY_STATUSES.map((status) => [status, sum?.by[status] ?? 0]),
    ) as List['counts'],
    plans: sum?.plans ?? [],
  };
});

/** Bodies for which the person may raise a difficulty under a plan `p`: those it binds or reaches. */
function raisers(today: CivilDate): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(${bodyRef(sql`b.id`, today)}), '[]')
    from unnest((select writing_bodies())) b(id)
   where exists (select 1 from obligation o where o.plan_id = p.id and o.body_id = b.id and o.published)
      or exists (select 1 from plan_recipient r where r.plan_id = p.id and r.body_id = b.id))`;
}

const PERMISSIONS: Record<DifficultyEvent, Action> = {
  answer: 'difficulty.answer',
  escalate: 'difficulty.escalate',
  decide: 'difficulty.decide',
  reply: 'difficulty.raise',
  settle: 'difficulty.raise',
};

/** One difficulty with its thread, and what the person may do now. */
export const difficulty = action(work.difficulty, {
  permission: 'difficulty.read',
  subject: ({ tx, params }) => findDifficultySubject(tx, params.difficultyId),
  async run({ tx, session, today }, subject) {
    const { plan } = subject;
    const { rows } = await sql<{ answer: Omit<One, 'events'> }>`
      select ${difficultyJson(today)} || jsonb_build_object(
               'leadBody', ${bodyRef(sql`${plan.leadBodyId}::uuid`, today)},
               'issuerBody', ${bodyRef(sql`${plan.issuerBodyId}::uuid`, today)},
               'messages', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'text', m.text,
                     'author', ${personRef(sql`m.author_id`)}, 'authorBody', ${bodyRef(sql`m.author_body_id`, today)},
                     'at', ${instantJson(sql`m.at`)}) order by m.at, m.id), '[]')
                  from difficulty_message m where m.difficulty_id = d.id)) as answer
        from difficulty d where d.id = ${subject.difficultyId}`.execute(tx);
    const events = difficultyEvents(subject.status)
      .filter((event) => can(session.actor, PERMISSIONS[event], subject, today))
      .filter((event) => event !== 'escalate' || plan.leadBodyId !== plan.issuerBodyId);
    return { ...found(rows[0]).answer, events };
  },
});
