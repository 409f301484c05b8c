import type { Language } from '../text/number.ts';
import { addMonths, type CivilDate, civilDate, clampedDate, dateParts, daysInMonth } from './civil.ts';

/**
 * Reporting periods: month, quarter, half year, nine months, year.
 *
 * Two ways of closing a period live side by side. Statistics (Decree 60/2018/NĐ-CP) close on the calendar. Periodic
 * reports between offices (Decree 09/2019/NĐ-CP) run from the 15th to the 14th, so that figures are in before the
 * report is due. A period is the same in both; only its bounds differ.
 */

export const PERIOD_KINDS = ['month', 'quarter', 'half', 'nine_months', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Last index of each kind: 12 months, 4 quarters, 2 halves, one of the others. */
const LAST_INDEX: Record<PeriodKind, number> = { month: 12, quarter: 4, half: 2, nine_months: 1, year: 1 };
/** Length of each kind in months. */
const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, nine_months: 9, year: 12 };

export interface Period {
  kind: PeriodKind;
  year: number;
  /** which month, quarter or half of the year, from 1; 1 for nine months and year */
  index: number;
}

/** Whether there is such a period in a year. */
export const isPeriod = ({ kind, year, index }: Period): boolean =>
  index >= 1 && index <= LAST_INDEX[kind] && year >= 1900 && year <= 2999;

/** `calendar`: whole months (statistics). `administrative`: 15th to 14th (periodic reports). */
export type Closing = 'calendar' | 'administrative';

export interface PeriodBounds {
  /** first day */
  readonly start: CivilDate;
  /** last day, included */
  readonly end: CivilDate;
}

/** First and last day of a period; the administrative year 2022 runs from 15 December 2021 to 14 December 2022. */
export function periodBounds(period: Period, closing: Closing = 'calendar'): PeriodBounds {
  const firstMonth = period.kind === 'nine_months' ? 1 : (period.index - 1) * MONTHS[period.kind] + 1;
  const lastMonth = firstMonth + MONTHS[period.kind] - 1;
  if (closing === 'calendar') {
    return {
      start: civilDate(period.year, firstMonth, 1),
      end: civilDate(period.year, lastMonth, daysInMonth(period.year, lastMonth)),
    };
  }
  return {
    start: addMonths(civilDate(period.year, firstMonth, 15), -1),
    end: clampedDate(period.year, lastMonth, 14),
  };
}

/** The period of this kind that a day belongs to; for nine months `undefined` from October on. */
export function periodOf(kind: PeriodKind, date: CivilDate): Period | undefined {
  const { year, month } = dateParts(date);
  if (kind === 'nine_months') return month <= 9 ? { kind, year, index: 1 } : undefined;
  return { kind, year, index: Math.floor((month - 1) / MONTHS[kind]) + 1 };
}

/** The period `steps` further on (negative: back), of the same kind: December 2022 + 1 is January 2023. */
export function shiftPeriod(period: Period, steps: number): Period {
  const perYear = LAST_INDEX[period.kind];
  const position = period.year * perYear + (period.index - 1) + steps;
  return { kind: period.kind, year: Math.floor(position / perYear), index: (position % perYear) + 1 };
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** Name of a period: "Quý I năm 2022", "6 tháng đầu năm 2022", "9 tháng năm 2022"; English "Quarter 1 of 2022". */
export function periodLabel(period: Period, language: Language = 'vi'): string {
  const { kind, year, index } = period;
  const vietnamese: Record<PeriodKind, string> = {
    month: `Tháng ${index} năm ${year}`,
    quarter: `Quý ${ROMAN[index - 1]} năm ${year}`,
    half: `6 tháng ${index === 1 ? 'đầu' : 'cuối'} năm ${year}`,
    nine_months: `9 tháng năm ${year}`,
    year: `Năm ${year}`,
  };
  const english: Record<PeriodKind, string> = {
    month: `Month ${index} of ${year}`,
    quarter: `Quarter ${index} of ${year}`,
    half: `${index === 1 ? 'First' : 'Second'} half of ${year}`,
    nine_months: `First nine months of ${year}`,
    year: `Year ${year}`,
  };
  return (language === 'vi' ? vietnamese : english)[kind];
}

/** The same above a column: "T3/2022", "Quý I/2022", "6T đầu/2022"; nine months have no shorter name. */
export function periodShort(period: Period, language: Language = 'vi'): string {
  const { kind, year, index } = period;
  const vietnamese = language === 'vi';
  switch (kind) {
    case 'month':
      return vietnamese ? `T${index}/${year}` : `${String(index).padStart(2, '0')}/${year}`;
    case 'quarter':
      return vietnamese ? `Quý ${ROMAN[index - 1]}/${year}` : `Q${index}/${year}`;
    case 'half':
      return vietnamese ? `6T ${index === 1 ? 'đầu' : 'cuối'}/${year}` : `H${index}/${year}`;
    case 'nine_months':
      return periodLabel(period, language);
    case 'year':
      return String(year);
  }
}

const KEY = /^(\d{4})(?:-(?:M(\d{2})|Q(\d)|H(\d)|(9M)))?$/;

/** Short code of a period for addresses and files: 2022-M03, 2022-Q1, 2022-H1, 2022-9M, 2022. */
export function periodKey(period: Period): string {
  const suffix: Record<PeriodKind, string> = {
    month: `-M${String(period.index).padStart(2, '0')}`,
    quarter: `-Q${period.index}`,
    half: `-H${period.index}`,
    nine_months: '-9M',
    year: '',
  };
  return `${period.year}${suffix[period.kind]}`;
}

/** The period of a short code; `undefined` if it is none. */
export function parsePeriodKey(key: string): Period | undefined {
  const match = KEY.exec(key);
  if (!match) return undefined;
  const [, year, month, quarter, half, nine] = match;
  const [kind, index]: [PeriodKind, number] = month
    ? ['month', Number(month)]
    : quarter
      ? ['quarter', Number(quarter)]
      : half
        ? ['half', Number(half)]
        : [nine ? 'nine_months' : 'year', 1];
  const period = { kind, year: Number(year), index };
  return isPeriod(period) ? period : undefined;
}
