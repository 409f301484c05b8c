/** Plans of bodies under the provincial plan: written, sent, noted; how far they cover it; what stands above them. */
import { ObligationRole, STANDINGS } from '@binhdang/domain';
import { z } from 'zod';
import { Letterhead } from './report.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, text, Version } from './shared.ts';

const line = (maximum: number) => text(maximum, 0);

/** What the plan above says of a task. */
export const TaskSource = z
  .object({
    text: z.string().max(8000),
    role: ObligationRole.nullable(),
    dueOn: CivilDate.nullable(),
    rhythm: z.string().max(200),
    result: z.string().max(2000),
  })
  .meta({ id: 'TaskSource' });

export const BodyPlanTask = z
  .object({
    id: z.string().min(1).max(40).describe('The same through all versions'),
    section: z.string().max(40),
    obligationId: Id.nullable().describe('The obligation of the provincial plan that it takes up'),
    aboveTaskId: z
      .string()
      .max(40)
      .nullable()
      .describe('The task of the plan of the body above that it takes up'),
    text: line(8000).describe('Empty only in a draft'),
    dueOn: CivilDate.nullable(),
    rhythm: line(200).describe('"Hằng quý" of a task that comes again'),
    inCharge: line(300).describe('Unit or person within the body'),
    result: line(2000),
    budget: z.number().int().min(0).max(9_000_000_000_000).nullable().describe('Whole đồng'),
    budgetSource: line(200),
    registers: z.array(z.string().max(60)).max(30),
    indicators: z.array(z.string().max(60)).max(30),
    source: TaskSource.nullable().describe('What the plan above said when the task was taken up'),
    carried: z
      .object({
        planId: Id,
        taskId: z.string().max(40),
        standing: z.enum(STANDINGS).nullable(),
        unfinished: z.boolean(),
      })
      .nullable()
      .describe('Taken over from last year’s plan'),
  })
  .meta({ id: 'BodyPlanTask' });
export type BodyPlanTask = z.infer<typeof BodyPlanTask>;

export const BodyPlanContent = z
  .object({
    title: line(500),
    aims: line(8000).describe('Of all texts each line is a paragraph'),
    requirements: line(8000),
    money: line(8000),
    organisation: line(8000),
    sections: z.array(z.object({ id: z.string().min(1).max(40), title: line(500) })).max(60),
    tasks: z.array(BodyPlanTask).max(500),
    letterhead: Letterhead,
  })
  .superRefine(({ sections, tasks }, context) => {
    const known = new Set(sections.map(({ id }) => id));
    const seen = new Set<string>();
    tasks.forEach(({ id, section }, index) => {
      if (!known.has(section))
        context.addIssue({
          code: 'custom',
          path: ['tasks', index, 'section'],
          params: {
            vi: 'Nhiệm vụ phải nằm trong một mục có trong kế hoạch.',
            en: 'The section is not in the plan.',
          },
        });
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          path: ['tasks', index, 'id'],
          params: { vi: 'Nhiệm vụ bị lặp lại.', en: 'The task is there twice.' },
        });
      seen.add(id);
    });
  })
  .meta({ id: 'BodyPlanContent' });
export type BodyPlanContent = z.infer<typeof BodyPlanContent>;

export const BODY_PLAN_STATES = ['draft', 'submitted', 'returned', 'received'] as const;
export const BodyPlanState = z.enum(BODY_PLAN_STATES).meta({ id: 'BodyPlanState' });
export type BodyPlanState = z.infer<typeof BodyPlanState>;

/** The plan that a body's plan stands under. */
export const PlanAbove = z
  .object({
    planId: Id.describe('The provincial plan'),
    bodyPlanId: Id.nullable().describe('The plan of the body above, where it is that of a district'),
    number: z.string().nullable(),
    title: z.string(),
    year: z.number().int(),
  })
  .meta({ id: 'PlanAbove' });
export type PlanAbove = z.infer<typeof PlanAbove>;

export const BodyPlanSummary = z
  .object({
    id: Id,
    body: BodyRef,
    year: z.number().int(),
    title: z.string(),
    number: z.string().nullable(),
    issuedOn: CivilDate.nullable(),
    above: PlanAbove.nullable(),
    state: BodyPlanState.describe('Of the last version sent; draft: none was'),
    lastNumber: z.number().int().describe('Number of the last version sent; 0: none'),
    submittedAt: Instant.nullable(),
    own: z.boolean().describe('The person works for its body'),
    mayJudge: z.boolean().describe('It waits for the person to note or return it'),
  })
  .meta({ id: 'BodyPlanSummary' });
export type BodyPlanSummary = z.infer<typeof BodyPlanSummary>;

/** A plan under which a body of the person may write its own. */
export const BodyPlanChoice = PlanAbove.extend({
  body: BodyRef,
  tasks: z.number().int().describe('How many tasks it gives the body'),
}).meta({ id: 'BodyPlanChoice' });
export type BodyPlanChoice = z.infer<typeof BodyPlanChoice>;

export const list = route({
  id: 'cascade.list',
  method: 'GET',
  path: '/api/body-plans',
  summary: { vi: 'Kế hoạch của các cơ quan, đơn vị', en: 'Plans of bodies' },
  query: z.object({
    planId: Id.optional(),
    bodyId: Id.optional(),
    year: z.coerce.number().int().optional(),
    state: BodyPlanState.optional(),
    page: z.coerce.number().int().min(1).default(1),
  }),
  output: z.object({
    items: z.array(BodyPlanSummary).describe('The own ones first, then the last sent; 50 a page'),
    total: z.number().int(),
    waiting: z.number().int().describe('How many wait for the person to note or return them'),
    choices: z.array(BodyPlanChoice).describe('Plans under which a body of the person has none yet'),
    covered: z
      .array(z.object({ id: Id, number: z.string().nullable(), title: z.string(), year: z.number().int() }))
      .describe('Plans whose coverage the person may see, the newest first'),
  }),
});

const Created = z.object({ id: Id });

export const create = route({
  id: 'cascade.create',
  method: 'POST',
  path: '/api/body-plans',
  summary: {
    vi: 'Lập kế hoạch của cơ quan, điền sẵn từ các nhiệm vụ được giao',
    en: 'Begin a body’s plan, filled in from its obligations',
  },
  body: z.object({
    bodyId: Id,
    planId: Id,
    parentId: Id.nullable().describe('The plan of the body above; null: directly under the provincial one'),
  }),
  output: Created,
  problems: ['wrong-state'],
});

const params = z.object({ bodyPlanId: Id });

const TaskAbove = z.object({
  obligationId: Id.nullable(),
  aboveTaskId: z.string().nullable(),
  section: z.string(),
  source: TaskSource,
  registers: z.array(z.string()),
  indicators: z.array(z.string()),
});

export const BodyPlanVersion = z
  .object({
    number: z.number().int(),
    submittedBy: PersonRef,
    submittedAt: Instant,
    changes: z.string().nullable(),
    verdict: z.enum(['returned', 'received']).nullable(),
    remarks: z.string().nullable(),
    judgedBy: PersonRef.nullable(),
    judgedAt: Instant.nullable(),
  })
  .meta({ id: 'BodyPlanVersion' });
export type BodyPlanVersion = z.infer<typeof BodyPlanVersion>;

export const BodyPlan = BodyPlanSummary.extend({
  version: Version,
  receiver: BodyRef.nullable(),
  content: BodyPlanContent.describe('The draft for its own body; for others the last version they may see'),
  shownNumber: z.number().int().nullable().describe('Number of the version shown; null: the draft'),
  draft: z
    .object({ version: Version, savedBy: PersonRef, savedAt: Instant, changed: z.boolean() })
    .nullable()
    .describe('`changed`: it differs from the last version sent'),
  versions: z.array(BodyPlanVersion).describe('Newest first'),
  tasksAbove: z
    .array(TaskAbove)
    .describe('What the plan above gives the body now, for its own body; to see what changed there'),
  standings: z
    .record(z.string(), z.enum(STANDINGS))
    .describe('How the work on its tasks stands, by id of the task'),
  carriedFrom: z.object({ id: Id, title: z.string(), year: z.number().int() }).nullable(),
  people: z.array(z.string()).describe('Names of people of the body, to be put in charge'),
  signers: z.array(
    z.object({ name: z.string(), title: z.string().nullable(), authority: z.array(z.string()) }),
  ),
  under: z
    .array(BodyPlanChoice)
    .describe('Plans that it might be put under, of a plan that stands under none yet'),
  fileName: z.string().describe('Without an ending'),
  mayWrite: z.boolean(),
  mayDiscard: z.boolean(),
}).meta({ id: 'BodyPlan' });
export type BodyPlan = z.infer<typeof BodyPlan>;

export const get = route({
  id: 'cascade.get',
  method: 'GET',
  path: '/api/body-plans/:bodyPlanId',
  summary: { vi: 'Một kế hoạch của cơ quan', en: 'A body’s plan' },
  params,
  output: BodyPlan,
});

export const save = route({
  id: 'cascade.save',
  method: 'PUT',
  path: '/api/body-plans/:bodyPlanId/draft',
  summary: { vi: 'Lưu dự thảo', en: 'Save the draft' },
  params,
  body: z.object({ version: Version.describe('Of the draft'), content: BodyPlanContent }),
  output: z.object({ version: Version, savedAt: Instant }),
  problems: ['edit-conflict'],
});

export const submit = route({
  id: 'cascade.submit',
  method: 'POST',
  path: '/api/body-plans/:bodyPlanId/versions',
  summary: { vi: 'Gửi kế hoạch lên cơ quan cấp trên', en: 'Send the plan to the body above' },
  params,
  body: z.object({
    version: Version.describe('Of the draft'),
    changes: text(4000).nullable().describe('What changed and why; of all but the first version'),
  }),
  output: z.object({ number: z.number().int() }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const judge = route({
  id: 'cascade.judge',
  method: 'POST',
  path: '/api/body-plans/:bodyPlanId/verdict',
  summary: { vi: 'Ghi nhận hoặc trả lại kế hoạch đã gửi', en: 'Note as received, or return with remarks' },
  params,
  body: z.object({
    number: z.number().int().min(1).describe('Of the version that the person has seen'),
    verdict: z.enum(['returned', 'received']),
    remarks: text(4000, 0),
  }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const issue = route({
  id: 'cascade.issue',
  method: 'PATCH',
  path: '/api/body-plans/:bodyPlanId',
  summary: { vi: 'Ghi số, ngày ban hành', en: 'Enter number and date of issue' },
  params,
  body: z.object({
    version: Version.describe('Of the plan'),
    number: text(60).nullable(),
    issuedOn: CivilDate.nullable(),
  }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict'],
});

export const putUnder = route({
  id: 'cascade.putUnder',
  method: 'POST',
  path: '/api/body-plans/:bodyPlanId/above',
  summary: {
    vi: 'Đặt kế hoạch chuẩn bị trước vào dưới kế hoạch cấp trên đã ban hành',
    en: 'Put a plan that was begun ahead under the plan above',
  },
  params,
  body: z.object({ version: Version, planId: Id, parentId: Id.nullable() }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const discard = route({
  id: 'cascade.discard',
  method: 'DELETE',
  path: '/api/body-plans/:bodyPlanId',
  summary: { vi: 'Bỏ dự thảo chưa gửi lần nào', en: 'Discard a draft that was never sent' },
  params,
  query: z.object({ version: z.coerce.number().int().min(1).describe('Of the plan') }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const compare = route({
  id: 'cascade.compare',
  method: 'GET',
  path: '/api/body-plans/:bodyPlanId/comparison',
  summary: { vi: 'Một bản đã gửi và bản trước đó', en: 'A version sent, and the one before' },
  params,
  query: z.object({ version: z.coerce.number().int().min(1).describe('Its number') }),
  output: z.object({ content: BodyPlanContent, before: BodyPlanContent.nullable() }),
});

const fileQuery = z.object({
  number: z.coerce.number().int().min(1).optional().describe('A version sent; otherwise what the page shows'),
  download: z.stringbool().optional(),
});

export const pdf = route({
  id: 'cascade.pdf',
  method: 'GET',
  path: '/api/body-plans/:bodyPlanId/pdf',
  summary: { vi: 'Văn bản kế hoạch dạng PDF', en: 'The plan as a document, PDF' },
  params,
  query: fileQuery,
  file: 'application/pdf',
});

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const docx = route({
  id: 'cascade.docx',
  method: 'GET',
  path: '/api/body-plans/:bodyPlanId/docx',
  summary: { vi: 'Văn bản kế hoạch dạng Word', en: 'The plan as a document, DOCX' },
  params,
  query: fileQuery,
  file: DOCX,
});

// ---------------------------------------------------------------- coverage

export const CoveredTask = z
  .object({
    key: z.string().describe('Node of the provincial plan, or task of the district’s'),
    label: z.string().nullable(),
    text: z.string().describe('At most 400 characters'),
    section: z.string(),
    bound: z.number().int().describe('Bodies that have it'),
    taken: z.number().int().describe('Bodies whose plan takes it up'),
  })
  .meta({ id: 'CoveredTask' });
export type CoveredTask = z.infer<typeof CoveredTask>;

export const CoveringBody = z
  .object({
    body: BodyRef,
    kind: z.string().describe('Kind of body'),
    plan: z
      .object({
        id: Id,
        number: z.string().nullable(),
        state: BodyPlanState,
        lastNumber: z.number().int(),
        ownTasks: z.number().int().describe('Beyond what the plan above gives it'),
        budget: z.number().describe('Sum in whole đồng'),
      })
      .nullable()
      .describe('null: none was sent yet'),
    bound: z.number().int(),
    taken: z.number().int(),
    urgedOn: CivilDate.nullable(),
  })
  .meta({ id: 'CoveringBody' });
export type CoveringBody = z.infer<typeof CoveringBody>;

export const Coverage = z
  .object({
    above: PlanAbove,
    tasks: z.array(CoveredTask).describe('In the order of the plan'),
    bodies: z.array(CoveringBody),
    cells: z
      .array(
        z.object({
          task: z.number().int().describe('Place in tasks'),
          body: z.number().int().describe('Place in bodies'),
          obligationId: Id.nullable(),
          taken: z.boolean(),
        }),
      )
      .describe('A body that has the task'),
    mayUrge: z.boolean(),
  })
  .meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof Coverage>;

export const coverage = route({
  id: 'cascade.coverage',
  method: 'GET',
  path: '/api/plans/:planId/coverage',
  summary: {
    vi: 'Nhiệm vụ của kế hoạch được những cơ quan nào đưa vào kế hoạch của mình',
    en: 'Which bodies’ plans take up the plan’s tasks',
  },
  params: z.object({ planId: Id }),
  output: Coverage,
});

export const coverageBelow = route({
  id: 'cascade.coverageBelow',
  method: 'GET',
  path: '/api/body-plans/:bodyPlanId/coverage',
  summary: {
    vi: 'Nhiệm vụ của kế hoạch huyện được những xã nào đưa vào kế hoạch của mình',
    en: 'Which plans of bodies below take up the tasks of a district’s plan',
  },
  params,
  output: Coverage,
  problems: ['wrong-state'],
});

// ---------------------------------------------------------------- next year

export const NextYearTask = z
  .object({
    key: z.string(),
    section: z.string(),
    text: z.string(),
    dueOn: CivilDate.nullable().describe('A year later'),
    standing: z.enum(STANDINGS).nullable().describe('null: nothing is recorded of it'),
    unfinished: z.boolean().describe('Comes over by itself'),
    left: z.number().int().describe('How many bodies have not finished it'),
    bodies: z.number().int(),
  })
  .meta({ id: 'NextYearTask' });
export type NextYearTask = z.infer<typeof NextYearTask>;

const NextYear = z.object({
  year: z.number().int().describe('The next one'),
  tasks: z.array(NextYearTask),
  existing: Id.nullable().describe('Next year’s plan, where it was begun'),
});

export const nextYear = route({
  id: 'cascade.nextYear',
  method: 'GET',
  path: '/api/body-plans/:bodyPlanId/next-year',
  summary: { vi: 'Những gì kế hoạch năm sau bắt đầu với', en: 'What next year’s plan would begin with' },
  params,
  output: NextYear,
});

export const startNextYear = route({
  id: 'cascade.startNextYear',
  method: 'POST',
  path: '/api/body-plans/:bodyPlanId/next-year',
  summary: { vi: 'Lập dự thảo kế hoạch năm sau', en: 'Begin next year’s plan' },
  params,
  body: z.object({ taskIds: z.array(z.string().max(40)).max(500).describe('Besides what was not finished') }),
  output: Created,
  problems: ['wrong-state'],
});

export const nextProvincial = route({
  id: 'cascade.nextProvincial',
  method: 'GET',
  path: '/api/plans/:planId/next-year',
  summary: {
    vi: 'Nhiệm vụ của kế hoạch tỉnh chuyển sang năm sau',
    en: 'Tasks of the provincial plan that go on next year',
  },
  params: z.object({ planId: Id }),
  output: NextYear,
});

export const nextProvincialDocx = route({
  id: 'cascade.nextProvincialDocx',
  method: 'GET',
  path: '/api/plans/:planId/next-year/docx',
  summary: {
    vi: 'Dự thảo kế hoạch tỉnh năm sau dạng Word',
    en: 'Draft of next year’s provincial plan, DOCX',
  },
  params: z.object({ planId: Id }),
  query: z.object({
    tasks: z
      .string()
      .max(12_000)
      .default('')
      .describe('Chosen besides what was not finished, commas between'),
  }),
  file: DOCX,
});

// ---------------------------------------------------------------- parents

export const ReferenceDocument = z
  .object({
    kind: text(60),
    number: text(60),
    issuedOn: CivilDate.nullable(),
    issuer: text(200),
    title: text(1000),
    fileId: Id.nullable(),
  })
  .meta({ id: 'ReferenceDocument' });
export type ReferenceDocument = z.infer<typeof ReferenceDocument>;

/** A plan or document in the chain. */
export const ChainNode = z
  .object({
    key: z.string(),
    kind: z.enum(['plan', 'bodyPlan', 'document']),
    id: Id,
    number: z.string().nullable(),
    title: z.string(),
    issuer: z.string(),
    issuedOn: CivilDate.nullable(),
    name: z.string().describe('"Kế hoạch", "Nghị quyết"'),
    file: z.object({ id: Id, name: z.string(), mediaType: z.string() }).nullable(),
    mayCorrect: z.boolean(),
    version: Version.nullable().describe('Of a document'),
  })
  .meta({ id: 'ChainNode' });
export type ChainNode = z.infer<typeof ChainNode>;

export const Chain = z
  .object({
    self: z.string().describe('Key of where it begins'),
    nodes: z.array(ChainNode),
    links: z.array(
      z.object({
        id: Id.nullable().describe('null: it stands under the other by its nature'),
        child: z.string(),
        parent: z.string(),
        mayRemove: z.boolean(),
      }),
    ),
    suggestions: z
      .array(ReferenceDocument.omit({ fileId: true }))
      .describe('Documents that the plan’s text cites and that are not linked yet'),
    plans: z
      .array(z.object({ id: Id, number: z.string().nullable(), title: z.string() }))
      .describe('Plans here that might be parents'),
    mayLink: z.boolean(),
  })
  .meta({ id: 'Chain' });
export type Chain = z.infer<typeof Chain>;

const ChainOf = z.object({
  of: z.enum(['plan', 'bodyPlan']),
  id: Id,
});

export const chain = route({
  id: 'cascade.chain',
  method: 'GET',
  path: '/api/plan-chains',
  summary: { vi: 'Các văn bản cấp trên và kế hoạch cấp dưới', en: 'Documents above a plan, plans below it' },
  query: ChainOf,
  output: Chain,
});

export const link = route({
  id: 'cascade.link',
  method: 'POST',
  path: '/api/plan-links',
  summary: { vi: 'Gắn văn bản cấp trên', en: 'Name a parent' },
  body: ChainOf.extend({
    childDocumentId: Id.nullable().describe(
      'A document of the chain that carries the parent out; null: the plan',
    ),
    parent: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('plan'), planId: Id }),
      z.object({ kind: z.literal('document'), documents: z.array(ReferenceDocument).min(1).max(60) }),
    ]),
  }),
  output: z.object({ links: z.number().int() }),
  problems: ['wrong-state'],
});

export const unlink = route({
  id: 'cascade.unlink',
  method: 'DELETE',
  path: '/api/plan-links/:linkId',
  summary: { vi: 'Bỏ gắn văn bản cấp trên', en: 'Take a parent away' },
  params: z.object({ linkId: Id }),
});

export const correctDocument = route({
  id: 'cascade.correctDocument',
  method: 'PUT',
  path: '/api/reference-documents/:referenceId',
  summary: { vi: 'Sửa thông tin văn bản viện dẫn', en: 'Correct a document referred to' },
  params: z.object({ referenceId: Id }),
  body: ReferenceDocument.extend({ version: Version }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict'],
});
