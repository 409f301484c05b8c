/**
 * What may be published beside what was published before. A table by itself is made safe by `suppress`; here two versions
 * of it are, of which somebody may take one from the other: 12 in March and 14 in May tell of two that were added.
 */
import type { ShownRow, ShownTable } from '../indicator/suppress.ts';

/**
 * - `same`: nothing changed
 * - `safe`: every number that can be reckoned from both differs by nothing or by `least` or more
 * - `pattern`: other numbers are hidden than before, so that the earlier version may show what hides them now
 * - `difference`: a difference tells of fewer than `least`
 */
export type Change = 'same' | 'safe' | 'pattern' | 'difference';

/** @param before rows in the same order, of the same areas and categories */
export function changeOfTable(before: ShownTable, now: ShownTable, least: number): Change {
  if (patternOf(before) !== patternOf(now)) return 'pattern';
  const earlier = toldBy(before);
  return worst(
    toldBy(now).map((value, at) => value - (earlier[at] ?? 0)),
    least,
  );
}

const patternOf = ({ rows, sum }: ShownTable): string =>
  [...rows, sum].map(({ total, cells }) => `${total === null}${cells?.length ?? '-'}`).join();

/** All that is shown, and the sums over what is hidden, which anybody can reckon. */
function toldBy({ rows, sum }: ShownTable): number[] {
  const shown = [...rows, sum].flatMap(numbersOf);
  const totals = rows.reduce((left, { total }) => left - (total ?? 0), sum.total ?? 0);
  const columns = (sum.cells ?? []).map((value, column) =>
    rows.reduce((left, { cells }) => left - (cells?.[column] ?? 0), value),
  );
  return [...shown, ...(sum.total === null ? [] : [totals]), ...columns];
}

const numbersOf = ({ total, cells }: ShownRow): number[] => [
  ...(total === null ? [] : [total]),
  ...(cells ?? []),
];

/** A rate of people; the rest of the whole are people too. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** Whether nothing that a rate is made of tells of fewer than `least`. */
export const rateMayBeShown = (rate: Rate, least: number): boolean =>
  toldByRate(rate).every((value) => isNotTraceable(value, least));

export const changeOfRate = (before: Rate, now: Rate, least: number): Change => {
  const earlier = toldByRate(before);
  return worst(
    toldByRate(now).map((value, at) => value - (earlier[at] ?? 0)),
    least,
  );
};

const toldByRate = ({ numerator, denominator }: Rate): number[] =>
  denominator === null ? [numerator] : [numerator, denominator, denominator - numerator];

function worst(differences: readonly number[], least: number): Change {
  if (differences.every((difference) => difference === 0)) return 'same';
  return differences.every((difference) => isNotTraceable(difference, least)) ? 'safe' : 'difference';
}

const isNotTraceable = (value: number, least: number) => value === 0 || Math.abs(value) >= least;
