/** Values beside what is to be reached: what leaders and maps look at, without the statistician's findings and remarks. */
import type { indicator } from '@binhdang/contract';
import type { CivilDate, Period } from '@binhdang/domain';
import { gapTo, meets } from '@binhdang/domain/indicator';
import type { Transaction } from '../platform/transaction.ts';
import { knownMeasures } from '../register/index.ts';
import { type Computed, compute, isDue, valueKey } from './compute.ts';
import type { Indicator } from './definitions.ts';
import { openBodies, type Territory } from './scope.ts';
import { Targets } from './targets.ts';

export interface StandingsAsked {
  readonly indicators: readonly Indicator[];
  /** those whose values the person does not see are left out */
  readonly bodies: readonly string[];
  readonly period: Period;
  readonly territory: Territory;
  readonly today: CivilDate;
  readonly until?: CivilDate;
}

export interface Standing extends Omit<Computed, 'state'> {
  readonly indicator: Indicator;
  readonly bodyId: string;
  readonly state: indicator.IndicatorCell['state'];
  readonly target: indicator.IndicatorTarget | null;
  /** the value stands where the target asks, in whatever year that is to be; `null` without value or target */
  readonly reached: boolean | null;
  readonly gap: number | null;
}

/** Every indicator of every body, indicators first. */
export async function standings(tx: Transaction, asked: StandingsAsked): Promise<Standing[]> {
  const { indicators, period, territory, today } = asked;
  const open = await openBodies(tx, asked.bodies, today);
  const bodies = asked.bodies.filter((id) => open.has(id));
  const values = await compute(tx, indicators, await knownMeasures(tx, today), { ...asked, bodies });
  const targets = await Targets.of(
    tx,
    indicators.map(({ code }) => code),
    territory,
  );
  return indicators.flatMap((one) =>
    bodies.flatMap((bodyId) => {
      const computed = values.get(valueKey(one.code, bodyId));
      if (computed === undefined) return [];
      const target = targets.ofYear(one, bodyId, period.year) ?? null;
      const { value, state } = computed;
      const known = value !== null && target !== null ? { value, target } : undefined;
      return [
        {
          ...computed,
          indicator: one,
          bodyId,
          state: state === 'missing' && !isDue(one, period, today) ? 'not_due' : state,
          target,
          reached: known ? meets(known.value, known.target) : null,
          gap: known ? gapTo(known.value, known.target, one.definition.direction) : null,
        },
      ];
    }),
  );
}
