import { toNfc } from '../encoding/letters.ts';
import type { Glyphs, PrintedLine } from './page.ts';

/** Puts glyphs that stand on one base line together; a raised or lowered smaller one goes with its neighbours. */
export function groupByBaseline(glyphs: readonly Glyphs[]): Glyphs[][] {
  const groups: { baseline: number; size: number; members: Glyphs[] }[] = [];
  // Large ones first: they are what a raised mark is raised from.
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline || b.size - a.size)) {
    // Sorted by base line: only the last few can be near.
    const group = groups.slice(-6).findLast(({ baseline, size }) => {
      const apart = Math.abs(baseline - glyph.baseline);
      if (apart <= Math.min(size, glyph.size) * 0.25) return true;
      return (
        Math.min(size, glyph.size) < Math.max(size, glyph.size) * 0.75 &&
        apart < Math.max(size, glyph.size) * 0.5
      );
    });
    if (!group) groups.push({ baseline: glyph.baseline, size: glyph.size, members: [glyph] });
    else {
      group.members.push(glyph);
      if (glyph.size > group.size) {
        group.size = glyph.size;
        group.baseline = glyph.baseline;
      }
    }
  }
  return groups
    .sort((a, b) => a.baseline - b.baseline)
    .map(({ members }) => members.sort((a, b) => a.x0 - b.x0));
}

/** Whether a blank belongs between two neighbours on a line. */
function isApart(left: Glyphs, right: Glyphs): boolean {
  if (/^\p{M}/u.test(right.text)) return false;
  const gap = right.x0 - left.x1;
  const size = Math.min(left.size, right.size);
  if (left.blankAfter || right.blankBefore) return gap > -0.3 * size;
  return gap > 0.15 * size;
}

/** Joins the glyphs of one line, given from left to right, into text. */
export function toPrintedLine(glyphs: readonly Glyphs[], page: number): PrintedLine {
  let text = '';
  let letters = 0;
  let bold = 0;
  let italic = 0;
  let largest = glyphs[0];
  for (const [index, glyph] of glyphs.entries()) {
    const left = glyphs[index - 1];
    if (left && isApart(left, glyph)) text += ' ';
    text += glyph.text;
    const weight = glyph.text.replace(/\s+/g, '').length;
    letters += weight;
    if (glyph.bold) bold += weight;
    if (glyph.italic) italic += weight;
    if (largest && glyph.size > largest.size) largest = glyph;
  }
  return {
    text: toNfc(text).replace(/\s+/g, ' '),
    x0: Math.min(...glyphs.map(({ x0 }) => x0)),
    x1: Math.max(...glyphs.map(({ x1 }) => x1)),
    baseline: largest?.baseline ?? 0,
    size: largest?.size ?? 0,
    // A few upright signs in a bold heading do not unmake it.
    bold: bold > letters * 0.9,
    italic: italic > letters * 0.9,
    page,
  };
}

/** The printed lines of a region that is one column wide. */
export function toLines(glyphs: readonly Glyphs[], page: number): PrintedLine[] {
  return groupByBaseline(glyphs).map((group) => toPrintedLine(group, page));
}
