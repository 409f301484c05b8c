import {
  addDays,
  type CivilDate,
  clampedDate,
  dateParts,
  daysBetween,
  type Period,
  periodBounds,
  periodOf,
  shiftPeriod,
} from '../time/index.ts';
import type { DueRule, ReportingDuty } from './model.ts';

/** Last day for the report of a period, before any extension. */
export function dueOn({ monthsAfter, day }: DueRule, period: Period): CivilDate {
  const { year, month } = dateParts(periodBounds(period).end);
  const position = year * 12 + (month - 1) + monthsAfter;
  return clampedDate(Math.floor(position / 12), (position % 12) + 1, day);
}

/** A report that is owed: its period and its last day. */
export interface Owed {
  readonly period: Period;
  readonly dueOn: CivilDate;
}

/** All reports of a duty whose last day lies between two days, both included, in order. */
export function owedBetween(
  { period: kind, due, since }: Pick<ReportingDuty, 'period' | 'due' | 'since'>,
  from: CivilDate,
  to: CivilDate,
): Owed[] {
  if (from > to) return [];
  // A report is due at most 24 months after its period and 12 before its end: no period beyond these can be meant.
  const { year } = dateParts(from);
  const first = periodOf(kind, `${String(year - 3).padStart(4, '0')}-01-01`);
  const owed: Owed[] = [];
  for (let period = first; period !== undefined; period = shiftPeriod(period, 1)) {
    if (period.year > dateParts(to).year + 2) break;
    const last = dueOn(due, period);
    if (period.year >= since && last >= from && last <= to) owed.push({ period, dueOn: last });
  }
  return owed;
}

/** Days on which to remind of a report, in order. */
export function reminderDays(
  { remindDaysBefore }: Pick<ReportingDuty, 'remindDaysBefore'>,
  last: CivilDate,
): CivilDate[] {
  return [...new Set(remindDaysBefore)].sort((a, b) => b - a).map((days) => addDays(last, -days));
}

export const TIMELINESS = ['on_time', 'late', 'overdue', 'due_soon', 'open', 'exempt'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/** So many days before the last day (that day included) a report counts as due soon. */
const DUE_SOON_DAYS = 7;

export interface ReportFacts {
  readonly dueOn: CivilDate;
  /** a later last day that was granted */
  readonly extendedTo?: CivilDate | undefined;
  /** first day on which it was sent; a later return does not make it late */
  readonly sentOn?: CivilDate | undefined;
  /** the body need not send it: it has nothing to do with it, or was dissolved */
  readonly exempt?: boolean | undefined;
}

export const lastDay = ({ dueOn: due, extendedTo }: ReportFacts): CivilDate =>
  extendedTo !== undefined && extendedTo > due ? extendedTo : due;

/** How a report stands in time today: sent `on_time` or `late`; not sent: `overdue`, `due_soon`, or `open`. */
export function timeliness(report: ReportFacts, today: CivilDate): Timeliness {
  const last = lastDay(report);
  if (report.sentOn !== undefined) return report.sentOn <= last ? 'on_time' : 'late';
  if (report.exempt) return 'exempt';
  if (today > last) return 'overdue';
  return daysBetween(today, last) <= DUE_SOON_DAYS ? 'due_soon' : 'open';
}

/** Days late: those between the last day and the day it was sent, or today while it is not; 0 if in time. */
export function daysLate(report: ReportFacts, today: CivilDate): number {
  const until = report.sentOn ?? (report.exempt ? lastDay(report) : today);
  return Math.max(0, daysBetween(lastDay(report), until));
}

export interface TimelinessSum {
  readonly owed: number;
  readonly sent: number;
  readonly onTime: number;
  readonly overdue: number;
  /** share of the owed that was sent (0 to 1); null if nothing is owed */
  readonly completeness: number | null;
  /** share of the sent or overdue that was sent in time (0 to 1); null before anything was due */
  readonly punctuality: number | null;
}

/** Timeliness and completeness of many reports; what is not due yet counts in completeness alone, once it is sent. */
export function sumTimeliness(standings: readonly Timeliness[]): TimelinessSum {
  const count = (...which: Timeliness[]) => standings.filter((one) => which.includes(one)).length;
  const [onTime, late, overdue] = [count('on_time'), count('late'), count('overdue')];
  const owed = standings.length - count('exempt');
  const judged = onTime + late + overdue;
  return {
    owed,
    sent: onTime + late,
    onTime,
    overdue,
    completeness: owed === 0 ? null : (onTime + late) / owed,
    punctuality: judged === 0 ? null : onTime / judged,
  };
}
