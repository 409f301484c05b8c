/**
 * The clock of the work. Normally the real one; a demo of a past year's plan shifts it by whole days, the same
 * shift that the database's present() gets as a connection option.
 */
import { type CivilDate, todayInVietnam } from '@binhdang/domain';

export interface Clock {
  readonly shiftDays: number;
  now(): Date;
  /** Civil date in Vietnam. */
  today(): CivilDate;
}

const DAY = 86_400_000;

export function clockShiftedBy(shiftDays: number): Clock {
  const now = () => new Date(Date.now() + shiftDays * DAY);
  return { shiftDays, now, today: () => todayInVietnam(now()) };
}
