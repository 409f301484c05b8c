import { DEFAULT_LIMITS, type SourceLimits } from './limits.ts';
import { loadHere } from './load-here.ts';
import { SourceRefusal } from './refusal.ts';
import { sniff } from './sniff.ts';
import type { SourceText } from './source-text.ts';
import { loadInThread } from './thread.ts';

export interface LoadOptions {
  /** Limits that differ from the usual ones (`DEFAULT_LIMITS`). */
  readonly limits?: Partial<SourceLimits>;
}

/** Work that may be done in the calling thread: some tenths of a second at most. An ordinary DOCX needs far less. */
const AT_ONCE = {
  bytes: 1024 * 1024,
  partBytes: 6 * 1024 * 1024,
  totalBytes: 9 * 1024 * 1024,
  elements: 100_000,
};

/** Takes a file in here and now, unless that turns out to be much work. */
async function loadAtOnce(bytes: Uint8Array, limits: SourceLimits): Promise<SourceText | undefined> {
  if (bytes.length > AT_ONCE.bytes || sniff(bytes) === 'pdf') return undefined;
  const tight = {
    ...limits,
    partBytes: Math.min(limits.partBytes, AT_ONCE.partBytes),
    totalBytes: Math.min(limits.totalBytes, AT_ONCE.totalBytes),
    elements: Math.min(limits.elements, AT_ONCE.elements),
  };
  try {
    return await loadHere(bytes, tight);
  } catch (error) {
    const large =
      error instanceof SourceRefusal && (error.code === 'zip-bomb' || error.code === 'too-complex');
    if (large) return undefined;
    throw error;
  }
}

/**
 * Takes in a document: a DOCX, a PDF with a text layer, or a plain text. What it is, is told by its content.
 *
 * Never hangs and never throws anything but `SourceRefusal` for any bytes: size is checked first, what inflates
 * is counted while it does, and depth, elements, pages, memory and time are limited. PDFs and large files are read
 * in a thread of their own, so that the caller's goes on.
 *
 * @param bytes the file
 * @param _name its name, which is not trusted and not looked at
 * @throws SourceRefusal when the file is not taken in
 */
export async function loadSource(
  bytes: Uint8Array,
  _name?: string,
  options: LoadOptions = {},
): Promise<SourceText> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length === 0) throw new SourceRefusal('empty');
  if (bytes.length > limits.bytes) {
    throw new SourceRefusal('too-large', { unit: 'bytes', size: bytes.length, limit: limits.bytes });
  }
  return (await loadAtOnce(bytes, limits)) ?? loadInThread(bytes, limits);
}
