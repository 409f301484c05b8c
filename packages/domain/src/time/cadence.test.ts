import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  CADENCE_KINDS,
  Cadence,
  cadenceText,
  isDated,
  isRecurring,
  needsDate,
  occurrences,
  type ReadDate,
  suggestCadence,
} from './index.ts';

const YEAR = ['2022-01-01', '2022-12-31'] as const;
const dues = (input: unknown, from: string = YEAR[0], to: string = YEAR[1]): string[] =>
  occurrences(Cadence.parse(input), from, to).map((occurrence) => occurrence.due);

const date = fc
  .integer({ min: 18_000, max: 21_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const day = fc.integer({ min: 1, max: 31 });
const before = fc.boolean();
const following = fc.boolean();
const cadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ kind: fc.constant('once' as const), date }),
  fc.record({ kind: fc.constant('before' as const), date }),
  fc
    .tuple(date, fc.nat(400))
    .map(([start, length]) => ({ kind: 'range' as const, start, end: addDays(start, length) })),
  fc.record({
    kind: fc.constantFrom('monthly' as const, 'quarterly' as const, 'half_yearly' as const),
    day,
    before,
    following,
  }),
  fc.record({
    kind: fc.constant('yearly' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day,
    before,
    following,
  }),
  fc.constantFrom(
    { kind: 'immediate' as const },
    { kind: 'continuous' as const },
    { kind: 'prescribed' as const },
  ),
);

describe('due days', () => {
  it.each([
    ['once', { kind: 'once', date: '2022-06-15' }, ['2022-06-15']],
    ['before leaves the named day out', { kind: 'before', date: '2022-11-30' }, ['2022-11-29']],
    [
      'a span is due on its last day',
      { kind: 'range', start: '2022-11-15', end: '2022-12-15' },
      ['2022-12-15'],
    ],
    [
      'quarterly, before the 20th',
      { kind: 'quarterly', day: 20, before: true },
      ['2022-03-19', '2022-06-19', '2022-09-19', '2022-12-19'],
    ],
    ['half-yearly', { kind: 'half_yearly', day: 10 }, ['2022-06-10', '2022-12-10']],
    ['yearly', { kind: 'yearly', month: 12, day: 10, before: true }, ['2022-12-09']],
    ['in the year after', { kind: 'yearly', month: 2, day: 15, following: true }, ['2022-02-15']],
    ['at once', { kind: 'immediate' }, []],
    ['all the time', { kind: 'continuous' }, []],
    ['as prescribed', { kind: 'prescribed' }, []],
  ])('%s', (_name, input, expected) => {
    expect(dues(input)).toEqual(expected);
  });

  it('monthly on the 31st falls on the last day of shorter months', () => {
    expect(dues({ kind: 'monthly', day: 31 }).slice(0, 4)).toEqual([
      '2022-01-31',
      '2022-02-28',
      '2022-03-31',
      '2022-04-30',
    ]);
  });

  it('"before the 1st" of January lies in December and is still found', () => {
    expect(dues({ kind: 'monthly', day: 1, before: true })).toHaveLength(12);
    expect(dues({ kind: 'monthly', day: 1, before: true }).at(-1)).toBe('2022-12-31');
  });

  it('may lie in the month after the period', () => {
    expect(dues({ kind: 'monthly', day: 5, following: true }).slice(0, 2)).toEqual([
      '2022-01-05',
      '2022-02-05',
    ]);
    expect(dues({ kind: 'quarterly', day: 10, following: true })).toEqual([
      '2022-01-10',
      '2022-04-10',
      '2022-07-10',
      '2022-10-10',
    ]);
    const [first] = occurrences(Cadence.parse({ kind: 'half_yearly', day: 10, following: true }), ...YEAR);
    expect(first).toEqual({ due: '2022-01-10', start: null, period: { kind: 'half', year: 2021, index: 2 } });
  });

  it('tell what they report on', () => {
    const [only] = occurrences(
      Cadence.parse({ kind: 'yearly', month: 2, day: 15, following: true }),
      ...YEAR,
    );
    expect(only?.period).toEqual({ kind: 'year', year: 2021, index: 1 });
    const span = occurrences({ kind: 'range', start: '2022-11-15', end: '2022-12-15' }, ...YEAR);
    expect(span[0]?.start).toBe('2022-11-15');
  });

  it('lie inside the asked days, in order, each once, and splitting the days splits them', () => {
    fc.assert(
      fc.property(cadence, date, fc.nat(1500), fc.nat(1500), (rule, from, first, second) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        const all = occurrences(rule, from, to).map((o) => o.due);
        expect(all.every((due) => from <= due && due <= to)).toBe(true);
        expect(all).toEqual([...new Set(all)].sort());
        const parts = [...occurrences(rule, from, middle), ...occurrences(rule, addDays(middle, 1), to)];
        expect(parts.map((o) => o.due)).toEqual(all);
      }),
    );
  });

  it('recurring kinds fall due as often as their name says in any calendar year', () => {
    const perYear: Partial<Record<Cadence['kind'], number>> = {
      monthly: 12,
      quarterly: 4,
      half_yearly: 2,
      yearly: 1,
    };
    fc.assert(
      fc.property(cadence.filter(isRecurring), fc.integer({ min: 2010, max: 2040 }), (rule, year) => {
        expect(occurrences(rule, `${year}-01-01`, `${year}-12-31`)).toHaveLength(perYear[rule.kind] ?? -1);
      }),
    );
  });

  it('exist exactly for dated kinds', () => {
    fc.assert(
      fc.property(cadence, (rule) => {
        expect(occurrences(rule, '2000-01-01', '2040-12-31').length > 0).toBe(isDated(rule));
      }),
    );
    expect(needsDate({ kind: 'prescribed' })).toBe(true);
    expect(needsDate({ kind: 'continuous' })).toBe(false);
  });
});

describe('cadence as data and in words', () => {
  it('survives being written and read', () => {
    fc.assert(
      fc.property(cadence, (rule) => {
        expect(Cadence.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
      }),
    );
  });

  it('refuses a span that ends before it starts, and a 32nd day', () => {
    expect(Cadence.safeParse({ kind: 'range', start: '2022-12-15', end: '2022-11-15' }).success).toBe(false);
    expect(Cadence.safeParse({ kind: 'monthly', day: 32 }).success).toBe(false);
  });

  it.each([
    [{ kind: 'before', date: '2022-11-30' }, 'Trước ngày 30/11/2022', 'Before 30/11/2022'],
    [{ kind: 'monthly', day: 18, before: true }, 'Trước ngày 18 hằng tháng', 'Every month before day 18'],
    [
      { kind: 'quarterly', day: 20, before: true },
      'Trước ngày 20 tháng cuối quý',
      'Every quarter before day 20 of its last month',
    ],
    [
      { kind: 'half_yearly', day: 5 },
      '6 tháng một lần, ngày 05 tháng 6 và tháng 12',
      'Twice a year on day 5 of June and December',
    ],
    [
      { kind: 'yearly', month: 2, day: 15, before: true, following: true },
      'Trước ngày 15/02 năm sau',
      'Every year before 15/02 of the following year',
    ],
    [{ kind: 'continuous' }, 'Thường xuyên', 'All the time'],
  ])('%j reads well', (input, vi, en) => {
    expect([cadenceText(Cadence.parse(input)), cadenceText(Cadence.parse(input), 'en')]).toEqual([vi, en]);
  });

  it('every kind has a text', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(cadence, (rule) => {
        kinds.add(rule.kind);
        expect(cadenceText(rule, 'vi')).toMatch(/^\S.+/);
      }),
      { numRuns: 300 },
    );
    expect([...kinds].sort()).toEqual([...CADENCE_KINDS].sort());
  });
});

describe('proposing a cadence from what the reader found', () => {
  const propose = (...dates: ReadDate[]) => suggestCadence(dates, '2022-03-11');
  it.each<[string, ReadDate, unknown, boolean]>([
    [
      'a span',
      { type: 'range', start: '2022-11-15', end: '2022-12-15', text: 'từ ngày 15/11 đến 15/12/2022' },
      { kind: 'range', start: '2022-11-15', end: '2022-12-15' },
      true,
    ],
    [
      'before a day',
      { type: 'deadline', end: '2022-11-30', text: 'trước ngày 30/11' },
      { kind: 'before', date: '2022-11-30' },
      true,
    ],
    [
      'at the latest',
      { type: 'deadline', end: '2022-11-30', text: 'chậm nhất ngày 30/11/2022' },
      { kind: 'once', date: '2022-11-30' },
      true,
    ],
    [
      'yearly before',
      { type: 'deadline', end: '2022-12-10', cadence: 'yearly', text: 'trước ngày 10/12 hằng năm' },
      { kind: 'yearly', month: 12, day: 10, before: true, following: false },
      true,
    ],
    [
      'quarterly',
      { type: 'cadence', text: 'hằng quý, trước ngày 20 của tháng cuối quý' },
      { kind: 'quarterly', day: 20, before: true, following: false },
      true,
    ],
    [
      'monthly without a day',
      { type: 'cadence', cadence: 'monthly', text: 'hằng tháng' },
      { kind: 'monthly', day: 14, before: false, following: false },
      false,
    ],
    [
      'half-yearly',
      { type: 'cadence', text: 'định kỳ 6 tháng' },
      { kind: 'half_yearly', day: 14, before: false, following: false },
      false,
    ],
    ['all the time', { type: 'cadence', text: 'Thường xuyên' }, { kind: 'continuous' }, true],
    ['at once', { type: 'immediate', text: 'kịp thời' }, { kind: 'immediate' }, true],
    [
      'as prescribed',
      { type: 'cadence', text: 'định kỳ báo cáo theo quy định' },
      { kind: 'prescribed' },
      true,
    ],
  ])('%s', (_name, mention, expected, certain) => {
    const found = propose(mention);
    expect([found?.cadence, found?.certain]).toEqual([expected, certain]);
  });

  it('believes the day and month that the reader made out', () => {
    const due = { day: 5, month: null, monthOfPeriod: 'next' as const };
    const found = propose({
      type: 'cadence',
      cadence: 'monthly',
      due,
      text: 'trước ngày mùng năm tháng kế tiếp',
    });
    expect(found?.cadence).toEqual({ kind: 'monthly', day: 5, before: true, following: true });
    const doubtful = propose({
      type: 'cadence',
      cadence: 'half-yearly',
      due: { ...due, monthOfPeriod: 'first' },
      text: '',
    });
    expect([doubtful?.cadence.kind, doubtful?.certain]).toEqual(['half_yearly', false]);
  });

  it('takes no due day from what the document cites or from the life of a programme', () => {
    expect(propose({ type: 'date', start: '2020-12-28', text: 'ngày 28/12/2020' })).toBeUndefined();
    expect(
      propose({ type: 'period', start: '2021-01-01', end: '2030-12-31', text: 'giai đoạn 2021-2030' }),
    ).toBeUndefined();
    expect(propose()).toBeUndefined();
  });

  it('a deadline outweighs a day named in passing', () => {
    const found = propose(
      { type: 'date', start: '2022-10-20', text: 'ngày 20/10' },
      { type: 'deadline', end: '2022-11-30', text: 'trước ngày 30/11' },
    );
    expect(found?.from.text).toBe('trước ngày 30/11');
  });

  it('whatever is mentioned, the proposal is a valid cadence', () => {
    const mention = fc.record({
      type: fc.constantFrom(...(['date', 'range', 'deadline', 'period', 'cadence', 'immediate'] as const)),
      start: fc.option(fc.oneof(date, fc.string())),
      end: fc.option(fc.oneof(date, fc.string())),
      cadence: fc.option(fc.constantFrom('monthly', 'quarterly', 'yearly', 'periodic', 'x')),
      text: fc
        .array(
          fc.constantFrom(
            'hằng tháng',
            'trước ngày',
            '31',
            '31/02',
            '30/11',
            'quý',
            'năm sau',
            'định kỳ',
            ' ',
            '45/99',
          ),
        )
        .map((words) => words.join(' ')),
    });
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 4 }), (mentions) => {
        const found = suggestCadence(mentions, '2022-03-11');
        if (found) expect(Cadence.safeParse(found.cadence).error).toBeUndefined();
      }),
    );
  });
});
