/** What was done and may be taken back, within one visit. Nothing here knows what is edited. */

export interface Past<T> {
  readonly present: T;
  readonly before: readonly T[];
  readonly after: readonly T[];
  /** What the latest step belonged to: letters typed into one field are one step. */
  readonly step: string | undefined;
}

const LONGEST = 200;

export const begin = <T>(present: T): Past<T> => ({ present, before: [], after: [], step: undefined });

/** Goes on to the next state. With the same `step` as just before it belongs to the same step. */
export function go<T>(past: Past<T>, next: T, step?: string): Past<T> {
  if (Object.is(next, past.present)) return past;
  if (step !== undefined && step === past.step) return { ...past, present: next, after: [] };
  return { present: next, before: [...past.before, past.present].slice(-LONGEST), after: [], step };
}

export function undo<T>(past: Past<T>): Past<T> {
  const previous = past.before.at(-1);
  if (previous === undefined) return past;
  return {
    present: previous,
    before: past.before.slice(0, -1),
    after: [past.present, ...past.after],
    step: undefined,
  };
}

export function redo<T>(past: Past<T>): Past<T> {
  const [next, ...rest] = past.after;
  if (next === undefined) return past;
  return { present: next, before: [...past.before, past.present], after: rest, step: undefined };
}
