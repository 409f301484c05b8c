/** The reporting regime (chế độ báo cáo) as data: who owes which report for which periods by when. */
import { z } from 'zod';
import { BiText } from '../register/model.ts';
import { PERIOD_KINDS } from '../time/index.ts';

/**
 * Last day for a report, counted from the last month of its period: `{ monthsAfter: 0, day: 20 }` of a quarter is the
 * 20th of its last month; `{ monthsAfter: -1, day: 10 }` of a year is 10 November; `{ monthsAfter: 2, day: 15 }` is
 * 15 February of the next year. A day beyond the month's end is its last.
 */
export const DueRule = z.object({
  monthsAfter: z.number().int().min(-12).max(24),
  day: z.number().int().min(1).max(31),
});
export type DueRule = z.infer<typeof DueRule>;

const DutyCode = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/);

/** A report that bodies of some kinds owe for each period of a kind. */
export const ReportingDuty = z.object({
  code: DutyCode,
  name: BiText,
  /** what the same report is called at every level: those of a series consolidate each other from below */
  series: DutyCode,
  /** the outline (đề cương) that it follows */
  outline: z.string(),
  period: z.enum(PERIOD_KINDS),
  /** figures by whole months (statistics) or from the 15th to the 14th (reports between offices) */
  closing: z.enum(['calendar', 'administrative']),
  /** kinds of bodies that owe it, of catalog/body-kinds.json */
  kinds: z.array(z.string()).min(1),
  /** the body above in the tree, or the lead body of the plan */
  to: z.enum(['parent', 'lead']),
  due: DueRule,
  /** so many days before the last day a reminder goes out */
  remindDaysBefore: z.array(z.number().int().min(0).max(60)).max(5),
  /** first year for which it is owed */
  since: z.number().int().min(2000),
  /** the document that asks for it */
  basis: z.string().min(1),
});
export type ReportingDuty = z.infer<typeof ReportingDuty>;

/** `catalog/reporting.json` */
export const ReportingCatalog = z.object({ duties: z.array(ReportingDuty).min(1) });
export type ReportingCatalog = z.infer<typeof ReportingCatalog>;
