import { plausibility } from './syllable.ts';
import { fromTcvn3, restoreCapitals } from './tcvn3.ts';
import { fromVni } from './vni.ts';

/** Encodings whose letters hide behind other characters once they were read as Windows-1252. */
export type FontEncoding = 'tcvn3' | 'vni';

const CONVERTERS: Readonly<Record<FontEncoding, (latin: string) => string>> = {
  tcvn3: fromTcvn3,
  vni: fromVni,
};

/** Characters of Vietnamese that exist in Unicode only: a text that has them was not mistaken for Windows-1252. */
const ONLY_UNICODE =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

export function convertFont(text: string, encoding: FontEncoding): string {
  return CONVERTERS[encoding](text);
}

/**
 * Whether a text is TCVN3 or VNI that was mistaken for Windows-1252 ("Céng hßa", "Coäng hoøa"); nothing when it is
 * proper Vietnamese, another language, or too short to say.
 */
export function recogniseMojibake(text: string): FontEncoding | undefined {
  const suspect = text
    .split('\n')
    .filter((line) => !ONLY_UNICODE.test(line))
    .join('\n');
  const own = plausibility(suspect);
  if (own.marked < 2) return undefined;
  let best: FontEncoding | undefined;
  let bestShare = 0;
  for (const encoding of ['tcvn3', 'vni'] as const) {
    const score = plausibility(CONVERTERS[encoding](suspect));
    const share = score.valid / Math.max(own.marked, score.marked);
    if (share > bestShare) {
      best = encoding;
      bestShare = share;
    }
  }
  const ownShare = own.valid / own.marked;
  return bestShare >= 0.6 && bestShare > ownShare + 0.25 ? best : undefined;
}

/**
 * Converts a line of a text recognised as mojibake, unless the line reads better as it is
 * (plain ASCII, or typed later in Unicode).
 */
export function repairLine(line: string, encoding: FontEncoding): string {
  if (!/\P{ASCII}/u.test(line) || ONLY_UNICODE.test(line)) return line;
  const converted = CONVERTERS[encoding](line);
  const before = plausibility(line);
  const after = plausibility(converted);
  // Where both read well ("Sè", "Số") the document decides; where neither does there are only dashes and quotes.
  if (after.valid === 0 || after.valid < before.valid) return line;
  return encoding === 'tcvn3' ? restoreCapitals(converted) : converted;
}
