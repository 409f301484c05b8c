/**
 * The Vietnamese alphabet as the encodings see it: a vowel with its quality (a, ă, â, ...) and its tone.
 */

/** Vowels without tone, lower case, in the order of the alphabet. */
export const VOWELS = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'] as const;

/** Combining marks of the five written tones: grave, hook, tilde, acute, dot below. */
export const TONES = {
  grave: '\u0300',
  hook: '\u0309',
  tilde: '\u0303',
  acute: '\u0301',
  dot: '\u0323',
} as const;

export type Tone = keyof typeof TONES;

/** The letter of a vowel and a tone, composed: ('ê', 'acute') is 'ế'. */
export function withTone(vowel: string, tone: Tone): string {
  return (vowel + TONES[tone]).normalize('NFC');
}

const TONE_OF_MARK = new Map<string, Tone>(
  (Object.entries(TONES) as [Tone, string][]).map(([tone, mark]) => [mark, tone]),
);

/**
 * Splits the tone off a word in NFC: "hoạch" gives {plain: "hoach", tones: ["dot"]}; quality marks stay
 * ("tiến" gives "tiên"). More than one tone means that it is no Vietnamese syllable.
 */
export function splitTones(word: string): { plain: string; tones: Tone[] } {
  const tones: Tone[] = [];
  let kept = '';
  for (const unit of word.normalize('NFD')) {
    const tone = TONE_OF_MARK.get(unit);
    if (tone) tones.push(tone);
    else kept += unit;
  }
  return { plain: kept.normalize('NFC'), tones };
}

/**
 * NFC of a text of any origin. A run of combining marks is cut after eight: putting them in order takes time that
 * grows with the square of their number, and no letter of any language has so many.
 */
export function toNfc(text: string): string {
  let cut = text;
  // In bounded bites, as one over a million marks would exhaust the stack of the regular expression.
  while (/\p{M}{9}/u.test(cut)) cut = cut.replace(/(\p{M}{8})\p{M}{1,1000}/gu, '$1');
  return cut.normalize('NFC');
}
