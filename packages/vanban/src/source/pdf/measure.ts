import type { PrintedLine } from './page.ts';

/** The text area of a page: left and right edge of its body lines. */
export interface Frame {
  readonly left: number;
  readonly right: number;
}

/** What is regular in a document's print; lengths are in points unless said otherwise. */
export interface Measures {
  /** Size of most of the text. */
  readonly size: number;
  /** Distance of base lines within a paragraph, as a multiple of the size. */
  readonly pitch: number;
  /** How far the first line of a paragraph is set in, when the document does so. */
  readonly indent: number | undefined;
  readonly frames: ReadonlyMap<number, Frame>;
}

/** A number, a letter, a dash or a bullet that opens an item. */
export const LABEL =
  /^(?:[-–—+•●▪■*]\s|\d{1,3}[.)](?:\s|(?=\p{L}))|\d{1,3}(?:\.\d{1,2}){1,4}[.)]?(?:\s|(?=\p{L}))|[a-zđ][.)]\s?\S|[IVXLC]{1,6}[.)]\s|[A-HĐ][.)]\s|(?:Điều|Chương|Phần|Mục|Phụ lục)\s+(?:\d|[IVX]))/u;

/** A label that stands alone before the gap to its text. */
export const LONE_LABEL =
  /^(?:[-–—+•●▪■*]|\d{1,3}[.)]|\d{1,3}(?:\.\d{1,2}){1,4}[.)]?|[a-zđ][.)]|[IVXLC]{1,6}[.)]|[A-HĐ][.)]|Điều \d{1,3}\.)$/u;

function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The most frequent value, by weight, of values rounded to a step. */
function mode(
  values: readonly (readonly [value: number, weight: number])[],
  step: number,
): number | undefined {
  const weights = new Map<number, number>();
  let best: number | undefined;
  for (const [value, weight] of values) {
    const key = Math.round(value / step) * step;
    weights.set(key, (weights.get(key) ?? 0) + weight);
    if (best === undefined || (weights.get(key) ?? 0) > (weights.get(best) ?? 0)) best = key;
  }
  return best;
}

/** The left edge is where several lines start and hardly any starts further left. */
function frameOf(lines: readonly PrintedLine[], pageWidth: number): Frame {
  const long = lines.filter(({ x0, x1 }) => x1 - x0 > pageWidth * 0.45);
  const sample = long.length >= 2 ? long : lines;
  const left = quantile(
    sample.map(({ x0 }) => x0),
    0.05,
  );
  const right = quantile(
    sample.map(({ x1 }) => x1),
    0.9,
  );
  return { left: left ?? 0, right: right ?? pageWidth };
}

/** Measures the flowing text of a document. */
export function measure(
  pages: ReadonlyMap<number, { readonly width: number; readonly lines: readonly PrintedLine[] }>,
): Measures {
  const all = [...pages.values()].flatMap(({ lines }) => lines);
  const size =
    mode(
      all.map((line) => [line.size, line.text.length]),
      0.5,
    ) ?? 14;
  const own = new Map([...pages].map(([page, { width, lines }]) => [page, frameOf(lines, width)]));
  const body = all.filter((line) => Math.abs(line.size - size) < 1);
  const distances = body.slice(1).flatMap((line, index) => {
    const before = body[index];
    if (!before || before.page !== line.page) return [];
    const distance = (line.baseline - before.baseline) / size;
    return distance > 0.8 && distance < 2.6 ? [distance] : [];
  });
  const frames = shareFrames(own, pages);
  const insets = body.flatMap((line) => {
    const inset = line.x0 - (frames.get(line.page)?.left ?? 0);
    const opens = LABEL.test(line.text) || /^\p{Lu}/u.test(line.text);
    return opens && inset > size * 0.6 && inset < size * 5 ? [[inset, 1] as const] : [];
  });
  const openers = body.filter((line) => LABEL.test(line.text)).length;
  const indent = mode(insets, 2);
  const atIndent = insets.filter(([inset]) => indent !== undefined && Math.abs(inset - indent) < 4).length;
  return {
    size,
    pitch: quantile(distances, 0.3) ?? 1.3,
    indent: atIndent >= 3 && atIndent >= openers * 0.4 ? indent : undefined,
    frames,
  };
}

/** A page with little text borrows the edges of the document's other pages of its width. */
function shareFrames(
  own: ReadonlyMap<number, Frame>,
  pages: ReadonlyMap<number, { readonly width: number; readonly lines: readonly PrintedLine[] }>,
): Map<number, Frame> {
  const shared = new Map<number, Frame>();
  for (const [page, frame] of own) {
    const width = pages.get(page)?.width ?? 0;
    const others = [...own].filter(
      ([other]) =>
        Math.abs((pages.get(other)?.width ?? 0) - width) < 2 && (pages.get(other)?.lines.length ?? 0) >= 5,
    );
    const few = (pages.get(page)?.lines.length ?? 0) < 5;
    // The right edge of justified text is sharp: take the furthest that other pages agree on.
    const right = quantile(
      others.map(([, { right: edge }]) => edge),
      0.5,
    );
    const left = quantile(
      others.map(([, { left: edge }]) => edge),
      0.5,
    );
    shared.set(page, {
      left: few && left !== undefined ? left : frame.left,
      right: Math.max(few ? 0 : frame.right, right ?? frame.right),
    });
  }
  return shared;
}
