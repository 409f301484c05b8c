/**
 * Every layout value of an administrative document, once, with where it comes from.
 *
 * Lengths are millimetres and sizes points unless a name says otherwise. Where the decree gives a range the
 * value stands inside it and the range is kept beside it, so that a test can hold the one against the other.
 */

/** Where a value comes from: a box of the layout drawing in Appendix I, a note there, or office custom. */
export type LayoutSource =
  | 'Decree 30/2020 App. I, part I (page)'
  | 'Decree 30/2020 App. I, part II (elements)'
  | 'Decree 30/2020 App. I, part IV (table of sizes)'
  | 'custom';

interface Ranged {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly source: LayoutSource;
}

const PAGE = 'Decree 30/2020 App. I, part I (page)';
const ELEMENTS = 'Decree 30/2020 App. I, part II (elements)';
const SIZES = 'Decree 30/2020 App. I, part IV (table of sizes)';

/** Type sizes of one document; the decree lets them rise and fall together, never one by one. */
export interface SizeSet {
  readonly nationalName: Ranged;
  readonly motto: Ranged;
  readonly issuer: Ranged;
  readonly number: Ranged;
  readonly placeDate: Ranged;
  readonly kind: Ranged;
  readonly letterSubject: Ranged;
  readonly body: Ranged;
  readonly pageNumber: Ranged;
  readonly signature: Ranged;
  readonly recipientsLabel: Ranged;
  readonly recipients: Ranged;
  readonly annexLabel: Ranged;
  readonly urgency: Ranged;
  /** The decree is silent on text inside tables; offices set it a little smaller than the body. */
  readonly table: Ranged;
  readonly tableNote: Ranged;
}

const sized = (value: number, min: number, max: number, source: LayoutSource = SIZES): Ranged => ({
  value,
  min,
  max,
  source,
});

/** Note 1 of Appendix I: national name 13 goes with motto 14 and place and date 14. */
const LARGER: SizeSet = {
  nationalName: sized(13, 12, 13),
  motto: sized(14, 13, 14),
  issuer: sized(13, 12, 13),
  number: sized(13, 13, 13),
  placeDate: sized(14, 13, 14),
  kind: sized(14, 13, 14),
  letterSubject: sized(13, 12, 13),
  body: sized(14, 13, 14),
  pageNumber: sized(14, 13, 14),
  signature: sized(14, 13, 14),
  recipientsLabel: sized(12, 12, 12),
  recipients: sized(11, 11, 11),
  annexLabel: sized(14, 14, 14),
  urgency: sized(14, 13, 14),
  table: sized(12, 11, 14, 'custom'),
  tableNote: sized(11, 10, 13, 'custom'),
};

/** Note 1 of Appendix I: national name 12 goes with motto 13 and place and date 13. */
const SMALLER: SizeSet = {
  ...LARGER,
  nationalName: sized(12, 12, 13),
  motto: sized(13, 13, 14),
  issuer: sized(12, 12, 13),
  placeDate: sized(13, 13, 14),
  kind: sized(13, 13, 14),
  letterSubject: sized(12, 12, 13),
  body: sized(13, 13, 14),
  pageNumber: sized(13, 13, 14),
  signature: sized(13, 13, 14),
  urgency: sized(13, 13, 14),
};

export const DECREE30 = {
  page: { width: 210, height: 297, source: PAGE },
  margin: {
    top: sized(20, 20, 25, PAGE),
    bottom: sized(20, 20, 25, PAGE),
    left: sized(30, 30, 35, PAGE),
    right: sized(15, 15, 20, PAGE),
  },
  /** Distance of the page number from the upper edge, so that it stands in the middle of the top margin. */
  pageNumberFromTop: sized(10, 5, 15, 'custom'),
  /** The name of the face; the PDF is set in Tinos, which has the same widths. */
  typeface: { name: 'Times New Roman', source: PAGE },
  sizes: { larger: LARGER, smaller: SMALLER },
  paragraph: {
    firstLine: sized(12.7, 10, 12.7, ELEMENTS),
    /** Points between paragraphs. */
    after: sized(6, 6, 12, ELEMENTS),
    /** Multiple of the single line. */
    lineSpacing: sized(1.1, 1, 1.5, ELEMENTS),
  },
  /** Rules under the issuing body and under the subject: part of the length of the line above. */
  shortRule: sized(0.42, 1 / 3, 1 / 2, ELEMENTS),
  /** The rule under the motto is as long as the motto. */
  mottoRule: sized(1, 1, 1, ELEMENTS),
  /** Thickness of every rule, points. */
  ruleWeight: sized(0.75, 0.5, 1, 'custom'),
  /** Points between the number line and "V/v ..." of an official letter. */
  letterSubjectGap: sized(6, 6, 6, ELEMENTS),
  /** Room for the signature and the seal between the post and the name. */
  signatureGap: sized(26, 20, 35, 'custom'),
  /** Boxes of the degrees of urgency: width and height. */
  urgencyBox: {
    'hoa-toc': { label: 'HỎA TỐC', width: 30, height: 8, source: ELEMENTS },
    'thuong-khan': { label: 'THƯỢNG KHẨN', width: 40, height: 8, source: ELEMENTS },
    khan: { label: 'KHẨN', width: 20, height: 8, source: ELEMENTS },
  },
  /**
   * The two columns of the heading and of the signature block hang over both margins by what a table of Word
   * does, its cell padding, so that long issuers find room; their text stays within the margins.
   */
  headingOverhang: sized(1.9, 0, 1.9, 'custom'),
  /** Room of the right column of the heading beyond the national name. */
  headingSlack: sized(1, 0.5, 5, 'custom'),
  /** A subject is broken into lines no longer than this part of the line. */
  subjectWidth: sized(0.88, 0.6, 1, 'custom'),
  nationalName: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  /** Room inside a table cell, left and right; top and bottom. */
  cellPadding: { x: sized(1.5, 1, 2, 'custom'), y: sized(0.6, 0, 1.5, 'custom') },
  /** A row higher than this part of a page may break; below it a row stays whole. */
  breakableRow: sized(0.35, 0.2, 0.6, 'custom'),
} as const;

export const MM_PER_INCH = 25.4;
export const POINTS_PER_MM = 72 / MM_PER_INCH;
