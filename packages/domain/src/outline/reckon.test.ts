import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, changedFigures, consolidate, type Reckoned, valuesOf, verifiedAmountOf } from './index.ts';

const key = fc.constantFrom('events@this', 'classes@this', 'classes@year_ago', 'people[sex=female]@this');
const amount = fc.integer({ min: 0, max: 1_000_000 }).map((thousandths) => thousandths / 1_000);
const own = fc.dictionary(
  key,
  fc.array(
    fc
      .record({ value: amount, share: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ value, share }) => ({
        from: 'records' as const,
        bodyId: 'own',
        value,
        verified: Math.floor(value * share),
        records: [['r', 1, value] as const],
      })),
    { minLength: 1, maxLength: 3 },
  ),
) as fc.Arbitrary<Reckoned>;
const below = fc.uniqueArray(
  fc.record({ bodyId: fc.constantFrom('a', 'b', 'c', 'd'), versionId: fc.uuid(), reckoned: own }),
  { selector: ({ bodyId }) => bodyId, maxLength: 4 },
);

describe('consolidating', () => {
  test('each figure is the sum of its parts, known where any of them is', () => {
    fc.assert(
      fc.property(own, below, (mine, reports) => {
        const whole = consolidate(mine, reports);
        const keys = new Set([mine, ...reports.map(({ reckoned }) => reckoned)].flatMap(Object.keys));
        expect(new Set(Object.keys(whole))).toEqual(keys);
        for (const [one, parts] of Object.entries(whole)) {
          const all = [mine, ...reports.map(({ reckoned }) => reckoned)].flatMap((from) => from[one] ?? []);
          expect(amountOf(parts)).toBeCloseTo(
            all.reduce((sum, { value }) => sum + value, 0),
            6,
          );
          expect(verifiedAmountOf(parts)).toBeCloseTo(
            all.reduce((sum, { verified }) => sum + verified, 0),
            6,
          );
        }
      }),
    );
  });

  test('does not depend on the order in which reports came', () => {
    fc.assert(
      fc.property(own, below, (mine, reports) => {
        expect(JSON.stringify(consolidate(mine, [...reports].reverse()))).toBe(
          JSON.stringify(consolidate(mine, reports)),
        );
      }),
    );
  });

  test('in two steps is the same as in one', () => {
    fc.assert(
      fc.property(below, (reports) => {
        const [first, ...rest] = reports;
        if (first === undefined) return;
        const district = { bodyId: 'z', versionId: 'v', reckoned: consolidate({}, [first]) };
        const steps = valuesOf(consolidate({}, [district, ...rest]));
        expect([...steps].sort()).toEqual([...valuesOf(consolidate({}, reports))].sort());
      }),
    );
  });
});

test('what changed names values that differ, unknown apart from zero', () => {
  const one = (value: number): Reckoned => ({
    'a@this': [{ from: 'report', bodyId: 'b', versionId: 'v', value, verified: 0 }],
  });
  expect(changedFigures(one(3), one(3))).toEqual([]);
  expect(changedFigures({}, one(0))).toEqual([{ key: 'a@this', before: null, after: 0 }]);
  expect(changedFigures(one(3), one(5))).toEqual([{ key: 'a@this', before: 3, after: 5 }]);
});
