/** Schemas that several rooms use. */
import { z } from 'zod';

export const Id = z.uuid().meta({ description: 'UUID' });

export const CivilDate = z.iso.date().meta({ description: 'YYYY-MM-DD, civil date in Asia/Ho_Chi_Minh' });

export const Instant = z.iso.datetime().meta({ description: 'Instant in UTC' });

/** Text as people type it: NFC-normalised at the door, trimmed. */
export function text(maximum: number, minimum = 1): z.ZodType<string, string> {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(minimum).max(maximum));
}

/** Version an edit is based on; a stale one is answered with edit-conflict. */
export const Version = z.number().int().min(1);

/** A query parameter that may stand once or several times. */
export function many<T extends z.ZodType>(item: T) {
  return z.union([z.array(item), item.transform((value) => [value] as z.output<T>[])]).default([]);
}

export const Role = z
  .enum(['administrator', 'lead_officer', 'leader', 'focal_officer', 'viewer'])
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

export const BodyRef = z
  .object({ id: Id, name: z.string(), shortName: z.string().nullable() })
  .meta({ id: 'BodyRef', description: 'A body with its name as of the date in question' });
export type BodyRef = z.infer<typeof BodyRef>;

export const PersonRef = z.object({ id: Id, name: z.string() }).meta({ id: 'PersonRef' });
export type PersonRef = z.infer<typeof PersonRef>;

/** One line of an object's history: who did what when, before and after. */
export const HistoryLine = z
  .object({
    at: Instant,
    actor: PersonRef.nullable(),
    action: z.string(),
    operation: z.enum(['insert', 'update', 'delete', 'event']),
    objectKind: z.string(),
    objectId: z.string(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'HistoryLine' });
export type HistoryLine = z.infer<typeof HistoryLine>;
