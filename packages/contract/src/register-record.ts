/** Records: listed, read, entered, changed, judged, deleted. */
import { z } from 'zod';
import { StoredFile } from './files.ts';
import { Fact } from './register-fact.ts';
import { Proof } from './register-proof.ts';
import {
  Names,
  oneRecord,
  RecordLine,
  RecordStatus,
  RegisterCode,
  Values,
  Words,
} from './register-shared.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, many, PersonRef, text, Version } from './shared.ts';

export const records = route({
  id: 'register.records',
  method: 'GET',
  path: '/api/registers/:register/records',
  summary: { vi: 'Danh sách bản ghi của một sổ', en: 'Records of a register' },
  params: z.object({ register: RegisterCode }),
  query: z.object({
    bodyId: many(Id),
    status: many(RecordStatus),
    dayFrom: CivilDate.optional(),
    dayTo: CivilDate.optional(),
    asOf: CivilDate.optional().describe('Of a register of states: those that held on this day'),
    q: text(200, 0).optional().describe('Words, whatever their diacritics and case'),
    filter: many(z.string().max(300)).describe(
      '"field:value" for fields that the definition offers as filters',
    ),
    importId: Id.optional().describe('Those that came in by one import'),
    sort: z
      .string()
      .max(40)
      .default('day')
      .describe(
        'What to sort by: day, body, status, recordedAt, or the code of a column of the list. Texts, names of ' +
          'choices, bodies and places go by the Vietnamese alphabet, grids by their total; empty ones come last',
      ),
    order: z.enum(['desc', 'asc']).default('desc'),
    after: z.string().max(2000).optional().describe('Cursor of the page before, of the same sort and order'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(RecordLine),
    next: z.string().nullable(),
    total: z.number().int(),
    byStatus: z.record(RecordStatus, z.number().int()).describe('Whatever status is asked for'),
    names: Names,
  }),
});

export const RecordVersion = z
  .object({
    number: Version,
    values: Values,
    deleted: z.boolean(),
    reason: z.string().nullable(),
    madeBy: PersonRef.nullable().describe('null: the system, which removed personal data'),
    madeAt: Instant,
  })
  .meta({ id: 'RecordVersion' });

export const RecordDetail = z
  .object({
    id: Id,
    register: RegisterCode,
    definitionId: Id,
    number: Version.describe('Version of the definition that it was written on'),
    body: BodyRef,
    day: CivilDate,
    until: CivilDate.nullable(),
    status: RecordStatus,
    deleted: z.boolean(),
    title: z.string(),
    values: Values,
    namesShown: z.boolean().describe('false: where a person is named, the values say “•••” or nothing'),
    personalRemovedAt: Instant.nullable().describe('Personal data were removed, their time being over'),
    recordedBy: PersonRef,
    recordedAt: Instant,
    judgedBy: PersonRef.nullable(),
    judgedAt: Instant.nullable(),
    remarks: z.string().nullable(),
    version: Version,
    versions: z.array(RecordVersion).describe('The latest first; none of a draft'),
    proofs: z.array(Proof),
    files: z.array(StoredFile.extend({ field: z.string() })),
    facts: z.array(Fact),
    names: Names,
    allowed: z.array(z.string()).describe('Lines of the policy that allow the person to act here'),
  })
  .meta({ id: 'RecordDetail' });
export type RecordDetail = z.infer<typeof RecordDetail>;

export const record = route({
  id: 'register.record',
  method: 'GET',
  path: '/api/records/:recordId',
  summary: {
    vi: 'Một bản ghi với các lần sửa, minh chứng, số liệu',
    en: 'A record with its versions, proofs and facts',
  },
  params: oneRecord,
  output: RecordDetail,
});

/** What is wrong but may stand, with its place in the form. */
const Warnings = z.array(z.object({ path: z.string(), message: Words }));
const Written = z.object({ id: Id, version: Version, status: RecordStatus, warnings: Warnings });

export const createRecord = route({
  id: 'register.create',
  method: 'POST',
  path: '/api/registers/:register/records',
  summary: { vi: 'Ghi vào sổ', en: 'Enter a record' },
  params: z.object({ register: RegisterCode }),
  body: z.object({
    bodyId: Id,
    values: Values,
    submit: z.boolean().describe('false: a draft, which only its body sees and which may be incomplete'),
    id: Id.optional().describe(
      'Made by the caller, so that an entry which waited for weeks is kept once however often it is sent',
    ),
    definitionId: Id.optional().describe(
      'The definition that the form was made from; by default the one in force',
    ),
    obligationIds: z.array(Id).max(50).default([]).describe('Obligations that it proves'),
  }),
  output: Written,
  problems: ['wrong-state'],
});

export const changeRecord = route({
  id: 'register.change',
  method: 'PUT',
  path: '/api/records/:recordId',
  summary: {
    vi: 'Sửa một bản ghi; bản ghi đã xác nhận thì nêu lý do và chờ xác nhận lại',
    en: 'Change a record; one that was verified needs a reason and waits for verification again',
  },
  params: oneRecord,
  body: z.object({
    version: Version,
    values: Values,
    submit: z.boolean().describe('false: keep as draft, or as sent back; no choice for what was submitted'),
    reason: text(1000, 0).nullable().default(null),
  }),
  output: Written,
  problems: ['edit-conflict', 'wrong-state'],
});

export const submitRecord = route({
  id: 'register.submit',
  method: 'POST',
  path: '/api/records/:recordId/submit',
  summary: { vi: 'Gửi một bản ghi', en: 'Submit a record' },
  params: oneRecord,
  body: z.object({ version: Version }),
  output: Written,
  problems: ['edit-conflict', 'wrong-state'],
});

export const judgeRecords = route({
  id: 'register.judge',
  method: 'POST',
  path: '/api/records/judge',
  summary: { vi: 'Xác nhận hoặc trả lại nhiều bản ghi', en: 'Verify or return records' },
  body: z.object({
    items: z
      .array(z.object({ recordId: Id, version: Version }))
      .min(1)
      .max(200),
    verdict: z.enum(['verified', 'returned']),
    remarks: text(2000, 0).default(''),
  }),
  output: z.object({ judged: z.number().int() }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const deleteRecord = route({
  id: 'register.delete',
  method: 'POST',
  path: '/api/records/:recordId/delete',
  summary: {
    vi: 'Xóa một bản ghi: không còn được tính, các lần ghi vẫn được giữ',
    en: 'Delete a record: it counts no more, its versions stay',
  },
  params: oneRecord,
  body: z.object({ version: Version, reason: text(1000, 0).nullable().default(null) }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict', 'wrong-state'],
});
