/** What values refer to: bodies, places, linked records and files; that they exist, and what they are called. */
import { type CivilDate, LEVELS } from '@binhdang/domain';
import type { BiText, RecordFault } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { validate as isUuid } from 'uuid';
import type { Transaction } from '../platform/transaction.ts';
import { bodyName } from '../work/index.ts';
import type { Reference } from './referring.ts';

export { type Reference, referencesIn } from './referring.ts';

/** What was found of the references, as far as the person may see it. */
export interface Referred {
  /** Names of bodies and titles of records by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly faults: readonly RecordFault[];
}

interface Found {
  readonly bodies: Readonly<Record<string, { level: (typeof LEVELS)[number]; name: string }>> | null;
  readonly records: Readonly<Record<string, { register: string; title: string; own: boolean }>> | null;
  readonly files: Readonly<Record<string, string>> | null;
}

/**
 * Looks all references up in one statement. Files must belong to the body whose record it is; with none named, as when
 * only names are wanted, that is not asked.
 */
export async function lookUp(
  tx: Transaction,
  references: readonly Reference[],
  today: CivilDate,
  owner?: string,
): Promise<Referred> {
  if (references.length === 0) return { names: new Map(), faults: [] };
  const ids = (types: readonly string[]) =>
    references.filter(({ field, id }) => types.includes(field.type) && isUuid(id)).map(({ id }) => id);
  const { rows } = await sql<Found>`
    select (select jsonb_object_agg(b.id, jsonb_build_object('level', b.level, 'name', ${bodyName(sql`b.id`, today)}))
              from body b where b.id = any (${ids(['body', 'place'])}::uuid[])) as bodies,
           (select jsonb_object_agg(r.id, jsonb_build_object('register', r.register, 'title', shown_title(r)))
              from record r where r.id = any (${ids(['link'])}::uuid[]) and not r.deleted) as records,
           (select jsonb_object_agg(f.id, f.media_type) from stored_file f
             where f.id = any (${owner === undefined ? [] : ids(['file'])}::uuid[]) and f.body_id = ${owner ?? null}) as files`.execute(
    tx,
  );
  const found = rows[0] ?? { bodies: null, records: null, files: null };
  const names = new Map([
    ...Object.entries(found.bodies ?? {}).map(([id, { name }]) => [id, name] as const),
    ...Object.entries(found.records ?? {}).map(([id, { title }]) => [id, title] as const),
  ]);
  const faults = references.flatMap((reference): RecordFault[] => {
    const message = faultOf(reference, found);
    return message ? [{ path: reference.path, message, severity: 'error' }] : [];
  });
  return { names, faults };
}

function faultOf({ field, id }: Reference, found: Found): BiText | undefined {
  const { vi, en } = field.name;
  switch (field.type) {
    case 'file': {
      const mediaType = found.files?.[id];
      if (mediaType === undefined)
        return {
          vi: `“${vi}”: tệp này không thuộc cơ quan của bản ghi. Hãy tải tệp lên lại.`,
          en: `"${en}": this file does not belong to the record's body. Please upload it again.`,
        };
      if (field.imagesOnly !== true || mediaType.startsWith('image/')) return undefined;
      return { vi: `“${vi}” chỉ nhận ảnh.`, en: `"${en}" takes only pictures.` };
    }
    case 'link':
      if (found.records?.[id]?.register === field.register) return undefined;
      return {
        vi: `“${vi}”: không tìm thấy bản ghi này. Hãy chọn lại.`,
        en: `"${en}": there is no such record. Please choose again.`,
      };
    default: {
      const level = found.bodies?.[id]?.level;
      // A place may be given less exactly than down to its level, never more.
      if (
        level !== undefined &&
        (field.type === 'body' || LEVELS.indexOf(level) <= LEVELS.indexOf(field.level))
      )
        return undefined;
      return {
        vi: `“${vi}”: hãy chọn trong danh sách.`,
        en: `"${en}": please choose from the list.`,
      };
    }
  }
}
