/** A stretch of the text as patterns are run on it: runs of blanks are one blank, furniture inside it is gone. */
import type { Span } from './schema.ts';

export interface Stretch {
  readonly text: string;
  readonly folded: string;
  /** The span in the source of a span of this text. */
  source<T extends Span>(found: T): T;
}

/** text[from, to) with its folded copy, which has the same length. */
export function stretchOf(
  text: string,
  folded: string,
  from: number,
  to: number,
  gaps: readonly Span[] = [],
): Stretch {
  const raw = blanked(text, from, to, gaps);
  const rawFolded = blanked(folded, from, to, gaps);
  if (!/\s{2}/.test(raw)) {
    return {
      text: raw,
      folded: rawFolded,
      source: (found) => ({
        ...found,
        start: from + found.start,
        end: from + found.end,
      }),
    };
  }
  const kept: number[] = [];
  let outText = '';
  let outFolded = '';
  for (const match of raw.matchAll(/\S+|\s/g)) {
    // Of a run of blanks only the first is kept.
    if (/\s/.test(match[0]) && /\s$/.test(outText)) continue;
    outText += match[0];
    outFolded += rawFolded.slice(match.index, match.index + match[0].length);
    for (let i = 0; i < match[0].length; i += 1) kept.push(from + match.index + i);
  }
  const at = (offset: number) => kept[Math.max(0, Math.min(offset, kept.length - 1))] ?? from;
  return {
    text: outText,
    folded: outFolded,
    source: (found) => ({
      ...found,
      start: at(found.start),
      end: found.end <= found.start ? at(found.start) : at(found.end - 1) + 1,
    }),
  };
}

function blanked(text: string, from: number, to: number, gaps: readonly Span[]): string {
  let out = text.slice(from, to);
  for (const gap of gaps) {
    if (gap.start < from || gap.end > to) continue;
    out = out.slice(0, gap.start - from) + ' '.repeat(gap.end - gap.start) + out.slice(gap.end - from);
  }
  return out;
}
