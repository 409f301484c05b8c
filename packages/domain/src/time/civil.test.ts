import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  CivilDate,
  compareDates,
  dateParts,
  daysBetween,
  formatDate,
  formatLongDate,
  holdsOn,
  isCivilDate,
  overlap,
  parseDate,
  todayInVietnam,
  weekday,
  weekdayName,
  within,
} from './index.ts';

/** Any day from 1600 to 2500, made by the platform's own calendar as oracle. */
const oracleDay = fc.integer({ min: -135_140, max: 193_000 });
const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const validity = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 20 })))
  .map(([from, length]) => ({ validFrom: iso(from), validTo: length === null ? null : iso(from + length) }));

describe('civil dates', () => {
  it('agree with the platform calendar', () => {
    fc.assert(
      fc.property(oracleDay, fc.integer({ min: -800, max: 800 }), (day, step) => {
        expect(isCivilDate(iso(day))).toBe(true);
        expect(addDays(iso(day), step)).toBe(iso(day + step));
        expect(daysBetween(iso(day), iso(day + step))).toBe(step);
        expect(weekday(iso(day)) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
        expect(Math.sign(compareDates(iso(day), iso(day + step)))).toBe(Math.sign(0 - step));
      }),
    );
  });

  it('months keep the day or clamp it to the end', () => {
    expect(addMonths('2022-01-31', 1)).toBe('2022-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2022-03-15', -3)).toBe('2021-12-15');
    fc.assert(
      fc.property(oracleDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const moved = dateParts(addMonths(iso(day), months));
        const start = dateParts(iso(day));
        expect(moved.year * 12 + moved.month - (start.year * 12 + start.month)).toBe(months);
        const clamped = addDays(addMonths(iso(day), months), 1).endsWith('-01');
        expect(moved.day === start.day || (moved.day < start.day && clamped)).toBe(true);
      }),
    );
  });

  it.each([
    '2022-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-1-1',
    '0022-01-01',
    '2022-04-31',
    '11/03/2022',
    '2022-03-11T00:00',
    '',
  ])('%j is no date', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(CivilDate.safeParse(text).success).toBe(false);
  });

  it('out of the calendar is an error, not another day', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2022-02-30', 1)).toThrow(RangeError);
  });

  it('today in Vietnam begins at 17:00 UTC of the day before', () => {
    expect(todayInVietnam(new Date('2022-03-10T16:59:59.999Z'))).toBe('2022-03-10');
    expect(todayInVietnam(Date.parse('2022-03-10T17:00:00Z'))).toBe('2022-03-11');
  });
});

describe('dates on screen and from the keyboard', () => {
  it('short, long and weekday', () => {
    expect(formatDate('2022-03-11')).toBe('11/03/2022');
    expect(formatLongDate('2022-03-05')).toBe('ngày 05 tháng 3 năm 2022');
    expect(formatLongDate('2022-02-11')).toBe('ngày 11 tháng 02 năm 2022');
    expect(formatLongDate('2022-10-20', 'en')).toBe('20 October 2022');
    expect(weekdayName(weekday('2022-03-11'))).toBe('Thứ Sáu');
    expect(() => weekdayName(8)).toThrow(RangeError);
  });

  it('every short date can be typed back', () => {
    fc.assert(
      fc.property(oracleDay, (day) => {
        expect(parseDate(formatDate(iso(day)))).toBe(iso(day));
      }),
    );
    expect(parseDate(' 1-3-2022 ')).toBe('2022-03-01');
    expect(parseDate('31/02/2022')).toBeUndefined();
    expect(parseDate('3/2022')).toBeUndefined();
  });
});

describe('validity', () => {
  it('is half-open: overlap and within agree with looking at every day', () => {
    const days = Array.from({ length: 70 }, (_, day) => iso(day));
    fc.assert(
      fc.property(validity, validity, (a, b) => {
        expect(overlap(a, b)).toBe(days.some((day) => holdsOn(a, day) && holdsOn(b, day)));
        const open = a.validTo === null && b.validTo !== null;
        expect(within(a, b)).toBe(!open && days.every((day) => !holdsOn(a, day) || holdsOn(b, day)));
      }),
    );
  });
});
