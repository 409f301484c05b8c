import { groupByBaseline, toLines } from './lines.ts';
import { LONE_LABEL } from './measure.ts';
import type { Glyphs, PrintedLine } from './page.ts';

/**
 * Keeps text that stands side by side apart: the two columns of the heading and signature blocks.
 */

/** A region of a page in reading order: lines of the whole width, or two columns. */
export type Region =
  | { readonly kind: 'flow'; readonly lines: readonly PrintedLine[] }
  | {
      readonly kind: 'columns';
      readonly left: readonly PrintedLine[];
      readonly right: readonly PrintedLine[];
    };

/** Glyphs on one base line with no gap worth a column between them. */
export interface Stretch {
  readonly glyphs: readonly Glyphs[];
  readonly x0: number;
  readonly x1: number;
  readonly baseline: number;
  readonly size: number;
}

function toStretch(glyphs: readonly Glyphs[]): Stretch {
  const size = Math.max(...glyphs.map((glyph) => glyph.size));
  return {
    glyphs,
    size,
    x0: Math.min(...glyphs.map(({ x0 }) => x0)),
    x1: Math.max(...glyphs.map(({ x1 }) => x1)),
    baseline: glyphs.find((glyph) => glyph.size === size)?.baseline ?? 0,
  };
}

/** Cuts a line where the gap is too wide for one between words of a justified line. */
export function cutLine(line: readonly Glyphs[]): Stretch[] {
  const stretches: Stretch[] = [];
  let current: Glyphs[] = [];
  for (const glyph of line) {
    const last = current.at(-1);
    const size = Math.max(last?.size ?? 0, glyph.size);
    const gap = last ? glyph.x0 - last.x1 : 0;
    // Word sets a tab between a number and its text.
    const labelled = current.length === 1 && last && LONE_LABEL.test(last.text) && gap < 3.5 * size;
    if (gap > 1.1 * size && !labelled) {
      stretches.push(toStretch(current));
      current = [];
    }
    current.push(glyph);
  }
  if (current.length > 0) stretches.push(toStretch(current));
  return stretches;
}

function sideBySide(a: Stretch, b: Stretch): boolean {
  const apart = Math.abs(a.baseline - b.baseline);
  return apart < 0.8 * Math.max(a.size, b.size) && (a.x1 < b.x0 || b.x1 < a.x0);
}

/** The stretches of a block in two columns. */
interface Band {
  readonly left: readonly Stretch[];
  readonly right: readonly Stretch[];
}

/** The blank between two columns, which narrows as wider lines are met. */
interface Gap {
  readonly start: number;
  readonly end: number;
}

/** The column to which a stretch belongs, and the gap it leaves; undefined when it crosses the gap. */
function sideOf(stretch: Stretch, gap: Gap): { side: 'left' | 'right'; gap: Gap } | undefined {
  // The columns may come very near each other, if only on different lines.
  const least = 0.12 * stretch.size;
  const asLeft = { side: 'left' as const, gap: { start: Math.max(gap.start, stretch.x1), end: gap.end } };
  const asRight = { side: 'right' as const, gap: { start: gap.start, end: Math.min(gap.end, stretch.x0) } };
  const fits = (found: { gap: Gap }): boolean => found.gap.end - found.gap.start >= least;
  if (stretch.x0 < gap.start) return fits(asLeft) ? asLeft : undefined;
  if (stretch.x1 > gap.end) return fits(asRight) ? asRight : undefined;
  const nearer = stretch.x0 - gap.start <= gap.end - stretch.x1 ? asLeft : asRight;
  return fits(nearer) ? nearer : undefined;
}

function isCentred({ x0, x1 }: Stretch, centre: number): boolean {
  return Math.abs((x0 + x1) / 2 - centre) < 10;
}

/**
 * Finds the block that opens at a pair of stretches standing side by side, and follows both columns down while
 * nothing crosses the blank between them.
 */
function bandFrom(stretches: readonly Stretch[], at: number, centre: number): Band | undefined {
  const first = stretches[at];
  if (!first) return undefined;
  const beside = stretches.slice(at, at + 8).filter((other) => other !== first && sideBySide(first, other));
  // Three abreast, or many gaps in a line: a table without lines or a stretched line, not this.
  if (beside.length !== 1 || !beside[0]) return undefined;
  const [a, b] = first.x0 < beside[0].x0 ? [first, beside[0]] : [beside[0], first];
  const columns: { left: Stretch[]; right: Stretch[] } = { left: [], right: [] };
  let gap: Gap = { start: a.x1, end: b.x0 };
  let bottom = first.baseline;
  let pairs = 0;
  for (const stretch of stretches.slice(at)) {
    const found =
      stretch === a
        ? { side: 'left' as const, gap }
        : stretch === b
          ? { side: 'right' as const, gap }
          : sideOf(stretch, gap);
    // A title below the heading block stands in the middle of the page, its right column does not.
    const titled =
      isCentred(stretch, centre) &&
      !isCentred(b, centre) &&
      !stretches.some((other) => sideBySide(stretch, other));
    if (titled) break;
    // The empty place for the signature is wide; anything beyond it is another matter.
    if (!found || stretch.baseline - bottom > 14 * stretch.size) break;
    const other = found.side === 'left' ? columns.right : columns.left;
    if (other.slice(-5).some((member) => sideBySide(stretch, member))) pairs += 1;
    columns[found.side].push(stretch);
    gap = found.gap;
    bottom = Math.max(bottom, stretch.baseline);
  }
  const wide = b.x0 - a.x1 > 2.5 * Math.max(a.size, b.size);
  return pairs >= 2 || (pairs === 1 && wide) ? columns : undefined;
}

/** Splits the text of a page (without its tables) into regions in reading order. */
export function splitColumns(glyphs: readonly Glyphs[], page: number): Region[] {
  const stretches = groupByBaseline(glyphs).flatMap(cutLine);
  stretches.sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0);
  const centre = (Math.min(...glyphs.map(({ x0 }) => x0)) + Math.max(...glyphs.map(({ x1 }) => x1))) / 2;
  const regions: Region[] = [];
  let flow: Glyphs[] = [];
  const flush = (): void => {
    if (flow.length > 0) regions.push({ kind: 'flow', lines: toLines(flow, page) });
    flow = [];
  };
  for (let at = 0; at < stretches.length; at += 1) {
    const stretch = stretches[at];
    if (!stretch) continue;
    const band = bandFrom(stretches, at, centre);
    if (!band) {
      flow.push(...stretch.glyphs);
      continue;
    }
    flush();
    const column = (members: readonly Stretch[]): PrintedLine[] =>
      toLines(
        members.flatMap((member) => member.glyphs),
        page,
      );
    regions.push({ kind: 'columns', left: column(band.left), right: column(band.right) });
    at += band.left.length + band.right.length - 1;
  }
  flush();
  return regions;
}
