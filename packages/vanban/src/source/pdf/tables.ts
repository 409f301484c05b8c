import { toLines } from './lines.ts';
import type { Glyphs, Page, PrintedLine, Rule } from './page.ts';

/** A ruled table of a page: a grid in which a cell may cover several places. */
export interface PageTable {
  readonly top: number;
  readonly bottom: number;
  readonly page: number;
  /** Left edge of each column and right edge of the last. */
  readonly edges: readonly number[];
  /** One entry per place of the grid; places that another cell covers are empty. */
  readonly rows: readonly (readonly PageCell[])[];
}

export interface PageCell {
  readonly lines: readonly PrintedLine[];
  readonly x0: number;
  readonly x1: number;
}

/** How near lines must come to count as meeting (points). */
const TOUCH = 4;
/** Lines nearer than this are one edge of the grid. */
const SAME_EDGE = 4;
const MAX_PLACES = 100_000;

function meets(level: Rule, upright: Rule): boolean {
  return (
    upright.at >= level.from - TOUCH &&
    upright.at <= level.to + TOUCH &&
    level.at >= upright.from - TOUCH &&
    level.at <= upright.to + TOUCH
  );
}

/** Groups of lines that hang together by crossing or touching. */
function connected(rules: readonly Rule[]): Rule[][] {
  const group = rules.map((_, index) => index);
  const root = (at: number): number => {
    let top = at;
    while (group[top] !== top) top = group[top] ?? top;
    group[at] = top;
    return top;
  };
  const uprights = rules.flatMap((rule, index) => (rule.upright ? [{ rule, index }] : []));
  for (const [index, level] of rules.entries()) {
    if (level.upright) continue;
    for (const upright of uprights) {
      if (meets(level, upright.rule)) group[root(index)] = root(upright.index);
    }
  }
  const groups = new Map<number, Rule[]>();
  for (const [index, rule] of rules.entries()) {
    const key = root(index);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()];
}

function edgesOf(positions: readonly number[]): number[] {
  const edges: number[] = [];
  for (const at of [...positions].sort((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || at - last > SAME_EDGE) edges.push(at);
  }
  return edges;
}

/** Whether a line is drawn along most of an edge between two places. */
function isDrawn(rules: readonly Rule[], upright: boolean, at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const rule of rules) {
    if (rule.upright !== upright || Math.abs(rule.at - at) > SAME_EDGE) continue;
    covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
  }
  return covered > (to - from) * 0.6;
}

/** For each place of the grid, the place that holds its text: itself, or the corner of the cell that covers it. */
function mergePlaces(rules: readonly Rule[], xs: readonly number[], ys: readonly number[]): number[] {
  const width = xs.length - 1;
  const height = ys.length - 1;
  const owner = Array.from({ length: width * height }, (_, index) => index);
  const find = (at: number): number => {
    let top = at;
    while (owner[top] !== top) top = owner[top] ?? top;
    return top;
  };
  const join = (a: number, b: number): void => {
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) owner[high] = low;
  };
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [x0 = 0, x1 = 0] = [xs[column], xs[column + 1]];
      const [y0 = 0, y1 = 0] = [ys[row], ys[row + 1]];
      const place = row * width + column;
      if (column + 1 < width && !isDrawn(rules, true, x1, y0, y1)) join(place, place + 1);
      if (row + 1 < height && !isDrawn(rules, false, y1, x0, x1)) join(place, place + width);
    }
  }
  return owner.map((_, index) => find(index));
}

function placeOf(edges: readonly number[], at: number): number {
  return edges.findLastIndex((edge) => at >= edge - 1);
}

function buildTable(
  rules: readonly Rule[],
  page: Page,
): { table: PageTable; inside: Set<Glyphs> } | undefined {
  const xs = edgesOf(rules.filter((rule) => rule.upright).map(({ at }) => at));
  const ys = edgesOf(rules.filter((rule) => !rule.upright).map(({ at }) => at));
  const [left, right] = [xs[0], xs.at(-1)];
  const [top, bottom] = [ys[0], ys.at(-1)];
  if (left === undefined || right === undefined || top === undefined || bottom === undefined)
    return undefined;
  const width = xs.length - 1;
  const height = ys.length - 1;
  // A frame around text is no table; nor is the grid of a drawing.
  if (width < 2 || height < 1 || width * height > MAX_PLACES || width > 60) return undefined;
  const owner = mergePlaces(rules, xs, ys);
  const inside = new Set<Glyphs>();
  const filled = new Map<number, Glyphs[]>();
  for (const glyph of page.glyphs) {
    const x = (glyph.x0 + Math.min(glyph.x1, glyph.x0 + glyph.size)) / 2;
    const y = glyph.baseline - glyph.size * 0.3;
    if (x < left - 1 || x > right + 1 || y < top || y > bottom) continue;
    const [column, row] = [Math.min(placeOf(xs, x), width - 1), Math.min(placeOf(ys, y), height - 1)];
    const place = owner[Math.max(row, 0) * width + Math.max(column, 0)] ?? 0;
    inside.add(glyph);
    filled.set(place, [...(filled.get(place) ?? []), glyph]);
  }
  if (filled.size < 2) return undefined;
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_unused, column): PageCell => {
      const place = row * width + column;
      // The right edge of a cell that spans columns is that of the last place it covers in this row.
      let last = column;
      while (last + 1 < width && owner[row * width + last + 1] === place) last += 1;
      return {
        lines: toLines(filled.get(place) ?? [], page.number),
        x0: xs[column] ?? 0,
        x1: xs[last + 1] ?? 0,
      };
    }),
  );
  return { table: { top, bottom, page: page.number, edges: xs, rows }, inside };
}

/** Finds the ruled tables of a page, and the glyphs that stand in them. */
export function findTables(page: Page): { tables: PageTable[]; inside: Set<Glyphs> } {
  const tables: PageTable[] = [];
  const inside = new Set<Glyphs>();
  for (const rules of connected(page.rules)) {
    if (rules.length < 4) continue;
    const built = buildTable(rules, page);
    if (!built) continue;
    tables.push(built.table);
    for (const glyph of built.inside) inside.add(glyph);
  }
  tables.sort((a, b) => a.top - b.top);
  return { tables, inside };
}

/** Whether a table goes on with the columns of another, from one page to the next. */
export function continues(first: PageTable, second: PageTable): boolean {
  return (
    second.page === first.page + 1 &&
    first.edges.length === second.edges.length &&
    first.edges.every((edge, index) => Math.abs(edge - (second.edges[index] ?? 0)) < 5)
  );
}
