import { cascade } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found, Refusal, refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyName, OFFICERS, tell } from '../work/index.ts';
import { type Draft, readDraft } from './content.ts';
import { receiverOf } from './create.ts';
import { missingIn } from './missing.ts';
import { findBodyPlan } from './subject.ts';
import { plansToStandUnder } from './under.ts';

/** Keeps the draft as it stands; what somebody else of the body saved meanwhile is not overwritten. */
export const save = action(cascade.save, {
  permission: 'cascade.write',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, session, body }, subject) {
    const { rows } = await sql<{ version: number; savedAt: string }>`
      update body_plan_draft set content = ${JSON.stringify(body.content)}::jsonb, saved_by = ${session.userId}, saved_at = present()
       where body_plan_id = ${subject.bodyPlanId} and version = ${body.version}
      returning version, ${instantJson(sql`saved_at`)} as "savedAt"`.execute(tx);
    const [row] = rows;
    if (row === undefined)
      refuse('edit-conflict', { current: found(await readDraft(tx, subject.bodyPlanId)) });
    if (body.content.title !== subject.title && subject.lastNumber === 0) {
      await sql`update body_plan set title = ${body.content.title} where id = ${subject.bodyPlanId}`.execute(
        tx,
      );
    }
    return row;
  },
});

/** Sends the draft as it stands. From then on it is what others see, and a change is a further version. */
export const submit = action(cascade.submit, {
  permission: 'cascade.write',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, session, body, today }, subject) {
    const { bodyPlanId, planId, bodyPlan } = subject;
    if (planId === null || bodyPlan.receiverBodyId === null) refuse('wrong-state', { detail: NOTHING_ABOVE });
    const draft: Draft = found(await readDraft(tx, bodyPlanId));
    if (draft.version !== body.version) refuse('edit-conflict', { current: draft });
    const errors = missingIn(draft.content);
    if (errors.length > 0) throw new Refusal('invalid-input', { errors });
    const number = subject.lastNumber + 1;
    if (number > 1 && body.changes === null)
      throw new Refusal('invalid-input', { errors: [SAY_WHAT_CHANGED] });
    await sql`
      insert into body_plan_version (id, body_plan_id, number, content, changes, submitted_by)
      values (${uuid()}, ${bodyPlanId}, ${number}, ${JSON.stringify(draft.content)}::jsonb,
              ${number === 1 ? null : body.changes}, ${session.userId})`.execute(tx);
    const { rows } = await sql<{ body: string }>`
      update body_plan set last_number = ${number}, title = ${draft.content.title}
       where id = ${bodyPlanId} and last_number = ${subject.lastNumber}
      returning ${bodyName(sql`body_id`, today)} as body`.execute(tx);
    const row = rows[0];
    if (!row) refuse('edit-conflict', { current: draft });
    await tell(tx, [
      {
        bodyId: bodyPlan.receiverBodyId,
        roles: OFFICERS,
        kind: number === 1 ? 'cascade.submitted' : 'cascade.revised',
        objectKind: 'body_plan',
        objectId: bodyPlanId,
        detail: { body: row.body, year: String(subject.year), number: String(number) },
      },
    ]);
    return { number };
  },
});

const NOTHING_ABOVE = {
  vi: 'Kế hoạch được chuẩn bị trước, chưa đặt dưới kế hoạch cấp trên nào nên chưa gửi được. Khi kế hoạch cấp trên ban hành, hãy chọn kế hoạch đó ở đầu trang này.',
  en: 'The plan was begun ahead and stands under no plan yet. Once the plan above is published, choose it at the top of this page.',
};
const SAY_WHAT_CHANGED = {
  path: 'changes',
  message: {
    vi: 'Bản gửi lại phải nêu nội dung thay đổi và lý do.',
    en: 'A further version says what changed and why.',
  },
};

/** The receiver notes the version it has seen as received, or returns it with remarks. */
export const judge = action(cascade.judge, {
  permission: 'cascade.judge',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, session, body, today }, subject) {
    const { bodyPlanId, lastNumber, verdict } = subject;
    const returned = body.verdict === 'returned';
    if (returned && body.remarks === '') throw new Refusal('invalid-input', { errors: [SAY_WHY] });
    if (body.number !== lastNumber) refuse('edit-conflict', { current: { number: lastNumber } });
    if (verdict !== null) refuse('wrong-state', { detail: JUDGED });
    const { rows } = await sql<{ receiver: string }>`
      update body_plan_version v
         set verdict = ${body.verdict}, remarks = ${body.remarks === '' ? null : body.remarks}, judged_by = ${session.userId},
             judged_at = present()
        from body_plan b
       where b.id = v.body_plan_id and v.body_plan_id = ${bodyPlanId} and v.number = ${body.number} and v.verdict is null
      returning ${bodyName(sql`b.receiver_body_id`, today)} as receiver`.execute(tx);
    const row = rows[0];
    if (!row) refuse('wrong-state', { detail: JUDGED });
    await tell(tx, [
      {
        bodyId: subject.bodyId,
        roles: [...OFFICERS, 'leader'],
        kind: returned ? 'cascade.returned' : 'cascade.received',
        objectKind: 'body_plan',
        objectId: bodyPlanId,
        detail: { body: row.receiver, year: String(subject.year), number: String(body.number) },
      },
    ]);
  },
});

const SAY_WHY = {
  path: 'remarks',
  message: {
    vi: 'Hãy ghi rõ cần sửa nội dung gì khi trả lại kế hoạch.',
    en: 'Say what has to be changed when a plan is returned.',
  },
};
const JUDGED = {
  vi: 'Bản kế hoạch này đã được ghi nhận hoặc trả lại.',
  en: 'This version has been noted or returned already.',
};

/** Number and date, given by the clerk when the plan is signed. */
export const issue = action(cascade.issue, {
  permission: 'cascade.write',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, body }, subject) {
    const { rows } = await sql<{ version: number }>`
      update body_plan set number = ${body.number}, issued_on = ${body.issuedOn}
       where id = ${subject.bodyPlanId} and version = ${body.version} returning version`.execute(tx);
    return rows[0] ?? refuse('edit-conflict', { current: subjectAsIssued(subject) });
  },
});

const subjectAsIssued = (one: { version: number; number: string | null; issuedOn: string | null }) => ({
  version: one.version,
  number: one.number,
  issuedOn: one.issuedOn,
});

/** A plan that was begun ahead goes under the plan above once that one is published. */
export const putUnder = action(cascade.putUnder, {
  permission: 'cascade.write',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, body, today }, subject) {
    if (subject.planId !== null) refuse('wrong-state', { detail: UNDER_ONE });
    const { planId, parentId } = body;
    const choices = await plansToStandUnder(tx, today, subject.bodyId);
    if (!choices.some((one) => one.planId === planId && one.bodyPlanId === parentId)) refuse('not-found');
    const receiver = found(await receiverOf(tx, { planId, parentId }));
    const { rows } = await sql`
      update body_plan set plan_id = ${planId}, parent_id = ${parentId}, receiver_body_id = ${receiver.id}
       where id = ${subject.bodyPlanId} and version = ${body.version} returning id`.execute(tx);
    if (rows.length === 0) refuse('edit-conflict', { current: { version: subject.version } });
  },
});

const UNDER_ONE = {
  vi: 'Kế hoạch đã nằm dưới một kế hoạch cấp trên.',
  en: 'The plan stands under a plan already.',
};

/** Takes away a draft that nobody else has seen. */
export const discard = action(cascade.discard, {
  permission: 'cascade.write',
  subject: ({ tx, params }) => findBodyPlan(tx, params.bodyPlanId),
  async run({ tx, query }, subject) {
    if (subject.lastNumber > 0) refuse('wrong-state', { detail: SENT });
    await forgetCarried(tx, subject.bodyPlanId);
    const { rows } = await sql`
      delete from body_plan where id = ${subject.bodyPlanId} and version = ${query.version} returning id`.execute(
      tx,
    );
    if (rows.length === 0) refuse('edit-conflict', { current: { version: subject.version } });
  },
});

const SENT = {
  vi: 'Kế hoạch đã gửi nên được giữ lại. Muốn thay đổi, hãy sửa và gửi bản mới.',
  en: 'The plan was sent and is kept. To change it, edit it and send a further version.',
};

/** Next year's plan that was begun from it stays; it only no longer says from where. */
async function forgetCarried(tx: Transaction, bodyPlanId: string): Promise<void> {
  await sql`update body_plan set carried_from_id = null where carried_from_id = ${bodyPlanId}`.execute(tx);
}
