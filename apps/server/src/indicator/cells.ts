/** Cells of the matrix: values with their targets, trend, what looks wrong, and what the statistician said. */

import type { indicator } from '@binhdang/contract';
import { type CivilDate, type Period, periodKey, shiftPeriod } from '@binhdang/domain';
import { gapTo, lookAt, meets, type Observed, trendOf } from '@binhdang/domain/indicator';
import { sql } from 'kysely';
import { instantJson } from '../platform/instant-json.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { KnownMeasure } from '../register/index.ts';
import { personRef } from '../work/index.ts';
import { type Computed, compute, isDue, type Values, valueKey } from './compute.ts';
import { type Indicator, QUALITY_RULES } from './definitions.ts';
import type { Territory } from './scope.ts';
import { Targets } from './targets.ts';

export type Cell = indicator.IndicatorCell;

/** So many periods before the one in question are looked at, for the trend and for values that never change. */
const EARLIER = 2;

export interface CellsAsked {
  readonly indicators: readonly Indicator[];
  readonly bodies: readonly string[];
  /** all of one kind or of several */
  readonly periods: readonly Period[];
  readonly measures: ReadonlyMap<string, KnownMeasure>;
  readonly territory: Territory;
  readonly today: CivilDate;
}

export async function cellsOf(tx: Transaction, asked: CellsAsked): Promise<Cell[]> {
  const known = await valuesBy(tx, asked);
  const targets = await Targets.of(
    tx,
    asked.indicators.map(({ code }) => code),
    asked.territory,
  );
  const reviews = await latestReviews(tx, asked);
  return asked.indicators.flatMap((one) =>
    asked.periods.flatMap((period) => {
      const context = { known, targets, reviews, asked, period };
      return asked.bodies.map((bodyId) => cellOf(one, bodyId, context));
    }),
  );
}

/** Values of the periods asked for and of those before them, each computed once. */
async function valuesBy(tx: Transaction, asked: CellsAsked): Promise<Map<string, Values>> {
  const all = asked.periods.flatMap((period) =>
    Array.from({ length: EARLIER + 1 }, (_, back) => shiftPeriod(period, -back)),
  );
  const periods = new Map(all.map((period) => [periodKey(period), period]));
  const known = new Map<string, Values>();
  for (const [key, period] of periods)
    known.set(key, await compute(tx, asked.indicators, asked.measures, { ...asked, period }));
  return known;
}

interface CellContext {
  readonly known: ReadonlyMap<string, Values>;
  readonly targets: Targets;
  readonly reviews: ReadonlyMap<string, indicator.IndicatorCell['review']>;
  readonly asked: CellsAsked;
  readonly period: Period;
}

function cellOf(one: Indicator, bodyId: string, context: CellContext): Cell {
  const { period, targets, reviews, asked } = context;
  const { definition } = one;
  const { final, ...value } = valueAt(one, bodyId, period, context);
  const target = targets.ofYear(one, bodyId, period.year) ?? null;
  const comparable =
    target?.year === period.year &&
    value.value !== null &&
    (period.kind === 'year' || definition.kind === 'ratio');
  const [before] = earlier(one, bodyId, context);
  const kept = value.state === 'confided';
  return {
    indicator: one.code,
    bodyId,
    period: periodKey(period),
    ...value,
    state: value.state === 'missing' && !isDue(one, period, asked.today) ? 'not_due' : value.state,
    final,
    target,
    met: comparable ? meets(value.value ?? 0, target) : null,
    gap: comparable ? gapTo(value.value ?? 0, target, definition.direction) : null,
    trend:
      value.value === null || before?.value == null
        ? null
        : trendOf(before.value, value.value, definition.direction),
    findings: kept ? [] : findingsOn(one, bodyId, value, context),
    review: kept ? null : (reviews.get(`${one.code}|${bodyId}|${periodKey(period)}`) ?? null),
  };
}

const NOTHING: Computed = {
  state: 'missing',
  value: null,
  numerator: null,
  denominator: null,
  coverage: { have: 0, of: 1 },
  estimated: false,
  final: false,
};

function valueAt({ code }: Indicator, bodyId: string, period: Period, { known }: CellContext): Computed {
  return known.get(periodKey(period))?.get(valueKey(code, bodyId)) ?? NOTHING;
}

function earlier(one: Indicator, bodyId: string, context: CellContext): Observed[] {
  return Array.from({ length: EARLIER }, (_, back) =>
    valueAt(one, bodyId, shiftPeriod(context.period, -back - 1), context),
  );
}

function findingsOn(one: Indicator, bodyId: string, now: Observed, context: CellContext): Cell['findings'] {
  const { asked, period } = context;
  const { territory } = asked;
  const level = territory.levelOf.get(bodyId);
  const peers = asked.bodies
    .filter((id) => id !== bodyId && territory.levelOf.get(id) === level)
    .flatMap((id) => valueAt(one, id, period, context).value ?? []);
  return [...lookAt(one.definition, { now, earlier: earlier(one, bodyId, context), peers }, QUALITY_RULES)];
}

async function latestReviews(
  tx: Transaction,
  { indicators, bodies, periods }: CellsAsked,
): Promise<Map<string, Cell['review']>> {
  const { rows } = await sql<{ key: string; review: NonNullable<Cell['review']> }>`
    select distinct on (v.indicator, v.body_id, v.period)
           v.indicator || '|' || v.body_id || '|' || v.period as key, ${reviewJson()} as review
      from indicator_review v
     where v.indicator = any (${indicators.map(({ code }) => code)}::text[])
       and v.body_id = any (${[...bodies]}::uuid[]) and v.period = any (${periods.map(periodKey)}::text[])
     order by v.indicator, v.body_id, v.period, v.reviewed_at desc`.execute(tx);
  return new Map(rows.map(({ key, review }) => [key, review]));
}

/** A row v (indicator_review) as the contract tells it. */
export const reviewJson = () => sql`jsonb_build_object(
  'verdict', v.verdict, 'value', v.value, 'remarks', v.remarks, 'reviewedBy', ${personRef(sql`v.reviewed_by`)},
  'reviewedAt', ${instantJson(sql`v.reviewed_at`)})`;
