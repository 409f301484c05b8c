/** What a column of a table holds, told by its head. */

export type Column = 'number' | 'task' | 'lead' | 'coordinate' | 'both' | 'time' | 'product' | 'other';

const HEADS: readonly (readonly [RegExp, Column])[] = [
  [/^(?:tt|stt|số tt|số thứ tự|số)$/u, 'number'],
  [/chủ trì.*phối hợp|thực hiện.*phối hợp/u, 'both'],
  [/phối hợp/u, 'coordinate'],
  [
    /chủ trì|đầu mối|thực hiện chính|đơn vị thực hiện|cơ quan thực hiện|phân công|đơn vị phụ trách|trách nhiệm|tham mưu/u,
    'lead',
  ],
  [/thời gian|tiến độ|thời hạn|hoàn thành|thời điểm/u, 'time'],
  [/sản phẩm|kết quả|đầu ra/u, 'product'],
  [/nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|tên/u, 'task'],
];

/** What a column holds, by its folded head. */
export function columnOf(words: string): Column {
  return words.length > 80 ? 'other' : (HEADS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other');
}
