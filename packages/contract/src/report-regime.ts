/** The reporting regime: who owes which report by when, extensions, reports asked for once, timeliness over years. */
import { z } from 'zod';
import { FigureKey, ReportPeriodKey, ReportState, ReportTimeliness, ReportWords } from './report-shared.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, many, PersonRef, text, Version } from './shared.ts';

export const OwedReport = z
  .object({
    duty: z.string().nullable().describe('Code of the duty; null: asked for once'),
    requestId: Id.nullable(),
    series: z.string(),
    name: ReportWords,
    body: BodyRef,
    receiver: BodyRef.nullable(),
    period: ReportPeriodKey,
    periodName: ReportWords,
    dueOn: CivilDate.describe('With any extension'),
    extended: z.boolean(),
    timeliness: ReportTimeliness,
    reportId: Id.nullable().describe('Where the person sees it; another body’s draft is not seen'),
    state: ReportState.nullable(),
    sentOn: CivilDate.nullable(),
    mine: z.boolean().describe('The person writes it'),
  })
  .meta({ id: 'OwedReport' });
export type OwedReport = z.infer<typeof OwedReport>;

export const owed = route({
  id: 'regime.owed',
  method: 'GET',
  path: '/api/reporting/owed',
  summary: {
    vi: 'Báo cáo phải gửi: của cơ quan mình và của các cơ quan được xem, theo hạn',
    en: 'Reports owed by the own bodies and by those overseen, by last day',
  },
  query: z.object({
    from: CivilDate,
    to: CivilDate.describe('At most two years after the first day'),
    mine: z.enum(['true', 'false']).default('false').describe('true: only what the person writes'),
    series: z.string().max(60).optional(),
    bodyId: many(Id),
    timeliness: many(ReportTimeliness),
  }),
  output: z.object({
    items: z.array(OwedReport).describe('By last day, then by body; at most 2,000'),
    total: z.number().int(),
    series: z.array(z.object({ code: z.string(), name: ReportWords })),
  }),
});

export const TimelinessOfBody = z
  .object({
    body: BodyRef,
    years: z.array(
      z.object({
        year: z.number().int().describe('In which the last day lies'),
        owed: z.number().int(),
        sent: z.number().int(),
        onTime: z.number().int(),
        overdue: z.number().int(),
        completeness: z.number().nullable().describe('Share of the owed that was sent, 0 to 1'),
        punctuality: z
          .number()
          .nullable()
          .describe('Share of the sent or overdue that was sent in time, 0 to 1'),
      }),
    ),
  })
  .meta({ id: 'TimelinessOfBody' });
export type TimelinessOfBody = z.infer<typeof TimelinessOfBody>;

export const timeliness = route({
  id: 'regime.timeliness',
  method: 'GET',
  path: '/api/reporting/timeliness',
  summary: {
    vi: 'Tính đúng hạn và đầy đủ của báo cáo theo cơ quan, qua các năm',
    en: 'Timeliness and completeness of reports by body, over years',
  },
  query: z.object({
    year: many(z.coerce.number().int().min(2000).max(2100)).describe(
      'At most 10; this year, if none is named',
    ),
    series: z.string().max(60).optional(),
  }),
  output: z.object({
    items: z.array(TimelinessOfBody).describe('Bodies that the person sees, by name'),
    years: z.array(z.number().int()),
  }),
});

export const ReportExtension = z
  .object({
    id: Id,
    duty: z.string(),
    name: ReportWords,
    body: BodyRef,
    period: ReportPeriodKey,
    periodName: ReportWords,
    until: CivilDate.nullable().describe('null: need not be sent'),
    reason: z.string(),
    askedBy: PersonRef,
    askedAt: Instant,
    verdict: z.enum(['granted', 'refused']).nullable(),
    remarks: z.string().nullable(),
    decidedBy: PersonRef.nullable(),
    mayDecide: z.boolean(),
    version: Version,
  })
  .meta({ id: 'ReportExtension' });
export type ReportExtension = z.infer<typeof ReportExtension>;

export const extensions = route({
  id: 'regime.extensions',
  method: 'GET',
  path: '/api/reporting/extensions',
  summary: { vi: 'Xin gia hạn, miễn báo cáo', en: 'Extensions and exemptions asked for' },
  query: z.object({
    open: z.enum(['true', 'false']).default('false').describe('true: only those not decided'),
  }),
  output: z.object({ items: z.array(ReportExtension).describe('The latest first, at most 200') }),
});

export const askExtension = route({
  id: 'regime.askExtension',
  method: 'POST',
  path: '/api/reporting/extensions',
  summary: {
    vi: 'Xin gia hạn hoặc miễn một báo cáo; cơ quan nhận báo cáo tự gia hạn thì có hiệu lực ngay',
    en: 'Ask for a later last day or an exemption; what the receiver itself gives is granted at once',
  },
  body: z.object({
    duty: z.string().max(60),
    bodyId: Id,
    period: ReportPeriodKey,
    until: CivilDate.nullable(),
    reason: text(1_000),
  }),
  output: z.object({ id: Id }),
});

export const decideExtension = route({
  id: 'regime.decideExtension',
  method: 'POST',
  path: '/api/reporting/extensions/:extensionId/verdict',
  summary: { vi: 'Quyết định gia hạn', en: 'Decide on an extension' },
  params: z.object({ extensionId: Id }),
  body: z.object({
    verdict: z.enum(['granted', 'refused']),
    remarks: text(1_000, 0).nullable().default(null),
    version: Version,
  }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const ReportRequest = z
  .object({
    id: Id,
    name: z.string(),
    outline: z.object({ code: z.string(), name: ReportWords }),
    startsOn: CivilDate,
    endsOn: CivilDate,
    dueOn: CivilDate,
    basis: z.string(),
    bodies: z.array(BodyRef),
    receiver: BodyRef,
    withdrawn: z.boolean(),
    askedBy: PersonRef,
    askedAt: Instant,
    mayChange: z.boolean(),
    version: Version,
  })
  .meta({ id: 'ReportRequest' });
export type ReportRequest = z.infer<typeof ReportRequest>;

export const requests = route({
  id: 'regime.requests',
  method: 'GET',
  path: '/api/reporting/requests',
  summary: { vi: 'Yêu cầu báo cáo đột xuất', en: 'Reports asked for once' },
  output: z.object({ items: z.array(ReportRequest).describe('The latest first, at most 200') }),
});

export const askReport = route({
  id: 'regime.request',
  method: 'POST',
  path: '/api/reporting/requests',
  summary: { vi: 'Yêu cầu các cơ quan báo cáo một lần', en: 'Ask bodies for a report once' },
  body: z.object({
    name: text(200),
    outline: z.string().max(60),
    startsOn: CivilDate,
    endsOn: CivilDate,
    dueOn: CivilDate,
    basis: text(300),
    receiverId: Id.describe('Own body that receives it'),
    bodyIds: z.array(Id).min(1).max(400).describe('Of those overseen'),
  }),
  output: z.object({ id: Id }),
});

export const withdrawRequest = route({
  id: 'regime.withdraw',
  method: 'POST',
  path: '/api/reporting/requests/:requestId/withdraw',
  summary: { vi: 'Rút yêu cầu báo cáo', en: 'Withdraw a request' },
  params: z.object({ requestId: Id }),
  problems: ['wrong-state'],
});

export const DefinitionVersion = z.object({
  number: Version,
  appliesFrom: CivilDate,
  origin: z.enum(['catalog', 'officer']),
  reason: z.string().nullable(),
  madeBy: PersonRef.nullable(),
  madeAt: Instant,
});

export const definitions = route({
  id: 'regime.definitions',
  method: 'GET',
  path: '/api/reporting/definitions',
  summary: { vi: 'Đề cương và chế độ báo cáo đang áp dụng', en: 'Outlines and duties of reports in force' },
  output: z.object({
    outlines: z.array(
      z.object({ code: z.string(), number: Version, name: ReportWords, sections: z.number().int() }),
    ),
    duties: z.array(
      z.object({
        code: z.string(),
        number: Version,
        name: ReportWords,
        series: z.string(),
        outline: z.string(),
        period: z.string(),
        closing: z.enum(['calendar', 'administrative']),
        kinds: z.array(z.string()),
        to: z.enum(['parent', 'lead']),
        due: z.object({ monthsAfter: z.number().int(), day: z.number().int() }),
        remindDaysBefore: z.array(z.number().int()),
        since: z.number().int(),
        basis: z.string(),
      }),
    ),
    mayRevise: z.boolean(),
  }),
});

export const definition = route({
  id: 'regime.definition',
  method: 'GET',
  path: '/api/reporting/definitions/:kind/:code',
  summary: {
    vi: 'Một đề cương hoặc chế độ báo cáo, và các phiên bản',
    en: 'An outline or duty, and its versions',
  },
  params: z.object({ kind: z.enum(['outline', 'duty']), code: z.string().max(60) }),
  query: z.object({ number: z.coerce.number().int().min(1).optional() }),
  output: z.object({
    kind: z.enum(['outline', 'duty']),
    code: z.string(),
    number: Version,
    definition: z.record(z.string(), z.unknown()),
    versions: z.array(DefinitionVersion).describe('The latest first'),
    figures: z.array(FigureKey).describe('Of an outline: the figures it takes from records'),
    mayRevise: z.boolean(),
  }),
});

export const reviseDefinition = route({
  id: 'regime.revise',
  method: 'POST',
  path: '/api/reporting/definitions/:kind/:code',
  summary: {
    vi: 'Sửa đề cương hoặc chế độ báo cáo từ một ngày; báo cáo đã mở giữ đề cương cũ',
    en: 'Change an outline or duty from a day on; reports already opened keep the one they were written on',
  },
  params: z.object({ kind: z.enum(['outline', 'duty']), code: z.string().max(60) }),
  body: z.object({
    number: Version.describe('Of the version that the change is based on'),
    definition: z.record(z.string(), z.unknown()),
    appliesFrom: CivilDate,
    reason: text(1_000),
  }),
  output: z.object({ number: Version }),
  problems: ['edit-conflict'],
});
