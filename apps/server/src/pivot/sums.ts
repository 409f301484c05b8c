/** The numbers of a pivot, whatever its shape in one statement over the monthly sums. */
import type { CivilDate } from '@binhdang/domain';
import { isPlace, type Span, type Sum, UNSTATED, withRest } from '@binhdang/domain/pivot';
import { cellOf } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { keysOf, type Members, membersOf } from './cells.ts';
import type { Definition } from './definition.ts';
import { type Groups, placeColumn, placesSql } from './places.ts';

/** More would keep database and browser busy for seconds. */
const MOST_SUMS = 150_000;

interface Row {
  /** Place among the cells asked for by key; else the key. */
  readonly at: number;
  readonly key: string | null;
  readonly span: number;
  readonly places: readonly (string | null)[];
  readonly value: number;
  readonly verified: number;
}

interface Asked {
  readonly measure: number;
  readonly members: Members;
}

export async function sumsOf(
  tx: Transaction,
  definition: Definition,
  spans: readonly Span[],
  groups: Groups | undefined,
  on: CivilDate,
): Promise<Sum[]> {
  const last = spans.at(-1)?.to;
  if (last === undefined) return [];
  const { asked, wanted } = cellsAsked(definition, spans[0]?.from ?? last);
  const rows = await readRows(tx, definition, { wanted, spans, last, groups, on });
  if (rows.length > MOST_SUMS) refuseTooMany();
  const sums = rows.flatMap((row): Sum[] => {
    const found = row.key === null ? asked[row.at] : decoded(definition, row.at, row.key);
    if (found === undefined) return [];
    const { measure, members } = found;
    let place = 0;
    const own = definition.dimensions.map(({ code }, at) => {
      if (!isPlace(code)) return members[at] ?? null;
      const member = row.places[place++] ?? UNSTATED;
      return code === '@group' ? (groups?.of.get(member) ?? [UNSTATED]) : member;
    });
    return [{ measure, span: row.span, members: own, value: row.value, verified: row.verified }];
  });
  return definition.dimensions.reduce<Sum[]>(
    (known, { kind }, at) => (kind === 'axis' ? withRest(known, at) : known),
    merged(sums),
  );
}

/** Cells that say the same of the pivot are one: a pivot by sex does not tell topics apart. */
function merged(sums: readonly Sum[]): Sum[] {
  const known = new Map<string, Sum>();
  for (const sum of sums) {
    const key = JSON.stringify([sum.measure, sum.span, sum.members]);
    const before = known.get(key);
    known.set(
      key,
      before === undefined
        ? sum
        : { ...sum, value: before.value + sum.value, verified: before.verified + sum.verified },
    );
  }
  return [...known.values()];
}

function refuseTooMany(): never {
  refuseField('row', {
    vi: 'Bảng này quá lớn. Hãy lọc theo cơ quan, rút ngắn thời gian hoặc chọn cách chia ít mục hơn.',
    en: 'This table is too large. Please filter by body, shorten the time or choose a dimension with fewer members.',
  });
}

interface Key {
  readonly at: number;
  readonly measure: string;
  /** Null: all of the measure. */
  readonly key: string | null;
  readonly from: CivilDate | '-infinity';
}

function cellsAsked(definition: Definition, first: CivilDate): { asked: Asked[]; wanted: Key[] } {
  const asked: Asked[] = [];
  const places = new Map<string, number>();
  const wanted = definition.known.flatMap((known, measure): Key[] => {
    const { code, kind } = known.measure;
    const from = kind === 'stock' ? '-infinity' : first;
    const keys = keysOf(definition, known);
    if (keys === undefined) return [{ at: measure, measure: code, key: null, from }];
    return keys.flatMap((key) => {
      const members = membersOf(definition, known, cellOf(key));
      if (members === undefined) return [];
      const name = JSON.stringify([measure, members]);
      const at = places.get(name) ?? asked.push({ measure, members }) - 1;
      places.set(name, at);
      return [{ at, measure: code, key, from }];
    });
  });
  return { asked, wanted };
}

function decoded(definition: Definition, measure: number, key: string): Asked | undefined {
  const known = definition.known[measure];
  const members = known && membersOf(definition, known, cellOf(key));
  return members && { measure, members };
}

/** A stock's changes before the first span are in span 0. What came and went within a month is nothing. */
async function readRows(
  tx: Transaction,
  { dimensions, filters, verified }: Definition,
  {
    wanted,
    spans,
    last,
    groups,
    on,
  }: {
    readonly wanted: readonly Key[];
    readonly spans: readonly Span[];
    readonly last: CivilDate;
    readonly groups: Groups | undefined;
    readonly on: CivilDate;
  },
): Promise<Row[]> {
  const places = dimensions.flatMap(({ code }) => (isPlace(code) ? [code] : []));
  const placed =
    places.some((code) => code !== '@body' && code !== '@group') ||
    filters.some(({ dimension }) => dimension.startsWith('@'));
  const columns = places.map(placeColumn);
  const names = columns.map((_, at) => sql.raw(`p${at}`));
  const starts = spans.map(({ from }) => from);
  const source = (isNamed: boolean): RawBuilder<unknown> => sql`
    select ${sql.join([
      sql`k.at`,
      isNamed ? sql`null::text as key` : sql`m.breakdown_key as key`,
      sql`width_bucket(m.month, ${starts}::date[]) as span`,
      ...columns.map((column, at) => sql`${column} as ${names[at]}`),
      sql`m.value`,
      sql`m.verified`,
    ])}
      from jsonb_to_recordset(${JSON.stringify(wanted.filter(({ key }) => (key !== null) === isNamed))}::jsonb)
             as k(at int, measure text, key text, "from" date)
      join fact_month m on m.measure = k.measure ${isNamed ? sql`and m.breakdown_key = k.key` : sql``}
                       and m.month >= k."from" and m.month <= ${last}::date
      ${placed ? sql`join place p on p.id = m.body_id` : sql``}
     where m.sight = 'plan' and m.value <> 0 ${verified ? sql`and m.verified` : sql``}`;
  const open = wanted.some(({ key }) => key === null);
  // Behind row-level security few sums are expected where a country's year is a hundred thousand: they were sorted on
  // disk instead of being added up in place, three times as slow. Until the transaction ends.
  await sql`select set_config('enable_sort', 'off', true)`.execute(tx);
  const { rows } = await sql<Row>`
    ${placed ? sql`with recursive ${placesSql(filters, groups, on)}` : sql``}
    select c.at, c.key, c.span, ${names.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(names.map((name) => sql`c.${name}::text`))}]`} as places, sum(c.value) as value,
           coalesce(sum(c.value) filter (where c.verified), 0) as verified
      from (${sql.join([source(true), ...(open ? [source(false)] : [])], sql` union all `)}) c
     group by ${sql.join([sql`c.at`, sql`c.key`, sql`c.span`, ...names.map((name) => sql`c.${name}`)])}
     limit ${MOST_SUMS + 1}`.execute(tx);
  return rows;
}
