/** A request that cannot be done, said with a code of the catalogue; becomes an RFC 9457 answer. */
import { type FieldError, PROBLEMS, type Problem, type ProblemCode, type Words } from '@binhdang/contract';
import { z } from 'zod';
import { fieldWords } from './field-words.ts';

export interface RefusalDetails {
  /** What exactly, and what to do. */
  readonly detail?: Words;
  readonly errors?: readonly FieldError[];
  /** On edit-conflict: the present version. */
  readonly current?: unknown;
}

export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly details: RefusalDetails;
  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(details.detail?.en ?? PROBLEMS[code].title.en);
    this.code = code;
    this.details = details;
  }
}

/** Stops the request with a problem. */
export function refuse(code: ProblemCode, details: RefusalDetails = {}): never {
  throw new Refusal(code, details);
}

/** One wrong field, named as in the body ("figures.0.value"). */
export function refuseField(path: string, message: Words): never {
  throw new Refusal('invalid-input', { errors: [{ path, message }] });
}

/** What was looked up, or a "not found" that does not tell whether it exists. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) refuse('not-found');
  return value;
}

export function problemOf(refusal: Refusal, language: 'vi' | 'en', instance: string): Problem {
  const { status, title } = PROBLEMS[refusal.code];
  const { detail, errors, current } = refusal.details;
  return {
    type: `urn:binh-dang:problem:${refusal.code}`,
    code: refusal.code,
    title: title[language],
    status,
    ...(detail ? { detail: detail[language] } : {}),
    text: { title, ...(detail ? { detail } : {}) },
    ...(errors ? { errors: [...errors] } : {}),
    ...(current === undefined ? {} : { current }),
    instance,
  };
}

/**
 * Zod's issues in both languages, the first of each field: who puts that right has often put the next right too.
 * A custom check gives its words in `params: {vi, en}`.
 */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.');
    if (errors.has(path)) continue;
    const own = issue.code === 'custom' ? WordsParams.safeParse(issue.params).data : undefined;
    errors.set(path, { path, message: own ?? fieldWords(issue) });
  }
  return [...errors.values()];
}

const WordsParams = z.object({ vi: z.string(), en: z.string() });
