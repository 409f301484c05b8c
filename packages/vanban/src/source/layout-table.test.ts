import { expect, test } from 'vitest';
import type { Block } from './compose.ts';
import { isLayoutTable } from './layout-table.ts';

const cell = (text: string): readonly Block[] =>
  text.split('\n').map((line) => ({ kind: 'line' as const, text: line }));
const rows = (table: readonly (readonly string[])[]) => table.map((row) => row.map(cell));

test.each([
  [
    'an assignment table whose heads span rows',
    [
      ['TT', 'Nhiệm vụ', 'Phân công', '', 'Thời gian'],
      ['', '', 'Chủ trì', 'Phối hợp', ''],
      ['1', 'Mở lớp', 'Sở Nội vụ', 'Sở Y tế', 'Quý I'],
    ],
  ],
  [
    'three columns with heads',
    [
      ['Nội dung', 'Cơ quan thực hiện', 'Thời gian'],
      ['Mở lớp', 'Sở Nội vụ', 'Quý I'],
    ],
  ],
])('%s holds data even without borders', (_, table) => {
  expect(isLayoutTable(rows(table), false)).toBe(false);
});

test.each([
  [
    'the heading block',
    [['ỦY BAN NHÂN DÂN\nTỈNH MẪU', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc']],
  ],
  ['the signature block', [['Nơi nhận:\n- Như trên;\n- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH']]],
  ['two columns of words', [['Phòng Kế hoạch', 'Phòng Tài chính']]],
])('%s only places words', (_, table) => {
  expect(isLayoutTable(rows(table), false)).toBe(true);
});
