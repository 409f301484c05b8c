/** Records as evidence at an obligation: which there are, what they count, and which may be added. */
import { z } from 'zod';
import { RecordLine, RecordStatus, RegisterCode, Words } from './register-shared.ts';
import { route } from './route.ts';
import { CivilDate, Id } from './shared.ts';

const obligationParams = z.object({ obligationId: Id });

export const EvidenceRecord = z
  .object({
    id: Id,
    register: RegisterCode,
    registerName: Words,
    title: z.string(),
    day: CivilDate,
    until: CivilDate.nullable(),
    status: RecordStatus,
    reportable: z.boolean().describe('May be named in a report of progress: submitted or verified'),
  })
  .meta({ id: 'EvidenceRecord' });
export type EvidenceRecord = z.infer<typeof EvidenceRecord>;

export const EvidenceFigure = z
  .object({
    measure: z.string(),
    name: Words,
    unit: Words,
    value: z.number(),
    verifiedValue: z.number(),
    women: z.number().nullable().describe('Of which women, where that was entered'),
    recordIds: z.array(Id).describe('The records that it is the sum of'),
  })
  .meta({ id: 'EvidenceFigure', description: 'What linked records count in the time of a due day' });
export type EvidenceFigure = z.infer<typeof EvidenceFigure>;

export const evidence = route({
  id: 'register.evidence',
  method: 'GET',
  path: '/api/obligations/:obligationId/evidence',
  summary: {
    vi: 'Bản ghi minh chứng của một nhiệm vụ và số liệu của chúng trong kỳ hạn',
    en: 'Records that prove an obligation, and what they count in the time of a due day',
  },
  params: obligationParams,
  query: z.object({
    occurrenceId: Id.optional().describe('Due day whose time is counted; the earliest open one if left out'),
  }),
  output: z.object({
    records: z.array(EvidenceRecord).describe('The latest first, as far as the person sees them'),
    from: CivilDate,
    to: CivilDate,
    figures: z.array(EvidenceFigure),
  }),
});

export const provers = route({
  id: 'register.provers',
  method: 'GET',
  path: '/api/obligations/:obligationId/provers',
  summary: {
    vi: 'Sổ và bản ghi có thể làm minh chứng cho một nhiệm vụ',
    en: 'Registers and records that may prove an obligation',
  },
  params: obligationParams,
  query: z.object({
    q: z.string().max(200).optional().describe('Words of the record, marks ignored'),
    all: z.stringbool().optional().describe('Of all registers, not only those whose words fit the task'),
  }),
  output: z.object({
    registers: z.array(z.object({ code: RegisterCode, name: Words, fits: z.boolean() })),
    records: z.array(RecordLine).describe('Not linked yet, the latest first, at most 50'),
  }),
});
