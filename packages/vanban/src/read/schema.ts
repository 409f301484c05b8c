/**
 * The shape of what `readDocument` gives back, as zod. `schema.json` beside package.json is
 * made from this file (`schema.test.ts` fails when the two differ), and the TypeScript types
 * are inferred from it, so there is one description only.
 */
import { z } from 'zod';

const start = z.int().min(0).describe('first character in the source text, in UTF-16 code units');
const end = z.int().min(0).describe('one past the last character');
const confidence = z.number().min(0).max(1).describe('0 (a guess) to 1 (certain)');
const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const spanSchema = z.object({ start, end });

export const roleSchema = z
  .enum(['lead', 'coordinate', 'participate', 'request'])
  .describe(
    'lead: chủ trì or plainly told to do it; coordinate: phối hợp; participate: tham gia; request: đề nghị, mời',
  );

export const boundBodySchema = z.object({
  name: z
    .string()
    .describe('as the document names it, typing errors mended; of "Giám đốc Sở X" the body "Sở X"'),
  role: roleSchema,
  id: z.string().optional().describe('id in the body table, when one was given and the name is in it'),
  groupId: z.string().optional().describe('id of the group in the body table'),
  members: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .optional()
    .describe("of a group: its members on the document's date"),
  group: z.boolean().describe('true when the name stands for several bodies ("các sở, ban, ngành")'),
  head: z.string().optional().describe('the post addressed: "Giám đốc", "Thủ trưởng", "Chủ tịch"'),
  inherited: z
    .boolean()
    .describe('true when the node does not say it itself: it comes from the heading or lead-in above'),
  start,
  end,
  confidence,
});

export const dateKindSchema = z.enum(['date', 'range', 'deadline', 'period', 'cadence', 'immediate']);

export const taskDateSchema = z.object({
  type: dateKindSchema,
  start: civilDate.nullable(),
  end: civilDate
    .nullable()
    .describe('for a deadline the last day on which it is in time; "trước ngày 30/11" gives 30/11'),
  cadence: z
    .enum([
      'daily',
      'weekly',
      'monthly',
      'quarterly',
      'half-yearly',
      'yearly',
      'periodic',
      'continuous',
      'ad-hoc',
    ])
    .nullable(),
  due: z
    .object({
      day: z.int().min(1).max(31),
      month: z.int().min(1).max(12).nullable().describe('fixed month of a yearly cadence'),
      monthOfPeriod: z.enum(['first', 'last', 'next']).nullable().describe('"tháng cuối quý", "tháng sau"'),
    })
    .nullable()
    .describe('of a cadence: the day by which each occurrence is due'),
  yearInferred: z.boolean().describe('the year is not written there but taken from the document'),
  text: z.string(),
  span: spanSchema,
});

export const targetSchema = z.object({
  value: z.number(),
  upper: z.number().nullable().describe('second number of "50 - 60%"'),
  comparator: z.enum(['eq', 'gte', 'gt', 'lte', 'lt', 'about', 'increase', 'decrease', 'between']),
  unit: z.string().describe('"%", "phút", "lớp", ...'),
  of: z.string().describe('what is counted: the words after the number, up to the end of the clause'),
  what: z.string().describe('the whole clause'),
  text: z.string(),
  span: spanSchema,
});

export const nodeKindSchema = z
  .enum(['section', 'item', 'task', 'paragraph', 'table'])
  .describe(
    'section: top headings (I., A., Phần, Chương, Mục, annex); item: numbered things that group or state; ' +
      'task: a thing somebody must do; paragraph: other running text; table: a table (its rows are below it)',
  );

export const nodePartSchema = z.enum([
  'heading',
  'title',
  'addressee',
  'legal-basis',
  'lead-in',
  'text',
  'task-detail',
  'closing',
  'recipients',
  'signature',
  'typist',
  'annex',
  'table-row',
  'page-furniture',
  'continuation',
]);

export const sectionPurposeSchema = z.enum([
  'aims',
  'situation',
  'scope',
  'content',
  'funding',
  'assignment',
  'reporting',
  'other',
]);

export const nodeSchema = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  label: z.string().describe('"I.", "1.", "a)", "-"; empty when there is none'),
  kind: nodeKindSchema,
  part: nodePartSchema.optional().describe('finer than kind'),
  purpose: sectionPurposeSchema.optional().describe('of a section or item: what its heading announces'),
  text: z
    .string()
    .describe(
      'own words without the label and without the children, line breaks joined. Of a node that a page break ' +
        'interrupts, the whole text, although the span ends where the page does (see part "continuation")',
    ),
  start: start.describe(
    'the spans of all nodes are disjoint, in order, and together cover every character; blanks belong to the node before them',
  ),
  end,
  confidence,
  bodies: z.array(boundBodySchema).describe('the bodies it binds'),
  dates: z.array(taskDateSchema),
  targets: z.array(targetSchema),
  product: z.string().optional().describe('"Sản phẩm", "Kết quả" of a task, where the document gives it'),
  rows: z.array(z.array(z.string())).optional().describe('of a table: the text of its cells'),
});

export const citationSchema = z.object({
  kind: z.string().describe('"Quyết định", "Nghị quyết", "Luật"'),
  number: z.string().nullable().describe('"2232/QĐ-TTg", "11-CT/TU"; null for a law cited by name alone'),
  issuer: z.string().nullable(),
  date: civilDate.nullable(),
  name: z
    .string()
    .nullable()
    .describe('of a law its name; of others the words that follow ("về việc ...", "phê duyệt ...")'),
  legalBasis: z.boolean().describe('cited before the body of the document begins'),
  issuerInferred: z.boolean().describe('the issuer is read from the symbol, the text does not name it'),
  mentions: z.array(spanSchema),
  confidence,
});

export const recipientSchema = z.object({
  name: z.string().describe('without the dash and the final ";" or "."'),
  text: z.string(),
  archive: z.boolean().describe('the line "Lưu: VT, ..."'),
  start,
  end,
});

export const signerSchema = z.object({
  name: z.string().nullable(),
  post: z.string().nullable().describe('the post of the person who signs: "PHÓ CHỦ TỊCH"'),
  authority: z
    .string()
    .nullable()
    .describe(
      'the authority lines as printed, joined by " / ": "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"; null when there is none',
    ),
  forms: z.array(z.enum(['TM', 'KT', 'TL', 'TUQ', 'Q'])),
  onBehalfOf: z.string().nullable().describe('for whom: "CHỦ TỊCH"; of several lines the last'),
  start: start.nullable(),
  end: end.nullable(),
  confidence,
});

const found = <T extends z.ZodType>(value: T) =>
  z.object({ value, start: start.nullable(), end: end.nullable(), confidence });

export const headSchema = z.object({
  kind: z.string().nullable().describe('"Kế hoạch", "Quyết định", "Công văn", ...'),
  number: z.string().nullable().describe('as people cite it: "31/KH-UBND"; null while the number is blank'),
  symbol: z.string().nullable().describe('without the number: "KH-UBND", "CT/TU"'),
  date: civilDate.nullable(),
  place: z.string().nullable(),
  issuer: z.string().nullable(),
  superior: z.string().nullable().describe('the superior body above the issuer, when the heading names one'),
  title: z.string().nullable(),
  signer: signerSchema,
  addressees: z.array(z.string()).describe('"Kính gửi"'),
  evidence: z
    .object({
      kind: found(z.string().nullable()),
      number: found(z.string().nullable()),
      date: found(z.string().nullable()),
      place: found(z.string().nullable()),
      issuer: found(z.string().nullable()),
      title: found(z.string().nullable()),
    })
    .describe('where each was found; no place means that it was inferred'),
});

export const readDocumentSchema = z.object({
  document: headSchema,
  citations: z.array(citationSchema),
  nodes: z.array(nodeSchema),
  recipients: z.array(recipientSchema),
  source: z.object({
    format: z.enum(['docx', 'pdf', 'text']),
    encoding: z.string().optional(),
    length: z.int().min(0),
    remarks: z.array(z.string()),
    endMark: z.boolean().describe('"./." was found'),
    nationalName: z
      .boolean()
      .describe('"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", or "ĐẢNG CỘNG SẢN VIỆT NAM", was found'),
  }),
});

export type Span = z.infer<typeof spanSchema>;
export type Role = z.infer<typeof roleSchema>;
export type BoundBody = z.infer<typeof boundBodySchema>;
export type TaskDate = z.infer<typeof taskDateSchema>;
export type Target = z.infer<typeof targetSchema>;
export type NodeKind = z.infer<typeof nodeKindSchema>;
export type NodePart = z.infer<typeof nodePartSchema>;
export type SectionPurpose = z.infer<typeof sectionPurposeSchema>;
export type ReadNode = z.infer<typeof nodeSchema>;
export type Citation = z.infer<typeof citationSchema>;
export type Recipient = z.infer<typeof recipientSchema>;
export type Signer = z.infer<typeof signerSchema>;
export type DocumentHead = z.infer<typeof headSchema>;
export type ReadDocument = z.infer<typeof readDocumentSchema>;

/** The JSON Schema (draft 2020-12) that is published as `schema.json`. */
export function jsonSchema(): object {
  return {
    title: 'vanban read',
    description:
      'A Vietnamese administrative document as read by `vanban read`. Names of the fields are stable; fields may be added.',
    ...z.toJSONSchema(readDocumentSchema),
  };
}
