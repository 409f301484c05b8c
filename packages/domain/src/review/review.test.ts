import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveOutline } from '../outline/index.ts';
import {
  allSeries,
  type ContributionContent,
  checkAnswers,
  checkContribution,
  checkQuestions,
  checkReview,
  EMPTY_CONTRIBUTION,
  type Proposal,
  proposalsByArticle,
  Question,
  Questionnaire,
  ReviewCatalog,
  reviewDefinition,
  rowTablesOf,
  type SurveyAnswers,
  sumSeries,
  surveyResults,
  valuesOfSeries,
  yearsOf,
} from './index.ts';

const CATALOG = new URL('../../../../catalog/', import.meta.url);
const file = (path: string): unknown => JSON.parse(readFileSync(new URL(path, CATALOG), 'utf8'));
const catalog = ReviewCatalog.parse(file('review-series.json'));
const outline = resolveOutline(
  file(`outlines/${catalog.outline}.json`),
  file('outline-sections.json') as Record<string, unknown>,
);
const definition = reviewDefinition(outline, catalog);
const YEARS = { from: 2007, to: 2021 };
const content = (change: Partial<ContributionContent>): ContributionContent => ({
  ...EMPTY_CONTRIBUTION,
  ...change,
});
const PEOPLE = 'training_by_year.people';
const WOMEN = 'training_by_year.women';

describe('the shipped review', () => {
  test('names only what there is', () => expect(checkReview(outline, catalog)).toEqual([]));

  test('takes its series from the yearly tables of the outline, and asks more besides', () => {
    const keys = allSeries(definition.tables).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining([PEOPLE, 'money_by_year.budget', 'elected.deputies_women']));
    expect(keys.some((key) => key.endsWith('.year'))).toBe(false);
    expect(rowTablesOf(definition).map(({ code }) => code)).toEqual(['leaders_by_term']);
    expect(definition.articles).toHaveLength(44);
  });

  test('its questionnaire is sound', () => {
    const { questions } = file('surveys/knowledge-of-law.json') as { questions: unknown };
    expect(checkQuestions(Questionnaire.parse(questions))).toEqual([]);
  });
});

describe('a contribution', () => {
  const faults = (change: Partial<ContributionContent>, whole = true) =>
    checkContribution(content(change), definition, YEARS, whole).map(({ path }) => path);

  test('needs its required parts when it is submitted, not before', () => {
    expect(faults({}, false)).toEqual([]);
    expect(faults({})).toEqual(['texts.implementation_text', 'texts.obstacles_text']);
  });

  test('has whole numbers of years that are asked, no part above its whole, and a source', () => {
    const texts = { implementation_text: 'a', obstacles_text: 'b' };
    expect(
      faults({
        texts,
        series: {
          [PEOPLE]: { values: { 2010: 10, 2011: -1, 2012: 1.5 }, source: '' },
          [WOMEN]: { values: { 2010: 11, 2006: 1, 2013: 4 }, source: 'Sở' },
          'money_by_year.budget': { values: { 2010: 1.5 }, source: 'Sở' },
        },
      }),
    ).toEqual([
      `series.${PEOPLE}.2011`,
      `series.${PEOPLE}.2012`,
      `series.${PEOPLE}.source`,
      `series.${WOMEN}.2006`,
      `series.${WOMEN}.2010`,
    ]);
  });

  test('knows the articles of the law, and nothing beside the outline', () => {
    const proposal: Proposal = { article: 45, clause: '', problem: '', proposal: 'x', reason: '' };
    expect(
      faults(
        { texts: { gone: 'x' }, rows: { gone: [] }, series: { gone: { values: {}, source: '' } } },
        false,
      ),
    ).toEqual(['texts.gone', 'rows.gone', 'series.gone']);
    expect(
      faults({ texts: { implementation_text: 'a', obstacles_text: 'b' }, proposals: [proposal] }),
    ).toEqual(['proposals.0.article', 'proposals.0.problem']);
  });
});

describe('consolidation', () => {
  const bodies = [
    {
      bodyId: 'a',
      content: content({
        series: {
          [PEOPLE]: { values: { 2010: 100, 2011: 0 }, source: 'A' },
          [WOMEN]: { values: { 2010: 60 }, source: 'A' },
          'health.sex_ratio': { values: { 2010: 112.5 }, source: 'A' },
        },
      }),
    },
    { bodyId: 'b', content: content({ series: { [PEOPLE]: { values: { 2010: 300 }, source: 'B' } } }) },
  ];
  const sums = new Map(sumSeries(definition, yearsOf(2010, 2012), bodies).map((one) => [one.key, one.years]));

  test('adds what adds up; what nobody knows is not zero', () => {
    expect(sums.get(PEOPLE)?.get(2010)).toEqual({ value: 400, bodies: 2, share: null });
    expect(sums.get(PEOPLE)?.get(2011)).toEqual({ value: 0, bodies: 1, share: null });
    expect(sums.get(PEOPLE)?.get(2012)).toEqual({ value: null, bodies: 0, share: null });
    expect(sums.get('health.sex_ratio')?.get(2010)).toEqual({ value: null, bodies: 1, share: null });
  });

  test('a share is of those who gave both numbers', () =>
    expect(sums.get(WOMEN)?.get(2010)).toEqual({ value: 60, bodies: 1, share: 60 }));

  test('a sum opens to the values of bodies', () =>
    expect(valuesOfSeries(PEOPLE, [2010, 2011], bodies)).toEqual([
      { bodyId: 'a', source: 'A', values: [100, 0] },
      { bodyId: 'b', source: 'B', values: [300, null] },
    ]));

  test('proposals stand by article, new ones last', () => {
    const at = (article: number | null, clause: string): Proposal => ({
      article,
      clause,
      problem: 'p',
      proposal: 'q',
      reason: '',
    });
    const gathered = proposalsByArticle([
      { bodyId: 'a', content: content({ proposals: [at(null, ''), at(21, 'khoản 10'), at(11, '')] }) },
      { bodyId: 'b', content: content({ proposals: [at(21, 'khoản 2')] }) },
    ]);
    expect(
      gathered.map(({ article, proposals }) => [article, proposals.map(({ clause }) => clause)]),
    ).toEqual([
      [11, ['']],
      [21, ['khoản 2', 'khoản 10']],
      [null, ['']],
    ]);
  });
});

const questions = [
  {
    kind: 'choice',
    code: 'sex',
    text: 'Giới tính',
    splits: true,
    options: [
      { code: 'f', text: 'Nữ' },
      { code: 'm', text: 'Nam' },
      { code: 'o', text: 'Khác' },
    ],
  },
  { kind: 'scale', code: 'agree', text: 'Đồng ý', required: true },
  {
    kind: 'choices',
    code: 'how',
    text: 'Kênh',
    options: [
      { code: 'tv', text: 'Đài' },
      { code: 'web', text: 'Mạng' },
    ],
  },
  { kind: 'number', code: 'times', text: 'Số lần', max: 10 },
  { kind: 'text', code: 'say', text: 'Ý kiến' },
].map((one) => Question.parse(one));

describe('answers', () => {
  const bad = (answers: SurveyAnswers) => checkAnswers(questions, answers).faults.map(({ path }) => path);
  test('fit their questions', () => {
    expect(bad({ agree: 3, sex: 'f', how: ['tv', 'tv'], times: 10, say: 'x' })).toEqual([]);
    expect(bad({})).toEqual(['answers.agree']);
    expect(bad({ agree: 6, sex: 'x', how: ['x'], times: 11, say: 'x'.repeat(301), other: 1 })).toEqual([
      'answers.sex',
      'answers.agree',
      'answers.how',
      'answers.times',
      'answers.say',
      'answers.other',
    ]);
    expect(checkAnswers(questions, { agree: 3, how: ['tv', 'tv'], say: ' ' }).answers).toEqual({
      agree: 3,
      how: ['tv'],
    });
  });
});

describe('results of an anonymous survey', () => {
  const many = (n: number, answer: SurveyAnswers): SurveyAnswers[] => Array.from({ length: n }, () => answer);

  test('say nothing of fewer than five', () => {
    const results = surveyResults(questions, many(4, { agree: 3 }), { protect: true });
    expect(results).toMatchObject({ total: 4, tooFew: true, questions: [] });
  });

  test('hide small groups together with another, and then the mean too', () => {
    const answers = [...many(3, { agree: 1 }), ...many(9, { agree: 4 }), ...many(20, { agree: 5 })];
    const shown = surveyResults(questions, answers, { protect: true }).questions.find(
      (q) => q.code === 'agree',
    );
    expect(shown?.rows.map(({ count }) => count)).toEqual([null, 0, 0, null, 20]);
    expect(shown?.mean).toBeNull();
    const open = surveyResults(questions, answers, { protect: false }).questions.find(
      (q) => q.code === 'agree',
    );
    expect(open?.rows.map(({ count }) => count)).toEqual([3, 0, 0, 9, 20]);
    expect(open?.mean).toBeCloseTo(139 / 32);
  });

  test('join groups that too few belong to', () => {
    const answers = [
      ...many(20, { agree: 5, sex: 'f' }),
      ...many(10, { agree: 5, sex: 'm' }),
      ...many(2, { agree: 5, sex: 'o' }),
    ];
    const { splitBy, questions: shown } = surveyResults(questions, answers, { protect: true, by: 'sex' });
    expect(splitBy?.names).toEqual(['Nữ', 'Khác + Nam']);
    expect(shown.find((q) => q.code === 'agree')?.rows.find((row) => row.code === '5')?.split).toEqual([
      20, 12,
    ]);
  });

  test('never show a number from one to four, however people answer', () => {
    const answer = fc.record(
      {
        sex: fc.constantFrom('f', 'm', 'o'),
        agree: fc.integer({ min: 1, max: 5 }),
        how: fc.subarray(['tv', 'web']),
        say: fc.constantFrom('a', 'b'),
      },
      { requiredKeys: ['agree'] },
    ) as fc.Arbitrary<SurveyAnswers>;
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
        const { questions: shown } = surveyResults(questions, answers, { protect: true, by: 'sex' });
        for (const { rows, answered } of shown) {
          const numbers = [answered, ...rows.flatMap(({ count, split }) => [count, ...(split ?? [])])];
          for (const number of numbers) expect(number === null || number === 0 || number >= 5).toBe(true);
          // Nor can one be reckoned: of the choices of one question either none is hidden, or two at least.
          const hidden = rows.filter(({ count }) => count === null).length;
          if (rows.length > 2) expect(hidden).not.toBe(1);
        }
      }),
    );
  });
});
