/** A target that can be counted: so many of something. */
export interface CountedTarget {
  /** in the unit; above 0 */
  readonly amount: number;
  /** "lớp", "mô hình", "%" */
  readonly unit: string;
}

/**
 * Share of the target reached, in whole per cent, at most 100; `null` where a percentage would mean nothing: no
 * countable target, or no figure reported. A percentage is never estimated from feeling.
 */
export function percentDone(target: CountedTarget | null, achieved: number | null): number | null {
  if (target === null || achieved === null || !(target.amount > 0) || !(achieved >= 0)) return null;
  // Rounded down, so that 100 is shown only when the target is really reached.
  return Math.min(100, Math.floor((achieved / target.amount) * 100));
}
