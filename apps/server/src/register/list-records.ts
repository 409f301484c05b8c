import { register } from '@binhdang/contract';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type LineRow, lineColumns, lineOf } from './line.ts';
import { conditionsOf } from './record-filter.ts';
import { lookUp, referencesIn } from './references.ts';
import { findRegister } from './subject.ts';

const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join([...conditions], sql` and `);

/**
 * A page of a register's records, by day. Row-level security decides which there are for the person. The page is cut
 * before names and proofs are looked up; the columns of the list are picked from the values of the page alone.
 */
export const records = action(register.records, {
  permission: 'work.read',
  subject: ({ tx, params, today }) => findRegister(tx, params.register, today),
  async run({ tx, query, today }, { definition }) {
    const { rules } = definition;
    const filter = conditionsOf(query, rules.definition);
    const asked = query.status.length > 0 ? [sql`r.status = any (${query.status}::text[])`] : [];
    const direction = query.order === 'asc' ? sql`asc` : sql`desc`;
    const { rows } = await sql<LineRow>`
      with page as materialized (
        select r.* from record r
         where ${all([...filter, ...asked, ...beyond(query)])}
         order by r.day ${direction}, r.id ${direction} limit ${query.limit + 1})
      select ${lineColumns(today)} from page r order by r.day ${direction}, r.id ${direction}`.execute(tx);
    const { rows: sums } = await sql<{ status: register.RecordStatus; n: number }>`
      select r.status, count(*)::int as n from record r where ${all(filter)} group by 1`.execute(tx);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const count = (status: register.RecordStatus) => sums.find((sum) => sum.status === status)?.n ?? 0;
    const columns = rules.fields.filter(({ code }) => rules.definition.list.columns.includes(code));
    const references = shown.flatMap(({ values }) => referencesIn(columns, values));
    const { names } = await lookUp(tx, references, today);
    return {
      items: shown.map((row) => lineOf(row, definition)),
      next: rows.length > query.limit && last ? encodeCursor(last) : null,
      total: sums
        .filter(({ status }) => query.status.length === 0 || query.status.includes(status))
        .reduce((sum, { n }) => sum + n, 0),
      byStatus: {
        draft: count('draft'),
        submitted: count('submitted'),
        verified: count('verified'),
        returned: count('returned'),
      },
      names: Object.fromEntries(names),
    };
  },
});

function beyond(query: { after?: string | undefined; order: 'asc' | 'desc' }): RawBuilder<unknown>[] {
  if (query.after === undefined) return [];
  const { day, id } = decodeCursor(query.after);
  return [
    query.order === 'asc'
      ? sql`(r.day, r.id) > (${day}::date, ${id}::uuid)`
      : sql`(r.day, r.id) < (${day}::date, ${id}::uuid)`,
  ];
}
