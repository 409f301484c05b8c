import { work } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { findPlanSubject, type PlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import { bodyName, tell } from './tell.ts';

/** A body raises a difficulty, on one of its obligations or on the plan as a whole; it goes to the lead body. */
export const raise = action(work.raise, {
  permission: 'difficulty.raise',
  async subject({ tx, body }): Promise<(PlanSubject & { bodyId: string }) | undefined> {
    const plan = await findPlanSubject(tx, body.planId);
    return plan && { ...plan, bodyId: body.bodyId };
  },
  async run({ tx, session, body, today }, { plan, status }) {
    if (status === 'closed') {
      refuse('wrong-state', {
        detail: {
          vi: 'Kế hoạch đã kết thúc nên không nhận khó khăn, vướng mắc nữa.',
          en: 'The plan is closed and takes no more difficulties.',
        },
      });
    }
    const { rows } = await sql<{ name: string; number: string | null; addressed: boolean; own: boolean }>`
      select ${bodyName(sql`${body.bodyId}::uuid`, today)} as name, p.number,
             exists (select 1 from obligation o where o.plan_id = p.id and o.body_id = ${body.bodyId} and o.published)
             or exists (select 1 from plan_recipient r where r.plan_id = p.id and r.body_id = ${body.bodyId}) as addressed,
             exists (select 1 from obligation o where o.id = ${body.obligationId} and o.plan_id = p.id
                        and o.body_id = ${body.bodyId} and not o.removed) as own
        from plan p where p.id = ${body.planId}`.execute(tx);
    const facts = rows[0];
    if (!facts?.addressed) refuse('not-found');
    if (body.obligationId !== null && !facts.own) {
      refuseField('obligationId', {
        vi: 'Nhiệm vụ này không phải của cơ quan bạn. Hãy chọn lại.',
        en: 'This obligation is not your body’s. Please choose again.',
      });
    }
    const id = uuid();
    await tx
      .insertInto('difficulty')
      .values({
        id,
        plan_id: body.planId,
        obligation_id: body.obligationId,
        body_id: body.bodyId,
        with_body_id: plan.leadBodyId,
        title: body.title,
        raised_by: session.userId,
      })
      .execute();
    await tx
      .insertInto('difficulty_message')
      .values({
        id: uuid(),
        difficulty_id: id,
        plan_id: body.planId,
        body_id: body.bodyId,
        kind: 'raise',
        text: body.text,
        author_id: session.userId,
        author_body_id: body.bodyId,
      })
      .execute();
    await tell(tx, [
      {
        bodyId: plan.leadBodyId,
        roles: ['lead_officer'],
        kind: 'difficulty.raised',
        objectKind: 'difficulty',
        objectId: id,
        detail: { title: body.title, body: facts.name, plan: facts.number },
      },
    ]);
    return { id };
  },
});
