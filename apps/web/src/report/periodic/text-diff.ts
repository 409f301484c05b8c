/** What differs between two texts, word by word; and taking one change of a text over into another's wording. */

export interface TextPiece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Words with the white space before them, so that joined they are the text again. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

/** Beyond so many comparisons two texts are told apart as wholes: an old laptop must not freeze over them. */
const MOST = 4_000_000;

/** For each word of `a` its partner in `b`, -1 without one: the longest run of words that both have in this order. */
function partners(a: readonly string[], b: readonly string[]): Int32Array {
  const found = new Int32Array(a.length).fill(-1);
  if (a.length * b.length > MOST) return found;
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i]?.trim() === b[j]?.trim() ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]?.trim() === b[j]?.trim()) found[i++] = j++;
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

/** The way from one text to the other: what stays, what goes, what comes. */
export function diffTexts(before: string, after: string): TextPiece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const found = partners(a, b);
  const pieces: { kind: TextPiece['kind']; text: string }[] = [];
  const add = (kind: TextPiece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') pieces.push({ kind, text });
  };
  let next = 0;
  a.forEach((word, i) => {
    const partner = found[i] ?? -1;
    if (partner < 0) add('gone', word);
    else {
      add('new', b.slice(next, partner).join(''));
      add('same', b[partner] ?? word);
      next = partner + 1;
    }
  });
  add('new', b.slice(next).join(''));
  return pieces;
}

/** A stretch of the first text that the second says otherwise: words from `from` to `to` became `words`. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

function hunksOf(a: readonly string[], b: readonly string[]): Hunk[] {
  const found = partners(a, b);
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    let to = i;
    while (to < a.length && (found[to] ?? -1) < 0) to++;
    const until = to < a.length ? (found[to] ?? b.length) : b.length;
    if (to > i || until > j) hunks.push({ from: i, to, words: b.slice(j, until) });
    i = to + 1;
    j = until + 1;
  }
  return hunks;
}

export interface CarriedOver {
  readonly text: string;
  /** Changes that found their place, and those whose place reads otherwise in the other wording. */
  readonly taken: number;
  readonly left: number;
}

/**
 * Takes what changed from `then` to `now` over into `mine`, which began as `then`: figures that moved are put into an
 * officer's own wording, where the words around them still stand. What the officer rewrote is left as it is.
 */
export function carryOver(mine: string, then: string, now: string): CarriedOver {
  const base = wordsOf(then);
  const written = wordsOf(mine);
  const kept = partners(base, written);
  const own = hunksOf(base, written);
  const others = hunksOf(base, wordsOf(now));
  /** White space is the officer's: a sentence that began the text may stand in its middle now. */
  const asWritten = (at: number) => written[kept[at] ?? -1] ?? base[at] ?? '';
  const spaced = ({ from, to, words }: Hunk): readonly string[] => {
    const [first, ...rest] = words;
    if (first === undefined || from === to) return words;
    return [(/^\s*/.exec(asWritten(from))?.[0] ?? '') + first.trimStart(), ...rest];
  };
  const clashes = (one: Hunk) =>
    own.some(({ from, to }) =>
      from === to || one.from === one.to ? from <= one.to && to >= one.from : from < one.to && to > one.from,
    );
  const taken = others.filter((hunk) => !clashes(hunk));
  const hunks = [...own, ...taken.map((hunk) => ({ ...hunk, words: spaced(hunk) }))].sort(
    (x, y) => x.from - y.from || x.to - y.to,
  );
  const words: string[] = [];
  let next = 0;
  for (const hunk of hunks) {
    for (; next < hunk.from; next++) words.push(asWritten(next));
    words.push(...hunk.words);
    next = hunk.to;
  }
  for (; next < base.length; next++) words.push(asWritten(next));
  return { text: words.join(''), taken: taken.length, left: others.length - taken.length };
}
