/** What the province shows to everybody, and how a lead officer decides on it. */
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, PersonRef, text } from './shared.ts';

const Words = z.object({ vi: z.string(), en: z.string() });
const Year = z.number().int().min(2000).max(2100);

// ---------------------------------------------------------------- what is shown

export const PublishedRow = z
  .object({
    area: z.object({ code: z.string(), name: Words }),
    total: z
      .number()
      .nullable()
      .describe('null: hidden, because it or another number could be traced to few people'),
    cells: z.array(z.number()).nullable().describe('In the order of the categories; null: hidden'),
  })
  .meta({ id: 'PublishedRow' });
export type PublishedRow = z.infer<typeof PublishedRow>;

export const PublishedTable = z
  .object({
    code: z.string(),
    name: Words,
    unit: Words,
    kind: z.enum(['flow', 'stock']).describe('flow: within the year; stock: at its end'),
    breakdown: z
      .object({
        code: z.string(),
        name: Words,
        categories: z.array(z.object({ code: z.string(), name: Words })),
      })
      .nullable(),
    rows: z.array(PublishedRow).describe('Districts, then the bodies of the province'),
    sum: PublishedRow,
    final: z.boolean().describe('The year has ended'),
    least: z
      .number()
      .int()
      .nullable()
      .describe('Numbers of people below this are hidden; null: nothing is hidden'),
  })
  .meta({ id: 'PublishedTable', description: 'A measure in a year, by area and perhaps one breakdown' });
export type PublishedTable = z.infer<typeof PublishedTable>;

export const PublishedValue = z
  .object({
    code: z.string(),
    name: Words,
    unit: Words,
    framework: z.object({ code: z.string(), name: Words, symbol: z.string() }).nullable(),
    direction: z.enum(['up', 'down', 'neither']),
    kind: z.enum(['ratio', 'number', 'yes_no']),
    decimals: z.number().int(),
    state: z.enum(['known', 'missing', 'not_applicable', 'hidden']),
    value: z.number().nullable(),
    numerator: z.number().nullable().describe('Never told of indicators about people in sensitive matters'),
    denominator: z.number().nullable(),
    target: z.object({ comparator: z.string(), value: z.number(), year: Year }).nullable(),
    met: z.boolean().nullable(),
    final: z.boolean(),
    estimated: z.boolean(),
    least: z.number().int().nullable(),
  })
  .meta({ id: 'PublishedValue', description: 'An indicator of the province in a year' });
export type PublishedValue = z.infer<typeof PublishedValue>;

const Progress = {
  tasks: z.number().int().describe('Tasks of the plan'),
  obligations: z.number().int().describe('Tasks times bodies that have them'),
  done: z.number().int(),
  late: z.number().int(),
};
export const PublishedPlan = z
  .object({
    title: z.string(),
    number: z.string().nullable(),
    issuedOn: CivilDate.nullable(),
    year: Year,
    issuer: z.string(),
    lead: z.string(),
    bodies: z.number().int().describe('Bodies that have tasks'),
    aims: z.array(z.string()),
    sections: z.array(z.object({ label: z.string().nullable(), title: z.string(), ...Progress })),
    ...Progress,
    asOf: CivilDate,
  })
  .meta({ id: 'PublishedPlan', description: 'The plan in force, its progress in sums alone' });
export type PublishedPlan = z.infer<typeof PublishedPlan>;

export const PublishedDocument = z
  .object({
    title: z.string(),
    symbol: z.string().nullable().describe('Number and symbol'),
    date: CivilDate.nullable(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
  })
  .meta({ id: 'PublishedDocument' });
export type PublishedDocument = z.infer<typeof PublishedDocument>;

const Edition = {
  id: Id,
  number: z.number().int().describe('1; a correction has the next'),
  reason: z.string().nullable().describe('What a correction corrects'),
  publishedAt: Instant,
};
const OneOf = z.discriminatedUnion('kind', [
  z.object({ ...Edition, kind: z.literal('plan'), content: PublishedPlan }),
  z.object({ ...Edition, kind: z.literal('indicator'), year: Year, content: PublishedValue }),
  z.object({ ...Edition, kind: z.literal('measure'), year: Year, content: PublishedTable }),
  z.object({ ...Edition, kind: z.literal('document'), content: PublishedDocument }),
]);
export const PublicItem = OneOf.meta({ id: 'PublicItem', description: 'A snapshot, as it was published' });
export type PublicItem = z.infer<typeof PublicItem>;

export const items = route({
  id: 'public.items',
  method: 'GET',
  path: '/api/public/items',
  summary: {
    vi: 'Mọi nội dung tỉnh đã công bố, kể cả các lần công bố trước; không cần đăng nhập',
    en: 'All that the province has published, earlier editions too; without signing in',
  },
  output: z.object({ items: z.array(PublicItem) }),
  open: true,
});

const Format = z
  .enum(['csv', 'sdmx-csv'])
  .default('csv')
  .describe('csv opens in Excel, with headings in words; sdmx-csv is SDMX-CSV 2.0, with codes');
const DataQuery = z.object({ format: Format, lang: z.enum(['vi', 'en']).default('vi') });

export const indicatorData = route({
  id: 'public.indicatorData',
  method: 'GET',
  path: '/api/public/indicators.csv',
  summary: {
    vi: 'Chỉ tiêu đã công bố, lần công bố mới nhất của mỗi năm (CSV, SDMX-CSV 2.0)',
    en: 'Published indicators, the latest edition of each year (CSV, SDMX-CSV 2.0)',
  },
  query: DataQuery,
  file: 'text/csv',
  open: true,
});

export const measureData = route({
  id: 'public.measureData',
  method: 'GET',
  path: '/api/public/measures.csv',
  summary: {
    vi: 'Số liệu đã công bố, lần công bố mới nhất của mỗi năm (CSV, SDMX-CSV 2.0)',
    en: 'Published measures, the latest edition of each year (CSV, SDMX-CSV 2.0)',
  },
  query: DataQuery,
  file: 'text/csv',
  open: true,
});

export const documentFile = route({
  id: 'public.documentFile',
  method: 'GET',
  path: '/api/public/documents/:publicationId',
  summary: { vi: 'Tệp của một văn bản đã công bố', en: 'The file of a published document' },
  params: z.object({ publicationId: Id }),
  file: 'application/octet-stream',
  open: true,
});

// ---------------------------------------------------------------- how it is decided

export const Publication = z
  .object({
    id: Id,
    kind: z.enum(['plan', 'indicator', 'measure', 'document']),
    subject: z.string(),
    breakdown: z.string(),
    year: Year.nullable(),
    number: z.number().int(),
    name: Words,
    reason: z.string().nullable(),
    publishedAt: Instant,
    publishedBy: PersonRef,
    withdrawn: z
      .object({ at: Instant, by: PersonRef, because: z.string() })
      .nullable()
      .describe('With all editions before it'),
  })
  .meta({ id: 'Publication' });
export type Publication = z.infer<typeof Publication>;

export const publications = route({
  id: 'public.publications',
  method: 'GET',
  path: '/api/publications',
  summary: {
    vi: 'Những gì đã công bố và có thể công bố',
    en: 'What was published, and what may be',
  },
  output: z.object({
    items: z.array(Publication),
    plans: z.array(z.object({ id: Id, name: z.string(), year: Year })),
    indicators: z.array(z.object({ code: z.string(), name: Words, sensitive: z.boolean() })),
    measures: z.array(
      z.object({
        code: z.string(),
        name: Words,
        sensitive: z.boolean(),
        breakdowns: z.array(z.object({ code: z.string().describe('"": totals alone'), name: Words })),
      }),
    ),
    documents: z
      .array(z.object({ id: Id, title: z.string(), asOf: CivilDate }))
      .describe('Composed documents'),
    bodies: z.array(BodyRef).describe('Bodies for which the person publishes: where uploads are kept'),
    least: z.number().int(),
  }),
});

const Choice = z.object({
  kind: z.enum(['plan', 'indicator', 'measure']),
  subject: z.string().min(1).max(60).describe('Id of the plan, code of the indicator or measure'),
  breakdown: z.string().max(40).default(''),
  year: Year.optional().describe('Of indicators and measures'),
});

export const preview = route({
  id: 'public.preview',
  method: 'GET',
  path: '/api/publications/preview',
  summary: {
    vi: 'Xem đúng như công chúng sẽ thấy, trước khi công bố',
    en: 'Exactly what the public would see, before it is published',
  },
  query: Choice.extend({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({
    content: z.union([PublishedPlan, PublishedValue, PublishedTable]),
    hidden: z.number().int().describe('Numbers that are hidden in it'),
    number: z.number().int().describe('The edition that it would be'),
    obstacle: Words.nullable().describe('Why it cannot be published'),
  }),
});

export const publish = route({
  id: 'public.publish',
  method: 'POST',
  path: '/api/publications',
  summary: {
    vi: 'Công bố kế hoạch, chỉ tiêu hay số liệu; công bố lại là một lần đính chính có lý do',
    en: 'Publish a plan, an indicator or a measure; again is a correction, with its reason',
  },
  body: Choice.extend({ reason: text(500).nullable().default(null) }),
  output: z.object({ id: Id, number: z.number().int() }),
  problems: ['wrong-state'],
});

export const publishDocument = route({
  id: 'public.publishDocument',
  method: 'POST',
  path: '/api/publications/documents',
  summary: {
    vi: 'Công bố một văn bản: tệp đã tải lên, hoặc văn bản đã soạn',
    en: 'Publish a document: an uploaded file, or a composed document',
  },
  body: z.object({
    title: text(300),
    symbol: text(60).nullable(),
    date: CivilDate.nullable(),
    fileId: Id.nullable(),
    documentId: Id.nullable().describe('A composed document, kept as PDF as it is now'),
  }),
  output: z.object({ id: Id, number: z.number().int() }),
});

export const withdraw = route({
  id: 'public.withdraw',
  method: 'POST',
  path: '/api/publications/:publicationId/withdraw',
  summary: {
    vi: 'Rút một nội dung khỏi trang công khai, cùng các lần công bố trước của nó',
    en: 'Withdraw something from the public page, with its earlier editions',
  },
  params: z.object({ publicationId: Id }),
  body: z.object({ because: text(500) }),
  problems: ['wrong-state'],
});
