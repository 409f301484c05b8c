import { register } from '@binhdang/contract';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { type LineRow, lineColumns, lineOf } from './line.ts';
import { decodePosition, encodePosition, keyText, keyValue, type Position } from './list-cursor.ts';
import { type ListSort, sortOf } from './list-sort.ts';
import { conditionsOf, type RecordFilter, recordsSaying } from './record-filter.ts';
import { lookUp, referencesIn } from './references.ts';
import { findRegister } from './subject.ts';

const STATUSES = register.RecordStatus.options;

interface Page {
  readonly lines: readonly (LineRow & { readonly sort_key: string | null })[] | null;
  readonly sums: Partial<Record<register.RecordStatus, number>> | null;
}

const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join([sql`true`, ...conditions], sql` and `);

/**
 * A page of a register's records. Row-level security decides which there are for the person. The page is cut before
 * names and proofs are looked up; the columns of the list are picked from the values of the page alone.
 */
export const records = action(register.records, {
  permission: 'work.read',
  subject: ({ tx, params, today }) => findRegister(tx, params.register, today),
  async run({ tx, query, session, today }, { definition }) {
    const { rules } = definition;
    const sort = sortOf(query.sort, rules.definition, { today, language: session.locale });
    const after =
      query.after === undefined
        ? undefined
        : decodePosition(query.after, { sort: query.sort, order: query.order, type: sort.type });
    const saying = recordsSaying(query, rules.definition);
    const parts = { filter: conditionsOf(query, rules.definition), saying, sort, after };
    const { rows: found } = await sql<Page>`
      with ${query.sort === 'day' && !saying ? inOrder(query, parts) : sorted(query, parts)}
      select (select jsonb_object_agg(s.status, s.n) from sums s) as sums,
             (select jsonb_agg(to_jsonb(l) order by l.ord)
                from (select ${lineColumns(today)}, p.ord, ${keyText(sort.type, sql`p.key`)} as sort_key
                        from page p join record r on r.id = p.id) l) as lines`.execute(tx);
    const rows = found[0]?.lines ?? [];
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const count = (status: register.RecordStatus) => found[0]?.sums?.[status] ?? 0;
    const columns = rules.fields.filter(({ code }) => rules.definition.list.columns.includes(code));
    const references = shown.flatMap(({ values }) => referencesIn(columns, values));
    const { names } = await lookUp(tx, references, today);
    return {
      items: shown.map((row) => lineOf(row, definition)),
      next:
        rows.length > query.limit && last
          ? encodePosition({ sort: query.sort, order: query.order, key: last.sort_key, id: last.id })
          : null,
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

interface Parts {
  readonly filter: readonly RawBuilder<unknown>[];
  readonly saying: RawBuilder<unknown> | undefined;
  readonly sort: ListSort;
  readonly after: Position | undefined;
}

/** By day the index gives the page in its order; it and the counts are each cheaper by themselves. */
function inOrder(query: RecordFilter, { filter, after }: Parts): RawBuilder<unknown> {
  const direction = directionOf(query);
  const beyond =
    after === undefined
      ? []
      : [sql`(r.day, r.id) ${beyondSign(query)} (${after.key}::date, ${after.id}::uuid)`];
  return sql`
    page as materialized (
      select r.id, r.key, row_number() over () as ord from (
        select r.id, r.day as key from record r
         where ${all([...filter, ...statusAsked(query), ...beyond])}
         order by r.day ${direction}, r.id ${direction} limit ${query.limit + 1}) r),
    sums as (select r.status, count(*) as n from record r where ${all(filter)} group by 1)`;
}

/** Otherwise the records are gone through once, for the page and the counts; what is sorted is small. */
function sorted(query: RecordFilter, { filter, saying, sort, after }: Parts): RawBuilder<unknown> {
  const direction = directionOf(query);
  const listed = sql`listed as materialized (
    select r.id, r.status, ${sort.key} as key from ${saying ?? sql`record`} r where ${all(filter)})`;
  const sums = sql`sums as (select r.status, count(*) as n from listed r group by 1)`;
  if (!sort.name)
    return sql`${listed}, ${sums},
      page as materialized (
        select r.id, r.key, row_number() over () as ord from (
          select r.id, r.key from listed r
           where ${all([...statusAsked(query), ...beyondKey(query, sort, after)])}
           order by r.key ${direction} nulls last, r.id ${direction} limit ${query.limit + 1}) r)`;
  return sql`${listed}, ${sums},
    -- Told apart first, so that the planner does not name every record's key to throw away those without a name.
    keys as materialized (select distinct l.key from listed l where l.key is not null),
    named as materialized (
      select n.key, n.name, dense_rank() over (order by ${alphabetic(sort, sql`n.name`)}) as rank,
             ${side(sort, after)} as side
        from (select k.key, ${sort.name} as name from keys k) n
       where n.name is not null),
    page as materialized (
      select r.id, r.key, row_number() over () as ord from (
        select r.id, n.name as key from listed r left join named n on n.key = r.key
         where ${all([...statusAsked(query), ...beyondName(query, after)])}
         order by n.rank ${direction} nulls last, r.id ${direction} limit ${query.limit + 1}) r)`;
}

const directionOf = ({ order }: RecordFilter) => (order === 'asc' ? sql`asc` : sql`desc`);
const beyondSign = ({ order }: RecordFilter) => (order === 'asc' ? sql`>` : sql`<`);

const statusAsked = ({ status }: RecordFilter) =>
  status.length > 0 ? [sql`r.status = any (${status}::text[])`] : [];

/** What comes after the key of the cursor; empty keys come after all others. */
function beyondKey(
  query: RecordFilter,
  { type }: ListSort,
  after: Position | undefined,
): RawBuilder<unknown>[] {
  if (after === undefined) return [];
  const sign = beyondSign(query);
  const later = sql`r.id ${sign} ${after.id}::uuid`;
  if (after.key === null) return [sql`r.key is null and ${later}`];
  const key = keyValue(type, after.key);
  return [sql`(r.key is null or r.key ${sign} ${key} or r.key = ${key} and ${later})`];
}

const alphabetic = ({ type }: ListSort, name: RawBuilder<unknown>) =>
  type === 'text' ? sql`${name} collate vietnamese` : name;

/** On which side of the cursor a name is, compared once for all records of that name. */
function side({ type }: ListSort, after: Position | undefined): RawBuilder<unknown> {
  if (after === undefined || after.key === null) return sql`0`;
  const key = keyValue(type, after.key);
  return sql`case when n.name = ${key} then 0 when n.name > ${key} then 1 else -1 end`;
}

function beyondName(query: RecordFilter, after: Position | undefined): RawBuilder<unknown>[] {
  if (after === undefined) return [];
  const sign = beyondSign(query);
  const later = sql`r.id ${sign} ${after.id}::uuid`;
  if (after.key === null) return [sql`n.key is null and ${later}`];
  return [sql`(n.key is null or n.side ${sign} 0 or n.side = 0 and ${later})`];
}
