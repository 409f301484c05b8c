/** The review of a law over many years: whom it asks, what they contribute, what comes of it together. */
import { z } from 'zod';
import { Letterhead } from './report.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, text, Version } from './shared.ts';

const Words = z.object({ vi: z.string(), en: z.string() });
const Year = z.number().int().min(1990).max(2100);
const ofCampaign = { params: z.object({ campaignId: Id }) } as const;
const ofContribution = { params: z.object({ campaignId: Id, bodyId: Id }) } as const;

export const CONTRIBUTION_STATES = ['asked', 'draft', 'submitted', 'returned', 'accepted'] as const;
export const ContributionState = z.enum(CONTRIBUTION_STATES).meta({ id: 'ContributionState' });
export type ContributionState = z.infer<typeof ContributionState>;

const Plan = z.object({ id: Id, number: z.string().nullable(), title: z.string() });

export const CampaignHead = z
  .object({
    id: Id,
    name: z.string(),
    plan: Plan.nullable().describe('null for a body that the plan is not shown to'),
    from: Year,
    to: Year,
    dueOn: CivilDate,
    closed: z.boolean(),
    counts: z
      .record(ContributionState, z.number().int())
      .nullable()
      .describe('Bodies by state; null for those who do not oversee it'),
    mine: z.array(z.object({ body: BodyRef, state: ContributionState })),
  })
  .meta({ id: 'CampaignHead' });
export type CampaignHead = z.infer<typeof CampaignHead>;

export const list = route({
  id: 'campaign.list',
  method: 'GET',
  path: '/api/campaigns',
  summary: { vi: 'Các đợt tổng kết', en: 'Reviews of a law' },
  output: z.object({
    items: z.array(CampaignHead),
    plans: z.array(Plan).describe('Plans under which the person may open one'),
    proposed: z
      .object({ name: z.string(), from: Year, to: Year })
      .describe('What the shipped outline is for; fills the form'),
  }),
});

const Whom = z.object({
  kinds: z.array(z.string().max(60)).max(60),
  groupIds: z.array(Id).max(100),
  bodyIds: z.array(Id).max(1000),
});

export const preview = route({
  id: 'campaign.preview',
  method: 'POST',
  path: '/api/plans/:planId/campaign-bodies',
  summary: {
    vi: 'Những cơ quan sẽ được yêu cầu đóng góp, theo loại, nhóm và từng cơ quan',
    en: 'Bodies that would be asked, by kinds, groups and singly',
  },
  params: z.object({ planId: Id }),
  body: Whom,
  output: z.object({ bodies: z.array(BodyRef) }),
});

const Settings = z.object({
  name: text(300),
  basis: text(1000).describe('The documents that ask for the review'),
  request: text(4000, 0),
  dueOn: CivilDate,
});

export const open = route({
  id: 'campaign.open',
  method: 'POST',
  path: '/api/plans/:planId/campaigns',
  summary: { vi: 'Mở đợt tổng kết', en: 'Open a review' },
  params: z.object({ planId: Id }),
  body: Settings.extend({ from: Year, to: Year, whom: Whom }),
  output: z.object({ id: Id, bodies: z.number().int(), told: z.number().int() }),
});

export const StandingOfBody = z
  .object({
    body: BodyRef,
    state: ContributionState,
    late: z.boolean().describe('Nothing submitted and the day is over'),
    lastNumber: z.number().int(),
    acceptedNumber: z.number().int().nullable(),
    submittedAt: Instant.nullable(),
  })
  .meta({ id: 'CampaignBody' });
export type StandingOfBody = z.infer<typeof StandingOfBody>;

/** Parts of the outline in the order of the document; what they ask, see the domain's ReviewDefinition. */
const Definition = z.record(z.string(), z.unknown()).describe('ReviewDefinition of the domain');

export const ReportHead = z
  .object({
    id: Id,
    composedAt: Instant,
    composedBy: PersonRef,
    bodies: z.number().int().describe('Whose contributions it rests on'),
    newer: z
      .number()
      .int()
      .describe('Contributions accepted since, or corrected: the report does not hold them'),
  })
  .meta({ id: 'CampaignReport' });
export type ReportHead = z.infer<typeof ReportHead>;

export const SurveyHead = z
  .object({
    id: Id,
    title: z.string(),
    anonymous: z.boolean(),
    status: z.enum(['draft', 'open', 'closed']).describe('closed also when its last day is over'),
    closesOn: CivilDate,
    invited: z.number().int(),
    answered: z.number().int(),
  })
  .meta({ id: 'SurveyHead' });
export type SurveyHead = z.infer<typeof SurveyHead>;

const Allowed = z.array(z.string()).describe('Actions that the person may do here');

export const read = route({
  id: 'campaign.read',
  method: 'GET',
  path: '/api/campaigns/:campaignId',
  summary: { vi: 'Một đợt tổng kết', en: 'A review' },
  ...ofCampaign,
  output: z.object({
    id: Id,
    name: z.string(),
    basis: z.string(),
    request: z.string(),
    plan: Plan.nullable().describe('null for a body that the plan is not shown to'),
    from: Year,
    to: Year,
    dueOn: CivilDate,
    closed: z.boolean(),
    definition: Definition,
    bodies: z.array(StandingOfBody).describe('All, for those who oversee it; otherwise the person’s own'),
    reports: z.array(ReportHead),
    surveys: z.array(SurveyHead),
    allowed: Allowed,
    version: Version,
  }),
});

export const edit = route({
  id: 'campaign.edit',
  method: 'PUT',
  path: '/api/campaigns/:campaignId',
  summary: {
    vi: 'Sửa tên, căn cứ, hạn của đợt tổng kết; thêm cơ quan; kết thúc hoặc mở lại',
    en: 'Change name, basis or due day of a review; ask more bodies; close or reopen',
  },
  ...ofCampaign,
  body: Settings.extend({ closed: z.boolean(), more: Whom, version: Version }),
  output: z.object({ version: Version, asked: z.number().int() }),
});

export const dismiss = route({
  id: 'campaign.dismiss',
  method: 'POST',
  path: '/api/campaigns/:campaignId/bodies/:bodyId/dismiss',
  summary: {
    vi: 'Thôi yêu cầu một cơ quan chưa nhập gì đóng góp',
    en: 'Ask a body no more that has entered nothing',
  },
  ...ofContribution,
  problems: ['wrong-state'],
});

// ---------------------------------------------------------------- contributions

const Content = z.record(z.string(), z.unknown()).describe('ContributionContent of the domain');
const Finding = z.object({ path: z.string(), message: Words });

export const Submission = z
  .object({
    number: z.number().int(),
    note: z.string().nullable(),
    submittedBy: PersonRef,
    submittedAt: Instant,
    verdict: z.enum(['returned', 'accepted']).nullable(),
    remarks: z.string().nullable(),
    judgedBy: PersonRef.nullable(),
    judgedAt: Instant.nullable(),
    version: Version,
  })
  .meta({ id: 'CampaignSubmission' });
export type Submission = z.infer<typeof Submission>;

export const contribution = route({
  id: 'campaign.contribution',
  method: 'GET',
  path: '/api/campaigns/:campaignId/bodies/:bodyId',
  summary: {
    vi: 'Đóng góp của một cơ quan: bản đang soạn của cơ quan mình, hoặc bản đã gửi',
    en: 'What a body contributes: its own draft, or what it submitted',
  },
  ...ofContribution,
  query: z.object({ number: z.coerce.number().int().min(1).optional().describe('A submission; the latest') }),
  output: z.object({
    body: BodyRef,
    state: ContributionState,
    acceptedNumber: z.number().int().nullable(),
    shown: z.number().int().nullable().describe('Number of the submission shown; null: the draft'),
    content: Content.nullable().describe('null: nothing was submitted yet'),
    findings: z.array(Finding).describe('What keeps the draft from being submitted'),
    changes: z.array(Words).describe('What differs from the submission before'),
    submissions: z.array(Submission).describe('The latest first'),
    draftVersion: Version.nullable(),
    allowed: Allowed,
  }),
});

export const save = route({
  id: 'campaign.save',
  method: 'PUT',
  path: '/api/campaigns/:campaignId/bodies/:bodyId',
  summary: { vi: 'Lưu bản đóng góp đang soạn', en: 'Save the draft of a contribution' },
  ...ofContribution,
  body: z.object({ content: Content, version: Version.nullable().describe('null for the first time') }),
  output: z.object({ version: Version, findings: z.array(Finding) }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const template = route({
  id: 'campaign.template',
  method: 'GET',
  path: '/api/campaigns/:campaignId/bodies/:bodyId/series.xlsx',
  summary: {
    vi: 'Mẫu Excel của các chuỗi số liệu theo năm, điền sẵn những gì đã có',
    en: 'Excel template of the yearly series, with what is there already',
  },
  ...ofContribution,
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const importSeries = route({
  id: 'campaign.importSeries',
  method: 'POST',
  path: '/api/campaigns/:campaignId/bodies/:bodyId/series',
  summary: {
    vi: 'Nhập các chuỗi số liệu từ Excel: đúng hết thì nhận, sai một ô thì không đổi gì',
    en: 'Import the yearly series from Excel: all, or nothing when a cell is wrong',
  },
  ...ofContribution,
  upload: true,
  body: z.object({ version: z.coerce.number().int().min(0).describe('Of the draft; 0 for none') }),
  output: z.object({
    version: Version,
    values: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
  }),
  problems: ['import-refused', 'file-refused', 'edit-conflict', 'wrong-state'],
});

export const submit = route({
  id: 'campaign.submit',
  method: 'POST',
  path: '/api/campaigns/:campaignId/bodies/:bodyId/submit',
  summary: { vi: 'Gửi bản đóng góp', en: 'Submit a contribution' },
  ...ofContribution,
  body: z.object({ version: Version, note: text(1000, 0).describe('What a correction changes, and why') }),
  output: z.object({ number: z.number().int() }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const judge = route({
  id: 'campaign.judge',
  method: 'POST',
  path: '/api/campaigns/:campaignId/bodies/:bodyId/judge',
  summary: {
    vi: 'Chấp nhận bản đóng góp, hoặc trả lại kèm ý kiến',
    en: 'Accept a contribution or return it',
  },
  ...ofContribution,
  body: z.object({
    number: z.number().int().min(1),
    verdict: z.enum(['accepted', 'returned']),
    remarks: text(4000, 0),
  }),
  problems: ['wrong-state'],
});

// ---------------------------------------------------------------- together

export const SeriesTotal = z.object({
  key: z.string(),
  years: z
    .array(
      z.object({
        value: z
          .number()
          .nullable()
          .describe('Of all bodies; null where nobody gave it, or it does not add up'),
        bodies: z.number().int(),
        share: z.number().nullable().describe('Percent of the whole, over the bodies that gave both'),
      }),
    )
    .describe('In the order of the years'),
});

export const consolidated = route({
  id: 'campaign.consolidated',
  method: 'GET',
  path: '/api/campaigns/:campaignId/consolidated',
  summary: {
    vi: 'Tổng hợp các bản đóng góp đã chấp nhận: chuỗi số liệu, nội dung theo mục, kiến nghị theo điều',
    en: 'Accepted contributions together: series, narratives by part, proposals by article',
  },
  ...ofCampaign,
  output: z.object({
    accepted: z.array(BodyRef),
    missing: z.array(BodyRef),
    series: z.array(SeriesTotal),
    texts: z.array(
      z.object({
        code: z.string(),
        summary: z.string().describe('The lead body’s own words'),
        gathered: z.array(z.object({ body: BodyRef, text: z.string() })),
      }),
    ),
    proposals: z.array(
      z.object({
        article: z.number().int().nullable(),
        items: z.array(
          z.object({
            body: BodyRef,
            clause: z.string(),
            problem: z.string(),
            proposal: z.string(),
            reason: z.string(),
          }),
        ),
      }),
    ),
    rows: z.array(
      z.object({
        code: z.string(),
        items: z.array(
          z.object({
            body: BodyRef,
            cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
          }),
        ),
      }),
    ),
    version: Version.describe('Of the campaign, for the lead body’s own words'),
  }),
});

export const series = route({
  id: 'campaign.series',
  method: 'GET',
  path: '/api/campaigns/:campaignId/series',
  summary: {
    vi: 'Một chuỗi số liệu theo từng cơ quan và năm, kèm nguồn',
    en: 'One series by bodies and years, with sources',
  },
  ...ofCampaign,
  query: z.object({ key: z.string().max(120).default('').describe('"training_by_year.women"') }),
  output: z.object({
    items: z.array(
      z.object({
        body: BodyRef,
        number: z.number().int().describe('Of the accepted submission'),
        source: z.string(),
        values: z.array(z.number().nullable()),
      }),
    ),
  }),
});

export const summarise = route({
  id: 'campaign.summarise',
  method: 'PUT',
  path: '/api/campaigns/:campaignId/summary',
  summary: {
    vi: 'Lời tổng hợp của cơ quan thường trực cho một mục',
    en: 'The lead body’s own words for a part of the report',
  },
  ...ofCampaign,
  body: z.object({ code: z.string().max(120), text: text(20_000, 0), version: Version }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict'],
});

export const letterhead = route({
  id: 'campaign.letterhead',
  method: 'GET',
  path: '/api/campaigns/:campaignId/letterhead',
  summary: {
    vi: 'Phần đầu, phần ký và nơi nhận điền sẵn cho báo cáo tổng kết',
    en: 'Heading, signature and recipients proposed for the summary report',
  },
  ...ofCampaign,
  output: z.object({
    letterhead: Letterhead,
    addressees: z.array(z.string()),
    signers: z.array(
      z.object({ name: z.string(), title: z.string().nullable(), authority: z.array(z.string()) }),
    ),
  }),
});

export const compose = route({
  id: 'campaign.compose',
  method: 'POST',
  path: '/api/campaigns/:campaignId/reports',
  summary: { vi: 'Lập báo cáo tổng kết', en: 'Compose the summary report' },
  ...ofCampaign,
  body: z.object({
    letterhead: Letterhead,
    addressees: z.array(text(200)).max(20),
    surveyIds: z.array(Id).max(20).describe('Surveys whose results are an annex'),
  }),
  output: z.object({ id: Id }),
  problems: ['wrong-state'],
});

const ofReport = { params: z.object({ campaignReportId: Id }) } as const;

export const docx = route({
  id: 'campaign.docx',
  method: 'GET',
  path: '/api/campaign-reports/:campaignReportId/docx',
  summary: { vi: 'Báo cáo tổng kết dạng Word', en: 'The summary report as Word' },
  ...ofReport,
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});

export const pdf = route({
  id: 'campaign.pdf',
  method: 'GET',
  path: '/api/campaign-reports/:campaignReportId/pdf',
  summary: { vi: 'Báo cáo tổng kết dạng PDF', en: 'The summary report as PDF' },
  ...ofReport,
  file: 'application/pdf',
});

export const annexes = route({
  id: 'campaign.annexes',
  method: 'GET',
  path: '/api/campaign-reports/:campaignReportId/annexes',
  summary: {
    vi: 'Phụ lục của báo cáo tổng kết dạng Excel: chuỗi số liệu toàn tỉnh và theo cơ quan, kiến nghị',
    en: 'Annexes of the summary report as Excel: series in all and by body, proposals',
  },
  ...ofReport,
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
