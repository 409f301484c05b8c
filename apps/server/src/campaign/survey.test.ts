import { survey } from '@binhdang/contract';
import type { Question } from '@binhdang/domain/review';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { readWorkbook } from '../platform/excel.ts';
import { openCampaign } from './campaign.fixture.ts';

let system: System;
let lead: Person;
let leader: Person;
let tuPhap: Person;
let campaignId: string;

beforeAll(async () => {
  system = await openSystem();
  const { planId } = await insertPublishedPlan(system.owner);
  [lead, leader, tuPhap] = await Promise.all([
    system.person('lead'),
    system.person('leader'),
    system.person('so-tu-phap'),
  ]);
  campaignId = await openCampaign(system, planId, ['so-tu-phap']);
});
afterAll(() => system.close());

const QUESTIONS: Question[] = [
  {
    kind: 'choice',
    code: 'sex',
    text: 'Giới tính',
    required: true,
    splits: true,
    options: [
      { code: 'female', text: 'Nữ' },
      { code: 'male', text: 'Nam' },
    ],
  },
  { kind: 'long', code: 'say', text: 'Ý kiến', required: false },
];

interface Opened {
  readonly surveyId: string;
  readonly tokens: readonly string[];
}

async function openSurvey(anonymous: boolean, count: number): Promise<Opened> {
  const { id: surveyId } = await lead.call(survey.create, {
    params: { campaignId },
    body: { closesOn: '2022-06-30' },
  });
  const params = { surveyId };
  const { title, intro, closesOn, version } = await lead.call(survey.read, { params });
  const saved = await lead.call(survey.edit, {
    params,
    body: { title, intro, anonymous, closesOn, questions: QUESTIONS as never, version },
  });
  await lead.call(survey.setStatus, { params, body: { status: 'open', version: saved.version } });
  const { links } = await lead.call(survey.invite, { params, body: { batch: 'Lô 1', count, emails: [] } });
  return { surveyId, tokens: links.map(({ path }) => path.split('/').at(-1) ?? '') };
}

const reply = (token: string, answers: Record<string, unknown> = { sex: 'female' }) =>
  system.nobody.ask(survey.answer, { params: { token }, body: { answers } });

async function close({ surveyId }: Opened): Promise<void> {
  const params = { surveyId };
  const { version } = await lead.call(survey.read, { params });
  await lead.call(survey.setStatus, { params, body: { status: 'closed', version } });
}
const results = (person: Person, surveyId: string, by?: string) =>
  person.call(survey.results, { params: { surveyId }, query: by === undefined ? {} : { by } });

describe('making a survey', () => {
  test('is for the lead officer; those who oversee look; a body that contributes sees none of it', async () => {
    const { id } = await lead.call(survey.create, {
      params: { campaignId },
      body: { closesOn: '2022-06-30' },
    });
    const params = { surveyId: id };
    expect((await leader.call(survey.read, { params })).allowed).toEqual(['campaign.readAll']);
    expect((await tuPhap.ask(survey.read, { params })).status).toBe(404);
    for (const who of [leader, tuPhap])
      expect(
        (await who.ask(survey.setStatus, { params, body: { status: 'open', version: 1 } })).status,
      ).toBeGreaterThanOrEqual(403);
    expect((await system.nobody.ask(survey.read, { params })).status).toBe(401);
    expect((await lead.ask(survey.discard, { params })).status).toBe(204);
  });

  test('a questionnaire with two questions of one code is refused', async () => {
    const { id } = await lead.call(survey.create, {
      params: { campaignId },
      body: { closesOn: '2022-06-30' },
    });
    const body = {
      title: 'x',
      intro: '',
      anonymous: true,
      closesOn: '2022-06-30',
      questions: [QUESTIONS[1], QUESTIONS[1]] as never,
      version: 1,
    };
    const { problem } = await lead.ask(survey.edit, { params: { surveyId: id }, body });
    expect(problem?.errors?.[0]?.path).toBe('questions.1');
  });

  test('links come in the answer and in a workbook, and only their hashes are kept', async () => {
    const { surveyId, tokens } = await openSurvey(true, 3);
    expect(new Set(tokens).size).toBe(3);
    const invited = await lead.call(survey.invite, {
      params: { surveyId },
      body: { batch: 'Thư', count: 0, emails: ['a@example.com', 'A@example.com', 'b@example.com'] },
    });
    expect(invited.links.map(({ number, email }) => [number, email])).toEqual([
      [4, 'a@example.com'],
      [5, 'b@example.com'],
    ]);
    const [sheet] = await readWorkbook(Buffer.from(invited.file, 'base64'));
    expect(sheet?.rows[1]?.cells.at(-1)).toContain('/khao-sat/');
    const again = await lead.ask(survey.invite, {
      params: { surveyId },
      body: { batch: 'Thư', count: 0, emails: ['b@example.com'] },
    });
    expect(again.problem?.errors?.[0]?.path).toBe('emails');
    const dump = await system.owner.query('select to_jsonb(i) as row from survey_invitation i');
    for (const token of tokens) expect(JSON.stringify(dump.rows)).not.toContain(token);
    const audit = await system.owner.query(
      `select after from audit_line where object_kind = 'survey_invitation'`,
    );
    expect(JSON.stringify(audit.rows)).not.toContain('token_hash');
  });
});

describe('answering', () => {
  test('needs no account, only a link that is open and not used', async () => {
    const { tokens } = await openSurvey(true, 2);
    const [token = '', unused = ''] = tokens;
    const seen = await system.nobody.call(survey.ask, { params: { token } });
    expect(seen).toMatchObject({ state: 'open', anonymous: true });
    expect(seen.questions).toHaveLength(2);
    expect((await reply(token, {})).problem?.errors?.[0]?.path).toBe('answers.sex');
    expect((await reply(token, { sex: 'x', more: 1 })).problem?.errors?.map(({ path }) => path)).toEqual([
      'answers.sex',
      'answers.more',
    ]);
    expect((await reply(token, { sex: 'male', say: 'x'.repeat(3001) })).status).toBe(422);
    expect((await reply(token, { sex: 'male', say: 'a\0b' })).status).toBe(422);
    expect((await reply(token)).status).toBe(204);
    expect((await reply(token)).problem?.code).toBe('wrong-state');
    expect((await system.nobody.call(survey.ask, { params: { token } })).state).toBe('used');
    expect((await system.nobody.ask(survey.ask, { params: { token: 'f'.repeat(64) } })).status).toBe(404);
    expect((await reply('0'.repeat(63))).status).toBe(404);
    expect((await system.nobody.call(survey.ask, { params: { token: unused } })).state).toBe('open');
  });

  test.each([true, false])(
    'exactly one answer to a link, though twenty come at once (anonymous: %s)',
    async (anonymous) => {
      const opened = await openSurvey(anonymous, 3);
      const [token = ''] = opened.tokens;
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, at) => reply(token, { sex: 'male', say: `Ý kiến ${at}` })),
      );
      expect(all.map(({ status }) => status).sort()).toEqual([204, ...Array.from({ length: 19 }, () => 409)]);
      expect(await count('survey_answer', opened.surveyId)).toBe(1);
      expect(await count('survey_use', opened.surveyId)).toBe(1);
    },
  );

  test('ends with the survey, whether closed or over', async () => {
    const closed = await openSurvey(true, 1);
    await close(closed);
    expect((await reply(closed.tokens[0] ?? '')).problem?.text.detail?.vi).toContain('đã kết thúc');
    const over = await openSurvey(true, 1);
    await system.owner.query('begin');
    await system.owner.query(`select set_config('app.action', 'test', true)`);
    await system.owner.query(`update survey set closes_on = '2022-06-14' where id = $1`, [over.surveyId]);
    await system.owner.query('commit');
    expect((await reply(over.tokens[0] ?? '')).problem?.code).toBe('wrong-state');
    expect(await count('survey_use', over.surveyId)).toBe(0);
    const params = { surveyId: over.surveyId };
    const { version } = await lead.call(survey.read, { params });
    const reopened = await lead.ask(survey.setStatus, { params, body: { status: 'open', version } });
    expect(reopened.problem?.code).toBe('wrong-state');
  });

  test('the database gives the app no other way to write an answer', async () => {
    const { surveyId } = await openSurvey(true, 1);
    for (const statement of [
      `insert into survey_answer (id, survey_id, answers) values (gen_random_uuid(), '${surveyId}', '{}')`,
      `insert into survey_use select id, survey_id from survey_invitation where survey_id = '${surveyId}'`,
      `delete from survey_use`,
      `update survey_answer set answers = '{}'`,
    ])
      await expect(system.services.pool.query(statement), statement).rejects.toThrow(/permission denied/);
    // Nobody signed in sees nothing.
    for (const table of ['survey', 'survey_invitation', 'survey_use', 'survey_answer'])
      expect((await system.services.pool.query(`select 1 from ${table}`)).rows).toEqual([]);
  });
});

describe('anonymity', () => {
  test('nothing in the database links an answer with its invitation', async () => {
    const { surveyId, tokens } = await openSurvey(true, 30);
    for (const [at, token] of tokens.entries())
      expect((await reply(token, { sex: at % 2 ? 'male' : 'female', say: `Người thứ ${at}` })).status).toBe(
        204,
      );
    const { rows: answers } = await system.owner.query<{
      row: Record<string, unknown>;
      xmin: string;
      say: string;
    }>(
      `select to_jsonb(a) - 'answers' as row, a.xmin::text as xmin, a.answers ->> 'say' as say
         from survey_answer a where survey_id = $1 order by ctid`,
      [surveyId],
    );
    // Neither invitation nor day, nor a transaction of its own: all were written by the last.
    for (const { row } of answers) expect(row).toMatchObject({ invitation_id: null, answered_on: null });
    expect(new Set(answers.map(({ xmin }) => xmin)).size).toBe(1);
    // Not in the order in which they came, neither in the table nor by their ids; ids are random, not of a time.
    const came = tokens.map((_, at) => `Người thứ ${at}`);
    expect(answers.map(({ say }) => say)).not.toEqual(came);
    expect(
      [...answers].sort((a, b) => (String(a.row.id) < String(b.row.id) ? -1 : 1)).map(({ say }) => say),
    ).not.toEqual(came);
    for (const { row } of answers) expect(String(row.id)[14]).toBe('4');
    // No audit line, notification or key of the answering holds anything of it, nor when it was.
    for (const table of ['audit_line', 'notification', 'idempotency_key']) {
      const found = await system.owner.query(
        `select 1 from ${table} t where to_jsonb(t)::text like '%Người thứ%'`,
      );
      expect(found.rowCount, table).toBe(0);
    }
    const lines = await system.owner.query(
      `select 1 from audit_line where action = 'survey.answer' and (object_id = $1 or root_id = $1)`,
      [surveyId],
    );
    expect(lines.rowCount).toBe(0);
  });

  test('until it is over only the number of answers is told; then small groups are hidden', async () => {
    const opened = await openSurvey(true, 12);
    for (const [at, token] of opened.tokens.entries())
      await reply(token, { sex: at < 3 ? 'male' : 'female', say: 'x' });
    const running = await results(lead, opened.surveyId);
    expect(running).toMatchObject({ available: false, total: 12, questions: [] });
    expect(
      (await lead.ask(survey.resultsFile, { params: { surveyId: opened.surveyId }, query: {} })).problem
        ?.code,
    ).toBe('wrong-state');
    await close(opened);
    const { available, questions } = await results(leader, opened.surveyId, 'sex');
    expect(available).toBe(true);
    expect(questions[0]?.rows.map(({ count: shown }) => shown)).toEqual([null, null]);
    expect(
      (await tuPhap.ask(survey.results, { params: { surveyId: opened.surveyId }, query: {} })).status,
    ).toBe(404);
    const file = await lead.ask(survey.resultsFile, { params: { surveyId: opened.surveyId }, query: {} });
    const [sheet] = await readWorkbook(file.bytes);
    expect(sheet?.rows[1]?.cells.slice(1, 4)).toEqual(['Nữ', '*', '*']);
  });

  test('what is not anonymous names its invitation and is shown at once', async () => {
    const { surveyId, tokens } = await openSurvey(false, 2);
    await reply(tokens[0] ?? '', { sex: 'male' });
    const { questions, total } = await results(lead, surveyId);
    expect(total).toBe(1);
    expect(questions[0]?.rows.map(({ count: shown }) => shown)).toEqual([0, 1]);
    const { rows } = await system.owner.query(
      `select i.number, a.answered_on from survey_answer a join survey_invitation i on i.id = a.invitation_id
        where a.survey_id = $1`,
      [surveyId],
    );
    expect(rows).toEqual([{ number: 1, answered_on: '2022-06-15' }]);
  });
});

const count = async (table: string, surveyId: string): Promise<number> =>
  (await system.owner.query(`select 1 from ${table} where survey_id = $1`, [surveyId])).rows.length;
