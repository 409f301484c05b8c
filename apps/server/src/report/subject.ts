import type { report } from '@binhdang/contract';
import type { CivilDate, ReportFacts, Subject } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** A periodic report as the policy sees it, with what actions on it need. */
export interface ReportSubject extends Subject {
  readonly bodyId: string;
  readonly report: ReportFacts;
  readonly id: string;
  readonly duty: string | null;
  readonly requestId: string | null;
  readonly series: string;
  readonly outlineId: string;
  /** domain periodKey; of a request its id */
  readonly period: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly receiverBodyId: string | null;
  readonly state: report.ReportState;
  readonly firstSentOn: CivilDate | null;
  readonly lastNumber: number;
  readonly version: number;
}

type Row = Omit<ReportSubject, 'report'> & { readonly writers: string[]; readonly overseers: string[] };

/** The report, if row-level security shows it: to those who write it, and once sent to its receiver and those above. */
export async function findReport(tx: Transaction, reportId: string): Promise<ReportSubject | undefined> {
  return (await findReports(tx, [reportId]))[0];
}

/** Those of them that row-level security shows. */
export async function findReports(tx: Transaction, ids: readonly string[]): Promise<ReportSubject[]> {
  const { rows } = await sql<Row>`
    select r.id, r.body_id as "bodyId", r.duty, r.request_id as "requestId", r.series, r.outline_id as "outlineId", r.period,
           r.starts_on as "startsOn", r.ends_on as "endsOn", r.due_on as "dueOn", r.receiver_body_id as "receiverBodyId",
           r.state, r.first_sent_on as "firstSentOn", r.last_number as "lastNumber", r.version,
           reporters_of(r.body_id) as writers, overseers_of(r.body_id) as overseers
      from report r where r.id = any (${[...ids]}::uuid[]) order by r.id`.execute(tx);
  return rows.map(({ writers, overseers, ...rest }) => ({
    ...rest,
    report: {
      writerBodyIds: writers,
      receiverBodyId: rest.receiverBodyId,
      sent: rest.lastNumber > 0,
      overseerBodyIds: overseers,
    },
  }));
}

/** Its row locked until the end of the transaction. */
export async function lockReport(tx: Transaction, reportId: string): Promise<ReportSubject | undefined> {
  await sql`select id from report where id = ${reportId} for update`.execute(tx);
  return findReport(tx, reportId);
}
