/** One page of the obligation list: filtered, ordered and counted in one pass over the rows. */
import type { overview } from '@binhdang/contract';
import { type CivilDate, OBLIGATION_ROLES, STANDINGS } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { filteredRows, type ObligationFilter, searchTerms, wantedStandings } from './obligation-filter.ts';
import { all } from './search-words.ts';
import { bodyNames, sectionTree } from './sections.ts';
import { standingAt } from './standing-sql.ts';

export type Sort = (typeof overview.OBLIGATION_SORTS)[number];

/** A sort key: its SQL over f (facts), b (body's name) and k (task), and the type its text is read back as. */
interface Key {
  readonly sql: RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
}

const due: Key = { sql: sql`coalesce(f.due, 'infinity')`, type: sql`date` };
const name: Key = { sql: sql`b.name collate vietnamese`, type: sql`text collate vietnamese` };
const id: Key = { sql: sql`f.id`, type: sql`uuid` };
const standing: Key = { sql: sql`f.standing`, type: sql`int` };
const plan: Key = { sql: sql`f.plan_id`, type: sql`uuid` };
/** Who leads comes before who takes part. */
const role: Key = { sql: sql`array_position(${[...OBLIGATION_ROLES]}::text[], f.role)`, type: sql`int` };
const order: Key = { sql: sql`k.ord`, type: sql`float8` };

/** Each ends with the id, so that no two rows are equal and a page begins exactly after the one before. */
const SORTS: Record<Sort, readonly Key[]> = {
  due: [due, role, name, order, id],
  body: [name, due, role, order, id],
  standing: [standing, due, name, id],
  task: [plan, order, name, id],
};

export interface PageRequest {
  readonly filter: ObligationFilter;
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
  /** Cursor of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface ObligationPage {
  readonly items: overview.ObligationLine[];
  readonly next: string | null;
  readonly byStanding: number[];
  readonly total: number;
}

interface Row {
  readonly id: string;
  readonly plan_id: string;
  readonly plan_number: string | null;
  readonly node_id: string;
  readonly section: string | null;
  readonly label: string | null;
  readonly task: string;
  readonly body_id: string;
  readonly body_name: string;
  readonly body_short_name: string | null;
  readonly role: overview.ObligationLine['role'];
  readonly state: overview.ObligationLine['state'];
  readonly standing: number;
  readonly due: CivilDate | null;
  readonly done_on: CivilDate | null;
  readonly percent: number | null;
  readonly moved_on: CivilDate | null;
  readonly cursor: string[];
}

/** @throws Refusal where the cursor is not one of ours */
export async function obligationPage(
  tx: Transaction,
  request: PageRequest,
  today: CivilDate,
): Promise<ObligationPage> {
  const keys = SORTS[request.sort];
  const direction = request.order === 'asc' ? sql`asc` : sql`desc`;
  const conditions = [sql`f.standing = any (${wantedStandings(request.filter)}::int[])`];
  if (request.after !== undefined) conditions.push(beyond(keys, request));
  const terms = await searchTerms(tx, request.filter.q);
  const { rows } = await sql<{ rows: Row[] | null; counts: Record<string, number> | null }>`
    with recursive ${sectionTree(sql`n.plan_id in (select distinct plan_id from facts)`)},
    facts as materialized (select * from ${filteredRows(request.filter, terms, today)} f),
    names as materialized (select * from ${bodyNames(today)} n),
    page as (
      select p.*, row_number() over () as i from (
        select f.*, k.label, k.text as task, b.name, b.short_name,
               array[${sql.join(keys.map((key) => sql`(${key.sql})::text`))}] as cursor
          from facts f join names b on b.id = f.body_id join plan_node k on k.id = f.node_id
         where ${all(conditions)}
         order by ${sql.join(keys.map((key) => sql`${key.sql} ${direction}`))}
         limit ${request.limit + 1}) p)
    select
      (select jsonb_object_agg(c.standing, c.n) from (select standing, count(*) as n from facts group by 1) c) as counts,
      (select jsonb_agg(to_jsonb(r) - 'i' order by r.i) from (
         select p.i, p.id, p.plan_id, l.number as plan_number, p.node_id, p.label, left(p.task, 600) as task,
                case when u.id is null then concat_ws(' ', s.label, left(s.text, 160))
                     else concat_ws(' ', rtrim(s.label, '.') || '.' || u.label, left(u.text, 160)) end as section, p.body_id, p.name as body_name,
                p.short_name as body_short_name, p.role, p.state, p.standing, p.due, p.done_on, p.percent, p.moved_on,
                p.cursor
           from page p join plan l on l.id = p.plan_id
           left join tree t on t.id = p.node_id left join plan_node s on s.id = t.root_id and s.id <> p.node_id
           left join plan_node u on u.id = t.topic_id and u.id not in (t.root_id, p.node_id)) r) as rows`.execute(
    tx,
  );
  const found = rows[0]?.rows ?? [];
  const shown = found.slice(0, request.limit);
  const byStanding = STANDINGS.map((_, rank) => rows[0]?.counts?.[rank] ?? 0);
  return {
    items: shown.map(lineOf),
    next: found.length > request.limit ? encodeCursor(shown.at(-1)?.cursor ?? []) : null,
    byStanding,
    total: wantedStandings(request.filter).reduce((sum, rank) => sum + (byStanding[rank] ?? 0), 0),
  };
}

function beyond(keys: readonly Key[], request: PageRequest): RawBuilder<unknown> {
  const values = decodeCursor(request.after ?? '', keys.length);
  const left = sql.join(keys.map((key) => key.sql));
  const right = sql.join(keys.map((key, index) => sql`${values[index]}::${key.type}`));
  return request.order === 'asc' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`;
}

const encodeCursor = (values: readonly string[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

function decodeCursor(text: string, length: number): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every((one) => typeof one === 'string'))
      return values;
  } catch {
    // Falls through to the refusal.
  }
  return refuseField('after', {
    vi: 'Trang này không còn. Hãy mở lại danh sách từ đầu.',
    en: 'There is no such page any more. Open the list from its beginning.',
  });
}

function lineOf(row: Row): overview.ObligationLine {
  return {
    id: row.id,
    planId: row.plan_id,
    planNumber: row.plan_number,
    nodeId: row.node_id,
    section: row.section || null,
    label: row.label,
    task: row.task,
    body: { id: row.body_id, name: row.body_name, shortName: row.body_short_name },
    role: row.role,
    state: row.state,
    standing: standingAt(row.standing),
    due: row.due,
    doneOn: row.done_on,
    percent: row.percent,
    lastReportedOn: row.moved_on,
  };
}
