/** Whom one might urge, and the urges there were. */

import { urge } from '@binhdang/contract';
import { can, NEEDS_ATTENTION, STANDINGS } from '@binhdang/domain';
import { sql } from 'kysely';
import { bodyRefs } from '../org/index.ts';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { mailIsOn } from '../platform/mail.ts';
import { found } from '../platform/refusal.ts';
import { type StandingColumns, standingColumns, standingOf } from './facts.ts';
import { personRef } from './tell.ts';

const PAGE = 50;

interface TargetRow extends StandingColumns {
  id: string;
  bodyId: string;
  task: string;
  label: string | null;
  role: urge.UrgeTarget['role'];
  urgedOn: string | null;
}

/** Work of a plan that asks somebody to act, by body; the body with the most late work first. */
export const urgeTargets = action(urge.targets, {
  permission: 'urge.send',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, today, services }) {
    const { rows } = await sql<TargetRow>`
      select o.id, o.body_id as "bodyId", left(n.text, 300) as task, n.label, o.role, ${standingColumns},
             (select (max(u.sent_at) at time zone 'Asia/Ho_Chi_Minh')::date
                from urge_item i join urge u on u.id = i.urge_id where i.obligation_id = o.id) as "urgedOn"
        from obligation o join plan p on p.id = o.plan_id join plan_node n on n.id = o.node_id
       where o.plan_id = ${params.planId} and o.published and not o.removed and o.state not in ('done', 'not_applicable')
       order by o.due_on nulls last, n.ord`.execute(tx);
    const targets = rows
      .map((row) => ({ row, standing: standingOf(row, today) }))
      .filter(({ standing }) => NEEDS_ATTENTION.includes(standing))
      .toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing));
    const refs = await bodyRefs(
      tx,
      targets.map(({ row }) => row.bodyId),
      today,
    );
    const bodies = [...Map.groupBy(targets, ({ row }) => row.bodyId)].map(([bodyId, group]) => ({
      body: found(refs.get(bodyId)),
      targets: group.map(({ row, standing }) => ({
        obligationId: row.id,
        task: row.task,
        label: row.label,
        role: row.role,
        dueOn: row.due,
        standing,
        urgedOn: row.urgedOn,
      })),
    }));
    const late = (body: (typeof bodies)[number]): number =>
      body.targets.filter(({ standing }) => standing === 'late').length;
    return {
      bodies: bodies.toSorted((a, b) => late(b) - late(a) || a.body.name.localeCompare(b.body.name, 'vi')),
      mail: mailIsOn(services.config),
    };
  },
});

/** Those who oversee a plan see all that were sent; a body sees those to it. */
export const urges = action(urge.list, {
  permission: 'work.read',
  async run({ tx, session, query, today }) {
    const { rows } = await sql<Omit<urge.Urge, 'body'> & { bodyId: string; total: number }>`
      select u.id, u.plan_id as "planId", p.number as "planNumber", u.body_id as "bodyId", u.message,
             u.answer_by as "answerBy", ${personRef(sql`u.sent_by`)} as "sentBy", ${instantJson(sql`u.sent_at`)} as "sentAt",
             u.by_mail as "byMail", u.letter_document_id as "letterId",
             (select coalesce(jsonb_agg(jsonb_build_object('obligationId', o.id, 'task', left(n.text, 300), 'label', n.label,
                       'answer', (select jsonb_build_object('at', ${instantJson(sql`g.reported_at`)}, 'state', g.state,
                                           'narrative', left(g.narrative, 300))
                                    from progress g where g.obligation_id = o.id and g.reported_at > u.sent_at
                                   order by g.reported_at desc, g.id desc limit 1)) order by n.ord), '[]')
                from urge_item i join obligation o on o.id = i.obligation_id join plan_node n on n.id = o.node_id
               where i.urge_id = u.id) as items,
             (count(*) over ())::int as total
        from urge u join plan p on p.id = u.plan_id
       where (${query.planId ?? null}::uuid is null or u.plan_id = ${query.planId ?? null})
         and (${query.bodyId ?? null}::uuid is null or u.body_id = ${query.bodyId ?? null})
       order by u.sent_at desc, u.id desc limit ${PAGE} offset ${(query.page - 1) * PAGE}`.execute(tx);
    const refs = await bodyRefs(
      tx,
      rows.map(({ bodyId }) => bodyId),
      today,
    );
    const plans = await sql<{
      id: string;
      number: string | null;
      title: string;
      issuer: string;
      lead: string;
    }>`
      select p.id, p.number, p.title, p.issuer_body_id as issuer, p.lead_body_id as lead
        from plan p where p.version_number > 0 order by p.year desc, p.number`.execute(tx);
    return {
      items: rows.map(({ bodyId, total, ...row }) => ({ ...row, body: found(refs.get(bodyId)) })),
      total: rows[0]?.total ?? 0,
      plans: plans.rows.map(({ issuer, lead, ...plan }) => ({
        ...plan,
        mayUrge: can(
          session.actor,
          'urge.send',
          { plan: { issuerBodyId: issuer, leadBodyId: lead, published: true } },
          today,
        ),
      })),
    };
  },
});
