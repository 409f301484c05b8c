import { type CivilDate, daysBetween } from '../time/index.ts';
import { isClosed, type WorkStatus } from './state.ts';

/**
 * Where an obligation stands today, derived and never stored: it changes by the mere passing of days.
 */
export const STANDINGS = [
  'late',
  'returned',
  'due_soon',
  'no_movement',
  'undated',
  'on_track',
  'awaiting_verification',
  'done_late',
  'done_on_time',
  'not_applicable',
] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_NAMES: Record<Standing, { readonly vi: string; readonly en: string }> = {
  late: { vi: 'Quá hạn', en: 'Late' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
  due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  no_movement: { vi: 'Chưa chuyển biến', en: 'No movement' },
  undated: { vi: 'Chưa xác định thời hạn', en: 'No due date' },
  on_track: { vi: 'Trong hạn', en: 'On track' },
  awaiting_verification: { vi: 'Chờ xác nhận', en: 'Awaiting verification' },
  done_late: { vi: 'Hoàn thành quá hạn', en: 'Done late' },
  done_on_time: { vi: 'Hoàn thành đúng hạn', en: 'Done on time' },
  not_applicable: { vi: 'Không áp dụng', en: 'Not applicable' },
};

/** So many days before the due day (the day itself included) an obligation counts as due soon. */
export const DUE_SOON_DAYS = 7;
/** So many days without any report, while running, count as no movement. */
export const NO_MOVEMENT_DAYS = 30;

/** What the standing is derived from. */
export interface WorkFacts extends WorkStatus {
  /** last day on which it is on time; null if it has none */
  readonly due: CivilDate | null;
  /** true if the document leaves the day open and an officer must set it (not for "thường xuyên" or "đột xuất") */
  readonly needsDate: boolean;
  /** day from which it runs: publication of the plan, or the start of its span if later */
  readonly runsFrom: CivilDate;
  /** day of the last report on it; null if there was none */
  readonly lastMovementOn: CivilDate | null;
}

/**
 * The one standing that is shown, by this order; the first that fits holds:
 * 1. verified: `not_applicable`, or `done_late` if finished after the due day, else `done_on_time`
 * 2. `awaiting_verification`: the body has done its part, so it is no longer late through the checker's delay
 * 3. `late`: the due day has passed; a return does not stop the clock
 * 4. `returned`: remarks wait for the body
 * 5. `due_soon`: due within 7 days, today included
 * 6. `no_movement`: 30 days or more since the last report, or since it began to run if there was none
 * 7. `undated`: an officer must still set the day
 * 8. `on_track`
 *
 * Done without a verdict (null) counts as verified: some work is not checked by anyone.
 * A report of mere progress waits for a verdict too, but does not change where the work stands.
 */
export function standing(work: WorkFacts, today: CivilDate): Standing {
  if (isClosed(work.state) && work.verdict === 'submitted') return 'awaiting_verification';
  if (work.state === 'not_applicable') return 'not_applicable';
  if (work.state === 'done') return finishedLate(work) ? 'done_late' : 'done_on_time';
  if (work.due !== null && work.due < today) return 'late';
  if (work.verdict === 'returned') return 'returned';
  if (work.due !== null && daysBetween(today, work.due) <= DUE_SOON_DAYS) return 'due_soon';
  if (stands(work, today)) return 'no_movement';
  return work.needsDate && work.due === null ? 'undated' : 'on_track';
}

function finishedLate(work: WorkFacts): boolean {
  return work.due !== null && work.doneOn !== null && work.doneOn > work.due;
}

function stands(work: WorkFacts, today: CivilDate): boolean {
  const since =
    work.lastMovementOn !== null && work.lastMovementOn > work.runsFrom ? work.lastMovementOn : work.runsFrom;
  return daysBetween(since, today) >= NO_MOVEMENT_DAYS;
}

/** Standings that ask somebody to act, in the order in which they should be looked at. */
export const NEEDS_ATTENTION: readonly Standing[] = [
  'late',
  'returned',
  'due_soon',
  'no_movement',
  'undated',
];

/** Standings in which nothing more is owed. */
export const CLOSED: readonly Standing[] = ['done_on_time', 'done_late', 'not_applicable'];

/**
 * Standing of the whole from those of its occurrences or parts: the one that asks most for action, in the order of
 * {@link STANDINGS}. `undefined` for nothing.
 */
export function worstStanding(parts: Iterable<Standing>): Standing | undefined {
  let worst: Standing | undefined;
  for (const part of parts) {
    if (worst === undefined || STANDINGS.indexOf(part) < STANDINGS.indexOf(worst)) worst = part;
  }
  return worst;
}
