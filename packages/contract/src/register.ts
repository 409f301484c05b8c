/** Registers: their definitions, the records on them, what records prove and what they count. */
import { z } from 'zod';
import { StoredFile } from './files.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, many, PersonRef, text, Version } from './shared.ts';

const RegisterCode = z.string().max(60).meta({ description: 'Code of a register: "training-class"' });
const Words = z.object({ vi: z.string(), en: z.string() });
const Sight = z.enum(['plan', 'body', 'restricted']);
export const RecordStatus = z.enum(['draft', 'submitted', 'verified', 'returned']);
export type RecordStatus = z.infer<typeof RecordStatus>;

/** Values by field code, as the register's definition describes them. An empty field is absent. */
const Values = z.record(z.string(), z.unknown());

// ---------------------------------------------------------------- definitions
export const Register = z
  .object({
    code: RegisterCode,
    number: Version.describe('Version of the definition in force today'),
    definitionId: Id,
    name: Words,
    purpose: Words,
    group: z.string(),
    nature: z.enum(['event', 'state']),
    sight: Sight,
    retired: z.boolean().describe('Takes no new records'),
    counts: z
      .record(RecordStatus, z.number().int())
      .describe('Records that the person sees, by status; none of those deleted'),
    mine: z.number().int().describe('Of which those of bodies that the person works in'),
  })
  .meta({ id: 'Register' });
export type Register = z.infer<typeof Register>;

export const registers = route({
  id: 'register.list',
  method: 'GET',
  path: '/api/registers',
  summary: { vi: 'Các sổ theo dõi', en: 'Registers' },
  output: z.object({
    items: z.array(Register),
    writableBodies: z.array(BodyRef).describe('Bodies for which the person enters records'),
  }),
});

export const register = route({
  id: 'register.read',
  method: 'GET',
  path: '/api/registers/:register',
  summary: {
    vi: 'Một sổ theo dõi: biểu mẫu, danh mục, kiểm tra, số liệu',
    en: 'A register: its form, lists, checks and measures',
  },
  params: z.object({ register: RegisterCode }),
  query: z.object({
    number: z.coerce.number().int().min(1).optional().describe('Version; by default the one in force today'),
  }),
  output: z.object({
    code: RegisterCode,
    number: Version,
    definitionId: Id,
    definition: z.record(z.string(), z.unknown()).describe('RegisterDefinition'),
    axes: z.array(z.record(z.string(), z.unknown())).describe('Breakdowns (phân tổ) of the catalog'),
    retired: z.boolean(),
    versions: z.array(
      z.object({
        number: Version,
        origin: z.enum(['catalog', 'administrator']),
        appliesFrom: CivilDate,
        reason: z.string().nullable(),
        madeBy: PersonRef.nullable(),
        madeAt: Instant,
      }),
    ),
    writableBodies: z.array(BodyRef),
  }),
});

// ---------------------------------------------------------------- records
export const RecordLine = z
  .object({
    id: Id,
    register: RegisterCode,
    body: BodyRef,
    day: CivilDate,
    until: CivilDate.nullable(),
    status: RecordStatus,
    title: z.string(),
    values: Values.describe('Of the columns of the list'),
    proofs: z.number().int().describe('Obligations that it proves'),
    recordedAt: Instant,
    version: Version,
  })
  .meta({ id: 'RecordLine' });
export type RecordLine = z.infer<typeof RecordLine>;

/** Names of bodies, places and linked records that values refer to, by id. */
const Names = z.record(z.string(), z.string());

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
    order: z.enum(['desc', 'asc']).default('desc').describe('By day'),
    after: z.string().max(300).optional().describe('Cursor of the page before'),
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
    madeBy: PersonRef,
    madeAt: Instant,
  })
  .meta({ id: 'RecordVersion' });

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

const oneRecord = z.object({ recordId: Id });

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

// ---------------------------------------------------------------- what a record proves
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

// ---------------------------------------------------------------- what records count
const counted = {
  bodyId: many(Id),
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
    by: many(z.enum(['month', 'body', 'choice', 'axis'])).describe(
      'choice: by the choices that make the total; axis: by breakdowns (of which women), the total among them',
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
        day: CivilDate,
        value: z.number(),
        verified: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
});
