import { expect, test } from 'vitest';
import { monthOf, periodKey, periodSteps } from './index.ts';

const steps = (...asked: Parameters<typeof periodSteps>) =>
  periodSteps(...asked).map(({ period, start, end }) => [periodKey(period), start, end]);

test('periods follow each other without a gap, the first and last cut to the months asked for', () => {
  expect(steps('quarter', '2021-12-31', '2022-05-02')).toEqual([
    ['2021-Q4', '2021-12-01', '2021-12-31'],
    ['2022-Q1', '2022-01-01', '2022-03-31'],
    ['2022-Q2', '2022-04-01', '2022-05-31'],
  ]);
  expect(steps('month', '2022-02-10', '2022-02-10')).toEqual([['2022-M02', '2022-02-01', '2022-02-28']]);
  expect(steps('year', '2020-01-01', '2022-12-31').map(([key]) => key)).toEqual(['2020', '2021', '2022']);
});

test('days in disorder make none, though of one month they make it', () => {
  expect(steps('half', '2022-07-01', '2022-06-30')).toEqual([]);
  expect(steps('half', '2022-06-30', '2022-06-01')).toEqual([['2022-H1', '2022-06-01', '2022-06-30']]);
  expect(monthOf('2024-02-15')).toEqual({ start: '2024-02-01', end: '2024-02-29' });
});
