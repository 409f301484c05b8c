/** Indicators: their values by bodies and periods, what is entered for them, targets, remarks. */
import { z } from 'zod';
import { StoredFile } from './files.ts';
import { route } from './route.ts';
import { BodyRef, CivilDate, Id, Instant, many, PersonRef, text, Version } from './shared.ts';

const Code = z.string().max(60).meta({ description: 'Code of an indicator: "MT1.1"' });
const PeriodKey = z
  .string()
  .regex(/^\d{4}(-(M\d{2}|Q\d|H\d|9M))?$/)
  .meta({ description: 'A period: 2022, 2022-Q1, 2022-H1' });
const Words = z.object({ vi: z.string(), en: z.string() });
const Comparator = z.enum(['>=', '>', '<=', '<', '=', 'about']);
export const TermName = z.enum(['numerator', 'denominator']);
export type TermName = z.infer<typeof TermName>;

export const IndicatorTarget = z
  .object({
    year: z.number().int(),
    comparator: Comparator,
    value: z.number(),
    origin: z
      .enum(['document', 'own', 'above', 'interpolated'])
      .describe(
        'document: of the framework; own: set for this body; above: set for a body above it; interpolated: between two years',
      ),
    source: z.string().nullable(),
  })
  .meta({ id: 'IndicatorTarget' });
export type IndicatorTarget = z.infer<typeof IndicatorTarget>;

export const QualityFinding = z
  .object({ rule: z.string(), severity: z.enum(['error', 'warning']), message: Words })
  .meta({ id: 'QualityFinding' });

export const IndicatorReview = z
  .object({
    verdict: z.enum(['confirmed', 'questioned']),
    value: z.number().nullable().describe('The value it was said of'),
    remarks: z.string().nullable(),
    reviewedBy: PersonRef,
    reviewedAt: Instant,
  })
  .meta({ id: 'IndicatorReview' });

export const IndicatorCell = z
  .object({
    indicator: Code,
    bodyId: Id,
    period: PeriodKey,
    state: z
      .enum(['known', 'missing', 'not_applicable', 'not_due', 'confided'])
      .describe(
        'not_due: the period has not ended, or there is no value every year; confided: of few people in sensitive matters, kept from who does not oversee the body',
      ),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    coverage: z
      .object({ have: z.number().int(), of: z.number().int() })
      .describe('Bodies that have given it'),
    estimated: z.boolean(),
    final: z
      .boolean()
      .describe('Nothing of it is preliminary: all that was entered is final, all that was counted verified'),
    target: IndicatorTarget.nullable(),
    met: z.boolean().nullable(),
    gap: z.number().nullable().describe('Negative: still lacking'),
    trend: z.enum(['better', 'worse', 'same', 'changed']).nullable().describe('Against the period before'),
    findings: z.array(QualityFinding),
    review: IndicatorReview.nullable(),
  })
  .meta({ id: 'IndicatorCell' });
export type IndicatorCell = z.infer<typeof IndicatorCell>;

export const IndicatorHead = z
  .object({
    code: Code,
    number: Version.describe('Version of the definition'),
    name: Words,
    unit: Words,
    framework: z.string(),
    objective: z.number().int().nullable(),
    direction: z.enum(['up', 'down', 'neither']),
    kind: z.enum(['ratio', 'number', 'yes_no']),
    decimals: z.number().int(),
    frequency: z.string(),
    levels: z.array(z.string()),
    entered: z.array(TermName).describe('Terms that people enter; none where records count all'),
    enterable: z.array(TermName).describe('Terms that the person enters for any body'),
    owners: z.array(BodyRef),
    doubt: z.object({
      targets: z.enum(['verified', 'unverified']),
      formula: z.enum(['verified', 'unverified']),
    }),
  })
  .meta({ id: 'IndicatorHead' });
export type IndicatorHead = z.infer<typeof IndicatorHead>;

export const ScopeBody = BodyRef.extend({
  level: z.enum(['central', 'province', 'district', 'commune']),
  mine: z.boolean(),
}).meta({ id: 'ScopeBody' });
export type ScopeBody = z.infer<typeof ScopeBody>;

const Framework = z.object({
  code: z.string(),
  name: Words,
  symbol: z.string(),
  from: z.number().int(),
  to: z.number().int(),
});

export const indicators = route({
  id: 'indicator.list',
  method: 'GET',
  path: '/api/indicators',
  summary: {
    vi: 'Danh mục chỉ tiêu, và các cơ quan có giá trị được xem',
    en: 'The indicators, and the bodies whose values the person sees',
  },
  output: z.object({
    frameworks: z.array(Framework),
    items: z.array(IndicatorHead),
    bodies: z.array(ScopeBody).describe('The province first, then its districts, then bodies seen besides'),
    mayReview: z.boolean(),
  }),
});

export const values = route({
  id: 'indicator.values',
  method: 'GET',
  path: '/api/indicators/values',
  summary: { vi: 'Giá trị chỉ tiêu theo cơ quan và kỳ', en: 'Values of indicators by bodies and periods' },
  query: z.object({
    indicator: many(Code).describe('All, if none is named'),
    bodyId: many(Id).describe('The province, if none is named; at most 60'),
    period: many(PeriodKey).describe('At most 15, each with its whole bodies below'),
  }),
  output: z.object({ cells: z.array(IndicatorCell) }),
});

export const AmountOf = z
  .object({
    id: Id,
    term: TermName,
    series: z.string(),
    body: BodyRef,
    period: PeriodKey,
    value: z.number().nullable().describe('null: does not apply'),
    estimated: z.boolean(),
    final: z.boolean(),
    source: z.string(),
    file: StoredFile.nullable(),
    enteredBy: PersonRef,
    enteredAt: Instant,
    version: Version,
    earlier: z
      .array(
        z.object({
          value: z.number().nullable(),
          final: z.boolean(),
          source: z.string(),
          reason: z.string().nullable(),
          enteredBy: PersonRef,
          enteredAt: Instant,
        }),
      )
      .describe('What it was before, the latest first'),
  })
  .meta({ id: 'IndicatorAmount' });
export type AmountOf = z.infer<typeof AmountOf>;

const TermOf = z.object({
  term: TermName,
  name: Words,
  from: z.enum(['measure', 'bodies', 'allBodies', 'entered']),
  series: z.string().nullable().describe('Of what is entered'),
  measure: z.string().nullable().describe('Of what records count; opens its records'),
  breakdown: z.string().describe('"sex=female"; empty for the total'),
});

export const indicator = route({
  id: 'indicator.read',
  method: 'GET',
  path: '/api/indicators/:indicator',
  summary: {
    vi: 'Một chỉ tiêu của một cơ quan: chuỗi số liệu, cơ quan cấp dưới, nguồn',
    en: 'An indicator of a body: its series, the bodies below, where it comes from',
  },
  params: z.object({ indicator: Code }),
  query: z.object({ bodyId: Id.optional(), period: PeriodKey.optional() }),
  output: z.object({
    head: IndicatorHead,
    framework: Framework,
    note: Words.nullable(),
    definition: z.record(z.string(), z.unknown()).describe('IndicatorDefinition, the version in force'),
    terms: z.array(TermOf),
    factor: z.number(),
    addsUp: z.boolean(),
    body: BodyRef,
    period: PeriodKey,
    series: z.array(IndicatorCell).describe('The last years, the earliest first'),
    below: z.array(IndicatorCell).describe('Of the period, by the bodies directly below'),
    belowBodies: z.array(BodyRef),
    amounts: z.array(AmountOf).describe('Entered for the body or those below it in the period'),
    targets: z.array(IndicatorTarget),
    reviews: z.array(IndicatorReview).describe('Of the body and period, the latest first'),
    versions: z.array(
      z.object({
        number: Version,
        appliesFrom: CivilDate,
        reason: z.string().nullable(),
        madeBy: PersonRef.nullable(),
        madeAt: Instant,
      }),
    ),
    allowed: z.array(z.string()).describe('Lines of the policy that allow the person to act here'),
  }),
});

export const enterAmount = route({
  id: 'indicator.enter',
  method: 'PUT',
  path: '/api/indicators/:indicator/amounts',
  summary: { vi: 'Nhập tử số hoặc mẫu số của một chỉ tiêu', en: 'Enter a numerator or denominator' },
  params: z.object({ indicator: Code }),
  body: z.object({
    term: TermName,
    bodyId: Id,
    period: PeriodKey,
    value: z.number().min(0).nullable().describe('null: does not apply'),
    estimated: z.boolean().default(false),
    final: z.boolean().default(false),
    source: text(300),
    fileId: Id.nullable().default(null),
    reason: text(1000, 0).nullable().default(null).describe('Needed to revise what was final'),
    version: Version.optional().describe('Of the amount that is revised'),
  }),
  output: z.object({ id: Id, version: Version }),
  problems: ['edit-conflict'],
});

export const setTarget = route({
  id: 'indicator.setTarget',
  method: 'PUT',
  path: '/api/indicators/:indicator/targets',
  summary: { vi: 'Đặt mức phấn đấu của một cơ quan cho một năm', en: 'Set the target of a body for a year' },
  params: z.object({ indicator: Code }),
  body: z.object({
    bodyId: Id,
    year: z.number().int().min(2000).max(2100),
    comparator: Comparator,
    value: z.number().nullable().describe('null: no target of its own any more'),
    source: text(300),
  }),
});

export const review = route({
  id: 'indicator.review',
  method: 'POST',
  path: '/api/indicators/:indicator/reviews',
  summary: { vi: 'Xác nhận hoặc hỏi lại một giá trị', en: 'Confirm or question a value' },
  params: z.object({ indicator: Code }),
  body: z.object({
    bodyId: Id,
    period: PeriodKey,
    verdict: z.enum(['confirmed', 'questioned']),
    remarks: text(1000, 0).nullable().default(null),
  }),
});

export const revise = route({
  id: 'indicator.revise',
  method: 'POST',
  path: '/api/indicators/:indicator/versions',
  summary: {
    vi: 'Sửa định nghĩa một chỉ tiêu từ một ngày',
    en: 'Change the definition of an indicator from a day on',
  },
  params: z.object({ indicator: Code }),
  body: z.object({
    number: Version.describe('Of the version that the change is based on'),
    definition: z.record(z.string(), z.unknown()).describe('IndicatorDefinition'),
    appliesFrom: CivilDate,
    reason: text(1000),
  }),
  output: z.object({ number: Version }),
  problems: ['edit-conflict'],
});

export const valuesFile = route({
  id: 'indicator.valuesFile',
  method: 'GET',
  path: '/api/indicators/values/file',
  summary: { vi: 'Xuất giá trị chỉ tiêu (Excel, CSV)', en: 'Export values of indicators (Excel, CSV)' },
  query: z.object({
    indicator: many(Code),
    bodyId: many(Id),
    period: many(PeriodKey),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
