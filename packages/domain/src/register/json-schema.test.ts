import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AXES, REGISTERS, register } from './catalog.fixture.ts';
import { SAMPLES } from './catalog.samples.fixture.ts';
import { valuesSchema } from './index.ts';

/** Stands where the samples name a body, a place or a record. */
const ID = '0198a000-0000-7000-8000-000000000001';

const withIds = (value: unknown, schema: { readonly [key: string]: unknown }): unknown => {
  if (schema.format === 'uuid') return ID;
  if (Array.isArray(value)) return value.map((one) => withIds(one, schema.items as never));
  if (typeof value !== 'object' || value === null) return value;
  const properties = (schema.properties ?? {}) as Record<string, never>;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withIds(one, properties[key] ?? ({} as never))]),
  );
};

const fits = (code: string, values: unknown): boolean => {
  const schema = valuesSchema(register(code), AXES);
  return z.fromJSONSchema(schema as never).safeParse(withIds(values, schema)).success;
};

describe('the schema of a register', () => {
  test.each([...REGISTERS.keys()])('%s: right samples fit', (code) => {
    const samples = SAMPLES.filter((sample) => sample.register === code).flatMap(({ right }) => right);
    expect(samples.length).toBeGreaterThan(0);
    for (const { record } of samples) expect([record, fits(code, record)]).toEqual([record, true]);
  });

  const right = SAMPLES.find((sample) => sample.register === 'training-class')?.right[0]?.record ?? {};
  test.each<[string, object]>([
    ['a choice that is not in the list', { topic: 'weather' }],
    ['a field that there is not', { colour: 'red' }],
    ['a number as text', { days: '2' }],
    ['a count without its total', { participants: { 'sex=female': 3 } }],
    ['a cell that the grid has not', { participants: { '': 3, 'sex=other': 3 } }],
    ['a day that is none', { starts_on: '03/08/2022' }],
    ['less than nothing', { cost: -1 }],
    ['a required field missing', { title: undefined }],
  ])('refuses %s', (_, change) => {
    expect(fits('training-class', right)).toBe(true);
    expect(fits('training-class', JSON.parse(JSON.stringify({ ...right, ...change })))).toBe(false);
  });
});
