/** An indicator of the province in a year, as the public would see it. */
import type { publicPage } from '@binhdang/contract';
import { type CivilDate, civilDate, type Period } from '@binhdang/domain';
import { type Rate, rateMayBeShown } from '@binhdang/domain/publication';
import { INDICATORS, indicatorsOn, type Standing, standings, territoryOn } from '../indicator/index.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { indicatorGroup, PUBLICATION } from './catalog.ts';
import { type Draft, NO_DATA, YEAR_RUNS } from './draft.ts';

export async function indicatorValue(
  tx: Transaction,
  code: string,
  year: number,
  today: CivilDate,
): Promise<Draft> {
  const group = indicatorGroup(code);
  const indicator = found((await indicatorsOn(tx, today)).find((one) => one.code === code));
  if (group === undefined) found(undefined);
  const territory = await territoryOn(tx, today);
  const period: Period = { kind: 'year', year, index: 1 };
  const bodies = [territory.province ?? []].flat();
  const [standing] = await standings(tx, { indicators: [indicator], bodies, period, territory, today });
  const least = group === null ? null : PUBLICATION.least;
  const content = contentOf(found(standing), least);
  const rate = rateOf(found(standing));
  const ended = today > civilDate(year, 12, 31);
  return {
    content: { ...content, final: content.final && ended },
    basis: least === null ? null : rate,
    group: group ?? null,
    hidden: content.state === 'hidden' ? 1 : 0,
    obstacle: content.state === 'missing' ? NO_DATA : least !== null && !ended ? YEAR_RUNS : null,
  };
}

const rateOf = ({ numerator, denominator }: Standing): Rate | null =>
  numerator === null ? null : { numerator, denominator };

function contentOf(standing: Standing, least: number | null): publicPage.PublishedValue {
  const { indicator, value, numerator, denominator, target, final, estimated } = standing;
  const { name, unit, direction, kind, decimals, framework } = indicator.definition;
  const set = INDICATORS.frameworks.find(({ code }) => code === framework);
  const rate = rateOf(standing);
  const hidden = least !== null && rate !== null && !rateMayBeShown(rate, least);
  const state = standing.state === 'not_due' || standing.state === 'confided' ? 'missing' : standing.state;
  return {
    code: indicator.code,
    name,
    unit,
    framework: set ? { code: set.code, name: set.name, symbol: set.symbol } : null,
    direction,
    kind,
    decimals,
    state: hidden ? 'hidden' : state,
    value: hidden ? null : value,
    // A rate and its denominator tell the numerator.
    numerator: least === null ? numerator : null,
    denominator: least === null ? denominator : null,
    target: target && { comparator: target.comparator, value: target.value, year: target.year },
    // Whether a hidden rate reaches its target tells where it lies.
    met: hidden ? null : standing.reached,
    final,
    estimated,
    least,
  };
}
