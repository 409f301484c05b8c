/** What an indicator (chỉ tiêu) is: its definition as data, so that a formula can be mended without touching code. */
import { z } from 'zod';
import { BiText, Code } from '../register/model.ts';
import { PERIOD_KINDS } from '../time/index.ts';

/**
 * Where a number of a formula comes from.
 * - `measure`: what records count, narrowed by a breakdown ("sex=female"); of a stock what there is at the period's end
 * - `bodies`: how many bodies of a level count at least so much in each part of the period (communes with four
 *   loudspeaker items in every quarter: sixteen in one quarter and none in the next is not met)
 * - `allBodies`: how many bodies of a level there are at the period's end
 * - `entered`: what the owner enters with its source; `series` is named when several indicators share it (population)
 */
export const Source = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('measure'),
    measure: Code,
    breakdown: z.record(Code, Code).default({}),
    /** only what was verified */
    verified: z.boolean().default(false),
  }),
  z.object({
    from: z.literal('bodies'),
    level: z.enum(['province', 'district', 'commune']),
    measure: Code,
    atLeast: z.number().positive(),
    each: z.enum(['month', 'quarter', 'half', 'year']),
  }),
  z.object({ from: z.literal('allBodies'), level: z.enum(['province', 'district', 'commune']) }),
  z.object({ from: z.literal('entered'), series: Code.optional() }),
]);
export type Source = z.infer<typeof Source>;

/** A number of a formula in words, and where it comes from. */
const Term = z.object({ name: BiText, source: Source });
export type Term = z.infer<typeof Term>;

export const COMPARATORS = ['>=', '>', '<=', '<', '=', 'about'] as const;
export type Comparator = (typeof COMPARATORS)[number];

export const Target = z.object({
  year: z.number().int().min(2000).max(2100),
  comparator: z.enum(COMPARATORS),
  value: z.number(),
});
export type Target = z.infer<typeof Target>;

const Doubt = z.enum(['verified', 'unverified']);

export const IndicatorDefinition = z
  .object({
    /** as officials cite it: "MT1.1" */
    code: z.string().regex(/^[A-Z]{1,4}[\d.]*[a-z]?$/),
    version: z.number().int().min(1),
    name: BiText,
    unit: BiText,
    /** the document that sets it, and the objective there */
    framework: z.string().min(1),
    objective: z.number().int().min(1).optional(),
    /** whether more is better; `neither` where a value may be too high and too low */
    direction: z.enum(['up', 'down', 'neither']),
    /** `ratio`: numerator over denominator times factor. `number`: the numerator alone. `yes_no`: 1 or 0, entered. */
    kind: z.enum(['ratio', 'number', 'yes_no']),
    numerator: Term,
    denominator: Term.optional(),
    factor: z.number().positive().default(1),
    decimals: z.number().int().min(0).max(4),
    /** how often there is a value; `survey` in years that differ, `school_year` from September to August */
    frequency: z.enum([...PERIOD_KINDS, 'survey', 'term', 'school_year']),
    /** levels at which the value means something: maternal deaths of a commune are chance */
    levels: z.array(z.enum(['province', 'district', 'commune', 'body'])).min(1),
    /** whether numerators and denominators of the bodies below add up to that of the body above */
    addsUp: z.boolean(),
    /** keys of the bodies that answer for it; the first enters what is entered */
    owners: z.array(z.string()).min(1),
    targets: z.array(Target).max(20),
    /** formula or targets read in the source, or taken from practice and to be confirmed */
    doubt: z.object({ targets: Doubt, formula: Doubt }),
    note: BiText.optional(),
  })
  .refine(({ kind, denominator }) => (kind === 'ratio') === (denominator !== undefined), {
    message: 'a ratio has a denominator, and nothing else has',
  });
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>;

/** `catalog/indicators.json` */
export const IndicatorCatalog = z.object({
  frameworks: z.array(
    z.object({ code: z.string(), name: BiText, symbol: z.string(), from: z.number(), to: z.number() }),
  ),
  indicators: z.array(IndicatorDefinition).min(1),
});
export type IndicatorCatalog = z.infer<typeof IndicatorCatalog>;
