import { type Block, linesOf } from './compose.ts';
import { toNfc } from './encoding/letters.ts';

/**
 * Decides whether a table only places text side by side (heading block, signature block) or holds data.
 * Borders decide, except where the words leave no doubt.
 */
export function isLayoutTable(rows: readonly (readonly (readonly Block[])[])[], ruled: boolean): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns <= 1) return true;
  const cells = rows.slice(0, 6).map((row) => row.map(cellText));
  const words = cells.flat().join('\n');
  if (columns <= 4 && rows.length <= 6) {
    if (/C[ỘÔ]NG H[ÒO]?[ÀA]? ?X[ÃA] H[ỘÔ]I CH[ỦU] NGH[ĨI]A/i.test(words)) return true;
    if (/^\s*Nơi nhận\s*:/im.test(words)) return true;
  }
  if (ruled) return false;
  // No borders, but more columns and rows than words are ever only placed in.
  if (columns >= 4 && rows.length >= 3) return false;
  if (columns >= 3 && rows.length >= 2 && headWords(cells.slice(0, 2).flat()) >= 2) return false;
  // No borders, but a row of headings over rows of entries.
  const head = cells[0] ?? [];
  const numbered = /^(?:S?TT|Số TT|Số thứ tự|Stt)\.?$/i.test((head[0] ?? '').trim());
  const filled = (head.filter((text) => text.trim() !== '').length ?? 0) === columns;
  return !(rows.length >= 2 && columns >= 3 && filled && numbered);
}

const HEAD =
  /^(?:S?TT|nội dung|nhiệm vụ|hoạt động|công việc|tên |cơ quan|đơn vị|chủ trì|phối hợp|thời gian|thời hạn|tiến độ|sản phẩm|kết quả|ghi chú|kinh phí|số lượng|chỉ tiêu)/i;

/** How many of the cells hold the head of a column. */
function headWords(cells: readonly string[]): number {
  return cells.filter((text) => text.trim().length < 60 && HEAD.test(text.trim())).length;
}

function cellText(cell: readonly Block[]): string {
  let text = '';
  for (const line of linesOf(cell)) text += `${line.text}\n`;
  return toNfc(text);
}
