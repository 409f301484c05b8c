import type { overview } from '@binhdang/contract';
import { OBLIGATION_ROLES, STANDINGS, type Standing } from '@binhdang/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf, inSight, sheetsOf, viewOf } from './matrix-model.ts';

const code = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: OBLIGATION_ROLES.length * 10 }) },
);
const matrices: fc.Arbitrary<overview.Matrix> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([tasks, bodies]) =>
    fc.record({
      plan: fc.constant({ id: 'p', title: '', number: null, year: 2022 }),
      overseen: fc.constant(true),
      sections: fc.constant<overview.Matrix['sections']>([
        ['s1', null, 'I.', 'một'],
        ['s2', 0, '1.', 'hai'],
        ['s3', null, 'II.', 'ba'],
      ]),
      tasks: fc.array(
        fc.tuple(fc.uuid(), fc.constantFrom<number | null>(null, 0, 1, 2), fc.constant(null), fc.string()),
        { minLength: tasks, maxLength: tasks },
      ),
      bodies: fc.array(fc.tuple(fc.uuid(), fc.string(), fc.constant(null), fc.constantFrom('so', 'huyen')), {
        minLength: bodies,
        maxLength: bodies,
      }),
      cells: fc.array(fc.array(code, { minLength: bodies, maxLength: bodies }), {
        minLength: tasks,
        maxLength: tasks,
      }),
    }),
  );
const standings: fc.Arbitrary<Standing[]> = fc.uniqueArray(fc.constantFrom(...STANDINGS), { maxLength: 3 });

test('totals of rows, of columns and of the legend agree with the cells in sight', () => {
  fc.assert(
    fc.property(
      matrices,
      standings,
      fc.constantFrom(undefined, 'so', 'huyen'),
      fc.constantFrom(undefined, 's1', 's2', 's3'),
      (matrix, wanted, kind, sectionId) => {
        const view = viewOf(matrix, { standings: wanted, kind, sectionId });
        const codes = view.rows.map((_, row) => view.columns.map((_, column) => view.at(row, column)));
        const late = (line: readonly number[]) =>
          line.filter((one) => cellOf(one)?.standing === 'late').length;
        const given = (line: readonly number[]) => line.filter((one) => one > 0).length;
        expect(view.rowTotals).toEqual(codes.map((line) => ({ total: given(line), late: late(line) })));
        expect(view.columnTotals).toEqual(
          view.columns.map((_, column) => {
            const line = codes.map((row) => row[column] ?? 0);
            return { total: given(line), late: late(line) };
          }),
        );
        expect(view.cells).toBe(codes.flat().filter((one) => one > 0).length);
        for (const totals of [...view.rowTotals, ...view.columnTotals])
          expect(totals.total).toBeGreaterThan(0);
        for (const one of codes.flat()) {
          const cell = cellOf(one);
          if (cell !== undefined && wanted.length > 0) expect(wanted).toContain(cell.standing);
        }
        if (wanted.length === 0) expect(view.counts.reduce((sum, count) => sum + count, 0)).toBe(view.cells);
      },
    ),
  );
});

test('a section holds what stands beneath it', () => {
  const matrix: overview.Matrix = {
    plan: { id: 'p', title: '', number: null, year: 2022 },
    overseen: true,
    sections: [
      ['s1', null, 'I.', ''],
      ['s2', 0, '1.', ''],
    ],
    tasks: [
      ['t1', 1, null, ''],
      ['t2', 0, null, ''],
      ['t3', null, null, ''],
    ],
    bodies: [['b', '', null, 'so']],
    cells: [[1], [1], [1]],
  };
  expect(viewOf(matrix, { standings: [], sectionId: 's1' }).rows).toEqual([0, 1]);
  expect(viewOf(matrix, { standings: [], sectionId: 's2' }).rows).toEqual([0]);
});

test('what is in sight always covers the window and stays within the count', () => {
  fc.assert(
    fc.property(
      fc.nat(50_000),
      fc.nat(2000),
      fc.integer({ min: 10, max: 80 }),
      fc.nat(400),
      (scroll, length, step, count) => {
        const { from, to } = inSight(scroll, length, step, count);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
        expect(from).toBeLessThanOrEqual(to);
        for (let place = 0; place < count; place++) {
          const visible = (place + 1) * step > scroll && place * step < scroll + length;
          if (visible) expect(place >= from && place < to).toBe(true);
        }
      },
    ),
  );
});

test('on paper every body stands on one sheet, in order, and no sheet is too wide or nearly empty', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.integer({ min: 1, max: 40 }), (columns, most) => {
      const sheets = sheetsOf(columns, most);
      expect(sheets.flat()).toEqual(Array.from({ length: columns }, (_, column) => column));
      const sizes = sheets.map((sheet) => sheet.length);
      if (columns > 0) {
        expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
