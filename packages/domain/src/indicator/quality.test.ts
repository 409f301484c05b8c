import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAt, type Observed, QualityRules, type Series } from './quality.ts';

const { rules } = QualityRules.parse(
  JSON.parse(readFileSync(new URL('../../../../catalog/quality-rules.json', import.meta.url), 'utf8')),
);
const percent = { code: 'MT1.1', kind: 'ratio', factor: 100, unit: { vi: '%', en: '%' } } as const;
const seen = (numerator: number, denominator: number): Observed => ({
  value: (numerator * 100) / denominator,
  numerator,
  denominator,
});
const look = (
  series: Partial<Series> & { now: Observed },
  indicator: Parameters<typeof lookAt>[0] = percent,
) => lookAt(indicator, { earlier: [], peers: [], ...series }, rules).map(({ rule }) => rule);

test.each<[string, Partial<Series> & { now: Observed }, string[]]>([
  ['nothing is wrong', { now: seen(30, 60), earlier: [seen(28, 60)], peers: [40, 45, 50, 55, 52, 48] }, []],
  ['a part over its whole', { now: seen(61, 60) }, ['part_over_whole']],
  ['a jump', { now: seen(50, 60), earlier: [seen(20, 60)] }, ['jump']],
  ['a jump of a few is chance', { now: seen(3, 60), earlier: [seen(1, 60)] }, []],
  ['unlike its peers', { now: seen(58, 60), peers: [40, 41, 42, 43, 44, 45] }, ['unlike_peers']],
  ['too few peers to say', { now: seen(58, 60), peers: [40, 41, 42] }, []],
  [
    'three times the same',
    { now: seen(31, 60), earlier: [seen(31, 60), seen(31, 60), seen(2, 60)] },
    ['unchanged'],
  ],
  ['all of all stays by itself', { now: seen(60, 60), earlier: [seen(60, 60), seen(60, 60)] }, []],
  ['not known', { now: { value: null, numerator: 61, denominator: 60 } }, []],
])('%s', (_, series, found) => {
  expect(look(series)).toEqual(found);
});

test('boys per hundred girls are no share, and have bounds of their own', () => {
  const ratio = {
    code: 'MT4.1',
    kind: 'ratio',
    factor: 100,
    unit: { vi: 'bé trai/100 bé gái', en: 'boys per 100 girls' },
  } as const;
  expect(look({ now: seen(1100, 1000) }, ratio)).toEqual([]);
  expect(look({ now: seen(1300, 1000) }, ratio)).toEqual(['sex_ratio']);
});

test('a few wild peers do not hide another', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 40, max: 45 }), { minLength: 9, maxLength: 20 }), (peers) => {
      const spread = [40, 41, 42, 43, 44, 45, ...peers];
      expect(look({ now: seen(99, 100), peers: spread })).toEqual(
        look({ now: seen(99, 100), peers: [...spread, 1e6, 1e6] }),
      );
    }),
  );
});
