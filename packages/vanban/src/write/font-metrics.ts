import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MM_PER_INCH } from './decree30.ts';

/**
 * Widths of text in the typeface of the document, read from the Tinos fonts, which have the advance widths of
 * Times New Roman. The rules under the issuer and the motto, and whether a table row may break, hang on them.
 */

const FACES = {
  regular: '400Regular/Tinos_400Regular.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;

export type Face = keyof typeof FACES;

/** The font file of a face, as it lies in the installed package. */
export function readFont(face: Face): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${FACES[face]}`)));
}

interface Metrics {
  readonly unitsPerEm: number;
  advance(codePoint: number): number;
}

const loaded = new Map<Face, Metrics>();

function metricsOf(face: Face): Metrics {
  const known = loaded.get(face);
  if (known) return known;
  const metrics = parseMetrics(readFont(face));
  loaded.set(face, metrics);
  return metrics;
}

/** Width of a line of text in millimetres. @param size type size in points */
export function textWidth(text: string, size: number, face: Face = 'regular'): number {
  const metrics = metricsOf(face);
  let units = 0;
  for (const character of text) units += metrics.advance(character.codePointAt(0) ?? 0);
  return ((units / metrics.unitsPerEm) * size * MM_PER_INCH) / 72;
}

/** Blanks where a name or title may break: not between "số", "ngày" ... and their figures. */
const BREAK = / (?<!(?:số|ngày|tháng|năm) (?=\d))/u;

/**
 * Lines that fit the width, filled from the first one on, broken at blanks; a longer word keeps its own line.
 * @param width millimetres
 */
export function wrapText(text: string, width: number, size: number, face: Face = 'regular'): string[] {
  const lines: string[] = [];
  for (const word of text.split(BREAK).filter((part) => part !== '')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size, face) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The tables of a TrueType file that widths need: head, hhea, hmtx and a format 4 cmap. */
function parseMetrics(font: Buffer): Metrics {
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    tables.set(font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8));
  }
  const at = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`The font has no table ${name}`);
    return offset;
  };
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const longMetrics = font.readUInt16BE(at('hhea') + 34);
  const glyphs = readCharacterMap(font, at('cmap'));
  const hmtx = at('hmtx');
  return {
    unitsPerEm,
    advance: (codePoint) =>
      font.readUInt16BE(hmtx + Math.min(glyphs.get(codePoint) ?? 0, longMetrics - 1) * 4),
  };
}

/** Code point to glyph for the basic plane (cmap subtable of format 4). */
function readCharacterMap(font: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(table) !== 4) continue;
    const segments = font.readUInt16BE(table + 6) / 2;
    for (let segment = 0; segment < segments; segment += 1) {
      const end = font.readUInt16BE(table + 14 + segment * 2);
      const start = font.readUInt16BE(table + 16 + segments * 2 + segment * 2);
      const delta = font.readUInt16BE(table + 16 + segments * 4 + segment * 2);
      const rangeAt = table + 16 + segments * 6 + segment * 2;
      const range = font.readUInt16BE(rangeAt);
      for (let code = start; code <= end && code !== 0xffff; code += 1) {
        const glyph = range === 0 ? code : font.readUInt16BE(rangeAt + range + (code - start) * 2);
        if (glyph !== 0) glyphs.set(code, (glyph + delta) & 0xffff);
      }
    }
    break;
  }
  return glyphs;
}
