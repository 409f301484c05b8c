/** Counts of people with breakdowns that add up. */
import type { Chance } from './chance.ts';

export type Grid = Record<string, number>;

/** Which breakdowns the grid of a register has. */
export type Axis = 'age' | 'ethnicity' | 'disability' | 'post' | 'youth';

/** @param women share of women about which the count lies */
export function people(chance: Chance, total: number, women: number, axes: readonly Axis[] = []): Grid {
  const female = chance.share(total, women);
  const grid: Grid = { '': total, 'sex=female': female, 'sex=male': total - female };
  if (axes.includes('age')) {
    const [young, grown, old] = split(total, [0.24, 0.5, 0.26]);
    Object.assign(grid, {
      'age_group=under_16': 0,
      'age_group=a16_30': young,
      'age_group=a31_59': grown,
      'age_group=from_60': old,
    });
  }
  if (axes.includes('post')) {
    const [leader, official, partTime, other] = split(total, [0.15, 0.45, 0.3, 0.1]);
    Object.assign(grid, {
      'post=leader': leader,
      'post=official': official,
      'post=part_time': partTime,
      'post=other_post': other,
    });
  }
  // Hardly anybody of an ethnic minority lives in the province.
  if (axes.includes('ethnicity') && chance.is(0.2))
    grid['ethnicity=minority'] = Math.min(total, chance.int(1, 2));
  if (axes.includes('disability') && chance.is(0.3))
    grid['disability=disabled'] = Math.min(total, chance.int(1, 3));
  if (axes.includes('youth')) grid['youth=under_40'] = chance.share(total, 0.3);
  return grid;
}

/** Whole parts that make the whole; the first takes what rounding leaves. */
function split(total: number, shares: readonly number[]): number[] {
  const parts = shares.map((share) => Math.floor(total * share));
  parts[0] = (parts[0] ?? 0) + total - parts.reduce((sum, one) => sum + one, 0);
  return parts;
}
