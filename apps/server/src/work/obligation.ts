import { work } from '@binhdang/contract';
import { type Action, allowedActions, type CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { progressJson, type StandingColumns, standingColumns, standingOf } from './facts.ts';
import { findObligationSubject } from './subject.ts';
import { bodyRef, OFFICERS, personRef } from './tell.ts';

type Answer = Omit<work.Obligation, 'standing' | 'allowed' | 'others' | 'people'>;

const OFFERED: readonly Action[] = [
  'progress.report',
  'progress.verify',
  'obligation.delegate',
  'difficulty.raise',
  'urge.send',
  'history.read',
];

/** All that one page needs: what is asked, what was done about it, who else has it. Three statements. */
export const obligation = action(work.obligation, {
  permission: 'obligation.read',
  subject: ({ tx, params }) => findObligationSubject(tx, params.obligationId),
  async run({ tx, session, today }, subject) {
    const { columns, answer } = await load(tx, subject.obligationId, today);
    const closed = subject.planStatus === 'closed';
    return {
      ...answer,
      ...(await around(tx, answer.node.id, subject.obligationId, today)),
      standing: standingOf(columns, today),
      allowed: closed ? ['history.read'] : allowedActions(session.actor, subject, today, OFFERED),
    };
  },
});

async function load(
  tx: Transaction,
  id: string,
  today: CivilDate,
): Promise<{ columns: StandingColumns; answer: Answer }> {
  const { rows } = await sql<StandingColumns & { answer: Answer }>`
    select ${standingColumns},
           jsonb_build_object(
             'id', o.id, 'role', o.role, 'cadence', o.cadence, 'dueOn', o.due_on, 'expectedProof', o.expected_proof,
             'measurable', o.measurable, 'state', o.state, 'percent', o.percent, 'doneOn', o.done_on,
             'verdict', o.verdict, 'version', o.version,
             'delegatedTo', case when o.delegated_to is not null then ${personRef(sql`o.delegated_to`)} end,
             'plan', jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title, 'year', p.year, 'status', p.status,
                        'leadBodyId', p.lead_body_id, 'issuerBodyId', p.issuer_body_id),
             'body', ${bodyRef(sql`o.body_id`, today)},
             'node', jsonb_build_object('id', n.id, 'label', n.label, 'text', n.text, 'targets', (
                select coalesce(jsonb_agg(jsonb_build_object('value', g -> 'value', 'unit', g ->> 'unit',
                         'comparator', g ->> 'comparator', 'text', g ->> 'text')), '[]')
                  from jsonb_array_elements(n.targets) g), 'path', (
                with recursive above as (
                  select a.id, a.parent_id, a.label, a.text, 1 as depth from plan_node a where a.id = n.parent_id
                  union all
                  select a.id, a.parent_id, a.label, a.text, depth + 1 from plan_node a join above on a.id = above.parent_id)
                select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'label', a.label, 'text', left(a.text, 300))
                                          order by a.depth desc), '[]') from above a)),
             'occurrences', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'dueOn', c.due_on,
                    'opensOn', c.opens_on, 'doneOn', c.done_on, 'verified', c.done_on is not null and coalesce(
                      (select g.verdict from progress g where g.occurrence_id = c.id and g.verdict <> 'returned'
                        order by g.reported_at desc, g.id desc limit 1) = 'verified', false)) order by c.due_on), '[]')
                from obligation_occurrence c where c.obligation_id = o.id),
             'progress', (select coalesce(jsonb_agg(${progressJson} order by g.reported_at desc, g.id desc), '[]')
                from progress g where g.obligation_id = o.id),
             'difficulties', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title, 'status', d.status,
                    'raisedAt', ${instantJson(sql`d.raised_at`)}) order by d.raised_at desc), '[]')
                from difficulty d where d.obligation_id = o.id),
             'urges', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'message', u.message, 'answerBy', u.answer_by,
                    'sentAt', ${instantJson(sql`u.sent_at`)}, 'sentBy', ${personRef(sql`u.sent_by`)}) order by u.sent_at desc), '[]')
                from urge_item i join urge u on u.id = i.urge_id where i.obligation_id = o.id)) as answer
      from obligation o join plan p on p.id = o.plan_id join plan_node n on n.id = o.node_id
     where o.id = ${id}`.execute(tx);
  const row = found(rows[0]);
  return { columns: row, answer: row.answer };
}

/** Other bodies on the same task, and the colleagues to whom it may be handed. */
async function around(
  tx: Transaction,
  nodeId: string,
  obligationId: string,
  today: CivilDate,
): Promise<Pick<work.Obligation, 'others' | 'people'>> {
  const { rows } = await sql<Pick<work.Obligation, 'others' | 'people'>>`
    select (select coalesce(jsonb_agg(jsonb_build_object('body', x.body, 'role', x.role, 'obligationId', x.obligation_id)
                              order by array_position('{lead,coordinate,participate,request}', x.role),
                                       x.body ->> 'name' collate vietnamese), '[]')
              from (select ${bodyRef(sql`b.body_id`, today)} as body, b.role, b.obligation_id
                      from bodies_on_node(${nodeId}) b
                     where b.body_id <> (select o.body_id from obligation o where o.id = ${obligationId})) x) as others,
           (select coalesce(jsonb_agg(distinct jsonb_build_object('id', m.user_id, 'name', m.full_name)), '[]')
              from obligation o, people_of_body(o.body_id) m
             where o.id = ${obligationId} and m.role = any (${OFFICERS}::text[])) as people`.execute(tx);
  return rows[0] ?? { others: [], people: [] };
}
