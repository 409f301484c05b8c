import { groupByBaseline, toPrintedLine } from './lines.ts';
import type { Page } from './page.ts';
import { findTables } from './tables.ts';

/**
 * What a page carries besides its text: its number, and running heads or feet that repeat.
 */
export interface Furniture {
  readonly pages: readonly Page[];
  readonly numbered: number;
  readonly running: number;
}

/** A line near the upper or lower edge of a page. */
interface EdgeLine {
  readonly page: number;
  readonly text: string;
  readonly glyphs: ReadonlySet<unknown>;
}

/** The two outermost lines of each end, when they lie in the outer tenth of the page. */
function edgeLines(page: Page): EdgeLine[] {
  // The head of a table that goes on over pages repeats too, and is no running head.
  const { inside } = findTables(page);
  const groups = groupByBaseline(page.glyphs.filter((glyph) => !inside.has(glyph)));
  const near = groups.filter((group, index) => {
    const baseline = group[0]?.baseline ?? 0;
    const outer = index < 2 || index >= groups.length - 2;
    return outer && (baseline < page.height * 0.1 || baseline > page.height * 0.9);
  });
  return near.map((group) => ({
    page: page.number,
    text: toPrintedLine(group, page.number).text,
    glyphs: new Set<unknown>(group),
  }));
}

const PAGE_NUMBER = /^(?:trang\s*)?[-–—\s]*(\d{1,4})[-–—\s]*(?:(?:\/|trên|of)\s*\d{1,4})?$/i;

/**
 * Numbers at the edge count as page numbers when they run with the pages: all off by the same from the page's
 * own position. Of one page alone, only a number equal to its position.
 */
function pageNumbers(lines: readonly EdgeLine[]): EdgeLine[] {
  const offsets = new Map<number, EdgeLine[]>();
  for (const line of lines) {
    const match = PAGE_NUMBER.exec(line.text);
    if (!match) continue;
    const offset = Number(match[1]) - line.page;
    offsets.set(offset, [...(offsets.get(offset) ?? []), line]);
  }
  return [...offsets].flatMap(([offset, found]) =>
    new Set(found.map(({ page }) => page)).size >= 2 || offset === 0 ? found : [],
  );
}

function runningLines(lines: readonly EdgeLine[], pages: number): EdgeLine[] {
  const byText = new Map<string, EdgeLine[]>();
  for (const line of lines) {
    const key = line.text.replace(/\d+/g, '#').toLowerCase();
    byText.set(key, [...(byText.get(key) ?? []), line]);
  }
  return [...byText.values()].flatMap((found) => {
    const on = new Set(found.map(({ page }) => page)).size;
    return on >= 3 && on * 2 >= pages ? found : [];
  });
}

/** Takes page numbers and running lines out of the pages. */
export function removeFurniture(pages: readonly Page[]): Furniture {
  const lines = pages.flatMap(edgeLines);
  const numbers = pageNumbers(lines);
  const rest = lines.filter((line) => !numbers.includes(line));
  const running = runningLines(rest, pages.length);
  const gone = new Set([...numbers, ...running].flatMap((line) => [...line.glyphs]));
  return {
    pages: pages.map((page) => ({ ...page, glyphs: page.glyphs.filter((glyph) => !gone.has(glyph)) })),
    numbered: new Set(numbers.map(({ page }) => page)).size,
    running: new Set(running.map(({ page }) => page)).size,
  };
}
