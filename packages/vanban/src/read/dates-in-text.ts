/** One civil date as it is written in Vietnamese documents, for citations, headings and tasks. */

export interface WrittenDate {
  readonly day: number;
  readonly month: number;
  /** null when the year is not written. */
  readonly year: number | null;
  readonly start: number;
  readonly end: number;
}

/** "28/12/2020", "3-3-2021", "15/11", "11 tháng 3 năm 2022": without the word "ngày". Four groups: d m y d m y. */
export const DATE_PATTERN =
  '(?:(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})(?:\\s*[/.-]\\s*(\\d{4}))?(?![\\d/%])|(\\d{1,2})\\s*tháng\\s*(\\d{1,2})(?:\\s*,?\\s*năm\\s*(\\d{4}))?(?!\\d))';

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** "2022-03-11", or null when there is no such day. */
export function civil(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month))
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export const firstOfMonth = (year: number, month: number) => civil(year, month, 1);
export const lastOfMonth = (year: number, month: number) =>
  month >= 1 && month <= 12 ? civil(year, month, lastDay(year, month)) : null;

/** The date from the groups of `DATE_PATTERN` that begin at group `first`. */
export function writtenDate(
  match: RegExpMatchArray,
  first: number,
): Omit<WrittenDate, 'start' | 'end'> | undefined {
  const numbers = match[first] !== undefined ? [0, 1, 2] : [3, 4, 5];
  const [day, month, year] = numbers.map((i) => match[first + i]);
  if (day === undefined || month === undefined) return undefined;
  const d = Number(day);
  const m = Number(month);
  if (d < 1 || d > 31 || m < 1 || m > 12) return undefined;
  return { day: d, month: m, year: year === undefined ? null : Number(year) };
}
