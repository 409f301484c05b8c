/** A questionnaire as it is being written: choices one a line, numbers as text. */
import { parseNumber } from '@binhdang/domain';
import type { Question, QuestionKind } from '@binhdang/domain/review';

export const KINDS: readonly QuestionKind[] = ['choice', 'choices', 'scale', 'number', 'text', 'long'];

export interface TypedQuestion {
  /** The question's code; stays when its words change. */
  readonly code: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly required: boolean;
  readonly splits: boolean;
  readonly options: string;
  /** Codes that choices had, by their words. */
  readonly codes: Readonly<Record<string, string>>;
  readonly to: string;
  readonly low: string;
  readonly high: string;
  readonly min: string;
  readonly max: string;
}

const BLANK = {
  text: '',
  required: false,
  splits: false,
  options: '',
  codes: {},
  to: '5',
  low: '',
  high: '',
  min: '0',
  max: '100',
} as const;

export function typedQuestion(question: Question): TypedQuestion {
  const { code, kind, text, required } = question;
  const own = { ...BLANK, code, kind, text, required };
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return {
        ...own,
        splits: question.kind === 'choice' && question.splits,
        options: question.options.map((one) => one.text).join('\n'),
        codes: Object.fromEntries(question.options.map((one) => [one.text, one.code])),
      };
    case 'scale':
      return { ...own, to: String(question.to), low: question.low, high: question.high };
    case 'number':
      return { ...own, min: String(question.min), max: String(question.max) };
    default:
      return own;
  }
}

/** A code that no other question has. */
export function newQuestion(others: readonly TypedQuestion[]): TypedQuestion {
  return {
    ...BLANK,
    code: freeCode(
      'q',
      others.map(({ code }) => code),
    ),
    kind: 'choice',
  };
}

function freeCode(letter: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${letter}${number}`)) number++;
  return `${letter}${number}`;
}

/** As it is stored; what cannot be read is left to the server to refuse at its place. */
export function questionOf(typed: TypedQuestion): Record<string, unknown> {
  const { code, kind, text, required } = typed;
  const own = { code, kind, text, required };
  switch (kind) {
    case 'choice':
    case 'choices': {
      const taken: string[] = [];
      const options = typed.options
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .map((line) => {
          const known = typed.codes[line];
          const free =
            known !== undefined && !taken.includes(known)
              ? known
              : freeCode('o', [...taken, ...Object.values(typed.codes)]);
          taken.push(free);
          return { code: free, text: line };
        });
      return { ...own, options, ...(kind === 'choice' ? { splits: typed.splits } : {}) };
    }
    case 'scale':
      return { ...own, to: parseNumber(typed.to) ?? 0, low: typed.low, high: typed.high };
    case 'number':
      return { ...own, min: parseNumber(typed.min) ?? 0, max: parseNumber(typed.max) ?? 0 };
    default:
      return own;
  }
}
