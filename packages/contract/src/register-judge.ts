/** Records that wait for a verdict, across the registers. */
import { z } from 'zod';
import { RegisterCode, Words } from './register-shared.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, many, Version } from './shared.ts';

export const WaitingRecord = z
  .object({
    id: Id,
    register: RegisterCode,
    body: BodyRef,
    day: CivilDate,
    title: z.string(),
    recordedAt: Instant,
    again: z.boolean().describe('It was verified or returned before, and has been changed since'),
    version: Version,
  })
  .meta({ id: 'WaitingRecord' });
export type WaitingRecord = z.infer<typeof WaitingRecord>;

export const waiting = route({
  id: 'register.waiting',
  method: 'GET',
  path: '/api/records/waiting',
  summary: {
    vi: 'Bản ghi của mọi sổ đang chờ tôi xác nhận',
    en: 'Records of all registers that wait for my verdict',
  },
  query: z.object({
    register: many(RegisterCode),
    bodyId: many(Id),
    after: z.string().max(300).optional().describe('Cursor of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({
    items: z
      .array(WaitingRecord)
      .describe(
        'By register and body, in each the earliest day first: what belongs together is judged together',
      ),
    next: z.string().nullable(),
    total: z.number().int().describe('Of the registers and bodies asked for'),
    byRegister: z
      .array(z.object({ register: RegisterCode, name: Words, count: z.number().int() }))
      .describe('Of the bodies asked for, whatever register is'),
    byBody: z
      .array(z.object({ body: BodyRef, count: z.number().int() }))
      .describe('Of the registers asked for, whatever body is'),
  }),
});
