/** Own pivots: figures by what a person puts on rows and columns. Saved and shared as views of the screen "pivot". */
import { z } from 'zod';
import { countedRecords } from './register-fact.ts';
import { Words } from './register-shared.ts';
import { route } from './route.ts';
import { CivilDate, many } from './shared.ts';

const Dimension = z.string().max(41);

const pivotQuery = {
  measure: many(z.string().max(40)).describe('1 to 6, side by side and never added to each other'),
  row: many(Dimension).describe(
    'At most two, the outer first: @year, @quarter, @month, @province, @district, @level, @kind, @group, @body, or the ' +
      'code of a choice or breakdown of all measures',
  ),
  column: many(Dimension).describe('As row'),
  filter: many(z.string().max(8000)).describe(
    '"dimension=member|member"; besides dimensions of place and measure "@under=id|id": bodies with what stands below',
  ),
  from: CivilDate.describe('First day; its whole month'),
  to: CivilDate.describe('Last day; its whole month, and no later than the present one'),
  verified: z.stringbool().optional().describe('Only what was verified'),
};

export const PivotMember = z
  .object({
    code: z.string().describe('Empty: not stated, or the rest of the total'),
    name: Words,
    short: Words.nullable(),
  })
  .meta({ id: 'PivotMember' });
export type PivotMember = z.infer<typeof PivotMember>;

export const PivotDimension = z
  .object({
    code: z.string(),
    name: Words,
    kind: z.enum(['time', 'place', 'choice', 'axis']),
    members: z.array(PivotMember).describe('Those of the table, in their order'),
  })
  .meta({ id: 'PivotDimension' });
export type PivotDimension = z.infer<typeof PivotDimension>;

const Path = z
  .array(z.string().nullable())
  .describe('A member for each dimension; null: all of it, so that the first of all is the total');

export const PivotAnswer = z
  .object({
    from: CivilDate,
    to: CivilDate,
    measures: z.array(
      z.object({ code: z.string(), name: Words, unit: Words, kind: z.enum(['flow', 'stock']) }),
    ),
    rowDimensions: z.array(PivotDimension),
    columnDimensions: z.array(PivotDimension),
    rows: z.array(Path),
    columns: z.array(Path),
    cells: z
      .array(z.tuple([z.number().int(), z.number().int(), z.number().int(), z.number(), z.number()]))
      .describe(
        '[row, column, measure, value, verified part of it]; where nobody counted anything there is none',
      ),
  })
  .meta({ id: 'PivotAnswer' });
export type PivotAnswer = z.infer<typeof PivotAnswer>;

export const table = route({
  id: 'pivot.table',
  method: 'GET',
  path: '/api/pivot',
  summary: {
    vi: 'Bảng phân tích: số liệu theo dòng, cột và bộ lọc tự chọn',
    en: 'Pivot: figures by rows, columns and filters of one’s own',
  },
  query: z.object(pivotQuery),
  output: PivotAnswer,
});

export const SHOWN = ['value', 'row', 'column', 'all'] as const;

export const file = route({
  id: 'pivot.file',
  method: 'GET',
  path: '/api/pivot/file',
  summary: { vi: 'Xuất bảng phân tích (Excel, CSV)', en: 'Export a pivot (Excel, CSV)' },
  query: z.object({
    ...pivotQuery,
    show: z
      .enum(SHOWN)
      .default('value')
      .describe('Numbers, or their share of the total of row, column or all'),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const records = route({
  id: 'pivot.records',
  method: 'GET',
  path: '/api/pivot/records',
  summary: { vi: 'Bản ghi đã tính vào một ô', en: 'Records counted in a cell' },
  query: z.object({
    ...pivotQuery,
    at: many(z.string().max(200)).describe(
      '"dimension=member" for each dimension that the cell is not the total of',
    ),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: countedRecords.output,
});
