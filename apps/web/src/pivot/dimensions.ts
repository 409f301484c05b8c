/** By what the chosen measures can be put on rows and columns, and filtered. */
import type { Measure, Measures } from '../register/count/use-measures.ts';

export const TIMES = ['@year', '@quarter', '@month'] as const;
export const PLACES = ['@district', '@level', '@kind', '@group', '@body'] as const;
export const PLACE_FILTERS = ['@under', '@level', '@kind', '@group'] as const;

export type Dimension = Measure['dimensions'][number];

/** What all of them can be split by alike: a breakdown of the catalog, or a choice of their one register. */
export function sharedDimensions(measures: readonly Measure[]): Dimension[] {
  const [first, ...others] = measures;
  if (first === undefined) return [];
  const oneRegister = others.every(({ register }) => register === first.register);
  return first.dimensions.filter(
    ({ code, kind }) =>
      (kind === 'axis' || oneRegister) &&
      others.every(({ dimensions }) => dimensions.some((one) => one.code === code && one.kind === kind)),
  );
}

/** Whether these breakdowns are counted together in every measure. */
export function isCrossed(measures: readonly Measure[], axes: readonly string[]): boolean {
  if (axes.length < 2) return true;
  const wanted = [...new Set(axes)].sort().join();
  return measures.every(({ crossings }) => crossings.some((set) => [...set].sort().join() === wanted));
}

/** Figures of confidential registers are not put on rows and columns (decision 011). */
export function openMeasures({ registers, items, bodies }: Measures): Measures {
  const open = items.filter(({ sight }) => sight === 'plan');
  return {
    bodies,
    items: open,
    registers: registers.filter(({ code }) => open.some(({ register }) => register === code)),
  };
}
