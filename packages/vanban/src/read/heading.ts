/** The heading block: superior and issuing body, number and symbol, place and date, kind and title. */

import { fieldAt } from './body-fields.ts';
import { findBodyNames } from './body-names.ts';
import { kindOfSymbol, symbolOf, tidyNumber } from './citations.ts';
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

export interface Heading {
  readonly kind: FoundValue;
  readonly number: FoundValue;
  readonly symbol: string | null;
  readonly date: FoundValue;
  readonly place: FoundValue;
  readonly issuer: FoundValue;
  readonly superior: string | null;
  readonly title: FoundValue;
  readonly nationalName: boolean;
  /** Index of the first line after the heading block and the title. */
  readonly end: number;
  /** Indexes of the lines of the title, with the kind. */
  readonly titleLines: readonly number[];
}

const KINDS =
  'kế hoạch hành động|kế hoạch liên tịch|kế hoạch|quyết định|chỉ thị|nghị quyết|chương trình hành động|chương trình|thông báo kết luận|thông báo|hướng dẫn liên ngành|hướng dẫn|báo cáo|tờ trình|công điện|đề án|dự án|phương án|quy chế|quy định|kết luận|thông tri|giấy mời|biên bản|đề cương|thư ngỏ|dự thảo';
const KIND_LINE = new RegExp(
  `^(?:\\(?dự thảo\\)?\\s+)?(${KINDS.replaceAll(' ', '\\s+')})(?![\\p{L}])\\s*[:.]?\\s*(.*)$`,
  'su',
);
const NATIONAL =
  /c[oộ]ng\s+h[oòỏ]a?\s+x[aã]\s+h[ộo]i\s+ch[uủ]\s+ngh[iĩ]a\s+vi[eệ]t\s+nam|đảng\s+cộng\s+sản\s+việt\s+nam/u;
const MOTTO = /đ[oộ]c\s+l[aậ]p\s*-\s*t[uự]\s+do\s*-\s*h[aạ]nh\s+ph[uú]c/u;
const NUMBER_LINE =
  /(?:^|\s)số\s*[:.]?\s*(\d{0,5}[a-zđ]?)\s*[.…\ue000\s]*(?:\/\s*(\d{4}))?\s*([/-])\s*([a-zđ][\p{L}\d&.]{0,14}(?:\s?[-/]\s?[a-zđ][\p{L}\d&.]{0,14}){0,4})/u;
const PLACE_DATE =
  /(?:^|[\s;])((?:tp\.?\s*)?[\p{L}][\p{L}\s.'-]{0,40}?)\s*,\s*ngày\s*([\d.…\s\ue000]{0,60}?)\s*tháng\s*([\d.…\s\ue000]{0,60}?)\s*năm\s*(\d{4}|\d{2,3}[….]*|[….\s]*)/u;
const SUBJECT_LINE = /(?:^|\s)(?:v\/v|về việc)\s*:?\s*/u;
const PLACE_ALONE = /^\p{Lu}[\p{L} .'-]{1,40},\s*ngày/u;
const FURTHEST = 60;

const nothing: FoundValue = { value: null, span: null, confidence: 0 };

interface Marks {
  national: number;
  number?: { line: number; number: string | null; symbol: string; span: Span };
  placed?: { line: number; place: string; date: string | null; span: Span; dateSpan: Span };
  kind?: number;
  subject?: number;
  addressee?: number;
  last: number;
  /** Lines of the heading block that stand between kind and title. */
  readonly late: Set<number>;
}

/** Reads the heading block from the first lines. Never fails: what is not there is null. */
export function readHeading(lines: readonly Line[]): Heading {
  const marks = findMarks(lines);
  const named = issuerLines(lines, marks);
  const title =
    marks.kind !== undefined ? titleAfter(lines, marks.kind, marks.late) : subjectTitle(lines, marks);
  const symbol = marks.number?.symbol ?? null;
  const kind = kindOf(lines, marks, symbol);
  const end = Math.max(title.end, marks.last + 1, marks.addressee === undefined ? 0 : marks.addressee);
  return {
    kind,
    number: marks.number
      ? {
          value: marks.number.number,
          span: marks.number.span,
          confidence: marks.number.number === null ? 0.9 : 0.98,
        }
      : nothing,
    symbol,
    date: marks.placed
      ? { value: marks.placed.date, span: marks.placed.dateSpan, confidence: 0.98 }
      : nothing,
    place: marks.placed ? { value: marks.placed.place, span: marks.placed.span, confidence: 0.97 } : nothing,
    issuer: named.issuer,
    superior: named.superior,
    title: title.title,
    nationalName: marks.national >= 0,
    end,
    titleLines: title.lines,
  };
}

/** The first line that clearly belongs to the text itself; heading marks are looked for before it. */
function bodyBegins(line: Line): boolean {
  const label = parseLabel(line.text);
  if (label !== undefined && ['roman', 'article', 'part', 'chapter'].includes(label.style)) return true;
  return /^(?:căn cứ|nơi nhận)/u.test(line.folded);
}

function findMarks(lines: readonly Line[]): Marks {
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
      /^(?:tháng|năm)\s*\d{0,4}$/u.test(line.folded)
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

function markNumber(line: Line, i: number, marks: Marks): void {
  const match = marks.number === undefined && line.text.length < 300 ? NUMBER_LINE.exec(line.folded) : null;
  if (!match) return;
  const from = line.start + match.index;
  const raw = line.text.slice(match.index, match.index + match[0].length);
  const symbolRaw = raw.slice(raw.length - (match[4]?.length ?? 0));
  if (!/^\p{Lu}/u.test(symbolRaw)) return;
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
    span: { start: from + (/^\s/.test(match[0]) ? 1 : 0), end: from + match[0].length },
  };
  marks.last = i;
}

function markPlace(line: Line, next: Line | undefined, i: number, marks: Marks): void {
  if (marks.placed !== undefined || line.text.length > 300) return;
  let match = PLACE_DATE.exec(line.folded);
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
    span: { start: Math.max(line.start, start), end: Math.max(line.start, start) + place.length },
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
    dateSpan: { start: line.start + line.text.lastIndexOf('ngày'), end: line.end },
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

function isKindLine(line: Line): boolean {
  if (line.text.length > 400) return false;
  const match = KIND_LINE.exec(line.folded);
  if (!match || line.furniture) return false;
  const word = line.text.slice(0, line.folded.indexOf(match[1] ?? '') + (match[1]?.length ?? 0));
  if (capitalShare(word) > 0.9) return true;
  const alone = (match[2] ?? '') === '';
  return alone && (line.hint?.bold === true || line.hint?.align === 'center');
}

function kindOf(lines: readonly Line[], marks: Marks, symbol: string | null): FoundValue {
  const line = marks.kind === undefined ? undefined : lines[marks.kind];
  const word = line === undefined ? undefined : KIND_LINE.exec(line.folded)?.[1];
  if (line !== undefined && word !== undefined) {
    const at = line.folded.indexOf(word);
    const span = { start: line.start + at, end: line.start + at + word.length };
    return { value: kindName(word), span, confidence: 0.98 };
  }
  if (symbol === null)
    return marks.subject === undefined ? nothing : { value: 'Công văn', span: null, confidence: 0.7 };
  const bySymbol = kindOfSymbol(symbol);
  return { value: bySymbol ?? 'Công văn', span: null, confidence: bySymbol === undefined ? 0.85 : 0.8 };
}

/** A notice of conclusions is a notice. */
function kindName(word: string): string {
  const plain = joined(word);
  return sentence(plain === 'thông báo kết luận' ? 'thông báo' : plain);
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

interface Title {
  readonly title: FoundValue;
  readonly lines: readonly number[];
  readonly end: number;
}

const TITLE_ENDS =
  /^(?:căn cứ|kính gửi|thực hiện (?:các )?(?:quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|chương trình|thông tư|văn bản|luật|hướng dẫn|ý kiến|kết luận|thông báo)(?: số| của| liên|,)|để (?:triển khai|thực hiện|tiếp tục|chủ động)|nhằm |trong (?:thời gian|những năm)|thời gian qua|ngày \d|\(?(?:ban hành )?kèm theo|ủy ban nhân dân|chủ tịch ủy ban|chủ tịch ubnd|ubnd |hội đồng nhân dân|giám đốc|bộ trưởng|thực hiện chức năng|tiếp tục thực hiện|triển khai thực hiện (?:quyết|nghị|kế|chỉ|công))/u;

function titleAfter(lines: readonly Line[], kindAt: number, late: ReadonlySet<number>): Title {
  const kindLine = lines[kindAt];
  const rest = kindLine === undefined ? '' : (KIND_LINE.exec(kindLine.folded)?.[2] ?? '');
  const used: number[] = [kindAt];
  const words: string[] =
    rest === '' || kindLine === undefined ? [] : [kindLine.text.slice(kindLine.text.length - rest.length)];
  let span: Span | null =
    rest === '' || kindLine === undefined ? null : { start: kindLine.end - rest.length, end: kindLine.end };
  let i = kindAt + 1;
  for (; i < Math.min(lines.length, kindAt + 12); i += 1) {
    const line = lines[i];
    if (line === undefined || line.table !== undefined) break;
    if (late.has(i)) continue;
    if (line.furniture) {
      if (words.length > 0) break;
      continue;
    }
    if (titleStops(line, lines[i - 1], words)) break;
    words.push(line.text);
    used.push(i);
    span = { start: span?.start ?? line.start, end: line.end };
  }
  // In documents of the Party the body stands between kind and subject: "CỦA BAN THƯỜNG VỤ TỈNH ỦY".
  const subject =
    words.length > 1 && /^của /u.test(fold(words[0] ?? '')) && capitalShare(words[0] ?? '') > 0.9
      ? words.slice(1)
      : words;
  const title = joined(subject.join(' '));
  return {
    title: title === '' ? nothing : { value: title, span, confidence: 0.95 },
    lines: used,
    end: (used.at(-1) ?? kindAt) + 1,
  };
}

function titleStops(line: Line, before: Line | undefined, words: readonly string[]): boolean {
  const label = parseLabel(line.text);
  if (label !== undefined && !(label.style === 'dash' && words.length > 0)) return true;
  if (line.text.length > 350 || /[;:]$/.test(line.text)) return true;
  if (words.length === 0) return /^(?:căn cứ|kính gửi|nơi nhận)/u.test(line.folded) || /\.$/.test(line.text);
  if (line.gap > 0 && !/^[\p{Ll}(]/u.test(line.text) && !continuesTitle(line, before)) return true;
  if (/^\(.*kèm theo|^\(ban hành/u.test(line.folded)) return true;
  if (/^["“']/.test(line.text)) return false;
  const capitals = capitalShare(line.text) > 0.9;
  const titleCapitals = capitalShare(words.join(' ')) > 0.9;
  if (
    capitals &&
    titleCapitals &&
    !/^(?:ủy ban nhân dân|chủ tịch|hội đồng nhân dân|ubnd|giám đốc|bộ trưởng)/u.test(line.folded)
  )
    return false;
  if (capitals !== titleCapitals && capitals) return true;
  if (line.hint?.bold === true && before?.hint?.bold === true && line.hint.align === before.hint.align)
    return TITLE_ENDS.test(line.folded) && /^(?:căn cứ|kính gửi)/u.test(line.folded);
  if (before?.hint?.bold === true && line.hint !== undefined && line.hint.bold !== true) return true;
  return TITLE_ENDS.test(line.folded) || /\.$/.test(line.text);
}

/** Titles in capitals go on over empty lines when the next line is in capitals too. */
function continuesTitle(line: Line, before: Line | undefined): boolean {
  if (before === undefined) return false;
  if (line.hint?.align === 'center' && before.hint?.align === 'center' && line.hint.bold === before.hint.bold)
    return true;
  return (
    capitalShare(line.text) > 0.9 &&
    capitalShare(before.text) > 0.9 &&
    !/^(?:ủy ban|chủ tịch|hội đồng)/u.test(line.folded)
  );
}

function subjectTitle(lines: readonly Line[], marks: Marks): Title {
  const at = marks.subject;
  const line = at === undefined ? undefined : lines[at];
  if (at === undefined || line === undefined) return { title: nothing, lines: [], end: marks.last + 1 };
  const lead = SUBJECT_LINE.exec(line.folded);
  const from = lead === null ? 0 : lead.index + lead[0].length;
  const cutAt = otherColumn(line.folded, from);
  const words = [line.text.slice(from, cutAt)];
  const used = [at];
  let end = line.start + cutAt;
  let i = at + 1;
  for (; i < Math.min(lines.length, at + 8); i += 1) {
    const next = lines[i];
    if (next === undefined || next.gap > 0 || next.furniture || /^kính gửi/u.test(next.folded)) break;
    if (
      NATIONAL.test(next.folded) ||
      MOTTO.test(next.folded) ||
      /^\p{Lu}[\p{L} .-]{1,30}, ngày/u.test(next.text)
    )
      break;
    if (parseLabel(next.text) !== undefined || next.text.length > 160) break;
    const stop = otherColumn(next.folded, 0);
    words.push(next.text.slice(0, stop));
    used.push(i);
    end = next.start + stop;
    if (/^kính gửi/u.test(lines[i + 1]?.folded ?? '')) {
      i += 1;
      break;
    }
  }
  const title = joined(words.join(' '));
  return {
    title: { value: title === '' ? null : title, span: { start: line.start + from, end }, confidence: 0.9 },
    lines: used,
    end: Math.max((used.at(-1) ?? at) + 1, marks.last + 1),
  };
}

/** Where the right-hand column begins in a line read across both: at the place and date, or after a wide gap. */
function otherColumn(folded: string, from: number): number {
  const placed = PLACE_DATE.exec(folded);
  if (placed && placed.index >= from) {
    const before = folded.slice(from, placed.index + placed[0].indexOf(','));
    const wide = /\s{3,}/.exec(before);
    if (wide) return from + wide.index;
  }
  const wide = /\s{4,}/.exec(folded.slice(from));
  return wide ? from + wide.index : folded.length;
}

interface Issuers {
  readonly issuer: FoundValue;
  readonly superior: string | null;
}

/** Capital lines before the number, without the national name, are the superior and the issuing body. */
function issuerLines(lines: readonly Line[], marks: Marks): Issuers {
  const stop = Math.max(marks.number?.line ?? -1, marks.national + 1, 0);
  const limit = Math.min(stop + 1, marks.kind ?? lines.length, lines.length);
  const parts: { text: string; span: Span }[] = [];
  for (let i = 0; i < limit; i += 1) {
    const line = lines[i];
    if (line === undefined || line.furniture || line.table !== undefined) continue;
    const words = withoutMarks(line);
    if (words === undefined || capitalShare(words.text) < 0.85) continue;
    const start = line.start + words.at;
    parts.push({ text: words.text, span: { start, end: start + words.text.length } });
  }
  return groupIssuers(parts);
}

function withoutMarks(line: Line): { text: string; at: number } | undefined {
  let { folded } = line;
  for (const pattern of [NATIONAL, MOTTO]) {
    const match = pattern.exec(folded);
    if (match) folded = folded.slice(0, match.index);
  }
  const number = /(?:^|\s)số\s*[:.]?\s*[\d\s…./]*[/-]/u.exec(folded);
  if (number) folded = folded.slice(0, number.index);
  const placed = /,\s*ngày\s/u.exec(folded);
  if (placed) return undefined;
  const text = line.text.slice(0, folded.length).replace(/[\s*_|-]+$/u, '');
  if (text.replace(/[^\p{L}]/gu, '').length < 3) return undefined;
  return { text, at: 0 };
}

const BODY_HEAD =
  /^(?:ủy ban|ubnd|hội đồng|hđnd|sở|bộ|ban|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ|công an|cục|chi cục|tổng cục|vụ|văn phòng|thanh tra|trung tâm|hội|liên đoàn|đoàn|tỉnh đoàn|trường|phòng|viện|tòa án|bệnh viện|chính phủ|thủ tướng|quốc hội|ngân hàng|bảo hiểm|kho bạc|đài|báo|bch|mặt trận|đảng)(?![\p{L}])/u;

function groupIssuers(parts: readonly { text: string; span: Span }[]): Issuers {
  const groups: { text: string; span: Span }[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last === undefined || BODY_HEAD.test(fold(part.text))) groups.push({ ...part });
    else {
      last.text = `${last.text} ${part.text}`;
      last.span = { start: last.span.start, end: part.span.end };
    }
  }
  const bodies = groups.filter((group) => BODY_HEAD.test(fold(group.text))).flatMap(splitTwo);
  const issuer = bodies.at(-1);
  if (issuer === undefined) return { issuer: nothing, superior: null };
  const superior = bodies.length > 1 ? bodies.at(-2) : undefined;
  return {
    issuer: { value: fullName(issuer.text, superior?.text), span: issuer.span, confidence: 0.95 },
    superior: superior === undefined ? null : fullName(superior.text, undefined),
  };
}

/** The name written out; of a bare office ("VĂN PHÒNG") with the body it belongs to. */
function fullName(capitals: string, above: string | undefined): string {
  const name = officialCase(capitals)
    .replace(/^UBND(?= )/u, 'Ủy ban nhân dân')
    .replace(/^HĐND(?= )/u, 'Hội đồng nhân dân');
  return /^Văn phòng$/u.test(name) && above !== undefined ? `${name} ${fullName(above, undefined)}` : name;
}

/** "ỦY BAN NHÂN DÂN TỈNH X SỞ NỘI VỤ" on one line holds two bodies. */
function splitTwo(group: { text: string; span: Span }): { text: string; span: Span }[] {
  const cutAt =
    /(?<=\S)\s+(?=(?:SỞ|CHI CỤC|PHÒNG|VĂN PHÒNG|TRUNG TÂM|BAN (?:CHỈ ĐẠO|DÂN TỘC|QUẢN LÝ|VÌ SỰ|TUYÊN GIÁO))\s)/u.exec(
      group.text,
    );
  if (!cutAt || cutAt.index === 0) return [group];
  const second = cutAt.index + cutAt[0].length;
  return [
    {
      text: group.text.slice(0, cutAt.index),
      span: { start: group.span.start, end: group.span.start + cutAt.index },
    },
    { text: group.text.slice(second), span: { start: group.span.start + second, end: group.span.end } },
  ];
}

// Phrases of body names in the case they have in a sentence; the first word of a name is capitalised anyway.
const COMMON = [
  'ủy ban nhân dân',
  'hội đồng nhân dân',
  'UBND',
  'HĐND',
  'Mặt trận Tổ quốc',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
  'Quận ủy',
  'Thị ủy',
  'Đảng ủy',
  'tỉnh',
  'thành phố',
  'huyện',
  'quận',
  'thị xã',
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
  'vì sự tiến bộ của phụ nữ',
  'vì sự tiến bộ phụ nữ',
  'quốc gia',
  'Trung ương',
  'Văn phòng',
  'Quản lý',
  'Khu kinh tế',
  'khu công nghiệp',
  'Chỉ đạo',
  'Thường vụ',
  'Thường trực',
  'Tuyên giáo',
  'Dân vận',
  'Tổ chức',
  'Nội chính',
  'Kiểm tra',
  'Liên hiệp Phụ nữ',
  'Lao động',
  'Hợp tác xã',
  'Thanh tra',
  'Bảo vệ',
  'Công tác xã hội',
  'Bảo trợ xã hội',
  'Nông dân',
  'Cựu chiến binh',
  'Chữ thập đỏ',
  'Thống kê',
  'Chỉ huy Quân sự',
  'Bộ đội Biên phòng',
  'Phòng, chống',
  'bạo lực gia đình',
  'An toàn giao thông',
  'Bình đẳng giới',
].map((shown) => ({ shown, folded: fold(shown) }));

/** "ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH" in the case it has in a sentence: "Ủy ban nhân dân tỉnh Thái Bình". */
export function officialCase(capitals: string): string {
  const text = joined(capitals);
  if (capitalShare(text) < 0.85) return text;
  const folded = fold(text);
  let out = '';
  let at = 0;
  let afterUnit = false;
  while (at < text.length) {
    const known =
      /[\p{L}]/u.test(text[at] ?? '') && !/[\p{L}]/u.test(text[at - 1] ?? ' ')
        ? fieldAt(folded, at)
        : undefined;
    const common = COMMON.find(
      (words) =>
        folded.startsWith(words.folded, at) && !/[\p{L}]/u.test(folded[at + words.folded.length] ?? ' '),
    );
    if (known && !afterUnit && out !== '') {
      out += known.name;
      at = known.end;
    } else if (common !== undefined && !/[\p{L}]/u.test(text[at - 1] ?? ' ')) {
      out += out === '' ? sentence(common.shown) : common.shown;
      afterUnit = /^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$/u.test(common.shown);
      at += common.folded.length;
    } else {
      const word = /^[\p{L}\d'’]+|^[^\p{L}\d]+/u.exec(text.slice(at))?.[0] ?? text[at] ?? '';
      out += properWord(word, afterUnit, out === '');
      at += word.length;
    }
  }
  return out;
}

const JOINING = new Set(['VÀ', 'CỦA', 'VỀ', 'CÁC']);
const KEPT = /^(?:TNCS|MTTQ|LHPN|CNTT|TP|VN|PT|TH|PTTH)$/u;

function properWord(word: string, inPlace: boolean, first: boolean): string {
  if (!/\p{L}/u.test(word) || KEPT.test(word)) return word;
  if (JOINING.has(word) && !inPlace && !first) return word.toLowerCase();
  return word.charAt(0) + word.slice(1).toLowerCase();
}

/** The issuer where the heading names none: the body that speaks in the text, completed by the place when the text does so. */
export function inferIssuer(
  lead: string,
  symbol: string | null,
  place: string | null,
  whole: string,
): FoundValue {
  const folded = fold(lead);
  const speaks = /(?:ban hành|xây dựng|yêu cầu|đề nghị|thông báo|triển khai|hướng dẫn|báo cáo|giao)/u;
  for (const name of findBodyNames(lead, folded)) {
    if (name.group || !/^ (?:\p{L}+ ){0,2}/u.test(' ') || !speaks.test(folded.slice(name.end, name.end + 24)))
      continue;
    if (/của\s*$/u.test(folded.slice(Math.max(0, name.start - 6), name.start))) continue;
    return {
      value: withPlace(name.name.replace(/^UBND/u, 'Ủy ban nhân dân'), place, whole),
      span: null,
      confidence: 0.7,
    };
  }
  if (symbol !== null && /UBND/u.test(symbol))
    return { value: 'Ủy ban nhân dân', span: null, confidence: 0.4 };
  return nothing;
}

function withPlace(name: string, place: string | null, whole: string): string {
  const unit = /\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$/u.exec(name)?.[1];
  if (place === null || unit === undefined) return name;
  return fold(whole).includes(fold(`${unit} ${place}`)) ? `${name} ${place}` : name;
}

export { symbolOf };
