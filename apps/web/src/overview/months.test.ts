import { weekday } from '@binhdang/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthBounds, shiftMonth, weeksOf } from './months.ts';

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

test('weeks begin on Monday, follow each other, and hold every day of the month once', () => {
  fc.assert(
    fc.property(month, (one) => {
      const days = weeksOf(one).flat();
      expect(weekday(days[0] ?? '')).toBe(1);
      expect(days).toEqual([...new Set(days)].sort());
      const inMonth = days.filter((day) => day.startsWith(one));
      expect([inMonth[0], inMonth.at(-1)]).toEqual([monthBounds(one).first, monthBounds(one).last]);
      expect(days.length - inMonth.length).toBeLessThan(14);
    }),
  );
});

test('going forth and back comes to the same month', () => {
  fc.assert(
    fc.property(month, fc.integer({ min: -40, max: 40 }), (one, by) => {
      expect(shiftMonth(shiftMonth(one, by), -by)).toBe(one);
    }),
  );
  expect(shiftMonth('2022-12', 1)).toBe('2023-01');
});
