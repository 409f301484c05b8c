/** What a report is written with: its outline and those of its series, its time, the measures there are, its names. */
import { type CivilDate, formatDate, parsePeriodKey, periodLabel } from '@binhdang/domain';
import type { BelowReport, Outline, Reckoned, ReportContent } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { type KnownMeasure, knownMeasures } from '../register/index.ts';
import { expectedReports, reportingPast } from './consolidate/reporting.ts';
import { dutiesOn, outlineById, outlinesOfSeries, type Versioned } from './definitions.ts';
import { type ReportTime, reckonFigures } from './figures.ts';
import { gatherMaterial, type Material, type MaterialAsked } from './material.ts';
import type { ReportSubject } from './subject.ts';

export interface ReportContext {
  readonly outline: Versioned<Outline>;
  readonly outlines: readonly Outline[];
  readonly measures: ReadonlyMap<string, KnownMeasure>;
  readonly time: ReportTime;
  readonly periodName: { readonly vi: string; readonly en: string };
  /** words that sentences name beside figures */
  readonly around: Readonly<Record<string, string>>;
}

const dates = (startsOn: CivilDate, endsOn: CivilDate) => ({
  vi: `từ ${formatDate(startsOn)} đến ${formatDate(endsOn)}`,
  en: `${formatDate(startsOn)} to ${formatDate(endsOn)}`,
});

/** Name of a period of the regime, or of the days of a report that was asked for once. */
export function periodNameOf({
  period,
  startsOn,
  endsOn,
}: Pick<ReportTime, 'period' | 'startsOn' | 'endsOn'>): ReportContext['periodName'] {
  const known = parsePeriodKey(period);
  return known ? { vi: periodLabel(known, 'vi'), en: periodLabel(known, 'en') } : dates(startsOn, endsOn);
}

export async function contextOf(
  tx: Transaction,
  subject: Pick<ReportSubject, 'outlineId' | 'series' | 'duty' | 'period' | 'startsOn' | 'endsOn'>,
  today: CivilDate,
): Promise<ReportContext> {
  const outline = await outlineById(tx, subject.outlineId);
  const duties = subject.duty === null ? [] : await dutiesOn(tx, today);
  const ofSeries = subject.duty === null ? [] : await outlinesOfSeries(tx, subject.series, duties, today);
  const duty = duties.find(({ code }) => code === subject.duty);
  const { period, startsOn, endsOn } = subject;
  const time = { period, startsOn, endsOn, closing: duty?.definition.closing ?? 'calendar' } as const;
  const periodName = periodNameOf(time);
  return {
    outline,
    outlines: [outline.definition, ...ofSeries.filter(({ code }) => code !== outline.code)],
    measures: await knownMeasures(tx, today),
    time,
    periodName,
    around: {
      period: periodName.vi.charAt(0).toLowerCase() + periodName.vi.slice(1),
      year: String(parsePeriodKey(period)?.year ?? endsOn.slice(0, 4)),
    },
  };
}

/** What a draft is filled with now, from the reports below that it was consolidated from, if it was. */
export async function materialNow(
  tx: Transaction,
  subject: ReportSubject,
  context: ReportContext,
  inputs: readonly ReportInput[] | null,
  today: CivilDate,
): Promise<Material> {
  return gatherMaterial(tx, await asked(tx, subject, context, inputs, today));
}

/** Its figures alone. */
export async function figuresNow(
  tx: Transaction,
  subject: ReportSubject,
  context: ReportContext,
  inputs: readonly ReportInput[] | null,
  today: CivilDate,
): Promise<Reckoned> {
  return reckonFigures(tx, await asked(tx, subject, context, inputs, today));
}

async function asked(
  tx: Transaction,
  subject: ReportSubject,
  context: ReportContext,
  inputs: readonly ReportInput[] | null,
  today: CivilDate,
): Promise<MaterialAsked> {
  return {
    bodyId: subject.bodyId,
    time: context.time,
    outline: context.outline.definition,
    outlines: context.outlines,
    measures: context.measures,
    today,
    ...(inputs === null
      ? { past: (scope) => reportingPast(tx, subject, scope, today) }
      : {
          below: await belowReports(tx, inputs),
          owing: await owingBodies(tx, subject, inputs, today),
          missing: await missingBodies(tx, inputs),
        }),
  };
}

/** A report from below in a consolidation; without a version the body had none that was accepted. */
export interface ReportInput {
  readonly bodyId: string;
  readonly versionId: string | null;
  /** it need not send one, so that what it recorded counts by itself */
  readonly exempt?: boolean;
}

async function belowReports(tx: Transaction, inputs: readonly ReportInput[]): Promise<BelowReport[]> {
  const ids = inputs.flatMap(({ versionId }) => versionId ?? []);
  // Summed there: with their records the figures of a province's bodies are megabytes.
  const { rows } = await sql<BelowReport>`
    select r.body_id as "bodyId", v.id as "versionId",
           (select coalesce(jsonb_object_agg(k.key, jsonb_build_array(jsonb_build_object(
                     'from', 'report', 'bodyId', r.body_id, 'versionId', v.id, 'value', k.value, 'verified', k.verified))), '{}')
              from (select f.key, sum((p ->> 'value')::numeric) as value, sum((p ->> 'verified')::numeric) as verified
                      from jsonb_each(v.reckoned -> 'figures') f cross join jsonb_array_elements(f.value) p group by 1) k) as reckoned
      from report_version v join report r on r.id = v.report_id where v.id = any (${ids}::uuid[])`.execute(
    tx,
  );
  // A sum without one of them would be another sum for other eyes.
  if (rows.length !== ids.length)
    throw new Error('a report below is not seen by who reads the consolidation');
  return rows;
}

/** Bodies that report for the same period: what they record counts through their reports alone. */
async function owingBodies(
  tx: Transaction,
  subject: ReportSubject,
  inputs: readonly ReportInput[],
  today: CivilDate,
): Promise<Set<string>> {
  const owing = new Set((await expectedReports(tx, subject, today)).map(({ bodyId }) => bodyId));
  for (const { bodyId, exempt } of inputs)
    if (exempt === true) owing.delete(bodyId);
    else owing.add(bodyId);
  return owing;
}

/** Bodies whose reports were missing here, or in a report below when it was consolidated. */
async function missingBodies(tx: Transaction, inputs: readonly ReportInput[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with recursive given as (
      select i."bodyId" as body, i."versionId" as taken, coalesce(i.exempt, false) as exempt
        from jsonb_to_recordset(${JSON.stringify(inputs)}::jsonb) i("bodyId" uuid, "versionId" uuid, exempt boolean)
      union
      select i."bodyId", i."versionId", coalesce(i.exempt, false)
        from given g join report_version v on v.id = g.taken and jsonb_typeof(v.inputs) = 'array'
       cross join lateral jsonb_to_recordset(v.inputs) i("bodyId" uuid, "versionId" uuid, exempt boolean))
    select body as id from given where taken is null and not exempt`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** A version sent, as it is read again. */
export interface SentVersion {
  readonly id: string;
  readonly reportId: string;
  readonly number: number;
  readonly content: ReportContent;
  readonly material: Material;
  readonly inputs: readonly ReportInput[] | null;
  readonly changes: string | null;
  readonly period: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

const sent = sql`v.id, v.report_id as "reportId", v.number, v.content, v.reckoned as material, v.inputs, v.changes,
  r.period, r.starts_on as "startsOn", r.ends_on as "endsOn"
  from report_version v join report r on r.id = v.report_id`;

/** A version of a report by its number. */
export async function versionOf(
  tx: Transaction,
  reportId: string,
  number: number,
): Promise<SentVersion | undefined> {
  const { rows } =
    await sql<SentVersion>`select ${sent} where v.report_id = ${reportId} and v.number = ${number}`.execute(
      tx,
    );
  return rows[0];
}

/** The last version sent by the same body in the same series for the period before. */
export async function versionBefore(
  tx: Transaction,
  { series, bodyId, startsOn }: Pick<ReportSubject, 'series' | 'bodyId' | 'startsOn'>,
): Promise<SentVersion | undefined> {
  const { rows } = await sql<SentVersion>`
    select ${sent} where r.series = ${series} and r.body_id = ${bodyId} and r.ends_on < ${startsOn}::date
     order by r.ends_on desc, v.number desc limit 1`.execute(tx);
  return rows[0];
}
