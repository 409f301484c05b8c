import { fold, tidy } from './fold.ts';

/**
 * Keys for the names of bodies as documents write them.
 *
 * Unlike a search key, a name key keeps the marks: "xã Quỳnh Hoa" and "xã Quỳnh Hòa" are two communes. It removes only
 * differences of spelling that never tell two bodies apart. Abbreviations of single names ("LĐTBXH", "TNCS") are
 * aliases in the data, not rules here.
 */

/** Abbreviations so common that every body's name may be written with them; each stands for exactly these words. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['ubnd', 'ủy ban nhân dân'],
  ['hđnd', 'hội đồng nhân dân'],
  ['hdnd', 'hội đồng nhân dân'],
  ['mttq', 'mặt trận tổ quốc'],
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
]);

/** Grave, tilde, acute, hook above, dot below: the five tone marks, as combining characters. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Syllables in which "i" and "y" are two spellings of one sound (kì/kỳ, lí/lý, mĩ/mỹ, quí/quý ...). */
const FINAL_Y = /^(h|k|l|m|s|t|v|qu)y$/;

/** "và" joins words exactly as a comma, a hyphen or "&" does ("Văn hóa, Thể thao và Du lịch", "VHTT&DL"). */
const JOINING_WORD = 'và';

const HAS_VOWEL = /[aeiouy]/;

/**
 * Name key of a body's name: equal for "Sở Lao động – Thương binh và Xã hội" and "Sở Lao động, Thương binh & Xã hội",
 * for "UBND huyện" and "Uỷ ban nhân dân huyện", for "Sở LĐ-TB&XH" and "Sở LĐTBXH", for "Quí" and "Quý".
 * A key is for comparing, not for showing.
 */
export function nameKey(text: string): string {
  const words = tidy(text)
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && word !== JOINING_WORD)
    .flatMap((word) => (ABBREVIATIONS.get(word) ?? word).split(' '))
    .map(syllableKey);
  return joinInitials(words).join(' ');
}

/**
 * Name key without marks, for text typed without them. Weaker: several bodies may share one, so ask for it only
 * when {@link nameKey} found nothing.
 */
export function looseNameKey(text: string): string {
  // A "và" typed without its mark survives nameKey; it joins words all the same.
  return fold(nameKey(text))
    .split(' ')
    .filter((word) => word !== 'va')
    .join(' ');
}

/** Tone moved to the end of the syllable (so "hoà" equals "hòa") and final y written i where both are in use. */
function syllableKey(word: string): string {
  const spread = word.normalize('NFD');
  const tones = spread.match(TONES) ?? [];
  const bare = spread.replace(TONES, '').replace(FINAL_Y, '$1i');
  return (bare + tones.join('')).normalize('NFC');
}

/** Runs of words without any vowel are initials split by signs: "lđ tb xh" (from "LĐ-TB&XH") becomes "lđtbxh". */
function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const word of words) {
    const initials = isInitials(word);
    const last = joined.length - 1;
    if (initials && open) joined[last] = `${joined[last]}${word}`;
    else joined.push(word);
    open = initials;
  }
  return joined;
}

function isInitials(word: string): boolean {
  return /^\p{L}+$/u.test(word) && !HAS_VOWEL.test(fold(word));
}
