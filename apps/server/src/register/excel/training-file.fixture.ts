/** Files of training classes for tests, as people would make them. */
import type { FileCell } from '../../platform/table-rows.ts';
import { workbookBytes } from '../../platform/table-stream.ts';

export const HEADINGS = [
  'Tên lớp *',
  'Chủ đề chính',
  'Cấp tổ chức',
  'Từ ngày',
  'Đến ngày',
  'Số ngày học',
  'Đối tượng',
  'Số người học',
  'Số người học · Nữ',
  'Số người học · Nam',
  'Kinh phí',
];

export type Row = FileCell[];

/** A class that is right, different for each number. */
export const classRow = (at: number): Row => [
  `Lớp tập huấn số ${at}`,
  'Lồng ghép vấn đề bình đẳng giới',
  'cấp xã',
  { day: `2022-0${1 + (at % 5)}-${String(1 + (at % 28)).padStart(2, '0')}` },
  `${String(1 + (at % 28)).padStart(2, '0')}/0${1 + (at % 5)}/2022`,
  0.5,
  'Người dân; Lãnh đạo, quản lý',
  30,
  18,
  12,
  '1.500.000',
];

export const classRows = (count: number): Row[] => Array.from({ length: count }, (_, at) => classRow(at + 1));

export const workbook = (rows: readonly Row[], headings: readonly string[] = HEADINGS): Promise<Uint8Array> =>
  workbookBytes([
    {
      name: 'Trang tính 1',
      columns: headings.map((heading) => ({ heading, width: 14, day: false })),
      rows,
    },
  ]);

/** Three mistakes in five hundred rows: a day that does not exist, a topic nobody offers, parts that make no whole. */
export function withMistakes(rows: readonly Row[]): Row[] {
  const wrong = rows.map((row) => [...row]);
  const at = (row: number, column: number, cell: FileCell) => {
    const cells = wrong[row];
    if (cells) cells[column] = cell;
  };
  at(9, 3, '31/02/2022');
  at(99, 1, 'Nấu ăn');
  at(499, 8, 20);
  return wrong;
}
