import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountRow, type ShownTable, suppress } from './suppress.ts';

const row = (...cells: number[]): CountRow => ({ total: cells.reduce((sum, cell) => sum + cell, 0), cells });

describe('small numbers', () => {
  test('a table without them is shown as it is', () => {
    const rows = [row(10, 20), row(0, 7), row(0, 0)];
    expect(suppress(rows)).toEqual({ rows, sum: { total: 37, cells: [10, 27] } });
  });

  test('a small category hides its row’s categories, and those of the smallest row beside it', () => {
    const { rows, sum } = suppress([row(40, 3), row(50, 60), row(8, 9)]);
    expect(rows).toEqual([
      { total: 43, cells: null },
      { total: 110, cells: [50, 60] },
      { total: 17, cells: null },
    ]);
    expect(sum).toEqual({ total: 170, cells: [98, 72] });
  });

  test('a small total hides itself behind another', () => {
    const { rows, sum } = suppress([row(2, 0), row(50, 60), row(8, 9)]);
    expect(rows.map(({ total }) => total)).toEqual([null, 110, null]);
    expect(sum.total).toBe(129);
  });

  test('a small sum hides everything', () => {
    expect(suppress([row(1, 1), row(0, 1)])).toEqual({
      rows: [
        { total: null, cells: null },
        { total: null, cells: null },
      ],
      sum: { total: null, cells: null },
    });
  });
});

/** All tables that agree with what is shown: what anybody can know who sees it. */
function consistent(shown: ShownTable, width: number, top: number): CountRow[][] {
  const rowChoices = shown.rows.map(({ total, cells }) => {
    if (cells !== null) return [row(...cells)];
    return tuples(width, total ?? top)
      .map((one) => row(...one))
      .filter((one) => total === null || one.total === total);
  });
  const found: CountRow[][] = [];
  const walk = (before: CountRow[], at: number) => {
    const choices = rowChoices[at];
    if (choices === undefined) {
      const sum = before.reduce((all, { total }) => all + total, 0);
      const columns = Array.from({ length: width }, (_, c) =>
        before.reduce((all, { cells }) => all + (cells[c] ?? 0), 0),
      );
      if (shown.sum.total !== null && sum !== shown.sum.total) return;
      if (shown.sum.cells !== null && columns.some((value, c) => value !== shown.sum.cells?.[c])) return;
      found.push(before);
      return;
    }
    const sofar = before.reduce((all, { total }) => all + total, 0);
    for (const choice of choices) {
      if (shown.sum.total !== null && sofar + choice.total > shown.sum.total) continue;
      walk([...before, choice], at + 1);
    }
  };
  walk([], 0);
  return found;
}

function tuples(width: number, top: number): number[][] {
  if (width === 0) return [[]];
  return tuples(width - 1, top).flatMap((head) => {
    const left = top - head.reduce((sum, value) => sum + value, 0);
    return Array.from({ length: left + 1 }, (_, value) => [...head, value]);
  });
}

test('whoever tries every table that agrees with what is shown cannot tell that a hidden number is small', () => {
  const least = 3;
  const table = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(table, (cells) => {
      const rows = cells.map((one) => row(...one));
      const shown = suppress(rows, least);
      const small = (value: number) => value > 0 && value < least;
      const possible = consistent(shown, 2, 14);
      // The truth is among them, or the attacker would be misled and the test with it.
      expect(possible.some((one) => JSON.stringify(one) === JSON.stringify(rows))).toBe(true);
      const mayBeMore = (pick: (one: readonly CountRow[]) => number | undefined) =>
        possible.some((one) => (pick(one) ?? 0) >= least);
      rows.forEach(({ total, cells: own }, at) => {
        if (small(total)) expect(mayBeMore((one) => one[at]?.total)).toBe(true);
        own.forEach((value, c) => {
          if (small(value)) expect(mayBeMore((one) => one[at]?.cells[c])).toBe(true);
        });
      });
    }),
    { numRuns: 300 },
  );
});

test('no more is hidden than a table of nothing: what is shown is true', () => {
  const cells = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60));
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 12 }), (all) => {
      const rows = all.map((one) => row(...one));
      const shown = suppress(rows);
      shown.rows.forEach((one, at) => {
        if (one.total !== null) expect(one.total).toBe(rows[at]?.total);
        if (one.cells !== null) expect(one.cells).toEqual(rows[at]?.cells);
        expect(one.total !== null && one.total > 0 && one.total < 5).toBe(false);
        expect(one.cells?.some((cell) => cell > 0 && cell < 5) ?? false).toBe(false);
      });
      // Sums over the hidden rows, which anybody can reckon, are not traceable.
      const hidden = rows.filter((_, at) => shown.rows[at]?.cells === null);
      if (shown.sum.cells !== null && hidden.length > 0 && hidden.length < rows.length)
        [0, 1, 2].forEach((c) => {
          const left = hidden.reduce((sum, one) => sum + (one.cells[c] ?? 0), 0);
          expect(left > 0 && left < 5).toBe(false);
        });
    }),
  );
});
