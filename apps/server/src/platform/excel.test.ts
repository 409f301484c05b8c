import { expect, test } from 'vitest';
import { readWorkbook, rowHeights, writeWorkbook } from './excel.ts';

test('rows are as high as their longest wrapped text, and no higher than Excel allows', () => {
  const rows = [['a'], ['x'.repeat(100)], ['x'.repeat(100_000)], [7], [null]];
  const heights = rowHeights(rows, [50], 13);
  expect(heights.get(0)).toBeUndefined();
  expect(heights.get(1)?.height).toBe(2 * 13 + 2);
  expect(heights.get(2)?.height).toBe(409);
  expect([...heights.keys()]).toEqual([1, 2]);
  expect(rowHeights(rows, [Number.POSITIVE_INFINITY], 13).size).toBe(0);
});

test('what is written is read again as it was', async () => {
  const text = 'Rà soát, thu thập số liệu '.repeat(20).trim();
  const columns = [
    { header: 'Nhiệm vụ', width: 30, wrap: true },
    { header: 'Trọng số', width: 8 },
  ];
  const bytes = await writeWorkbook([{ name: 'Phân công', columns, rows: [[text, 3]] }]);
  const [sheet] = await readWorkbook(bytes);
  expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
    ['Nhiệm vụ', 'Trọng số'],
    [text, '3'],
  ]);
});
