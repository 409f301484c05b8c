/** The administrator designs registers: working drafts of definitions, what they do to what was recorded, publishing. */
import { z } from 'zod';
import { RegisterCode, Words } from './register-shared.ts';
import { route } from './route.ts';
import { CivilDate, Id, Instant, PersonRef, text, Version } from './shared.ts';

const Definition = z
  .record(z.string(), z.unknown())
  .describe('RegisterDefinition; in a draft it may be unfinished');

const Mapping = z
  .record(z.string().max(60), z.record(z.string().max(60), z.string().max(60)))
  .describe('By list, the choice that takes the place of each choice dropped from it');

const Origin = z.enum(['catalog', 'administrator']);

export const DesignLine = z
  .object({
    code: RegisterCode,
    name: Words,
    group: z.string(),
    /** null: only a draft yet */
    number: Version.nullable(),
    origin: Origin.nullable(),
    appliesFrom: CivilDate.nullable(),
    next: z
      .object({ number: Version, appliesFrom: CivilDate })
      .nullable()
      .describe('Published for a later day'),
    retired: z.boolean(),
    records: z.number().int().describe('Of all bodies; how many, never which'),
    draft: z.object({ changedBy: PersonRef, changedAt: Instant }).nullable(),
  })
  .meta({ id: 'RegisterDesignLine' });
export type DesignLine = z.infer<typeof DesignLine>;

export const designs = route({
  id: 'register.designs',
  method: 'GET',
  path: '/api/admin/registers',
  summary: { vi: 'Các sổ với phiên bản và bản nháp', en: 'Registers with their versions and drafts' },
  output: z.object({ items: z.array(DesignLine) }),
});

export const DesignVersion = z
  .object({
    number: Version,
    origin: Origin,
    appliesFrom: CivilDate,
    reason: z.string().nullable(),
    madeBy: PersonRef.nullable(),
    madeAt: Instant,
    retired: z.boolean(),
    retiredReason: z.string().nullable(),
    records: z.number().int().describe('Records written on it'),
    definition: Definition,
  })
  .meta({ id: 'RegisterDesignVersion' });
export type DesignVersion = z.infer<typeof DesignVersion>;

export const DesignDraft = z
  .object({
    definition: Definition,
    mapping: Mapping,
    baseNumber: Version.nullable(),
    begunBy: PersonRef,
    begunAt: Instant,
    changedBy: PersonRef,
    changedAt: Instant,
    version: Version,
  })
  .meta({ id: 'RegisterDesignDraft' });
export type DesignDraft = z.infer<typeof DesignDraft>;

export const Conversion = z
  .object({
    id: Id,
    number: Version.describe('The version that it belongs to'),
    reason: z.string(),
    orderedBy: PersonRef,
    orderedAt: Instant,
    total: z.number().int(),
    seen: z.number().int(),
    mapped: z.number().int().describe('Records in which a choice was replaced'),
    moved: z.number().int().describe('Records brought to the version'),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'RecordConversion' });
export type Conversion = z.infer<typeof Conversion>;

const oneRegister = z.object({ register: RegisterCode });

export const design = route({
  id: 'register.design',
  method: 'GET',
  path: '/api/admin/registers/:register',
  summary: {
    vi: 'Một sổ để thiết kế: các phiên bản, bản nháp',
    en: 'A register to design: its versions and draft',
  },
  params: oneRegister,
  output: z.object({
    code: RegisterCode,
    inForce: Version.nullable().describe('Number of the version in force today'),
    versions: z.array(DesignVersion).describe('The latest first'),
    draft: DesignDraft.nullable(),
    conversions: z.array(Conversion).describe('What publishing did to earlier records, the latest first'),
    axes: z.array(z.record(z.string(), z.unknown())).describe('Breakdowns (phân tổ) of the catalog'),
    registers: z.array(z.object({ code: RegisterCode, name: Words })).describe('All others'),
    measuresElsewhere: z.array(z.object({ code: z.string(), register: Words })),
  }),
});

export const startDesign = route({
  id: 'register.startDesign',
  method: 'POST',
  path: '/api/admin/registers/:register/draft',
  summary: {
    vi: 'Bắt đầu sửa một sổ hoặc lập sổ mới',
    en: 'Begin to change a register, or a new one',
  },
  params: oneRegister,
  body: z.object({
    number: Version.optional().describe('Version to begin from; by default the latest'),
    definition: Definition.optional().describe('Begin from this instead: a new register, or a file'),
  }),
  output: z.object({ register: RegisterCode, version: Version }),
  problems: ['wrong-state'],
});

export const saveDesign = route({
  id: 'register.saveDesign',
  method: 'PUT',
  path: '/api/admin/registers/:register/draft',
  summary: { vi: 'Lưu bản nháp của sổ', en: 'Save the draft of a register' },
  params: oneRegister,
  body: z.object({ version: Version, definition: Definition, mapping: Mapping.default({}) }),
  output: z.object({ register: RegisterCode, version: Version, savedAt: Instant }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const discardDesign = route({
  id: 'register.discardDesign',
  method: 'POST',
  path: '/api/admin/registers/:register/draft/discard',
  summary: { vi: 'Bỏ bản nháp của sổ', en: 'Discard the draft of a register' },
  params: oneRegister,
  body: z.object({ version: Version }),
  problems: ['edit-conflict'],
});

export const Use = z
  .object({
    number: Version,
    field: z.string().describe('Code of the field; of a column "table.column"'),
    choice: z.string().nullable().describe('Code of a choice; null: records in which the field is filled in'),
    records: z.number().int(),
  })
  .meta({ id: 'RegisterUse' });
export type Use = z.infer<typeof Use>;

export const designUse = route({
  id: 'register.use',
  method: 'GET',
  path: '/api/admin/registers/:register/use',
  summary: {
    vi: 'Bao nhiêu bản ghi dùng từng trường, từng lựa chọn',
    en: 'How many records use each field and choice',
  },
  params: oneRegister,
  output: z.object({
    items: z.array(Use),
    versions: z.array(z.object({ number: Version, records: z.number().int() })),
  }),
});

export const publishDesign = route({
  id: 'register.publishDesign',
  method: 'POST',
  path: '/api/admin/registers/:register/publish',
  summary: { vi: 'Ban hành phiên bản mới của sổ', en: 'Publish a new version of a register' },
  params: oneRegister,
  body: z.object({
    version: Version.describe('Of the draft'),
    appliesFrom: CivilDate.describe('Today or later'),
    reason: text(1000, 0).default('').describe('Needed from the second version on'),
    bringOver: z
      .boolean()
      .default(false)
      .describe(
        'Brings earlier records to this version where nothing of them is lost, so that its measures count them',
      ),
  }),
  output: z.object({ number: Version, conversionId: Id.nullable() }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const retireRegister = route({
  id: 'register.retire',
  method: 'POST',
  path: '/api/admin/registers/:register/retire',
  summary: { vi: 'Khóa sổ hoặc mở lại sổ', en: 'Close a register, or open it again' },
  params: oneRegister,
  body: z.object({ retired: z.boolean(), reason: text(1000) }),
  problems: ['wrong-state'],
});

export const definitionFile = route({
  id: 'register.definitionFile',
  method: 'GET',
  path: '/api/admin/registers/:register/file',
  summary: { vi: 'Mẫu sổ ra tệp', en: 'The definition of a register as a file' },
  params: oneRegister,
  query: z.object({
    number: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .describe('Version; without it the draft, else the latest'),
  }),
  file: 'application/json',
});
