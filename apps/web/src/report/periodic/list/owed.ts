/** Which of the reports owed are shown to who writes them. Pure. */
import type { report } from '@binhdang/contract';
import { addDays, type CivilDate } from '@binhdang/domain';

/** A year back, so that nothing owed is lost from sight; a third of a year ahead, so that it can be begun. */
export const owedSpan = (today: CivilDate) => ({ from: addDays(today, -365), to: addDays(today, 120) });

/** So long after its last day a report that was sent is still in the list. */
const RECENT_DAYS = 60;

/** Sent, and nothing to be done any more. */
const isDone = ({ state, timeliness }: report.OwedReport): boolean =>
  timeliness === 'exempt' || state === 'submitted' || state === 'accepted' || state === 'locked';

/** What there is to write: first what is due first; reports that are done follow while they are recent. */
export function toWrite(items: readonly report.OwedReport[], today: CivilDate): report.OwedReport[] {
  const recent = addDays(today, -RECENT_DAYS);
  const open = items.filter((item) => !isDone(item));
  const done = items.filter((item) => isDone(item) && item.dueOn >= recent);
  return [...open, ...done];
}

export type OwedAction = 'open' | 'goOn' | 'mend' | 'show';

export function owedAction({ reportId, state }: Pick<report.OwedReport, 'reportId' | 'state'>): OwedAction {
  if (reportId === null) return 'open';
  if (state === 'draft') return 'goOn';
  return state === 'returned' ? 'mend' : 'show';
}
