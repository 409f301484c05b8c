import { readFileSync } from 'node:fs';
import { Expressions, type Field, fieldsOf, RegisterDefinition } from '@binhdang/domain/register';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Condition,
  comparableWith,
  comparisonsOf,
  conditionIn,
  expressionOf,
  needsOperand,
  type Operand,
  type Term,
} from './condition.ts';

const base = RegisterDefinition.parse(
  JSON.parse(
    readFileSync(new URL('../../../../../catalog/registers/training-class.json', import.meta.url), 'utf8'),
  ),
);
const all = fieldsOf(base);
const fields: ReadonlyMap<string, Field> = new Map(all.map((field) => [field.code, field]));
const expressions = new Expressions(base);

const operandFor = (field: Field): fc.Arbitrary<Operand> => {
  const value = (text: string): Operand => ({ kind: 'value', text });
  if ('list' in field) return fc.constantFrom("it's", 'a"b', 'media && other').map(value);
  if (field.type === 'date') return fc.constantFrom('2022-01-01', '2022-12-31').map(value);
  const others = all.filter(
    ({ code, type }) => code !== field.code && comparableWith(field.type).includes(type),
  );
  return fc.oneof(
    fc.integer({ min: -5, max: 99 }).map((number) => value(String(number))),
    fc.constantFrom(...others).map(({ code }): Operand => ({ kind: 'field', text: code })),
  );
};

const term: fc.Arbitrary<Term> = fc
  .constantFrom(...all.filter(({ type }) => type !== 'file'))
  .chain((field) =>
    fc
      .constantFrom(...comparisonsOf(field.type))
      .chain((comparison) =>
        (needsOperand(comparison) ? operandFor(field) : fc.constant(undefined)).map(
          (operand): Term => ({ field: field.code, comparison, operand }),
        ),
      ),
  );
const condition: fc.Arbitrary<Condition> = fc.record({
  join: fc.constantFrom('all', 'any'),
  terms: fc.array(term, { minLength: 1, maxLength: 4 }),
});

describe('a condition that was chosen', () => {
  test('is a right expression, and is read out of it again as it was', () => {
    fc.assert(
      fc.property(condition, (chosen) => {
        const source = expressionOf(chosen, fields);
        expect({ source, checked: expressions.check(source) }).toEqual({ source, checked: { type: 'bool' } });
        const read = conditionIn(source, fields);
        expect(read?.terms).toEqual(chosen.terms);
        if (chosen.terms.length > 1) expect(read?.join).toBe(chosen.join);
      }),
      { numRuns: 500 },
    );
  });

  test('is no expression while something is missing', () => {
    const open: Condition = {
      join: 'all',
      terms: [{ field: 'topic', comparison: 'is', operand: undefined }],
    };
    expect(expressionOf(open, fields)).toBe('');
    const wrong: Operand = { kind: 'value', text: 'nhiều' };
    expect(
      expressionOf({ join: 'all', terms: [{ field: 'days', comparison: 'more', operand: wrong }] }, fields),
    ).toBe('');
  });
});

describe('what says more than can be chosen', () => {
  test.each([
    'r.days + 1 > 2',
    'r.tested && (r.days > 1 || r.days < 3)',
    'r.tested && r.days > 1 || r.days < 3',
    'r.participants["sex=female"] > 1',
    'r.ghost',
    'r.participants > 1',
    "r.title == 'x'",
  ])('%s is left as it is', (source) => {
    expect(conditionIn(source, fields)).toBeUndefined();
  });

  test('most checks of the catalog can be chosen', () => {
    const chosen = base.checks.filter(({ that }) => conditionIn(that, fields) !== undefined);
    expect(chosen.length).toBeGreaterThanOrEqual(4);
  });
});
