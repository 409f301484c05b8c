/** Two versions of a record beside what both were made from: what each side changed, and what a choice makes of it. */
import type { Field } from '@binhdang/domain/register';
import { type EntryValues, sameValues } from './entry.ts';

export type Side = 'mine' | 'theirs';

export interface FieldConflict {
  readonly field: Field;
  readonly by: 'both' | Side;
}

/** Fields in which the two differ, in order of the form. What is computed follows from the others. */
export function conflictsIn(
  fields: readonly Field[],
  {
    base,
    mine,
    theirs,
  }: { readonly base: EntryValues; readonly mine: EntryValues; readonly theirs: EntryValues },
): FieldConflict[] {
  return fields.flatMap((field): FieldConflict[] => {
    const { code } = field;
    if (field.type === 'computed' || sameValues(mine[code], theirs[code])) return [];
    const by = sameValues(theirs[code], base[code])
      ? 'mine'
      : sameValues(mine[code], base[code])
        ? 'theirs'
        : 'both';
    return [{ field, by }];
  });
}

/** What one side alone changed is taken; where both did, the person chooses. */
export function firstChoices(conflicts: readonly FieldConflict[]): Readonly<Record<string, Side>> {
  return Object.fromEntries(
    conflicts.flatMap(({ field, by }) => (by === 'both' ? [] : [[field.code, by] as const])),
  );
}

/** Theirs, with what was chosen of mine. */
export function merged(
  conflicts: readonly FieldConflict[],
  { mine, theirs }: { readonly mine: EntryValues; readonly theirs: EntryValues },
  choices: Readonly<Record<string, Side>>,
): EntryValues {
  const chosen: Record<string, unknown> = { ...theirs };
  for (const { field } of conflicts) {
    if (choices[field.code] !== 'mine') continue;
    const { code } = field;
    if (mine[code] === undefined) delete chosen[code];
    else chosen[code] = mine[code];
  }
  return chosen;
}
