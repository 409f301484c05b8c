import * as z from 'zod';
import { KIND_CODES } from './kinds.ts';

/**
 * The document an office writes, without layout: what it says, not how it looks. Numbers of sections,
 * items, points, tables, table rows and annexes are never typed; the writer counts them.
 */

/** Text with at most bold and italic in it. A line break starts a new paragraph. */
const Run = z.strictObject({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
});
const Inline = z.union([z.string(), z.array(Run)]);

/** Civil date of which the day, or day and month, may still be open: "2022-03-11", "2022-03", "2022". */
export const OpenDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

/** Ids of the records a block was composed from; nothing is printed of them. */
const origin = z.array(z.string()).optional();

const textBlock = <const K extends string>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), text: Inline, origin });

/** "Phần I", its title in capitals beneath. */
const Part = textBlock('part');
/** "I. TIÊU ĐỀ" */
const Section = textBlock('section');
/** "Điều 1. ..." of decisions and regulations; counted through the whole document. */
const Article = textBlock('article');
/** "1." (level 1), "1.1." (level 2), "1.1.1." (level 3); a heading is bold. */
const Item = z.strictObject({
  kind: z.literal('item'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  text: Inline,
  heading: z.boolean().default(false),
  origin,
});
/** "a)" in the order of the Vietnamese alphabet. */
const Point = textBlock('point');
/** "- " */
const Dash = textBlock('dash');
/** "+ " */
const Plus = textBlock('plus');
const Paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  text: Inline,
  align: z.enum(['justify', 'center', 'right']).default('justify'),
  origin,
});

const Column = z.strictObject({
  header: z.string(),
  /** Share of the width of the table, relative to the other columns. */
  width: z.number().positive(),
  /** `ordinal` columns are filled by the writer and take no cell of a row. */
  kind: z.enum(['text', 'number', 'ordinal']).default('text'),
  /** Text columns only; numbers stand right, ordinals in the middle. */
  align: z.enum(['left', 'center', 'right', 'justify']).default('left'),
  /** Fixed number of decimals in a number column. */
  decimals: z.number().int().min(0).max(6).optional(),
  /** Neighbouring columns of the same group stand under one common header. */
  group: z.string().optional(),
});

/** A number is printed the Vietnamese way ("1.234,5"); null leaves the cell empty. */
const Cell = z.union([Inline, z.number(), z.null()]);

const Row = z.strictObject({
  /**
   * `normal`; `total`: bold, without ordinal; `band`: a bold line over the whole width that opens a group of
   * rows, its text in the only cell; `subband`: the same, in italics, for a group within the group;
   * in PDF it comes again where the group goes on to another page.
   */
  style: z.enum(['normal', 'total', 'band', 'subband']).default('normal'),
  cells: z.array(Cell),
  origin,
});

const Table = z
  .strictObject({
    kind: z.literal('table'),
    /** Printed above as "Bảng 1. ..."; without it the table is not counted. */
    caption: z.string().optional(),
    columns: z.array(Column).min(1),
    rows: z.array(Row),
    /** Lines under the table. */
    notes: z.array(z.string()).default([]),
    origin,
  })
  .superRefine((table, context) => {
    const wanted = table.columns.filter((column) => column.kind !== 'ordinal').length;
    table.rows.forEach((row, index) => {
      const right = row.style === 'band' || row.style === 'subband' ? 1 : wanted;
      if (row.cells.length !== right)
        context.addIssue({
          code: 'custom',
          path: ['rows', index, 'cells'],
          message: `a ${row.style} row of this table has ${right} cells, not ${row.cells.length}`,
        });
    });
  });

const Block = z.discriminatedUnion('kind', [
  Part,
  Section,
  Article,
  Item,
  Point,
  Dash,
  Plus,
  Paragraph,
  Table,
]);

const Heading = z.strictObject({
  /** Body directly above the issuer, if it is named. */
  superior: z.string().optional(),
  /** Official full name of the issuing body, as in a sentence; a line break in it is kept in the heading. */
  issuer: z.string().min(1),
  /** Given by the clerk after signing; open until then. */
  number: z.number().int().positive().optional(),
  /** Symbol after the stroke: "BC-SLĐTBXH". */
  symbol: z.string().min(1),
  place: z.string().min(1),
  date: OpenDate,
});

const Signature = z.strictObject({
  /** Lines of authority and post from the top: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". */
  authority: z.array(z.string().min(1)).min(1),
  /** Signer's name without titles; open in a draft. */
  name: z.string().optional(),
});

const Recipients = z.strictObject({
  /** Without dashes and end marks; "Như trên" is added by the writer when there are addressees. */
  to: z.array(z.string().min(1)).default([]),
  /** What follows "Lưu:" in the last line: "VT, BĐG". */
  file: z.string().min(1),
});

const Annex = z.strictObject({
  title: z.string().min(1),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  blocks: z.array(Block),
  origin,
});

export const OfficialDocument = z.strictObject({
  kind: z.enum(KIND_CODES),
  /** The subject: under the kind, or after "V/v" in an official letter. A line break in it is kept. */
  title: z.string().min(1),
  heading: Heading,
  /** "Kính gửi:"; one stands in the same line, more stand each in their own. */
  addressees: z.array(z.string().min(1)).default([]),
  /** Who decides, in the middle above the legal bases: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH". */
  enactor: z.string().optional(),
  /** "Căn cứ ..." without end marks. */
  legalBases: z.array(z.string().min(1)).default([]),
  body: z.array(Block),
  signature: Signature,
  recipients: Recipients,
  urgency: z.enum(['hoa-toc', 'thuong-khan', 'khan']).optional(),
  annexes: z.array(Annex).default([]),
  /**
   * Civil date that the properties of a PDF name, without which it is no PDF/A; by default the day on which it is
   * written. With it the same document gives the same bytes.
   */
  writtenOn: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    .optional(),
  /** At the top of every page: "DỰ THẢO". */
  mark: z.string().min(1).optional(),
  /** At the foot of every page: by what the file is found again. */
  footer: z.string().min(1).optional(),
  /** Which of the two sets of type sizes of the decree: 13/14/14 or 12/13/13. */
  sizes: z.enum(['larger', 'smaller']).default('larger'),
});

/** What a caller writes; members with a default may be left out. */
export type OfficialDocument = z.input<typeof OfficialDocument>;
/** The same, checked and complete. */
export type CheckedDocument = z.output<typeof OfficialDocument>;

export type InlineText = z.input<typeof Inline>;
export type TextRun = z.output<typeof Run>;
export type DocumentBlock = z.input<typeof Block>;
export type CheckedBlock = z.output<typeof Block>;
export type DocumentTable = z.input<typeof Table>;
export type CheckedTable = z.output<typeof Table>;
export type TableColumn = z.input<typeof Column>;
export type TableRow = z.input<typeof Row>;
export type TableCell = z.input<typeof Cell>;
export type DocumentAnnex = z.input<typeof Annex>;
export type DocumentHeading = z.input<typeof Heading>;
export type DocumentSignature = z.input<typeof Signature>;
export type Urgency = NonNullable<CheckedDocument['urgency']>;
