/** The steps of a difficulty after it was raised. Each adds a message to the thread and moves the status on. */
import { type BodyOf, type OutputOf, work } from '@binhdang/contract';
import {
  type Actor,
  type DifficultyEvent,
  type DifficultyRefusal,
  type DifficultyStatus,
  difficultyTransition,
  difficultyTurn,
  grantsOn,
} from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action, type Context } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { type DifficultySubject, findDifficultySubject } from './subject.ts';
import { bodyName, type Message, OFFICERS, tell } from './tell.ts';

type StepContext = Context<typeof work.answerDifficulty>;
const subject = ({ tx, params }: StepContext) => findDifficultySubject(tx, params.difficultyId);

/** The lead officer answers who asked. */
export const answerDifficulty = action(work.answerDifficulty, {
  permission: 'difficulty.answer',
  subject,
  run: (context, on) => step(context, on, 'answer'),
});

/** What is beyond the lead body goes on to the issuer of the plan, with a note. */
export const escalateDifficulty = action(work.escalateDifficulty, {
  permission: 'difficulty.escalate',
  subject,
  run(context, on) {
    if (on.plan.leadBodyId === on.plan.issuerBodyId) {
      refuse('wrong-state', {
        detail: {
          vi: 'Cơ quan thường trực cũng là cơ quan ban hành kế hoạch. Hãy trả lời trực tiếp.',
          en: 'The lead body issued the plan itself. Please answer directly.',
        },
      });
    }
    return step(context, on, 'escalate');
  },
});

/** The issuer's leader decides what was escalated; the decision goes to who asked and to the lead body. */
export const decideDifficulty = action(work.decideDifficulty, {
  permission: 'difficulty.decide',
  subject,
  run: (context, on) => step(context, on, 'decide'),
});

/** Who asked adds to the question, or asks again after an answer. */
export const replyDifficulty = action(work.replyDifficulty, {
  permission: 'difficulty.raise',
  subject,
  run: (context, on) => step(context, on, 'reply'),
});

/** Who asked closes it. */
export const settleDifficulty = action(work.settleDifficulty, {
  permission: 'difficulty.raise',
  subject,
  run: (context, on) => step(context, on, 'settle'),
});

const REFUSALS: Record<DifficultyRefusal, { vi: string; en: string }> = {
  settled: {
    vi: 'Việc này đã đóng. Nếu vướng mắc trở lại, hãy nêu một khó khăn mới.',
    en: 'This is settled. If it comes back, please raise a new one.',
  },
  with_issuer: {
    vi: 'Việc này đã báo cáo cơ quan ban hành kế hoạch và đang chờ ý kiến.',
    en: 'This has gone to the issuer of the plan, whose decision is awaited.',
  },
  not_escalated: {
    vi: 'Việc này chưa được báo cáo lên nên chưa có gì để quyết định.',
    en: 'This has not been escalated; there is nothing to decide.',
  },
  answered_already: {
    vi: 'Việc này đã có trả lời; đang chờ cơ quan nêu phản hồi.',
    en: 'This has been answered; it is with who asked.',
  },
};

async function step(
  { tx, session, body, today }: StepContext,
  on: DifficultySubject,
  event: DifficultyEvent,
): Promise<OutputOf<typeof work.answerDifficulty>> {
  const next = difficultyTransition(on.status, event);
  if (!next.ok) refuse('wrong-state', { detail: REFUSALS[next.refusal] });
  const updated = await tx
    .updateTable('difficulty')
    .set({ status: next.status, with_body_id: bodyInTurn(on, next.status) })
    .where('id', '=', on.difficultyId)
    .where('version', '=', body.version)
    .returning('version')
    .executeTakeFirst();
  if (!updated) refuse('edit-conflict', { current: { version: on.version, status: on.status } });
  await say(tx, on, event, body, {
    userId: session.userId,
    bodyId: speaker(session.actor, on, event, today),
  });
  const { rows } = await sql<{ name: string; number: string | null }>`
    select ${bodyName(sql`${on.bodyId}::uuid`, today)} as name, number from plan where id = ${on.planId}`.execute(
    tx,
  );
  const detail = { title: on.title, body: rows[0]?.name ?? '', plan: rows[0]?.number ?? null };
  await tell(tx, messagesOf(on, event, detail));
  return { status: next.status, version: updated.version };
}

function bodyInTurn(on: DifficultySubject, status: DifficultyStatus): string {
  switch (difficultyTurn(status)) {
    case 'lead':
      return on.plan.leadBodyId;
    case 'issuer':
      return on.plan.issuerBodyId;
    default:
      return on.bodyId;
  }
}

/** The body in whose name the person speaks. */
function speaker(actor: Actor, on: DifficultySubject, event: DifficultyEvent, today: string): string {
  if (event === 'reply' || event === 'settle') return on.bodyId;
  if (event === 'decide') return on.plan.issuerBodyId;
  const atLead = grantsOn(actor, today).some(
    ({ role, bodyId }) => role === 'lead_officer' && bodyId === on.plan.leadBodyId,
  );
  return atLead ? on.plan.leadBodyId : on.plan.issuerBodyId;
}

async function say(
  tx: StepContext['tx'],
  on: DifficultySubject,
  event: DifficultyEvent,
  body: BodyOf<typeof work.answerDifficulty>,
  author: { readonly userId: string; readonly bodyId: string },
): Promise<void> {
  await tx
    .insertInto('difficulty_message')
    .values({
      id: uuid(),
      difficulty_id: on.difficultyId,
      plan_id: on.planId,
      body_id: on.bodyId,
      kind: event,
      text: body.text,
      author_id: author.userId,
      author_body_id: author.bodyId,
    })
    .execute();
}

function messagesOf(on: DifficultySubject, event: DifficultyEvent, detail: Message['detail']): Message[] {
  const to = (bodyId: string, roles: Message['roles'], kind: string): Message => ({
    bodyId,
    roles,
    kind: `difficulty.${kind}`,
    objectKind: 'difficulty',
    objectId: on.difficultyId,
    detail,
  });
  const asker = (kind: string) => to(on.bodyId, OFFICERS, kind);
  const lead = (kind: string) => to(on.plan.leadBodyId, ['lead_officer'], kind);
  const issuer = (kind: string) => to(on.plan.issuerBodyId, ['leader', 'lead_officer'], kind);
  switch (event) {
    case 'answer':
      return [asker('answered')];
    case 'escalate':
      return [issuer('escalated'), asker('passed_on')];
    case 'decide':
      return [asker('decided'), lead('decided')];
    case 'reply':
      return [on.status === 'escalated' ? issuer('replied') : lead('replied')];
    case 'settle':
      return on.status === 'escalated' ? [lead('settled'), issuer('settled')] : [lead('settled')];
  }
}
