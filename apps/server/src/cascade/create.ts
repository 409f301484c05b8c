import { cascade } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { Session, Transaction } from '../platform/transaction.ts';
import { citeAbove, loadAbove, type Under } from './above.ts';
import { plainWords, planLetterhead, sectionsAndTasks } from './prefill.ts';
import { plansToStandUnder } from './under.ts';

/** A body begins its own plan: all that the plan above gives it is there, in words to be made its own. */
export const create = action(cascade.create, {
  permission: 'cascade.write',
  subject: async ({ body }) => ({ bodyId: body.bodyId }),
  async run({ tx, session, body, today }) {
    const { bodyId, planId, parentId } = body;
    const choices = await plansToStandUnder(tx, today, bodyId);
    const choice = choices.find((one) => one.planId === planId && one.bodyPlanId === parentId);
    if (choice === undefined) {
      const { rows } =
        await sql`select 1 from body_plan where body_id = ${bodyId} and plan_id = ${planId}`.execute(tx);
      if (rows.length > 0) refuse('wrong-state', { detail: THERE_ALREADY });
      refuse('not-found');
    }
    const under = { planId, parentId };
    const { tasks } = await loadAbove(tx, { ...under, bodyId }, today);
    const receiver = found(await receiverOf(tx, under));
    const cited = await citeAbove(tx, under, today);
    const { letterhead, body: own } = await planLetterhead(
      tx,
      bodyId,
      { receiver: receiver.name, place: receiver.place },
      today,
    );
    const { rows } = await sql<{ kind: string }>`select kind from body where id = ${bodyId}`.execute(tx);
    const content: cascade.BodyPlanContent = cascade.BodyPlanContent.parse({
      ...plainWords({
        above: { title: choice.title, year: choice.year, cited },
        body: own,
        kind: rows[0]?.kind ?? '',
        receiver: receiver.name,
      }),
      ...sectionsAndTasks(tasks),
      letterhead,
    });
    const id = await insertBodyPlan(tx, session, {
      bodyId,
      year: choice.year,
      under,
      receiverBodyId: receiver.id,
      carriedFromId: null,
      content,
    });
    return { id };
  },
});

const THERE_ALREADY = {
  vi: 'Cơ quan đã có kế hoạch dưới kế hoạch này. Hãy mở kế hoạch đó để sửa.',
  en: 'The body has a plan under this one already. Open that one to edit it.',
};

/** Whom a plan is sent to: the lead body of the provincial plan, or the body above whose plan it stands under. */
export async function receiverOf(
  tx: Transaction,
  { planId, parentId }: Under,
): Promise<{ id: string; name: string; place: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string; place: string }>`
    select r.id, r.place,
           (select n.name from body_name n where n.body_id = r.id
             order by (n.valid_from <= today()) desc, abs(n.valid_from - today()) limit 1) as name
      from (select b.body_id as id, '' as place from body_plan b where b.id = ${parentId}
            union all
            select p.lead_body_id, coalesce(d.place, '') from plan p join document d on d.id = p.document_id
             where ${parentId}::uuid is null and p.id = ${planId}) r`.execute(tx);
  return rows[0];
}

export interface NewBodyPlan {
  readonly bodyId: string;
  readonly year: number;
  readonly under: Under | null;
  readonly receiverBodyId: string | null;
  readonly carriedFromId: string | null;
  readonly content: cascade.BodyPlanContent;
}

/** @returns its id */
export async function insertBodyPlan(tx: Transaction, session: Session, made: NewBodyPlan): Promise<string> {
  const id = uuid();
  await sql`
    insert into body_plan (id, body_id, year, plan_id, parent_id, receiver_body_id, title, carried_from_id, created_by)
    values (${id}, ${made.bodyId}, ${made.year}, ${made.under?.planId ?? null}, ${made.under?.parentId ?? null},
            ${made.receiverBodyId}, ${made.content.title}, ${made.carriedFromId}, ${session.userId})`.execute(
    tx,
  );
  await sql`
    insert into body_plan_draft (id, body_plan_id, content, saved_by)
    values (${uuid()}, ${id}, ${JSON.stringify(made.content)}::jsonb, ${session.userId})`.execute(tx);
  return id;
}
