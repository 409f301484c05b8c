import { UNSTATED } from './model.ts';
import type { Sum } from './shape.ts';

/**
 * Breakdowns stand beside a total and need not make it: people may be counted and not broken down. Brings sums with and
 * without the breakdown at this place (null: without) to parts that add up to the total, what is left as one more part.
 */
export function withRest(sums: readonly Sum[], place: number): Sum[] {
  const groups = new Map<string, Sum[]>();
  for (const sum of sums) {
    const key = JSON.stringify([
      sum.measure,
      sum.span,
      sum.members.map((one, at) => (at === place ? 0 : one)),
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sum]);
    else group.push(sum);
  }
  return [...groups.values()].flatMap((group) => {
    const parts = group.filter(({ members }) => members[place] !== null);
    const totals = group.filter(({ members }) => members[place] === null);
    const [total] = totals;
    if (total === undefined) return parts;
    const left = (of: 'value' | 'verified') => exact(sumOf(totals, of) - sumOf(parts, of));
    const [value, verified] = [left('value'), left('verified')];
    if (value === 0 && verified === 0) return parts;
    const members = total.members.map((one, at) => (at === place ? UNSTATED : one));
    return [...parts, { ...total, members, value, verified }];
  });
}

const sumOf = (sums: readonly Sum[], of: 'value' | 'verified'): number =>
  sums.reduce((known, sum) => known + sum[of], 0);

/** Sums come exact from the database; adding a few more must not show 0,1 + 0,2 as 0,30000000000000004. */
export const exact = (value: number): number => Number(value.toFixed(6));
