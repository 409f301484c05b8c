import { type CivilDate, dateParts } from './civil.ts';
import {
  type Period,
  type PeriodBounds,
  type PeriodKind,
  periodBounds,
  periodOf,
  shiftPeriod,
} from './period.ts';

/** A period of a row of equal ones, as far as it lies within the days asked for. */
export interface PeriodStep extends PeriodBounds {
  readonly period: Period;
}

/** All months, quarters, halves or years from one day to another, whole months of them; none if the days are in disorder. */
export function periodSteps(
  kind: Exclude<PeriodKind, 'nine_months'>,
  from: CivilDate,
  to: CivilDate,
): PeriodStep[] {
  const [first, last] = [monthOf(from).start, monthOf(to).end];
  const steps: PeriodStep[] = [];
  if (first > last) return steps;
  for (let period = periodOf(kind, first); period !== undefined; period = shiftPeriod(period, 1)) {
    const { start, end } = periodBounds(period);
    if (start > last) break;
    steps.push({ period, start: steps.length === 0 ? first : start, end });
  }
  const final = steps.pop();
  return final === undefined ? steps : [...steps, { ...final, end: last }];
}

/** First and last day of a day's month. */
export function monthOf(day: CivilDate): PeriodBounds {
  const { year, month } = dateParts(day);
  return periodBounds({ kind: 'month', year, index: month });
}
