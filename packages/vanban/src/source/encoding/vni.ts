import { type Tone, withTone } from './letters.ts';

/**
 * VNI-Windows (fonts "VNI-Times"): a base letter, then a second character for the marks; a few letters are single.
 * The second character is small after a small letter and capital after a capital one.
 */

/** Second character of a vowel that has only a tone. */
const TONE_MARK: Readonly<Record<Tone, string>> = { acute: 'ù', grave: 'ø', hook: 'û', tilde: 'õ', dot: 'ï' };

/** Second character for the quality of "â ê ô" and a tone at once. */
const HAT_MARK: Readonly<Record<Tone | 'level', string>> = {
  level: 'â',
  acute: 'á',
  grave: 'à',
  hook: 'å',
  tilde: 'ã',
  dot: 'ä',
};

/** Second character for the bow of "ă" and a tone at once. */
const BOW_MARK: Readonly<Record<Tone | 'level', string>> = {
  level: 'ê',
  acute: 'é',
  grave: 'è',
  hook: 'ú',
  tilde: 'ü',
  dot: 'ë',
};

/** Letters of one character. */
const SINGLES: readonly (readonly [string, string])[] = [
  ['ñ', 'đ'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['í', 'í'],
  ['ì', 'ì'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
];

const PAIR = new Map<string, string>();
const SINGLE = new Map<string, string>();

function add(base: string, mark: string, letter: string): void {
  PAIR.set(base + mark, letter);
  PAIR.set(base.toUpperCase() + mark.toUpperCase(), letter.toUpperCase());
  // A hurried typist leaves the mark in the other case; the base letter decides.
  PAIR.set(base.toUpperCase() + mark, letter.toUpperCase());
}

for (const [char, letter] of SINGLES) {
  SINGLE.set(char, letter);
  SINGLE.set(char.toUpperCase(), letter.toUpperCase());
}
for (const tone of Object.keys(TONE_MARK) as Tone[]) {
  for (const vowel of ['a', 'e', 'o', 'u', 'y']) {
    // The heavy "y" has a character of its own.
    if (!(vowel === 'y' && tone === 'dot')) add(vowel, TONE_MARK[tone], withTone(vowel, tone));
  }
  add('ô', TONE_MARK[tone], withTone('ơ', tone));
  add('ö', TONE_MARK[tone], withTone('ư', tone));
}
for (const [base, quality, marks] of [
  ['a', 'â', HAT_MARK],
  ['e', 'ê', HAT_MARK],
  ['o', 'ô', HAT_MARK],
  ['a', 'ă', BOW_MARK],
] as const) {
  for (const [tone, mark] of Object.entries(marks)) {
    add(base, mark, tone === 'level' ? quality : withTone(quality, tone as Tone));
  }
}

/** Converts VNI-Windows that was read as Windows-1252 ("Coäng hoøa" gives "Cộng hòa"). Other characters stay. */
export function fromVni(latin: string): string {
  let out = '';
  for (let at = 0; at < latin.length; at += 1) {
    const pair = PAIR.get(latin.slice(at, at + 2));
    if (pair !== undefined) {
      out += pair;
      at += 1;
      continue;
    }
    const char = latin.charAt(at);
    out += SINGLE.get(char) ?? char;
  }
  return out;
}
