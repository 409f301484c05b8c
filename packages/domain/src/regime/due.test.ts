import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, PERIOD_KINDS, type Period, periodKey } from '../time/index.ts';
import {
  daysLate,
  dueOn,
  owedBetween,
  reminderDays,
  sumTimeliness,
  TIMELINESS,
  timeliness,
} from './index.ts';

describe('last days', () => {
  test.each<[Period, { monthsAfter: number; day: number }, string]>([
    [{ kind: 'quarter', year: 2022, index: 1 }, { monthsAfter: 0, day: 20 }, '2022-03-20'],
    [{ kind: 'year', year: 2022, index: 1 }, { monthsAfter: -1, day: 10 }, '2022-11-10'],
    [{ kind: 'year', year: 2022, index: 1 }, { monthsAfter: 2, day: 15 }, '2023-02-15'],
    [{ kind: 'month', year: 2022, index: 2 }, { monthsAfter: 0, day: 31 }, '2022-02-28'],
    [{ kind: 'half', year: 2022, index: 1 }, { monthsAfter: 0, day: 5 }, '2022-06-05'],
    [{ kind: 'month', year: 2022, index: 1 }, { monthsAfter: -1, day: 25 }, '2021-12-25'],
  ])('of %j by %j is %s', (period, rule, day) => {
    expect(dueOn(rule, period)).toBe(day);
  });

  const rule = fc.record({
    monthsAfter: fc.integer({ min: -12, max: 24 }),
    day: fc.integer({ min: 1, max: 31 }),
  });
  const kind = fc.constantFrom(...PERIOD_KINDS);
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days));

  test('cutting a span in two gives the same reports as the whole, each once and in order', () => {
    fc.assert(
      fc.property(kind, rule, day, fc.nat(900), fc.nat(900), (period, due, from, a, b) => {
        const duty = { period, due, since: 2000 };
        const cut = addDays(from, a);
        const to = addDays(cut, b);
        const whole = owedBetween(duty, from, to);
        expect([...owedBetween(duty, from, cut), ...owedBetween(duty, addDays(cut, 1), to)]).toEqual(whole);
        expect(new Set(whole.map((owed) => periodKey(owed.period))).size).toBe(whole.length);
        for (const owed of whole) expect(dueOn(due, owed.period)).toBe(owed.dueOn);
      }),
    );
  });

  test('a year of quarterly reports is four, and none from before the duty began', () => {
    const duty = { period: 'quarter', due: { monthsAfter: 0, day: 20 }, since: 2022 } as const;
    expect(owedBetween(duty, '2021-06-01', '2022-12-31').map((owed) => owed.dueOn)).toEqual([
      '2022-03-20',
      '2022-06-20',
      '2022-09-20',
      '2022-12-20',
    ]);
  });

  test('reminds in order, each day once', () => {
    expect(reminderDays({ remindDaysBefore: [3, 14, 3, 0] }, '2022-11-10')).toEqual([
      '2022-10-27',
      '2022-11-07',
      '2022-11-10',
    ]);
  });
});

describe('timeliness', () => {
  const due = '2022-11-10';
  test.each([
    [{ dueOn: due }, '2022-10-01', 'open', 0],
    [{ dueOn: due }, '2022-11-03', 'due_soon', 0],
    [{ dueOn: due }, '2022-11-10', 'due_soon', 0],
    [{ dueOn: due }, '2022-11-12', 'overdue', 2],
    [{ dueOn: due, extendedTo: '2022-11-20' }, '2022-11-12', 'open', 0],
    [{ dueOn: due, extendedTo: '2022-11-01' }, '2022-11-11', 'overdue', 1],
    [{ dueOn: due, sentOn: '2022-11-10' }, '2022-12-01', 'on_time', 0],
    [{ dueOn: due, sentOn: '2022-11-13' }, '2022-12-01', 'late', 3],
    [{ dueOn: due, exempt: true }, '2022-12-01', 'exempt', 0],
  ])('%j on %s: %s, %d days late', (report, today, standing, late) => {
    expect(timeliness(report, today)).toBe(standing);
    expect(daysLate(report, today)).toBe(late);
  });

  test('days late and standing agree', () => {
    const some = fc.integer({ min: -40, max: 40 }).map((days) => addDays(due, days));
    fc.assert(
      fc.property(
        some,
        fc.option(some, { nil: undefined }),
        fc.option(some, { nil: undefined }),
        (today, extendedTo, sentOn) => {
          const report = { dueOn: due, extendedTo, sentOn };
          const standing = timeliness(report, today);
          expect(daysLate(report, today) > 0).toBe(standing === 'late' || standing === 'overdue');
          expect(daysBetween(due, today) <= 0 && standing === 'overdue').toBe(false);
        },
      ),
    );
  });

  test('what is not owed is in no share, and shares lie between none and all', () => {
    expect(sumTimeliness([])).toMatchObject({ owed: 0, completeness: null, punctuality: null });
    expect(sumTimeliness(['on_time', 'late', 'overdue', 'open', 'exempt'])).toEqual({
      owed: 4,
      sent: 2,
      onTime: 1,
      overdue: 1,
      completeness: 0.5,
      punctuality: 1 / 3,
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TIMELINESS)), (standings) => {
        const { completeness, punctuality } = sumTimeliness(standings);
        for (const share of [completeness ?? 0, punctuality ?? 0]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
