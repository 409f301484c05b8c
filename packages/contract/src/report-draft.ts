/** Opening, reading and writing a periodic report. */
import { z } from 'zod';
import {
  FigureDifference,
  FigureKey,
  ReportHead,
  ReportPeriodKey,
  ReportSection,
  ReportState,
  ReportVersion,
  ReportWords,
} from './report-shared.ts';
import { route } from './route.ts';
import { BodyRef, Id, many, Version } from './shared.ts';

const Narrative = z.object({ text: z.string().max(20_000), prepared: z.string().max(20_000) });
/** As domain/outline's ReportContent, which the server checks against the outline. */
const Content = z.object({
  narratives: z.record(z.string(), Narrative),
  entries: z.record(z.string(), z.array(z.record(z.string(), z.unknown())).max(500)),
});

export const openReport = route({
  id: 'report.open',
  method: 'POST',
  path: '/api/reports',
  summary: {
    vi: 'Mở báo cáo của một kỳ: báo cáo đã có, hoặc dự thảo mới được điền sẵn',
    en: 'Open the report of a period: the one there is, or a new draft that is filled in',
  },
  body: z.object({
    duty: z.string().max(60).optional(),
    requestId: Id.optional().describe('Instead of a duty: a report that was asked for once'),
    bodyId: Id,
    period: ReportPeriodKey.optional().describe('Of a duty'),
  }),
  output: z.object({ id: Id }),
});

export const reports = route({
  id: 'report.list',
  method: 'GET',
  path: '/api/reports',
  summary: { vi: 'Các báo cáo định kỳ được xem', en: 'Periodic reports that the person sees' },
  query: z.object({
    series: z.string().max(60).optional(),
    period: ReportPeriodKey.optional(),
    state: many(ReportState),
    bodyId: many(Id),
    receiverId: Id.optional(),
    waiting: z
      .enum(['judging', 'writing', 'signing'])
      .optional()
      .describe('For the person: to judge, to write, to sign'),
    page: z.coerce.number().int().min(1).default(1),
  }),
  output: z.object({
    items: z.array(ReportHead).describe('By last day, the latest first; 50 a page'),
    total: z.number().int(),
  }),
});

export const readReport = route({
  id: 'report.read',
  method: 'GET',
  path: '/api/reports/:reportId',
  summary: {
    vi: 'Một báo cáo: dự thảo đang viết hoặc một bản đã gửi, kèm nguồn của từng câu, từng ô',
    en: 'A report: the draft or a version sent, with the source of every sentence and cell',
  },
  params: z.object({ reportId: Id }),
  query: z.object({
    number: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .describe('A version sent; otherwise the draft, or the last'),
  }),
  output: z.object({
    head: ReportHead,
    subject: ReportWords,
    shown: z.object({
      number: z.number().int().nullable().describe('null: the draft'),
      draftVersion: Version.nullable().describe('What a change of the draft is based on'),
      changes: z.string().nullable(),
    }),
    sections: z.array(ReportSection),
    annexes: z.array(ReportSection),
    last: z
      .object({ id: Id, number: Version, periodName: ReportWords })
      .nullable()
      .describe('Report of the period before, beside which this one is read'),
    missing: z.array(z.string()).describe('Codes of parts that must be written before it is sent'),
    unverified: z.array(FigureKey).describe('Figures in which some records are not verified yet'),
    changedParts: z.array(z.string()).describe('Against the version sent before'),
    changedFigures: z.array(FigureDifference).describe('Against the version sent before'),
    inputs: z
      .array(z.object({ body: BodyRef, versionId: Id.nullable(), number: z.number().int().nullable() }))
      .nullable()
      .describe('Reports from below that it was consolidated from; null: not consolidated'),
    versions: z.array(ReportVersion).describe('The latest first'),
    allowed: z.array(z.string()).describe('Lines of the policy that allow the person to act here'),
  }),
});
export type ReportPage = z.infer<typeof readReport.output>;

export const saveDraft = route({
  id: 'report.saveDraft',
  method: 'PUT',
  path: '/api/reports/:reportId/draft',
  summary: { vi: 'Lưu dự thảo báo cáo', en: 'Save the draft of a report' },
  params: z.object({ reportId: Id }),
  body: z.object({
    content: Content,
    changes: z.string().max(4_000).nullable().default(null).describe('Of a correction: what changes and why'),
    version: Version.describe('Of the draft'),
  }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict'],
});
