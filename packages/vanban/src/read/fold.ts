/**
 * A folded copy of the text in which every character stands at the same position as in the
 * original: lower case, one kind of dash, blank and quotation mark, and one placement of the
 * tone mark ("hoà" and "hòa", "uỷ" and "ủy"). All patterns are written against folded text;
 * the positions they find hold for the original.
 */

const TONE_LATE = 'oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ'.split(' ');
const TONE_EARLY = 'òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy'.split(' ');
const EARLY_OF_LATE = new Map(TONE_LATE.map((late, i) => [late, TONE_EARLY[i] ?? late]));
// "quý" keeps its tone on the y: there u belongs to the consonant.
const LATE_AT_END = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;

function lower(text: string): string {
  const whole = text.toLowerCase();
  if (whole.length === text.length) return whole;
  let out = '';
  for (const char of text) {
    const small = char.toLowerCase();
    out += small.length === char.length ? small : char;
  }
  return out;
}

/** Folded text of the same length. Expects NFC. */
export function fold(text: string): string {
  return lower(text)
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replace(/[\s\u200b]/g, ' ')
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‘’‛′`]/g, "'")
    .replace(/ð/g, 'đ')
    .replace(LATE_AT_END, (late) => EARLY_OF_LATE.get(late) ?? late);
}

/** Line breaks joined and blanks collapsed, for showing. A word cut by a hyphen at the line's end is joined. */
export function joined(text: string): string {
  return text
    .replace(/(?<=\p{L})-[ \t]*\r?\n[ \t]*(?=\p{L})/gu, '-')
    .replace(/[\s\u200b]+/g, ' ')
    .trim();
}

const ROMAN_DIGITS: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
};
const ROMAN = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

/** Value of a Roman number in any case; undefined when it is none. */
export function romanValue(numeral: string): number | undefined {
  const small = numeral.toLowerCase();
  if (small === '' || !ROMAN.test(small)) return undefined;
  let value = 0;
  let before = 0;
  for (const char of [...small].reverse()) {
    const digit = ROMAN_DIGITS[char] ?? 0;
    value += digit < before ? -digit : digit;
    before = Math.max(before, digit);
  }
  return value;
}

/** Share of capitals among the letters; 0 without letters. */
export function capitalShare(text: string): number {
  let letters = 0;
  let capitals = 0;
  for (const char of text) {
    const small = char.toLowerCase();
    const big = char.toUpperCase();
    if (small === big) continue;
    letters += 1;
    if (char === big) capitals += 1;
  }
  return letters === 0 ? 0 : capitals / letters;
}
