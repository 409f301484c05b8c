import { readFileSync } from 'node:fs';
import { IndicatorCatalog } from '@binhdang/domain/indicator';
import { expect, test } from 'vitest';
import { definitionOf, parseBreakdown, valuesOf } from './revise-values.ts';

const { indicators } = IndicatorCatalog.parse(
  JSON.parse(readFileSync(new URL('../../../../catalog/indicators.json', import.meta.url), 'utf8')),
);

test.each(indicators.map((one) => [one.code, one] as const))(
  '%s comes back from its form unchanged',
  (_, one) => {
    expect(definitionOf(one, valuesOf(one, '2022-06-15'))).toEqual(one);
  },
);

test('a breakdown is pairs, or is refused', () => {
  expect(parseBreakdown(' sex=female , area=rural')).toEqual({ sex: 'female', area: 'rural' });
  expect(parseBreakdown('')).toEqual({});
  for (const wrong of ['sex', 'sex=', '=female', 'sex=a=b']) expect(parseBreakdown(wrong)).toBeUndefined();
});

test('a source of another kind drops what belonged to the first', () => {
  const [one] = indicators.filter(({ numerator }) => numerator.source.from === 'measure');
  if (!one) throw new Error('none is counted');
  const values = valuesOf(one, '2022-06-15');
  const changed = definitionOf(one, { ...values, numerator: { ...values.numerator, from: 'entered' } });
  expect(changed['numerator']).toEqual({ name: one.numerator.name, source: { from: 'entered' } });
});
