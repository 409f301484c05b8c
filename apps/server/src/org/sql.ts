/** Pieces of SQL that several reads of this room share. */
import type { CivilDate } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { KIND_ORDER } from './kinds.ts';

/** Whether the validity of the row called `alias` holds on the day. */
export function holds(alias: string, on: CivilDate): RawBuilder<boolean> {
  const row = sql.table(alias);
  return sql`(${row}.valid_from <= ${on}::date and (${row}.valid_to is null or ${row}.valid_to > ${on}::date))`;
}

/** The name row of the body `body.id` on the day; outside all its names the nearest one. */
export function nameOn(body: string, on: CivilDate): RawBuilder<unknown> {
  return sql`(select name, short_name, symbol from body_name where body_id = ${sql.ref(`${body}.id`)}
               order by (valid_from <= ${on}::date) desc, abs(valid_from - ${on}::date) limit 1)`;
}

/** How many bodies stand directly beneath `body.id` on the day. */
export function childCount(body: string, on: CivilDate): RawBuilder<number> {
  return sql<number>`(select count(*) from body_edge ce join body cb on cb.id = ce.child_id
                       where ce.parent_id = ${sql.ref(`${body}.id`)} and ${holds('ce', on)} and ${holds('cb', on)})`;
}

/** Order of bodies side by side: by kind as the catalogue lists them, then by name. */
export function sideBySide(body: string, name: string): RawBuilder<unknown> {
  return sql`array_position(${[...KIND_ORDER]}::text[], ${sql.ref(`${body}.kind`)}), ${sql.ref(`${name}.name`)} collate vietnamese`;
}
