import type { FontEncoding } from '../encoding/mojibake.ts';

/** The encoding that a font's name announces: ".VnTime" is TCVN3, "VNI-Times" is VNI. */
export function fontEncoding(font: string | undefined): FontEncoding | undefined {
  if (font === undefined) return undefined;
  if (/^\.vn/i.test(font)) return 'tcvn3';
  if (/^vni[- ]/i.test(font)) return 'vni';
  return undefined;
}

/** Whether a TCVN3 font shows small letters as capitals: ".VnTimeH", ".VnArialH". */
export function isCapitalsFont(font: string | undefined): boolean {
  return font !== undefined && /^\.vn.*h$/i.test(font.trim());
}
