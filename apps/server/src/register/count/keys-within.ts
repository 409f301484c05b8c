/** The cells whose sum is a number of a measure, narrowed by a breakdown. */
import { type Cell, cellKey, type Dimension } from '@binhdang/domain/register';

/**
 * Keys of all cells that make the number: every combination of the choices that are not fixed, each also left out, since
 * a choice may not be filled in; of the axes only those that are fixed.
 * `keysWithin(dimensions of training_participants, { sex: 'female' })` are the cells of women over all topics and levels.
 */
export function keysWithin(
  dimensions: readonly Dimension[],
  fixed: Readonly<Record<string, string>>,
): string[] {
  const parts = dimensions
    .filter(({ kind, code }) => kind === 'choice' || fixed[code] !== undefined)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const cells = parts.reduce<Cell[]>(
    (known, { code, categories }) => {
      const chosen = fixed[code];
      const named = (category: string) => known.map((cell) => [...cell, { axis: code, category }]);
      if (chosen !== undefined) return named(chosen);
      return known.concat(categories.flatMap((category) => named(category.code)));
    },
    [[]],
  );
  return cells.map(cellKey);
}
