/** Heads of reports, for lists and pages alike. */
import type { report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { lastDay, timeliness } from '@binhdang/domain/regime';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef } from '../work/index.ts';
import { periodNameOf } from './context.ts';

type Row = Omit<report.ReportHead, 'timeliness' | 'periodName' | 'outline'> & {
  readonly outline_code: string;
  readonly outline_number: number;
  readonly outline_name: { vi: string; en: string };
  readonly extended: CivilDate | null;
  readonly exempt: boolean | null;
};

/**
 * Heads of the reports `r` that a condition picks and row-level security shows.
 * @param rest what follows the condition: order and limit
 */
export async function headsOf(
  tx: Transaction,
  where: RawBuilder<unknown>,
  today: CivilDate,
  rest: RawBuilder<unknown> = sql`order by r.due_on desc, r.id`,
): Promise<report.ReportHead[]> {
  const { rows } = await sql<Row>`
    select r.id, r.series, r.duty, r.period, r.starts_on as "startsOn", r.ends_on as "endsOn", r.due_on as "dueOn", r.state,
           r.first_sent_on as "firstSentOn", r.last_number as "lastNumber", r.version,
           ${bodyRef(sql`r.body_id`, today)} as body,
           case when r.receiver_body_id is null then null else ${bodyRef(sql`r.receiver_body_id`, today)} end as receiver,
           coalesce((select d.definition -> 'name' from report_definition d
                      where d.kind = 'duty' and d.code = r.duty order by d.number desc limit 1),
                    (select jsonb_build_object('vi', q.name, 'en', q.name) from report_request q where q.id = r.request_id),
                    o.definition -> 'name') as name,
           o.code as outline_code, o.number as outline_number, o.definition -> 'name' as outline_name,
           exists (select 1 from report_draft w where w.report_id = r.id) as drafting,
           coalesce((select v.signed_off_at is not null from report_version v
                      where v.report_id = r.id and v.number = r.last_number), false) as "signedOff",
           x.until as extended, x.id is not null and x.until is null as exempt
      from report r
      join report_definition o on o.id = r.outline_id
      left join lateral (select e.id, e.until from report_extension e
                          where e.body_id = r.body_id and e.duty = r.duty and e.period = r.period and e.verdict = 'granted'
                          order by e.decided_at desc limit 1) x on true
     where ${where} ${rest}`.execute(tx);
  return rows.map(({ outline_code, outline_number, outline_name, extended, exempt, ...row }) => {
    const facts = {
      dueOn: row.dueOn,
      extendedTo: extended ?? undefined,
      sentOn: row.firstSentOn ?? undefined,
      exempt: exempt ?? false,
    };
    return {
      ...row,
      outline: { code: outline_code, number: outline_number, name: outline_name },
      periodName: periodNameOf(row),
      dueOn: lastDay(facts),
      timeliness: timeliness(facts, today),
    };
  });
}
