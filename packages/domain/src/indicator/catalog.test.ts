import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AXES, REGISTERS } from '../register/catalog.fixture.ts';
import { checkIndicators, IndicatorCatalog } from './index.ts';

const file = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8'));
const catalog = IndicatorCatalog.parse(file('catalog/indicators.json'));
const { bodies } = file('data/thai-binh/bodies.json') as { bodies: { key: string }[] };
const known = {
  registers: [...REGISTERS.values()],
  axes: AXES,
  bodies: new Set(bodies.map(({ key }) => key)),
};

describe('the catalog of indicators', () => {
  test('names only what there is', () => {
    expect(checkIndicators(catalog, known)).toEqual([]);
  });

  test('has the twenty targets of the strategy, those with two numbers in two rows', () => {
    const strategy = catalog.indicators.filter(({ framework }) => framework === 'NQ-28');
    expect(strategy).toHaveLength(23);
    expect(new Set(strategy.map(({ code }) => code.replace(/[a-z]$/, ''))).size).toBe(20);
    expect(new Set(strategy.map(({ objective }) => objective))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    for (const { code, targets } of strategy)
      expect([code, targets.map(({ year }) => year)]).toEqual([code, [2025, 2030]]);
  });

  test.each([
    [
      'a measure that no register yields',
      { numerator: { source: { from: 'measure', measure: 'gone' } } },
      'no measure gone',
    ],
    [
      'a category that the breakdown has not',
      { numerator: { source: { from: 'measure', measure: 'live_births', breakdown: { sex: 'other' } } } },
      'no category sex=other',
    ],
    ['an owner that is no body', { owners: ['so-gi-do'] }, 'no body so-gi-do'],
    ['a framework that is not named', { framework: 'NQ-1' }, 'no framework NQ-1'],
  ])('%s is found', (_, wrong, fault) => {
    const [first] = catalog.indicators;
    if (!first) throw new Error('an empty catalog');
    const numerator = 'numerator' in wrong ? { ...first.numerator, ...wrong.numerator } : first.numerator;
    const broken = IndicatorCatalog.parse({ ...catalog, indicators: [{ ...first, ...wrong, numerator }] });
    expect(checkIndicators(broken, known)).toEqual([`${first.code}: ${fault}`]);
  });

  test('an indicator that is there twice is found', () => {
    const twice = { ...catalog, indicators: [...catalog.indicators, ...catalog.indicators.slice(0, 1)] };
    expect(checkIndicators(twice, known)).toEqual(['MT1.1: there twice']);
  });
});
