/**
 * Values of indicators. Numerator and denominator are kept and added up each by itself; a ratio is made of the sums, so
 * that there is never a mean of percentages. What is not known is `null` and never zero.
 */
import type { IndicatorDefinition } from './model.ts';

/** How many of the bodies that owe a number have given it. */
export interface Coverage {
  readonly have: number;
  readonly of: number;
}

/** A numerator or denominator: of one body, or of several added up. */
export interface Amount {
  /** `null` while no body has given it */
  readonly value: number | null;
  /** bodies of which it is known not to apply are neither asked nor counted */
  readonly coverage: Coverage;
  /** any part of it is an estimate */
  readonly estimated: boolean;
}

export const KNOWN = (value: number, estimated = false): Amount => ({
  value,
  coverage: { have: 1, of: 1 },
  estimated,
});
/** A body that owes the number and has not given it. */
export const MISSING: Amount = { value: null, coverage: { have: 0, of: 1 }, estimated: false };
/** A body to which it does not apply. */
export const NOT_APPLICABLE: Amount = { value: null, coverage: { have: 0, of: 0 }, estimated: false };

/** Amounts of several bodies added up; what is missing lowers the coverage and not the sum. */
export function addUp(parts: readonly Amount[]): Amount {
  return parts.reduce<Amount>(
    (sum, part) => ({
      value: part.value === null ? sum.value : (sum.value ?? 0) + part.value,
      coverage: {
        have: sum.coverage.have + part.coverage.have,
        of: sum.coverage.of + part.coverage.of,
      },
      estimated: sum.estimated || part.estimated,
    }),
    NOT_APPLICABLE,
  );
}

/** Why there is no number, or that there is one. */
export type ValueState = 'known' | 'missing' | 'not_applicable';

export interface IndicatorValue {
  readonly state: ValueState;
  /** as it is shown, rounded to the definition's decimals; `null` unless known */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** of the two amounts the lower */
  readonly coverage: Coverage;
  readonly estimated: boolean;
}

type Formula = Pick<IndicatorDefinition, 'kind' | 'factor' | 'decimals'>;

/** One body with its numerator and denominator; they belong together, so that both are counted or neither. */
export interface Pair {
  readonly numerator: Amount;
  readonly denominator?: Amount | undefined;
}

/**
 * Pairs of several bodies added up. A body that gave only one of the two is left out of both sums, for a numerator
 * without its denominator would make the ratio too high; it stays in the coverage as missing.
 */
export function addUpPairs(pairs: readonly Pair[], kind: IndicatorDefinition['kind']): Pair {
  if (kind !== 'ratio') return { numerator: addUp(pairs.map(({ numerator }) => numerator)) };
  const whole = pairs.map(({ numerator, denominator = NOT_APPLICABLE }) => {
    if (numerator.value !== null && denominator.value !== null) return { numerator, denominator };
    const applies = numerator.coverage.of > 0 || denominator.coverage.of > 0;
    const gap = applies ? lacking(numerator, denominator) : NOT_APPLICABLE;
    return { numerator: gap, denominator: gap };
  });
  return {
    numerator: addUp(whole.map(({ numerator }) => numerator)),
    denominator: addUp(whole.map(({ denominator }) => denominator)),
  };
}

const lacking = (a: Amount, b: Amount): Amount => ({
  value: null,
  coverage: { have: 0, of: Math.max(a.coverage.of, b.coverage.of) },
  estimated: false,
});

/** The value of a pair by the definition's formula. Nothing of nothing (a denominator of 0) does not apply. */
export function indicatorValue(
  { kind, factor, decimals }: Formula,
  { numerator, denominator = NOT_APPLICABLE }: Pair,
): IndicatorValue {
  const amounts = kind === 'ratio' ? [numerator, denominator] : [numerator];
  const facts = {
    numerator: numerator.value,
    denominator: kind === 'ratio' ? denominator.value : null,
    coverage: amounts.map(({ coverage }) => coverage).reduce(lower),
    estimated: amounts.some(({ estimated }) => estimated),
  };
  const none = (state: ValueState): IndicatorValue => ({ state, value: null, ...facts });
  if (amounts.some(({ value, coverage }) => value === null && coverage.of > 0)) return none('missing');
  if (numerator.value === null) return none('not_applicable');
  if (kind !== 'ratio') return { state: 'known', value: rounded(numerator.value, decimals), ...facts };
  if (denominator.value === null || denominator.value === 0) return none('not_applicable');
  return {
    state: 'known',
    value: rounded((numerator.value * factor) / denominator.value, decimals),
    ...facts,
  };
}

function lower(a: Coverage, b: Coverage): Coverage {
  const share = ({ have, of }: Coverage) => (of === 0 ? 1 : have / of);
  return share(b) < share(a) ? b : a;
}

function rounded(value: number, decimals: number): number {
  // By its decimal writing: 1.005 is a little less in binary and would round down.
  return Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
}
