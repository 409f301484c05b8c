/** What the editor of due dates makes of a choice. Pure. */
import type { Cadence, CadenceKind, CivilDate, PlanSpan } from '@binhdang/domain';

/**
 * A cadence of another kind, which keeps of the present one what both have: the day, the month, the span. What the
 * present one lacks begins at the end of the plan, or on the day on which reports close by Decree 09/2019.
 */
export function changedTo(kind: CadenceKind, value: Cadence | null, plan: PlanSpan): Cadence {
  switch (kind) {
    case 'once':
    case 'before':
      return { kind, date: lastDay(value) ?? plan.endsOn };
    case 'range': {
      const end = lastDay(value) ?? plan.endsOn;
      return { kind, ...ordered(firstDay(value) ?? plan.issuedOn ?? plan.startsOn, end) };
    }
    case 'yearly':
      return { kind, month: value?.kind === 'yearly' ? value.month : 12, ...dayRule(value) };
    case 'monthly':
    case 'quarterly':
    case 'half_yearly':
      return { kind, ...dayRule(value) };
    default:
      return { kind };
  }
}

function dayRule(value: Cadence | null): { day: number; before: boolean; following: boolean } {
  if (value === null || !('day' in value)) return { day: 14, before: false, following: false };
  return { day: value.day, before: value.before, following: value.following };
}

function lastDay(value: Cadence | null): CivilDate | undefined {
  if (value?.kind === 'once' || value?.kind === 'before') return value.date;
  return value?.kind === 'range' ? value.end : undefined;
}

const firstDay = (value: Cadence | null): CivilDate | undefined =>
  value?.kind === 'range' ? value.start : undefined;

/** A span the right way round: the day that was just set pulls the other along. */
export const ordered = (
  start: CivilDate,
  end: CivilDate,
  set: 'start' | 'end' = 'end',
): { start: CivilDate; end: CivilDate } =>
  start <= end ? { start, end } : set === 'start' ? { start, end: start } : { start: end, end };

/** A number typed, as a whole one from 1 to the most there is. */
export const whole = (typed: number | string, most: number): number =>
  Math.min(most, Math.max(1, Math.round(Number(typed) || 1)));
