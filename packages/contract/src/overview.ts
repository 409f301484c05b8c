/** Seeing where plans stand: matrix, list, search, calendar, the leader's page. */
import { ObligationRole, STANDINGS, WorkState } from '@binhdang/domain';
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, many, text, Version } from './shared.ts';

export const Standing = z.enum(STANDINGS).meta({ id: 'Standing' });

const count = z.number().int().min(0);

/** How many obligations stand where, in the order of STANDINGS. */
export const StandingCountList = z
  .array(count)
  .length(STANDINGS.length)
  .meta({ id: 'StandingCountList', description: `Counts in this order: ${STANDINGS.join(', ')}` });

// ------------------------------------------------------------------ what one may filter by

export const PlanChoice = z
  .object({
    id: Id,
    title: z.string(),
    number: z.string().nullable(),
    year: z.number().int(),
    startsOn: CivilDate,
    endsOn: CivilDate,
    overseen: z.boolean().describe('The person sees the work of all bodies, not only of their own'),
    obligations: count.describe('Obligations that the person sees'),
  })
  .meta({ id: 'PlanChoice' });
export type PlanChoice = z.infer<typeof PlanChoice>;

export const SectionChoice = z
  .object({
    id: Id,
    planId: Id,
    parentId: Id.nullable(),
    label: z.string().nullable(),
    text: z.string(),
  })
  .meta({
    id: 'SectionChoice',
    description: 'A section or item of a plan with obligations beneath, two levels',
  });
export type SectionChoice = z.infer<typeof SectionChoice>;

export const BodyChoice = BodyRef.extend({ kind: z.string(), mine: z.boolean() }).meta({ id: 'BodyChoice' });
export type BodyChoice = z.infer<typeof BodyChoice>;

export const choices = route({
  id: 'overview.choices',
  method: 'GET',
  path: '/api/overview/choices',
  summary: {
    vi: 'Kế hoạch, mục và cơ quan mà người dùng được xem, để lọc',
    en: 'Plans, sections and bodies that the person may filter by',
  },
  output: z.object({
    plans: z.array(PlanChoice),
    sections: z.array(SectionChoice),
    bodies: z.array(BodyChoice),
  }),
});

// ------------------------------------------------------------------ matrix

export const Matrix = z
  .object({
    plan: z.object({ id: Id, title: z.string(), number: z.string().nullable(), year: z.number().int() }),
    overseen: z.boolean(),
    sections: z
      .array(z.tuple([Id, z.number().int().nullable(), z.string().nullable(), z.string()]))
      .describe('[id, index of the parent section or null, label, text]'),
    tasks: z
      .array(z.tuple([Id, z.number().int().nullable(), z.string().nullable(), z.string()]))
      .describe('Rows: [node id, index of its innermost section or null, label, text]'),
    bodies: z
      .array(z.tuple([Id, z.string(), z.string().nullable(), z.string()]))
      .describe('Columns in Vietnamese order: [id, name, short name, kind]'),
    cells: z
      .array(z.array(z.number().int()))
      .describe(
        'One list per task, one number per body: 0 for no obligation, else 1 + 10 × role + standing, each by its place in OBLIGATION_ROLES and STANDINGS',
      ),
  })
  .meta({ id: 'Matrix' });
export type Matrix = z.infer<typeof Matrix>;

export const matrix = route({
  id: 'overview.matrix',
  method: 'GET',
  path: '/api/overview/plans/:planId/matrix',
  summary: {
    vi: 'Ma trận nhiệm vụ theo cơ quan của một kế hoạch; ai không theo dõi cả kế hoạch chỉ thấy cột của mình',
    en: 'Matrix of tasks by bodies; those who do not oversee the plan see only their own column',
  },
  params: z.object({ planId: Id }),
  output: Matrix,
});

export const cell = route({
  id: 'overview.cell',
  method: 'GET',
  path: '/api/overview/cell',
  summary: { vi: 'Nhiệm vụ được giao ở một ô của ma trận', en: 'The obligation in one cell of the matrix' },
  query: z.object({ nodeId: Id, bodyId: Id }),
  output: z.object({ obligationId: Id }),
});

// ------------------------------------------------------------------ list

/** What a report may have to be, beyond having been sent. */
export const REPORTED_AS = ['done', 'verified'] as const;

export const ObligationFilter = z.object({
  planId: many(Id),
  sectionId: many(Id).describe('Sections or items; everything beneath them'),
  nodeId: many(Id).describe('Tasks themselves'),
  bodyId: many(Id),
  bodyKind: many(z.string().max(60)),
  role: many(ObligationRole),
  standing: many(Standing),
  dueFrom: CivilDate.optional(),
  dueTo: CivilDate.optional(),
  fallsFrom: CivilDate.optional().describe(
    'With any due day, open or done, on this day or later; dueFrom and dueTo look at the next open one',
  ),
  fallsTo: CivilDate.optional().describe('With any due day on this day or earlier'),
  reportedFrom: CivilDate.optional().describe('With a report sent on this day or later'),
  reportedTo: CivilDate.optional().describe('With a report sent on this day or earlier'),
  reportedAs: z
    .enum(REPORTED_AS)
    .optional()
    .describe('With a report, in those days, that it is done; or verified'),
  mine: z.stringbool().optional().describe('Only obligations of bodies at which the person works'),
  q: z.string().max(200).optional().describe('Every word must occur in task, body names or reports'),
});
export type ObligationFilter = z.infer<typeof ObligationFilter>;

export const OBLIGATION_SORTS = ['due', 'body', 'standing', 'task'] as const;
const sorting = {
  sort: z.enum(OBLIGATION_SORTS).default('due'),
  order: z.enum(['asc', 'desc']).default('asc'),
};

export const ObligationLine = z
  .object({
    id: Id,
    planId: Id,
    planNumber: z.string().nullable(),
    nodeId: Id,
    section: z
      .string()
      .nullable()
      .describe('The item that the task stands in, or its section: "II.4. Nâng cao năng lực …"'),
    label: z.string().nullable(),
    task: z.string(),
    body: BodyRef,
    role: ObligationRole,
    state: WorkState,
    standing: Standing,
    due: CivilDate.nullable(),
    doneOn: CivilDate.nullable(),
    percent: z.number().int().nullable(),
    lastReportedOn: CivilDate.nullable(),
  })
  .meta({ id: 'ObligationLine' });
export type ObligationLine = z.infer<typeof ObligationLine>;

export const obligations = route({
  id: 'overview.obligations',
  method: 'GET',
  path: '/api/overview/obligations',
  summary: {
    vi: 'Danh sách nhiệm vụ được giao mà người dùng được xem, có lọc, tìm không dấu, sắp xếp, phân trang',
    en: 'Obligations that the person may see: filters, search without diacritics, order, pages',
  },
  query: ObligationFilter.extend({
    ...sorting,
    after: z.string().max(400).optional().describe('The "next" of the page before'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(ObligationLine),
    next: z.string().nullable().describe('Give it as "after" for the next page; null at the end'),
    total: count.nullable().describe('Of the whole filter; only with the first page'),
    byStanding: StandingCountList.nullable().describe('Of the whole filter; only with the first page'),
  }),
});

export const exportObligations = route({
  id: 'overview.exportObligations',
  method: 'GET',
  path: '/api/overview/obligations/export',
  summary: {
    vi: 'Xuất danh sách đang lọc ra Excel hoặc CSV',
    en: 'The filtered list as Excel or CSV',
  },
  query: ObligationFilter.extend({
    ...sorting,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

// ------------------------------------------------------------------ saved views

export const SHARED_WITH = ['me', 'body', 'overseers'] as const;

export const SavedView = z
  .object({
    id: Id,
    screen: z.string(),
    name: z.string(),
    query: z.record(z.string(), z.unknown()),
    mine: z.boolean(),
    sharedWith: z
      .enum(SHARED_WITH)
      .describe(
        'me: nobody else; body: colleagues; overseers: also those who oversee plans that the body works under',
      ),
    body: BodyRef.nullable().describe('In whose name it is shared'),
    version: Version,
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

const viewName = text(80);
const screen = z.enum(['obligations', 'matrix', 'calendar', 'pivot']);
const sharing = {
  sharedWith: z.enum(SHARED_WITH).optional(),
  bodyId: Id.optional().describe(
    'In whose name it is shared; may be left out by who works in one body alone',
  ),
};
const viewQuery = z.record(z.string().max(40), z.unknown()).refine((q) => JSON.stringify(q).length <= 8000);

export const views = route({
  id: 'overview.views',
  method: 'GET',
  path: '/api/overview/views',
  summary: {
    vi: 'Bộ lọc đã lưu của tôi và được chia sẻ với tôi',
    en: 'My saved views and those shared with me',
  },
  query: z.object({ screen }),
  output: z.object({ items: z.array(SavedView) }),
});

export const saveView = route({
  id: 'overview.saveView',
  method: 'POST',
  path: '/api/overview/views',
  summary: { vi: 'Lưu bộ lọc', en: 'Save a view' },
  body: z.object({ screen, name: viewName, query: viewQuery, ...sharing }),
  output: SavedView,
  problems: ['invalid-input'],
});

export const changeView = route({
  id: 'overview.changeView',
  method: 'PATCH',
  path: '/api/overview/views/:viewId',
  summary: { vi: 'Đổi tên hoặc cập nhật bộ lọc đã lưu', en: 'Rename or replace a saved view' },
  params: z.object({ viewId: Id }),
  body: z.object({ name: viewName.optional(), query: viewQuery.optional(), ...sharing, version: Version }),
  output: SavedView,
  problems: ['edit-conflict'],
});

export const deleteView = route({
  id: 'overview.deleteView',
  method: 'DELETE',
  path: '/api/overview/views/:viewId',
  summary: { vi: 'Xóa bộ lọc đã lưu', en: 'Delete a saved view' },
  params: z.object({ viewId: Id }),
});

// ------------------------------------------------------------------ search

export const SEARCH_KINDS = ['plan', 'node', 'obligation', 'body', 'difficulty'] as const;

export const SearchHit = z
  .object({
    kind: z.enum(SEARCH_KINDS),
    id: Id,
    planId: Id.nullable(),
    title: z.string(),
    context: z.string().nullable().describe('Plan, section or body it belongs to'),
    excerpt: z.string().nullable().describe('Text around the first word found'),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;

export const search = route({
  id: 'overview.search',
  method: 'GET',
  path: '/api/overview/search',
  summary: {
    vi: 'Tìm trong kế hoạch, mục, nhiệm vụ, cơ quan, khó khăn mà người dùng được xem; không phân biệt dấu',
    en: 'Search plans, items, obligations, bodies and difficulties that the person may see; diacritics do not matter',
  },
  query: z.object({ q: z.string().max(200), kind: z.enum(SEARCH_KINDS).optional() }),
  output: z.object({
    hits: z.array(SearchHit),
    more: z.array(z.enum(SEARCH_KINDS)).describe('Kinds of which more were found than are given'),
  }),
});

// ------------------------------------------------------------------ calendar

export const CalendarEntry = z
  .object({
    due: CivilDate,
    planId: Id,
    nodeId: Id,
    label: z.string().nullable(),
    task: z.string(),
    total: count.describe('Bodies for which the task falls due that day'),
    done: count,
    late: count.describe('Not done, and the day has passed'),
    obligationId: Id.nullable().describe('When it is one body'),
    body: BodyRef.nullable().describe('When it is one body'),
  })
  .meta({ id: 'CalendarEntry' });
export type CalendarEntry = z.infer<typeof CalendarEntry>;

export const calendar = route({
  id: 'overview.calendar',
  method: 'GET',
  path: '/api/overview/calendar',
  summary: {
    vi: 'Các hạn trong một khoảng ngày, gộp theo nhiệm vụ',
    en: 'What falls due between two days, by task',
  },
  query: z.object({
    from: CivilDate,
    to: CivilDate,
    planId: Id.optional(),
    bodyId: Id.optional(),
    mine: z.stringbool().optional(),
  }),
  output: z.object({ items: z.array(CalendarEntry) }),
});

export const TimelineRow = z
  .object({
    id: Id,
    label: z.string(),
    cells: z.array(z.tuple([count, count, count])).describe('Per month: due, of them done, of them late'),
  })
  .meta({ id: 'TimelineRow' });

export const timeline = route({
  id: 'overview.timeline',
  method: 'GET',
  path: '/api/overview/plans/:planId/timeline',
  summary: { vi: 'Dòng thời gian theo tháng', en: 'Timeline by month' },
  params: z.object({ planId: Id }),
  query: z.object({ rows: z.enum(['section', 'body']).default('section') }),
  output: z.object({
    months: z.array(z.string()).describe('YYYY-MM'),
    rows: z.array(TimelineRow),
  }),
});

export const CalendarFeed = z
  .object({ createdAt: Instant.nullable() })
  .meta({ id: 'CalendarFeed', description: 'createdAt null: there is no link' });

export const feed = route({
  id: 'overview.feed',
  method: 'GET',
  path: '/api/overview/feed',
  summary: { vi: 'Liên kết lịch riêng của tôi (có hay chưa)', en: 'Whether I have a private calendar link' },
  output: CalendarFeed,
});

export const openFeed = route({
  id: 'overview.openFeed',
  method: 'POST',
  path: '/api/overview/feed',
  summary: {
    vi: 'Tạo liên kết lịch riêng; liên kết cũ hết hiệu lực. Liên kết chỉ hiện một lần.',
    en: 'Make a private calendar link; the old one stops working. The link is shown once only.',
  },
  output: z.object({ path: z.string().describe('/api/calendar/….ics on this server'), createdAt: Instant }),
});

export const calendarFile = route({
  id: 'overview.calendarFile',
  method: 'GET',
  path: '/api/calendar/:file',
  summary: {
    vi: 'Tệp lịch (iCalendar) của liên kết riêng, cho phần mềm lịch',
    en: 'The calendar file (iCalendar) behind a private link, for calendar programs',
  },
  open: true,
  params: z.object({ file: z.string().describe('48 hexadecimal digits and ".ics"') }),
  file: 'text/calendar',
});

export const closeFeed = route({
  id: 'overview.closeFeed',
  method: 'DELETE',
  path: '/api/overview/feed',
  summary: { vi: 'Thu hồi liên kết lịch riêng', en: 'Revoke the private calendar link' },
});

// ------------------------------------------------------------------ leader's page

export const Summary = z
  .object({
    plan: z.object({
      id: Id,
      title: z.string(),
      number: z.string().nullable(),
      year: z.number().int(),
      leadBody: BodyRef,
      issuer: BodyRef,
    }),
    asOf: CivilDate,
    total: StandingCountList,
    longLate: count.describe('Late for more than 30 days'),
    byBody: z.array(
      z.object({ body: BodyRef, kind: z.string(), counts: StandingCountList, longestLate: count }),
    ),
    bySection: z.array(
      z.object({
        id: Id,
        parentId: Id.nullable(),
        label: z.string().nullable(),
        text: z.string(),
        counts: StandingCountList,
      }),
    ),
    weeks: z
      .array(z.object({ from: CivilDate, reports: count, finished: count, verified: count }))
      .describe(
        'The last twelve weeks, Monday first: obligations reported on, those reported done, those with a report that was verified',
      ),
    decisions: z.array(
      z.object({ id: Id, title: z.string(), body: BodyRef, withBody: BodyRef, raisedOn: CivilDate }),
    ),
    openDifficulties: count,
    acknowledgements: z.object({ total: count, outstanding: z.array(BodyRef) }),
    upcoming: z
      .array(z.object({ due: CivilDate, total: count, done: count }))
      .describe('Days of the coming 30 on which something falls due'),
  })
  .meta({ id: 'PlanSummary' });
export type Summary = z.infer<typeof Summary>;

export const summary = route({
  id: 'overview.summary',
  method: 'GET',
  path: '/api/overview/plans/:planId/summary',
  summary: {
    vi: 'Trang lãnh đạo: kế hoạch đang đến đâu, chậm ở đâu, cần quyết định việc gì',
    en: 'Leader’s page: where the plan stands, what is late, what needs a decision',
  },
  params: z.object({ planId: Id }),
  output: Summary,
});
