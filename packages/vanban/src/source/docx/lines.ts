import type { Line } from '../compose.ts';
import { toNfc } from '../encoding/letters.ts';
import { convertFont, type FontEncoding } from '../encoding/mojibake.ts';
import { plausibility } from '../encoding/syllable.ts';
import type { Piece } from './inline.ts';
import { fontEncoding, isCapitalsFont } from './legacy-font.ts';

/** Pieces with legacy letters converted, and the encodings that were met. */
function convertPieces(pieces: readonly Piece[], met: Set<FontEncoding>): readonly Piece[] {
  if (!pieces.some(({ style }) => fontEncoding(style.font))) return pieces;
  const merged = mergeVni(pieces);
  // Unicode typed into a paragraph that still carries the old font's name: the letters decide, not the name.
  if (isUnicodeDespiteFont(merged)) return merged;
  return merged.map((piece) => {
    const encoding = fontEncoding(piece.style.font);
    if (!encoding) return piece;
    const text = convertFont(piece.text, encoding);
    if (text !== piece.text) met.add(encoding);
    return { ...piece, text: isCapitalsFont(piece.style.font) ? text.toUpperCase() : text };
  });
}

function isUnicodeDespiteFont(pieces: readonly Piece[]): boolean {
  const legacy = pieces.filter(({ style }) => fontEncoding(style.font));
  const stored = legacy.map(({ text }) => text).join('');
  if (/[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/.test(toNfc(stored))) return true;
  const converted = legacy
    .map(({ text, style }) => convertFont(text, fontEncoding(style.font) ?? 'tcvn3'))
    .join('');
  return plausibility(stored).valid > plausibility(converted).valid;
}

/** Moves a mark of VNI to the piece of its letter, when a change of look parted them. */
function mergeVni(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const parted =
      last &&
      fontEncoding(last.style.font) === 'vni' &&
      fontEncoding(piece.style.font) === 'vni' &&
      /[aeouyôö]$/i.test(last.text) &&
      /^[ùøûõïâáàåãäêéèúüë]/i.test(piece.text);
    if (last && parted) {
      out[out.length - 1] = { ...last, text: last.text + piece.text.charAt(0) };
      out.push({ ...piece, text: piece.text.slice(1) });
    } else out.push(piece);
  }
  return out;
}

interface Draft {
  text: string;
  letters: number;
  bold: number;
  italic: number;
}

/**
 * Turns the pieces of a paragraph into lines, one more at each line break. A line is bold (italic) when
 * all its visible characters are; the number before it does not count.
 */
export function toLines(
  pieces: readonly Piece[],
  label: string,
  hints: Pick<Line, 'align' | 'listLevel'>,
  met: Set<FontEncoding>,
): Line[] {
  const drafts: Draft[] = [{ text: '', letters: 0, bold: 0, italic: 0 }];
  for (const { text, style } of convertPieces(pieces, met)) {
    const shown = style.caps ? text.toUpperCase() : text;
    shown.split('\n').forEach((part, index) => {
      if (index > 0) drafts.push({ text: '', letters: 0, bold: 0, italic: 0 });
      const draft = drafts.at(-1);
      if (!draft) return;
      const letters = part.replace(/\s+/g, '').length;
      draft.text += part;
      draft.letters += letters;
      if (style.bold) draft.bold += letters;
      if (style.italic) draft.italic += letters;
    });
  }
  const first = drafts.findIndex(({ letters }) => letters > 0);
  return drafts.map((draft, index): Line => {
    const numbered = label !== '' && index === first;
    return {
      kind: 'line',
      text: numbered ? `${label} ${draft.text.trimStart()}` : draft.text,
      ...(draft.letters > 0 && draft.bold === draft.letters && { bold: true }),
      ...(draft.letters > 0 && draft.italic === draft.letters && { italic: true }),
      ...(hints.align && { align: hints.align }),
      ...(numbered && hints.listLevel !== undefined && { listLevel: hints.listLevel }),
    };
  });
}
