/** Urging bodies on: whom, about what, in which ways, and whether they have moved since. */
import { ObligationRole, STANDINGS, WorkState } from '@binhdang/domain';
import { z } from 'zod';
import { Letterhead } from './report.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, text } from './shared.ts';

export const UrgeTarget = z
  .object({
    obligationId: Id,
    task: z.string().describe('At most 300 characters of the task'),
    label: z.string().nullable(),
    role: ObligationRole,
    dueOn: CivilDate.nullable(),
    standing: z.enum(STANDINGS),
    urgedOn: CivilDate.nullable().describe('Last urged on this day'),
  })
  .meta({ id: 'UrgeTarget' });
export type UrgeTarget = z.infer<typeof UrgeTarget>;

export const UrgeBody = z
  .object({ body: BodyRef, targets: z.array(UrgeTarget) })
  .meta({ id: 'UrgeBody', description: 'A body with what it might be urged about, the latest first' });
export type UrgeBody = z.infer<typeof UrgeBody>;

export const targets = route({
  id: 'urge.targets',
  method: 'GET',
  path: '/api/plans/:planId/urge-targets',
  summary: {
    vi: 'Cơ quan còn nhiệm vụ quá hạn, sắp đến hạn hoặc chưa chuyển biến',
    en: 'Bodies with work that is late, due soon or has not moved',
  },
  params: z.object({ planId: Id }),
  output: z.object({ bodies: z.array(UrgeBody), mail: z.boolean().describe('Whether mail can be sent') }),
});

export const Letter = z
  .object({
    letterhead: Letterhead,
    each: z
      .boolean()
      .describe(
        'One letter for each body; otherwise one for all, in which every body reads the whole list of the others',
      ),
    contact: text(300, 0).describe('Whom to ask; empty for none'),
  })
  .meta({ id: 'UrgingLetter' });
export type Letter = z.infer<typeof Letter>;

export const send = route({
  id: 'urge.send',
  method: 'POST',
  path: '/api/urges',
  summary: { vi: 'Đôn đốc một hoặc nhiều nhiệm vụ, cơ quan', en: 'Urge one or many obligations and bodies' },
  body: z.object({
    obligationIds: z.array(Id).min(1).max(5000).describe('Of one plan'),
    message: text(4000),
    answerBy: CivilDate.nullable(),
    byMail: z.boolean(),
    letter: Letter.nullable(),
  }),
  output: z.object({
    bodies: z.number().int(),
    obligations: z.number().int(),
    told: z.number().int().describe('People who got a notification'),
    letters: z.array(Id),
  }),
  problems: ['wrong-state'],
});

export const Urge = z
  .object({
    id: Id,
    planId: Id,
    planNumber: z.string().nullable(),
    body: BodyRef,
    message: z.string(),
    answerBy: CivilDate.nullable(),
    sentBy: PersonRef,
    sentAt: Instant,
    byMail: z.boolean(),
    letterId: Id.nullable(),
    items: z.array(
      z.object({
        obligationId: Id,
        task: z.string(),
        label: z.string().nullable(),
        answer: z
          .object({ at: Instant, state: WorkState, narrative: z.string().describe('At most 300 characters') })
          .nullable()
          .describe('What the body last reported since it was urged'),
      }),
    ),
  })
  .meta({ id: 'Urge' });
export type Urge = z.infer<typeof Urge>;

export const list = route({
  id: 'urge.list',
  method: 'GET',
  path: '/api/urges',
  summary: {
    vi: 'Các lần đôn đốc: đã gửi, hoặc gửi đến cơ quan của tôi',
    en: 'Urges: those sent, or those to my body',
  },
  query: z.object({
    planId: Id.optional(),
    bodyId: Id.optional(),
    page: z.coerce.number().int().min(1).default(1),
  }),
  output: z.object({
    items: z.array(Urge).describe('Newest first, 50 a page'),
    total: z.number().int(),
    plans: z
      .array(
        z.object({
          id: Id,
          number: z.string().nullable(),
          title: z.string(),
          mayUrge: z.boolean(),
        }),
      )
      .describe('Published plans that the person sees'),
  }),
});
