/**
 * Days, periods and cadences as schemas. In a file of their own: what is reckoned with them is in the browser's first
 * view, and must not bring the schemas' library along.
 */
import { z } from 'zod';
import { isCivilDate } from './civil.ts';
import { isPeriod, PERIOD_KINDS, type Period as PeriodOfTime } from './period.ts';

/** A day written YYYY-MM-DD, see civil.ts. */
export const CivilDate = z
  .string()
  .refine(isCivilDate, { message: 'not a date of the form YYYY-MM-DD' })
  .meta({ id: 'CivilDate', description: 'Civil date YYYY-MM-DD in Vietnam', format: 'date' });
export type CivilDate = string;

/** See period.ts. */
export const Period = z
  .object({
    kind: z.enum(PERIOD_KINDS),
    year: z.number().int().min(1900).max(2999),
    /** which month, quarter or half of the year, from 1; 1 for nine months and year */
    index: z.number().int().min(1).max(12),
  })
  .refine(isPeriod, { message: 'no such period in a year' })
  .meta({ id: 'Period' });
export type Period = PeriodOfTime;

const dayOfMonth = z.number().int().min(1).max(31);
const flag = z.boolean().default(false);

export const Cadence = z
  .discriminatedUnion('kind', [
    /** on (or at the latest on) a day */
    z.object({ kind: z.literal('once'), date: CivilDate }),
    /** before a day, that day excluded */
    z.object({ kind: z.literal('before'), date: CivilDate }),
    /** from a day to a day, both included; due on the last */
    z.object({ kind: z.literal('range'), start: CivilDate, end: CivilDate }),
    /** every month on day N; in shorter months the last day */
    z.object({ kind: z.literal('monthly'), day: dayOfMonth, before: flag, following: flag }),
    /** every quarter on day N of its last month */
    z.object({ kind: z.literal('quarterly'), day: dayOfMonth, before: flag, following: flag }),
    /** on day N of June and of December */
    z.object({ kind: z.literal('half_yearly'), day: dayOfMonth, before: flag, following: flag }),
    /** every year on a day; `following`: in the year after the one reported on ("15/02 năm sau") */
    z.object({
      kind: z.literal('yearly'),
      month: z.number().int().min(1).max(12),
      day: dayOfMonth,
      before: flag,
      following: flag,
    }),
    /** whenever it happens, at once ("kịp thời", "đột xuất") */
    z.object({ kind: z.literal('immediate') }),
    /** all the time ("thường xuyên") */
    z.object({ kind: z.literal('continuous') }),
    /** "theo quy định": no day named, the lead officer must set one */
    z.object({ kind: z.literal('prescribed') }),
  ])
  .refine((cadence) => cadence.kind !== 'range' || cadence.start <= cadence.end, {
    message: 'the end lies before the start',
  })
  .meta({ id: 'Cadence' });
export type Cadence = z.infer<typeof Cadence>;
