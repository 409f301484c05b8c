/** The source as lines, with what is known of each; lines that belong to the page and not to the text are marked. */
import type { SourceParagraph, SourceTable, SourceText } from '../source/source-text.ts';
import { capitalShare, fold } from './fold.ts';
import { restoreMarks } from './restore-marks.ts';
import type { Span } from './schema.ts';

export interface Line {
  readonly start: number;
  /** One past the last character that is no blank. */
  readonly end: number;
  /** Without blanks at both ends. */
  readonly text: string;
  readonly folded: string;
  /** Empty lines before it. */
  readonly gap: number;
  /** Blanks at its start. */
  readonly indent: number;
  readonly hint?: SourceParagraph;
  /** Set on the one line that stands for a whole table. */
  readonly table?: TextTable;
  /** Page number, running head or a rule of dashes. */
  readonly furniture: boolean;
}

/** A cell of a table. Where a row is set over several lines, words of other columns stand between those of the cell. */
export interface TableCell extends Span {
  /** What of the span belongs to other cells. */
  readonly gaps?: readonly Span[];
}

/** A table with the places of its cells; empty cells are kept. */
export interface TextTable extends Span {
  readonly rows: readonly (readonly TableCell[])[];
}

/** The text that patterns are run on: as long as the source, so that positions agree. */
export interface WorkingText {
  readonly source: SourceText;
  readonly text: string;
  readonly folded: string;
}

const LONGEST_BLANK = 160;

/**
 * Long runs of blanks would make patterns slow, and nothing is meant by them: beyond a limit they
 * are replaced by a character that no pattern knows.
 */
export function workingText(source: SourceText): WorkingText {
  const text = source.text
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[ \t]{161,}/g, (run) => run.slice(0, LONGEST_BLANK).padEnd(run.length, '\ue000'));
  return { source, text, folded: fold(text) };
}

const BREAK = /\r\n|[\n\r\f\v\u2028\u2029]/g;
// "… ./. Nơi nhận:" on one line, when the two columns at the foot were read across.
const RECIPIENTS_INSIDE = /(?<=\S)\s+(?=Nơi nhận\s*:)/gu;
const PAGE_NUMBER = /^[-–—\s]*(?:trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?[-–—\s]*$/iu;
// A line that ends so goes on with a number: "bão số" / "3".
const WANTS_NUMBER =
  /(?:^|\s)(?:số|điều|khoản|mục|phụ lục|năm|tháng|ngày|quý|thứ|đoạn|khóa|lần|hơn|trên|dưới|đạt)$/u;
const RULE = /^(?:[-–—_=*.·~|\s\ue000]{3,}|[-–—|])$/u;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly table?: TextTable;
}

const BLANKS = { start: /^[\s\ue000]*/u, end: /[\s\ue000]+$/u };
const EDGES = { start: /^[\s\ue000|]*/u, end: /[\s\ue000|]+$/u };

/** "| TM. ỦY BAN NHÂN DÂN |": the edges of one cell, or of two, that a page copied as text leaves around its words. */
function hasCellEdges(slice: string): boolean {
  const bars = (slice.match(/\|/g) ?? []).length;
  return bars > 0 && bars <= 3 && slice.length < 600 && /\p{L}/u.test(slice) && inner(slice) < 2;
}

const inner = (slice: string) => (slice.replace(/^[\s|]+|[\s|]+$/gu, '').match(/\|/g) ?? []).length;

/** Lines of the text; a data table is one line, each cell of a layout table is a line of its own. */
export function readLines(working: WorkingText): Line[] {
  const pieces = cut(working);
  const hints = hintFinder(working.source.paragraphs);
  const raw: Line[] = [];
  let gap = 0;
  for (const piece of pieces) {
    const slice = working.text.slice(piece.start, piece.end);
    const edge = piece.table === undefined && hasCellEdges(slice) ? EDGES : BLANKS;
    const indent = edge.start.exec(slice)?.[0].length ?? 0;
    const text = slice.slice(indent).replace(edge.end, '');
    if (text === '' && piece.table === undefined) {
      gap += 1;
      continue;
    }
    const start = piece.start + indent;
    const hint = hints(start);
    const base = {
      start,
      end: start + text.length,
      text,
      folded: fold(text),
      gap,
      indent,
    };
    raw.push({
      ...base,
      furniture: false,
      ...(hint === undefined ? {} : { hint }),
      ...(piece.table === undefined ? {} : { table: piece.table }),
    });
    gap = 0;
  }
  return markFurniture(mendHeading(raw.map(withMarks)));
}

const FOOT_LINES = 30;

/** Where the form of a document stands, at its top and end, lines typed without diacritics get them back. */
function withMarks(line: Line, i: number, lines: readonly Line[]): Line {
  if (line.table !== undefined || (i >= HEADING_LINES && i < lines.length - FOOT_LINES)) return line;
  const text = restoreMarks(line.text);
  return text === line.text ? line : { ...line, text, folded: fold(text) };
}

// Phrases of a heading that narrow columns break over lines.
const HEADING_PHRASES = [
  'ủy ban nhân dân',
  'hội đồng nhân dân',
  'cộng hòa xã hội chủ nghĩa việt nam',
  'độc lập - tự do - hạnh phúc',
  'đảng cộng sản việt nam',
];
const HEADING_LINES = 40;

/** Joins lines at the top of a document that a narrow column cut inside a phrase, a number or a date. */
function mendHeading(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (const [i, line] of lines.entries()) {
    const last = out.at(-1);
    const beside =
      last !== undefined && last.table === undefined && line.table === undefined && line.gap === 0;
    const near = beside && line.text.length < 60;
    if (near && (i < HEADING_LINES ? brokenBetween(last, line) : brokenSignature(last, line))) {
      // As long as the source, but no gap between columns.
      const between = ' '.padEnd(Math.max(1, line.start - last.end), '\u200b');
      const text = `${last.text}${between}${line.text}`;
      out[out.length - 1] = {
        ...last,
        end: line.end,
        text,
        folded: fold(text),
      };
    } else out.push(line);
  }
  return out;
}

/** "TM. ỦY BAN NHÂN" / "DÂN": a signature block that is too narrow for its words. */
function brokenSignature(a: Line, b: Line): boolean {
  if (a.text.length > 60 || capitalShare(a.text) < 0.9 || capitalShare(b.text) < 0.9) return false;
  return cutPhrase(a.folded, b.folded);
}

function brokenBetween(a: Line, b: Line): boolean {
  if (a.text.length > 60) return false;
  // "Số: 31" / "/KH-UBND", "Thái Bình, ngày 11 tháng" / "3 năm 2022".
  if (/(?:^|\s)số\s*:?\s*\d+$/u.test(a.folded) && /^[/-]\s?\p{Lu}/u.test(b.text)) return true;
  if (/,\s*ngày\s*\d{0,2}(?:\s*tháng\s*\d{0,2}(?:\s*năm)?)?$/u.test(a.folded))
    return /^(?:\d|tháng|năm)/u.test(b.folded);
  if (a.folded === 'chương trình' && b.folded === 'hành động') return true;
  if (/(?:^|\s)số\s*:$/u.test(a.folded) && /^[\d\s]*[/-]/.test(b.text)) return true;
  if (/^\p{Lu}[\p{L} .'-]{1,30},$/u.test(a.text) && /^ngày/u.test(b.folded)) return true;
  if (/^\p{Lu}\p{Ll}*$/u.test(a.text) && /^\p{Lu}[\p{L}]*(?: \p{Lu}\p{L}*)?, ngày/u.test(b.text)) return true;
  return cutPhrase(a.folded, b.folded) || startsPhrase(a.folded, b.folded);
}

/** A phrase that begins in one line and ends in the next. */
function cutPhrase(a: string, b: string): boolean {
  const joint = `${a} ${b}`;
  return HEADING_PHRASES.some((phrase) => {
    const at = joint.indexOf(phrase);
    return at >= 0 && at < a.length && at + phrase.length > a.length + 1;
  });
}

/** "CỘNG" / "HÒA XÃ HỘI" / "CHỦ NGHĨA VIỆT NAM": the phrase is cut more than once. */
function startsPhrase(a: string, b: string): boolean {
  return HEADING_PHRASES.some((phrase) => {
    const begun = phrase.startsWith(a) ? a : '';
    return begun !== '' && begun.length < phrase.length && phrase.startsWith(`${begun} ${b}`);
  });
}

function cut(working: WorkingText): Piece[] {
  const tables = [...working.source.tables]
    .filter((table) => table.end > table.start)
    .sort((a, b) => a.start - b.start);
  const out: Piece[] = [];
  let at = 0;
  for (const table of tables) {
    if (table.start < at) continue;
    cutLines(working.text, at, table.start, out);
    if (table.layout) cutCells(working.text, table, out);
    else
      out.push({
        start: table.start,
        end: table.end,
        table: { start: table.start, end: table.end, rows: table.rows },
      });
    at = table.end;
  }
  cutLines(working.text, at, working.text.length, out);
  return out;
}

function cutLines(text: string, from: number, to: number, out: Piece[]): void {
  const part = text.slice(from, to);
  const cuts = [...part.matchAll(BREAK)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  for (const match of part.matchAll(RECIPIENTS_INSIDE))
    cuts.push([match.index, match.index + match[0].length]);
  cuts.sort((a, b) => a[0] - b[0]);
  let at = 0;
  for (const [start, end] of cuts) {
    if (start < at) continue;
    out.push({ start: from + at, end: from + start });
    at = end;
  }
  if (at < part.length) out.push({ start: from + at, end: to });
}

function cutCells(text: string, table: SourceTable, out: Piece[]): void {
  let at = table.start;
  for (const cell of table.rows.flat()) {
    if (cell.start < at || cell.end > table.end) continue;
    cutLines(text, at, cell.start, out);
    cutLines(text, cell.start, cell.end, out);
    at = cell.end;
  }
  cutLines(text, at, table.end, out);
}

/** Looks up the paragraph hint that holds a position; positions must be asked for in order. */
function hintFinder(paragraphs: readonly SourceParagraph[]): (at: number) => SourceParagraph | undefined {
  let next = 0;
  return (at) => {
    while (next < paragraphs.length && (paragraphs[next]?.end ?? 0) <= at) next += 1;
    const hint = paragraphs[next];
    return hint !== undefined && hint.start <= at ? hint : undefined;
  };
}

/** Page numbers, rules, and short lines that stand beside page numbers again and again (running heads). */
function markFurniture(lines: readonly Line[]): Line[] {
  const isNumber = lines.map(
    (line, i) =>
      line.table === undefined &&
      PAGE_NUMBER.test(line.text) &&
      !(line.gap === 0 && WANTS_NUMBER.test(lines[i - 1]?.folded ?? '')),
  );
  const seen = new Map<string, number>();
  const key = (line: Line) => line.folded.replace(/\d+/g, '#');
  lines.forEach((line, i) => {
    const besideNumber = isNumber[i - 1] === true || isNumber[i + 1] === true;
    if (besideNumber && !isNumber[i] && line.text.length < 100)
      seen.set(key(line), (seen.get(key(line)) ?? 0) + 1);
  });
  return lines.map((line, i) => {
    if (line.table !== undefined) return line;
    const rule = line.text.length < 2000 && RULE.test(line.text);
    const head = line.text.length < 100 && (seen.get(key(line)) ?? 0) >= 3;
    return isNumber[i] === true || rule || head ? { ...line, furniture: true } : line;
  });
}
