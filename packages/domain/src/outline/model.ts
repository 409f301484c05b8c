/**
 * The outline (đề cương) of a report as data: sections with guidance, narrative that is prepared from figures, tables
 * bound to measures, indicators, records and obligations, and tables that people fill in.
 */
import { z } from 'zod';
import { BiText, Code, SimpleField } from '../register/model.ts';

/** The period of the report; the one before it; the same one a year earlier; the year up to the period's end. */
export const RELATIVE_PERIODS = ['this', 'previous', 'year_ago', 'year_to_date'] as const;
export type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

/** A number that a report takes from what records count. */
export const Figure = z.object({
  measure: Code,
  /** narrows the measure: axis to category, or choice field to choice */
  breakdown: z.record(Code, Code).default({}),
  period: z.enum(RELATIVE_PERIODS).default('this'),
});
export type Figure = z.infer<typeof Figure>;

const FigureName = z.string().regex(/^[a-z][a-z0-9_]*$/);

/**
 * A sentence prepared from figures. In its text `{classes}` is a figure, `{women%people}` the share of one in another,
 * `{period}` and `{year}` the report's; what stands in `[ ]` is left out when a figure in it is unknown or zero. The
 * sentence itself is left out when one of `needs` is unknown or zero; then `otherwise` stands, if there is one.
 */
export const Sentence = z.object({
  code: Code,
  figures: z.record(FigureName, Figure),
  needs: z.array(FigureName).default([]),
  text: BiText,
  otherwise: BiText.optional(),
  /** a figure whose change against the same period of last year is added */
  compare: FigureName.optional(),
});
export type Sentence = z.infer<typeof Sentence>;

const Row = z.union([
  z.object({ band: BiText }),
  z.object({
    name: BiText,
    measure: Code,
    breakdown: z.record(Code, Code).default({}),
    /** a row more for each choice of this field */
    by: Code.optional(),
  }),
]);
export type Row = z.infer<typeof Row>;

const Column = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    name: BiText,
    breakdown: z.record(Code, Code).default({}),
    period: z.enum(RELATIVE_PERIODS).default('this'),
  }),
  /** one column's share in another, by their places from 0, in percent */
  z.object({ kind: z.literal('share'), name: BiText, of: z.tuple([z.number().int(), z.number().int()]) }),
  /** change from one column to another, in percent of the first */
  z.object({ kind: z.literal('change'), name: BiText, of: z.tuple([z.number().int(), z.number().int()]) }),
]);
export type Column = z.infer<typeof Column>;

const common = { code: Code, title: BiText.optional(), guidance: BiText.optional() };

export const Part = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('narrative'),
    required: z.boolean().default(false),
    sentences: z.array(Sentence).max(40),
  }),
  z.object({
    ...common,
    type: z.literal('table'),
    title: BiText,
    rows: z.array(Row).min(1).max(80),
    columns: z.array(Column).min(1).max(12),
  }),
  z.object({
    ...common,
    type: z.literal('indicators'),
    title: BiText,
    framework: z.string(),
    objective: z.number().int().optional(),
  }),
  /** a list of the records of a register in the period */
  z.object({
    ...common,
    type: z.literal('records'),
    title: BiText,
    register: z.string(),
    columns: z.array(Code).min(1).max(8),
  }),
  /** how the body's obligations under the plan stand */
  z.object({ ...common, type: z.literal('obligations'), title: BiText }),
  /** a table that people fill in, as in a register */
  z.object({
    ...common,
    type: z.literal('entry'),
    title: BiText,
    columns: z.array(SimpleField).min(1).max(20),
    maxRows: z.number().int().min(1).max(500).default(100),
  }),
]);
export type Part = z.infer<typeof Part>;
export type PartOf<T extends Part['type']> = Extract<Part, { type: T }>;

export interface Section {
  readonly code: string;
  readonly heading: BiText;
  readonly parts: readonly Part[];
  readonly sections: readonly Section[];
}
export const Section: z.ZodType<Section> = z.object({
  code: Code,
  heading: BiText,
  parts: z.array(Part).max(20).default([]),
  get sections() {
    return z.array(Section).max(20).default([]);
  },
}) as unknown as z.ZodType<Section>;

export const Outline = z.object({
  code: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/),
  /** grows by one with each published change; a report keeps the one it was written on */
  version: z.number().int().min(1),
  name: BiText,
  /** subject of the document; `{period}` is the report's */
  subject: BiText,
  sections: z.array(Section).min(1).max(20),
  annexes: z.array(Section).max(20).default([]),
});
export type Outline = z.infer<typeof Outline>;

/**
 * Outlines share sections: where one says `{ "use": "training" }`, the section of that code stands.
 * @throws Error when a section is used that is not there
 */
export function resolveOutline(raw: unknown, shared: Readonly<Record<string, unknown>>): Outline {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    if ('use' in value && typeof value.use === 'string') {
      const section = shared[value.use];
      if (section === undefined) throw new Error(`no section ${value.use}`);
      return resolve(section);
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one)]));
  };
  return Outline.parse(resolve(raw));
}

/** All parts in order of the document, those of annexes last. */
export function partsOf({ sections, annexes }: Pick<Outline, 'sections' | 'annexes'>): Part[] {
  const walk = (section: Section): Part[] => [...section.parts, ...section.sections.flatMap(walk)];
  return [...sections, ...annexes].flatMap(walk);
}
