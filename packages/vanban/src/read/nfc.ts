/** Reading works on NFC. A source that is not NFC is converted, and the spans found are led back to it. */
import type { SourceText } from '../source/source-text.ts';

export interface Composed {
  readonly source: SourceText;
  /** Position in the NFC text to position in the text that was given. */
  back(offset: number): number;
}

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;

/** The source with NFC text; `back` is the identity when it already was. */
export function composed(source: SourceText): Composed {
  if (source.text.normalize('NFC') === source.text) return { source, back: (offset) => offset };
  const parts: string[] = [];
  const backward: number[] = [];
  const forward = new Uint32Array(source.text.length + 1);
  let length = 0;
  for (const match of source.text.matchAll(CLUSTER)) {
    const small = match[0].normalize('NFC');
    for (let i = 0; i < match[0].length; i += 1) forward[match.index + i] = length;
    for (let i = 0; i < small.length; i += 1) backward.push(match.index);
    parts.push(small);
    length += small.length;
  }
  forward[source.text.length] = length;
  const ahead = (offset: number) => forward[Math.max(0, Math.min(offset, source.text.length))] ?? length;
  const move = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: ahead(span.start),
    end: ahead(span.end),
  });
  return {
    source: {
      ...source,
      text: parts.join(''),
      paragraphs: source.paragraphs.map(move),
      tables: source.tables.map((table) => ({
        ...move(table),
        rows: table.rows.map((row) => row.map(move)),
      })),
    },
    back: (offset) => backward[offset] ?? source.text.length,
  };
}
