import { groupByBaseline } from './lines.ts';
import type { Glyphs, Page } from './page.ts';

/** A page without its footnotes, whose marks in the text are bracketed ("giới[1]"), and the notes. */
export interface PageNotes {
  readonly page: Page;
  readonly notes: readonly Glyphs[];
}

/** The size of most of the text, in half points. */
export function commonSize(pages: readonly Page[]): number {
  const weights = new Map<number, number>();
  let best = 14;
  for (const { glyphs } of pages) {
    for (const { size, text } of glyphs) {
      const key = Math.round(size * 2) / 2;
      const weight = (weights.get(key) ?? 0) + text.length;
      weights.set(key, weight);
      if (weight > (weights.get(best) ?? 0)) best = key;
    }
  }
  return best;
}

/** A raised small number within a line. */
function isRaisedNumber(glyph: Glyphs, line: readonly Glyphs[]): boolean {
  if (!/^\d{1,3}$/.test(glyph.text)) return false;
  const size = Math.max(...line.map((other) => other.size));
  const baseline = line.find((other) => other.size === size)?.baseline ?? glyph.baseline;
  return glyph.size < size * 0.8 && glyph.baseline < baseline - size * 0.1;
}

/** Where the notes begin: under a short line at the left edge, or where the small print at the foot begins. */
function notesTop(page: Page, lines: readonly (readonly Glyphs[])[], size: number): number | undefined {
  const left = Math.min(...page.glyphs.map(({ x0 }) => x0));
  const separator = page.rules.find(
    (rule) =>
      !rule.upright &&
      rule.at > page.height * 0.4 &&
      Math.abs(rule.from - left) < 12 &&
      rule.to - rule.from > 50 &&
      rule.to - rule.from < page.width * 0.45,
  );
  if (separator) return separator.at;
  const large = lines.findLast((line) => line.some((glyph) => glyph.size > size * 0.88));
  const baseline = large && Math.max(...large.map((glyph) => glyph.baseline));
  return baseline !== undefined && baseline > page.height * 0.4 ? baseline : undefined;
}

/** Takes the footnotes off a page; the first must open with a raised number, a bracketed one or a star. */
export function takeNotes(page: Page, size: number): PageNotes {
  const lines = groupByBaseline(page.glyphs);
  const top = notesTop(page, lines, size);
  const below = top === undefined ? [] : lines.filter((line) => (line[0]?.baseline ?? 0) > top + 1);
  const first = below[0];
  const opener = first?.[0];
  if (!first || !opener) return { page, notes: [] };
  const opens = isRaisedNumber(opener, first) || /^(?:\[\d{1,3}\]|\*+|\(\d{1,2}\))/.test(opener.text);
  if (!opens) return { page, notes: [] };
  const notes = new Set<Glyphs>(below.flat());
  const marks = new Set(
    below.flatMap((line) => (line[0] && isRaisedNumber(line[0], line) ? [line[0].text] : [])),
  );
  const bracketed = (line: readonly Glyphs[]): Glyphs[] =>
    line.map((glyph, index) =>
      marks.has(glyph.text) && isRaisedNumber(glyph, line)
        ? { ...glyph, text: `[${glyph.text}]`, blankAfter: glyph.blankAfter || index === 0 }
        : glyph,
    );
  return {
    page: { ...page, glyphs: lines.filter((line) => !notes.has(line[0] ?? opener)).flatMap(bracketed) },
    notes: below.flatMap(bracketed),
  };
}
