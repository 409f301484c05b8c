/** What a report is consolidated from: the latest accepted version of each body that reports to it. */
import type { BodyRef, report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { bodyRefs } from '../../org/index.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { found } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { ReportInput } from '../context.ts';
import type { ReportSubject } from '../subject.ts';
import { type Expected, expectedReports, reportingTo } from './reporting.ts';

interface Row extends Expected {
  readonly report: { id: string; state: string; number: number } | null;
  readonly accepted: { versionId: string; number: number; submittedAt: string } | null;
  readonly extendedTo: CivilDate | null;
  readonly exempt: boolean;
}

/** A body that reports to this one, with what it sent and what of it was taken. */
export type Standing = Omit<report.BelowStanding, 'taken'>;

/** All bodies whose reports this one is consolidated from, by name, whether they sent anything or not. */
export async function standingsBelow(
  tx: Transaction,
  subject: ReportSubject,
  today: CivilDate,
): Promise<Standing[]> {
  const there = await reportsOfSeries(tx, subject);
  // What a report was opened with holds: its body may have moved since.
  const known = new Set(there.map(({ bodyId }) => bodyId));
  const expected = (await expectedReports(tx, subject, today)).filter(({ bodyId }) => !known.has(bodyId));
  const below = await reportingTo(tx, subject, [...there, ...(await withExtensions(tx, subject, expected))]);
  const names = await bodyRefs(
    tx,
    below.map(({ bodyId }) => bodyId),
    today,
  );
  return below
    .map(({ bodyId, report: sent, accepted, extendedTo, exempt, dueOn }) => ({
      body: found(names.get(bodyId)),
      report: sent,
      dueOn: extendedTo ?? dueOn,
      exempt,
      accepted,
    }))
    .sort((a, b) => byName(a.body, b.body));
}

/** The same order on every machine, and for bodies of one name. */
export const byName = (a: BodyRef, b: BodyRef): number =>
  a.name.localeCompare(b.name, 'vi') || (a.id < b.id ? -1 : 1);

const extension = (body: string) => sql`
  left join lateral (select x.until from report_extension x
                      where x.body_id = ${sql.ref(body)} and x.verdict = 'granted'
                        and x.duty = e.duty and x.period = e.period
                      order by x.decided_at desc limit 1) x on true`;

async function reportsOfSeries(tx: Transaction, { series, period }: ReportSubject): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select e.body_id as "bodyId", e.receiver_body_id as "receiverBodyId", e.due_on as "dueOn",
           jsonb_build_object('id', e.id, 'state', e.state, 'number', e.last_number) as report,
           (select jsonb_build_object('versionId', v.id, 'number', v.number, 'submittedAt', ${instantJson(sql`v.submitted_at`)})
              from report_version v where v.report_id = e.id and v.verdict in ('accepted', 'locked')
             order by v.number desc limit 1) as accepted,
           x.until as "extendedTo", x is not null and x.until is null as exempt
      from report e ${extension('e.body_id')}
     where e.series = ${series} and e.period = ${period}`.execute(tx);
  return rows;
}

/** Of bodies that have not begun, or whose draft is theirs alone. */
async function withExtensions(
  tx: Transaction,
  { series, period }: ReportSubject,
  expected: readonly Expected[],
): Promise<Row[]> {
  const { rows } = await sql<{ bodyId: string; until: CivilDate | null }>`
    select distinct on (x.body_id) x.body_id as "bodyId", x.until
      from report_extension x
     where x.verdict = 'granted' and x.period = ${period} and x.body_id = any (${expected.map(({ bodyId }) => bodyId)}::uuid[])
       and x.duty in (select d.code from report_definition d where d.kind = 'duty' and d.definition ->> 'series' = ${series})
     order by x.body_id, x.decided_at desc`.execute(tx);
  const granted = new Map(rows.map(({ bodyId, until }) => [bodyId, until]));
  return expected.map((one) => ({
    ...one,
    report: null,
    accepted: null,
    extendedTo: granted.get(one.bodyId) ?? null,
    exempt: granted.has(one.bodyId) && granted.get(one.bodyId) === null,
  }));
}

/**
 * What would be taken now. A body that need not send and did not is marked: it is not missing, and what it recorded
 * counts by itself.
 */
export const inputsOf = (standings: readonly Standing[]): ReportInput[] =>
  standings
    .map(({ body, accepted, exempt }) => ({
      bodyId: body.id,
      versionId: accepted?.versionId ?? null,
      ...(accepted === null && exempt ? { exempt: true } : {}),
    }))
    .sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1));

/** Without a version, and it should have sent one. */
export const isMissing = ({ versionId, exempt }: ReportInput): boolean =>
  versionId === null && exempt !== true;
