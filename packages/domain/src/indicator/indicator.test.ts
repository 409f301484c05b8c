import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapTo, meets, targetOf, trendOf } from './target.ts';
import {
  type Amount,
  addUp,
  addUpPairs,
  indicatorValue,
  KNOWN,
  MISSING,
  NOT_APPLICABLE,
  type Pair,
} from './value.ts';

const percent = { kind: 'ratio', factor: 100, decimals: 1 } as const;
const count = fc.integer({ min: 0, max: 10_000 });
const amount = fc.oneof(
  { weight: 5, arbitrary: count.map((value) => KNOWN(value)) },
  fc.constant(MISSING),
  fc.constant(NOT_APPLICABLE),
);
const share = fc
  .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([of, part]): Pair => ({ numerator: KNOWN(Math.min(of, part)), denominator: KNOWN(of) }));

describe('amounts', () => {
  test('missing is not zero: it lowers the coverage and leaves the sum', () => {
    expect(addUp([KNOWN(3), MISSING, KNOWN(4)])).toEqual({
      value: 7,
      coverage: { have: 2, of: 3 },
      estimated: false,
    });
    expect(addUp([MISSING, MISSING])).toMatchObject({ value: null, coverage: { have: 0, of: 2 } });
    expect(addUp([KNOWN(0), MISSING]).value).toBe(0);
  });

  test('adding up does not depend on order or grouping', () => {
    fc.assert(
      fc.property(fc.array(amount), fc.nat(20), (parts: Amount[], cut) => {
        const whole = addUp(parts);
        expect(addUp([...parts].reverse())).toEqual(whole);
        expect(addUp([addUp(parts.slice(0, cut)), addUp(parts.slice(cut))])).toEqual(whole);
      }),
    );
  });

  test('an estimate marks every sum that it is in', () => {
    expect(addUp([KNOWN(1), KNOWN(2, true)]).estimated).toBe(true);
  });
});

describe('ratios', () => {
  test('a ratio is of the sums, never the mean of the ratios', () => {
    // 1 of 1 and 0 of 99: one in a hundred, and not a half.
    const pairs = [
      { numerator: KNOWN(1), denominator: KNOWN(1) },
      { numerator: KNOWN(0), denominator: KNOWN(99) },
    ];
    expect(indicatorValue(percent, addUpPairs(pairs, 'ratio')).value).toBe(1);
  });

  test('the ratio of several lies between the lowest and the highest of theirs', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), (pairs) => {
        const exact = { ...percent, decimals: 4 };
        const values = pairs.map((pair) => indicatorValue(exact, pair).value ?? Number.NaN);
        const all = indicatorValue(exact, addUpPairs(pairs, 'ratio')).value ?? Number.NaN;
        expect(all).toBeGreaterThanOrEqual(Math.min(...values) - 1e-4);
        expect(all).toBeLessThanOrEqual(Math.max(...values) + 1e-4);
      }),
    );
  });

  test('a numerator without its denominator counts in neither sum', () => {
    const sum = addUpPairs(
      [
        { numerator: KNOWN(5), denominator: KNOWN(10) },
        { numerator: KNOWN(8), denominator: MISSING },
        { numerator: NOT_APPLICABLE, denominator: NOT_APPLICABLE },
      ],
      'ratio',
    );
    expect(indicatorValue(percent, sum)).toEqual({
      state: 'known',
      value: 50,
      numerator: 5,
      denominator: 10,
      coverage: { have: 1, of: 2 },
      estimated: false,
    });
  });

  test('nothing of nothing does not apply; not known is missing', () => {
    expect(indicatorValue(percent, { numerator: KNOWN(0), denominator: KNOWN(0) }).state).toBe(
      'not_applicable',
    );
    expect(indicatorValue(percent, { numerator: NOT_APPLICABLE, denominator: NOT_APPLICABLE }).state).toBe(
      'not_applicable',
    );
    expect(indicatorValue(percent, { numerator: KNOWN(1), denominator: MISSING }).state).toBe('missing');
    expect(indicatorValue({ kind: 'number', factor: 1, decimals: 0 }, { numerator: MISSING }).state).toBe(
      'missing',
    );
  });

  test('rounds as people do', () => {
    expect(
      indicatorValue({ ...percent, decimals: 2 }, { numerator: KNOWN(1005), denominator: KNOWN(100_000) })
        .value,
    ).toBe(1.01);
    expect(
      indicatorValue(
        { kind: 'ratio', factor: 100_000, decimals: 1 },
        { numerator: KNOWN(11), denominator: KNOWN(26_400) },
      ).value,
    ).toBe(41.7);
  });
});

describe('targets', () => {
  const targets = [
    { year: 2025, comparator: '>=', value: 60 },
    { year: 2030, comparator: '>=', value: 75 },
  ] as const;

  test('is the one set, or on the line between those set', () => {
    expect(targetOf(targets, 2025)).toEqual({ ...targets[0], origin: 'set' });
    expect(targetOf(targets, 2027)).toEqual({
      year: 2027,
      comparator: '>=',
      value: 66,
      origin: 'interpolated',
    });
    expect(targetOf(targets, 2022)).toBeUndefined();
    expect(targetOf(targets, 2022, { year: 2020, value: 40 })?.value).toBe(48);
    expect(targetOf(targets, 2031)).toBeUndefined();
  });

  test('interpolated targets lie between their neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 0, max: 100 }), (year, base) => {
        const value = targetOf(targets, year, { year: 2019, value: base })?.value ?? Number.NaN;
        expect(value).toBeGreaterThanOrEqual(Math.min(base, 60));
        expect(value).toBeLessThanOrEqual(Math.max(base, 75));
      }),
    );
  });

  test.each([
    ['>=', 60, true],
    ['>', 60, false],
    ['<=', 60, true],
    ['<', 60, false],
    ['=', 60, true],
    ['about', 61, true],
    ['about', 63, false],
  ] as const)('%s 60 of %d: %s', (comparator, value, met) => {
    expect(meets(value, { comparator, value: 60 })).toBe(met);
  });

  test('the gap is negative while something is lacking, whichever way is better', () => {
    expect(gapTo(55, { value: 60 }, 'up')).toBe(-5);
    expect(gapTo(113, { value: 111 }, 'down')).toBe(-2);
    expect(gapTo(109, { value: 111 }, 'down')).toBe(2);
    expect(gapTo(107, { value: 105 }, 'neither')).toBe(-2);
    expect(trendOf(113, 111, 'down')).toBe('better');
    expect(trendOf(40, 38, 'up')).toBe('worse');
  });
});
