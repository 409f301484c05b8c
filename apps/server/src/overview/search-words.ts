/** Search terms as people type them: words that must all occur, whatever their diacritics and case. */
import { fold } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';

/** More words would only narrow further; this bounds the work. */
const MOST_WORDS = 8;

/** The words of a query, folded; punctuation at their ends does not count. */
export function wordsOf(query: string): string[] {
  const words = fold(query)
    .split(' ')
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** Every run of two or more words. */
export function phrasesOf(words: readonly string[]): string[] {
  return words.flatMap((_, from) =>
    words.slice(from + 1).map((__, more) => words.slice(from, from + more + 2).join(' ')),
  );
}

/** The words cut into the longest known phrases from the left; what belongs to none stays a word by itself. */
export function segments(words: readonly string[], known: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (let from = 0; from < words.length; ) {
    let to = words.length;
    while (to > from + 1 && !known.has(words.slice(from, to).join(' '))) to--;
    found.push(words.slice(from, to).join(' '));
    from = to;
  }
  return found;
}

/** Between two words: blanks and punctuation, so that "phong chong" finds "phòng, chống". In lower case, see pattern(). */
const BETWEEN = '[^a-z0-9]+';

/** The term as the source of a regular expression over folded text. */
const sourceOf = (term: string): string =>
  term
    .split(' ')
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'))
    .join(BETWEEN);

/**
 * Regular expression that finds the words, in this order and beginning at a word's beginning: "thi" finds "thi" and
 * "thiết", not "nhiệm vụ thì". Folded once more by the database, which folds what it searches.
 */
export function pattern(words: string): RawBuilder<string> {
  return sql<string>`('\\m' || fold(${sourceOf(words)}))`;
}

/** All terms occur in this text (an SQL expression). */
export function contains(text: RawBuilder<unknown>, terms: readonly string[]): RawBuilder<boolean> {
  return all(terms.map((term) => sql`fold(${text}) ~ ${pattern(term)}`));
}

/** Every condition holds; with none, true. */
export function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

const AROUND = 70;

/** The text around the first word found, cut at blanks; null if no word occurs. */
export function excerpt(text: string, words: readonly string[]): string | null {
  const composed = text.normalize('NFC');
  const { folded, origin } = foldWithOrigin(composed);
  const places = words.map((word) => folded.search(sourceOf(word))).filter((place) => place >= 0);
  if (places.length === 0) return null;
  const at = origin[Math.min(...places)] ?? 0;
  let from = Math.max(0, at - AROUND);
  let to = Math.min(composed.length, at + 2 * AROUND);
  if (from > 0) from = Math.max(from, composed.lastIndexOf(' ', Math.min(at, from + 20)) + 1);
  if (to < composed.length) {
    const blank = composed.lastIndexOf(' ', to);
    if (blank > at) to = blank;
  }
  const piece = composed.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${piece}${to < composed.length ? ' …' : ''}`;
}

/** The folded text and, for each of its characters, where it stood. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  const origin: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    const key = /\s/.test(character) ? ' ' : fold(character);
    for (const one of key) {
      folded += one;
      origin.push(index);
    }
  }
  return { folded, origin };
}
