/** Reports that are owed, each with how it stands: the duties of the regime and what was asked for once. */
import type { report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { periodLabel } from '@binhdang/domain';
import {
  lastDay,
  type ReportFacts,
  type ReportingDuty,
  type Timeliness,
  timeliness,
} from '@binhdang/domain/regime';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/transaction.ts';
import { periodNameOf } from '../context.ts';
import { dutiesOn, type Versioned } from '../definitions.ts';
import { owedReports } from '../owed.ts';

export interface Standing {
  readonly duty: Versioned<ReportingDuty> | null;
  readonly requestId: string | null;
  readonly series: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly bodyId: string;
  readonly receiverBodyId: string | null;
  readonly period: string;
  readonly periodName: { readonly vi: string; readonly en: string };
  /** with any extension */
  readonly dueOn: CivilDate;
  readonly extended: boolean;
  readonly timeliness: Timeliness;
  readonly reportId: string | null;
  readonly state: report.ReportState | null;
  readonly sentOn: CivilDate | null;
}

export interface StandingsAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** bodies; all, if left out */
  readonly only?: ReadonlySet<string>;
  readonly series?: string | undefined;
  readonly today: CivilDate;
}

/** Reports as far as the transaction sees them; without one the body has not begun, or its draft is not seen. */
interface Present {
  readonly id: string;
  readonly series: string;
  readonly body_id: string;
  readonly period: string;
  readonly state: report.ReportState;
  readonly sent: CivilDate | null;
}

interface Granted {
  readonly duty: string;
  readonly body_id: string;
  readonly period: string;
  readonly until: CivilDate | null;
}

const keyOf = (series: string, bodyId: string, period: string) => `${series}|${bodyId}|${period}`;

/** By last day before extensions, both days included. */
export async function reportStandings(tx: Transaction, asked: StandingsAsked): Promise<Standing[]> {
  const { from, to, series, today, only } = asked;
  const duties = (await dutiesOn(tx, today)).filter(
    ({ definition }) => series === undefined || definition.series === series,
  );
  const owed = await owedReports(tx, duties, { from, to, ...(only ? { only } : {}) });
  const requests = await requestedReports(tx, asked);
  const present = await presentReports(tx, asked);
  const granted = await grantedExtensions(tx);
  const regular = owed.map((one): Omit<Standing, Judged> & Judgeable => ({
    duty: one.duty,
    requestId: null,
    series: one.duty.definition.series,
    name: one.duty.definition.name,
    bodyId: one.bodyId,
    receiverBodyId: one.receiverBodyId,
    period: one.key,
    periodName: { vi: periodLabel(one.period, 'vi'), en: periodLabel(one.period, 'en') },
    due: one.dueOn,
    extension: granted.get(keyOf(one.duty.code, one.bodyId, one.key)),
  }));
  return [...regular, ...requests].map(({ due, extension, ...rest }) => {
    const there = present.get(keyOf(rest.series, rest.bodyId, rest.period));
    const facts: ReportFacts = {
      dueOn: due,
      extendedTo: extension?.until ?? undefined,
      sentOn: there?.sent ?? undefined,
      exempt: extension !== undefined && extension.until === null,
    };
    return {
      ...rest,
      dueOn: lastDay(facts),
      extended: lastDay(facts) > due,
      timeliness: timeliness(facts, today),
      reportId: there?.id ?? null,
      state: there?.state ?? null,
      sentOn: there?.sent ?? null,
    };
  });
}

type Judged = 'dueOn' | 'extended' | 'timeliness' | 'reportId' | 'state' | 'sentOn';
interface Judgeable {
  readonly due: CivilDate;
  readonly extension: Granted | undefined;
}

async function presentReports(
  tx: Transaction,
  { from, to, series }: StandingsAsked,
): Promise<Map<string, Present>> {
  const { rows } = await sql<Present>`
    select id, series, body_id, period, state, first_sent_on as sent from report
     where due_on between ${from}::date and ${to}::date and (${series ?? null}::text is null or series = ${series ?? null})`.execute(
    tx,
  );
  return new Map(rows.map((row) => [keyOf(row.series, row.body_id, row.period), row]));
}

async function grantedExtensions(tx: Transaction): Promise<Map<string, Granted>> {
  const { rows } = await sql<Granted>`
    select distinct on (body_id, duty, period) duty, body_id, period, until from report_extension
     where verdict = 'granted' order by body_id, duty, period, decided_at desc`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row.duty, row.body_id, row.period), row]));
}

interface RequestRow {
  readonly id: string;
  readonly name: string;
  readonly body_id: string;
  readonly receiver_body_id: string;
  readonly starts_on: CivilDate;
  readonly ends_on: CivilDate;
  readonly due_on: CivilDate;
}

/** What was asked for once; a request names the bodies. */
async function requestedReports(
  tx: Transaction,
  { from, to, only, series }: StandingsAsked,
): Promise<(Omit<Standing, Judged> & Judgeable)[]> {
  const { rows } = await sql<RequestRow>`
    select q.id, q.name, b.id as body_id, q.receiver_body_id, q.starts_on, q.ends_on, q.due_on
      from report_request q cross join unnest(q.body_ids) b(id)
     where not q.withdrawn and q.due_on between ${from}::date and ${to}::date order by q.due_on, q.id, b.id`.execute(
    tx,
  );
  return rows
    .filter(({ body_id }) => only === undefined || only.has(body_id))
    .map((row) => ({
      duty: null,
      requestId: row.id,
      series: `request-${row.id}`,
      name: { vi: row.name, en: row.name },
      bodyId: row.body_id,
      receiverBodyId: row.receiver_body_id,
      period: row.id,
      periodName: periodNameOf({ period: row.id, startsOn: row.starts_on, endsOn: row.ends_on }),
      due: row.due_on,
      extension: undefined,
    }))
    .filter((one) => series === undefined || one.series === series);
}
