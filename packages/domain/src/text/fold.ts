/**
 * Search keys for Vietnamese text.
 *
 * Officials type with and without marks, on keyboards that compose letters differently (NFC and NFD), and paste
 * from Word, which puts in no-break spaces and typographic dashes. A search key must be the same for all of them.
 */

/** Hyphen, non-breaking hyphen, figure dash, en dash, em dash, bar, minus sign, small and full-width forms. */
const DASHES = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]/g;

/** Characters that are invisible on screen yet make two equal words differ: soft hyphen, zero-width, BOM. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Combining marks of the Latin script; after NFD these carry every Vietnamese tone and vowel mark. */
const COMBINING = /[\u0300-\u036f]/g;

/**
 * Bring text to one spelling without losing meaning: NFC, plain hyphens, single blanks, no invisible characters.
 * Case and marks stay.
 */
export function tidy(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFC').replace(DASHES, '-').replace(/\s+/gu, ' ').trim();
}

/**
 * Search key of a text: lower case, without Vietnamese marks, "đ" as "d", dashes unified, blanks collapsed.
 * `fold('Sở  Lao động – TB&XH')` is `'so lao dong - tb&xh'`. Folding a key again changes nothing.
 */
export function fold(text: string): string {
  return tidy(tidy(text).toLowerCase().normalize('NFD').replace(COMBINING, '').replace(/đ/g, 'd'));
}
