/** What a record proves. */
import { z } from 'zod';
import { oneRecord, RecordLine } from './register-shared.ts';
import { route } from './route.ts';
import { CivilDate, Id } from './shared.ts';

export const Proof = z
  .object({
    obligationId: Id,
    planId: Id,
    planNumber: z.string().nullable(),
    label: z.string().nullable(),
    task: z.string().describe('At most 400 characters of the task'),
    dueOn: CivilDate.nullable(),
    linked: z.boolean(),
  })
  .meta({ id: 'Proof', description: 'An obligation that a record proves or may prove' });
export type Proof = z.infer<typeof Proof>;

export const provable = route({
  id: 'register.provable',
  method: 'GET',
  path: '/api/records/:recordId/obligations',
  summary: {
    vi: 'Nhiệm vụ mà bản ghi có thể làm minh chứng',
    en: 'Obligations that a record may prove',
  },
  params: oneRecord,
  query: z.object({
    all: z.stringbool().optional().describe('All of the body, not only those whose words fit the register'),
  }),
  output: z.object({ items: z.array(Proof) }),
});

export const linkProof = route({
  id: 'register.linkProof',
  method: 'POST',
  path: '/api/records/:recordId/obligations',
  summary: { vi: 'Dùng bản ghi làm minh chứng cho nhiệm vụ', en: 'Let a record prove an obligation' },
  params: oneRecord,
  body: z.object({ obligationId: Id }),
});

export const unlinkProof = route({
  id: 'register.unlinkProof',
  method: 'DELETE',
  path: '/api/records/:recordId/obligations/:obligationId',
  summary: { vi: 'Thôi dùng bản ghi làm minh chứng', en: 'No longer let a record prove an obligation' },
  params: z.object({ recordId: Id, obligationId: Id }),
});

export const proofsOf = route({
  id: 'register.proofsOf',
  method: 'GET',
  path: '/api/obligations/:obligationId/records',
  summary: { vi: 'Bản ghi minh chứng cho một nhiệm vụ', en: 'Records that prove an obligation' },
  params: z.object({ obligationId: Id }),
  output: z.object({ items: z.array(RecordLine) }),
});
