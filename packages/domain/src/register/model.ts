/** What a register (sổ theo dõi) is: its definition as data. One definition gives form, checks, Excel, API and measures. */
import { z } from 'zod';
import { LEVELS } from '../org/model.ts';
import { PERIOD_KINDS } from '../time/index.ts';

const text = z
  .string()
  .min(1)
  .refine((value) => value === value.trim().normalize('NFC'), { message: 'not trimmed NFC text' });

/** Words on screen, Vietnamese and English. */
export const BiText = z.object({ vi: text, en: text });
export type BiText = z.infer<typeof BiText>;

/** Codes of fields, lists, measures: what expressions, Excel headings and facts call them by; never shown to people. */
export const Code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { message: 'not a code' });
/** An expression of expression.ts, over the record `r`. */
export const Expression = z.string().min(1).max(1000);

/** A place in a list of choices. A retired one stays readable on old records and is offered no more. */
export const Choice = z.object({ code: Code, name: BiText, retired: z.boolean().optional() });
export type Choice = z.infer<typeof Choice>;

/**
 * A breakdown (phân tổ). In an `exhaustive` one every counted thing falls in exactly one category, so that the
 * categories add up to the total (sex); in others they are "of which" (people with disabilities, ethnic minorities).
 */
export const Axis = z.object({
  code: Code,
  name: BiText,
  exhaustive: z.boolean(),
  categories: z.array(Choice).min(1).max(40),
});
export type Axis = z.infer<typeof Axis>;

const common = {
  code: Code,
  name: BiText,
  hint: BiText.optional(),
  /** always, or when the expression is true of what else was entered */
  required: z.union([z.boolean(), Expression]).optional(),
  /** offered and kept only when this is true */
  shownWhen: Expression.optional(),
  /** identifies a living person: who sees and how long it is kept follow the definition's `personal` */
  personal: z.boolean().optional(),
};

const simple = {
  text: z.object({
    ...common,
    type: z.literal('text'),
    lines: z.number().int().min(1).max(20).optional(),
    maxLength: z.number().int().min(1).max(20_000).optional(),
  }),
  number: z.object({
    ...common,
    type: z.literal('number'),
    unit: BiText,
    decimals: z.number().int().min(0).max(6).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  /** whole đồng */
  money: z.object({ ...common, type: z.literal('money') }),
  date: z.object({ ...common, type: z.literal('date'), notAfterToday: z.boolean().optional() }),
  period: z.object({
    ...common,
    type: z.literal('period'),
    kinds: z.array(z.enum(PERIOD_KINDS)).min(1),
    /** figures are not entered for a period that has not begun */
    notAfterToday: z.boolean().optional(),
  }),
  yesNo: z.object({ ...common, type: z.literal('yes_no') }),
  choice: z.object({ ...common, type: z.literal('choice'), list: Code }),
  choices: z.object({ ...common, type: z.literal('choices'), list: Code }),
  body: z.object({ ...common, type: z.literal('body') }),
  /** a place down to a level, by the body that governs it */
  place: z.object({ ...common, type: z.literal('place'), level: z.enum(LEVELS) }),
  /** a person by name; always personal data */
  person: z.object({ ...common, type: z.literal('person') }),
  computed: z.object({
    ...common,
    type: z.literal('computed'),
    value: Expression,
    unit: BiText,
    decimals: z.number().int().min(0).max(6).optional(),
  }),
};

/** Fields that may also be columns of a repeating table. */
export const SimpleField = z.discriminatedUnion('type', [
  simple.text,
  simple.number,
  simple.money,
  simple.date,
  simple.period,
  simple.yesNo,
  simple.choice,
  simple.choices,
  simple.body,
  simple.place,
  simple.person,
]);
export type SimpleField = z.infer<typeof SimpleField>;

export const Field = z.discriminatedUnion('type', [
  ...SimpleField.options,
  simple.computed,
  z.object({
    ...common,
    type: z.literal('table'),
    columns: z.array(SimpleField).min(1).max(20),
    maxRows: z.number().int().min(1).max(500).optional(),
  }),
  /** A count with its breakdowns. `cells` lists what is asked beside the total: each entry one axis, or several crossed. */
  z.object({
    ...common,
    type: z.literal('grid'),
    unit: BiText,
    cells: z.array(z.array(Code).min(1).max(3)).min(1).max(8),
  }),
  z.object({
    ...common,
    type: z.literal('file'),
    max: z.number().int().min(1).max(50),
    imagesOnly: z.boolean().optional(),
  }),
  z.object({ ...common, type: z.literal('link'), register: z.string() }),
]);
export type Field = z.infer<typeof Field>;
export type FieldType = Field['type'];
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>;

/** What must hold across fields. An `error` stops submission, a `warning` is shown and may stand. */
export const Check = z.object({
  code: Code,
  that: Expression,
  message: BiText,
  /** where the message is shown */
  field: Code,
  severity: z.enum(['error', 'warning']),
});
export type Check = z.infer<typeof Check>;

/**
 * What a record counts. `flow` counts what happened on a day (classes held); `stock` what there is from one day to
 * another (models running), so that "as of 31 December" can be answered.
 */
export const Measure = z.object({
  code: Code,
  name: BiText,
  unit: BiText,
  kind: z.enum(['flow', 'stock']),
  when: Expression.optional(),
  /**
   * Date or period field on which a flow is counted, where that is not the record's day: a complaint comes in one quarter and is
   * settled in another, a post is taken up and years later left. Nothing is counted while it is empty.
   */
  on: Code.optional(),
  /** one for each record; or a number, money, computed or grid field; or an expression; or the rows of a table */
  value: z.union([
    z.object({ from: z.literal('record') }),
    z.object({ from: z.literal('field'), field: Code }),
    /**
     * One for each row, or what a number or money column (`sum`) says. Rows have times of their own where `day` (and for
     * a stock `until`) name date columns, for a flow also a period: members come and go while the committee stands,
     * remedies are done one by one. With `untilNext` a row of a stock holds until the next one's day: what a shelter
     * can take in changes, and last year's answer must not change with it.
     */
    z.object({
      from: z.literal('rows'),
      field: Code,
      sum: Code.optional(),
      day: Code.optional(),
      until: Code.optional(),
      untilNext: z.literal(true).optional(),
    }),
    z.object({ from: z.literal('expression'), value: Expression }),
  ]),
  /** choice fields (or columns, where rows are counted) whose choice is a further breakdown: the choices make the total */
  by: z.array(Code).max(4).optional(),
  /**
   * Choice fields or columns that are called as a breakdown of the catalog and offer its categories: counted in the
   * total and beside it by category, as the cells of a grid are. So women are counted alike whether a register holds
   * one person each or a grid of many.
   */
  axes: z.array(Code).max(3).optional(),
});
export type Measure = z.infer<typeof Measure>;

export const Section = z.object({ name: BiText, fields: z.array(Field).min(1).max(200) });

/** Who writes and who sees: `plan` as work under a plan is seen, `body` the body alone, `restricted` named people only. */
const Sight = z.enum(['plan', 'body', 'restricted']);

export const RegisterDefinition = z.object({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** grows by one with each published change; a record keeps the one it was written on */
  version: z.number().int().min(1),
  name: BiText,
  purpose: BiText,
  /** how registers are grouped in the menu */
  group: z.enum([
    'communication',
    'capacity',
    'oversight',
    'services',
    'people',
    'resources',
    'mainstreaming',
    'sector',
  ]),
  /** clauses of the plan that it serves, for the guide */
  clauses: z.array(z.string()).min(1),
  /** `event`: happens on the day of `day`. `state`: holds from `day` to `until`. */
  nature: z.enum(['event', 'state']),
  /** date or period field that places the record in time */
  day: Code,
  /** last day of a state; empty while it holds */
  until: Code.optional(),
  sight: Sight,
  /** needed when any field is personal: why it is kept and for how long */
  personal: z
    .object({
      purpose: BiText,
      keepMonths: z.number().int().min(1).max(600),
      /** Names are read by whoever sees the record: those named are made public, with consent or by a decision. */
      open: z.literal(true).optional(),
    })
    .optional(),
  /**
   * Fields that together tell a body's records apart: "one for a body and year" is the year alone. A second record with
   * the same is refused once it is submitted; where one of them is empty, nothing is asked.
   */
  unique: z.array(Code).min(1).max(6).optional(),
  /**
   * Certificates for those who took part: what they say after a name, in Vietnamese as it is printed, with fields in
   * braces; `most` is the grid or number of those who took part, more than whom cannot have one.
   */
  certificate: z.object({ says: text, most: Code.optional() }).optional(),
  lists: z.record(Code, z.array(Choice).min(1).max(300)),
  sections: z.array(Section).min(1).max(20),
  checks: z.array(Check).max(60),
  measures: z.array(Measure).max(40),
  /** columns of the list and filters above it; the first column names the record */
  list: z.object({ columns: z.array(Code).min(1).max(12), filters: z.array(Code).max(8) }),
  /** words of a task for which a record may be offered as proof, without diacritics */
  proves: z.array(z.string()).max(30),
});
export type RegisterDefinition = z.infer<typeof RegisterDefinition>;

/** `catalog/breakdowns.json` */
export const BreakdownCatalog = z.object({ axes: z.array(Axis).min(1) });

/** All fields in order of the form. */
export function fieldsOf(definition: Pick<RegisterDefinition, 'sections'>): Field[] {
  return definition.sections.flatMap((section) => section.fields);
}

export function fieldOf(definition: RegisterDefinition, code: string): Field | undefined {
  return fieldsOf(definition).find((field) => field.code === code);
}
