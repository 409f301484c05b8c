/** Consolidating reports from below, and going from a number back to where it comes from. */
import { z } from 'zod';
import { FigureDifference, FigureKey, ReportHead, ReportWords } from './report-shared.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, Version } from './shared.ts';

const params = z.object({ reportId: Id });

export const BelowStanding = z
  .object({
    body: BodyRef,
    report: z.object({ id: Id, state: z.string(), number: z.number().int() }).nullable(),
    dueOn: CivilDate,
    exempt: z.boolean(),
    accepted: z
      .object({ versionId: Id, number: Version, submittedAt: Instant })
      .nullable()
      .describe('The latest that was accepted'),
    taken: z
      .object({ versionId: Id, number: Version })
      .nullable()
      .describe('The one that this report was consolidated from'),
  })
  .meta({ id: 'BelowStanding' });
export type BelowStanding = z.infer<typeof BelowStanding>;

export const below = route({
  id: 'report.below',
  method: 'GET',
  path: '/api/reports/:reportId/below',
  summary: {
    vi: 'Báo cáo cấp dưới phải tổng hợp: đã chấp nhận, đang chờ, còn thiếu, đến sau',
    en: 'Reports from below to be consolidated: accepted, waiting, missing, late',
  },
  params,
  output: z.object({
    items: z.array(BelowStanding).describe('All bodies that report to this one in the series, by name'),
    late: z.array(FigureDifference).describe('What would change if it were consolidated anew'),
    lateBodies: z.array(BodyRef).describe('With an accepted version that is not in this report'),
  }),
});

export const consolidateReport = route({
  id: 'report.consolidate',
  method: 'POST',
  path: '/api/reports/:reportId/consolidate',
  summary: {
    vi: 'Tổng hợp từ các báo cáo đã chấp nhận của cấp dưới',
    en: 'Consolidate from the accepted reports below',
  },
  params,
  body: z.object({ version: Version.describe('Of the draft') }),
  output: z.object({ version: Version, taken: z.number().int(), missing: z.array(BodyRef) }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const gathered = route({
  id: 'report.gathered',
  method: 'GET',
  path: '/api/reports/:reportId/gathered',
  summary: {
    vi: 'Lời văn của cấp dưới, gom theo từng phần để cô đọng',
    en: 'Narratives from below, gathered by part to be condensed',
  },
  params,
  output: z.object({
    parts: z.array(
      z.object({
        code: z.string(),
        texts: z.array(
          z.object({
            body: BodyRef,
            reportId: Id,
            number: Version,
            text: z.string(),
            written: z.boolean().describe('By people; otherwise as prepared'),
          }),
        ),
      }),
    ),
  }),
});

export const TracePart = z
  .object({
    body: BodyRef,
    from: z.enum(['records', 'report']),
    value: z.number(),
    verified: z.number(),
    report: z.object({ id: Id, number: Version }).nullable(),
    records: z.array(
      z.object({
        id: Id,
        title: z.string().nullable().describe('null: not seen by the person'),
        day: CivilDate.nullable(),
        version: Version.describe('When it was counted'),
        nowVersion: Version.nullable(),
        value: z.number(),
        files: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'TracePart' });
export type TracePart = z.infer<typeof TracePart>;

export const trace = route({
  id: 'report.trace',
  method: 'GET',
  path: '/api/reports/:reportId/trace',
  summary: {
    vi: 'Nguồn của một số: công thức, cơ quan, bản ghi',
    en: 'Where a number comes from: formula, bodies, records',
  },
  params,
  query: z.object({
    key: FigureKey,
    number: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .describe('A version sent; otherwise the draft, or the last'),
  }),
  output: z.object({
    key: FigureKey,
    name: ReportWords.describe('The measure and what it is narrowed to'),
    unit: ReportWords.nullable(),
    register: z.string().nullable(),
    from: CivilDate.nullable().describe('null: of a stock, what there is on the last day'),
    to: CivilDate,
    value: z.number().nullable(),
    verified: z.number().nullable(),
    parts: z.array(TracePart),
  }),
});

export const byBody = route({
  id: 'report.byBody',
  method: 'GET',
  path: '/api/reports/:reportId/by-body',
  summary: { vi: 'Bảng của một phần theo từng cơ quan', en: 'A table of the report by body' },
  params,
  query: z.object({ part: z.string().max(60), number: z.coerce.number().int().min(1).optional() }),
  output: z.object({
    columns: z.array(z.object({ key: FigureKey, name: ReportWords })),
    rows: z.array(z.object({ body: BodyRef, missing: z.boolean(), values: z.array(z.number().nullable()) })),
    totals: z.array(z.number().nullable()),
  }),
});

// In full, one by one: the browser's light contract reads where a route is from the text itself.
const ofNumber = z.object({ number: z.coerce.number().int().min(1).optional() });
export const reportDocx = route({
  id: 'report.reportDocx',
  method: 'GET',
  path: '/api/reports/:reportId/docx',
  summary: { vi: 'Báo cáo dạng Word', en: 'The report as Word' },
  params,
  query: ofNumber,
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});
export const reportPdf = route({
  id: 'report.reportPdf',
  method: 'GET',
  path: '/api/reports/:reportId/pdf',
  summary: { vi: 'Báo cáo dạng PDF', en: 'The report as PDF' },
  params,
  query: ofNumber,
  file: 'application/pdf',
});
export const reportExcel = route({
  id: 'report.reportExcel',
  method: 'GET',
  path: '/api/reports/:reportId/xlsx',
  summary: { vi: 'Báo cáo dạng Excel', en: 'The report as Excel' },
  params,
  query: ofNumber,
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const findByCode = route({
  id: 'report.findByCode',
  method: 'GET',
  path: '/api/report-codes/:code',
  summary: {
    vi: 'Tìm bản báo cáo theo mã xác minh in trên văn bản',
    en: 'The version of a report by the verification code printed in the document',
  },
  params: z.object({ code: z.string().min(6).max(40) }),
  output: z.object({
    head: ReportHead,
    number: Version,
    submittedAt: Instant,
    current: z.boolean().describe('No later version was sent'),
    digest: z.string().describe('SHA-256 of what was sent: the same inputs give the same'),
  }),
});
