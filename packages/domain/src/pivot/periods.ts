import { type CivilDate, monthOf, periodKey, periodSteps } from '../time/index.ts';
import { isTime, type Time } from './model.ts';

/** The shortest time that the pivot tells apart. */
export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Its member in each dimension of time that is used. */
  readonly members: Readonly<Partial<Record<Time, string>>>;
}

const STEPS = { '@year': 'year', '@quarter': 'quarter', '@month': 'month' } as const;

/**
 * Spans from one month to another, as fine as the finest dimension of time; later than this month there is nothing yet.
 * Beside the year, quarters and months are those of any year ("M03"), so that years can be compared; else of one ("2022-M03").
 */
export function spansOf(
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  dimensions: readonly string[],
  today: CivilDate,
): Span[] {
  const last = [monthOf(to).end, monthOf(today).end].sort()[0] ?? to;
  const first = monthOf(from).start;
  if (first > last) return [];
  const times = dimensions.filter(isTime);
  const finest = (['@month', '@quarter', '@year'] as const).find((one) => times.includes(one));
  if (finest === undefined) return [{ from: first, to: last, members: {} }];
  const compared = times.includes('@year');
  return periodSteps(STEPS[finest], first, last).map(({ start, end }) => ({
    from: start,
    to: end,
    members: Object.fromEntries(times.map((time) => [time, memberOf(time, start, compared)])),
  }));
}

function memberOf(time: Time, day: CivilDate, compared: boolean): string {
  const [step] = periodSteps(STEPS[time], day, day);
  if (step === undefined) return '';
  const key = periodKey(step.period);
  return compared && time !== '@year' ? key.slice(5) : key;
}
