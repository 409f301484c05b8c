import { dashboard } from '@binhdang/contract';
import { dateParts } from '@binhdang/domain';
import { trendOf } from '@binhdang/domain/indicator';
import { sql } from 'kysely';
import { indicatorsOn, standings } from '../indicator/index.ts';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type KnownMeasure, keysWithin, knownMeasures } from '../register/index.ts';
import { endedMonths, planYear, type Span, wholeYear, yearBefore } from './plan-year.ts';

/** Whole months alone: sums are kept by months, and half a month beside a whole one would tell nothing. */
export const yearOnYear = action(dashboard.yearOnYear, {
  permission: 'overview.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, today }) {
    const { year: ofPlan, territory, province } = await planYear(tx, params.planId, today);
    const now = endedMonths(ofPlan, today);
    const before = yearBefore(now);
    const main = mainMeasures(await knownMeasures(tx, today));
    const sums = await sumsOf(tx, main, [now, before], province.id);
    const indicators = await indicatorsOn(tx, today);
    const valuesIn = async ({ to }: Span) => {
      const period = wholeYear(dateParts(to).year);
      const of = { indicators, bodies: [province.id], period, territory, today, until: to };
      return new Map((await standings(tx, of)).map((one) => [one.indicator.code, one.value]));
    };
    const [values, earlier] = [await valuesIn(now), await valuesIn(before)];
    return {
      year: dateParts(now.to).year,
      body: province,
      ...now,
      measures: main.flatMap(({ measure, definition }, at) => {
        const [of, then] = [sums.get(`0|${at}`) ?? null, sums.get(`1|${at}`) ?? null];
        if (of === null && then === null) return [];
        const { code, name, unit, kind } = measure;
        const register = { register: definition.code, registerName: definition.name };
        return [{ code, name, unit, kind, ...register, now: of, before: then }];
      }),
      indicators: indicators.flatMap(({ code, definition }) => {
        const [of, then] = [values.get(code) ?? null, earlier.get(code) ?? null];
        if (of === null && then === null) return [];
        const { name, unit, direction, kind, decimals } = definition;
        const trend = of === null || then === null ? null : trendOf(then, of, direction);
        return [{ code, name, unit, direction, kind, decimals, now: of, before: then, trend }];
      }),
    };
  },
});

/** What a register is first asked for: the first measure of each that is in force and may be summed up for everybody. */
function mainMeasures(known: ReadonlyMap<string, KnownMeasure>): KnownMeasure[] {
  const first = new Map<string, KnownMeasure>();
  for (const one of known.values())
    if (one.current && one.definition.sight === 'plan' && !first.has(one.definition.code))
      first.set(one.definition.code, one);
  return [...first.values()];
}

/** Sums of the whole province by place of the span and of the measure: "0|3". Where nothing was counted there is none. */
async function sumsOf(
  tx: Transaction,
  measures: readonly KnownMeasure[],
  spans: readonly Span[],
  province: string,
): Promise<ReadonlyMap<string, number>> {
  const wanted = spans.flatMap(({ from, to }, span) =>
    measures.map((known, at) => ({
      at: span * measures.length + at,
      measure: known.measure.code,
      keys: keysWithin(known, {}),
      from: known.measure.kind === 'stock' ? null : from,
      to,
    })),
  );
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ at: number; value: number }>`
    select at, value::float8 as value
      from indicator_sums(${JSON.stringify(wanted)}::jsonb, ${[province]}::uuid[], ${spans[0]?.to ?? null}::date)`.execute(
    tx,
  );
  return new Map(
    rows.map(({ at, value }) => [`${Math.floor(at / measures.length)}|${at % measures.length}`, value]),
  );
}
