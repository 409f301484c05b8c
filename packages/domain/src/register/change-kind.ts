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
