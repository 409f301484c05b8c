/** Months as the calendar shows them. Pure. */
import { addDays, addMonths, type CivilDate, dateParts, daysInMonth, weekday } from '@binhdang/domain';

/** First and last day of a month "YYYY-MM". */
export function monthBounds(month: string): { readonly first: CivilDate; readonly last: CivilDate } {
  const first = `${month}-01`;
  const { year, month: number } = dateParts(first);
  return { first, last: `${month}-${String(daysInMonth(year, number)).padStart(2, '0')}` };
}

/** The weeks that a month touches, Monday first, each of seven days. */
export function weeksOf(month: string): CivilDate[][] {
  const { first, last } = monthBounds(month);
  const weeks: CivilDate[][] = [];
  for (let monday = addDays(first, 1 - weekday(first)); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
  }
  return weeks;
}

/** The month so many months later. */
export function shiftMonth(month: string, by: number): string {
  return addMonths(`${month}-01`, by).slice(0, 7);
}
