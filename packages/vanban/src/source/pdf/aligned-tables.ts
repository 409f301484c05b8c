import { cutLine, type Stretch } from './columns.ts';
import { groupByBaseline, toLines } from './lines.ts';
import type { Glyphs, Page } from './page.ts';
import type { PageCell, PageTable } from './tables.ts';

/**
 * Tables without drawn lines: at least three columns with blanks between them that no line crosses.
 */

/** A blank that runs down between two columns. */
interface Corridor {
  readonly from: number;
  readonly to: number;
}

/** A corridor narrower than this (times the size) may be gaps between words that happen to lie in line. */
const NARROWEST = 0.4;

function gapsOf(line: readonly Stretch[]): Corridor[] {
  return line.slice(1).map((stretch, index) => ({ from: line[index]?.x1 ?? 0, to: stretch.x0 }));
}

/** What remains of corridors beside the glyphs of one more line. */
function narrow(corridors: readonly Corridor[], line: readonly Glyphs[]): Corridor[] {
  const least = NARROWEST * Math.max(...line.map(({ size }) => size));
  return corridors.flatMap(({ from, to }) => {
    let [start, end] = [from, to];
    for (const { x0, x1 } of line) {
      if (x1 <= start || x0 >= end) continue;
      // What stands inside belongs to the nearer side; what goes across closes the corridor.
      if (x0 <= start && x1 >= end) return [];
      if (x0 - start <= end - x1) start = Math.max(start, x1);
      else end = Math.min(end, x0);
    }
    return end - start >= least ? [{ from: start, to: end }] : [];
  });
}

interface Run {
  readonly lines: readonly (readonly Glyphs[])[];
  readonly corridors: readonly Corridor[];
}

/** The longest run of lines from here on that keeps two corridors open. */
function runFrom(lines: readonly (readonly Glyphs[])[], at: number): Run | undefined {
  const first = cutLine(lines[at] ?? []);
  if (first.length < 3) return undefined;
  let corridors = gapsOf(first);
  const taken: (readonly Glyphs[])[] = [];
  let anchors = 0;
  let bottom = first[0]?.baseline ?? 0;
  for (const line of lines.slice(at)) {
    const size = Math.max(...line.map((glyph) => glyph.size));
    const baseline = line[0]?.baseline ?? 0;
    const open = narrow(corridors, line);
    if (open.length < 2 || open.length < corridors.length * 0.6 || baseline - bottom > 4 * size) break;
    corridors = open;
    bottom = baseline;
    taken.push(line);
    if (new Set(line.map((glyph) => columnOf(open, glyph))).size >= 3) anchors += 1;
  }
  return anchors >= 3 ? { lines: taken, corridors } : undefined;
}

function columnOf(corridors: readonly Corridor[], { x0, x1 }: Glyphs): number {
  return corridors.filter(({ from, to }) => (x0 + x1) / 2 > (from + to) / 2).length;
}

function toTable({ lines, corridors }: Run, page: Page): PageTable {
  const glyphs = lines.flat();
  const edges = [
    Math.min(...glyphs.map(({ x0 }) => x0)) - 4,
    ...corridors.map(({ from, to }) => (from + to) / 2),
    Math.max(...glyphs.map(({ x1 }) => x1)) + 4,
  ];
  const width = edges.length - 1;
  const rows: Glyphs[][][] = [];
  for (const line of lines) {
    const opens = line.some((glyph) => columnOf(corridors, glyph) === 0);
    if (opens || rows.length === 0) rows.push(Array.from({ length: width }, () => []));
    for (const glyph of line) rows.at(-1)?.[columnOf(corridors, glyph)]?.push(glyph);
  }
  return {
    top: Math.min(...glyphs.map(({ baseline }) => baseline)),
    bottom: Math.max(...glyphs.map(({ baseline }) => baseline)),
    page: page.number,
    edges,
    rows: rows.map((row) =>
      row.map(
        (cell, column): PageCell => ({
          lines: toLines(cell, page.number),
          x0: edges[column] ?? 0,
          x1: edges[column + 1] ?? 0,
        }),
      ),
    ),
  };
}

/** Finds tables without lines among the glyphs that no ruled table holds. */
export function findAlignedTables(
  page: Page,
  glyphs: readonly Glyphs[],
): { tables: PageTable[]; inside: Set<Glyphs> } {
  const lines = groupByBaseline(glyphs);
  const tables: PageTable[] = [];
  const inside = new Set<Glyphs>();
  for (let at = 0; at < lines.length; at += 1) {
    const run = runFrom(lines, at);
    if (!run) continue;
    tables.push(toTable(run, page));
    for (const glyph of run.lines.flat()) inside.add(glyph);
    at += run.lines.length - 1;
  }
  return { tables, inside };
}
