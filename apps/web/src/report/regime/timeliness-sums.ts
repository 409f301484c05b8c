import type { report } from '@binhdang/contract';

export type OfYear = report.TimelinessOfBody['years'][number];

/** Share of 0 to 1 in percent; null stays unknown. */
export const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1000) / 10;

/** Timeliness of all bodies together: shares of the sums, never a mean of shares. */
export function sumOfYears(items: readonly report.TimelinessOfBody[], years: readonly number[]): OfYear[] {
  return years.map((year) => {
    const all = items.flatMap((item) => item.years.filter((one) => one.year === year));
    const sum = (pick: (one: OfYear) => number) => all.reduce((total, one) => total + pick(one), 0);
    const [owed, sent, onTime, overdue] = [
      sum((one) => one.owed),
      sum((one) => one.sent),
      sum((one) => one.onTime),
      sum((one) => one.overdue),
    ];
    return {
      year,
      owed,
      sent,
      onTime,
      overdue,
      completeness: owed === 0 ? null : sent / owed,
      punctuality: sent + overdue === 0 ? null : onTime / (sent + overdue),
    };
  });
}
