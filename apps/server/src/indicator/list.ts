import { type BodyRef, indicator } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef } from '../work/index.ts';
import { INDICATORS, type Indicator, indicatorsOn, seriesOf, TERMS } from './definitions.ts';
import { seenBodies } from './scope.ts';

/** All indicators in force, with what the person may do about them. */
export const indicators = action(indicator.indicators, {
  permission: 'indicator.read',
  async run({ tx, may, today }) {
    const all = await indicatorsOn(tx, today);
    return {
      frameworks: [...INDICATORS.frameworks],
      items: await headsOf(tx, all, today),
      bodies: await seenBodies(tx, today),
      mayReview: may('indicator.review', {}),
    };
  },
});

/** Indicators as lists name them. */
export async function headsOf(
  tx: Transaction,
  all: readonly Indicator[],
  today: CivilDate,
): Promise<indicator.IndicatorHead[]> {
  const keys = [...new Set(all.flatMap(({ definition }) => definition.owners))];
  const { rows } = await sql<{ key: string; body: BodyRef }>`
    select distinct on (b.key) b.key, ${bodyRef(sql`b.id`, today)} as body
      from body b where b.key = any (${keys}::text[]) order by b.key, b.valid_from desc`.execute(tx);
  const owners = new Map(rows.map(({ key, body }) => [key, body]));
  const entering = await enteredByMe(tx);
  return all.map((one) => headOf(one, owners, entering));
}

/** Series that the person enters for any body; undefined for all of them. */
async function enteredByMe(tx: Transaction): Promise<ReadonlySet<string> | undefined> {
  const { rows } = await sql<{ series: string | null }>`
    select null as series where leads()
    union all select distinct o.series from series_owner o where o.body_id = any (writing_bodies())`.execute(
    tx,
  );
  if (rows.some(({ series }) => series === null)) return undefined;
  return new Set(rows.flatMap(({ series }) => series ?? []));
}

function headOf(
  one: Indicator,
  owners: ReadonlyMap<string, BodyRef>,
  entering: ReadonlySet<string> | undefined,
): indicator.IndicatorHead {
  const { name, unit, framework, objective, direction, kind, decimals, frequency, levels, doubt } =
    one.definition;
  const entered = TERMS.filter((term) => seriesOf(one, term) !== undefined);
  const mayEnter = (series: string | undefined) => series !== undefined && (entering?.has(series) ?? true);
  return {
    code: one.code,
    number: one.number,
    name,
    unit,
    framework,
    objective: objective ?? null,
    direction,
    kind,
    decimals,
    frequency,
    levels,
    entered,
    enterable: entered.filter((term) => mayEnter(seriesOf(one, term))),
    owners: one.definition.owners.flatMap((key) => owners.get(key) ?? []),
    doubt,
  };
}
