/** Lines joined to paragraphs, and paragraphs cut where line breaks were lost. */
import { isDetail } from './details.ts';
import { capitalShare } from './fold.ts';
import { isMark, type Label, parseLabel } from './labels.ts';
import { brokenAtDash, mustGoOn, opensBracket, wantsNumber } from './line-ends.ts';
import type { Line, TextTable, WorkingText } from './lines.ts';
import { beginsWithVerb, purposeOfItem, soundsClosing } from './purposes.ts';

/** One paragraph: a label and its words, in source positions. Furniture inside it lies in `gaps`. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly label?: Label;
  readonly table?: TextTable;
  readonly gaps: readonly { readonly start: number; readonly end: number }[];
  readonly bold: boolean;
  readonly italic: boolean;
  readonly centered: boolean;
  /** Empty lines before it. */
  readonly gap: number;
  readonly furniture: boolean;
  /** Was cut out of a longer line. */
  readonly cut: boolean;
}

/** Whether lines are printed lines (a paragraph runs over several) or paragraphs, and how wide they are. */
export interface Layout {
  readonly wrapped: boolean;
  readonly width: number;
  /** All but a few stray lines are no longer than this. */
  readonly widest: number;
  /** Where the outermost lines begin. */
  readonly margin: number;
  /** First lines of paragraphs are cut after a few words (pages copied from the web). */
  readonly shortFirst: boolean;
  /** First lines of paragraphs, and only they, are indented. */
  readonly indented: boolean;
}

const PRINTED = 120;

/** Decides between printed lines and paragraphs by how often a line goes on in small letters in the next. */
export function measureLayout(lines: readonly Line[]): Layout {
  const lengths = lines
    .filter((line) => !line.furniture && line.table === undefined)
    .map((line) => line.text.length);
  const sorted = [...lengths].sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  const widest = sorted[Math.floor(sorted.length * 0.97)] ?? 0;
  let pairs = 0;
  let running = 0;
  let short = 0;
  let outdented = 0;
  const margin = lines.reduce((least, line) => Math.min(least, line.indent), 40);
  for (let i = 1; i < lines.length; i += 1) {
    const a = lines[i - 1];
    const b = lines[i];
    if (a === undefined || b === undefined || b.gap > 0 || a.furniture || b.furniture) continue;
    pairs += 1;
    if (!/^\p{Ll}/u.test(b.text) || /[.;:!?]$/.test(a.text) || parseLabel(b.text) !== undefined) continue;
    running += 1;
    if (a.text.length < width * 0.45) short += 1;
    if (b.indent <= margin + 1) outdented += 1;
  }
  // Where no line is longer than a printed one, a single one that goes on tells it.
  const narrow = running >= 1 && (sorted.at(-1) ?? 0) <= PRINTED;
  const wrapped = narrow || (running >= 3 && running >= pairs * 0.15);
  const labelled = lines.filter((line) => line.table === undefined && parseLabel(line.text) !== undefined);
  const deep = labelled.filter((line) => line.indent >= margin + 3).length;
  return {
    wrapped,
    width,
    widest,
    margin,
    shortFirst: wrapped && short >= 3 && short >= running * 0.15,
    indented: wrapped && labelled.length >= 3 && deep >= labelled.length * 0.8 && outdented >= running * 0.8,
  };
}

/** Joins and cuts the lines of a body into paragraphs. */
export function makeBlocks(lines: readonly Line[], working: WorkingText, layout: Layout): Block[] {
  const joinedLines = joinLines(lines, layout);
  return joinedLines.flatMap((group) => toBlocks(group, working));
}

interface Group {
  readonly lines: Line[];
  /** Furniture inside or after the group, in order. */
  readonly inside: Line[];
}

function joinLines(lines: readonly Line[], layout: Layout): Group[] {
  const out: Group[] = [];
  let waiting: Line[] = [];
  let ordinal = 0;
  const flush = () => {
    for (const line of waiting) out.push({ lines: [line], inside: [] });
    waiting = [];
  };
  for (const line of lines) {
    if (line.furniture) {
      waiting.push(line);
      continue;
    }
    const open = out.at(-1);
    const last = open?.lines.at(-1);
    const label = line.table === undefined ? parseLabel(line.text) : undefined;
    if (
      open !== undefined &&
      last !== undefined &&
      !last.furniture &&
      continues(last, open, line, label, layout, ordinal, waiting)
    ) {
      for (const one of waiting) open.inside.push(one);
      open.lines.push(line);
      waiting = [];
      continue;
    }
    flush();
    if (label?.style === 'decimal') ordinal = label.ordinal;
    out.push({ lines: [line], inside: [] });
  }
  flush();
  return out;
}

const BASIS = /^-?\s*(?:căn cứ|xét|theo đề nghị|theo nghị quyết)/u;
const ENDED = /[.;:!?]["”’)]?$/;
function continues(
  last: Line,
  group: Group,
  line: Line,
  label: Label | undefined,
  layout: Layout,
  ordinal: number,
  waiting: readonly Line[],
): boolean {
  if (line.table !== undefined || last.table !== undefined) return false;
  const blank = line.gap > 0 && waiting.length === 0;
  const first = group.lines[0];
  const firstLabel = first === undefined ? undefined : parseLabel(first.text);
  // A label alone on its line ("I.", "Phần thứ nhất") takes the next line as its words.
  if (firstLabel !== undefined && group.lines.length === 1 && firstLabel.length >= last.text.length) {
    return label === undefined && line.text.length < 300 && line.gap <= 1;
  }
  const indented = layout.indented && !blank;
  if (indented && line.indent >= layout.margin + 3 && (label !== undefined || capitalShare(line.text) < 0.9))
    return false;
  if (label !== undefined) return !blank && wrongLabel(last, line, label, layout, ordinal);
  if (indented && line.indent <= layout.margin + 1 && capitalShare(line.text) < 0.9) return true;
  if (/^(?:căn cứ|nơi nhận|kính gửi|trên đây|nhận (?:kế hoạch|chỉ thị|công văn))/u.test(line.folded))
    return false;
  const ended = ENDED.test(last.text);
  // "Cơ quan thực hiện:" alone on its line has its answer in the next.
  if (
    /:$/.test(last.text) &&
    !blank &&
    group.lines.length === 1 &&
    isDetail(last.folded.slice(firstLabel?.length ?? 0))
  )
    return true;
  // Each legal basis is a paragraph; after its end comes another or the text itself.
  if (ended && first !== undefined && BASIS.test(first.folded)) return false;
  if (/^\p{Ll}/u.test(line.text)) {
    if (blank && !layout.wrapped) return !ended && !/^[a-zđ][.)]/u.test(line.text);
    if (layout.wrapped) return !/:$/.test(last.text) || last.text.length > layout.width * 0.8;
    // Below a number, a line in small letters after a semicolon goes on with it.
    return !ended || (/;$/.test(last.text) && firstLabel !== undefined);
  }
  if (blank) return false;
  const capitalsBoth = capitalShare(last.text) > 0.9 && capitalShare(line.text) > 0.9;
  if (capitalsBoth && firstLabel !== undefined && !isMark(firstLabel.style) && group.lines.length < 4)
    return true;
  if (
    capitalShare(line.text) > 0.9 &&
    /\p{L}{2,}.*\p{L}{2,}/u.test(line.text) &&
    capitalShare(last.text) < 0.9
  )
    return false;
  // A heading in capitals ends where sentences begin.
  if (
    capitalShare(last.text) > 0.9 &&
    last.text.length > 8 &&
    (/^\p{Lu}\p{Ll}/u.test(line.text) || (/^\p{Lu}/u.test(line.text) && capitalShare(line.text) < 0.5))
  )
    return false;
  // Even where lines are paragraphs, none ends with a comma or a word that wants another.
  if (!layout.wrapped) return last.text.length > 30 && line.text.length > 3 && mustGoOn(last, line.text);
  if (ended && soundsClosing(line.folded)) return false;
  if (line.indent > last.indent + 1 && line.indent >= 2 && ended) return false;
  // A printed line is full when the next word had no room on it.
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
  const full = last.text.length + 1 + word >= layout.width * 0.9;
  if (!ended) {
    // Running text ends with a mark; only numbered headings may end without one.
    const words = first?.folded.slice(firstLabel?.length ?? 0) ?? '';
    const verb = beginsWithVerb(line.folded);
    const order =
      firstLabel !== undefined &&
      !isMark(firstLabel.style) &&
      beginsWithVerb(words) &&
      !verb &&
      purposeOfItem(words) === undefined;
    const running = firstLabel === undefined || isMark(firstLabel.style) || order;
    const capitals = capitalShare(last.text) > 0.9;
    // What is numbered may be a heading with an order below it, which only a full line denies.
    if (full && (running || !verb || last.text.length + 1 + word >= layout.widest)) return true;
    if (mustGoOn(last, line.text)) return true;
    // "Đoàn Thanh niên Cộng sản Hồ Chí" / "Minh tỉnh": a name is cut between its syllables.
    if (!capitals && !verb && running && /\s\p{Lu}\p{Ll}*$/u.test(last.text)) return true;
    if (!capitals && !verb && last.text.length >= layout.width * 0.8) return true;
    if (layout.shortFirst && !capitals && !verb)
      return running || /\s\p{Lu}\p{L}*$/u.test(last.text.slice(firstLabel?.length ?? 0));
    return running && !order && !capitals && last.text.length > layout.width * 0.5;
  }
  if (layout.shortFirst && line.text.length < layout.width * 0.45) return false;
  return full && (/:$/.test(last.text) ? group.lines.length > 1 : last.text.length >= layout.width * 0.85);
}

/** True when what looks like a label is the middle of a sentence that a line break cut. */
function wrongLabel(last: Line, line: Line, label: Label, layout: Layout, ordinal: number): boolean {
  if (brokenAtDash(last.folded, line.folded)) return true;
  if (ENDED.test(last.text)) return false;
  // "khóa" / "XII) ...": no number of a list begins there.
  if (label.style === 'roman' && label.ordinal > 1 && /(?:khóa|quý|lần thứ|đại hội)$/u.test(last.folded))
    return true;
  if (!layout.wrapped) return false;
  // "1. Mục tiêu" / "1.1. Mục tiêu tổng quát".
  const above = parseLabel(last.text)?.path;
  if (label.style === 'decimals' && above !== undefined && [...above, 1].join('.') === label.path.join('.'))
    return false;
  const full = last.text.length >= layout.width * 0.8;
  if (label.style === 'decimal' && full) return label.ordinal !== ordinal + 1 && label.ordinal !== 1;
  if (capitalShare(last.text) > 0.9) return false;
  if (label.style === 'decimal' && (label.ordinal === 1 || label.ordinal === ordinal + 1)) return false;
  return isMark(label.style)
    ? opensBracket(last.text)
    : wantsNumber(last.folded) && /^[\dIVX]/.test(line.text);
}

function toBlocks(group: Group, working: WorkingText): Block[] {
  const first = group.lines[0];
  const last = group.lines.at(-1);
  if (first === undefined || last === undefined) return [];
  const base = {
    bold: group.lines.every((line) => line.hint?.bold === true),
    italic: group.lines.every((line) => line.hint?.italic === true),
    centered: group.lines.every((line) => line.hint?.align === 'center'),
    furniture: first.furniture,
  };
  const gaps = group.inside.map((line) => ({
    start: line.start,
    end: line.end,
  }));
  if (first.table !== undefined)
    return [
      {
        ...base,
        start: first.start,
        end: last.end,
        gaps,
        gap: first.gap,
        cut: false,
        table: first.table,
      },
    ];
  const cuts = first.furniture ? [] : lostBreaks(working, first.start, last.end);
  const starts = [first.start, ...cuts];
  return starts.map((start, i) => {
    const end = trimmedEnd(working.text, start, starts[i + 1] ?? last.end);
    const label = first.furniture
      ? undefined
      : parseLabel(working.text.slice(start, Math.min(end, start + 100)));
    return {
      ...base,
      start,
      end,
      gaps: gaps.filter((gap) => gap.start >= start && gap.end <= end),
      gap: i === 0 ? first.gap : 0,
      cut: i > 0,
      ...(label === undefined ? {} : { label }),
    };
  });
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

// Places where a line break may have been lost: a label after the end of a sentence.
const INNER =
  /(?<=[.;:!?…]\s{1,4}|[.;:]|\p{Lu}\s)(?:(\d{1,2})[.)]\s?(?=\p{Lu})|(\d{1,2}\.\d{1,2})\.?\s(?=\p{Lu})|([IVX]{1,5})\.\s?(?=\p{Lu}{2})|([-–+])\s?(?=\p{Lu}\p{Ll})|([a-zđ])\)\s(?=\p{Lu})|(Điều \d{1,2})\.\s(?=\p{Lu}))/gu;

/** Positions inside [start, end) where an entry of the same series begins on the same line. */
function lostBreaks(working: WorkingText, start: number, end: number): number[] {
  const text = working.text.slice(start, end);
  const own = parseLabel(text.slice(0, 100));
  const cuts: number[] = [];
  let number = own?.style === 'decimal' ? own.ordinal : 0;
  let roman = own?.style === 'roman' ? own.ordinal : 0;
  let letter = own?.style === 'lower' ? own.ordinal : 0;
  let dashed = own?.style === 'dash' ? own.raw : '';
  for (const match of text.matchAll(INNER)) {
    if (match.index < (own?.length ?? 1)) continue;
    const before = text.slice(Math.max(0, match.index - 6), match.index);
    const label = parseLabel(text.slice(match.index, match.index + 60));
    if (label === undefined) continue;
    const afterColon = /:\s*$/.test(before);
    const ended = /[.;!?…:]\s*$/.test(before);
    let fits = false;
    if (label.style === 'decimal')
      fits = label.ordinal === number + 1 && (ended || label.ordinal === 1) && !isReference(before);
    else if (label.style === 'roman') fits = ended && label.ordinal === roman + 1;
    else if (label.style === 'decimals') fits = ended;
    else if (label.style === 'lower') fits = ended && label.ordinal === letter + 1;
    else if (label.style === 'article') fits = ended;
    else
      fits =
        ended &&
        (afterColon ||
          dashed === match[4] ||
          cuts.length > 0 ||
          capitalShare(text.slice(own?.length ?? 0, match.index)) > 0.9);
    if (!fits) continue;
    if (label.style === 'decimal') [number, letter] = [label.ordinal, 0];
    if (label.style === 'roman') [roman, number] = [label.ordinal, 0];
    if (label.style === 'lower') letter = label.ordinal;
    if (label.style === 'dash') dashed = match[4] ?? '';
    cuts.push(start + match.index);
  }
  return cuts;
}

const isReference = (before: string) => /(?:số|điều|khoản|mục|điểm)\s*$/iu.test(before);
