import { addDays } from '@binhdang/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dueWords } from './due-words.ts';

it.each([
  ['2022-06-21', 'daysLeft', 6],
  ['2022-06-16', 'dayLeft', 1],
  ['2022-06-15', 'dueToday', 0],
  ['2022-06-14', 'dayLate', 1],
  ['2022-06-12', 'daysLate', 3],
])('%s, seen on 15/06/2022: %s %i', (due, key, days) => {
  expect(dueWords(due, '2022-06-15')).toEqual({ key, days });
});

it('counts the days to the due day and never below none', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (distance) => {
      const { days, key } = dueWords(addDays('2022-06-15', distance), '2022-06-15');
      expect(days).toBe(Math.abs(distance));
      expect(key.endsWith('Late')).toBe(distance < 0);
    }),
  );
});
