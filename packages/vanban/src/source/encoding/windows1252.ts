/**
 * Windows-1252, which legacy Vietnamese text was mistaken for. The five bytes it leaves open keep their number,
 * so that nothing is lost on the way to TCVN3 or VNI.
 */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes bytes; every byte gives one character. */
export function fromWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    let part = '';
    for (const byte of bytes.subarray(from, from + 8192)) {
      part += byte >= 0x80 && byte < 0xa0 ? HIGH.charAt(byte - 0x80) : String.fromCharCode(byte);
    }
    parts.push(part);
  }
  return parts.join('');
}
