/** The zones of a document after its heading: bodies, feet (recipients and signature), headings of annexes. */
import { capitalShare } from './fold.ts';
import type { Heading } from './heading.ts';
import { parseLabel } from './labels.ts';
import type { Line } from './lines.ts';
import { footBegins } from './signature.ts';

export interface Part {
  readonly kind: 'body' | 'foot' | 'annex';
  readonly lines: Line[];
}

const ATTACHED =
  /^(?:kế hoạch|chương trình|đề án|quy chế|quy định|phương án|đề cương|danh mục|biểu|mẫu|bảng|phụ biểu|hướng dẫn|nội dung|khung|dự toán)(?!\p{L})/u;

/** Cuts the lines after the heading into bodies, feet and the headings of annexes. */
export function divide(lines: readonly Line[], heading: Heading): Part[] {
  const parts: Part[] = [];
  let open: Part = { kind: 'body', lines: [] };
  parts.push(open);
  const start = (kind: Part['kind']) => {
    open = { kind, lines: [] };
    parts.push(open);
  };
  let ended = false;
  for (let i = heading.end; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) continue;
    if (open.kind === 'annex' && !annexHeadingGoesOn(line, open.lines)) start('body');
    if (open.kind === 'body' && !line.furniture) {
      if (footBegins(line, ended)) start('foot');
      else if (
        (parts.length > 1 || open.lines.length > 3 || open.lines.every((one) => one.furniture)) &&
        isAnnexHeading(line, lines[i + 1]) &&
        announced(lines, i)
      )
        start('annex');
    } else if (open.kind === 'foot' && !line.furniture) {
      if (isAnnexHeading(line, lines[i + 1])) start('annex');
      else if (line.table !== undefined || resumes(line, open.lines.length)) start('body');
    }
    open.lines.push(line);
    if (!line.furniture) ended = /\.\s?\/\s?\.?\s*\S{0,12}$/.test(line.text);
  }
  return parts.filter((part) => part.lines.length > 0);
}

function isAnnexHeading(line: Line, next: Line | undefined): boolean {
  if (line.table !== undefined || line.text.length > 160) return false;
  if (parseLabel(line.text)?.style === 'annex') return true;
  if (/^\(?(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn|chỉ thị|thông báo)/u.test(line.folded))
    return /^\(/.test(line.text);
  if (capitalShare(line.text) < 0.9 || !ATTACHED.test(line.folded)) return false;
  return next !== undefined && parseLabel(line.text) === undefined;
}

/** In the middle of a text a heading in capitals is an annex only when it says so: "Phụ lục", "(Kèm theo ...)". */
function announced(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (first !== undefined && parseLabel(first.text)?.style === 'annex') return true;
  return lines.slice(at, at + 6).some((line) => /^\(?(?:ban hành )?kèm theo/u.test(line.folded));
}

function annexHeadingGoesOn(line: Line, before: readonly Line[]): boolean {
  if (line.table !== undefined || before.length > 10) return false;
  if (line.furniture) return true;
  if (/^\(?(?:ban hành )?kèm theo/u.test(line.folded)) return true;
  if (parseLabel(line.text) !== undefined) return false;
  const closed =
    before.some((one) => /^\(.*kèm theo/u.test(one.folded)) && /\)\s*$/.test(before.at(-1)?.text ?? '');
  if (/^\(.*kèm theo/u.test(before.at(-1)?.folded ?? '') && !/\)\s*$/.test(before.at(-1)?.text ?? ''))
    return true;
  if (closed) return false;
  if (capitalShare(line.text) > 0.9) return true;
  return (
    line.text.length < 160 && !/[.;:]$/.test(line.text) && !/^căn cứ/u.test(line.folded) && before.length < 5
  );
}

/** After the signature the text may go on: an attached plan without a heading of its own. */
function resumes(line: Line, footLines: number): boolean {
  const label = parseLabel(line.text);
  if (label === undefined || footLines < 3) return false;
  return (
    ['roman', 'part', 'chapter', 'article'].includes(label.style) &&
    label.ordinal === 1 &&
    line.text.length > label.length + 4
  );
}
