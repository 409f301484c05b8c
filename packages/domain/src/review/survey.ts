/** Questionnaires as data, and whether an answer fits one. */
import { z } from 'zod';

const Code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const words = (maximum: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(maximum));
const common = { code: Code, text: words(500), required: z.boolean().default(false) };
const Option = z.object({ code: Code, text: words(300) });
const options = z.array(Option).min(2).max(20);

export const Question = z.discriminatedUnion('kind', [
  /** `splits`: results of the others may be shown by it (sex, age group, place of work) */
  z.object({ ...common, kind: z.literal('choice'), options, splits: z.boolean().default(false) }),
  z.object({ ...common, kind: z.literal('choices'), options }),
  z.object({
    ...common,
    kind: z.literal('scale'),
    from: z.literal(1).default(1),
    to: z.number().int().min(3).max(10).default(5),
    low: z.string().max(80).default(''),
    high: z.string().max(80).default(''),
  }),
  z.object({
    ...common,
    kind: z.literal('number'),
    min: z.number().default(0),
    max: z.number().default(1_000_000),
  }),
  z.object({ ...common, kind: z.literal('text') }),
  z.object({ ...common, kind: z.literal('long') }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question['kind'];

export const Questionnaire = z.array(Question).min(1).max(60);

export const TEXT_LENGTH = { text: 300, long: 3000 } as const;

/** As it comes from a browser: bounded before anything looks at it. */
export const SurveyAnswers = z.record(
  Code,
  z.union([z.string().max(TEXT_LENGTH.long), z.number(), z.array(z.string().max(40)).max(20), z.null()]),
);
export type SurveyAnswers = z.infer<typeof SurveyAnswers>;

interface Fault {
  readonly path: string;
  readonly message: { readonly vi: string; readonly en: string };
}

/** What is wrong with a questionnaire beside its form. */
export function checkQuestions(questions: readonly Question[]): Fault[] {
  return questions.flatMap((question, at) => {
    const path = `questions.${at}`;
    const twice = questions.findIndex(({ code }) => code === question.code) !== at;
    const optionTwice =
      'options' in question &&
      question.options.some(
        ({ code }, place) => question.options.findIndex((o) => o.code === code) !== place,
      );
    return [
      ...(twice || optionTwice
        ? [{ path, message: { vi: 'Mã câu hỏi hoặc mã lựa chọn bị trùng.', en: 'A code stands twice.' } }]
        : []),
      ...(question.kind === 'number' && question.min > question.max
        ? [
            {
              path: `${path}.max`,
              message: { vi: 'Số lớn nhất nhỏ hơn số nhỏ nhất.', en: 'The most is less than the least.' },
            },
          ]
        : []),
    ];
  });
}

const MISSING = { vi: 'Câu này cần trả lời.', en: 'This question needs an answer.' };
const CHOOSE = { vi: 'Hãy chọn trong các ý được nêu.', en: 'Please choose among what is offered.' };

const isBlank = (value: SurveyAnswers[string] | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export function checkAnswers(
  questions: readonly Question[],
  answers: SurveyAnswers,
): { readonly faults: Fault[]; readonly answers: SurveyAnswers } {
  const taken: SurveyAnswers = {};
  const faults: Fault[] = [];
  for (const question of questions) {
    const given = answers[question.code];
    const value = typeof given === 'string' ? given.normalize('NFC').trim() : given;
    const path = `answers.${question.code}`;
    if (isBlank(value)) {
      if (question.required) faults.push({ path, message: MISSING });
      continue;
    }
    const message = answerFault(question, value);
    if (message) faults.push({ path, message });
    else if (value !== undefined) taken[question.code] = Array.isArray(value) ? [...new Set(value)] : value;
  }
  const known = new Set(questions.map(({ code }) => code));
  for (const code of Object.keys(answers))
    if (!known.has(code)) faults.push({ path: `answers.${code}`, message: CHOOSE });
  return { faults, answers: taken };
}

function answerFault(
  question: Question,
  value: SurveyAnswers[string] | undefined,
): Fault['message'] | undefined {
  switch (question.kind) {
    case 'choice':
      return question.options.some(({ code }) => code === value) ? undefined : CHOOSE;
    case 'choices':
      return Array.isArray(value) && value.every((one) => question.options.some(({ code }) => code === one))
        ? undefined
        : CHOOSE;
    case 'scale':
      return inRange(value, question.from, question.to, true);
    case 'number':
      return inRange(value, question.min, question.max, false);
    default:
      return typeof value === 'string' && value.length <= TEXT_LENGTH[question.kind]
        ? undefined
        : {
            vi: `Nhiều nhất ${TEXT_LENGTH[question.kind]} ký tự.`,
            en: `At most ${TEXT_LENGTH[question.kind]} characters.`,
          };
  }
}

function inRange(value: unknown, from: number, to: number, whole: boolean): Fault['message'] | undefined {
  const fits =
    typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value));
  return fits ? undefined : { vi: `Hãy ghi số từ ${from} đến ${to}.`, en: `A number from ${from} to ${to}.` };
}
