import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  isTime,
  type Path,
  parseRestriction,
  type ShapeInput,
  type Sum,
  shape,
  shareOf,
  sharesOf,
  sortedRows,
  spansOf,
  withRest,
  writeRestriction,
} from './index.ts';

const YEAR = { from: '2022-01-01', to: '2022-12-31' } as const;

describe('spans of a pivot', () => {
  it('are as fine as the finest time, and end with the present month', () => {
    expect(spansOf(YEAR, ['kind'], '2022-11-24')).toEqual([
      { from: '2022-01-01', to: '2022-11-30', members: {} },
    ]);
    const months = spansOf(YEAR, ['@quarter', '@month'], '2022-11-24');
    expect(months).toHaveLength(11);
    expect(months.at(-1)?.members).toEqual({ '@quarter': '2022-Q4', '@month': '2022-M11' });
    expect(spansOf({ from: '2023-01-01', to: '2023-12-31' }, ['@month'], '2022-11-24')).toEqual([]);
  });

  it('are told by the month of any year beside the year', () => {
    const spans = spansOf({ from: '2021-06-01', to: '2022-12-31' }, ['@month', '@year'], '2022-11-24');
    expect(spans[0]?.members).toEqual({ '@month': 'M06', '@year': '2021' });
    expect(spans.at(-1)?.members).toEqual({ '@month': 'M11', '@year': '2022' });
  });
});

const DIMENSIONS = ['@district', '@group', '@year', '@quarter', '@month', 'sex', 'kind'] as const;
const MEMBERS: Record<string, readonly string[]> = {
  '@district': ['a', 'b', ''],
  '@group': ['g', 'h'],
  sex: ['f', 'm', ''],
  kind: ['k', 'l'],
};
const RANGE = { from: '2021-05-01', to: '2022-12-31' } as const;

const member = (dimension: string): fc.Arbitrary<string | string[] | null> =>
  isTime(dimension)
    ? fc.constant(null)
    : dimension === '@group'
      ? fc.subarray(['g', 'h'], { minLength: 1 })
      : fc.constantFrom(...(MEMBERS[dimension] ?? []));

const input: fc.Arbitrary<ShapeInput> = fc
  .tuple(fc.shuffledSubarray([...DIMENSIONS], { maxLength: 4 }), fc.nat(2))
  .chain(([used, rows]) => {
    const [own, other] = [used.slice(0, Math.min(rows, 2)), used.slice(Math.min(rows, 2)).slice(0, 2)];
    const spans = spansOf(RANGE, [...own, ...other], '2022-11-24');
    const sum: fc.Arbitrary<Sum> = fc.record({
      measure: fc.nat(1),
      span: fc.integer({ min: 0, max: spans.length }),
      members: fc.tuple(...[...own, ...other].map(member)),
      value: fc.integer({ min: -9, max: 99 }),
      verified: fc.integer({ min: 0, max: 9 }),
    });
    return fc.array(sum, { maxLength: 25 }).map((sums) => ({
      rows: own,
      columns: other,
      stocks: [false, true],
      spans,
      // What a flow was before the first span is not asked for.
      sums: sums.filter(({ measure, span }) => measure === 1 || span > 0),
      rank: (dimension, one) =>
        isTime(dimension) ? Number(one.replace(/\D/g, '')) : (MEMBERS[dimension] ?? []).indexOf(one),
    }));
  });

/** A number by its definition: all that was counted there; of a stock until the last span that the cell is of. */
function numberOf({ rows, columns, stocks, spans, sums }: ShapeInput, path: Path, measure: number) {
  const dimensions = [...rows, ...columns];
  const within = spans.flatMap(({ members }, at) =>
    dimensions.every((one, place) => !isTime(one) || path[place] === null || members[one] === path[place])
      ? [at + 1]
      : [],
  );
  const told = sums.filter(
    (sum) =>
      sum.measure === measure &&
      (stocks[measure] ? sum.span <= (within.at(-1) ?? -1) : within.includes(sum.span)) &&
      dimensions.every(
        (one, place) =>
          isTime(one) || path[place] === null || [sum.members[place]].flat().includes(path[place] ?? ''),
      ),
  );
  return told.length === 0 ? undefined : told.reduce((known, { value }) => known + value, 0);
}

describe('a table of sums', () => {
  it('holds in each cell what was counted there, and no cell where nobody counted', () => {
    fc.assert(
      fc.property(input, (given) => {
        const table = shape(given);
        const find = cellsOf(table);
        for (const [row, rowPath] of table.rows.entries())
          for (const [column, columnPath] of table.columns.entries())
            for (const measure of [0, 1])
              expect(find(row, column, measure)?.value).toBe(
                numberOf(given, [...rowPath, ...columnPath], measure),
              );
      }),
    );
  });

  it('names each row once, the total of all first and every total before its parts', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { rows } = shape(given);
        const keys = rows.map((path) => JSON.stringify(path));
        expect(new Set(keys).size).toBe(keys.length);
        expect(rows[0]?.every((one) => one === null)).toBe(true);
        for (const [at, path] of rows.entries()) {
          const above = path.map((one, level) =>
            path.slice(level + 1).some((next) => next !== null) ? one : null,
          );
          if (path.some((one) => one !== null)) expect(keys.indexOf(JSON.stringify(above))).toBeLessThan(at);
        }
      }),
    );
  });

  it('adds no stock over time', () => {
    const spans = spansOf(YEAR, ['@quarter'], '2022-11-24');
    const given: ShapeInput = {
      rows: ['@quarter'],
      columns: [],
      stocks: [true],
      spans,
      sums: [
        { measure: 0, span: 0, members: [null], value: 4, verified: 4 },
        { measure: 0, span: 2, members: [null], value: 3, verified: 0 },
        { measure: 0, span: 4, members: [null], value: -1, verified: 0 },
      ],
      rank: (_, one) => Number(one.slice(-1)),
    };
    const { rows, cells } = shape(given);
    expect(rows.map(([one]) => one)).toEqual([null, '2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4']);
    expect(cells.map(({ value }) => value)).toEqual([6, 4, 7, 7, 6]);
  });
});

describe('a breakdown beside its total', () => {
  const sum = (member: string | null, value: number, verified = 0): Sum => ({
    measure: 0,
    span: 1,
    members: [member],
    value,
    verified,
  });

  it('gets what is left as one more part, and nothing where nothing is left', () => {
    const parts = withRest([sum(null, 10, 4), sum('f', 6, 4), sum('m', 3)], 0);
    expect(parts.map(({ members, value, verified }) => [members[0], value, verified])).toEqual([
      ['f', 6, 4],
      ['m', 3, 0],
      ['', 1, 0],
    ]);
    expect(withRest([sum(null, 9), sum('f', 6), sum('m', 3)], 0)).toHaveLength(2);
  });

  it('makes the total again, also of two breakdowns crossed', () => {
    const counts = fc.array(
      fc.record({
        sex: fc.option(fc.constantFrom('f', 'm')),
        age: fc.option(fc.constantFrom('x', 'y')),
        value: fc.integer({ min: 1, max: 50 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(counts, (people) => {
        // As records count them: in the total, and in each breakdown that is known of them.
        const sums = people.flatMap(({ sex, age, value }): Sum[] =>
          [null, ...(sex === null ? [] : [sex])].flatMap((s) =>
            [null, ...(age === null ? [] : [age])].map((a) => ({
              measure: 0,
              span: 1,
              members: [s, a],
              value,
              verified: 0,
            })),
          ),
        );
        const parts = withRest(withRest(sums, 0), 1);
        const of = (s: string, a: string) =>
          parts.reduce(
            (known, { members, value }) => known + (members[0] === s && members[1] === a ? value : 0),
            0,
          );
        for (const s of ['f', 'm', ''])
          for (const a of ['x', 'y', ''])
            expect(of(s, a)).toBe(
              people.reduce(
                (known, one) => known + ((one.sex ?? '') === s && (one.age ?? '') === a ? one.value : 0),
                0,
              ),
            );
      }),
    );
  });
});

describe('reading a table', () => {
  const flows: fc.Arbitrary<ShapeInput> = input.map((given) => ({
    ...given,
    sums: given.sums.filter(({ measure, value }) => measure === 0 && value > 0),
  }));

  it('tells shares that make 1, unless a body is in several groups', () => {
    fc.assert(
      fc.property(flows, (given) => {
        fc.pre(!given.rows.concat(given.columns).includes('@group') && given.rows.length > 0);
        const table = shape(given);
        const find = cellsOf(table);
        for (const column of table.columns.keys()) {
          if (find(0, column, 0) === undefined) continue;
          const parts = table.rows.flatMap((path, row) =>
            path[0] !== null && path.slice(1).every((one) => one === null)
              ? [shareOf(find, 'column', row, column, 0) ?? 0]
              : [],
          );
          expect(parts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
        }
      }),
    );
  });

  it('tells no share of what there was at several times', () => {
    const over = { rows: ['@district'], columns: ['@month'] };
    expect(sharesOf('row', true, over)).toBe(false);
    expect(sharesOf('all', true, over)).toBe(false);
    expect(sharesOf('column', true, over)).toBe(true);
    expect(sharesOf('row', false, over)).toBe(true);
  });

  it('sorts the parts of each total by themselves, and keeps every row', () => {
    fc.assert(
      fc.property(flows, fc.boolean(), (given, descending) => {
        const table = shape(given);
        const find = cellsOf(table);
        const order = sortedRows(table, find, { column: 0, measure: 0, descending });
        expect([...order].sort((a, b) => a - b)).toEqual([...table.rows.keys()]);
        expect(order[0]).toBe(0);
        const tops = order.filter((row) => {
          const path = table.rows[row] ?? [];
          return path[0] !== null && path[0] !== undefined && path.slice(1).every((one) => one === null);
        });
        const told = tops.map((row) => find(row, 0, 0)?.value);
        const numbers = told.filter((one) => one !== undefined);
        // Those without a number are last.
        expect(told.slice(0, numbers.length)).toEqual(numbers);
        expect(numbers).toEqual([...numbers].sort((a, b) => (descending ? b - a : a - b)));
      }),
    );
  });

  it('writes a filter as it reads it', () => {
    expect(parseRestriction('kind=talk|contest')).toEqual({
      dimension: 'kind',
      members: ['talk', 'contest'],
    });
    expect(parseRestriction('sex=')).toEqual({ dimension: 'sex', members: [''] });
    expect(parseRestriction('x y=1')).toBeUndefined();
    expect(writeRestriction({ dimension: '@level', members: ['district', 'commune'] })).toBe(
      '@level=district|commune',
    );
  });
});
