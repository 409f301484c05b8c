/** What records count. */
import { z } from 'zod';
import { RecordStatus, RegisterCode } from './register-shared.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, many } from './shared.ts';

export const Fact = z
  .object({
    measure: z.string(),
    day: CivilDate,
    breakdown: z.record(z.string(), z.string()),
    value: z.number(),
    verified: z.boolean(),
  })
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof Fact>;

const counted = {
  bodyId: many(Id),
  below: z.stringbool().optional().describe('With what stands below these bodies in the tree'),
  groupId: Id.optional().describe('The bodies of a group'),
  from: CivilDate.optional().describe(
    'First day; its whole month. Without it from the beginning, as a stock needs',
  ),
  to: CivilDate.optional().describe('Last day; its whole month'),
  verified: z.stringbool().optional().describe('Only what was verified'),
};

export const Total = z
  .object({
    measure: z.string(),
    month: CivilDate.nullable().describe('First day of the month'),
    body: BodyRef.nullable(),
    breakdown: z.record(z.string(), z.string()),
    value: z.number(),
    verifiedValue: z.number(),
  })
  .meta({ id: 'FactTotal' });
export type Total = z.infer<typeof Total>;

export const totals = route({
  id: 'register.totals',
  method: 'GET',
  path: '/api/facts',
  summary: { vi: 'Số liệu tổng hợp từ các sổ', en: 'Totals of what records count' },
  query: z.object({
    measure: many(z.string().max(40)),
    ...counted,
    by: many(z.enum(['month', 'body', 'branch', 'choice', 'axis'])).describe(
      'branch: by the bodies directly below those named, each with all that stands below it on the last day, and those ' +
        'named by themselves; choice: by the choices that make the total; axis: by breakdowns (of which women), the ' +
        'total among them',
    ),
  }),
  output: z.object({ items: z.array(Total) }),
});

export const countedRecords = route({
  id: 'register.countedRecords',
  method: 'GET',
  path: '/api/facts/records',
  summary: { vi: 'Bản ghi đã tính vào một số liệu', en: 'Records counted in a number' },
  query: z.object({
    measure: z.string().max(40),
    ...counted,
    breakdown: z.string().max(300).default('').describe('"axis=category,…"; empty for the total'),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(
      z.object({
        recordId: Id,
        register: RegisterCode,
        title: z.string(),
        body: BodyRef,
        status: RecordStatus,
        day: CivilDate.describe('On which it counts; of a stock the last on which it changed'),
        value: z.number(),
        verified: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
});
