/**
 * Glyphs of symbol fonts, which Word stores as private-use characters U+F000 + code (or as the bare code).
 * Only those that documents use; every other glyph is a bullet to us.
 */
const SYMBOL: Readonly<Record<number, string>> = {
  43: '+',
  45: '-',
  163: '≤',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  174: '→',
  222: '⇒',
  97: 'α',
  98: 'β',
  109: 'μ',
  83: 'Σ',
};

const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  118: '❖',
  159: '•',
  167: '▪',
  168: '☐',
  216: '➢',
  224: '→',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

/** The Unicode character of a glyph in a symbol font; text of other fonts is returned as it is. */
export function symbolCharacter(char: string, font: string | undefined): string {
  const code = char.codePointAt(0) ?? 0;
  const glyph = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const name = font ?? '';
  if (/^symbol/i.test(name)) return SYMBOL[glyph] ?? (glyph === code ? char : '•');
  if (/^(?:wing|web)dings/i.test(name)) return WINGDINGS[glyph] ?? '•';
  if (glyph === code) return char;
  // A private-use character without its font: plain ASCII behind it is what was meant, else a bullet.
  return glyph >= 0x20 && glyph < 0x7f ? String.fromCharCode(glyph) : '•';
}

/** How the bullet of a list is written in the text: "+" stays, every other sign is a dash. */
export function bulletSign(char: string, font: string | undefined): '-' | '+' {
  return symbolCharacter(char.trim().charAt(0) || '-', font) === '+' ? '+' : '-';
}
