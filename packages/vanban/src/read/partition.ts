/** Drafts become nodes: ids, and spans that are disjoint, in order, and cover every character. */

import type { Draft } from './draft.ts';
import { joined } from './fold.ts';
import type { WorkingText } from './lines.ts';
import type { NodePart, ReadNode } from './schema.ts';

export function plain(start: number, end: number, text: string, part: NodePart, confidence = 0.9): Draft {
  return {
    start,
    end,
    parent: null,
    label: '',
    kind: 'paragraph',
    part,
    text,
    confidence,
    bodies: [],
    dates: [],
    targets: [],
    gaps: [],
  };
}

/** Gives the drafts ids and spans that are disjoint, in order, and cover every character. */
export function partition(drafts: readonly Draft[], working: WorkingText): ReadNode[] {
  const { length } = working.text;
  const pieces = drafts.flatMap((draft) => splitAtGaps(draft, working)).sort((a, b) => a.start - b.start);
  if (pieces.length === 0) {
    return length === 0
      ? []
      : [toNode(plain(0, length, joined(working.text), 'text', 0.3), 'n1', null, 0, length)];
  }
  const ids = new Map<Draft, string>();
  pieces.forEach((piece, i) => {
    ids.set(piece, `n${i + 1}`);
  });
  return pieces.map((piece, i) => {
    const parent = piece.parent === null ? null : (ids.get(piece.parent) ?? null);
    return toNode(piece, `n${i + 1}`, parent, i === 0 ? 0 : piece.start, pieces[i + 1]?.start ?? length);
  });
}

/** Furniture inside a paragraph becomes a node of its own, and what follows it a continuation. */
function splitAtGaps(draft: Draft, working: WorkingText): Draft[] {
  const out = [draft];
  for (const [i, gap] of draft.gaps.entries()) {
    out.push(plain(gap.start, gap.end, joined(working.text.slice(gap.start, gap.end)), 'page-furniture'));
    const next = draft.gaps[i + 1]?.start ?? draft.end;
    const from = nextWord(working.text, gap.end, next);
    if (from < next) {
      const text = joined(working.text.slice(from, next));
      out.push({ ...plain(from, next, text, 'continuation'), parent: draft });
    }
  }
  return out;
}

function nextWord(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

function toNode(draft: Draft, id: string, parent: string | null, start: number, end: number): ReadNode {
  return {
    id,
    parent,
    label: draft.label,
    kind: draft.kind,
    ...(draft.part === undefined ? {} : { part: draft.part }),
    ...(draft.purpose === undefined ? {} : { purpose: draft.purpose }),
    text: draft.text,
    start,
    end,
    confidence: draft.confidence,
    bodies: draft.bodies,
    dates: draft.dates,
    targets: draft.targets,
    ...(draft.product === undefined ? {} : { product: draft.product }),
    ...(draft.rows === undefined ? {} : { rows: draft.rows }),
  };
}
