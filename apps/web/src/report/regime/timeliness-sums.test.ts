import { expect, test } from 'vitest';
import { percent, sumOfYears } from './timeliness-sums.ts';

const of = (owed: number, sent: number, onTime: number, overdue: number) => ({
  body: { id: String(owed), name: '', shortName: null },
  years: [{ year: 2022, owed, sent, onTime, overdue, completeness: null, punctuality: null }],
});

test('shares are those of the sums, not the mean of shares', () => {
  const [sum] = sumOfYears([of(1, 1, 1, 0), of(9, 3, 0, 6)], [2022]);
  expect(sum).toMatchObject({ owed: 10, sent: 4, completeness: 0.4, punctuality: 0.1 });
});

test('without anything due nothing is known', () => {
  expect(sumOfYears([of(2, 0, 0, 0)], [2022, 2023])[0]?.punctuality).toBeNull();
  expect(sumOfYears([], [2022])[0]).toMatchObject({ owed: 0, completeness: null });
  expect([percent(null), percent(0), percent(2 / 3)]).toEqual([null, 0, 66.7]);
});
