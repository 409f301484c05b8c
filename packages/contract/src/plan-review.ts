/** Taking a document in and reviewing the plan read from it. */
import { ACTIONS, NodeBody, PlanEdit, PlanNode } from '@binhdang/domain';
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, text, Version } from './shared.ts';

const Allowed = z.array(z.enum(ACTIONS)).describe('What the person may do with it');
export const PlanStatus = z.enum(['review', 'published', 'closed']).meta({ id: 'PlanStatus' });
export type PlanStatus = z.infer<typeof PlanStatus>;

// ---------------------------------------------------------------- the list of plans

export const PlanSummary = z
  .object({
    id: Id,
    number: z.string().nullable(),
    title: z.string(),
    year: z.number().int(),
    issuedOn: CivilDate.nullable(),
    issuer: BodyRef,
    leadBody: BodyRef,
    status: PlanStatus,
    versionNumber: z.number().int().describe('Of the last published version; 0: none yet'),
    tasks: z.number().int(),
    toCheck: z.number().int().describe('Entries for an officer to look at; 0 for those who do not review'),
    checked: z.number().int(),
    doubtful: z.number().int().describe('Entries not yet checked that the reader was not sure of'),
    allowed: Allowed,
  })
  .meta({ id: 'PlanSummary' });
export type PlanSummary = z.infer<typeof PlanSummary>;

export const list = route({
  id: 'plan.list',
  method: 'GET',
  path: '/api/plans',
  summary: { vi: 'Các kế hoạch tôi được xem', en: 'Plans that I may see' },
  output: z.object({ items: z.array(PlanSummary) }),
});

// ---------------------------------------------------------------- taking in

export const PlanRef = z
  .object({ id: Id, number: z.string().nullable(), title: z.string(), status: PlanStatus })
  .meta({ id: 'PlanRef' });
export type PlanRef = z.infer<typeof PlanRef>;

export const TakenIn = z
  .object({
    documentId: Id.nullable().describe('null when nothing was kept because the officer is to choose first'),
    planId: Id.nullable().describe('The plan made of it; null for a corrected text, or before the choice'),
    sameAs: z.array(PlanRef).describe('Plans of the same number, issuer and date that are already there'),
    number: z.string().nullable(),
    title: z.string().nullable(),
  })
  .meta({ id: 'TakenIn' });
export type TakenIn = z.infer<typeof TakenIn>;

export const takeIn = route({
  id: 'plan.takeIn',
  method: 'POST',
  path: '/api/plans/take-in',
  summary: {
    vi: 'Đưa văn bản vào (DOCX, PDF có lớp chữ, TXT) để rà soát thành kế hoạch',
    en: 'Take in a document (DOCX, PDF with text, TXT) to be reviewed into a plan',
  },
  query: z.object({
    bodyId: Id.describe('Body for which it is taken in; it leads the plan'),
    corrects: Id.optional().describe('Plan of which this is a corrected text: nothing changes until applied'),
    asNew: z.stringbool().optional().describe('Make a plan although the same document is there already'),
  }),
  upload: true,
  output: TakenIn,
  problems: ['document-refused', 'file-too-large'],
});

export const discard = route({
  id: 'plan.discard',
  method: 'DELETE',
  path: '/api/plans/:planId',
  summary: { vi: 'Hủy kế hoạch đang rà soát', en: 'Discard a plan under review' },
  params: z.object({ planId: Id }),
  problems: ['wrong-state'],
});

// ---------------------------------------------------------------- reading for review

const Span = z.object({ start: z.number().int(), end: z.number().int() });

export const ReviewFinding = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    basis: z.string().describe('"decree-30": the form of documents; "reading": the reader was not sure'),
    message: z.object({ vi: z.string(), en: z.string() }),
    span: Span.nullable(),
    nodeId: Id.nullable(),
  })
  .meta({ id: 'ReviewFinding' });
export type ReviewFinding = z.infer<typeof ReviewFinding>;

export const DocumentSigner = z.object({
  name: z.string().max(200).nullable(),
  post: z.string().max(300).nullable(),
  authority: z.string().max(500).nullable().describe('"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"'),
});

export const DocumentCitation = z.object({
  kind: z.string().max(200),
  number: z.string().max(100).nullable(),
  issuer: z.string().max(300).nullable(),
  date: CivilDate.nullable(),
  name: z.string().max(2000).nullable(),
  legalBasis: z.boolean(),
  mentions: z.array(Span),
});

export const DocumentRecipient = z.object({
  name: z.string().max(500),
  archive: z.boolean().describe('The line "Lưu: VT, ..."'),
});

/** The document's own data, as read and corrected. */
export const ReviewDocument = z
  .object({
    id: Id,
    version: Version,
    fileId: Id.nullable(),
    fileName: z.string(),
    format: z.enum(['docx', 'pdf', 'text']),
    kind: z.string().nullable(),
    number: z.string().nullable(),
    symbol: z.string().nullable(),
    date: CivilDate.nullable(),
    place: z.string().nullable(),
    issuerName: z.string().nullable(),
    title: z.string().nullable(),
    signer: DocumentSigner,
    citations: z.array(DocumentCitation),
    recipients: z.array(DocumentRecipient),
    takenInAt: Instant,
    takenInBy: PersonRef,
  })
  .meta({ id: 'ReviewDocument' });
export type ReviewDocument = z.infer<typeof ReviewDocument>;

export const ReviewPlan = z
  .object({
    id: Id,
    version: Version,
    title: z.string(),
    year: z.number().int(),
    startsOn: CivilDate,
    endsOn: CivilDate,
    issuer: BodyRef,
    leadBody: BodyRef,
    status: PlanStatus,
    versionNumber: z.number().int(),
  })
  .meta({ id: 'ReviewPlan' });
export type ReviewPlan = z.infer<typeof ReviewPlan>;

/** An edit that can be taken back, or done again. */
export const EditStep = z
  .object({ seq: z.number().int(), operation: z.string(), by: PersonRef, at: Instant })
  .meta({ id: 'EditStep' });
export type EditStep = z.infer<typeof EditStep>;

const Steps = {
  undo: EditStep.nullable().describe('What undo would take back'),
  redo: EditStep.nullable().describe('What redo would do again'),
};

export const PendingCorrection = z
  .object({ documentId: Id, fileName: z.string(), takenInAt: Instant, takenInBy: PersonRef })
  .meta({ id: 'PendingCorrection' });

export const Review = z
  .object({
    plan: ReviewPlan,
    document: ReviewDocument,
    source: z.string().describe('The text that spans of nodes count in, in UTF-16 code units'),
    nodes: z.array(PlanNode),
    bodies: z.array(NodeBody),
    names: z.record(Id, z.string()).describe('Names of the bodies and groups that the nodes bind'),
    findings: z.array(ReviewFinding),
    corrections: z.array(PendingCorrection).describe('Corrected texts taken in and not yet applied'),
    ...Steps,
    allowed: Allowed,
  })
  .meta({ id: 'Review', description: 'Everything the review screen shows' });
export type Review = z.infer<typeof Review>;

export const review = route({
  id: 'plan.review',
  method: 'GET',
  path: '/api/plans/:planId/review',
  summary: { vi: 'Văn bản và cây nhiệm vụ để rà soát', en: 'Document and tree, for review' },
  params: z.object({ planId: Id }),
  output: Review,
});

export const BodyChoice = z
  .object({ id: Id, type: z.enum(['body', 'group']), name: z.string(), shortName: z.string().nullable() })
  .meta({ id: 'BodyChoice' });
export type BodyChoice = z.infer<typeof BodyChoice>;

export const bodyChoices = route({
  id: 'plan.bodyChoices',
  method: 'GET',
  path: '/api/plans/:planId/body-choices',
  summary: {
    vi: 'Cơ quan và nhóm cơ quan có thể giao nhiệm vụ',
    en: 'Bodies and groups that a task can bind',
  },
  params: z.object({ planId: Id }),
  output: z.object({ items: z.array(BodyChoice) }),
});

// ---------------------------------------------------------------- editing

/** Rows that an edit changed, in their new versions. */
export const EditAnswer = z
  .object({
    nodes: z.array(PlanNode),
    bodies: z.array(NodeBody),
    goneNodes: z.array(Id),
    goneBodies: z.array(Id),
    ...Steps,
  })
  .meta({ id: 'EditAnswer' });
export type EditAnswer = z.infer<typeof EditAnswer>;

export const edit = route({
  id: 'plan.edit',
  method: 'POST',
  path: '/api/plans/:planId/edits',
  summary: { vi: 'Sửa cây nhiệm vụ', en: 'Edit the tree' },
  params: z.object({ planId: Id }),
  body: z.object({
    edit: PlanEdit,
    base: z
      .record(Id, z.number().int())
      .describe('Versions that the edit is based on, of every row (node or body) that it changes'),
  }),
  output: EditAnswer,
  problems: ['edit-conflict', 'wrong-state'],
});

export const undo = route({
  id: 'plan.undoEdit',
  method: 'POST',
  path: '/api/plans/:planId/undo',
  summary: { vi: 'Hoàn tác thao tác gần nhất', en: 'Take back the last edit' },
  params: z.object({ planId: Id }),
  body: z.object({ seq: z.number().int().describe('The step shown to the user') }),
  output: EditAnswer,
  problems: ['edit-conflict', 'wrong-state'],
});

export const redo = route({
  id: 'plan.redoEdit',
  method: 'POST',
  path: '/api/plans/:planId/redo',
  summary: { vi: 'Làm lại thao tác vừa hoàn tác', en: 'Do the edit taken back again' },
  params: z.object({ planId: Id }),
  body: z.object({ seq: z.number().int() }),
  output: EditAnswer,
  problems: ['edit-conflict', 'wrong-state'],
});

const optionalText = (maximum: number) =>
  text(maximum, 0)
    .transform((value) => value || null)
    .nullable();

export const editDocument = route({
  id: 'plan.editDocument',
  method: 'PUT',
  path: '/api/plans/:planId/document',
  summary: {
    vi: 'Sửa thông tin văn bản: số, ký hiệu, ngày, cơ quan ban hành, người ký, nơi nhận',
    en: "Correct the document's data: number, date, issuer, signer, recipients",
  },
  params: z.object({ planId: Id }),
  body: z.object({
    version: Version.describe('Of the document'),
    planVersion: Version,
    kind: optionalText(100),
    number: optionalText(100),
    symbol: optionalText(100),
    date: CivilDate.nullable(),
    place: optionalText(200),
    issuerName: optionalText(300),
    issuerBodyId: Id,
    leadBodyId: Id,
    title: text(2000),
    signer: DocumentSigner,
    recipients: z.array(DocumentRecipient).max(200),
    year: z.number().int().min(1990).max(2200),
    startsOn: CivilDate,
    endsOn: CivilDate,
  }),
  output: z.object({ plan: ReviewPlan, document: ReviewDocument }),
  problems: ['edit-conflict', 'wrong-state'],
});

// ---------------------------------------------------------------- a corrected text

/** Words of a text before and after, in order; words that stay, go and come. */
export const WordChange = z
  .object({ type: z.enum(['same', 'gone', 'new']), text: z.string() })
  .meta({ id: 'WordChange' });
export type WordChange = z.infer<typeof WordChange>;

export const NodeDifference = z
  .object({
    status: z.enum(['same', 'changed', 'added', 'removed']),
    nodeId: Id.nullable().describe('The entry of the plan; null when added'),
    kind: PlanNode.shape.kind,
    label: z.string().nullable(),
    words: z.array(WordChange),
    obligations: z.number().int().describe('Of the entry: bodies that have work by it'),
    withProgress: z.number().int().describe('Obligations on which something has been reported'),
  })
  .meta({ id: 'NodeDifference' });
export type NodeDifference = z.infer<typeof NodeDifference>;

export const Comparison = z
  .object({
    documentId: Id,
    documentVersion: Version,
    fileName: z.string(),
    planId: Id,
    treeVersion: z.number().int().describe('Changes with every edit of the tree'),
    number: z.string().nullable(),
    title: z.string().nullable(),
    items: z
      .array(NodeDifference)
      .describe('In the order of the corrected text; removed ones where they stood'),
    counts: z.object({
      same: z.number().int(),
      changed: z.number().int(),
      added: z.number().int(),
      removed: z.number().int(),
    }),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;

const correctionParams = z.object({ planId: Id, documentId: Id });

export const compare = route({
  id: 'plan.compareCorrection',
  method: 'GET',
  path: '/api/plans/:planId/corrections/:documentId',
  summary: {
    vi: 'So sánh văn bản đã sửa với kế hoạch hiện có',
    en: 'Compare a corrected text with the plan as it is',
  },
  params: correctionParams,
  output: Comparison,
  problems: ['document-refused'],
});

export const applyCorrection = route({
  id: 'plan.applyCorrection',
  method: 'POST',
  path: '/api/plans/:planId/corrections/:documentId/apply',
  summary: {
    vi: 'Áp dụng văn bản đã sửa; cơ quan đã giao và tiến độ được giữ',
    en: 'Apply a corrected text; assignments and progress are kept',
  },
  params: correctionParams,
  body: z.object({
    treeVersion: z.number().int().describe('Of the comparison that was looked at'),
    documentVersion: Version,
    keep: z
      .array(Id)
      .max(2000)
      .describe('Entries missing in the corrected text that shall stay all the same'),
    drop: z
      .array(Id)
      .max(2000)
      .describe(
        'Entries missing in it that go although progress was reported on them; others with progress stay',
      ),
  }),
  output: z.object({ planId: Id, counts: Comparison.shape.counts }),
  problems: ['edit-conflict', 'wrong-state', 'document-refused'],
});

export const dropCorrection = route({
  id: 'plan.dropCorrection',
  method: 'DELETE',
  path: '/api/plans/:planId/corrections/:documentId',
  summary: { vi: 'Bỏ văn bản đã sửa, không áp dụng', en: 'Drop a corrected text without applying it' },
  params: correctionParams,
});
