import { withTone } from './letters.ts';

/**
 * TCVN3 (the ABC fonts, ".VnTime"): one byte a letter, the tables of TCVN 5712:1993 VN3. It has capitals only for
 * letters without tone; a toned capital is stored as its small letter and shown by a capitals font (".VnTimeH").
 */

const BASES: readonly (readonly [number, string])[] = [
  [0xa1, 'Ă'],
  [0xa2, 'Â'],
  [0xa3, 'Ê'],
  [0xa4, 'Ô'],
  [0xa5, 'Ơ'],
  [0xa6, 'Ư'],
  [0xa7, 'Đ'],
  [0xa8, 'ă'],
  [0xa9, 'â'],
  [0xaa, 'ê'],
  [0xab, 'ô'],
  [0xac, 'ơ'],
  [0xad, 'ư'],
  [0xae, 'đ'],
];

/** Bytes of each vowel with grave, hook, tilde, acute, dot below. */
const TONED: readonly (readonly [string, readonly [number, number, number, number, number]])[] = [
  ['a', [0xb5, 0xb6, 0xb7, 0xb8, 0xb9]],
  ['ă', [0xbb, 0xbc, 0xbd, 0xbe, 0xc6]],
  ['â', [0xc7, 0xc8, 0xc9, 0xca, 0xcb]],
  ['e', [0xcc, 0xce, 0xcf, 0xd0, 0xd1]],
  ['ê', [0xd2, 0xd3, 0xd4, 0xd5, 0xd6]],
  ['i', [0xd7, 0xd8, 0xdc, 0xdd, 0xde]],
  ['o', [0xdf, 0xe1, 0xe2, 0xe3, 0xe4]],
  ['ô', [0xe5, 0xe6, 0xe7, 0xe8, 0xe9]],
  ['ơ', [0xea, 0xeb, 0xec, 0xed, 0xee]],
  ['u', [0xef, 0xf1, 0xf2, 0xf3, 0xf4]],
  ['ư', [0xf5, 0xf6, 0xf7, 0xf8, 0xf9]],
  ['y', [0xfa, 0xfb, 0xfc, 0xfd, 0xfe]],
];

const TONE_ORDER = ['grave', 'hook', 'tilde', 'acute', 'dot'] as const;

const LETTER = new Map<string, string>(BASES.map(([byte, letter]) => [String.fromCharCode(byte), letter]));
for (const [vowel, bytes] of TONED) {
  TONE_ORDER.forEach((tone, index) => {
    LETTER.set(String.fromCharCode(bytes[index] ?? 0), withTone(vowel, tone));
  });
}

/**
 * Converts TCVN3 that was read as Latin-1 or Windows-1252 ("Céng hßa x· héi" gives "Cộng hòa xã hội").
 * Characters outside the table stay. Case is kept as stored.
 */
export function fromTcvn3(latin: string): string {
  let out = '';
  for (const char of latin) out += LETTER.get(char) ?? char;
  return out;
}

const TONED_SMALL = new Set(TONED.flatMap(([vowel]) => TONE_ORDER.map((tone) => withTone(vowel, tone))));

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

/** Only capitals and toned small letters: it may be a word in capitals that TCVN3 could not store. */
function mayBeCapitals(word: string): boolean {
  return word !== '' && [...word].every((letter) => isCapital(letter) || TONED_SMALL.has(letter));
}

/** A word that nobody writes like that unless in capitals: "HOạCH", "ủY". */
function mustBeCapitals(word: string): boolean {
  if (!mayBeCapitals(word)) return false;
  const letters = [...word];
  const small = letters.findIndex((letter) => !isCapital(letter));
  if (small < 0) return false;
  return letters.filter(isCapital).length >= 2 || letters.slice(small).some(isCapital);
}

/**
 * Gives a line written in capitals its toned capitals back: TCVN3 cannot store them, so "KẾ HOẠCH" arrives as
 * "Kế HOạCH". A word that shows the fault ("HOạCH") is raised, and so are its neighbours as far as they
 * could be capitals too ("Kế"); "Số: 31/KH-UBND" shows no fault and stays.
 */
export function restoreCapitals(line: string): string {
  const parts = line.split(/([^\p{L}\p{M}]+)/u);
  const raise = new Set<number>();
  for (let at = 0; at < parts.length; at += 2) if (mustBeCapitals(parts[at] ?? '')) raise.add(at);
  if (raise.size === 0) return line;
  for (const step of [2, -2]) {
    for (let at = step > 0 ? 0 : parts.length - 1; at >= 0 && at < parts.length; at += step) {
      const between = parts[at - step / 2] ?? '';
      if (raise.has(at - step) && !/[:;()]/.test(between) && mayBeCapitals(parts[at] ?? '')) raise.add(at);
    }
  }
  return parts.map((part, at) => (raise.has(at) ? part.toUpperCase() : part)).join('');
}
