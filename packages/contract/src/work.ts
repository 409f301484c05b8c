/** The work of the bodies: what is asked of them, what they report, how it is judged, and their difficulties. */
import { OBLIGATION_ROLES, STANDINGS, VERDICTS, WORK_GROUPS, WORK_STATES } from '@binhdang/domain';
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, CivilDate, HistoryLine, Id, Instant, many, PersonRef, text, Version } from './shared.ts';

const WorkState = z.enum(WORK_STATES);
const Verdict = z.enum(VERDICTS);
const ObligationRole = z.enum(OBLIGATION_ROLES);
const Standing = z.enum(STANDINGS);
const WorkGroup = z.enum(WORK_GROUPS);

export const PlanRef = z
  .object({ id: Id, number: z.string().nullable(), title: z.string() })
  .meta({ id: 'PlanRef', description: 'A plan as it is cited' });
export type PlanRef = z.infer<typeof PlanRef>;

/** What a person may do next, so that the screen offers nothing else. */
const Allowed = z.array(z.string()).describe('Lines of the policy that allow the person to act here');

/** Item of the plan under which a task stands; a task cut from a running sentence often has its subject only there. */
const Above = z.object({ label: z.string().nullable(), text: z.string() }).nullable();

// ---------------------------------------------------------------- my work
export const MyObligation = z
  .object({
    id: Id,
    planId: Id,
    bodyId: Id,
    task: z.string().describe('At most 400 characters of the task'),
    label: z.string().nullable(),
    above: Above,
    role: ObligationRole,
    dueOn: CivilDate.nullable(),
    cadence: z.unknown().nullable(),
    group: WorkGroup,
    standing: Standing,
    state: WorkState,
    percent: z.number().int().nullable(),
    delegatedTo: PersonRef.nullable(),
    urgedOn: CivilDate.nullable().describe('Urged since the last report'),
    openDifficulties: z.number().int(),
    lastProgress: z
      .object({
        narrative: z.string(),
        reportedAt: Instant,
        verdict: Verdict,
        remarks: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'MyObligation' });
export type MyObligation = z.infer<typeof MyObligation>;

/** Something other than an obligation that waits for the person. */
export const WaitingThing = z
  .object({
    kind: z.enum(['difficulty', 'document']),
    id: Id.describe('Of the difficulty, or of the plan whose receipt is to be confirmed'),
    title: z.string(),
    bodyId: Id,
    since: Instant,
    status: z.string().nullable(),
  })
  .meta({ id: 'WaitingThing' });
export type WaitingThing = z.infer<typeof WaitingThing>;

export const mine = route({
  id: 'work.mine',
  method: 'GET',
  path: '/api/my-work',
  summary: { vi: 'Việc của tôi', en: 'My work' },
  query: z.object({
    planId: Id.optional(),
    bodyId: Id.optional(),
    delegatedToMe: z.stringbool().optional(),
    done: z.stringbool().optional().describe('With those done; otherwise they are only counted'),
  }),
  output: z.object({
    items: z.array(MyObligation),
    counts: z.record(WorkGroup, z.number().int()),
    waiting: z.array(WaitingThing),
    plans: z.array(PlanRef),
    bodies: z.array(BodyRef),
  }),
});

// ---------------------------------------------------------------- one obligation
export const Figure = z.object({ label: text(200), value: z.number(), unit: text(50, 0) });
export type Figure = z.infer<typeof Figure>;

export const Evidence = z
  .object({
    fileId: Id,
    name: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    caption: z.string().nullable(),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

/** A record of a register that a report rests on. What it says is told to those who see the record. */
export const ReportedRecord = z
  .object({
    recordId: Id.nullable().describe('null: of a confidential register, which the person does not see'),
    title: z.string().nullable(),
    register: z.string().nullable(),
    day: CivilDate.nullable(),
    status: z.enum(['draft', 'submitted', 'verified', 'returned']).nullable(),
    deleted: z.boolean(),
  })
  .meta({ id: 'ReportedRecord' });
export type ReportedRecord = z.infer<typeof ReportedRecord>;

export const Progress = z
  .object({
    id: Id,
    occurrenceId: Id.nullable(),
    state: WorkState,
    percent: z.number().int().nullable(),
    narrative: z.string(),
    figures: z.array(Figure),
    doneOn: CivilDate.nullable(),
    reportedBy: PersonRef,
    reportedAt: Instant,
    verdict: Verdict,
    remarks: z.string().nullable(),
    judgedBy: PersonRef.nullable(),
    judgedAt: Instant.nullable(),
    evidence: z.array(Evidence),
    records: z.array(ReportedRecord).describe('Records of registers that it rests on'),
    version: Version,
  })
  .meta({ id: 'Progress' });
export type Progress = z.infer<typeof Progress>;

export const Occurrence = z
  .object({
    id: Id,
    dueOn: CivilDate,
    opensOn: CivilDate.nullable(),
    doneOn: CivilDate.nullable(),
    verified: z.boolean(),
  })
  .meta({ id: 'Occurrence' });
export type Occurrence = z.infer<typeof Occurrence>;

const DifficultyStatus = z.enum(['raised', 'answered', 'escalated', 'settled']);

export const Obligation = z
  .object({
    id: Id,
    plan: PlanRef.extend({ year: z.number().int(), status: z.string(), leadBodyId: Id, issuerBodyId: Id }),
    body: BodyRef,
    node: z.object({
      id: Id,
      label: z.string().nullable(),
      text: z.string(),
      path: z.array(z.object({ id: Id, label: z.string().nullable(), text: z.string() })),
      targets: z
        .array(z.object({ value: z.number(), unit: z.string(), comparator: z.string(), text: z.string() }))
        .describe('What the plan sets in numbers'),
    }),
    role: ObligationRole,
    cadence: z.unknown().nullable(),
    dueOn: CivilDate.nullable(),
    expectedProof: z.string().nullable(),
    measurable: z.boolean(),
    state: WorkState,
    percent: z.number().int().nullable(),
    doneOn: CivilDate.nullable(),
    verdict: Verdict.nullable(),
    standing: Standing,
    delegatedTo: PersonRef.nullable(),
    version: Version,
    occurrences: z.array(Occurrence),
    progress: z.array(Progress).describe('Latest first'),
    difficulties: z.array(
      z.object({ id: Id, title: z.string(), status: DifficultyStatus, raisedAt: Instant }),
    ),
    urges: z.array(
      z.object({
        id: Id,
        message: z.string(),
        answerBy: CivilDate.nullable(),
        sentAt: Instant,
        sentBy: PersonRef,
      }),
    ),
    others: z
      .array(z.object({ body: BodyRef, role: ObligationRole, obligationId: Id.nullable() }))
      .describe('Other bodies on the same task; their obligations only for those who see all of the plan'),
    people: z.array(PersonRef).describe('To whom the obligation may be handed within the body'),
    allowed: Allowed,
  })
  .meta({ id: 'Obligation' });
export type Obligation = z.infer<typeof Obligation>;

const obligationParams = z.object({ obligationId: Id });

export const obligation = route({
  id: 'work.obligation',
  method: 'GET',
  path: '/api/obligations/:obligationId',
  summary: { vi: 'Nhiệm vụ được giao', en: 'An obligation' },
  params: obligationParams,
  output: Obligation,
});

export const obligationHistory = route({
  id: 'work.obligationHistory',
  method: 'GET',
  path: '/api/obligations/:obligationId/history',
  summary: { vi: 'Lịch sử nhiệm vụ', en: 'History of an obligation' },
  params: obligationParams,
  output: z.object({ lines: z.array(HistoryLine) }),
});

export const delegate = route({
  id: 'work.delegate',
  method: 'PUT',
  path: '/api/obligations/:obligationId/delegate',
  summary: { vi: 'Giao nhiệm vụ cho người trong cơ quan', en: 'Hand an obligation to a colleague' },
  params: obligationParams,
  body: z.object({ personId: Id.nullable(), version: Version }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict'],
});

// ---------------------------------------------------------------- progress
const reported = {
  state: WorkState,
  percent: z.number().int().min(0).max(100).nullable().describe('Only where the obligation is measurable'),
  narrative: text(10_000),
  figures: z.array(Figure).max(50),
  doneOn: CivilDate.nullable().describe('With state done: the day it was finished'),
  occurrenceId: Id.nullable().describe('None: the earliest that is open'),
  evidence: z.array(z.object({ fileId: Id, caption: text(300).nullable() })).max(20),
  records: z
    .array(Id)
    .max(200)
    .default([])
    .describe('Records of registers that it rests on: linked to the obligation, submitted or verified'),
};

export const report = route({
  id: 'work.report',
  method: 'POST',
  path: '/api/obligations/:obligationId/progress',
  summary: { vi: 'Báo cáo tiến độ', en: 'Report progress' },
  params: obligationParams,
  body: z.object({ ...reported, version: Version.describe('Of the obligation') }),
  output: z.object({ id: Id, version: Version.describe('Of the obligation') }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const correct = route({
  id: 'work.correct',
  method: 'PUT',
  path: '/api/progress/:progressId',
  summary: { vi: 'Sửa báo cáo chưa được xác nhận', en: 'Correct a report not yet judged' },
  params: z.object({ progressId: Id }),
  body: z.object({ ...reported, version: Version.describe('Of the report') }),
  output: z.object({ version: Version }),
  problems: ['edit-conflict', 'wrong-state'],
});

export const JudgeItem = z
  .object({
    progress: Progress,
    obligationId: Id,
    plan: PlanRef,
    body: BodyRef,
    task: z.string(),
    label: z.string().nullable(),
    above: Above,
    role: ObligationRole,
    dueOn: CivilDate.nullable(),
    occurrenceDueOn: CivilDate.nullable(),
    expectedProof: z.string().nullable(),
    standing: Standing,
  })
  .meta({ id: 'JudgeItem', description: 'A report that waits for a verdict, with what it is about' });
export type JudgeItem = z.infer<typeof JudgeItem>;

export const toJudge = route({
  id: 'work.toJudge',
  method: 'GET',
  path: '/api/progress/to-judge',
  summary: { vi: 'Báo cáo chờ xác nhận', en: 'Reports awaiting a verdict' },
  query: z.object({ planId: Id.optional(), bodyId: Id.optional() }),
  output: z.object({
    items: z.array(JudgeItem).describe('The oldest first, at most 200'),
    total: z.number().int(),
    bodies: z.array(z.object({ body: BodyRef, count: z.number().int() })),
    plans: z.array(PlanRef),
  }),
});

export const judge = route({
  id: 'work.judge',
  method: 'POST',
  path: '/api/progress/judge',
  summary: {
    vi: 'Xác nhận hoặc trả lại báo cáo, một hoặc nhiều',
    en: 'Verify or return reports, one or many',
  },
  body: z.object({
    items: z
      .array(z.object({ progressId: Id, version: Version }))
      .min(1)
      .max(200),
    verdict: z.enum(['verified', 'returned']),
    remarks: text(4000, 0).nullable().describe('Required for returning'),
  }),
  output: z.object({ judged: z.number().int() }),
  problems: ['edit-conflict', 'wrong-state'],
});

// ---------------------------------------------------------------- difficulties
export const Difficulty = z
  .object({
    id: Id,
    title: z.string(),
    status: DifficultyStatus,
    plan: PlanRef,
    body: BodyRef,
    withBody: BodyRef,
    obligation: z.object({ id: Id, task: z.string(), label: z.string().nullable() }).nullable(),
    raisedBy: PersonRef,
    raisedAt: Instant,
    lastAt: Instant,
    waitingForMe: z.boolean(),
    version: Version,
  })
  .meta({ id: 'Difficulty' });
export type Difficulty = z.infer<typeof Difficulty>;

export const DifficultyMessage = z
  .object({
    id: Id,
    kind: z.enum(['raise', 'answer', 'escalate', 'decide', 'reply', 'settle']),
    text: z.string(),
    author: PersonRef,
    authorBody: BodyRef,
    at: Instant,
  })
  .meta({ id: 'DifficultyMessage' });
export type DifficultyMessage = z.infer<typeof DifficultyMessage>;

const difficultyParams = z.object({ difficultyId: Id });

export const difficulties = route({
  id: 'work.difficulties',
  method: 'GET',
  path: '/api/difficulties',
  summary: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
  query: z.object({
    status: many(DifficultyStatus).optional(),
    waiting: z.stringbool().optional().describe('Only those that wait for me'),
    planId: Id.optional(),
    bodyId: Id.optional(),
    page: z.coerce.number().int().min(1).default(1),
  }),
  output: z.object({
    items: z.array(Difficulty).describe('Latest movement first, 50 a page'),
    total: z.number().int(),
    counts: z.record(DifficultyStatus, z.number().int()),
    waitingCount: z.number().int(),
    plans: z.array(
      PlanRef.extend({ bodies: z.array(BodyRef).describe('Bodies for which the person may raise one') }),
    ),
  }),
});

export const difficulty = route({
  id: 'work.difficulty',
  method: 'GET',
  path: '/api/difficulties/:difficultyId',
  summary: { vi: 'Một khó khăn, vướng mắc', en: 'A difficulty' },
  params: difficultyParams,
  output: Difficulty.extend({
    messages: z.array(DifficultyMessage).describe('Oldest first'),
    leadBody: BodyRef,
    issuerBody: BodyRef,
    events: z
      .array(z.enum(['answer', 'escalate', 'decide', 'reply', 'settle']))
      .describe('What the person may do now'),
  }),
});

export const difficultyHistory = route({
  id: 'work.difficultyHistory',
  method: 'GET',
  path: '/api/difficulties/:difficultyId/history',
  summary: { vi: 'Lịch sử khó khăn, vướng mắc', en: 'History of a difficulty' },
  params: difficultyParams,
  output: z.object({ lines: z.array(HistoryLine) }),
});

export const raise = route({
  id: 'work.raise',
  method: 'POST',
  path: '/api/difficulties',
  summary: { vi: 'Nêu khó khăn, vướng mắc', en: 'Raise a difficulty' },
  body: z.object({
    planId: Id,
    bodyId: Id,
    obligationId: Id.nullable(),
    title: text(200),
    text: text(10_000),
  }),
  output: z.object({ id: Id }),
});

const spoken = z.object({ text: text(10_000), version: Version });
const moved = z.object({ status: DifficultyStatus, version: Version });

/** One step of the thread; the event ends the path. */
function step<const Event extends string>(event: Event, summary: { vi: string; en: string }) {
  return route({
    id: `work.${event}Difficulty`,
    method: 'POST',
    path: `/api/difficulties/:difficultyId/${event}`,
    summary,
    params: difficultyParams,
    body: spoken,
    output: moved,
    problems: ['edit-conflict', 'wrong-state'],
  });
}

export const answerDifficulty = step('answer', { vi: 'Trả lời', en: 'Answer a difficulty' });
export const escalateDifficulty = step('escalate', {
  vi: 'Báo cáo cơ quan ban hành kế hoạch',
  en: 'Escalate a difficulty to the issuer of the plan',
});
export const decideDifficulty = step('decide', { vi: 'Cho ý kiến chỉ đạo', en: 'Decide on a difficulty' });
export const replyDifficulty = step('reply', { vi: 'Trao đổi thêm', en: 'Reply, or add to the question' });
export const settleDifficulty = step('settle', { vi: 'Đóng, đã giải quyết xong', en: 'Settle a difficulty' });
