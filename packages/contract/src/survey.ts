/** Surveys: a questionnaire as data, invitations as links, answers without an account, results. */
import { z } from 'zod';
import { SurveyHead } from './campaign.ts';
import { route } from './route.ts';
import { CivilDate, Id, Instant, text, Version } from './shared.ts';

const Questions = z.array(z.record(z.string(), z.unknown())).max(60).describe('Question[] of the domain');
const Settings = z.object({
  title: text(300),
  intro: text(4000, 0),
  anonymous: z.boolean(),
  closesOn: CivilDate,
  questions: Questions,
});
const ofSurvey = { params: z.object({ surveyId: Id }) } as const;

export const create = route({
  id: 'survey.create',
  method: 'POST',
  path: '/api/campaigns/:campaignId/surveys',
  summary: { vi: 'Tạo khảo sát từ phiếu mẫu', en: 'Begin a survey from the shipped questionnaire' },
  params: z.object({ campaignId: Id }),
  body: z.object({ closesOn: CivilDate }),
  output: z.object({ id: Id }),
});

export const read = route({
  id: 'survey.read',
  method: 'GET',
  path: '/api/surveys/:surveyId',
  summary: { vi: 'Một khảo sát: phiếu hỏi và các lần mời', en: 'A survey: its questions and invitations' },
  ...ofSurvey,
  output: SurveyHead.extend({
    campaignId: Id,
    intro: z.string(),
    questions: Questions,
    batches: z.array(
      z.object({
        batch: z.string(),
        invited: z.number().int(),
        answered: z.number().int(),
        from: z.number().int(),
        to: z.number().int(),
        madeAt: Instant,
      }),
    ),
    allowed: z.array(z.string()),
    version: Version,
  }),
});

export const edit = route({
  id: 'survey.edit',
  method: 'PUT',
  path: '/api/surveys/:surveyId',
  summary: {
    vi: 'Sửa phiếu hỏi khi chưa mở; khi đã mở chỉ gia hạn được',
    en: 'Change the questionnaire before it opens; afterwards only its last day',
  },
  ...ofSurvey,
  body: Settings.extend({ version: Version }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const setStatus = route({
  id: 'survey.setStatus',
  method: 'POST',
  path: '/api/surveys/:surveyId/status',
  summary: { vi: 'Mở khảo sát, hoặc kết thúc trước hạn', en: 'Open a survey, or close it early' },
  ...ofSurvey,
  body: z.object({ status: z.enum(['open', 'closed']), version: Version }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const discard = route({
  id: 'survey.discard',
  method: 'DELETE',
  path: '/api/surveys/:surveyId',
  summary: { vi: 'Bỏ khảo sát chưa mở', en: 'Throw away a survey that was not opened' },
  ...ofSurvey,
  problems: ['wrong-state'],
});

export const invite = route({
  id: 'survey.invite',
  method: 'POST',
  path: '/api/surveys/:surveyId/invitations',
  summary: {
    vi: 'Tạo đường dẫn trả lời: một lô để in, hoặc mỗi địa chỉ thư một đường dẫn. Chỉ hiện một lần',
    en: 'Make links to answer by: a batch to print, or one for each address. Shown once',
  },
  ...ofSurvey,
  body: z.object({
    batch: text(200),
    count: z.number().int().min(0).max(2000).describe('How many, where there are no addresses'),
    emails: z.array(z.email().max(200)).max(2000),
  }),
  output: z.object({
    links: z.array(z.object({ number: z.number().int(), email: z.string().nullable(), path: z.string() })),
    file: z.string().describe('The same as an Excel workbook, in base64'),
    fileName: z.string(),
  }),
  problems: ['wrong-state'],
});

export const Result = z
  .object({
    code: z.string(),
    text: z.string(),
    kind: z.enum(['choice', 'choices', 'scale', 'number', 'text', 'long']),
    answered: z.number().int().nullable(),
    rows: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        count: z.number().int().nullable().describe('null: hidden, so that nobody is recognised'),
        split: z.array(z.number().int().nullable()).nullable(),
      }),
    ),
    mean: z.number().nullable(),
    texts: z.array(z.string()),
  })
  .meta({ id: 'SurveyResult' });
export type Result = z.infer<typeof Result>;

export const results = route({
  id: 'survey.results',
  method: 'GET',
  path: '/api/surveys/:surveyId/results',
  summary: {
    vi: 'Kết quả khảo sát; khảo sát ẩn danh chỉ có kết quả khi đã kết thúc, nhóm dưới 5 người được che',
    en: 'Results; of an anonymous survey once it is over, groups under five hidden',
  },
  ...ofSurvey,
  query: z.object({
    by: z.string().max(40).optional().describe('Code of a question that splits the others'),
  }),
  output: z.object({
    title: z.string(),
    anonymous: z.boolean(),
    available: z.boolean().describe('False: an anonymous survey that still runs'),
    invited: z.number().int(),
    total: z.number().int(),
    tooFew: z.boolean(),
    splits: z.array(z.object({ code: z.string(), text: z.string() })),
    splitBy: z.object({ code: z.string(), names: z.array(z.string()) }).nullable(),
    questions: z.array(Result),
  }),
});

export const resultsFile = route({
  id: 'survey.resultsFile',
  method: 'GET',
  path: '/api/surveys/:surveyId/results.xlsx',
  summary: { vi: 'Kết quả khảo sát dạng Excel', en: 'Results of a survey as Excel' },
  ...ofSurvey,
  query: z.object({ by: z.string().max(40).optional() }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

// ---------------------------------------------------------------- without an account

const ofToken = { params: z.object({ token: z.string().regex(/^[0-9a-f]{64}$/) }) } as const;

export const ask = route({
  id: 'survey.ask',
  method: 'GET',
  path: '/api/survey-links/:token',
  summary: { vi: 'Phiếu hỏi của một đường dẫn', en: 'The questionnaire behind a link' },
  ...ofToken,
  open: true,
  output: z.object({
    title: z.string(),
    intro: z.string(),
    anonymous: z.boolean(),
    closesOn: CivilDate,
    state: z.enum(['open', 'used', 'closed']),
    questions: Questions,
  }),
  problems: ['not-found'],
});

export const answer = route({
  id: 'survey.answer',
  method: 'POST',
  path: '/api/survey-links/:token',
  summary: { vi: 'Gửi phiếu trả lời, một lần', en: 'Send an answer, once' },
  ...ofToken,
  open: true,
  body: z.object({ answers: z.record(z.string().max(40), z.unknown()) }),
  problems: ['wrong-state'],
});
