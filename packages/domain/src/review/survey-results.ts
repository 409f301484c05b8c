/** Results of a survey, with small groups hidden where it is anonymous. */
import { type CountRow, LEAST_SHOWN, suppress } from '../indicator/suppress.ts';
import type { Question, SurveyAnswers } from './survey.ts';

export interface ResultRow {
  readonly code: string;
  readonly name: string;
  /** null: hidden, so that nobody is recognised */
  readonly count: number | null;
  /** by the choices of the question that splits, in their order; null: hidden */
  readonly split: readonly (number | null)[] | null;
}

export interface QuestionResult {
  readonly code: string;
  readonly text: string;
  readonly kind: Question['kind'];
  /** how many answered it; null: hidden */
  readonly answered: number | null;
  readonly rows: readonly ResultRow[];
  /** of scales and numbers, over those who answered */
  readonly mean: number | null;
  readonly texts: readonly string[];
}

export interface SurveyResults {
  readonly total: number;
  /** too few answered to show anything */
  readonly tooFew: boolean;
  readonly splitBy: { readonly code: string; readonly names: readonly string[] } | null;
  readonly questions: readonly QuestionResult[];
}

/** No choice: kept apart, so that the choices of every question add up to all who took part. */
export const UNANSWERED = '-';

interface Options {
  /** small groups are hidden */
  readonly protect: boolean;
  /** code of a question that splits the others */
  readonly by?: string | undefined;
}

export function surveyResults(
  questions: readonly Question[],
  answers: readonly SurveyAnswers[],
  { protect, by }: Options,
): SurveyResults {
  const tooFew = protect && answers.length < LEAST_SHOWN;
  const splitting = questions.find((one) => one.code === by && one.kind === 'choice' && one.splits);
  const split =
    splitting?.kind === 'choice'
      ? { code: splitting.code, groups: groupsOf(splitting, answers, protect) }
      : undefined;
  return {
    total: answers.length,
    tooFew,
    splitBy: split ? { code: split.code, names: split.groups.map(({ name }) => name) } : null,
    questions: tooFew ? [] : questions.map((one) => resultOf(one, answers, protect, split)),
  };
}

interface Group {
  readonly codes: readonly string[];
  readonly name: string;
  readonly count: number;
}
interface Split {
  readonly code: string;
  readonly groups: readonly Group[];
}

/** Choices that too few took are joined with the next smallest: hidden alone, they would take the whole table with them. */
function groupsOf(
  question: Question & { kind: 'choice' },
  answers: readonly SurveyAnswers[],
  protect: boolean,
): Group[] {
  const all = [...question.options, { code: UNANSWERED, text: '' }]
    .map(({ code, text }) => ({
      codes: [code],
      name: text,
      count: answers.filter((one) => String(one[question.code] ?? UNANSWERED) === code).length,
    }))
    .filter(({ count }) => count > 0);
  if (!protect) return all;
  const bySize = all.toSorted((a, b) => a.count - b.count);
  const joined: Group[] = [];
  let count = 0;
  while (bySize[0] && (isSmall(bySize[0].count) || isSmall(count))) {
    count += bySize[0].count;
    joined.push(...bySize.splice(0, 1));
  }
  const rest = all.filter((one) => bySize.includes(one));
  if (joined.length === 0) return rest;
  const name = joined
    .map((one) => one.name)
    .filter(Boolean)
    .join(' + ');
  return [...rest, { codes: joined.flatMap(({ codes }) => codes), name, count }];
}

function resultOf(
  question: Question,
  answers: readonly SurveyAnswers[],
  protect: boolean,
  split: Split | undefined,
): QuestionResult {
  const given = answers.filter((one) => one[question.code] !== undefined);
  const silent = answers.length - given.length;
  const enough = !protect || ((given.length === 0 || given.length >= LEAST_SHOWN) && !isSmall(silent));
  const numbers = given.flatMap((one) => {
    const value = one[question.code];
    return typeof value === 'number' ? [value] : [];
  });
  const rows = rowsOf(question, answers, protect, split?.code === question.code ? undefined : split);
  // Beside a distribution with two hidden places a mean would be the equation that solves them.
  const whole = enough && rows.every(({ count }) => count !== null);
  const mean = whole && numbers.length > 0 ? numbers.reduce((sum, n) => sum + n, 0) / numbers.length : null;
  return {
    code: question.code,
    text: question.text,
    kind: question.kind,
    answered: enough ? given.length : null,
    rows,
    mean: question.kind === 'scale' || question.kind === 'number' ? mean : null,
    texts:
      (question.kind === 'text' || question.kind === 'long') && (!protect || given.length >= LEAST_SHOWN)
        ? given.map((one) => String(one[question.code])).sort((a, b) => a.localeCompare(b, 'vi'))
        : [],
  };
}

const isSmall = (count: number) => count > 0 && count < LEAST_SHOWN;

function choicesOf(question: Question): { code: string; name: string }[] {
  if (question.kind === 'choice' || question.kind === 'choices')
    return question.options.map(({ code, text }) => ({ code, name: text }));
  if (question.kind === 'scale')
    return Array.from({ length: question.to - question.from + 1 }, (_, at) => ({
      code: String(question.from + at),
      name: String(question.from + at),
    }));
  return [];
}

function rowsOf(
  question: Question,
  answers: readonly SurveyAnswers[],
  protect: boolean,
  split: Split | undefined,
): ResultRow[] {
  const choices = choicesOf(question);
  if (choices.length === 0) return [];
  const chosen = ({ [question.code]: value }: SurveyAnswers, code: string): boolean =>
    Array.isArray(value) ? value.includes(code) : String(value ?? UNANSWERED) === code;
  const counted = (code: string): CountRow =>
    rowOf(
      answers.filter((one) => chosen(one, code)),
      split,
    );
  // Of many choices each is a question of its own: those who chose it and those who did not.
  if (question.kind === 'choices')
    return choices.map(({ code, name }) => {
      const yes = counted(code);
      const no = rowOf(
        answers.filter((one) => !chosen(one, code)),
        split,
      );
      return { code, name, ...shown(protect ? suppress([yes, no]).rows[0] : yes) };
    });
  const all = [...choices, { code: UNANSWERED, name: '' }];
  const counts = all.map(({ code }) => counted(code));
  const safe = protect ? suppress(counts).rows : counts;
  return all
    .map(({ code, name }, at) => ({ code, name, ...shown(safe[at]) }))
    .filter(({ code, count }) => code !== UNANSWERED || count !== 0);
}

/** With no split the cells are one, the total itself. */
const rowOf = (answers: readonly SurveyAnswers[], split: Split | undefined): CountRow => ({
  total: answers.length,
  cells: split
    ? split.groups.map(
        ({ codes }) => answers.filter((one) => codes.includes(String(one[split.code] ?? UNANSWERED))).length,
      )
    : [answers.length],
});

const shown = (
  row: { readonly total: number | null; readonly cells: readonly number[] | null } | undefined,
): Pick<ResultRow, 'count' | 'split'> => ({
  count: row?.total ?? null,
  split: row?.cells ?? null,
});
