import { type BodyRef, dashboard } from '@binhdang/contract';
import { compareVietnamese } from '@binhdang/domain';
import { INDICATORS, indicatorsOn, type Standing, standings } from '../indicator/index.ts';
import { bodyRefs } from '../org/index.ts';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { planYear, wholeYear } from './plan-year.ts';

export const indicators = action(dashboard.indicators, {
  permission: 'overview.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, today }) {
    const { year, territory, province } = await planYear(tx, params.planId, today);
    const below = (territory.childrenOf.get(province.id) ?? []).filter(
      (id) => territory.levelOf.get(id) === 'district',
    );
    const all = await indicatorsOn(tx, today);
    const known = await standings(tx, {
      indicators: all,
      bodies: [province.id, ...below],
      period: wholeYear(year),
      territory,
      today,
    });
    const byCode = Map.groupBy(known, ({ indicator }) => indicator.code);
    return {
      year,
      body: province,
      below: byName([...(await bodyRefs(tx, below, today)).values()]),
      frameworks: INDICATORS.frameworks.map(({ code, name }) => ({ code, name })),
      items: all.flatMap(({ code, definition }) => {
        const of = byCode.get(code) ?? [];
        const own = of.find(({ bodyId }) => bodyId === province.id);
        if (own === undefined) return [];
        return [{ ...lineOf(own), below: definition.levels.includes('district') ? belowOf(of, below) : [] }];
      }),
    };
  },
});

const byName = (bodies: readonly BodyRef[]) => [...bodies].sort((a, b) => compareVietnamese(a.name, b.name));

const belowOf = (of: readonly Standing[], below: readonly string[]) =>
  of
    .filter(({ bodyId }) => below.includes(bodyId))
    .map(({ bodyId, state, value, reached }) => ({ bodyId, state, value, reached }));

/** A value with its indicator, as the contract tells it. */
export function lineOf(standing: Standing): Omit<dashboard.IndicatorLine, 'below'> {
  const { indicator, state, value, target, reached, numerator, denominator, coverage, final, gap } = standing;
  const { name, unit, framework, direction, kind, decimals } = indicator.definition;
  return {
    ...{ code: indicator.code, name, unit, framework, direction, kind, decimals },
    ...{ state, value, target, reached, numerator, denominator, coverage, final, gap },
  };
}
