/** Bodies and records that a sheet calls by name. */
import type { CivilDate } from '@binhdang/domain';
import type { NamedRecord, RegisterDefinition } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../platform/transaction.ts';
import type { KnownBody } from './check-file.ts';

const callName = (body: RawBuilder<unknown>, on: CivilDate) => sql<string | null>`(
  select coalesce(c.short_name, c.name) from body_name c where c.body_id = ${body}
   order by (c.valid_from <= ${on}::date) desc, abs(c.valid_from - ${on}::date) limit 1)`;

/** All bodies as they are called on the day, with what else they are or were called. */
export async function knownBodies(tx: Transaction, today: CivilDate): Promise<KnownBody[]> {
  const { rows } = await sql<KnownBody>`
    select b.id, b.level, n.name, n.short_name as "shortName", 
           (b.level in ('commune', 'district') or b.kind = 'province') as "isPlace",
           (b.valid_to is null or b.valid_to > ${today}::date) as stands,
           (select ${callName(sql`e.parent_id`, today)} from body_edge e
             where e.child_id = b.id and e.valid_from <= ${today}::date
             order by e.valid_from desc limit 1) as parent,
           array(select c.code from body_code c where c.body_id = b.id
                 union select a.alias from body_alias a where a.body_id = b.id
                 union select o.name from body_name o where o.body_id = b.id and o.name <> n.name) as others
      from body b
      join lateral (select name, short_name from body_name where body_id = b.id
                     order by (valid_from <= ${today}::date) desc, abs(valid_from - ${today}::date) limit 1) n on true
     order by n.name`.execute(tx);
  return rows;
}

/** More records of a register are not looked up by name. */
const MOST_LINKED = 20_000;

/** Records that the definition's links may name, the latest first, as far as the person sees them. */
export async function linkable(tx: Transaction, definition: RegisterDefinition): Promise<NamedRecord[]> {
  const registers = linkedRegisters(definition);
  if (registers.length === 0) return [];
  const { rows } = await sql<NamedRecord>`
    select r.id, r.register, r.title from record r
     where r.register = any (${registers}::text[]) and not r.deleted
     order by r.day desc, r.id desc limit ${MOST_LINKED}`.execute(tx);
  return rows;
}

const linkedRegisters = ({ sections }: RegisterDefinition): string[] => [
  ...new Set(
    sections.flatMap(({ fields }) =>
      fields.flatMap((field) => (field.type === 'link' ? [field.register] : [])),
    ),
  ),
];
