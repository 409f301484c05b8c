import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planOccurrences } from './index.ts';

const PLAN = { startsOn: '2022-01-01', endsOn: '2022-12-31', issuedOn: '2022-03-11' };
const rule = { day: 14, before: false, following: false };

test('recurring work begins with the document and ends with the last period of the plan', () => {
  expect(planOccurrences({ kind: 'quarterly', ...rule }, PLAN).map(({ due }) => due)).toEqual([
    '2022-03-14',
    '2022-06-14',
    '2022-09-14',
    '2022-12-14',
  ]);
  expect(
    planOccurrences({ kind: 'yearly', ...rule, day: 15, month: 2, following: true }, PLAN).map(
      ({ due }) => due,
    ),
  ).toEqual(['2023-02-15']);
  expect(planOccurrences({ kind: 'yearly', ...rule, month: 2 }, PLAN)).toEqual([]);
});

test('a day that was set stands even outside the plan', () => {
  expect(planOccurrences({ kind: 'before', date: '2023-02-01' }, PLAN)[0]?.due).toBe('2023-01-31');
  expect(planOccurrences({ kind: 'continuous' }, PLAN)).toEqual([]);
  expect(planOccurrences(null, PLAN)).toEqual([]);
});

test('no recurring day lies before the document, and no two are alike', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('monthly' as const, 'quarterly' as const, 'half_yearly' as const),
      fc.integer({ min: 1, max: 31 }),
      fc.boolean(),
      fc.boolean(),
      (kind, day, before, following) => {
        const days = planOccurrences({ kind, day, before, following }, PLAN).map(({ due }) => due);
        expect(new Set(days).size).toBe(days.length);
        expect(days.every((due) => due >= PLAN.issuedOn)).toBe(true);
        expect(days).toEqual([...days].sort());
      },
    ),
  );
});
