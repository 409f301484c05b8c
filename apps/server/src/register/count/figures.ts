import { type BodyRef, type OutputOf, type QueryOf, register } from '@binhdang/contract';
import { type CivilDate, compareVietnamese, monthOf, periodKey, periodSteps } from '@binhdang/domain';
import { cellOf } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { refuseField } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { chosenBodies } from './chosen-bodies.ts';
import { cellKeys, type KnownMeasure, knownMeasures } from './known-measures.ts';

export type FiguresQuery = QueryOf<typeof register.figures>;
export type Figures = OutputOf<typeof register.figures>;
type Row = Figures['rows'][number];
type Cell = register.FigureCell;

const MOST_MEASURES = 20;
const MOST_PERIODS = 120;

/** A table of figures from the monthly sums that the person sees. */
export const figures = action(register.figures, {
  permission: 'work.read',
  run: ({ tx, query, today }) => figuresOf(tx, query, today),
});

export async function figuresOf(tx: Transaction, query: FiguresQuery, today: CivilDate): Promise<Figures> {
  const known = await knownMeasures(tx, today);
  const measures = [...new Set(query.measure)].map((code) => known.get(code) ?? refuseUnknown());
  if (measures.length === 0 || measures.length > MOST_MEASURES) refuseMeasures();
  const periods = periodsOf(query);
  const bodies = await chosenBodies(tx, query, today);
  const sums = await sumsOf(tx, query, measures, periods, bodies);
  const names = query.split === '@body' ? await namesOf(tx, sums, today) : new Map<string, BodyRef>();
  return {
    periods,
    rows: measures.flatMap((measure) => rowsOf(measure, sums, query, periods.length, names)),
  };
}

function refuseUnknown(): never {
  refuseField('measure', {
    vi: 'Không có số liệu này. Hãy chọn lại.',
    en: 'There is no such measure. Please choose again.',
  });
}

function refuseMeasures(): never {
  refuseField('measure', {
    vi: `Hãy chọn từ 1 đến ${MOST_MEASURES} số liệu.`,
    en: `Please choose 1 to ${MOST_MEASURES} measures.`,
  });
}

function periodsOf({ step, from, to }: FiguresQuery): Figures['periods'] {
  if (from > to)
    refuseField('to', {
      vi: 'Ngày cuối phải từ ngày đầu trở đi.',
      en: 'The last day must not lie before the first.',
    });
  if (step === 'whole') return [{ key: null, from: monthOf(from).start, to: monthOf(to).end }];
  const steps = periodSteps(step, from, to);
  if (steps.length > MOST_PERIODS)
    refuseField('step', {
      vi: `Khoảng thời gian này có ${steps.length} cột, nhiều hơn ${MOST_PERIODS}. Hãy chọn kỳ dài hơn.`,
      en: `That makes ${steps.length} columns, more than ${MOST_PERIODS}. Please choose longer periods.`,
    });
  return steps.map(({ period, start, end }) => ({ key: periodKey(period), from: start, to: end }));
}

interface Sum {
  readonly measure: string;
  /** Place of the period, from 1; 0 is before the first. */
  readonly at: number;
  readonly body_id: string | null;
  readonly breakdown_key: string;
  readonly value: number;
  readonly verified: number;
}

/**
 * One statement. Cells are looked for by their keys in the index, so that breakdowns which were not asked for are not
 * read; a stock is what came and went since the beginning.
 */
async function sumsOf(
  tx: Transaction,
  { split, verified }: FiguresQuery,
  measures: readonly KnownMeasure[],
  periods: Figures['periods'],
  bodies: readonly string[] | undefined,
): Promise<Sum[]> {
  const wanted = measures.flatMap((known) => {
    const from = known.measure.kind === 'stock' ? '-infinity' : periods[0]?.from;
    const keys = cellKeys(known, split) ?? [null];
    return keys.map((key) => ({ measure: known.measure.code, key, from }));
  });
  const conditions: RawBuilder<unknown>[] = [
    sql`m.month >= k."from"`,
    sql`m.month <= ${periods.at(-1)?.to}::date`,
  ];
  if (bodies !== undefined) conditions.push(sql`m.body_id = any (${bodies}::uuid[])`);
  if (verified === true) conditions.push(sql`m.verified`);
  const body = split === '@body' ? sql`m.body_id` : sql`null::uuid`;
  // Named keys make the total alone, unless it is split by one of their parts.
  const byCategory = split !== '' && split !== '@body';
  const named = (isNamed: boolean) => sql`
    select m.measure, width_bucket(m.month, ${periods.map(({ from }) => from)}::date[]) as at, ${body} as body_id,
           ${isNamed && !byCategory ? sql`''` : sql`m.breakdown_key`} as breakdown_key, m.value, m.verified
      from jsonb_to_recordset(${JSON.stringify(wanted.filter(({ key }) => (key !== null) === isNamed))}::jsonb)
             as k(measure text, key text, "from" date)
      join fact_month m on m.measure = k.measure ${isNamed ? sql`and m.breakdown_key = k.key` : sql``}
     where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<Sum>`
    select c.measure, c.at, c.body_id, c.breakdown_key, sum(c.value) as value,
           coalesce(sum(c.value) filter (where c.verified), 0) as verified
      from (${sql.join([named(true), ...(wanted.some(({ key }) => key === null) ? [named(false)] : [])], sql` union all `)}) c
     group by 1, 2, 3, 4`.execute(tx);
  return rows;
}

async function namesOf(
  tx: Transaction,
  sums: readonly Sum[],
  today: CivilDate,
): Promise<ReadonlyMap<string, BodyRef>> {
  const refs = await bodyRefs(tx, [...new Set(sums.flatMap(({ body_id }) => body_id ?? []))], today);
  return new Map([...refs].sort(([, a], [, b]) => compareVietnamese(a.name, b.name)));
}

/** The total of the measure, then its parts: bodies by name, categories in the order of the definition. */
function rowsOf(
  known: KnownMeasure,
  sums: readonly Sum[],
  { split }: FiguresQuery,
  periods: number,
  names: ReadonlyMap<string, BodyRef>,
): Row[] {
  const { measure, dimensions } = known;
  const choices = new Set(dimensions.filter(({ kind }) => kind === 'choice').map(({ code }) => code));
  const parts = new Map<string, Cell[]>();
  const add = (part: string, sum: Sum) => {
    const cells = parts.get(part) ?? emptyCells(periods + 1);
    parts.set(part, cells);
    const cell = cells[sum.at];
    if (cell) cells[sum.at] = plus(cell, { value: sum.value, verifiedValue: sum.verified });
  };
  const TOTAL = '';
  for (const sum of sums) {
    if (sum.measure !== measure.code) continue;
    const cell = cellOf(sum.breakdown_key);
    const beside = cell.filter(({ axis }) => !choices.has(axis));
    const [own] = cell.filter(({ axis }) => axis === split);
    if (beside.length === 0) add(TOTAL, sum);
    if (sum.body_id !== null && beside.length === 0) add(sum.body_id, sum);
    if (own !== undefined && beside.every(({ axis }) => axis === split)) add(own.category, sum);
  }
  const row = (part: string, of: Partial<Row>): Row => ({
    measure: measure.code,
    body: null,
    category: null,
    ...of,
    ...read(parts.get(part) ?? emptyCells(periods + 1), measure.kind),
  });
  const categories = dimensions.find(({ code }) => code === split)?.categories ?? [];
  return [
    row(TOTAL, {}),
    ...[...names]
      .filter(([id]) => parts.has(id))
      .map(([id, body]) => row(id, { body }))
      .filter(isSomething),
    ...categories.filter(({ code }) => parts.has(code)).map(({ code }) => row(code, { category: code })),
  ];
}

const emptyCells = (count: number): Cell[] =>
  Array.from({ length: count }, () => ({ value: 0, verifiedValue: 0 }));
const plus = (a: Cell, b: Cell): Cell => ({
  value: exact(a.value + b.value),
  verifiedValue: exact(a.verifiedValue + b.verifiedValue),
});
/** Sums come exact from the database; adding a few more must not show 0,1 + 0,2 as 0,30000000000000004. */
const exact = (value: number): number => Number(value.toFixed(6));

const isSomething = ({ cells, whole }: Row) =>
  whole.value !== 0 || cells.some(({ value, verifiedValue }) => value !== 0 || verifiedValue !== 0);

/** Flows add up over the periods; of a stock each period shows what there was at its end. */
function read([before, ...cells]: Cell[], kind: 'flow' | 'stock'): Pick<Row, 'cells' | 'whole'> {
  const zero = { value: 0, verifiedValue: 0 };
  if (kind === 'flow') return { cells, whole: cells.reduce(plus, zero) };
  let level = before ?? zero;
  const levels = cells.map((cell) => {
    level = plus(level, cell);
    return level;
  });
  return { cells: levels, whole: level };
}
