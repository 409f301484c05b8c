/** Official documents that come out of the work: progress report, urging letter, assignment extract. */
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, text, Version } from './shared.ts';

export const DOCUMENT_KINDS = ['progress_report', 'urging_letter', 'assignment_extract'] as const;
export const ComposedKind = z.enum(DOCUMENT_KINDS).meta({ id: 'ComposedKind' });
export type ComposedKind = z.infer<typeof ComposedKind>;

/** A line of the heading or signature: short, without line breaks. */
const line = (maximum: number) => text(maximum);

/** Who writes the document and how it is closed. Number and date stay open: they are given after signing. */
export const Letterhead = z
  .object({
    superior: text(200, 0).describe('Body named above the issuer; empty for none'),
    issuer: line(200),
    symbol: line(60).describe('What follows the stroke: "BC-SLĐTBXH"'),
    place: line(60),
    authority: z
      .array(line(120))
      .min(1)
      .max(4)
      .describe('Lines of authority and post: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"'),
    signer: text(100, 0).describe('Name without titles; empty while it is open'),
    recipients: z.array(line(200)).max(40).describe('Besides the addressees'),
    file: line(60).describe('What follows "Lưu:"'),
  })
  .meta({ id: 'Letterhead' });
export type Letterhead = z.infer<typeof Letterhead>;

export const ComposedSummary = z
  .object({
    id: Id,
    kind: ComposedKind,
    title: z.string(),
    addressees: z.array(z.string()).describe('Those it is sent to, as the document names them'),
    planId: Id,
    planNumber: z.string().nullable(),
    number: z.string().nullable().describe('Number and symbol; null while it is a draft'),
    body: BodyRef.describe('Whose document it is'),
    asOf: CivilDate,
    createdBy: PersonRef,
    createdAt: Instant,
    version: Version,
  })
  .meta({ id: 'ComposedSummary' });
export type ComposedSummary = z.infer<typeof ComposedSummary>;

export const documents = route({
  id: 'report.documents',
  method: 'GET',
  path: '/api/composed-documents',
  summary: { vi: 'Các văn bản đã soạn', en: 'Documents composed' },
  query: z.object({
    planId: Id.optional(),
    kind: ComposedKind.optional(),
    page: z.coerce.number().int().min(1).default(1),
  }),
  output: z.object({
    items: z.array(ComposedSummary).describe('Newest first, 50 a page'),
    total: z.number().int(),
  }),
});

export const ComposeChoice = z
  .object({
    planId: Id,
    number: z.string().nullable(),
    title: z.string(),
    kinds: z.array(ComposedKind).describe('What the person may compose on this plan'),
    bodies: z.array(BodyRef).describe('Bodies for which an assignment extract may be composed'),
    all: z.boolean().describe('Whether the person may report on the plan as a whole'),
    own: z.array(BodyRef).describe('The person’s bodies that may report on their own work alone'),
  })
  .meta({ id: 'ComposeChoice' });
export type ComposeChoice = z.infer<typeof ComposeChoice>;

export const choices = route({
  id: 'report.choices',
  method: 'GET',
  path: '/api/composed-documents/choices',
  summary: { vi: 'Có thể soạn văn bản gì, cho kế hoạch nào', en: 'What may be composed on which plan' },
  output: z.object({ plans: z.array(ComposeChoice) }),
});

export const proposal = route({
  id: 'report.proposal',
  method: 'GET',
  path: '/api/plans/:planId/letterhead',
  summary: {
    vi: 'Phần đầu, phần ký và nơi nhận được điền sẵn cho văn bản sắp soạn',
    en: 'Heading, signature and recipients proposed for a document to be composed',
  },
  params: z.object({ planId: Id }),
  query: z.object({
    kind: ComposedKind,
    bodyId: Id.optional().describe('The body that reports on its own work alone'),
  }),
  output: z.object({
    letterhead: Letterhead,
    addressees: z.array(z.string()),
    from: CivilDate.nullable().describe('Since when the plan runs'),
    asOf: CivilDate,
    signers: z
      .array(
        z.object({
          name: z.string(),
          title: z.string().nullable(),
          authority: z.array(z.string()).describe('In which form this person signs'),
        }),
      )
      .describe('Leaders of the body that writes'),
  }),
});

const Composed = z.object({ id: Id });

export const composeProgress = route({
  id: 'report.composeProgress',
  method: 'POST',
  path: '/api/plans/:planId/progress-reports',
  summary: {
    vi: 'Soạn báo cáo kết quả thực hiện kế hoạch, số liệu đến một ngày',
    en: 'Compose a progress report on the plan as of a day',
  },
  params: z.object({ planId: Id }),
  body: z.object({
    bodyId: Id.nullable().describe('The body that reports on its own work alone; null: the plan, all bodies'),
    from: CivilDate.nullable().describe('First day of the period; null: since the plan began'),
    asOf: CivilDate,
    letterhead: Letterhead,
    addressees: z.array(line(200)).min(1).max(20),
    strengths: text(8000, 0),
    shortcomings: text(8000, 0),
    causes: text(8000, 0),
    nextTasks: z.array(text(2000)).max(50),
    proposals: z.array(z.object({ to: line(200), text: text(4000) })).max(50),
  }),
  output: Composed,
  problems: ['wrong-state'],
});

export const composeExtract = route({
  id: 'report.composeExtract',
  method: 'POST',
  path: '/api/plans/:planId/assignment-extracts',
  summary: {
    vi: 'Soạn bản trích nhiệm vụ của một cơ quan',
    en: 'Compose the extract of a body’s assignments',
  },
  params: z.object({ planId: Id }),
  body: z.object({ bodyId: Id, letterhead: Letterhead }),
  output: Composed,
  problems: ['wrong-state'],
});

const documentParams = z.object({ documentId: Id });

/** One part of a composed document as the screen shows it beside the preview. */
export const DocumentPart = z
  .object({
    path: z.string().describe('Place in the model: "body.3", "annexes.0.blocks.0.rows.4"'),
    kind: z.enum(['heading', 'text', 'table', 'row']),
    group: z.string().nullable().describe('Of a row: the line over it that names its task or body'),
    text: z.string(),
    editable: z.boolean(),
    records: z.number().int().describe('How many records it was made from; 0 if none are kept'),
  })
  .meta({ id: 'DocumentPart' });
export type DocumentPart = z.infer<typeof DocumentPart>;

/** A number of a table that opens to its records. */
export const DocumentFigure = z
  .object({
    path: z.string(),
    table: z.string(),
    row: z.string(),
    column: z.string(),
    value: z.string(),
    records: z.number().int(),
  })
  .meta({ id: 'DocumentFigure' });
export type DocumentFigure = z.infer<typeof DocumentFigure>;

/** What is filled in when the document is signed and entered in the register of documents. */
export const Signing = z
  .object({
    number: z.number().int().min(1).max(99_999).nullable(),
    date: CivilDate.nullable(),
    authority: Letterhead.shape.authority,
    signer: Letterhead.shape.signer,
  })
  .meta({ id: 'Signing' });
export type Signing = z.infer<typeof Signing>;

export const ComposedDocument = ComposedSummary.extend({
  symbol: z.string().describe('What follows the number and the stroke'),
  signing: Signing,
  issued: z.boolean().describe('It has a number and a date: its words are closed'),
  parts: z.array(DocumentPart),
  figures: z.array(DocumentFigure),
  fileName: z.string().describe('Without an ending'),
  mayEdit: z.boolean(),
  mayDiscard: z.boolean().describe('A draft without number and date that the person may take away'),
}).meta({ id: 'ComposedDocument' });
export type ComposedDocument = z.infer<typeof ComposedDocument>;

export const document = route({
  id: 'report.document',
  method: 'GET',
  path: '/api/composed-documents/:documentId',
  summary: { vi: 'Một văn bản đã soạn', en: 'A composed document' },
  params: documentParams,
  output: ComposedDocument,
});

export const editDocument = route({
  id: 'report.editDocument',
  method: 'PATCH',
  path: '/api/composed-documents/:documentId',
  summary: {
    vi: 'Sửa lời văn của bản dự thảo; điền số, ngày, người ký',
    en: 'Edit the wording of the draft; fill in number, date and signer',
  },
  params: documentParams,
  body: z.object({
    version: Version,
    parts: z
      .array(z.object({ path: z.string().max(60), text: text(20_000) }))
      .max(500)
      .default([]),
    signing: Signing.optional(),
  }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const discardDocument = route({
  id: 'report.discardDocument',
  method: 'DELETE',
  path: '/api/composed-documents/:documentId',
  summary: {
    vi: 'Bỏ bản dự thảo chưa có số, ngày và không kèm đôn đốc',
    en: 'Discard a draft that has no number or date and belongs to no urge',
  },
  params: documentParams,
  query: z.object({ version: z.coerce.number().int().min(1).describe('The one that the person has seen') }),
  problems: ['edit-conflict', 'wrong-state'],
});

/** A record that a part or number was made from, as it stands now. */
export const SourceRecord = z
  .object({
    kind: z.enum(['obligation', 'difficulty']),
    id: Id,
    text: z.string(),
    body: BodyRef,
  })
  .meta({ id: 'SourceRecord' });
export type SourceRecord = z.infer<typeof SourceRecord>;

export const sources = route({
  id: 'report.sources',
  method: 'GET',
  path: '/api/composed-documents/:documentId/sources',
  summary: {
    vi: 'Một phần hoặc một con số được lập từ những bản ghi nào',
    en: 'The records that a part or a number was made from',
  },
  params: documentParams,
  query: z.object({ path: z.string().max(80) }),
  output: z.object({ records: z.array(SourceRecord) }),
});

export const pdf = route({
  id: 'report.pdf',
  method: 'GET',
  path: '/api/composed-documents/:documentId/pdf',
  summary: { vi: 'Xem văn bản dạng PDF', en: 'The document as PDF' },
  params: documentParams,
  query: z.object({ download: z.stringbool().optional() }),
  file: 'application/pdf',
});

export const docx = route({
  id: 'report.docx',
  method: 'GET',
  path: '/api/composed-documents/:documentId/docx',
  summary: { vi: 'Tải văn bản dạng Word', en: 'The document as DOCX' },
  params: documentParams,
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});
