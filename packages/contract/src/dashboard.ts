/** The leader's page beyond the plan's progress: indicators, the map, years side by side. Each part is asked for by itself. */
import { z } from 'zod';
import { IndicatorHead, IndicatorTarget } from './indicator.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id } from './shared.ts';

const count = z.number().int().min(0);
const Words = z.object({ vi: z.string(), en: z.string() });
const Coverage = z
  .object({ have: count, of: count })
  .meta({ description: 'Bodies that have given it, of those that owe it' });
const params = z.object({ planId: Id });

// ------------------------------------------------------------------ indicators against targets

/** A value beside what is to be reached. */
const Standing = z.object({
  state: z.enum(['known', 'missing', 'not_applicable', 'not_due', 'confided']),
  value: z.number().nullable(),
  target: IndicatorTarget.nullable().describe(
    'Of the year; before the first year that has one, that of the first',
  ),
  reached: z
    .boolean()
    .nullable()
    .describe('The value stands where the target asks, in whatever year that is'),
});

export const IndicatorLine = IndicatorHead.pick({
  code: true,
  name: true,
  unit: true,
  framework: true,
  direction: true,
  kind: true,
  decimals: true,
})
  .extend(Standing.shape)
  .extend({
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    coverage: Coverage,
    final: z.boolean(),
    gap: z.number().nullable().describe('Negative: still lacking'),
    below: z
      .array(Standing.pick({ state: true, value: true, reached: true }).extend({ bodyId: Id }))
      .describe('Of the districts, where the indicator is reckoned for districts'),
  })
  .meta({ id: 'DashboardIndicator' });
export type IndicatorLine = z.infer<typeof IndicatorLine>;

export const Indicators = z
  .object({
    year: z.number().int(),
    body: BodyRef,
    below: z.array(BodyRef).describe('Districts, in Vietnamese order'),
    frameworks: z.array(z.object({ code: z.string(), name: Words })),
    items: z.array(IndicatorLine),
  })
  .meta({ id: 'DashboardIndicators' });
export type Indicators = z.infer<typeof Indicators>;

export const indicators = route({
  id: 'dashboard.indicators',
  method: 'GET',
  path: '/api/dashboard/plans/:planId/indicators',
  summary: {
    vi: 'Trang lãnh đạo: chỉ tiêu của tỉnh so với mức phấn đấu, trong năm của kế hoạch',
    en: 'Leader’s page: indicators of the province against targets, in the year of the plan',
  },
  params,
  output: Indicators,
});

// ------------------------------------------------------------------ map

/** What the tiles are coloured by. */
export const MAP_COLOURS = ['onTime', 'late', 'records', 'reports', 'indicator'] as const;
export type MapColour = (typeof MAP_COLOURS)[number];

export const MapTile = z
  .object({
    body: BodyRef,
    level: z.enum(['district', 'commune']),
    parentId: Id.nullable().describe('The district of a commune; null where it stands below the province'),
    place: z
      .object({ row: count, column: count })
      .nullable()
      .describe('Where the district lies among the others; null where nobody has said it'),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    coverage: Coverage.nullable(),
    reached: z.boolean().nullable(),
  })
  .meta({ id: 'MapTile' });
export type MapTile = z.infer<typeof MapTile>;

export const ProvinceMap = z
  .object({
    colour: z.enum(MAP_COLOURS),
    year: z.number().int(),
    body: BodyRef.describe('The province'),
    indicator: IndicatorLine.omit({ below: true })
      .extend({ levels: z.array(z.string()) })
      .nullable()
      .describe('The one that colours the tiles, with the value of the province'),
    choices: z
      .array(z.object({ code: z.string(), name: Words }))
      .describe('Indicators that there are for districts or communes'),
    tiles: z.array(MapTile).describe('Districts and communes of today, each in an order that stays'),
  })
  .meta({ id: 'ProvinceMap' });
export type ProvinceMap = z.infer<typeof ProvinceMap>;

export const map = route({
  id: 'dashboard.map',
  method: 'GET',
  path: '/api/dashboard/plans/:planId/map',
  summary: {
    vi: 'Trang lãnh đạo: số liệu từng huyện, xã để tô bản đồ',
    en: 'Leader’s page: a figure for every district and commune, for the map',
  },
  params,
  query: z.object({
    colour: z.enum(MAP_COLOURS).default('onTime'),
    indicator: z.string().max(60).optional().describe('Code; needed to colour by an indicator'),
  }),
  output: ProvinceMap,
});

// ------------------------------------------------------------------ year on year

const Pair = z.object({ now: z.number().nullable(), before: z.number().nullable() });

export const YearOnYear = z
  .object({
    year: z.number().int(),
    body: BodyRef,
    from: CivilDate,
    to: CivilDate.describe(
      'Last day of the last month that has ended; the year before is counted until that day',
    ),
    measures: z
      .array(
        Pair.extend({
          code: z.string(),
          name: Words,
          unit: Words,
          kind: z.enum(['flow', 'stock']),
          register: z.string(),
          registerName: Words,
        }),
      )
      .describe('The first measure of every register of which something was counted in either year'),
    indicators: z.array(
      IndicatorHead.pick({ code: true, name: true, unit: true, direction: true, kind: true, decimals: true })
        .extend(Pair.shape)
        .extend({ trend: z.enum(['better', 'worse', 'same', 'changed']).nullable() }),
    ),
  })
  .meta({ id: 'YearOnYear' });
export type YearOnYear = z.infer<typeof YearOnYear>;

export const yearOnYear = route({
  id: 'dashboard.yearOnYear',
  method: 'GET',
  path: '/api/dashboard/plans/:planId/year-on-year',
  summary: {
    vi: 'Trang lãnh đạo: năm nay so với cùng kỳ năm trước',
    en: 'Leader’s page: this year against the same months of the year before',
  },
  params,
  output: YearOnYear,
});

// ------------------------------------------------------------------ timeliness of periodic reports

const TimelinessCount = z.object({
  owed: count.describe('Reports whose last day lies in the year, those that need not be sent left out'),
  sent: count,
  onTime: count.describe('Of the sent'),
  overdue: count.describe('Past the last day and not sent'),
});
const Years = { now: TimelinessCount, before: TimelinessCount.describe('The year before') };

export const Timeliness = z
  .object({
    year: z.number().int(),
    levels: z.array(
      z.object({ level: z.enum(['province', 'district', 'commune']), bodies: count, ...Years }),
    ),
    bodies: z
      .array(z.object({ body: BodyRef, level: z.enum(['province', 'district', 'commune']), ...Years }))
      .describe('Those with most overdue first, then those with most sent late'),
  })
  .meta({ id: 'DashboardTimeliness' });
export type Timeliness = z.infer<typeof Timeliness>;

export const timeliness = route({
  id: 'dashboard.timeliness',
  method: 'GET',
  path: '/api/dashboard/plans/:planId/timeliness',
  summary: {
    vi: 'Trang lãnh đạo: báo cáo định kỳ gửi đúng hạn, theo cơ quan',
    en: 'Leader’s page: periodic reports sent in time, by body',
  },
  params,
  output: Timeliness,
});
