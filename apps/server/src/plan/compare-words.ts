/** Which words of a text stay, go and come, and how alike two texts are. Pure. */
import type { planReview } from '@binhdang/contract';

/** Longer texts are shown as replaced whole: a table of this many cells would keep everybody waiting. */
const MOST_CELLS = 4_000_000;

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Differences by whole words, neighbours of one type together; words that stay are common in both and in order. */
export function wordChanges(before: string, after: string): planReview.WordChange[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const steps = [
    ...a.slice(0, head).map((text) => ({ type: 'same' as const, text })),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map((text) => ({ type: 'same' as const, text })),
  ];
  return joined(steps);
}

function middle(a: readonly string[], b: readonly string[]): planReview.WordChange[] {
  const gone = a.map((text) => ({ type: 'gone' as const, text }));
  const fresh = b.map((text) => ({ type: 'new' as const, text }));
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_CELLS) return [...gone, ...fresh];
  const width = b.length + 1;
  // longest[i * width + j]: most words that a from i on and b from j on have in common, in order
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const out: planReview.WordChange[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      out.push({ type: 'same', text: left });
      [i, j] = [i + 1, j + 1];
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ type: 'gone', text: left });
      i += 1;
    } else {
      out.push({ type: 'new', text: right ?? '' });
      j += 1;
    }
  }
  return out;
}

function joined(steps: readonly planReview.WordChange[]): planReview.WordChange[] {
  const out: planReview.WordChange[] = [];
  for (const step of steps) {
    const last = out.at(-1);
    if (last?.type === step.type) last.text += ` ${step.text}`;
    else out.push({ ...step });
  }
  return out;
}

/** A text's words, folded, counted by pairs of neighbours (single words of a one-word text). */
export type Profile = ReadonlyMap<string, number>;

export function profileOf(text: string): Profile {
  const words = wordsOf(text.toLowerCase().replace(/[^\p{L}\p{N}\s]+/gu, ' '));
  const grams = words.length < 2 ? words : words.slice(1).map((word, i) => `${words[i]} ${word}`);
  const profile = new Map<string, number>();
  for (const gram of grams) profile.set(gram, (profile.get(gram) ?? 0) + 1);
  return profile;
}

/** Dice's coefficient of two profiles: 0 nothing in common, 1 the same pairs of words. */
export function likeness(a: Profile, b: Profile): number {
  const size = (profile: Profile) => profile.values().reduce((sum, count) => sum + count, 0);
  const total = size(a) + size(b);
  if (total === 0) return 1;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [gram, count] of small) common += Math.min(count, large.get(gram) ?? 0);
  return (2 * common) / total;
}
