import { type BodyRef, type OutputOf, register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { cellOf } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef } from '../work/index.ts';
import { chosenBodies } from './count/chosen-bodies.ts';
import { knownMeasures } from './count/known-measures.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { definitionsById } from './definitions.ts';
import { namesVisible, titleFor } from './personal/names.ts';
import { choiceFields } from './totals.ts';

interface Row {
  readonly id: string;
  readonly register: string;
  readonly title: string;
  readonly definition_id: string;
  readonly names_shown: boolean;
  readonly body: BodyRef;
  readonly status: register.RecordStatus;
  readonly day: CivilDate;
  readonly value: number;
  readonly verified: boolean;
}

/**
 * The records behind a number, the latest first: of what happened a line for each record and day, of a stock one for
 * each record that holds at the end. Of a confidential register they are shown in its own body alone.
 */
export const countedRecords = action(register.countedRecords, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const conditions: RawBuilder<unknown>[] = [sql`f.measure = ${query.measure}`];
    // The cells that the number is the sum of: those that say at least this, where choices make the total.
    const cell = Object.fromEntries(cellOf(query.breakdown).map(({ axis, category }) => [axis, category]));
    conditions.push(sql`f.breakdown @> ${JSON.stringify(cell)}::jsonb`);
    conditions.push(sql`f.breakdown - ${Object.keys(cell)}::text[] - (
      select coalesce(array_agg(c.code), '{}') from ${choiceFields([query.measure])} c) = '{}'`);
    const bodies = await chosenBodies(tx, query, today);
    if (bodies !== undefined) conditions.push(sql`f.body_id = any (${bodies}::uuid[])`);
    if (query.from !== undefined) conditions.push(sql`f.day >= date_trunc('month', ${query.from}::date)`);
    if (query.to !== undefined)
      conditions.push(sql`f.day < date_trunc('month', ${query.to}::date) + interval '1 month'`);
    if (query.verified === true) conditions.push(sql`f.verified`);
    const stock = (await knownMeasures(tx, today)).get(query.measure)?.measure.kind === 'stock';
    return recordsBehind(tx, { conditions, stock, after: query.after, limit: query.limit }, today);
  },
});

/** One page of the records whose facts (`f`) meet the conditions. */
export async function recordsBehind(
  tx: Transaction,
  {
    conditions,
    stock,
    after,
    limit,
  }: {
    readonly conditions: readonly RawBuilder<unknown>[];
    readonly stock: boolean;
    readonly after: string | undefined;
    readonly limit: number;
  },
  today: CivilDate,
): Promise<OutputOf<typeof register.countedRecords>> {
  const beyond = after === undefined ? undefined : decodeCursor(after);
  const lines = stock
    ? sql`select f.record_id, max(f.day) as day, bool_and(f.verified) as verified, sum(f.value) as value
            from fact f where ${sql.join(conditions, sql` and `)} group by 1 having sum(f.value) <> 0`
    : sql`select f.record_id, f.day, f.verified, sum(f.value) as value
            from fact f where ${sql.join(conditions, sql` and `)} group by 1, 2, 3`;
  const { rows } = await sql<Row>`
    select r.id, r.register, r.title, r.definition_id, ${namesVisible(sql`r.body_id`)} as names_shown,
            ${bodyRef(sql`r.body_id`, today)} as body, r.status, c.day, c.value, c.verified
      from (select * from (${lines}) l
             where ${beyond ? sql`(l.day, l.record_id) < (${beyond.day}::date, ${beyond.id}::uuid)` : sql`true`}
             order by l.day desc, l.record_id desc limit ${limit + 1}) c
      join record r on r.id = c.record_id
     order by c.day desc, c.record_id desc`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const definitions = await definitionsById(
    tx,
    shown.map(({ definition_id }) => definition_id),
  );
  return {
    items: shown.map(({ id, definition_id, names_shown, title, ...row }) => ({
      recordId: id,
      title: titleFor(found(definitions.get(definition_id)).rules.definition, title, names_shown),
      ...row,
    })),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}
