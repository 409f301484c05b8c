/**
 * What every input format is turned into before it is read: one NFC string in which
 * positions are counted in UTF-16 code units, with what the layout told us on the side.
 *
 * Automatic numbers that Word shows but does not store as text are written into `text`
 * ("I. ", "1. ", "- "), so that the reader sees what a person sees.
 *
 * In every format `text` is cleaned alike: line ends are "\n", no-break blanks are blanks,
 * zero-width characters and soft hyphens are gone, "Ð" (eth) is "Đ". A line is trimmed in DOCX and PDF.
 */
export interface SourceText {
  readonly format: 'docx' | 'pdf' | 'text';
  /** The encoding that was recognised: of the bytes (plain text), or of letters stored in a legacy font (DOCX, PDF). */
  readonly encoding?: SourceEncoding;
  /**
   * One paragraph per line. A line break inside a Word paragraph starts a new line. In a PDF the printed
   * lines of a paragraph are joined where the layout shows that they belong together; in plain text
   * lines are as they were typed.
   */
  readonly text: string;
  /** Hints per non-empty line, in order; empty for plain text. Spans exclude the final "\n". */
  readonly paragraphs: readonly SourceParagraph[];
  /**
   * Tables in order of their start; a table inside a layout table follows it and lies within its span.
   *
   * How a table stands in `text`:
   * - a data table (`layout: false`): the cells of a row are joined by "\t", rows by "\n"; the paragraphs
   *   inside one cell are joined by "\n". So a "\n" may also lie inside a cell: use the spans, do not split lines.
   * - a layout table (`layout: true`): row by row, cell by cell, each paragraph of a cell on a line of its own,
   *   no "\t" between cells. The left column of a heading or signature block thus comes before the right one.
   *
   * Every row has one span per column of the grid; a cell that spans columns or rows is followed
   * (to the right, below) by empty spans, so that index = column.
   */
  readonly tables: readonly SourceTable[];
  /** Things a person should know, each in Vietnamese and, after " / ", in English. */
  readonly remarks: readonly string[];
}

export type SourceEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3' | 'vni';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SourceParagraph extends Span {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  /** Level of the automatic number (0 = outermost), when Word numbered the paragraph. */
  readonly listLevel?: number;
  /** Page, counted from 1, where the format knows it. */
  readonly page?: number;
}

export interface SourceTable extends Span {
  readonly rows: readonly (readonly Span[])[];
  /** A table without borders that only places text side by side (the heading block, the signature block). */
  readonly layout: boolean;
}
