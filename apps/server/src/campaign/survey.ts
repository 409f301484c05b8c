/** Making a survey: its questionnaire, opening and closing, invitations. */
import { createHash, randomBytes } from 'node:crypto';
import { survey as contract } from '@binhdang/contract';
import type { Action as Permission } from '@binhdang/domain';
import { checkQuestions, type Question, Questionnaire } from '@binhdang/domain/review';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { fieldErrors, found, Refusal, refuse, refuseField } from '../platform/refusal.ts';
import { workbookBytes } from '../platform/table-stream.ts';
import type { Transaction } from '../platform/transaction.ts';
import { QUESTIONNAIRES } from './catalog.ts';
import { PAST } from './open.ts';
import { findCampaign, findSurvey } from './subject.ts';
import { surveyColumns } from './survey-rows.ts';

const OFFERED: readonly Permission[] = ['campaign.manage', 'campaign.readAll'];
const MOST_INVITED = 5000;

/** Begins with the shipped questionnaire, to be changed as needed. */
export const createSurvey = action(contract.create, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findCampaign(tx, params.campaignId),
  async run({ tx, session, body, today }, { campaignId, planId }) {
    if (body.closesOn < today) refuseField('closesOn', PAST);
    const example = found(QUESTIONNAIRES[0]);
    const id = uuid();
    await tx
      .insertInto('survey')
      .values({
        id,
        campaign_id: campaignId,
        plan_id: planId,
        title: example.title,
        intro: example.intro,
        questions: JSON.stringify(example.questions),
        anonymous: true,
        closes_on: body.closesOn,
        made_by: session.userId,
      })
      .execute();
    return { id };
  },
});

export const survey = action(contract.read, {
  permission: 'campaign.readAll',
  subject: ({ tx, params }) => findSurvey(tx, params.surveyId),
  async run({ tx, may }, subject) {
    const { rows } = await sql<Row>`
      select ${surveyColumns}, s.campaign_id as "campaignId", s.intro, s.questions, s.version,
             (select coalesce(jsonb_agg(b order by b."from"), '[]') from (
                select i.batch, count(*)::int as invited, count(u.invitation_id)::int as answered,
                       min(i.number) as "from", max(i.number) as "to", ${instantJson(sql`min(i.made_at)`)} as "madeAt"
                  from survey_invitation i left join survey_use u on u.invitation_id = i.id
                 where i.survey_id = s.id group by i.batch) b) as batches
        from survey s where s.id = ${subject.surveyId}`.execute(tx);
    return { ...found(rows[0]), allowed: OFFERED.filter((permission) => may(permission, subject)) };
  },
});

interface Row {
  id: string;
  title: string;
  anonymous: boolean;
  status: 'draft' | 'open' | 'closed';
  closesOn: string;
  invited: number;
  answered: number;
  campaignId: string;
  intro: string;
  questions: Record<string, unknown>[];
  version: number;
  batches: {
    batch: string;
    invited: number;
    answered: number;
    from: number;
    to: number;
    madeAt: string;
  }[];
}

interface State {
  readonly status: Row['status'];
  readonly version: number;
  readonly closesOn: string;
  readonly title: string;
}

async function stateOf(tx: Transaction, surveyId: string): Promise<State> {
  const { rows } = await sql<State>`
    select case when s.status = 'open' and s.closes_on < today() then 'closed' else s.status end as status, s.version,
           s.closes_on as "closesOn", s.title
      from survey s where s.id = ${surveyId} for update`.execute(tx);
  return found(rows[0]);
}

export const editSurvey = action(contract.edit, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findSurvey(tx, params.surveyId),
  async run({ tx, body, today }, { surveyId }) {
    const { status, version, closesOn } = await stateOf(tx, surveyId);
    if (version !== body.version) refuse('edit-conflict', { current: { version } });
    if (status === 'closed') refuse('wrong-state', { detail: OVER });
    if (body.closesOn < today && body.closesOn !== closesOn) refuseField('closesOn', PAST);
    const questions = questionsOf(body.questions);
    const { version: saved } = await tx
      .updateTable('survey')
      .set(
        // Questions that were answered stay as they were asked.
        status === 'open'
          ? { closes_on: body.closesOn }
          : {
              closes_on: body.closesOn,
              title: body.title,
              intro: body.intro,
              anonymous: body.anonymous,
              questions: JSON.stringify(questions),
            },
      )
      .where('id', '=', surveyId)
      .returning('version')
      .executeTakeFirstOrThrow();
    return { version: saved };
  },
});

const OVER = {
  vi: 'Khảo sát đã kết thúc. Người trả lời đã được hứa như vậy nên không mở lại được.',
  en: 'This survey is over. People were promised so; it cannot be reopened.',
};

function questionsOf(given: unknown): Question[] {
  const parsed = Questionnaire.safeParse(given);
  if (!parsed.success)
    throw new Refusal('invalid-input', {
      errors: fieldErrors(parsed.error).map((one) => ({ ...one, path: `questions.${one.path}` })),
    });
  const errors = checkQuestions(parsed.data);
  if (errors.length > 0) refuse('invalid-input', { errors });
  return parsed.data;
}

export const setSurveyStatus = action(contract.setStatus, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findSurvey(tx, params.surveyId),
  async run({ tx, body, today }, { surveyId }) {
    const { status, version, closesOn } = await stateOf(tx, surveyId);
    if (version !== body.version) refuse('edit-conflict', { current: { version } });
    const possible = body.status === 'open' ? status === 'draft' : status === 'open';
    if (!possible) refuse('wrong-state', { detail: status === 'closed' ? OVER : STATE });
    if (body.status === 'open' && closesOn < today) refuseField('closesOn', PAST);
    return tx
      .updateTable('survey')
      .set({ status: body.status })
      .where('id', '=', surveyId)
      .returning('version')
      .executeTakeFirstOrThrow();
  },
});

const STATE = {
  vi: 'Chỉ mở được khảo sát đang soạn, chỉ kết thúc được khảo sát đang mở.',
  en: 'Only a draft can be opened, only an open survey closed.',
};

export const discardSurvey = action(contract.discard, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findSurvey(tx, params.surveyId),
  async run({ tx }, { surveyId }) {
    const { status } = await stateOf(tx, surveyId);
    if (status !== 'draft') refuse('wrong-state', { detail: STATE });
    await tx.deleteFrom('survey').where('id', '=', surveyId).execute();
  },
});

/** New links. Only hashes of them are kept, so they are told here and never again. */
export const invite = action(contract.invite, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findSurvey(tx, params.surveyId),
  secretAnswer: true,
  async run({ tx, session, body, services }, { surveyId, planId }) {
    const { status, title } = await stateOf(tx, surveyId);
    if (status !== 'open') refuse('wrong-state', { detail: NOT_OPEN });
    const emails = [...new Set(body.emails.map((email) => email.toLowerCase()))];
    const wanted: (string | null)[] =
      emails.length > 0 ? emails : Array.from({ length: body.count }, () => null);
    if (wanted.length === 0) refuseField('count', HOW_MANY);
    const { rows } = await sql<{ last: number; known: string[] }>`
      select coalesce(max(number), 0) as last,
             coalesce(array_agg(email) filter (where email = any (${emails}::text[])), '{}') as known
        from survey_invitation where survey_id = ${surveyId}`.execute(tx);
    const { last = 0, known = [] } = rows[0] ?? {};
    if (known.length > 0)
      refuseField('emails', {
        vi: `Đã mời trước đó: ${known.slice(0, 5).join(', ')}. Hãy bỏ ra.`,
        en: `Invited already: ${known.slice(0, 5).join(', ')}. Please leave them out.`,
      });
    if (last + wanted.length > MOST_INVITED) refuseField('count', TOO_MANY);
    const links = wanted.map((email, at) => ({
      number: last + at + 1,
      email,
      token: randomBytes(32).toString('hex'),
    }));
    const stored = links.map(({ number, email, token }) => ({
      id: uuid(),
      number,
      email,
      hash: createHash('sha256').update(Buffer.from(token, 'hex')).digest('hex'),
    }));
    await sql`
      insert into survey_invitation (id, survey_id, plan_id, token_hash, batch, number, email, made_by)
      select n.id, ${surveyId}::uuid, ${planId}::uuid, decode(n.hash, 'hex'), ${body.batch}, n.number, n.email, ${session.userId}::uuid
        from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) n(id uuid, number int, email text, hash text)`.execute(
      tx,
    );
    const base = (services.config.PUBLIC_URL ?? '').replace(/\/+$/u, '');
    const paths = links.map(({ number, email, token }) => ({ number, email, path: `/khao-sat/${token}` }));
    const bytes = await linksFile(title, body.batch, base, paths);
    return {
      links: paths,
      file: Buffer.from(bytes).toString('base64'),
      fileName: `Đường dẫn khảo sát ${last + 1}-${last + links.length}.xlsx`,
    };
  },
});

const NOT_OPEN = { vi: 'Hãy mở khảo sát rồi mới tạo đường dẫn.', en: 'Open the survey first.' };
const HOW_MANY = {
  vi: 'Hãy ghi số phiếu, hoặc danh sách địa chỉ thư.',
  en: 'Say how many, or give addresses.',
};
const TOO_MANY = {
  vi: `Mỗi khảo sát nhiều nhất ${MOST_INVITED} phiếu mời.`,
  en: `At most ${MOST_INVITED} invitations to a survey.`,
};

function linksFile(
  title: string,
  batch: string,
  base: string,
  links: readonly { readonly number: number; readonly email: string | null; readonly path: string }[],
): Promise<Uint8Array> {
  const column = (heading: string, width: number) => ({ heading, width, day: false });
  return workbookBytes([
    {
      name: 'Đường dẫn',
      columns: [
        column('Số phiếu', 10),
        column('Khảo sát', 50),
        column('Lô', 30),
        column('Địa chỉ thư', 34),
        column('Đường dẫn trả lời (mỗi đường dẫn dùng một lần)', 100),
      ],
      rows: links.map(({ number, email, path }) => [number, title, batch, email ?? '', `${base}${path}`]),
    },
  ]);
}
