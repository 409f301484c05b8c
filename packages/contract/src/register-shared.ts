/** What several subjects of the registers' contract speak of. */
import { z } from 'zod';
import { BodyRef, CivilDate, Id, Instant, Version } from './shared.ts';

export const RegisterCode = z.string().max(60).meta({ description: 'Code of a register: "training-class"' });
export const Words = z.object({ vi: z.string(), en: z.string() });
export const Sight = z.enum(['plan', 'body', 'restricted']);
export const RecordStatus = z.enum(['draft', 'submitted', 'verified', 'returned']);
export type RecordStatus = z.infer<typeof RecordStatus>;

/** Values by field code, as the register's definition describes them. An empty field is absent. */
export const Values = z.record(z.string(), z.unknown()).meta({
  id: 'RecordValues',
  description: 'By field code, as GET /api/registers/{register}/schema describes',
});

/** Names of bodies, places and linked records that values refer to, by id. */
export const Names = z.record(z.string(), z.string());

export const oneRecord = z.object({ recordId: Id });

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
