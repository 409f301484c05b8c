/** What a body contributes: reading it, saving its draft, submitting, judging. */
import { campaign as contract } from '@binhdang/contract';
import type { Action as Permission } from '@binhdang/domain';
import {
  ContributionContent,
  checkContribution,
  EMPTY_CONTRIBUTION,
  type ReviewDefinition,
} from '@binhdang/domain/review';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { fieldErrors, found, Refusal, refuse, refuseField } from '../platform/refusal.ts';
import type { Session, Transaction } from '../platform/transaction.ts';
import { personRef } from '../work/index.ts';
import { changesBetween } from './changes.ts';
import { type ContributionSubject, definitionOf, findContribution } from './subject.ts';
import { shownDay, tellBodies } from './tell.ts';

const OFFERED: readonly Permission[] = ['campaign.contribute', 'campaign.manage', 'campaign.readAll'];

/** The draft, to those who work in the body; to others the latest submission, or the one asked for. */
export const contribution = action(contract.contribution, {
  permission: 'campaign.read',
  subject: ({ tx, params }) => findContribution(tx, params),
  async run({ tx, query, today, may }, subject) {
    const refs = await bodyRefs(tx, [subject.bodyId], today);
    const submissions = await submissionsOf(tx, subject.id);
    const draft = await draftOf(tx, subject.id);
    const ownDraft = query.number === undefined && (draft !== undefined || subject.lastNumber === 0);
    // Another body's draft is not there for row-level security; what it submitted is.
    const shown = ownDraft && draft ? null : (query.number ?? (subject.lastNumber || null));
    const number = shown ?? subject.lastNumber + 1;
    const content = shown === null ? draft?.content : await submittedContent(tx, subject.id, shown);
    const before = await submittedContent(tx, subject.id, number - 1);
    if (query.number !== undefined && content === undefined) refuse('not-found');
    const definition = await definitionOf(tx, subject.campaignId);
    return {
      body: found(refs.get(subject.bodyId)),
      state: subject.state,
      acceptedNumber: subject.acceptedNumber,
      shown,
      content: content ?? null,
      findings:
        shown === null ? checkContribution(content ?? EMPTY_CONTRIBUTION, definition, subject, true) : [],
      changes: content && before ? changesBetween(before, content, definition) : [],
      submissions,
      draftVersion: draft?.version ?? null,
      allowed: OFFERED.filter((permission) => may(permission, subject)),
    };
  },
});

async function submissionsOf(tx: Transaction, id: string): Promise<contract.Submission[]> {
  const { rows } = await sql<contract.Submission>`
    select s.number, s.note, ${personRef(sql`s.submitted_by`)} as "submittedBy",
           ${instantJson(sql`s.submitted_at`)} as "submittedAt", s.verdict, s.remarks,
           case when s.judged_by is null then null else ${personRef(sql`s.judged_by`)} end as "judgedBy",
           case when s.judged_at is null then null else ${instantJson(sql`s.judged_at`)} end as "judgedAt", s.version
      from campaign_submission s where s.campaign_body_id = ${id} order by s.number desc`.execute(tx);
  return rows;
}

export async function draftOf(
  tx: Transaction,
  id: string,
): Promise<{ content: ContributionContent; version: number } | undefined> {
  const row = await tx
    .selectFrom('campaign_draft')
    .select(['content', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { content: row.content as unknown as ContributionContent, version: row.version };
}

async function submittedContent(
  tx: Transaction,
  id: string,
  number: number,
): Promise<ContributionContent | undefined> {
  if (number < 1) return undefined;
  const row = await tx
    .selectFrom('campaign_submission')
    .select('content')
    .where('campaign_body_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.content as unknown as ContributionContent | undefined;
}

// ---------------------------------------------------------------- writing

export const save = action(contract.save, {
  permission: 'campaign.contribute',
  subject: ({ tx, params }) => findContribution(tx, params),
  async run({ tx, session, body }, subject) {
    const parsed = ContributionContent.safeParse(body.content);
    if (!parsed.success)
      throw new Refusal('invalid-input', {
        errors: fieldErrors(parsed.error).map((one) => ({ ...one, path: `content.${one.path}` })),
      });
    const definition = await definitionOf(tx, subject.campaignId);
    const faults = checkContribution(parsed.data, definition, subject, false);
    // What is half done may be kept; what the outline does not have may not.
    const wrong = faults.filter(({ path }) => !path.startsWith('rows.'));
    if (wrong.length > 0)
      refuse('invalid-input', { errors: wrong.map((one) => ({ ...one, path: `content.${one.path}` })) });
    const version = await keepDraft(tx, session, subject, parsed.data, body.version);
    return { version, findings: checkContribution(parsed.data, definition, subject, true) };
  },
});

/** Writes the draft on the version it was based on, null for the first. @returns its new version */
export async function keepDraft(
  tx: Transaction,
  session: Session,
  subject: ContributionSubject,
  content: ContributionContent,
  version: number | null,
): Promise<number> {
  checkWritable(subject);
  const json = JSON.stringify(content);
  const { rows } = await sql<{ version: number }>`
    insert into campaign_draft (id, body_id, content, changed_by)
    values (${subject.id}::uuid, ${subject.bodyId}::uuid, ${json}::jsonb, ${session.userId}::uuid)
    on conflict (id) do update set content = excluded.content, changed_by = excluded.changed_by, changed_at = present()
     where campaign_draft.version = ${version ?? 0}
    returning version`.execute(tx);
  const saved = rows[0]?.version;
  if (saved === undefined || (version === null && saved !== 1)) {
    const current = await draftOf(tx, subject.id);
    refuse('edit-conflict', { current });
  }
  if (subject.state === 'asked' || subject.state === 'accepted')
    await sql`update campaign_body set state = 'draft', changed_at = present() where id = ${subject.id}`.execute(
      tx,
    );
  return saved;
}

function checkWritable({ closed, state }: ContributionSubject): void {
  if (closed) refuse('wrong-state', { detail: CLOSED });
  if (state === 'submitted') refuse('wrong-state', { detail: WAITING });
}

const CLOSED = {
  vi: 'Đợt tổng kết đã kết thúc. Nếu cần bổ sung, hãy đề nghị cơ quan thường trực mở lại.',
  en: 'This review is closed. If something is to be added, ask the lead body to reopen it.',
};
const WAITING = {
  vi: 'Bản đã gửi đang chờ cơ quan thường trực xem. Nếu cần sửa, hãy đề nghị trả lại.',
  en: 'What you submitted is being looked at. Ask for it to be returned if it must be changed.',
};

export const submit = action(contract.submit, {
  permission: 'campaign.contribute',
  subject: ({ tx, params }) => findContribution(tx, params),
  async run({ tx, session, body, today }, subject) {
    checkWritable(subject);
    const draft = await draftOf(tx, subject.id);
    if (!draft) refuse('wrong-state', { detail: NOTHING });
    if (draft.version !== body.version) refuse('edit-conflict', { current: draft });
    const definition: ReviewDefinition = await definitionOf(tx, subject.campaignId);
    const errors = checkContribution(draft.content, definition, subject, true);
    if (errors.length > 0)
      refuse('invalid-input', {
        errors: errors.slice(0, 200).map((one) => ({ ...one, path: `content.${one.path}` })),
      });
    if (subject.acceptedNumber !== null && body.note === '') refuseField('note', SAY_WHAT);
    const number = subject.lastNumber + 1;
    await tx
      .insertInto('campaign_submission')
      .values({
        id: uuid(),
        campaign_body_id: subject.id,
        plan_id: subject.planId,
        body_id: subject.bodyId,
        number,
        content: JSON.stringify(draft.content),
        note: body.note || null,
        submitted_by: session.userId,
      })
      .execute();
    await sql`update campaign_body set state = 'submitted', last_number = ${number}, changed_at = present()
               where id = ${subject.id}`.execute(tx);
    await tellLead(tx, subject, today);
    return { number };
  },
});

const NOTHING = { vi: 'Chưa có gì để gửi. Hãy nhập và lưu trước.', en: 'Nothing was entered yet.' };
const SAY_WHAT = {
  vi: 'Bản trước đã được chấp nhận. Hãy ghi đính chính nội dung gì, vì sao.',
  en: 'The one before was accepted. Please say what this corrects, and why.',
};

/** The body that answers for the plan hears of a submission. */
async function tellLead(tx: Transaction, subject: ContributionSubject, today: string): Promise<void> {
  const { rows } = await sql<{ lead: string | null; name: string; body: string }>`
    select p.lead_body_id as lead, c.name,
           (select coalesce(n.short_name, n.name) from body_name n where n.body_id = ${subject.bodyId}
             order by (n.valid_from <= ${today}::date) desc, abs(n.valid_from - ${today}::date) limit 1) as body
      from campaign c left join plan p on p.id = c.plan_id where c.id = ${subject.campaignId}`.execute(tx);
  const row = rows[0];
  if (!row?.lead) return;
  await tellBodies(tx, [row.lead], 'campaign.submitted', subject.campaignId, {
    name: row.name,
    body: row.body,
    contributor: subject.bodyId,
  });
}

/** Accepts the latest submission or returns it with remarks. */
export const judge = action(contract.judge, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findContribution(tx, params),
  async run({ tx, session, body }, subject) {
    if (body.verdict === 'returned' && body.remarks === '')
      refuseField('remarks', {
        vi: 'Hãy ghi cần bổ sung, sửa những gì.',
        en: 'Please say what is to be added or changed.',
      });
    const judged = await tx
      .updateTable('campaign_submission')
      .set({
        verdict: body.verdict,
        remarks: body.remarks || null,
        judged_by: session.userId,
        judged_at: sql`present()`,
      })
      .where('campaign_body_id', '=', subject.id)
      .where('number', '=', body.number)
      .where('verdict', 'is', null)
      .returning('number')
      .executeTakeFirst();
    if (!judged || subject.state !== 'submitted' || body.number !== subject.lastNumber)
      refuse('wrong-state', {
        detail: {
          vi: 'Bản này không còn chờ xem: đã có người xử lý hoặc cơ quan đã gửi bản khác. Hãy tải lại trang.',
          en: 'This is not waiting any more: somebody judged it, or another was submitted. Please reload.',
        },
      });
    const accepted = body.verdict === 'accepted';
    await sql`
      update campaign_body set state = ${body.verdict}, changed_at = present(),
             accepted_number = case when ${accepted} then ${body.number} else accepted_number end
       where id = ${subject.id}`.execute(tx);
    const { name } = await tx
      .selectFrom('campaign')
      .select('name')
      .where('id', '=', subject.campaignId)
      .executeTakeFirstOrThrow();
    await tellBodies(
      tx,
      [subject.bodyId],
      accepted ? 'campaign.accepted' : 'campaign.returned',
      subject.campaignId,
      { name, remarks: body.remarks.slice(0, 300), day: shownDay(subject.dueOn) },
    );
  },
});
