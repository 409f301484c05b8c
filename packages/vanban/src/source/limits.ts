/** How much work one file may cause. Each is checked before or while the work is done, never after. */
export interface SourceLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Characters of the resulting text: about 1,000 pages. */
  readonly characters: number;
  /** Bytes of one inflated part of a DOCX. */
  readonly partBytes: number;
  /** Bytes of all inflated parts. */
  readonly totalBytes: number;
  /** Inflated by compressed size of a part; looked at once a part exceeds 1 MB. */
  readonly ratio: number;
  /** Entries of a zip. */
  readonly zipEntries: number;
  /** Depth of XML elements. */
  readonly depth: number;
  /** XML elements of a part. */
  readonly elements: number;
  /** Pages of a PDF. */
  readonly pages: number;
  /** Seconds that reading in the thread (a PDF, a large file) may take. */
  readonly seconds: number;
}

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: SourceLimits = {
  bytes: 50 * MB,
  characters: 3_000_000,
  partBytes: 96 * MB,
  totalBytes: 160 * MB,
  ratio: 300,
  zipEntries: 10_000,
  depth: 200,
  elements: 2_000_000,
  pages: 1_000,
  seconds: 60,
};
