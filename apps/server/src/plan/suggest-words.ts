/** Words that a suggestion was found by, as an officer would say them. Pure. */

/**
 * Pieces that follow one another in the text become one ("thu thập số" and "thập số liệu": "thu thập số liệu"); a
 * piece within another is left out. The weightiest come first, as they came.
 */
export function joinWords(pieces: readonly string[], text: string): string[] {
  const whole = text.toLowerCase();
  const joined: string[] = [];
  for (const piece of pieces) {
    let words = piece;
    let at = joined.length;
    for (let index = joined.length - 1; index >= 0; index -= 1) {
      const one = joined[index] ?? '';
      const both = one.includes(words) ? one : (chained(one, words, whole) ?? chained(words, one, whole));
      if (both === undefined) continue;
      words = both;
      at = index;
      joined.splice(index, 1);
    }
    joined.splice(at, 0, words);
  }
  return joined;
}

/** The two as one when the end of the first is the beginning of the second and the text has them so. */
function chained(first: string, second: string, text: string): string | undefined {
  const [head, tail] = [first.split(' '), second.split(' ')];
  for (let shared = Math.min(head.length, tail.length) - 1; shared > 0; shared -= 1) {
    if (head.slice(-shared).join(' ') !== tail.slice(0, shared).join(' ')) continue;
    const both = [...head, ...tail.slice(shared)].join(' ');
    return text.includes(both) ? both : undefined;
  }
  return undefined;
}
