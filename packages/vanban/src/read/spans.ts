import type { Span } from './schema.ts';

/** True when [start, end) meets one of the spans, which are in order and disjoint. */
export function touches(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const next = spans[low];
  return next !== undefined && next.start < end;
}

/** The spans that may meet [from, to); `spans` are in order. */
export function between(spans: readonly Span[], from: number, to: number): Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const out: Span[] = [];
  for (let i = low; i < spans.length; i += 1) {
    const span = spans[i];
    if (span === undefined || span.start >= to) break;
    out.push(span);
  }
  return out;
}
