import type { Language } from '../text/number.ts';
import { type CivilDate, civilDate, dateParts, isCivilDate } from './civil.ts';

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const VIETNAMESE_WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];
const ENGLISH_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Short date, day first in both languages: "11/03/2022". */
export function formatDate(date: CivilDate): string {
  dateParts(date);
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/**
 * Date in words. Vietnamese as Decree 30/2020/NĐ-CP wants it beneath the motto: days below 10 and the months January
 * and February get a leading zero, the other months do not ("ngày 05 tháng 3 năm 2022"). English "5 March 2022".
 */
export function formatLongDate(date: CivilDate, language: Language = 'vi'): string {
  const { year, month, day } = dateParts(date);
  if (language === 'en') return `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`;
  const vietnameseMonth = month < 3 ? `0${month}` : String(month);
  return `ngày ${String(day).padStart(2, '0')} tháng ${vietnameseMonth} năm ${year}`;
}

/** Name of a day of the week, 1 (Monday) to 7 (Sunday). */
export function weekdayName(day: number, language: Language = 'vi'): string {
  const name = (language === 'vi' ? VIETNAMESE_WEEKDAYS : ENGLISH_WEEKDAYS)[day - 1];
  if (name === undefined) throw new RangeError(`no such day of the week: ${day}`);
  return name;
}

const TYPED = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;

/** Date as people type it, day first ("11/3/2022", "11-03-2022", "11.3.2022") or YYYY-MM-DD; `undefined` if no such day. */
export function parseDate(text: string): CivilDate | undefined {
  const trimmed = text.trim();
  if (isCivilDate(trimmed)) return trimmed;
  const match = TYPED.exec(trimmed);
  if (!match) return undefined;
  const date = `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`;
  return isCivilDate(date) ? civilDate(Number(match[3]), Number(match[2]), Number(match[1])) : undefined;
}
