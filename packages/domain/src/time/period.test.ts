import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  PERIOD_KINDS,
  Period,
  parsePeriodKey,
  periodBounds,
  periodKey,
  periodLabel,
  periodOf,
  shiftPeriod,
} from './index.ts';

const LAST: Record<string, number> = { month: 12, quarter: 4, half: 2, nine_months: 1, year: 1 };
const period: fc.Arbitrary<Period> = fc.constantFrom(...PERIOD_KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    year: fc.integer({ min: 1950, max: 2100 }),
    index: fc.integer({ min: 1, max: LAST[kind] ?? 1 }),
  }),
);
const closing = fc.constantFrom('calendar' as const, 'administrative' as const);

describe('periods', () => {
  it.each([
    ['2022-M02', '2022-02-01', '2022-02-28', '2022-01-15', '2022-02-14', 'Tháng 2 năm 2022'],
    ['2022-Q1', '2022-01-01', '2022-03-31', '2021-12-15', '2022-03-14', 'Quý I năm 2022'],
    ['2022-H2', '2022-07-01', '2022-12-31', '2022-06-15', '2022-12-14', '6 tháng cuối năm 2022'],
    ['2022-9M', '2022-01-01', '2022-09-30', '2021-12-15', '2022-09-14', '9 tháng năm 2022'],
    ['2022', '2022-01-01', '2022-12-31', '2021-12-15', '2022-12-14', 'Năm 2022'],
  ])('%s', (key, start, end, administrativeStart, administrativeEnd, label) => {
    const parsed = parsePeriodKey(key);
    if (!parsed) throw new Error('no period');
    expect(periodBounds(parsed)).toEqual({ start, end });
    expect(periodBounds(parsed, 'administrative')).toEqual({
      start: administrativeStart,
      end: administrativeEnd,
    });
    expect(periodLabel(parsed)).toBe(label);
  });

  it('follow each other without gap or overlap, under both closings', () => {
    fc.assert(
      fc.property(
        period.filter((p) => p.kind !== 'nine_months'),
        closing,
        (p, how) => {
          expect(addDays(periodBounds(p, how).end, 1)).toBe(periodBounds(shiftPeriod(p, 1), how).start);
        },
      ),
    );
  });

  it('hold the days that belong to them', () => {
    fc.assert(
      fc.property(period, (p) => {
        const { start, end } = periodBounds(p);
        expect(periodOf(p.kind, start)).toEqual(p);
        expect(periodOf(p.kind, end)).toEqual(p);
      }),
    );
    expect(periodOf('nine_months', '2022-10-01')).toBeUndefined();
  });

  it('have codes that lead back to them, and steps that undo each other', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: -50, max: 50 }), (p, steps) => {
        expect(parsePeriodKey(periodKey(p))).toEqual(p);
        expect(shiftPeriod(shiftPeriod(p, steps), -steps)).toEqual(p);
      }),
    );
  });

  it.each(['2022-M13', '2022-M00', '2022-Q5', '2022-H3', '2022-8M', 'x', '20222'])(
    '%s is no period',
    (key) => {
      expect(parsePeriodKey(key)).toBeUndefined();
    },
  );

  it('names of the same language differ between periods', () => {
    fc.assert(
      fc.property(period, period, fc.constantFrom('vi' as const, 'en' as const), (a, b, language) => {
        expect(periodLabel(a, language) === periodLabel(b, language)).toBe(periodKey(a) === periodKey(b));
      }),
    );
  });

  it('refuse an index the kind does not have', () => {
    expect(Period.safeParse({ kind: 'quarter', year: 2022, index: 5 }).success).toBe(false);
  });
});
