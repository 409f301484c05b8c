/** How official Vietnamese writes numbers, dates, ordinals and lists. Pure functions on strings and numbers. */

const NOT_TEXT = /[\p{Cc}\p{Cs}\uFEFF\uFFFE\uFFFF]/gu;

/**
 * Text that may stand in XML and in a PDF: NFC, lines separated by "\n", tabs as blanks, no control
 * characters, no halves of surrogate pairs.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\v|\f/g, '\n')
    .replace(/\t/g, ' ')
    .replace(NOT_TEXT, (character) => (character === '\n' ? '\n' : ''));
}

/** Vietnamese capitals. */
export function capitals(text: string): string {
  return text.toLocaleUpperCase('vi');
}

/** A sentence that goes on after a comma or a colon: first letter small, unless the first word is an acronym. */
export function lowerFirst(text: string): string {
  const [first = '', second = ''] = [...text];
  if (second !== '' && second === capitals(second) && second !== second.toLocaleLowerCase('vi')) return text;
  return first.toLocaleLowerCase('vi') + text.slice(first.length);
}

/** First letter as a capital, the rest as it is. */
export function upperFirst(text: string): string {
  const [first = ''] = [...text];
  return capitals(first) + text.slice(first.length);
}

/** Without the full stop, comma or semicolon at the end, so that the writer can set its own. */
export function withoutEndMark(text: string): string {
  return text
    .trimEnd()
    .replace(/(?:\.\/\.|(?<!\.)\.|[;,])$/u, '')
    .trimEnd();
}

/** "1.234,5": dots between thousands, comma before decimals. `decimals` fixes how many; without it at most two. */
export function formatNumber(value: number, decimals?: number): string {
  return new Intl.NumberFormat('vi-VN', {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 2,
  }).format(value);
}

/** A count in running text: "05 nhiệm vụ", "12 nhiệm vụ", "1.234 nhiệm vụ", and "00" never: zero is "0". */
export function count(value: number): string {
  return value > 0 && value < 10 && Number.isInteger(value) ? `0${value}` : formatNumber(value);
}

/** Part of a whole as "50,8%"; "0%" of nothing. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0%';
  return `${formatNumber(Math.round((part / whole) * 1000) / 10, 1).replace(/,0$/, '')}%`;
}

interface DateParts {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

function dateParts(date: string): DateParts {
  const [year = '', month, day] = date.split('-');
  return {
    year,
    ...(month ? { month: Number(month) } : {}),
    ...(day ? { day: Number(day) } : {}),
  };
}

/** Decree 30: days below 10 and the months 1 and 2 get a zero in front; March to September do not. */
const twoDigits = (value: number): string => String(value).padStart(2, '0');
const monthText = (month: number): string => (month <= 2 ? twoDigits(month) : String(month));

/** A blank to be filled in by hand or by the clerk: it must not fall at the end of a line. */
export const BLANK = '\u00A0'.repeat(6);

/**
 * "ngày 11 tháng 3 năm 2022"; parts that are not known yet stay blank.
 * @param date "2022-03-11", "2022-03" or "2022"
 */
export function longDate(date: string): string {
  const { day, month, year } = dateParts(date);
  const dayText = day === undefined ? BLANK : ` ${twoDigits(day)} `;
  const monthWord = month === undefined ? BLANK : ` ${monthText(month)} `;
  return `ngày${dayText}tháng${monthWord}năm ${year}`;
}

/** "11/3/2022", "03/01/2022": the same rule of zeros with strokes. @param date civil date YYYY-MM-DD */
export function shortDate(date: string): string {
  const { day, month, year } = dateParts(date);
  return [day === undefined ? '' : twoDigits(day), month === undefined ? '' : monthText(month), year]
    .filter((part) => part !== '')
    .join('/');
}

/** "Số: 07/BC-SLĐTBXH"; before signing the number is blank. */
export function numberAndSymbol(number: number | undefined, symbol: string): string {
  return `${number === undefined ? BLANK : twoDigits(number)}/${symbol}`;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** 4 gives "IV". */
export function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}

const POINT_LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

/** The letter of a point in Vietnamese order: 1 a, 4 d, 5 đ, 6 e, 7 g; after y comes aa. */
export function pointLetter(ordinal: number): string {
  const size = POINT_LETTERS.length;
  const last = POINT_LETTERS[(ordinal - 1) % size] ?? '';
  return ordinal > size ? pointLetter(Math.floor((ordinal - 1) / size)) + last : last;
}

/** "a, b và c". */
export function enumerate(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} và ${last}`;
}
