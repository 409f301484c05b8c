/** What several routes of periodic reports say alike. */
import { z } from 'zod';
import { BodyRef, CivilDate, Id, Instant, PersonRef, Version } from './shared.ts';

export const ReportWords = z.object({ vi: z.string(), en: z.string() });
export type ReportWords = z.infer<typeof ReportWords>;
export const ReportPeriodKey = z.string().max(40).meta({
  description: 'A period: 2022, 2022-Q1, 2022-H1; of a report asked for once the id of the request',
});

export const ReportState = z.enum(['draft', 'submitted', 'returned', 'accepted', 'locked']);
export type ReportState = z.infer<typeof ReportState>;

export const ReportTimeliness = z.enum(['on_time', 'late', 'overdue', 'due_soon', 'open', 'exempt']);
export type ReportTimeliness = z.infer<typeof ReportTimeliness>;

/** A report in lists and at the head of its page. */
export const ReportHead = z
  .object({
    id: Id,
    series: z.string(),
    duty: z.string().nullable().describe('Code of the duty; null: asked for once'),
    name: ReportWords.describe('Of the duty or request'),
    outline: z.object({ code: z.string(), number: Version, name: ReportWords }),
    body: BodyRef,
    receiver: BodyRef.nullable().describe('null: it goes out of the system'),
    period: ReportPeriodKey,
    periodName: ReportWords,
    startsOn: CivilDate,
    endsOn: CivilDate,
    dueOn: CivilDate.describe('With any extension'),
    state: ReportState,
    timeliness: ReportTimeliness,
    firstSentOn: CivilDate.nullable(),
    lastNumber: z.number().int().describe('Of the last version sent; 0: none yet'),
    drafting: z.boolean().describe('There is a draft that is worked on'),
    signedOff: z.boolean().describe('Of the last version sent, by the leader of the body'),
    version: Version,
  })
  .meta({ id: 'ReportHead' });
export type ReportHead = z.infer<typeof ReportHead>;

/** Figures are named by their keys: "training_participants[sex=female]@year_ago". */
export const FigureKey = z.string().max(300);

/** A figure that reads otherwise than before; null is unknown. */
export const FigureDifference = z
  .object({ key: FigureKey, name: ReportWords, before: z.number().nullable(), after: z.number().nullable() })
  .meta({ id: 'FigureDifference' });

export const ReportSentence = z
  .object({ code: z.string(), text: z.string(), figures: z.array(FigureKey).describe('Where it comes from') })
  .meta({ id: 'ReportSentence' });

export const ReportTableCell = z
  .object({
    value: z.number().nullable(),
    figures: z.array(FigureKey),
    last: z.number().nullable().describe('In the report of the period before; null: unknown'),
  })
  .meta({ id: 'ReportTableCell' });

const part = { code: z.string(), title: ReportWords.nullable(), guidance: ReportWords.nullable() };

export const ReportIndicatorRow = z
  .object({
    code: z.string(),
    name: ReportWords,
    unit: ReportWords,
    decimals: z.number().int(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    coverage: z.object({ have: z.number().int(), of: z.number().int() }),
    target: z.object({ comparator: z.string(), value: z.number() }).nullable(),
    met: z.boolean().nullable(),
    last: z.number().nullable(),
  })
  .meta({ id: 'ReportIndicatorRow' });

export const ReportPart = z
  .discriminatedUnion('type', [
    z.object({
      ...part,
      type: z.literal('narrative'),
      required: z.boolean(),
      sentences: z.array(ReportSentence).describe('Prepared from figures, as they are now'),
      text: z.string().nullable().describe('As people left it; null: the prepared sentences stand'),
      preparedThen: z.string().nullable().describe('What was prepared when it was last written'),
      last: z.string().nullable().describe('In the report of the period before'),
    }),
    z.object({
      ...part,
      type: z.literal('table'),
      columns: z.array(ReportWords),
      rows: z.array(z.object({ name: ReportWords, band: z.boolean(), cells: z.array(ReportTableCell) })),
    }),
    z.object({
      ...part,
      type: z.literal('indicators'),
      year: z.number().int(),
      rows: z.array(ReportIndicatorRow),
    }),
    z.object({
      ...part,
      type: z.literal('records'),
      columns: z.array(ReportWords),
      rows: z.array(z.object({ recordId: Id, body: BodyRef, cells: z.array(z.string()) })),
      total: z.number().int().describe('Rows beyond the first 200 are counted, not listed'),
    }),
    z.object({
      ...part,
      type: z.literal('obligations'),
      rows: z.array(
        z.object({
          obligationId: Id,
          label: z.string().nullable(),
          task: z.string(),
          standing: z.string(),
          due: CivilDate.nullable(),
          percent: z.number().nullable(),
        }),
      ),
    }),
    z.object({
      ...part,
      type: z.literal('entry'),
      columns: z.array(z.record(z.string(), z.unknown())).describe('domain SimpleField'),
      maxRows: z.number().int(),
      rows: z.array(z.record(z.string(), z.unknown())),
      last: z.array(z.record(z.string(), z.unknown())).nullable(),
    }),
  ])
  .meta({ id: 'ReportPart' });
export type ReportPart = z.infer<typeof ReportPart>;
export type ReportPartOf<T extends ReportPart['type']> = Extract<ReportPart, { type: T }>;

export interface ReportSection {
  readonly code: string;
  readonly heading: { readonly vi: string; readonly en: string };
  readonly parts: readonly ReportPart[];
  readonly sections: readonly ReportSection[];
}
export const ReportSection: z.ZodType<ReportSection> = z
  .object({
    code: z.string(),
    heading: ReportWords,
    parts: z.array(ReportPart),
    get sections() {
      return z.array(ReportSection);
    },
  })
  .meta({ id: 'ReportSection' }) as unknown as z.ZodType<ReportSection>;

/** A version that was sent, without its content. */
export const ReportVersion = z
  .object({
    id: Id,
    number: Version,
    code: z.string().describe('Printed in the document; leads back to it'),
    changes: z.string().nullable().describe('Of a correction: what changes and why'),
    submittedBy: PersonRef,
    submittedAt: Instant,
    verdict: z.enum(['accepted', 'returned', 'locked']).nullable(),
    remarks: z.string().nullable(),
    judgedBy: PersonRef.nullable(),
    judgedAt: Instant.nullable(),
    signedOffBy: PersonRef.nullable(),
    signedOffAt: Instant.nullable(),
    version: Version,
  })
  .meta({ id: 'ReportVersion' });
export type ReportVersion = z.infer<typeof ReportVersion>;
