/** No second record of a body with the same of what tells its records apart. */
import { type CivilDate, formatDate } from '@binhdang/domain';
import { fieldOf, type RecordRules } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

export { uniqueKeyOf } from './unique-key.ts';

interface Keyed {
  readonly rules: RecordRules;
  readonly bodyId: string;
  readonly key: string | null;
  /** The record itself, where it is there already. */
  readonly recordId: string | undefined;
}

/** @throws Refusal at the first of the fields, naming the record that is there */
export async function refuseTwin(tx: Transaction, { rules, bodyId, key, recordId }: Keyed): Promise<void> {
  const { code, unique = [] } = rules.definition;
  const [first] = unique;
  if (key === null || first === undefined) return;
  // Two that are entered at once: the second waits here and then finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${bodyId} ${code} ${key}`}, 0))`.execute(tx);
  const { rows } = await sql<{ title: string; day: CivilDate }>`
    select r.title, r.day from record r
     where r.body_id = ${bodyId} and r.register = ${code} and r.unique_key = ${key} and not r.deleted
       and r.id is distinct from ${recordId ?? null}::uuid`.execute(tx);
  const [twin] = rows;
  if (twin === undefined) return;
  const names = unique.map((one) => fieldOf(rules.definition, one)?.name ?? { vi: one, en: one });
  const what = (language: 'vi' | 'en') => names.map((name) => `“${name[language]}”`).join(', ');
  refuse('invalid-input', {
    errors: [
      {
        path: `values.${first}`,
        message: {
          vi: `Cơ quan đã có bản ghi “${twin.title}” ngày ${formatDate(twin.day)} cùng ${what('vi')}. Hãy mở bản ghi đó để sửa, hoặc ghi khác đi cho đúng.`,
          en: `The body already has the record "${twin.title}" of ${formatDate(twin.day)} with the same ${what('en')}. Open that one to correct it, or enter what differs.`,
        },
      },
    ],
  });
}
