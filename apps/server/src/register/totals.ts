import { type BodyRef, type OutputOf, type QueryOf, register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { cellKey, cellOf } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef } from '../work/index.ts';
import { chosenBodies } from './count/chosen-bodies.ts';
import { cellKeys, type KnownMeasure, knownMeasures } from './count/known-measures.ts';

type Query = QueryOf<typeof register.totals>;
type Total = OutputOf<typeof register.totals>['items'][number];

interface Sum {
  readonly measure: string;
  readonly month: CivilDate | null;
  readonly body: BodyRef | null;
  readonly breakdown_key: string;
  readonly value: number;
  readonly verified: number;
}

/**
 * What records count, of the bodies that the person sees, from the monthly sums alone. A total is the sum of the
 * choices that make it; breakdowns ("of which women") stand beside it and are never added.
 */
export const totals = action(register.totals, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    if (query.measure.length === 0) {
      refuseField('measure', {
        vi: 'Hãy chọn ít nhất một số liệu.',
        en: 'Please choose at least one measure.',
      });
    }
    if (query.by.includes('branch') && (query.bodyId.length === 0 || query.by.includes('body'))) {
      refuseField('by', {
        vi: 'Để chia theo nhánh, hãy chọn cơ quan ở trên các nhánh và không chia theo từng cơ quan.',
        en: 'To split by branch, please name the body above the branches and do not split by body.',
      });
    }
    const known = await knownMeasures(tx, today);
    const measures = [...new Set(query.measure)].flatMap((code) => known.get(code) ?? []);
    if (measures.length === 0) return { items: [] };
    const sums = await sumsOf(tx, query, measures, today);
    return { items: merged(sums, query, choicesOf(measures)) };
  },
});

async function sumsOf(
  tx: Transaction,
  query: Query,
  measures: readonly KnownMeasure[],
  today: CivilDate,
): Promise<Sum[]> {
  const conditions: RawBuilder<unknown>[] = [sql`(${cellsAsked(query, measures)})`];
  const branches = query.by.includes('branch');
  const bodies = branches ? undefined : await chosenBodies(tx, query, today);
  if (bodies !== undefined) conditions.push(sql`m.body_id = any (${bodies}::uuid[])`);
  if (query.from !== undefined)
    conditions.push(sql`m.month >= date_trunc('month', ${query.from}::date)::date`);
  if (query.to !== undefined) conditions.push(sql`m.month <= ${query.to}::date`);
  if (query.verified === true) conditions.push(sql`m.verified`);
  const month = query.by.includes('month') ? sql`m.month` : sql`null::date`;
  const body = branches ? sql`t.top` : query.by.includes('body') ? sql`m.body_id` : sql`null::uuid`;
  const { rows } = await sql<Sum>`
    with recursive ${branches ? sql`tree as materialized (${branchesOf(query, query.to ?? today)}),` : sql``}
    summed as materialized (
      select m.measure, ${month} as month, ${body} as body_id, m.breakdown_key, sum(m.value) as value,
             coalesce(sum(m.value) filter (where m.verified), 0) as verified
        from fact_month m ${branches ? sql`join tree t on t.id = m.body_id` : sql``}
       where ${sql.join(conditions, sql` and `)} group by 1, 2, 3, 4)
    select s.measure, s.month, s.breakdown_key, s.value, s.verified, b.ref as body
      from summed s
      left join (select o.body_id, ${bodyRef(sql`o.body_id`, today)} as ref
                   from (select distinct body_id from summed where body_id is not null) o) b on b.body_id = s.body_id
     order by s.measure, s.month, s.breakdown_key`.execute(tx);
  return rows;
}

/** Cells are looked for by their keys in the index, so that breakdowns which were not asked for are not read. */
function cellsAsked({ by }: Query, measures: readonly KnownMeasure[]): RawBuilder<unknown> {
  const keys = by.includes('axis') ? [] : measures.map((known) => cellKeys(known, '') ?? []);
  if (keys.length === 0 || keys.some((some) => some.length === 0))
    return sql`m.measure = any (${measures.map(({ measure }) => measure.code)}::text[])`;
  return sql.join(
    measures.map(
      ({ measure }, at) => sql`m.measure = ${measure.code} and m.breakdown_key = any (${keys[at]}::text[])`,
    ),
    sql` or `,
  );
}

/** Every body below those named with the branch that it belongs to; those named are branches of their own. */
const branchesOf = ({ bodyId }: Query, on: CivilDate): RawBuilder<unknown> => sql`
  select n.id, n.id as top, true as named from unnest(${bodyId}::uuid[]) n(id)
  union
  select e.child_id, case when t.named then e.child_id else t.top end, false
    from body_edge e join tree t on t.id = e.parent_id
   where e.valid_from <= ${on}::date and (e.valid_to is null or e.valid_to > ${on}::date)
     and e.child_id <> all (${bodyId}::uuid[])`;

/** Choice fields that make up totals, as a table (measure, code): those of all versions of their definitions. */
export const choiceFields = (measures: readonly string[]): RawBuilder<unknown> => sql`(
  select m ->> 'code' as measure, c.code
    from register_definition d, jsonb_array_elements(d.definition -> 'measures') m,
         jsonb_array_elements_text(m -> 'by') c(code)
   where m ->> 'code' = any (${measures}::text[]))`;

/** The choice fields that make up each measure's total. */
function choicesOf(measures: readonly KnownMeasure[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    measures.map(({ measure, dimensions }) => [
      measure.code,
      new Set(dimensions.filter(({ kind }) => kind === 'choice').map(({ code }) => code)),
    ]),
  );
}

function merged(
  sums: readonly Sum[],
  { by }: Query,
  choices: ReadonlyMap<string, ReadonlySet<string>>,
): Total[] {
  const totals = new Map<string, Total>();
  for (const sum of sums) {
    const cell = cellOf(sum.breakdown_key);
    const isChoice = ({ axis }: { axis: string }) => choices.get(sum.measure)?.has(axis) === true;
    if (!by.includes('axis') && !cell.every(isChoice)) continue;
    const kept = cell.filter((part) => by.includes(isChoice(part) ? 'choice' : 'axis'));
    const key = JSON.stringify([sum.measure, sum.month, sum.body?.id, cellKey(kept)]);
    const before = totals.get(key);
    totals.set(key, {
      measure: sum.measure,
      month: sum.month,
      body: sum.body,
      breakdown: Object.fromEntries(kept.map(({ axis, category }) => [axis, category])),
      value: (before?.value ?? 0) + sum.value,
      verifiedValue: (before?.verifiedValue ?? 0) + sum.verified,
    });
  }
  return [...totals.values()].filter(({ value, verifiedValue }) => value !== 0 || verifiedValue !== 0);
}
