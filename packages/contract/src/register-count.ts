/** Figures: what measures come to in periods, by body or by breakdown; and what of confidential registers may be told. */
import { z } from 'zod';
import { RegisterCode, Sight, Words } from './register-shared.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, many } from './shared.ts';

const MeasureCode = z.string().max(40);
const Named = z.object({ code: z.string(), name: Words });

export const Dimension = Named.extend({
  kind: z
    .enum(['choice', 'axis'])
    .describe('choice: its categories make the total; axis: they stand beside the total'),
  exhaustive: z.boolean().describe('Whether the categories make the total'),
  categories: z.array(Named),
}).meta({ id: 'Dimension', description: 'By what a measure can be split' });
export type Dimension = z.infer<typeof Dimension>;

export const CountedMeasure = Named.extend({
  unit: Words,
  kind: z
    .enum(['flow', 'stock'])
    .describe('flow: what happened in a period; stock: what there is at its end'),
  register: RegisterCode,
  sight: Sight,
  current: z.boolean().describe('Counted by the version of the register in force'),
  dimensions: z.array(Dimension),
  crossings: z
    .array(z.array(z.string()))
    .describe('Breakdowns that are counted crossed; others only side by side'),
}).meta({ id: 'CountedMeasure' });
export type CountedMeasure = z.infer<typeof CountedMeasure>;

export const CountedBody = BodyRef.extend({
  level: z.enum(['central', 'province', 'district', 'commune']),
  mine: z.boolean(),
}).meta({ id: 'CountedBody' });
export type CountedBody = z.infer<typeof CountedBody>;

export const measures = route({
  id: 'register.measures',
  method: 'GET',
  path: '/api/measures',
  summary: {
    vi: 'Các số liệu mà sổ theo dõi tính ra, và các cơ quan có số liệu được xem',
    en: 'What the registers count, and the bodies whose figures the person sees',
  },
  output: z.object({
    registers: z.array(z.object({ code: RegisterCode, name: Words, group: z.string() })),
    items: z
      .array(CountedMeasure)
      .describe('In the order of the definitions; also those of earlier versions of which there are facts'),
    bodies: z.array(CountedBody).describe('By level and name'),
  }),
});

export const FIGURE_STEPS = ['whole', 'month', 'quarter', 'half', 'year'] as const;

const figuresQuery = {
  measure: many(MeasureCode).describe('At most 20'),
  from: CivilDate.describe('First day; its whole month'),
  to: CivilDate.describe('Last day; its whole month'),
  step: z.enum(FIGURE_STEPS).default('whole').describe('Length of the periods side by side'),
  split: z
    .string()
    .max(40)
    .default('')
    .describe('"@body", or the code of a breakdown or choice; empty for totals alone'),
  bodyId: many(Id).describe('All that the person sees, if none is named'),
  below: z.stringbool().optional().describe('With what stands below these bodies in the tree'),
  groupId: Id.optional().describe('The bodies of a group'),
  verified: z.stringbool().optional().describe('Only what was verified'),
};

export const FigureCell = z
  .object({ value: z.number(), verifiedValue: z.number() })
  .meta({ id: 'FigureCell', description: 'verifiedValue is part of value' });
export type FigureCell = z.infer<typeof FigureCell>;

export const FigureRow = z
  .object({
    measure: z.string(),
    body: BodyRef.nullable(),
    category: z.string().nullable().describe('Of the dimension asked for; null for the total'),
    cells: z.array(FigureCell).describe('One for each period; of a stock what there is at its end'),
    whole: FigureCell.describe('Of all periods; of a stock what there is at the end of the last'),
  })
  .meta({ id: 'FigureRow' });
export type FigureRow = z.infer<typeof FigureRow>;

export const figures = route({
  id: 'register.figures',
  method: 'GET',
  path: '/api/figures',
  summary: {
    vi: 'Bảng số liệu theo kỳ, theo cơ quan hoặc phân tổ',
    en: 'Figures by period, body or breakdown',
  },
  query: z.object(figuresQuery),
  output: z.object({
    periods: z.array(
      z.object({
        key: z.string().nullable().describe('2022-Q1; null where step is whole'),
        from: CivilDate,
        to: CivilDate,
      }),
    ),
    rows: z.array(FigureRow).describe('The total of each measure first, then its parts'),
  }),
});

export const figuresFile = route({
  id: 'register.figuresFile',
  method: 'GET',
  path: '/api/figures/file',
  summary: { vi: 'Xuất bảng số liệu (Excel, CSV)', en: 'Export figures (Excel, CSV)' },
  query: z.object({
    ...figuresQuery,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const HIDDEN = ['few', 'withheld'] as const;

export const ConfidentialFigure = z
  .object({
    register: RegisterCode,
    measure: z.string(),
    value: z.number().nullable(),
    hidden: z
      .enum(HIDDEN)
      .nullable()
      .describe('few: 1 to 4; withheld: could be told from other figures that are shown'),
    splits: z.array(
      z.object({
        dimension: z.string().describe('Code of a breakdown or choice; "@level": level of the bodies'),
        hidden: z.enum(HIDDEN).nullable(),
        categories: z.array(z.object({ category: z.string(), value: z.number() })),
      }),
    ),
  })
  .meta({ id: 'ConfidentialFigure' });
export type ConfidentialFigure = z.infer<typeof ConfidentialFigure>;

export const confidentialFigures = route({
  id: 'register.confidentialFigures',
  method: 'GET',
  path: '/api/figures/confidential',
  summary: {
    vi: 'Số liệu năm của các sổ bảo mật, tính chung mọi cơ quan được theo dõi',
    en: 'Yearly figures of confidential registers over all bodies overseen',
  },
  query: z.object({ year: z.coerce.number().int().min(1900).max(2999) }),
  output: z.object({
    bodies: z
      .number()
      .int()
      .nullable()
      .describe('Of how many bodies; null where they are too few to say anything'),
    items: z.array(ConfidentialFigure),
  }),
});
