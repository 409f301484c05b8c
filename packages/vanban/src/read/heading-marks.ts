/** Where the pieces of a heading block stand: national name, number and symbol, place and date, kind, subject, addressee. */
import { tidyNumber } from './citations.ts';
import { civil } from './dates-in-text.ts';
import { capitalShare, fold, joined } from './fold.ts';
import { parseLabel } from './labels.ts';
import type { Line } from './lines.ts';
import type { Span } from './schema.ts';

export interface FoundValue {
  readonly value: string | null;
  readonly span: Span | null;
  readonly confidence: number;
}

export const nothing: FoundValue = { value: null, span: null, confidence: 0 };

const KINDS =
  'kế hoạch hành động|kế hoạch liên tịch|kế hoạch|quyết định|chỉ thị|nghị quyết|chương trình hành động|chương trình|thông báo kết luận|thông báo|hướng dẫn liên ngành|hướng dẫn|báo cáo|tờ trình|công điện|đề án|dự án|phương án|quy chế|quy định|kết luận|thông tri|giấy mời|biên bản|đề cương|thư ngỏ|dự thảo';

const KIND_LINE = new RegExp(
  `^(?:\\(?dự thảo\\)?\\s+)?(${KINDS.replaceAll(' ', '\\s+')})(?![\\p{L}])\\s*[:.]?\\s*(.*)$`,
  'su',
);

export const NATIONAL =
  /c[oộ]ng\s+h[oòỏ]a?\s+x[aã]\s+h[ộo]i\s+ch[uủ]\s+ngh[iĩ]a\s+vi[eệ]t\s+nam|đảng\s+cộng\s+sản\s+việt\s+nam/u;

export const MOTTO = /đ[oộ]c\s+l[aậ]p\s*-\s*t[uự]\s+do\s*-\s*h[aạ]nh\s+ph[uú]c/u;

const NUMBER_LINE =
  /(?:^|\s)số\s*[:.]?\s*(\d{0,5}[a-zđ]?)\s*[.…\ue000\s]*(?:\/\s*(\d{4}))?\s*([/-])\s*([a-zđ][\p{L}\d&.]{0,14}(?:\s?[-/]\s?[a-zđ][\p{L}\d&.]{0,14}){0,4})/u;

// The word "Số" is missing.
const NUMBER_ALONE =
  /^(\d{1,5}[a-zđ]?)\s*(?:\/\s*(\d{4}))?\s*([/-])\s*([a-zđ][\p{L}\d&.]{0,14}(?:\s?[-/]\s?[a-zđ][\p{L}\d&.]{0,14}){1,4})$/u;

export const PLACE_DATE =
  /(?:^|[\s;])((?:tp\.?\s*)?[\p{L}][\p{L}\s.'-]{0,40}?)\s*,\s*ngày\s*([\d.…\s\ue000]{0,60}?)\s*tháng\s*([\d.…\s\ue000]{0,60}?)\s*năm\s*(\d{4}|\d{2,3}[….]*|[….\s]*)/u;

const PLACE_FIGURES =
  /(?:^|[\s;])((?:tp\.?\s*)?[\p{L}][\p{L}\s.'-]{0,40}?)\s*,\s*ngày\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/u;

export const SUBJECT_LINE = /(?:^|\s)(?:v\/v|về việc)\s*:?\s*/u;

const PLACE_ALONE = /^\p{Lu}[\p{L} .'-]{1,40},\s*ngày/u;

const FURTHEST = 60;

export interface Marks {
  national: number;
  number?: { line: number; number: string | null; symbol: string; span: Span };
  placed?: {
    line: number;
    place: string;
    date: string | null;
    span: Span;
    dateSpan: Span;
  };
  kind?: number;
  subject?: number;
  addressee?: number;
  last: number;
  /** Lines of the heading block that stand between kind and title. */
  readonly late: Set<number>;
}

/** The first line that clearly belongs to the text itself; heading marks are looked for before it. */
function bodyBegins(line: Line): boolean {
  const label = parseLabel(line.text);
  if (label !== undefined && ['roman', 'article', 'part', 'chapter'].includes(label.style)) return true;
  return /^(?:căn cứ|nơi nhận)/u.test(line.folded);
}

export function findMarks(lines: readonly Line[]): Marks {
  const marks: Marks = { national: -1, last: -1, late: new Set() };
  const limit = Math.min(lines.length, FURTHEST);
  for (let i = 0; i < limit; i += 1) {
    const line = lines[i];
    if (line === undefined || line.table !== undefined) continue;
    if (bodyBegins(line)) break;
    markLine(line, lines[i + 1], i, marks);
    if (marks.kind !== undefined || marks.addressee !== undefined) break;
  }
  if (marks.kind !== undefined) lateMarks(lines, marks.kind, marks);
  return marks;
}

const AFTER_KIND = 8;

/** Columns read one after the other put the right-hand column after the kind: "KẾ HOẠCH", "CỘNG HÒA ...", "X, ngày ...". */
function lateMarks(lines: readonly Line[], kind: number, marks: Marks): void {
  for (let i = kind + 1; i < Math.min(lines.length, kind + AFTER_KIND); i += 1) {
    const line = lines[i];
    if (line === undefined || line.table !== undefined || line.text.length > 90 || bodyBegins(line)) return;
    const national = NATIONAL.test(line.folded);
    const before = marks.last;
    if (national) marks.national = i;
    if (PLACE_ALONE.test(line.text)) markPlace(line, lines[i + 1], i, marks);
    if (/^số\s*[:.]?\s*[\d/-]/u.test(line.folded)) markNumber(line, i, marks);
    if (
      national ||
      MOTTO.test(line.folded) ||
      marks.last > before ||
      (marks.late.has(i - 1) && /^(?:tháng|năm)\s*\d{0,4}$/u.test(line.folded))
    ) {
      marks.late.add(i);
    }
    marks.last = Math.max(before, marks.last);
  }
}

function markLine(line: Line, next: Line | undefined, i: number, marks: Marks): void {
  if (NATIONAL.test(line.folded) || MOTTO.test(line.folded)) {
    if (NATIONAL.test(line.folded)) marks.national = i;
    marks.last = i;
  }
  markNumber(line, i, marks);
  markPlace(line, next, i, marks);
  if (/^kính gửi/u.test(line.folded)) marks.addressee = i;
  else if (marks.kind === undefined && isKindLine(line)) {
    marks.kind = i;
    marks.last = i;
  } else if (
    marks.subject === undefined &&
    SUBJECT_LINE.test(line.folded.slice(0, 200)) &&
    line.text.length < 200
  ) {
    marks.subject = i;
    marks.last = i;
  }
}

// "(Kèm theo Kế hoạch số ...)", "Thực hiện Quyết định số ..." tell the number of another document.
const OTHERS_NUMBER = /^\(|kèm theo|^-?\s*(?:căn cứ|thực hiện|triển khai|tiếp theo|theo|trên cơ sở|xét)\s/u;

function markNumber(line: Line, i: number, marks: Marks): void {
  const own = marks.number === undefined && line.text.length < 300 && !OTHERS_NUMBER.test(line.folded);
  const match = own ? (NUMBER_LINE.exec(line.folded) ?? NUMBER_ALONE.exec(line.folded)) : null;
  if (!match) return;
  const from = line.start + match.index;
  const raw = line.text.slice(match.index, match.index + match[0].length);
  const symbolRaw = raw.slice(raw.length - (match[4]?.length ?? 0));
  // A symbol in small letters is only believed where the line says nothing else.
  if (
    !/^\p{Lu}/u.test(symbolRaw) &&
    !/^số\s*:\s*\d+\s*\/\s*[\p{Ll}-]+$/u.test(line.text.toLowerCase().trim())
  )
    return;
  const symbol = tidyNumber(symbolRaw.replace(/\s+(?=\p{Lu}\p{Ll}).*$/u, '')).replace(/\.$/, '');
  const digits =
    match[1] === '' || match[1] === undefined
      ? null
      : raw.slice(raw.indexOf(match[1].toUpperCase() === match[1] ? match[1] : match[1]), raw.length);
  const head = /\d+[a-zđ]?/iu.exec(digits ?? '')?.[0] ?? null;
  const year = match[2] === undefined ? '' : `/${match[2]}`;
  marks.number = {
    line: i,
    number: head === null ? null : `${head}${year}${match[3] ?? '/'}${symbol}`,
    symbol,
    span: {
      start: from + (/^\s/.test(match[0]) ? 1 : 0),
      end: from + match[0].length,
    },
  };
  marks.last = i;
}

function markPlace(line: Line, next: Line | undefined, i: number, marks: Marks): void {
  if (marks.placed !== undefined || line.text.length > 300) return;
  let match = PLACE_DATE.exec(line.folded) ?? PLACE_FIGURES.exec(line.folded);
  let text = line.text;
  if (!match && next !== undefined && /,\s*ngày\s*[\d\s]*$/u.test(line.folded)) {
    // "Bình Định, ngày" and the rest on the next printed line.
    text = `${line.text} ${next.text}`;
    match = PLACE_DATE.exec(fold(text));
  }
  if (!match) {
    placeWithoutDate(line, i, marks);
    return;
  }
  const place = placeName(text.slice(match.index, match.index + match[0].indexOf(',')));
  if (place === undefined) return;
  const date = civil(Number(match[4]), Number(match[3]), Number(match[2]));
  const start = line.start + match.index + match[0].indexOf(',') - place.length;
  const dateStart = line.start + match.index + match[0].indexOf('ngày');
  const end = Math.min(
    line.start + match.index + match[0].length,
    text === line.text ? line.end : (next?.end ?? line.end),
  );
  marks.placed = {
    line: i,
    place: joined(place),
    date: /\d/.test(match[2] ?? '') && /\d/.test(match[3] ?? '') ? date : null,
    span: {
      start: Math.max(line.start, start),
      end: Math.max(line.start, start) + place.length,
    },
    dateSpan: { start: dateStart, end },
  };
  marks.last = text === line.text ? i : i + 1;
}

/** "Quảng Trị, ngày" with the blanks for the date lost. */
function placeWithoutDate(line: Line, i: number, marks: Marks): void {
  const at = /^(\p{Lu}[\p{L} .'-]{1,40}),\s*ngày\s*$/u.exec(line.text);
  if (!at) return;
  const place = at[1] ?? '';
  marks.placed = {
    line: i,
    place: joined(place),
    date: null,
    span: { start: line.start, end: line.start + place.length },
    dateSpan: {
      start: line.start + line.text.lastIndexOf('ngày'),
      end: line.end,
    },
  };
  marks.last = i;
}

/** The last words in capitals before the comma: what stands before them belongs to the other column. */
function placeName(before: string): string | undefined {
  const match = /(?:TP\.?\s*)?\p{Lu}[\p{L}'.]*(?:(?:\s{1,4}|\s?-\s?)\p{Lu}\p{L}*)*\s*$/u.exec(before);
  if (!match) return undefined;
  const words = match[0].trim();
  // "31/KH-UBND Thái Bình, ngày": drop words that are all capitals.
  const tail = /(?:^|\s)((?:TP\.?\s*)?\p{Lu}\p{Ll}[\p{L}'.]*(?:(?:\s{1,4}|\s?-\s?)\p{Lu}\p{L}*)*)$/u.exec(
    words,
  );
  return tail?.[1] ?? (words.length <= 30 ? words : undefined);
}

/** The word for the kind of document with which a line begins, and what follows it; letters may be set apart. */
export function kindInLine(
  line: Line,
): { word: string; at: number; length: number; rest: string } | undefined {
  if (/^\p{L}(?:\s{1,3}\p{L}){3,}$/u.test(line.folded)) {
    const closed = line.folded.replace(/(?<=\p{L})\s(?=\p{L})/gu, '').replace(/\s+/g, ' ');
    const spaced = KIND_LINE.exec(closed);
    return spaced?.[2] === ''
      ? { word: spaced[1] ?? '', at: 0, length: line.text.length, rest: '' }
      : undefined;
  }
  const match = KIND_LINE.exec(line.folded);
  const word = match?.[1];
  if (match === null || word === undefined) return undefined;
  return { word, at: line.folded.indexOf(word), length: word.length, rest: match[2] ?? '' };
}

function isKindLine(line: Line): boolean {
  if (line.text.length > 400 || line.furniture) return false;
  const found = kindInLine(line);
  if (found === undefined) return false;
  const word = line.text.slice(0, found.at + found.length);
  if (capitalShare(word) > 0.9) return true;
  const alone = found.rest === '';
  return alone && (line.hint?.bold === true || line.hint?.align === 'center');
}
