/** What a change of a definition does, to what, in words. */
import type { BiText } from './model.ts';

export type Effect =
  /** old records read as before */
  | 'safe'
  /** possible once it is said what becomes of old values */
  | 'mapping'
  /** would lose or reinterpret what was recorded */
  | 'refused';

/** What a change is about: codes of fields, lists, measures and checks may be alike. */
export type ChangePart = 'register' | 'field' | 'list' | 'measure' | 'check' | 'listing';

export interface Change {
  readonly effect: Effect;
  readonly part: ChangePart;
  /** code of field, list or measure; of a column "table.column" */
  readonly at: string;
  readonly message: BiText;
}

/** One change in words. */
export const change = (
  [effect, part]: readonly [Effect, ChangePart],
  at: string,
  vi: string,
  en: string,
): Change => ({ effect, part, at, message: { vi, en } });

/** Whether two pieces of JSON say the same; the database keeps the keys of objects in an order of its own. */
export const sameData = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
}
