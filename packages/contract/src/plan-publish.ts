/** The published plan: its page, versions, recipients. */
import { ObligationRole } from '@binhdang/domain';
import { z } from 'zod';
import { AssignSummary, PlanParams } from './plan-assign.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, text, Version } from './shared.ts';

export const PlanNodeView = z
  .object({
    id: Id,
    parentId: Id.nullable(),
    label: z.string().nullable(),
    number: z.string().nullable().describe('Of a task: how people point at it, "II.3.2"'),
    kind: z.enum(['section', 'item', 'task', 'paragraph', 'table']),
    part: z.string().nullable(),
    text: z.string(),
    rows: z.array(z.array(z.string())).nullable(),
    bodies: z.array(z.object({ name: z.string(), role: ObligationRole })),
    states: z
      .object({
        total: z.number().int(),
        done: z.number().int(),
        inProgress: z.number().int(),
        late: z.number().int(),
      })
      .nullable()
      .describe('For those who oversee the plan: obligations of the task'),
    mine: z
      .array(
        z.object({
          obligationId: Id,
          bodyId: Id,
          role: ObligationRole,
          state: z.string(),
          dueOn: CivilDate.nullable(),
        }),
      )
      .describe('Obligations of the bodies in which the person works'),
  })
  .meta({ id: 'PlanNodeView' });
export type PlanNodeView = z.infer<typeof PlanNodeView>;

export const PlanPage = z
  .object({
    id: Id,
    title: z.string(),
    kind: z.string().nullable(),
    number: z.string().nullable(),
    year: z.number().int(),
    issuedOn: CivilDate.nullable(),
    startsOn: CivilDate,
    endsOn: CivilDate,
    place: z.string().nullable(),
    issuer: BodyRef,
    leadBody: BodyRef,
    signer: z.object({
      name: z.string().nullable(),
      post: z.string().nullable(),
      authority: z.string().nullable(),
    }),
    fileId: Id.nullable(),
    status: z.enum(['review', 'published', 'closed']),
    versionNumber: z.number().int(),
    version: Version,
    pendingChanges: z.number().int().describe('Changes that wait for the next version'),
    nodes: z.array(PlanNodeView),
    acknowledge: z
      .array(z.object({ body: BodyRef, acknowledgedAt: Instant.nullable(), may: z.boolean() }))
      .describe('Bodies of the person among the recipients'),
    allowed: z.array(z.string()),
  })
  .meta({ id: 'PlanPage' });
export type PlanPage = z.infer<typeof PlanPage>;

export const planPage = route({
  id: 'plan.page',
  method: 'GET',
  path: '/api/plans/:planId/page',
  summary: { vi: 'Kế hoạch và nội dung đã ban hành', en: 'The plan and its text as published' },
  params: PlanParams,
  output: PlanPage,
});

export const ObligationDifference = z
  .object({
    kind: z.enum(['added', 'removed', 'changed']),
    task: z.string(),
    text: z.string(),
    body: z.string(),
    what: z.array(
      z.object({
        field: z.enum(['role', 'cadence', 'expectedProof', 'weight']),
        before: z.string(),
        after: z.string(),
      }),
    ),
  })
  .meta({ id: 'ObligationDifference' });
export type ObligationDifference = z.infer<typeof ObligationDifference>;

export const VersionDifference = z
  .object({
    from: z.number().int(),
    to: z.number().int().nullable().describe('null: what would be published now'),
    obligations: z.array(ObligationDifference),
    texts: z.array(
      z.object({
        kind: z.enum(['added', 'removed', 'changed']),
        label: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'VersionDifference' });
export type VersionDifference = z.infer<typeof VersionDifference>;

export const PublishCheck = z
  .object({
    nextVersion: z.number().int(),
    summary: AssignSummary,
    tasksWithoutBody: z.array(z.object({ id: Id, number: z.string(), text: z.string() })),
    unresolvedNames: z.array(z.object({ task: z.string(), name: z.string() })),
    bySection: z.array(
      z.object({ section: z.string(), tasks: z.number().int(), obligations: z.number().int() }),
    ),
    recipients: z.array(z.object({ line: z.string(), bodies: z.number().int() })),
    told: z
      .object({
        bodies: z.number().int(),
        people: z.number().int(),
        unreached: z.array(BodyRef).describe('Bodies that nobody acts for in the system: they hear nothing'),
      })
      .describe('Who is notified: bodies with obligations and recipients'),
    difference: VersionDifference.nullable(),
    ready: z.boolean().describe('Nothing but open suggestions may stand in the way'),
    planVersion: Version,
  })
  .meta({ id: 'PublishCheck' });
export type PublishCheck = z.infer<typeof PublishCheck>;

export const publishCheck = route({
  id: 'plan.publishCheck',
  method: 'GET',
  path: '/api/plans/:planId/publish-check',
  summary: { vi: 'Kiểm tra trước khi ban hành', en: 'Check before publishing' },
  params: PlanParams,
  output: PublishCheck,
});

export const publishPlan = route({
  id: 'plan.publish',
  method: 'POST',
  path: '/api/plans/:planId/publish',
  summary: { vi: 'Ban hành kế hoạch (phiên bản mới)', en: 'Publish the plan (a new version)' },
  params: PlanParams,
  body: z.object({
    version: Version,
    reason: text(1000).optional().describe('Needed from the second version on'),
    waiveSuggestions: z
      .boolean()
      .default(false)
      .describe('Drop suggestions and open groups that nobody confirmed'),
  }),
  output: z.object({ number: z.number().int(), obligations: z.number().int(), notified: z.number().int() }),
  problems: ['wrong-state', 'edit-conflict'],
});

export const PlanVersionLine = z
  .object({
    number: z.number().int(),
    publishedAt: Instant,
    publishedBy: PersonRef,
    reason: z.string(),
    obligations: z.number().int(),
    bodies: z.number().int(),
  })
  .meta({ id: 'PlanVersionLine' });
export type PlanVersionLine = z.infer<typeof PlanVersionLine>;

export const versions = route({
  id: 'plan.versions',
  method: 'GET',
  path: '/api/plans/:planId/versions',
  summary: { vi: 'Các phiên bản đã ban hành', en: 'Published versions' },
  params: PlanParams,
  output: z.object({ versions: z.array(PlanVersionLine), allowed: z.array(z.string()) }),
});

export const compareVersions = route({
  id: 'plan.compareVersions',
  method: 'GET',
  path: '/api/plans/:planId/versions/compare',
  summary: { vi: 'So sánh hai phiên bản', en: 'Compare two versions' },
  params: PlanParams,
  query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  output: VersionDifference,
});

export const RecipientLine = z
  .object({
    line: z.string(),
    body: BodyRef.nullable(),
    reachable: z.boolean().describe('Somebody acts for the body in the system'),
    notifiedAt: Instant.nullable(),
    acknowledgedAt: Instant.nullable(),
    acknowledgedBy: PersonRef.nullable(),
  })
  .meta({ id: 'RecipientLine' });
export type RecipientLine = z.infer<typeof RecipientLine>;

export const recipients = route({
  id: 'plan.recipients',
  method: 'GET',
  path: '/api/plans/:planId/recipients',
  summary: { vi: 'Nơi nhận và xác nhận đã nhận', en: 'Recipients and acknowledgements' },
  params: PlanParams,
  output: z.object({
    recipients: z.array(RecipientLine),
    bodies: z.number().int(),
    acknowledged: z.number().int(),
    allowed: z.array(z.string()),
  }),
});

export const acknowledge = route({
  id: 'plan.acknowledge',
  method: 'POST',
  path: '/api/plans/:planId/acknowledge',
  summary: { vi: 'Xác nhận cơ quan đã nhận kế hoạch', en: 'Acknowledge receipt of the plan for a body' },
  params: PlanParams,
  body: z.object({ bodyId: Id }),
});

export const remindRecipients = route({
  id: 'plan.remindRecipients',
  method: 'POST',
  path: '/api/plans/:planId/recipients/remind',
  summary: { vi: 'Nhắc cơ quan chưa xác nhận', en: 'Remind bodies that have not acknowledged' },
  params: PlanParams,
  body: z.object({ bodyIds: z.array(Id).max(500).optional().describe('None: all who have not') }),
  output: z.object({ bodies: z.number().int(), people: z.number().int() }),
});
