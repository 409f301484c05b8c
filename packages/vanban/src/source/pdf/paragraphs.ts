import type { Line } from '../compose.ts';
import { type Frame, LABEL, type Measures } from './measure.ts';
import type { PrintedLine } from './page.ts';

/** Joins two printed lines; a hyphen or slash inside a word ("KH-UBND", "2021-2030") takes no blank. */
function joinText(before: string, after: string): string {
  return /[\p{L}\p{N}][-–/]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)
    ? before + after
    : `${before} ${after}`;
}

type Align = NonNullable<Line['align']>;

function alignOf(line: PrintedLine, frame: Frame): Align | undefined {
  const width = frame.right - frame.left;
  const before = line.x0 - frame.left;
  const after = frame.right - line.x1;
  if (Math.abs(before - after) < Math.max(6, width * 0.03) && before > line.size * 1.5) return 'center';
  if (after < line.size && before > width * 0.35) return 'right';
  return undefined;
}

/** Width of the first word, guessed from the line's average. */
function firstWord(line: PrintedLine): number {
  const word = line.text.split(' ', 1)[0] ?? '';
  return (word.length * (line.x1 - line.x0)) / Math.max(1, line.text.length);
}

function endsSentence(text: string): boolean {
  return /[.;:!?…”"]$/.test(text);
}

/** A paragraph being put together. */
interface Draft {
  readonly lines: PrintedLine[];
  readonly align: Align | undefined;
}

/** Decides where paragraphs begin in lines of one column. */
class ParagraphJoiner {
  readonly #measures: Measures;
  readonly #frameOf: (page: number) => Frame;

  constructor(measures: Measures, frameOf: (page: number) => Frame) {
    this.#measures = measures;
    this.#frameOf = frameOf;
  }

  join(lines: readonly PrintedLine[]): Line[] {
    const drafts: Draft[] = [];
    for (const line of lines) {
      const current = drafts.at(-1);
      if (current && !this.#begins(current, line)) current.lines.push(line);
      else drafts.push({ lines: [line], align: alignOf(line, this.#frameOf(line.page)) });
    }
    return drafts.map((draft) => toLine(draft));
  }

  #begins(draft: Draft, next: PrintedLine): boolean {
    const last = draft.lines.at(-1);
    if (!last) return true;
    if (Math.abs(last.size - next.size) > 0.12 * Math.max(last.size, next.size)) return true;
    const { pitch } = this.#measures;
    if (last.page === next.page && next.baseline - last.baseline > pitch * next.size * 1.25) return true;
    const frame = this.#frameOf(next.page);
    const nextAlign = alignOf(next, frame);
    if (nextAlign === 'right' && draft.align !== 'right') return true;
    if (draft.align === 'center' || nextAlign === 'center')
      return this.#beginsCentred(draft, last, next, nextAlign);
    const room = this.#frameOf(last.page).right - last.x1;
    if (room > firstWord(next) + 0.6 * last.size) return true;
    return this.#beginsByPlace(draft, last, next);
  }

  #beginsCentred(draft: Draft, last: PrintedLine, next: PrintedLine, nextAlign: Align | undefined): boolean {
    const frame = this.#frameOf(last.page);
    // The last line of a justified paragraph may stand in the middle by chance.
    if (draft.align !== 'center' && draft.lines.length >= 1 && nextAlign === 'center') {
      const wide = last.x1 - last.x0 > (frame.right - frame.left) * 0.85;
      return !(wide && last.bold === next.bold && next.bold);
    }
    if (last.bold !== next.bold) return true;
    if (/^\p{Ll}/u.test(next.text)) return false;
    const room = frame.right - frame.left - (last.x1 - last.x0);
    return room > firstWord(next) + last.size;
  }

  #beginsByPlace(draft: Draft, last: PrintedLine, next: PrintedLine): boolean {
    const tolerance = 0.7 * next.size;
    const { indent } = this.#measures;
    const inset = (line: PrintedLine): number => line.x0 - this.#frameOf(line.page).left;
    const own = inset(next);
    const first = draft.lines[0] ?? last;
    const labelled = LABEL.test(next.text);
    const atIndent = indent !== undefined && Math.abs(own - indent) < 0.4 * next.size;
    if (draft.lines.length >= 2) {
      const expected = inset(last);
      if (own > expected + tolerance || own < expected - 2 * tolerance) return true;
    } else {
      if (own > inset(first) + tolerance) {
        // Text hanging behind its number, or under a first line that is set out.
        if (labelled || own - inset(first) > 4.5 * next.size) return true;
        return !(LABEL.test(first.text) || (indent === undefined && /^\p{Ll}/u.test(next.text)));
      }
      if (Math.abs(own - inset(first)) <= tolerance && atIndent) return true;
    }
    if (!labelled) return false;
    // Where items are set in, a label at the edge is no label but a dash or number within a sentence.
    if (indent !== undefined && !atIndent && own < tolerance) return false;
    // A number in mid-sentence ("số 25. ...") is no label unless a capital follows.
    return endsSentence(last.text) || /^[^-–—+\s]+\s+\p{Lu}/u.test(next.text);
  }
}

function toLine({ lines, align }: Draft): Line {
  let text = '';
  for (const line of lines) text = text === '' ? line.text : joinText(text, line.text);
  const place = lines.length > 1 && align === undefined ? 'justify' : align;
  return {
    kind: 'line',
    text,
    ...(lines.every(({ bold }) => bold) && { bold: true }),
    ...(lines.every(({ italic }) => italic) && { italic: true }),
    ...(place && { align: place }),
    page: lines[0]?.page ?? 1,
  };
}

/** Re-joins printed lines of the body into paragraphs, across pages too. */
export function joinFlow(lines: readonly PrintedLine[], measures: Measures): Line[] {
  const fallback = { left: 0, right: 0 };
  return new ParagraphJoiner(measures, (page) => measures.frames.get(page) ?? fallback).join(lines);
}

const NATIONAL_NAME = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';

function spellsNationalName(text: string): boolean {
  return NATIONAL_NAME.startsWith(text.replace('HOÀ', 'HÒA').trim()) && text.length >= 8;
}

function columnGoesOn(draft: Draft, line: PrintedLine, frame: Frame): boolean {
  const last = draft.lines.at(-1);
  if (!last || Math.abs(last.size - line.size) > 0.6 || line.baseline - last.baseline > 1.9 * line.size)
    return false;
  if (spellsNationalName(last.text) && spellsNationalName(`${last.text} ${line.text}`)) return true;
  if (LABEL.test(line.text) || endsSentence(last.text)) return false;
  if (/^[\p{Ll}\d(]/u.test(line.text)) return true;
  // A recipient that fills its line goes on in the next, even with a capital ("Mặt trận | Tổ quốc").
  const full = frame.right - last.x1 < firstWord(line) + 0.3 * last.size;
  return full && LABEL.test(draft.lines[0]?.text ?? '');
}

/**
 * Lines of one column of the heading or signature block: each stands alone, unless it plainly goes on
 * (a small letter after an unfinished line, a recipient's full line, the national name on two lines).
 */
export function joinColumn(lines: readonly PrintedLine[]): Line[] {
  const frame = {
    left: Math.min(...lines.map(({ x0 }) => x0)),
    right: Math.max(...lines.map(({ x1 }) => x1)),
  };
  const drafts: Draft[] = [];
  for (const line of lines) {
    const current = drafts.at(-1);
    if (current && columnGoesOn(current, line, frame)) current.lines.push(line);
    else drafts.push({ lines: [line], align: undefined });
  }
  return drafts.map((draft) => {
    const { align: _align, ...line } = toLine(draft);
    const centred = draft.lines.every((part) => Math.abs(part.x0 - frame.left - (frame.right - part.x1)) < 8);
    return centred && lines.length > 1 ? { ...line, align: 'center' } : line;
  });
}

/** Paragraphs of a cell of a table. */
export function joinCell(lines: readonly PrintedLine[], x0: number, x1: number): Line[] {
  const size = lines[0]?.size ?? 12;
  const distances = lines
    .slice(1)
    .map((line, index) => (line.baseline - (lines[index]?.baseline ?? 0)) / size);
  const pitch = Math.max(1, Math.min(1.7, ...distances.filter((distance) => distance > 0.8)));
  const padding = Math.min(6, Math.max(0, Math.min(...lines.map((line) => line.x0)) - x0));
  const frame: Frame = { left: x0 + padding, right: x1 - padding };
  const measures: Measures = { size, pitch, indent: undefined, frames: new Map() };
  const joined = new ParagraphJoiner(measures, () => frame).join(lines);
  return rejoinWrapped(joined);
}

/** In a narrow cell the room left says little: a small letter goes on with the line before. */
function rejoinWrapped(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last && /^[\p{Ll}(]/u.test(line.text) && !LABEL.test(line.text) && !endsSentence(last.text)) {
      out[out.length - 1] = { ...last, text: joinText(last.text, line.text) };
    } else out.push(line);
  }
  return out;
}
