/** Registers and their definitions. */
import { z } from 'zod';
import { RecordStatus, RegisterCode, Sight, Words } from './register-shared.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, Version } from './shared.ts';

export const WritableBody = BodyRef.extend({
  level: z.enum(['central', 'province', 'district', 'commune']),
}).meta({ id: 'WritableBody', description: 'A body for which the person enters records' });
export type WritableBody = z.infer<typeof WritableBody>;

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
    writableBodies: z.array(WritableBody).describe('Bodies for which the person enters records'),
  }),
});

export const valuesSchema = route({
  id: 'register.valuesSchema',
  method: 'GET',
  path: '/api/registers/:register/schema',
  summary: {
    vi: 'JSON Schema của nội dung bản ghi một sổ, cho chương trình ghi qua API',
    en: 'JSON Schema of the values of a record, for programs that write through the API',
  },
  params: z.object({ register: RegisterCode }),
  query: z.object({
    number: z.coerce.number().int().min(1).optional().describe('Version; by default the one in force today'),
  }),
  output: z.record(z.string(), z.unknown()),
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
    writableBodies: z.array(WritableBody),
  }),
});
