/** How a counter is shown; Word's names (ECMA-376 part 1, 17.18.59). */
export type NumberFormat = string;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value <= 0 || value > 32_767) return String(value);
  let rest = value;
  let out = '';
  for (const [size, sign] of ROMAN) {
    while (rest >= size) {
      out += sign;
      rest -= size;
    }
  }
  return out;
}

/** a ... z, aa, bb: Word repeats the letter, and counts in the English alphabet whatever the language. */
function letter(value: number): string {
  if (value <= 0 || value > 780) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const CARDINALS = [
  'không',
  'một',
  'hai',
  'ba',
  'bốn',
  'năm',
  'sáu',
  'bảy',
  'tám',
  'chín',
  'mười',
  'mười một',
  'mười hai',
  'mười ba',
  'mười bốn',
  'mười lăm',
  'mười sáu',
  'mười bảy',
  'mười tám',
  'mười chín',
  'hai mươi',
];

/** In words: "Một"; as an order: "Thứ nhất", "Thứ tư". Beyond twenty in digits. */
function words(value: number, ordinal: boolean): string {
  const special: Readonly<Record<number, string>> = { 1: 'nhất', 2: 'hai', 4: 'tư' };
  const word = (ordinal ? special[value] : undefined) ?? CARDINALS[value];
  if (word === undefined) return String(value);
  return ordinal ? `Thứ ${word}` : word.charAt(0).toUpperCase() + word.slice(1);
}

/** Shows a counter in a format; formats of other scripts fall back to digits. */
export function formatNumber(value: number, format: NumberFormat): string {
  switch (format) {
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letter(value).toUpperCase();
    case 'lowerLetter':
      return letter(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'cardinalText':
      return words(value, false);
    case 'ordinalText':
      return words(value, true);
    case 'numberInDash':
      return `- ${value} -`;
    case 'none':
    case 'bullet':
      return '';
    default:
      return String(value);
  }
}
