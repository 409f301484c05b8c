/** What the first bytes (and for old Office files the directory) say a file is. The name is not looked at. */
export type FileKind =
  | 'zip'
  | 'pdf'
  | 'old-word'
  | 'encrypted-office'
  | 'rich-text'
  | 'web-page'
  | 'word-xml'
  | 'sheet'
  | 'slides'
  | 'office'
  | 'image'
  | 'program'
  | 'archive'
  | 'media'
  | 'database'
  | 'text';

/** Leading bytes in hexadecimal ("??" is any), by kind. */
const MAGIC: readonly (readonly [string, FileKind])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['504b0708', 'zip'],
  ['89504e470d0a1a0a', 'image'],
  ['ffd8ff', 'image'],
  ['474946383761', 'image'],
  ['474946383961', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  ['52494646????????57454250', 'image'],
  ['0000000c6a502020', 'image'],
  ['38425053', 'image'],
  ['????????6674797068656963', 'image'],
  ['????????6674797061766966', 'image'],
  ['7f454c46', 'program'],
  ['4d5a??00', 'program'],
  ['4d5a90', 'program'],
  ['cafebabe', 'program'],
  ['cffaedfe', 'program'],
  ['0061736d', 'program'],
  ['1f8b08', 'archive'],
  ['425a68', 'archive'],
  ['fd377a585a00', 'archive'],
  ['377abcaf271c', 'archive'],
  ['526172211a07', 'archive'],
  ['28b52ffd', 'archive'],
  ['494433', 'media'],
  ['52494646', 'media'],
  ['4f676753', 'media'],
  ['????????66747970', 'media'],
  ['1a45dfa3', 'media'],
  ['53514c69746520666f726d61742033', 'database'],
  ['7b5c727466', 'rich-text'],
];

function matches(bytes: Uint8Array, pattern: string): boolean {
  for (let at = 0; at * 2 < pattern.length; at += 1) {
    const pair = pattern.slice(at * 2, at * 2 + 2);
    if (pair !== '??' && bytes[at] !== Number.parseInt(pair, 16)) return false;
  }
  return true;
}

function indexOf(bytes: Uint8Array, text: string, wide: boolean): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.indexOf(text, 0, wide ? 'utf16le' : 'latin1');
}

/** An OLE container: the names in its directory tell which program's file it is. */
function sniffOle(bytes: Uint8Array): FileKind {
  const has = (name: string): boolean => indexOf(bytes, name, true) >= 0;
  if (has('EncryptedPackage')) return 'encrypted-office';
  if (has('WordDocument')) return 'old-word';
  if (has('Workbook')) return 'sheet';
  if (has('PowerPoint Document')) return 'slides';
  return 'office';
}

/** Recognises a file by its content. */
export function sniff(bytes: Uint8Array): FileKind {
  if (matches(bytes, 'd0cf11e0a1b11ae1')) return sniffOle(bytes);
  const head = bytes.subarray(0, 1024);
  if (indexOf(head, '%PDF-', false) >= 0) return 'pdf';
  for (const [pattern, kind] of MAGIC) if (matches(bytes, pattern)) return kind;
  const start = new TextDecoder('latin1').decode(head).replace(/^[^\x21-\x7e]+/, '');
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html[\s>])/i.test(start)) return 'web-page';
  if (/^MIME-Version:/i.test(start)) return 'web-page';
  if (/^<\?xml/.test(start) && /Word\.Document|wordprocessingml|wordml|pkg:package/.test(start))
    return 'word-xml';
  return 'text';
}
