/** The heading block: superior and issuing body, number and symbol, place and date, kind and title. */
import { kindOfSymbol } from './citations.ts';
import { capitalShare, fold, joined } from './fold.ts';
import {
  type FoundValue,
  findMarks,
  kindInLine,
  type Marks,
  MOTTO,
  NATIONAL,
  nothing,
  PLACE_DATE,
  SUBJECT_LINE,
} from './heading-marks.ts';
import { issuerLines } from './issuer.ts';
import { parseLabel } from './labels.ts';
import { mustGoOn } from './line-ends.ts';
import type { Line } from './lines.ts';
import type { Span } from './schema.ts';

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
      ? {
          value: marks.placed.date,
          span: marks.placed.dateSpan,
          confidence: 0.98,
        }
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

function kindOf(lines: readonly Line[], marks: Marks, symbol: string | null): FoundValue {
  const line = marks.kind === undefined ? undefined : lines[marks.kind];
  const found = line === undefined ? undefined : kindInLine(line);
  if (line !== undefined && found !== undefined) {
    const start = line.start + found.at;
    return { value: kindName(found.word), span: { start, end: start + found.length }, confidence: 0.98 };
  }
  if (symbol === null)
    return marks.subject === undefined ? nothing : { value: 'Công văn', span: null, confidence: 0.7 };
  const bySymbol = kindOfSymbol(symbol);
  return {
    value: bySymbol ?? 'Công văn',
    span: null,
    confidence: bySymbol === undefined ? 0.85 : 0.8,
  };
}

/** A notice of conclusions is a notice. */
function kindName(word: string): string {
  const plain = joined(word);
  return sentence(plain === 'thông báo kết luận' ? 'thông báo' : plain);
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The box that says how urgent or how secret a document is. */
const URGENCY = /^\(?(?:hỏa tốc(?: hẹn giờ)?|thượng khẩn|khẩn|tuyệt mật|tối mật|mật|độ mật\s*:.*)\)?$/u;

interface Title {
  readonly title: FoundValue;
  readonly lines: readonly number[];
  readonly end: number;
}

const TITLE_ENDS =
  /^(?:căn cứ|kính gửi|thực hiện (?:các )?(?:quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|chương trình|thông tư|văn bản|luật|hướng dẫn|ý kiến|kết luận|thông báo)(?: số| của| liên|,)|để (?:triển khai|thực hiện|tiếp tục|chủ động)|nhằm |trong (?:thời gian|những năm)|thời gian qua|ngày \d|\(?(?:ban hành )?kèm theo|ủy ban nhân dân|chủ tịch ủy ban|chủ tịch ubnd|ubnd |hội đồng nhân dân|giám đốc|bộ trưởng|thực hiện chức năng|tiếp tục thực hiện|triển khai thực hiện (?:quyết|nghị|kế|chỉ|công))/u;

function titleAfter(lines: readonly Line[], kindAt: number, late: ReadonlySet<number>): Title {
  const kindLine = lines[kindAt];
  const rest = kindLine === undefined ? '' : (kindInLine(kindLine)?.rest ?? '');
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
    if (titleStops(line, lines[i - 1], words, lines[i + 1])) break;
    words.push(line.text);
    used.push(i);
    span = { start: span?.start ?? line.start, end: line.end };
  }
  // In documents of the Party the body stands between kind and subject: "CỦA BAN THƯỜNG VỤ TỈNH ỦY".
  const ofBody =
    words.length > 1 &&
    /^của /u.test(fold(words[0] ?? '')) &&
    (capitalShare(words[0] ?? '') > 0.9 || /^(?:về|v\/v) /u.test(fold(words[1] ?? '')));
  const subject = ofBody ? words.slice(1) : words;
  const title = joined(subject.join(' '));
  return {
    title: title === '' ? nothing : { value: title, span, confidence: 0.95 },
    lines: used,
    end: (used.at(-1) ?? kindAt) + 1,
  };
}

function titleStops(
  line: Line,
  before: Line | undefined,
  words: readonly string[],
  next: Line | undefined,
): boolean {
  const label = parseLabel(line.text);
  const inside = before !== undefined && words.length > 0 && line.gap === 0 && mustGoOn(before, line.text);
  if (inside) return false;
  if (label !== undefined && !(label.style === 'dash' && words.length > 0)) return true;
  if (line.text.length > 350 || /[;:]$/.test(line.text)) return true;
  if (words.length === 0) return /^(?:căn cứ|kính gửi|nơi nhận)/u.test(line.folded) || /\.$/.test(line.text);
  // A narrow line may hold only the first words by which the text is told from the title.
  const opening = `${line.folded} ${next?.folded ?? ''}`;
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
  // A title in capitals ends where sentences begin; figures and units in small letters go on.
  if (
    titleCapitals &&
    capitalShare(line.text) < 0.5 &&
    /^\p{Lu}\p{Ll}/u.test(line.text) &&
    words.join(' ').length > 24
  )
    return true;
  if (line.hint?.bold === true && before?.hint?.bold === true && line.hint.align === before.hint.align)
    return /^(?:căn cứ|kính gửi)/u.test(line.folded);
  if (before?.hint?.bold === true && line.hint !== undefined && line.hint.bold !== true) return true;
  return TITLE_ENDS.test(opening) || /\.$/.test(line.text);
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
    if (URGENCY.test(next.folded)) break;
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
    title: {
      value: title === '' ? null : title,
      span: { start: line.start + from, end },
      confidence: 0.9,
    },
    lines: used,
    end: Math.max((used.at(-1) ?? at) + 1, marks.last + 1),
  };
}

/** Where the right-hand column begins in a line read across both: at the place and date, or after a wide gap. */
function otherColumn(folded: string, from: number): number {
  const national = (NATIONAL.exec(folded) ?? MOTTO.exec(folded))?.index ?? -1;
  if (national > from) return from + folded.slice(from, national).trimEnd().length;
  const placed = PLACE_DATE.exec(folded);
  if (placed && placed.index >= from) {
    const before = folded.slice(from, placed.index + placed[0].indexOf(','));
    const wide = /\s{3,}/.exec(before);
    if (wide) return from + wide.index;
  }
  const wide = /\s{4,}/.exec(folded.slice(from));
  return wide ? from + wide.index : folded.length;
}
