import { urge } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { composeLetters } from '../composed/index.ts';
import { findPlanSubject, type PlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { mailIsOn, mailNotifications } from '../platform/mail.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

/** Who of an urged body is told. */
const TOLD = ['focal_officer', 'lead_officer', 'leader'];

/** Urges bodies on about obligations of one plan: always in the system, and by mail and official letter where wanted. */
export const sendUrge = action(urge.send, {
  permission: 'urge.send',
  async subject({ tx, body }): Promise<PlanSubject | undefined> {
    const ids = [...new Set(body.obligationIds)];
    const { rows } = await sql<{ plans: string[]; known: number }>`
      select coalesce(array_agg(distinct o.plan_id), '{}') as plans, count(*)::int as known
        from obligation o where o.id = any (${ids}::uuid[]) and o.published and not o.removed`.execute(tx);
    const [planId, another] = rows[0]?.plans ?? [];
    if (planId === undefined || rows[0]?.known !== ids.length) return undefined;
    if (another !== undefined) refuseField('obligationIds', ONE_PLAN);
    return findPlanSubject(tx, planId);
  },
  async run({ tx, session, body, today, services }, subject) {
    if (subject.status === 'closed') refuse('wrong-state', { detail: CLOSED });
    if (body.answerBy !== null && body.answerBy < today) refuseField('answerBy', PAST);
    if (body.byMail && !mailIsOn(services.config)) refuseField('byMail', NO_MAIL);
    const open = await openObligations(tx, body.obligationIds);
    if (open.length === 0) refuse('wrong-state', { detail: NOTHING_OPEN });
    const letters = body.letter
      ? await composeLetters(tx, session, {
          subject,
          obligationIds: open.map(({ id }) => id),
          letter: body.letter,
          answerBy: body.answerBy,
          today,
        })
      : new Map<string, string>();
    const urges = [...Map.groupBy(open, ({ body_id }) => body_id)].map(([bodyId, obligations]) => ({
      id: uuid(),
      plan_id: subject.planId,
      body_id: bodyId,
      message: body.message,
      answer_by: body.answerBy,
      sent_by: session.userId,
      by_mail: body.byMail,
      letter_document_id: letters.get(bodyId) ?? null,
      obligations: obligations.map(({ id }) => ({ id: uuid(), obligation_id: id })),
    }));
    await insertUrges(tx, urges);
    const told = await tellUrged(tx, urges);
    if (body.byMail) await mailNotifications(tx, services, told);
    return {
      bodies: urges.length,
      obligations: open.length,
      told: told.length,
      letters: [...new Set(letters.values())],
    };
  },
});

const ONE_PLAN = {
  vi: 'Mỗi lần chỉ đôn đốc nhiệm vụ của một kế hoạch. Hãy lọc theo kế hoạch rồi chọn lại.',
  en: 'Only obligations of one plan can be urged at a time. Filter by plan and choose again.',
};
const CLOSED = { vi: 'Kế hoạch đã kết thúc.', en: 'The plan is closed.' };
const PAST = {
  vi: 'Ngày trả lời không được trước hôm nay.',
  en: 'The day of the answer may not lie before today.',
};
const NO_MAIL = {
  vi: 'Hệ thống chưa được cấu hình để gửi thư điện tử. Hãy bỏ chọn hoặc báo quản trị viên.',
  en: 'This system is not set up to send mail. Leave it out, or tell the administrator.',
};
const NOTHING_OPEN = {
  vi: 'Các nhiệm vụ đã chọn đều đã được báo cáo hoàn thành hoặc không áp dụng, không còn gì để đôn đốc.',
  en: 'All chosen obligations are reported done or not applicable; there is nothing to urge.',
};

/** Those of the obligations that the body still owes. */
async function openObligations(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ id: string; body_id: string }[]> {
  const { rows } = await sql<{ id: string; body_id: string }>`
    select o.id, o.body_id from obligation o
     where o.id = any (${[...ids]}::uuid[]) and o.state not in ('done', 'not_applicable')
     order by o.body_id, o.id`.execute(tx);
  return rows;
}

interface NewUrge {
  readonly id: string;
  readonly plan_id: string;
  readonly body_id: string;
  readonly message: string;
  readonly answer_by: string | null;
  readonly obligations: readonly { readonly id: string; readonly obligation_id: string }[];
}

async function insertUrges(tx: Transaction, urges: readonly NewUrge[]): Promise<void> {
  await sql`
    insert into urge (id, plan_id, body_id, message, answer_by, sent_by, by_mail, letter_document_id)
    select id, plan_id, body_id, message, answer_by, sent_by, by_mail, letter_document_id
      from jsonb_populate_recordset(null::urge, ${JSON.stringify(urges)}::jsonb)`.execute(tx);
  const items = urges.flatMap(({ id, plan_id, body_id, obligations }) =>
    obligations.map((item) => ({ ...item, urge_id: id, plan_id, body_id })),
  );
  await sql`
    insert into urge_item (id, urge_id, obligation_id, plan_id, body_id)
    select id, urge_id, obligation_id, plan_id, body_id
      from jsonb_populate_recordset(null::urge_item, ${JSON.stringify(items)}::jsonb)`.execute(tx);
}

/** @returns ids of the notifications */
async function tellUrged(tx: Transaction, urges: readonly NewUrge[]): Promise<string[]> {
  const messages = urges.map(({ id, body_id, answer_by, obligations }) => ({
    id,
    body_id,
    detail: {
      count: obligations.length,
      until:
        answer_by === null ? '' : `${answer_by.slice(8)}/${answer_by.slice(5, 7)}/${answer_by.slice(0, 4)}`,
    },
  }));
  const { rows } = await sql<{ id: string }>`
    select n.id from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as m(id uuid, body_id uuid, detail jsonb),
           (select number from plan where id = ${urges[0]?.plan_id ?? null}) p,
           notify_body(m.body_id, ${TOLD}::text[], 'urge.sent', 'urge', m.id,
                       m.detail || jsonb_build_object('plan', coalesce(p.number, ''))) as n(id)`.execute(tx);
  return rows.map(({ id }) => id);
}
