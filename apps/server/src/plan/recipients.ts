/** "Nơi nhận": whom the plan reaches, who acknowledged, and reminding the others. */
import { plan as contract } from '@binhdang/contract';
import { allowedActions } from '@binhdang/domain';
import { sql } from 'kysely';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { peopleToTell, TOLD_ROLES } from './people-to-tell.ts';
import { findPlanSubject } from './subject.ts';

export const recipients = action(contract.recipients, {
  permission: 'recipient.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, session, today }, subject) {
    const { rows } = await sql<{
      line: string;
      body_id: string | null;
      notified_at: Date | null;
      acknowledged_at: Date | null;
      acknowledged_by: string | null;
      name: string | null;
    }>`
      select line, body_id, notified_at, acknowledged_at, acknowledged_by, person_name(acknowledged_by) as name
        from plan_recipient where plan_id = ${params.planId} order by id`.execute(tx);
    const ids = rows.flatMap((row) => (row.body_id === null ? [] : [row.body_id]));
    const refs = await bodyRefs(tx, ids, today);
    const people = await peopleToTell(tx, ids);
    const acknowledged = rows.flatMap((row) => (row.acknowledged_at && row.body_id ? [row.body_id] : []));
    return {
      recipients: rows.map((row) => ({
        line: row.line,
        body: refs.get(row.body_id ?? '') ?? null,
        reachable: (people.get(row.body_id ?? '')?.size ?? 0) > 0,
        notifiedAt: row.notified_at?.toISOString() ?? null,
        acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
        acknowledgedBy: row.acknowledged_by ? { id: row.acknowledged_by, name: row.name ?? '' } : null,
      })),
      bodies: new Set(ids).size,
      acknowledged: new Set(acknowledged).size,
      allowed: allowedActions(session.actor, subject, today, ['urge.send']),
    };
  },
});

/** A body has received the plan, on every line that reaches it. Repeating changes nothing. */
export const acknowledge = action(contract.acknowledge, {
  permission: 'recipient.acknowledge',
  async subject({ tx, params, body }) {
    const plan = await findPlanSubject(tx, params.planId);
    return plan?.plan.recipientBodyIds?.includes(body.bodyId) ? { ...plan, bodyId: body.bodyId } : undefined;
  },
  async run({ tx, params, body, session }) {
    await sql`update plan_recipient set acknowledged_at = present(), acknowledged_by = ${session.userId}
               where plan_id = ${params.planId} and body_id = ${body.bodyId} and acknowledged_at is null`.execute(
      tx,
    );
  },
});

export const remindRecipients = action(contract.remindRecipients, {
  permission: 'urge.send',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body }, subject) {
    if (!subject.plan.published) {
      refuse('wrong-state', {
        detail: { vi: 'Kế hoạch chưa được ban hành.', en: 'The plan is not published yet.' },
      });
    }
    const chosen = body.bodyIds ?? null;
    const { rows } = await sql<{ bodies: number; people: number }>`
      with waiting as (
        select distinct body_id from plan_recipient
         where plan_id = ${params.planId} and body_id is not null and notified_at is not null and acknowledged_at is null
           and (${chosen}::uuid[] is null or body_id = any (${chosen}::uuid[]))),
      told as (
        select notify_body(w.body_id, ${[...TOLD_ROLES]}::text[], 'plan.acknowledgementReminder', 'plan',
                           p.id, jsonb_build_object('title', p.title, 'number', p.number)) as id
          from waiting w, plan p where p.id = ${params.planId})
      select (select count(*) from waiting) as bodies, (select count(*) from told) as people`.execute(tx);
    return { bodies: rows[0]?.bodies ?? 0, people: rows[0]?.people ?? 0 };
  },
});
