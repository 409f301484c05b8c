import { cleanText, convertedFrom, remark } from './compose.ts';
import { decodeText } from './encoding/decode.ts';
import type { SourceLimits } from './limits.ts';
import { SourceRefusal } from './refusal.ts';
import type { SourceText } from './source-text.ts';

/** Control characters that no text has, beyond the few that stray in. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const control =
      unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0b && unit !== 0x0c && unit !== 0x0d;
    // U+FFFD, and what 0xfffe or unpaired halves become when random bytes are taken for UTF-16.
    if (control || unit === 0x7f || unit === 0xfffd || unit === 0xffff || unit === 0xfffe) controls += 1;
  }
  return controls > 3 && controls * 200 > text.length;
}

/** Reads a plain text. Refuses binary data, nothing but blanks, and more characters than the limit. */
export function loadPlainText(bytes: Uint8Array, limits: SourceLimits): SourceText {
  const decoded = decodeText(bytes);
  if (isBinary(decoded.text)) throw new SourceRefusal('not-a-document', { kind: 'binary' });
  const text = cleanText(decoded.text);
  if (text.trim() === '') throw new SourceRefusal('empty');
  if (text.length > limits.characters) {
    throw new SourceRefusal('too-large', { unit: 'characters', size: text.length, limit: limits.characters });
  }
  return {
    format: 'text',
    encoding: decoded.encoding,
    text,
    paragraphs: [],
    tables: [],
    remarks: remarksOf(decoded),
  };
}

function remarksOf({ encoding, sure }: ReturnType<typeof decodeText>): string[] {
  if (!sure) {
    return [
      remark(
        'Không nhận ra chắc chắn bảng mã chữ của tệp; hãy xem lại các chữ có dấu.',
        'The encoding of the file could not be told for certain; check the letters with diacritics.',
      ),
    ];
  }
  if (encoding === 'tcvn3' || encoding === 'vni') return [convertedFrom(encoding)];
  if (encoding === 'windows-1258') {
    return [
      remark(
        'Đã chuyển mã chữ từ Windows-1258 sang Unicode.',
        'Letters were converted from Windows-1258 to Unicode.',
      ),
    ];
  }
  return [];
}
