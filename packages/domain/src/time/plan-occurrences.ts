import { isRecurring, type Occurrence, occurrences } from './cadence.ts';
import { addMonths, type CivilDate } from './civil.ts';
import { periodBounds } from './period.ts';
import type { Cadence } from './schema.ts';

/** The time a plan covers, first and last day included. */
export interface PlanSpan {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  /** date of the document; null for one without a date */
  readonly issuedOn: CivilDate | null;
}

/**
 * The days on which an obligation of a plan falls due. Of a recurring one those from the document's date on whose
 * period ends within the plan: a yearly report due in February of the next year is still of this plan. Of others the
 * day itself.
 */
export function planOccurrences(cadence: Cadence | null, plan: PlanSpan): Occurrence[] {
  if (cadence === null) return [];
  if (!isRecurring(cadence)) return occurrences(cadence, '1900-01-01', '2999-12-31');
  const from = plan.issuedOn !== null && plan.issuedOn > plan.startsOn ? plan.issuedOn : plan.startsOn;
  return occurrences(cadence, from, addMonths(plan.endsOn, 13)).filter(({ period }) => {
    if (period === null) return false;
    const { end } = periodBounds(period);
    return plan.startsOn <= end && end <= plan.endsOn;
  });
}
