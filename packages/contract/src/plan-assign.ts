/** From the reviewed plan to obligations: who does each task, in what role, by when, proven how. */
import { Cadence, ObligationRole } from '@binhdang/domain';
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, text, Version } from './shared.ts';

export const PlanParams = z.object({ planId: Id });

/** A name that a task carries: read in the document, suggested by likeness, or set by the officer. */
export const TaskName = z
  .object({
    id: Id,
    name: z.string(),
    bodyId: Id.nullable(),
    groupId: Id.nullable(),
    role: ObligationRole,
    origin: z.enum(['read', 'suggested', 'officer']),
    confirmed: z.boolean(),
    open: z
      .boolean()
      .describe('Waits for the officer: a suggestion, an open group, or a name that is no known body'),
    confidence: z.number(),
    reason: z.string().nullable(),
    version: Version,
  })
  .meta({ id: 'TaskName' });
export type TaskName = z.infer<typeof TaskName>;

export const ObligationChange = z.enum(['none', 'added', 'changed', 'removed']).meta({
  id: 'ObligationChange',
  description: 'What the next version of a published plan will do to it',
});

export const AssignedObligation = z
  .object({
    id: Id,
    bodyId: Id,
    role: ObligationRole,
    cadence: Cadence.nullable(),
    cadenceOrigin: z.enum(['read', 'suggested', 'officer']).nullable(),
    expectedProof: z.string().nullable(),
    weight: z.number().int(),
    change: ObligationChange,
    version: Version,
  })
  .meta({ id: 'AssignedObligation' });
export type AssignedObligation = z.infer<typeof AssignedObligation>;

export const AssignTask = z
  .object({
    id: Id,
    number: z.string().describe('How people point at it: "II.3.2"'),
    section: z.string(),
    item: z.string().nullable(),
    text: z.string(),
    noBodyReason: z.string().nullable(),
    version: Version,
    names: z.array(TaskName),
    obligations: z.array(AssignedObligation),
  })
  .meta({ id: 'AssignTask' });
export type AssignTask = z.infer<typeof AssignTask>;

export const AssignGroup = z
  .object({ id: Id, name: z.string(), openEnded: z.boolean(), memberIds: z.array(Id) })
  .meta({
    id: 'AssignGroup',
    description: 'A group of bodies with its members as of the date of the document',
  });
export type AssignGroup = z.infer<typeof AssignGroup>;

export const AssignSummary = z
  .object({
    tasks: z.number().int(),
    withoutBody: z.number().int().describe('Tasks that nobody has and that are not marked as needing nobody'),
    openNames: z.number().int().describe('Suggestions and open groups that wait for an answer'),
    undated: z.number().int().describe('Obligations whose day an officer still has to set'),
    suggestedDates: z.number().int().describe('Obligations due at the end of the plan for want of a date'),
    obligations: z.number().int(),
    bodies: z.number().int(),
  })
  .meta({ id: 'AssignSummary' });
export type AssignSummary = z.infer<typeof AssignSummary>;

export const AssignScreen = z
  .object({
    plan: z.object({
      id: Id,
      title: z.string(),
      number: z.string().nullable(),
      status: z.enum(['review', 'published', 'closed']),
      versionNumber: z.number().int(),
      startsOn: CivilDate,
      endsOn: CivilDate,
      issuedOn: CivilDate.nullable(),
      version: Version,
    }),
    prepared: z.boolean().describe('false: bodies were not suggested and obligations not drafted yet'),
    tasks: z.array(AssignTask),
    bodies: z.array(BodyRef.extend({ level: z.string(), kind: z.string() })),
    groups: z.array(AssignGroup),
    summary: AssignSummary,
    allowed: z.array(z.string()),
  })
  .meta({ id: 'AssignScreen' });
export type AssignScreen = z.infer<typeof AssignScreen>;

export const assignments = route({
  id: 'plan.assignments',
  method: 'GET',
  path: '/api/plans/:planId/assignments',
  summary: { vi: 'Bảng phân công nhiệm vụ', en: 'Tasks with the bodies assigned' },
  params: PlanParams,
  output: AssignScreen,
});

export const prepareAssignments = route({
  id: 'plan.prepareAssignments',
  method: 'POST',
  path: '/api/plans/:planId/assignments/prepare',
  summary: {
    vi: 'Gợi ý cơ quan cho nhiệm vụ chưa có và dự thảo nhiệm vụ được giao',
    en: 'Suggest bodies for tasks without any and draft the obligations',
  },
  params: PlanParams,
  output: z.object({ suggested: z.number().int(), drafted: z.number().int() }),
});

export const answerNames = route({
  id: 'plan.answerNames',
  method: 'POST',
  path: '/api/plans/:planId/assignments/answer',
  summary: {
    vi: 'Chấp nhận hoặc bỏ gợi ý, nhóm cơ quan',
    en: 'Accept or reject suggestions and open groups',
  },
  params: PlanParams,
  body: z.object({
    nameIds: z.array(Id).max(2000).optional().describe('Without it: every open name of the plan'),
    accept: z.boolean(),
    memberIds: z.array(Id).max(500).optional().describe('Of a group: only these members'),
    bodyId: Id.optional().describe('Of a name that is no known body: the body meant'),
    role: ObligationRole.optional(),
  }),
  output: z.object({ answered: z.number().int(), drafted: z.number().int() }),
  problems: ['edit-conflict'],
});

export const addBodies = route({
  id: 'plan.addBodies',
  method: 'POST',
  path: '/api/plans/:planId/assignments/add',
  summary: { vi: 'Giao nhiệm vụ cho thêm cơ quan', en: 'Assign tasks to further bodies' },
  params: PlanParams,
  body: z.object({
    taskIds: z.array(Id).min(1).max(500),
    bodyIds: z.array(Id).max(500).default([]),
    groupIds: z.array(Id).max(50).default([]),
    role: ObligationRole,
  }),
  output: z.object({ drafted: z.number().int() }),
});

export const editObligations = route({
  id: 'plan.editObligations',
  method: 'PATCH',
  path: '/api/plans/:planId/assignments/obligations',
  summary: {
    vi: 'Sửa một hoặc nhiều nhiệm vụ được giao; với kế hoạch đã ban hành, thay đổi có hiệu lực khi ban hành phiên bản mới',
    en: 'Edit one or many obligations; in a published plan the change takes effect with the next version',
  },
  params: PlanParams,
  body: z.object({
    items: z
      .array(z.object({ id: Id, version: Version }))
      .min(1)
      .max(5000),
    role: ObligationRole.optional(),
    cadence: Cadence.nullable().optional(),
    expectedProof: text(500, 0).nullable().optional(),
    weight: z.number().int().min(1).max(10).optional(),
    removed: z.boolean().optional(),
  }),
  output: z.object({ changed: z.number().int() }),
  problems: ['edit-conflict'],
});

export const setNoBody = route({
  id: 'plan.setNoBody',
  method: 'PUT',
  path: '/api/plans/:planId/tasks/:taskId/no-body',
  summary: { vi: 'Đánh dấu nhiệm vụ không cần giao cơ quan', en: 'Mark a task as binding no body' },
  params: PlanParams.extend({ taskId: Id }),
  body: z.object({
    reason: text(300).nullable().describe('null: it needs bodies after all'),
    version: Version,
  }),
  problems: ['edit-conflict'],
});

export const exportMatrix = route({
  id: 'plan.exportMatrix',
  method: 'GET',
  path: '/api/plans/:planId/assignments/export',
  summary: { vi: 'Xuất bảng phân công ra Excel', en: 'Export the assignments as Excel' },
  params: PlanParams,
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const MatrixChange = z
  .object({
    kind: z.enum(['added', 'changed', 'removed']),
    task: z.string(),
    body: z.string(),
    what: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  })
  .meta({ id: 'MatrixChange' });
export type MatrixChange = z.infer<typeof MatrixChange>;

export const MatrixImport = z
  .object({
    applied: z.boolean(),
    rows: z.number().int(),
    changes: z.array(MatrixChange),
    fingerprint: z.string().describe('Of the assignments the preview was made on'),
  })
  .meta({ id: 'MatrixImport' });
export type MatrixImport = z.infer<typeof MatrixImport>;

export const importMatrix = route({
  id: 'plan.importMatrix',
  method: 'POST',
  path: '/api/plans/:planId/assignments/import',
  summary: {
    vi: 'Nhập bảng phân công từ Excel: xem trước rồi áp dụng; có lỗi thì không thay đổi gì',
    en: 'Import the assignments from Excel: preview, then apply; nothing changes while there is an error',
  },
  params: PlanParams,
  upload: true,
  body: z.object({
    apply: z.stringbool().default(false),
    fingerprint: z.string().optional().describe('From the preview, so that what was seen is what happens'),
  }),
  output: MatrixImport,
  problems: ['import-refused', 'file-refused', 'edit-conflict'],
});
