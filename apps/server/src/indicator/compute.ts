/** Values of indicators for some bodies in a period: terms from records and entries, put together by the formula. */
import { type Period, periodBounds } from '@binhdang/domain';
import { type IndicatorValue, indicatorValue, MISSING, type Pair } from '@binhdang/domain/indicator';
import type { Transaction } from '../platform/transaction.ts';
import type { KnownMeasure } from '../register/index.ts';
import { confided } from './confided.ts';
import { type Asked, allBodies, bodiesMeeting, measured, type TermAmount } from './counted-terms.ts';
import { type Indicator, seriesOf, TERMS, type TermName, termOf } from './definitions.ts';
import { Entered, enteredAmount, enteredPair } from './entered-terms.ts';

export interface Computed extends Omit<IndicatorValue, 'state'> {
  /** confided: kept from the person who asks */
  readonly state: IndicatorValue['state'] | 'confided';
  readonly final: boolean;
}

/** Values by {@link valueKey}. */
export type Values = ReadonlyMap<string, Computed>;
export const valueKey = (code: string, bodyId: string): string => `${code}|${bodyId}`;

const CONFIDED: Computed = {
  state: 'confided',
  value: null,
  numerator: null,
  denominator: null,
  coverage: { have: 0, of: 0 },
  estimated: false,
  final: false,
};

const NOT_COUNTED: TermAmount = { ...MISSING, final: false };

export async function compute(
  tx: Transaction,
  indicators: readonly Indicator[],
  measures: ReadonlyMap<string, KnownMeasure>,
  asked: Asked,
): Promise<Values> {
  const counted = await countedTerms(tx, indicators, measures, asked);
  const series = indicators.flatMap((indicator) => TERMS.flatMap((term) => seriesOf(indicator, term) ?? []));
  const entered = await Entered.of(tx, series, asked);
  const isConfided = await confided(tx, indicators, asked.territory);
  return new Map(
    indicators.flatMap((indicator) =>
      asked.bodies.map((bodyId): [string, Computed] => {
        const key = valueKey(indicator.code, bodyId);
        if (isConfided(indicator, bodyId)) return [key, CONFIDED];
        const pair = pairOf(indicator, bodyId, counted, entered, asked);
        return [key, { ...indicatorValue(indicator.definition, pair), final: pair.final }];
      }),
    ),
  );
}

/** Amounts by body, by indicator and term. */
type Counted = ReadonlyMap<string, ReadonlyMap<string, TermAmount>>;
const termKey = (code: string, term: TermName): string => `${code}/${term}`;

async function countedTerms(
  tx: Transaction,
  indicators: readonly Indicator[],
  measures: ReadonlyMap<string, KnownMeasure>,
  asked: Asked,
): Promise<Counted> {
  const found = new Map<string, ReadonlyMap<string, TermAmount>>();
  const terms = indicators.flatMap((indicator) =>
    TERMS.flatMap((term) => {
      const source = termOf(indicator, term)?.source;
      return source ? [{ key: termKey(indicator.code, term), source, level: lowestLevel(indicator) }] : [];
    }),
  );
  const sums = terms.flatMap(({ key, source, level }) =>
    source.from === 'measure' ? [{ key, source, level }] : [],
  );
  if (sums.length > 0 && asked.bodies.length > 0)
    (await measured(tx, sums, measures, asked)).forEach((amounts, at) => {
      found.set(sums[at]?.key ?? '', amounts);
    });
  for (const { key, source } of terms) {
    if (source.from === 'bodies') found.set(key, await bodiesMeeting(tx, source, measures, asked));
    if (source.from === 'allBodies') found.set(key, allBodies(source.level, asked));
  }
  return found;
}

/** The territories that owe a value of what they count. */
const lowestLevel = ({ definition: { levels } }: Indicator): 'commune' | 'district' | undefined =>
  levels.includes('commune') ? 'commune' : levels.includes('district') ? 'district' : undefined;

function pairOf(
  indicator: Indicator,
  bodyId: string,
  counted: Counted,
  entered: Entered,
  asked: Asked,
): Pair & { readonly final: boolean } {
  const { kind } = indicator.definition;
  const both = TERMS.every((term) => seriesOf(indicator, term) !== undefined);
  if (kind === 'ratio' && both) return enteredPair(indicator, bodyId, entered, asked);
  const [numerator, denominator] = TERMS.map((term): TermAmount => {
    const series = seriesOf(indicator, term);
    if (series !== undefined) return enteredAmount(indicator, series, bodyId, entered, asked);
    return counted.get(termKey(indicator.code, term))?.get(bodyId) ?? NOT_COUNTED;
  });
  if (numerator === undefined || kind !== 'ratio' || denominator === undefined)
    return { numerator: numerator ?? NOT_COUNTED, final: numerator?.final ?? false };
  return {
    numerator: noneAmong(indicator, numerator, denominator),
    denominator,
    final: numerator.final && denominator.final,
  };
}

/**
 * Records count what there is and write nothing for none: of a whole that was counted, a part that was not is zero.
 */
function noneAmong({ definition }: Indicator, numerator: TermAmount, denominator: TermAmount): TermAmount {
  const isCounted =
    definition.numerator.source.from === 'measure' && definition.denominator?.source.from === 'measure';
  if (!isCounted || numerator.value !== null || denominator.value === null) return numerator;
  return { ...denominator, value: 0 };
}

/** A value is not due before its period has begun, nor in years without a survey. */
export function isDue({ definition: { frequency } }: Indicator, period: Period, today: string): boolean {
  if (periodBounds(period).start > today) return false;
  return frequency !== 'survey' && frequency !== 'term';
}
