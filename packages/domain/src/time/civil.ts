/**
 * Civil dates: a day on the calendar, without hour or zone, written YYYY-MM-DD. A plan's due date is such a day in
 * Vietnam; keeping it as text avoids every shift that a Date object brings when the browser stands in another zone.
 */

/** A day written YYYY-MM-DD, years 1000 to 9999, that exists on the calendar. Texts of this form sort by time. */
export type CivilDate = string;

const SHAPE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Vietnam keeps UTC+7 all year and has no summer time (since 13 June 1975, before any record here). */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

export interface DateParts {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

/** Whether the text is a day that exists: "2022-02-29" is not. */
export function isCivilDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Year, month and day of a date. @throws RangeError if it is no civil date */
export function dateParts(date: CivilDate): DateParts {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Date from year, month (1 to 12) and day. @throws RangeError if there is no such day */
export function civilDate(year: number, month: number, day: number): CivilDate {
  const date = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
  if (!isCivilDate(date)) throw new RangeError(`no such day: ${date}`);
  return date;
}

/** Days of a month, 28 to 31, by the Gregorian rule. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Date from year, month and a wanted day; a day past the month's end becomes its last day (31 in April: 30). */
export function clampedDate(year: number, month: number, day: number): CivilDate {
  return civilDate(year, month, Math.min(day, daysInMonth(year, month)));
}

/** The day `days` later, or earlier when negative. @throws RangeError outside the years 1000 to 9999 */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day `months` later; where that month is shorter, its last day (31 January + 1 month: 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = dateParts(date);
  const index = year * 12 + (month - 1) + months;
  return clampedDate(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, day);
}

/** Negative, zero or positive as `a` is before, on or after `b`. For `Array.sort`. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from `from` to `to`: 0 on the same day, negative if `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekday(date: CivilDate): number {
  // Day 0 (1 January 1970) was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The day it is in Vietnam at an instant (milliseconds since 1970 UTC, or a Date). */
export function todayInVietnam(instant: Date | number): CivilDate {
  return fromDayNumber(Math.floor((Number(instant) + VIETNAM_OFFSET_MS) / DAY_MS));
}

function dayNumber(date: CivilDate): number {
  const { year, month, day } = dateParts(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function fromDayNumber(days: number): CivilDate {
  const at = new Date(days * DAY_MS);
  if (Number.isNaN(at.getTime())) throw new RangeError('date out of range');
  return civilDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
