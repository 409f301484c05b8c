/** Geometry of a page as a reader needs it. Points (1/72 inch), x to the right, y downward from the top. */

/** A stretch of text as the PDF draws it: one font, no wide gap inside. */
export interface Glyphs {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Of the line that the letters stand on. */
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** A blank was drawn before or after it, even if the gap looks too narrow for one. */
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
}

/** A drawn line, level or upright; `at` is its other coordinate. */
export interface Rule {
  readonly upright: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyphs[];
  readonly rules: readonly Rule[];
  /** Pictures are drawn on it. */
  readonly pictures: boolean;
}

/** A printed line within one column: what stands on one base line. */
export interface PrintedLine {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly page: number;
}
