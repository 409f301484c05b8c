import { splitTones } from './letters.ts';

/**
 * Which letter sequences are Vietnamese syllables: onset + rime + tone. Used to tell encodings apart: the right one
 * turns nearly every word with diacritics into a syllable, a wrong one nearly none.
 */

const ONSETS = [
  'ngh',
  'ng',
  'nh',
  'gh',
  'gi',
  'ch',
  'kh',
  'ph',
  'th',
  'tr',
  'qu',
  'b',
  'c',
  'd',
  'đ',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'x',
  '',
];

const RIMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu ' +
    'iêc iêm iên iêng iêp iêt iêu o oc oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oem oen oeo oet ' +
    'u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uên uênh uêt uêu uơ uơn ' +
    'uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ' +
    'y yêm yên yêt yêu'
  ).split(' '),
);

/** Rimes that follow "qu" beyond those of the list above ("quýt", "quỳnh", "quyên"). */
const AFTER_QU = new Set(['y', 'yt', 'ych', 'ynh', 'yên', 'yêt', 'ya', 'yp']);

function fits(onset: string, rime: string): boolean {
  if (onset === 'qu') return (RIMES.has(rime) && !/^[uưy]/.test(rime)) || AFTER_QU.has(rime);
  if (!RIMES.has(rime)) return false;
  const front = /^[ieêy]/.test(rime);
  if (onset === 'c' || onset === 'ng') return !front;
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return front;
  if (onset === 'g') return !/^[eêy]/.test(rime);
  return true;
}

/** Whether a word (any case, NFC) is a possible Vietnamese syllable; spelling rules and tones are checked. */
export function isSyllable(word: string): boolean {
  const { plain, tones } = splitTones(word.toLowerCase());
  if (tones.length > 1) return false;
  const tone = tones[0];
  for (const onset of ONSETS) {
    if (!plain.startsWith(onset)) continue;
    const rime = plain.slice(onset.length);
    if (!fits(onset, rime)) continue;
    // A stopped syllable carries only the sharp or the heavy tone.
    if (/(?:[pct]|ch)$/.test(rime) && tone !== 'acute' && tone !== 'dot') continue;
    return true;
  }
  return false;
}

/** What separates words: blanks, ASCII punctuation and digits, and the typographic signs of any encoding. */
const SEPARATORS = /[\s\u0021-\u0040\u005b-\u0060\u007b-\u007e\u2010-\u2027\u2030-\u205e\ufffd]+/u;

/** How Vietnamese a text looks: of its words with letters beyond ASCII, how many are syllables. */
export interface Plausibility {
  readonly marked: number;
  readonly valid: number;
}

/** Judges at most the first 20,000 words of a text. */
export function plausibility(text: string): Plausibility {
  let marked = 0;
  let valid = 0;
  let seen = 0;
  for (const word of text.slice(0, 400_000).split(SEPARATORS)) {
    if (word.length > 24) {
      marked += /\P{ASCII}/u.test(word) ? 1 : 0;
      continue;
    }
    if (!/\P{ASCII}/u.test(word)) continue;
    marked += 1;
    if (isSyllable(word.normalize('NFC'))) valid += 1;
    seen += 1;
    if (seen >= 20_000) break;
  }
  return { marked, valid };
}
