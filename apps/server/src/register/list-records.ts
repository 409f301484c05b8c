import { register } from '@binhdang/contract';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type LineRow, lineColumns, lineOf } from './line.ts';
import { conditionsOf, recordsSaying } from './record-filter.ts';
import { lookUp, referencesIn } from './references.ts';
import { findRegister } from './subject.ts';

const STATUSES = register.RecordStatus.options;

interface Page {
  readonly lines: readonly LineRow[] | null;
  readonly sums: Partial<Record<register.RecordStatus, number>> | null;
}

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
    const saying = recordsSaying(query, rules.definition);
    // Words are looked for once, for the page and for its counts; without words both are cheaper by themselves.
    const hits = sql`hits as materialized (
      select r.id, r.day, r.status from ${saying ?? sql`record`} r where ${all(filter)})`;
    const [source, rest] = saying ? [sql`hits`, [sql`true`]] : [sql`record`, filter];
    const { rows: found } = await sql<Page>`
      with ${saying ? sql`${hits},` : sql``}
      page as materialized (
        select r.id from ${source} r
         where ${all([...rest, ...asked, ...beyond(query)])}
         order by r.day ${direction}, r.id ${direction} limit ${query.limit + 1}),
      sums as (select r.status, count(*) as n from ${source} r where ${all(rest)} group by 1)
      select (select jsonb_object_agg(s.status, s.n) from sums s) as sums,
             (select jsonb_agg(to_jsonb(l) order by l.day ${direction}, l.id ${direction})
                from (select ${lineColumns(today)} from page p join record r on r.id = p.id) l) as lines`.execute(
      tx,
    );
    const rows = found[0]?.lines ?? [];
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const count = (status: register.RecordStatus) => found[0]?.sums?.[status] ?? 0;
    const columns = rules.fields.filter(({ code }) => rules.definition.list.columns.includes(code));
    const references = shown.flatMap(({ values }) => referencesIn(columns, values));
    const { names } = await lookUp(tx, references, today);
    return {
      items: shown.map((row) => lineOf(row, definition)),
      next: rows.length > query.limit && last ? encodeCursor(last) : null,
      total: (query.status.length > 0 ? [...new Set(query.status)] : STATUSES).reduce(
        (sum, status) => sum + count(status),
        0,
      ),
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
