import { survey as contract } from '@binhdang/contract';
import { UNANSWERED } from '@binhdang/domain/review';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { FileCell } from '../platform/table-rows.ts';
import { workbookBytes } from '../platform/table-stream.ts';
import { findSurvey } from './subject.ts';
import { type FoundSurvey, surveyFacts } from './survey-rows.ts';

export const results = action(contract.results, {
  permission: 'campaign.readAll',
  subject: ({ tx, params }) => findSurvey(tx, params.surveyId),
  async run({ tx, query, today }, { surveyId }) {
    const facts = found(await surveyFacts(tx, surveyId, today, query.by));
    const { total, tooFew, splitBy, questions } = facts.results;
    return {
      title: facts.title,
      anonymous: facts.anonymous,
      available: facts.available,
      invited: facts.invited,
      total,
      tooFew: facts.available && tooFew,
      splits: facts.questions.flatMap((one) =>
        one.kind === 'choice' && one.splits ? [{ code: one.code, text: one.text }] : [],
      ),
      splitBy: facts.available && splitBy ? { code: splitBy.code, names: [...splitBy.names] } : null,
      questions: questions.map((one) => ({
        ...one,
        rows: one.rows.map((row) => ({ ...row, split: row.split === null ? null : [...row.split] })),
        texts: [...one.texts],
      })),
    };
  },
});

const HIDDEN = '*';

export const resultsFile = action(contract.resultsFile, {
  permission: 'campaign.readAll',
  subject: ({ tx, params }) => findSurvey(tx, params.surveyId),
  async run({ tx, query, today }, { surveyId }) {
    const facts = found(await surveyFacts(tx, surveyId, today, query.by));
    if (!facts.available || facts.results.tooFew)
      refuse('wrong-state', {
        detail: {
          vi: 'Khảo sát ẩn danh chỉ có kết quả khi đã kết thúc và có từ 5 phiếu trả lời.',
          en: 'An anonymous survey has results once it is over and at least five have answered.',
        },
      });
    return {
      bytes: await workbookBytes([countsTable(facts), textsTable(facts)]),
      mediaType: contract.resultsFile.file ?? '',
      name: 'Kết quả khảo sát.xlsx',
    };
  },
});

const column = (heading: string, width: number) => ({ heading, width, day: false });

function countsTable({ results: { questions, total, splitBy } }: FoundSurvey) {
  const splits = splitBy?.names.map((name) => name || 'Không trả lời') ?? [];
  const rows = questions.flatMap((question) => [
    ...question.rows.map(({ code, name, count, split }): FileCell[] => [
      question.text,
      code === UNANSWERED ? 'Không trả lời' : name,
      count ?? HIDDEN,
      count === null || total === 0 ? HIDDEN : Math.round((count * 1000) / total) / 10,
      ...splits.map((_, at) => (splitBy?.code === question.code ? '' : (split?.[at] ?? HIDDEN))),
    ]),
    ...(question.mean === null
      ? []
      : [[question.text, 'Trung bình', Math.round(question.mean * 100) / 100, '', ...splits.map(() => '')]]),
  ]);
  return {
    name: 'Kết quả',
    columns: [
      column('Câu hỏi', 60),
      column('Trả lời', 40),
      column('Số phiếu', 12),
      column('Tỷ lệ (%)', 12),
      ...splits.map((name) => column(name, 18)),
    ],
    rows,
  };
}

function textsTable({ results: { questions } }: FoundSurvey) {
  return {
    name: 'Ý kiến',
    columns: [column('Câu hỏi', 60), column('Ý kiến', 120)],
    rows: questions.flatMap(({ text, texts }) => texts.map((one): FileCell[] => [text, one])),
  };
}
