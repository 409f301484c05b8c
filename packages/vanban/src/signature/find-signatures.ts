/** Where a PDF holds digital signatures. Signature dictionaries are never compressed: their bytes are found as they are. */

/** How the signature is held in the file. */
export interface FoundSignature {
  /** "adbe.pkcs7.detached" */
  readonly subFilter: string | undefined;
  /** The bytes that it says it signs, without the place of the signature itself. */
  readonly signed: readonly [Uint8Array, Uint8Array];
  /** DER of the signature, with the zeros that fill its place. */
  readonly contents: Uint8Array;
  /** The signed bytes reach from the first to the last of the file. */
  readonly wholeFile: boolean;
  /** "D:20220630101500+07'00'" */
  readonly time: string | undefined;
}

/** A place that looks like a signature and cannot be one. */
export interface BrokenSignature {
  readonly broken: true;
}

/** More than these are not looked at. */
export const MOST_SIGNATURES = 50;
const LONGEST_CONTENTS = 2_000_000;
const LONGEST_DICTIONARY = 4 * LONGEST_CONTENTS;

/** All signatures in the order in which they stand in the file, which is the order in which they were made. */
export function findSignatures(file: Uint8Array): (FoundSignature | BrokenSignature)[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const found = new Map<string, FoundSignature | BrokenSignature>();
  for (
    let at = bytes.indexOf('/ByteRange');
    at >= 0 && found.size < MOST_SIGNATURES;
    at = bytes.indexOf('/ByteRange', at + 1)
  ) {
    const range = rangeAt(bytes, at);
    // "/ByteRange [0 0 0 0]" stands in files that are still to be signed.
    if (range === undefined || range.every((number) => number === 0)) continue;
    const key = range.join(' ');
    if (!found.has(key)) found.set(key, signatureAt(bytes, at, range));
  }
  return [...found.values()];
}

type Range = readonly [number, number, number, number];

function rangeAt(bytes: Buffer, at: number): Range | undefined {
  const text = bytes.toString('latin1', at, at + 120);
  const numbers = /^\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(text)?.slice(1).map(Number);
  return numbers as Range | undefined;
}

/** What is not signed must be the signature in its brackets and nothing else: there text could be hidden. */
function signatureAt(bytes: Buffer, at: number, range: Range): FoundSignature | BrokenSignature {
  const [start, length, from, rest] = range;
  const gap = from - length;
  const within = start === 0 && gap > 2 && gap <= LONGEST_CONTENTS && from + rest <= bytes.length;
  if (!within || bytes[length] !== 0x3c || bytes[from - 1] !== 0x3e) return { broken: true };
  const hex = bytes.toString('latin1', length + 1, from - 1).replace(/\s+/g, '');
  if (!/^(?:[0-9a-f]{2})*0?$/i.test(hex)) return { broken: true };
  const dictionary = dictionaryAround(bytes, at, from);
  return {
    subFilter: /\/SubFilter\s*\/([A-Za-z0-9.]+)/.exec(dictionary)?.[1],
    signed: [bytes.subarray(0, length), bytes.subarray(from, from + rest)],
    contents: Buffer.from(hex, 'hex'),
    wholeFile:
      /^\s*$/.test(bytes.toString('latin1', from + rest, Math.min(bytes.length, from + rest + 16))) &&
      from + rest >= bytes.length - 16,
    time: /\/M\s*\((D:[^)]{4,30})\)/.exec(dictionary)?.[1],
  };
}

/** Text of the object that the range stands in, without the signature's own digits. */
function dictionaryAround(bytes: Buffer, at: number, from: number): string {
  const begin = Math.max(0, bytes.lastIndexOf(' obj', at), at - LONGEST_DICTIONARY);
  const ending = bytes.indexOf('endobj', Math.max(at, from));
  const end = Math.min(ending < 0 ? bytes.length : ending, Math.max(at, from) + 20_000);
  return bytes.toString('latin1', begin, end).replace(/<[0-9a-fA-F\s]{200,}>/g, '<>');
}
