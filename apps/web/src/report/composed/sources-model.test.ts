import type { report } from '@binhdang/contract';
import { describe, expect, it } from 'vitest';
import { columnName, figureTables, holdsWords, rowGroups } from './sources-model.ts';

const figure = (table: string, row: number, cell: number, column: string): report.DocumentFigure => ({
  path: `body.4.rows.${row}.cells.${cell}`,
  table,
  row: `Dòng ${row}`,
  column,
  value: '1',
  records: 1,
});

describe('where the numbers come from', () => {
  it('is shown by table and row, without the shares', () => {
    const tables = figureTables([
      figure('A', 0, 1, 'Tổng số'),
      figure('A', 0, 7, 'Tỷ lệ hoàn thành (%)'),
      figure('A', 1, 1, 'Tổng số'),
      figure('B', 0, 1, 'Tổng số'),
    ]);
    expect(tables.map(({ name, rows }) => [name, rows.map((row) => row.figures.length)])).toEqual([
      ['A', [1, 1]],
      ['B', [1]],
    ]);
  });

  it('names a column so that the two kinds of late are told apart', () => {
    expect(['Tổng số', 'Hoàn thành: Quá hạn', 'Chưa hoàn thành: Quá hạn'].map(columnName)).toEqual([
      'Tổng số',
      'Hoàn thành quá hạn',
      'Quá hạn',
    ]);
  });

  it('is found by words without marks, and rows stand under the line over them', () => {
    expect(holdsWords('Ủy ban nhân dân huyện Vũ Thư', 'vu thu ')).toBe(true);
    expect(holdsWords('Sở Tư pháp', 'vu thu')).toBe(false);
    const row = (group: string | null, path: string): report.DocumentPart => ({
      path,
      kind: 'row',
      group,
      text: path,
      editable: false,
      records: 1,
    });
    const groups = rowGroups([row('a', '1'), row('b', '2'), row('a', '3')]);
    expect(groups.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});
