/** Records that are there already and are like rows of a file. */

import { formatDate } from '@binhdang/domain';
import type { BiText, RecordRules } from '@binhdang/domain/register';
import { fieldOf } from '@binhdang/domain/register';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/transaction.ts';
import { type CheckedRecord, likenessOf } from './check-file.ts';

export interface Existing {
  readonly id: string;
  readonly title: string;
}

interface Row {
  readonly id: string;
  readonly body_id: string;
  readonly day: string;
  readonly title: string;
  readonly unique_key: string | null;
}

export interface Alike {
  /** Likely the same, by row of the file. */
  readonly likely: ReadonlyMap<number, Existing>;
  /** The same by what tells the register's records apart, by row: refused. */
  readonly twins: ReadonlyMap<number, Existing & { readonly day: string }>;
}

/**
 * One statement for a batch. Drafts count too: they are entered twice most easily.
 * @param importId an import that is being written: its own records are no others
 */
export async function existingLike(
  tx: Transaction,
  register: string,
  records: readonly CheckedRecord[],
  importId: string | null = null,
): Promise<Alike> {
  const places = records.map(({ bodyId, day }) => ({ body_id: bodyId, day }));
  const keys = records.flatMap(({ uniqueKey }) => (uniqueKey === null ? [] : [uniqueKey]));
  const others = importId === null ? sql`true` : sql`r.import_id is distinct from ${importId}::uuid`;
  const { rows } = await sql<Row>`
    with place as (
      select distinct p.body_id, p.day from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(body_id uuid, day date))
    select r.id, r.body_id, r.day, r.title, r.unique_key
      from place p join record r on r.body_id = p.body_id and r.register = ${register} and r.day = p.day
     where not r.deleted and ${others}
    union
    select r.id, r.body_id, r.day, r.title, r.unique_key from record r
     where r.register = ${register} and r.unique_key = any (${keys}::text[]) and not r.deleted
       and r.body_id in (select p.body_id from place p) and ${others}`.execute(tx);
  const byLikeness = new Map(rows.map((row) => [likenessOf(row.body_id, row.day, row.title), row]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byKey = new Map(
    rows.flatMap((row) =>
      row.unique_key === null ? [] : [[`${row.body_id} ${row.unique_key}`, row] as const],
    ),
  );
  const likely = new Map<number, Existing>();
  const twins = new Map<number, Row>();
  for (const { row, likeness, recordId, bodyId, uniqueKey } of records) {
    const same = (recordId === null ? undefined : byId.get(recordId)) ?? byLikeness.get(likeness);
    if (same) likely.set(row, same);
    const twin = uniqueKey === null ? undefined : byKey.get(`${bodyId} ${uniqueKey}`);
    if (twin) twins.set(row, twin);
  }
  return { likely, twins };
}

/** Why a row is refused that the register holds already. */
export function twinMessage(rules: RecordRules, { title, day }: Existing & { readonly day: string }): BiText {
  const names = (rules.definition.unique ?? []).map(
    (code) => fieldOf(rules.definition, code)?.name ?? { vi: code, en: code },
  );
  const said = (language: 'vi' | 'en') => names.map((name) => `“${name[language]}”`).join(', ');
  return {
    vi: `Cơ quan đã có bản ghi “${title}” ngày ${formatDate(day)} cùng ${said('vi')}. Bỏ dòng này, hoặc sửa bản ghi đó trong sổ.`,
    en: `The body already has the record "${title}" of ${formatDate(day)} with the same ${said('en')}. Leave this row out, or correct that record in the register.`,
  };
}
