/** Reading what was typed into one line, the Vietnamese way, and showing it again. Alike in both languages of the screen. */
import {
  type CivilDate,
  dateParts,
  formatDate,
  formatNumber,
  isCivilDate,
  parseDate,
  parseMoney,
  parseNumber,
} from '@binhdang/domain';

/** The number, or the text itself where it is none, so that it can be refused beside its field. */
export function typedNumber(text: string): number | string | undefined {
  return text.trim() === '' ? undefined : (parseNumber(text) ?? text);
}

/** Đồng from "50 triệu", "2,5 tỷ" or a bare number; the text itself where it is no amount. */
export function typedMoney(text: string): number | string | undefined {
  return text.trim() === '' ? undefined : (parseMoney(text) ?? text);
}

/** A number as it stands in its field: "1.234,5". Text that was no number stays as typed. */
export function shownNumber(value: unknown, decimals: number): string {
  if (typeof value === 'number') return formatNumber(value, 'vi', Math.max(decimals, decimalsOf(value)));
  return typeof value === 'string' ? value : '';
}

/** All decimals are shown, too many of them as well: rounding would hide why they are refused. */
function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

const DIGITS = /^(\d{2})(\d{2})(\d{2}|\d{4})$/;
const SHORT = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?$/;

/**
 * A day as people in a hurry type it: "15/6/2022", "15062022", "15/6/22", and "15/6" for the day of that name nearest
 * before the end of this year. The text itself where it is no day.
 */
export function typedDate(text: string, today: CivilDate): CivilDate | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const exact = parseDate(trimmed);
  if (exact !== undefined) return exact;
  const match = DIGITS.exec(trimmed) ?? SHORT.exec(trimmed);
  if (!match) return text;
  const [, day, month, year = String(dateParts(today).year)] = match;
  const century = today.slice(0, 2);
  return parseDate(`${day}/${month}/${year.length === 2 ? century + year : year}`) ?? text;
}

/** A day as it stands in its field: "15/06/2022". */
export function shownDate(value: unknown): string {
  if (typeof value !== 'string') return '';
  return isCivilDate(value) ? formatDate(value) : value;
}

const KB = 1024;

/** Size of a file for reading: "3,2 MB", "480 KB". */
export function readableSize(bytes: number): string {
  return bytes < KB * KB
    ? `${formatNumber(Math.max(1, bytes / KB), 'vi', 0)} KB`
    : `${formatNumber(bytes / KB / KB, 'vi', 1)} MB`;
}
