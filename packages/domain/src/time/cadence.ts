import type { Language } from '../text/number.ts';
import { addDays, type CivilDate, clampedDate, dateParts } from './civil.ts';
import { formatDate } from './format.ts';
import type { Period } from './period.ts';
import type { Cadence } from './schema.ts';

/**
 * When an obligation falls due. The kinds are those that plans and reporting regimes really use: one day, before a
 * day, a span, every month, quarter, half year or year, at once when something happens, all the time, and "theo quy
 * định" (as prescribed), where the document names no day and the lead officer must set one.
 *
 * The recurring kinds report on a period and fall due on a day of its last month, or with `following` of the month after
 * it ("ngày 05 tháng sau"). "Trước ngày N" leaves the day N itself out: the last good day is the one before. `before` says so for the
 * recurring kinds.
 */

export type CadenceKind = Cadence['kind'];

export const CADENCE_KINDS = [
  'once',
  'before',
  'range',
  'monthly',
  'quarterly',
  'half_yearly',
  'yearly',
  'immediate',
  'continuous',
  'prescribed',
] as const satisfies readonly CadenceKind[];

/** One time at which an obligation falls due. */
export interface Occurrence {
  /** last day on which it is on time */
  readonly due: CivilDate;
  /** first day on which it may be done; null if it has none */
  readonly start: CivilDate | null;
  /** the period it reports on, for recurring kinds */
  readonly period: Period | null;
}

/** Whether days follow from the cadence; immediate, continuous and as-prescribed obligations have none. */
export function isDated(cadence: Cadence): boolean {
  return cadence.kind !== 'immediate' && cadence.kind !== 'continuous' && cadence.kind !== 'prescribed';
}

/** Whether it falls due again and again. */
export function isRecurring(cadence: Cadence): boolean {
  return (
    cadence.kind === 'monthly' ||
    cadence.kind === 'quarterly' ||
    cadence.kind === 'half_yearly' ||
    cadence.kind === 'yearly'
  );
}

/** Whether an officer still has to say when: true only for "theo quy định". */
export function needsDate(cadence: Cadence): boolean {
  return cadence.kind === 'prescribed';
}

/**
 * All due days from `from` to `to`, both included, in order of time. Empty for kinds without days.
 * For a plan of one year give its first and last day.
 */
export function occurrences(cadence: Cadence, from: CivilDate, to: CivilDate): Occurrence[] {
  const candidates = isRecurring(cadence) ? recurring(cadence, from, to) : single(cadence);
  return candidates.filter((occurrence) => from <= occurrence.due && occurrence.due <= to);
}

function single(cadence: Cadence): Occurrence[] {
  switch (cadence.kind) {
    case 'once':
      return [{ due: cadence.date, start: null, period: null }];
    case 'before':
      return [{ due: addDays(cadence.date, -1), start: null, period: null }];
    case 'range':
      return [{ due: cadence.end, start: cadence.start, period: null }];
    default:
      return [];
  }
}

function recurring(cadence: Cadence, from: CivilDate, to: CivilDate): Occurrence[] {
  const found: Occurrence[] = [];
  // One year of margin on both sides: "before day 1" and "following" move a due day across the turn of the year.
  for (let year = dateParts(from).year - 1; year <= dateParts(to).year + 1; year += 1) {
    found.push(...occurrencesOfYear(cadence, year));
  }
  return found;
}

/** Occurrences that report on one calendar year. */
function occurrencesOfYear(cadence: Cadence, year: number): Occurrence[] {
  switch (cadence.kind) {
    case 'monthly':
      return steps(12, (index) => at(cadence, year, index, { kind: 'month', year, index }));
    case 'quarterly':
      return steps(4, (index) => at(cadence, year, index * 3, { kind: 'quarter', year, index }));
    case 'half_yearly':
      return steps(2, (index) => at(cadence, year, index * 6, { kind: 'half', year, index }));
    case 'yearly':
      return [
        at({ ...cadence, following: false }, year + Number(cadence.following), cadence.month, {
          kind: 'year',
          year,
          index: 1,
        }),
      ];
    default:
      return [];
  }
}

function steps(count: number, make: (index: number) => Occurrence): Occurrence[] {
  return Array.from({ length: count }, (_, position) => make(position + 1));
}

function at(
  rule: { readonly day: number; readonly before: boolean; readonly following: boolean },
  year: number,
  month: number,
  period: Period,
): Occurrence {
  const over = rule.following && month === 12;
  const named = clampedDate(over ? year + 1 : year, over ? 1 : month + Number(rule.following), rule.day);
  return { due: rule.before ? addDays(named, -1) : named, start: null, period };
}

/** The cadence in words, as it stands on screen and in documents. */
export function cadenceText(cadence: Cadence, language: Language = 'vi'): string {
  return language === 'vi' ? vietnameseText(cadence) : englishText(cadence);
}

function vietnameseText(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'once':
      return `Ngày ${formatDate(cadence.date)}`;
    case 'before':
      return `Trước ngày ${formatDate(cadence.date)}`;
    case 'range':
      return `Từ ngày ${formatDate(cadence.start)} đến ngày ${formatDate(cadence.end)}`;
    case 'monthly':
      return cadence.following
        ? `Hằng tháng, ${vietnameseDay(cadence).toLowerCase()} của tháng sau`
        : `${vietnameseDay(cadence)} hằng tháng`;
    case 'quarterly':
      return `${vietnameseDay(cadence)} ${cadence.following ? 'tháng đầu quý sau' : 'tháng cuối quý'}`;
    case 'half_yearly':
      return `6 tháng một lần, ${vietnameseDay(cadence).toLowerCase()} ${cadence.following ? 'tháng 7 và tháng 01 năm sau' : 'tháng 6 và tháng 12'}`;
    case 'yearly': {
      const when = `${vietnameseDay(cadence)}/${String(cadence.month).padStart(2, '0')}`;
      return cadence.following ? `${when} năm sau` : `${when} hằng năm`;
    }
    case 'immediate':
      return 'Đột xuất, báo cáo ngay khi phát sinh';
    case 'continuous':
      return 'Thường xuyên';
    case 'prescribed':
      return 'Theo quy định (chưa xác định ngày)';
  }
}

function vietnameseDay(rule: { readonly day: number; readonly before: boolean }): string {
  return `${rule.before ? 'Trước ngày' : 'Ngày'} ${String(rule.day).padStart(2, '0')}`;
}

function englishText(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'once':
      return `On ${formatDate(cadence.date)}`;
    case 'before':
      return `Before ${formatDate(cadence.date)}`;
    case 'range':
      return `From ${formatDate(cadence.start)} to ${formatDate(cadence.end)}`;
    case 'monthly':
      return `Every month ${englishDay(cadence)}${cadence.following ? ' of the month after' : ''}`;
    case 'quarterly':
      return `Every quarter ${englishDay(cadence)} of ${cadence.following ? 'the month after it' : 'its last month'}`;
    case 'half_yearly':
      return `Twice a year ${englishDay(cadence)} of ${cadence.following ? 'July and January' : 'June and December'}`;
    case 'yearly': {
      const when = `${cadence.before ? 'before' : 'on'} ${String(cadence.day).padStart(2, '0')}/${String(cadence.month).padStart(2, '0')}`;
      return cadence.following ? `Every year ${when} of the following year` : `Every year ${when}`;
    }
    case 'immediate':
      return 'At once, whenever it happens';
    case 'continuous':
      return 'All the time';
    case 'prescribed':
      return 'As prescribed (no date set yet)';
  }
}

function englishDay(rule: { readonly day: number; readonly before: boolean }): string {
  return `${rule.before ? 'before day' : 'on day'} ${rule.day}`;
}
