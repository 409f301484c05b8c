/** Targets (mức phấn đấu): those set by years, and how a value stands to them. */
import type { Comparator, IndicatorDefinition, Target } from './model.ts';

/** Within this share of the target a value is still "about" it. */
const ABOUT = 0.02;

export interface TargetOfYear extends Target {
  /** set for the year itself, or drawn on the straight line between two years that are set */
  readonly origin: 'set' | 'interpolated';
}

/**
 * The target of a year: the one set for it; otherwise on the straight line between the year before and the year after
 * that are set, or from the baseline to the first. After the last and without a baseline before the first there is none.
 * @param baseline value of an earlier year from which the way to the first target begins
 */
export function targetOf(
  targets: readonly Target[],
  year: number,
  baseline?: { readonly year: number; readonly value: number },
): TargetOfYear | undefined {
  const set = targets.find((target) => target.year === year);
  if (set) return { ...set, origin: 'set' };
  const before = [...(baseline ? [baseline] : []), ...targets]
    .filter((point) => point.year < year)
    .sort((a, b) => b.year - a.year)[0];
  const after = targets.filter((target) => target.year > year).sort((a, b) => a.year - b.year)[0];
  if (!before || !after) return undefined;
  const part = (year - before.year) / (after.year - before.year);
  const value = before.value + (after.value - before.value) * part;
  return { year, comparator: after.comparator, value: Number(value.toFixed(4)), origin: 'interpolated' };
}

export function meets(
  value: number,
  { comparator, value: target }: Pick<Target, 'comparator' | 'value'>,
): boolean {
  const compare: Record<Comparator, boolean> = {
    '>=': value >= target,
    '>': value > target,
    '<=': value <= target,
    '<': value < target,
    '=': value === target,
    about: Math.abs(value - target) <= Math.abs(target) * ABOUT,
  };
  return compare[comparator];
}

/** How far a value is from its target, in the unit of the indicator: what is still lacking is negative, what is beyond positive. */
export function gapTo(
  value: number,
  target: Pick<Target, 'value'>,
  direction: IndicatorDefinition['direction'],
): number {
  const gap = direction === 'down' ? target.value - value : value - target.value;
  return Number((direction === 'neither' ? -Math.abs(gap) : gap).toFixed(4));
}

/** Whether a change is for the better. */
export function trendOf(
  before: number,
  now: number,
  direction: IndicatorDefinition['direction'],
): 'better' | 'worse' | 'same' | 'changed' {
  if (before === now) return 'same';
  if (direction === 'neither') return 'changed';
  return now > before === (direction === 'up') ? 'better' : 'worse';
}
