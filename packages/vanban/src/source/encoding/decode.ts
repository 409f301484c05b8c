import type { SourceEncoding } from '../source-text.ts';
import { toNfc } from './letters.ts';
import { type FontEncoding, recogniseMojibake, repairLine } from './mojibake.ts';
import { plausibility } from './syllable.ts';
import { fromTcvn3, restoreCapitals } from './tcvn3.ts';
import { fromVni } from './vni.ts';
import { fromWindows1252 } from './windows1252.ts';

/** A text decoded from bytes, not yet normalised. */
export interface Decoded {
  readonly text: string;
  readonly encoding: SourceEncoding;
  /** False when no encoding made the bytes look Vietnamese and one had to be taken. */
  readonly sure: boolean;
  /** Set when proper Unicode held legacy letters ("Céng hßa") that were converted. */
  readonly repaired?: FontEncoding;
}

const BOMS: readonly (readonly [readonly number[], 'utf-8' | 'utf-16le' | 'utf-16be'])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encoding that a byte order mark announces, with the mark's length. */
function announced(bytes: Uint8Array): readonly ['utf-8' | 'utf-16le' | 'utf-16be', number] | undefined {
  for (const [mark, encoding] of BOMS) {
    if (mark.every((byte, at) => bytes[at] === byte)) return [encoding, mark.length];
  }
  return undefined;
}

/** UTF-16 without a mark: in a text with ASCII blanks and digits one of the two bytes is very often zero. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  const sample = bytes.subarray(0, 4096);
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  const pairs = sample.length / 2;
  if (odd > pairs * 0.3 && even <= pairs * 0.02) return 'utf-16le';
  if (even > pairs * 0.3 && odd <= pairs * 0.02) return 'utf-16be';
  return undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** UTF-8; a few broken sequences in a long text are kept as "\ufffd" rather than distrusting all of it. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let beyond = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) broken += 1;
    else if (unit > 0x7f) beyond += 1;
  }
  return broken === 0 || broken * 50 < beyond ? text : undefined;
}

/** Tries the one-byte encodings and takes the one under which the text reads best. */
function decodeLegacy(bytes: Uint8Array): Decoded {
  const latin = fromWindows1252(bytes);
  const candidates: readonly (readonly ['windows-1258' | FontEncoding, string])[] = [
    ['windows-1258', toNfc(new TextDecoder('windows-1258').decode(bytes))],
    ['tcvn3', fromTcvn3(latin)],
    ['vni', fromVni(latin)],
  ];
  let best = candidates[0];
  let bestShare = -1;
  for (const candidate of candidates) {
    const score = plausibility(candidate[1]);
    const share = score.marked === 0 ? 0 : score.valid / score.marked;
    if (share > bestShare) {
      best = candidate;
      bestShare = share;
    }
  }
  const [encoding, text] = best ?? ['windows-1258', latin];
  return {
    encoding,
    text: encoding === 'tcvn3' ? text.split('\n').map(restoreCapitals).join('\n') : text,
    sure: bestShare >= 0.5,
  };
}

/** Repairs legacy letters inside a text that was decoded as Unicode. */
export function repairText(text: string): { text: string; repaired?: FontEncoding } {
  const repaired = recogniseMojibake(text);
  if (!repaired) return { text };
  const lines = text.split('\n').map((line) => repairLine(line, repaired));
  return { text: lines.join('\n'), repaired };
}

/** Recognises the encoding of a plain text and decodes it. Never throws. */
export function decodeText(bytes: Uint8Array): Decoded {
  const mark = announced(bytes);
  const wide = mark?.[0] ?? guessUtf16(bytes);
  const body = mark ? bytes.subarray(mark[1]) : bytes;
  const unicode = wide === 'utf-16le' || wide === 'utf-16be' ? decodeUtf16(body, wide) : decodeUtf8(body);
  if (unicode === undefined) return decodeLegacy(bytes);
  const { text, repaired } = repairText(unicode);
  if (repaired) return { text, encoding: repaired, sure: true, repaired };
  return { text, encoding: wide ?? 'utf-8', sure: true };
}
