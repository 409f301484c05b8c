import { type BodyOf, report } from '@binhdang/contract';
import { addDays, type CivilDate, periodBounds } from '@binhdang/domain';
import { EMPTY_CONTENT } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { dutiesOn, outlinesOn } from './definitions.ts';
import { owedReports } from './owed.ts';

/** What a new report is about. */
interface NewReport {
  readonly duty: string | null;
  readonly requestId: string | null;
  readonly series: string;
  readonly outline: string;
  readonly period: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly receiverBodyId: string | null;
}

/** Opens the report of a period, or makes its draft, whoever of the body comes first. */
export const openReport = action(report.openReport, {
  permission: 'report.write',
  subject: async ({ tx, body }) => {
    const { rows } = await sql<{ writers: string[] }>`
      select reporters_of(b.id) as writers from body b where b.id = ${body.bodyId}`.execute(tx);
    const writerBodyIds = rows[0]?.writers;
    return (
      writerBodyIds && {
        bodyId: body.bodyId,
        report: { writerBodyIds, receiverBodyId: null, sent: false, overseerBodyIds: [] },
      }
    );
  },
  async run({ tx, session, body, today }) {
    const made =
      body.requestId === undefined
        ? await ofDuty(tx, body, today)
        : await ofRequest(tx, body.requestId, body);
    const outline = found((await outlinesOn(tx, today)).find(({ code }) => code === made.outline));
    const id = uuid();
    await sql`
      insert into report (id, duty, request_id, series, outline_id, body_id, period, starts_on, ends_on, due_on, receiver_body_id, opened_by)
      values (${id}, ${made.duty}, ${made.requestId}, ${made.series}, ${outline.id}, ${body.bodyId}, ${made.period},
              ${made.startsOn}, ${made.endsOn}, ${made.dueOn}, ${made.receiverBodyId}, ${session.userId})
      on conflict (series, body_id, period) do nothing`.execute(tx);
    const { rows } = await sql<{ id: string }>`
      select id from report where series = ${made.series} and body_id = ${body.bodyId} and period = ${made.period}`.execute(
      tx,
    );
    const there = found(rows[0]).id;
    if (there === id)
      await sql`insert into report_draft (id, report_id, content, changed_by)
                values (${uuid()}, ${id}, ${JSON.stringify(EMPTY_CONTENT)}, ${session.userId})`.execute(tx);
    return { id: there };
  },
});

/** How far around today a report may be opened: last year's is still to come in, the next is begun early. */
const REACH_DAYS = 800;

async function ofDuty(
  tx: Transaction,
  { duty: code, bodyId, period }: BodyOf<typeof report.openReport>,
  today: CivilDate,
): Promise<NewReport> {
  const duties = (await dutiesOn(tx, today)).filter((one) => one.code === code);
  if (duties.length === 0)
    refuseField('duty', {
      vi: 'Không có loại báo cáo này. Hãy chọn lại.',
      en: 'There is no such report. Please choose again.',
    });
  const owed = await owedReports(tx, duties, {
    from: addDays(today, -REACH_DAYS),
    to: addDays(today, REACH_DAYS),
    only: new Set([bodyId]),
  });
  const one = owed.find(({ key }) => key === period);
  if (!one)
    return refuseField('period', {
      vi: 'Cơ quan này không phải gửi báo cáo này cho kỳ đã chọn. Hãy chọn kỳ khác.',
      en: 'This body does not owe this report for the period. Please choose another period.',
    });
  const { definition } = one.duty;
  const { start, end } = periodBounds(one.period, definition.closing);
  return {
    duty: one.duty.code,
    requestId: null,
    series: definition.series,
    outline: definition.outline,
    period: one.key,
    startsOn: start,
    endsOn: end,
    dueOn: one.dueOn,
    receiverBodyId: one.receiverBodyId,
  };
}

async function ofRequest(
  tx: Transaction,
  requestId: string,
  { bodyId }: Pick<BodyOf<typeof report.openReport>, 'bodyId'>,
): Promise<NewReport> {
  const { rows } = await sql<Omit<NewReport, 'duty' | 'series' | 'period'> & { withdrawn: boolean }>`
    select q.id as "requestId", q.outline, q.starts_on as "startsOn", q.ends_on as "endsOn", q.due_on as "dueOn",
           q.receiver_body_id as "receiverBodyId", q.withdrawn
      from report_request q where q.id = ${requestId} and ${bodyId} = any (q.body_ids)`.execute(tx);
  const { withdrawn, ...request } = found(rows[0]);
  if (withdrawn)
    refuseField('requestId', {
      vi: 'Yêu cầu báo cáo này đã được rút lại, không cần gửi nữa.',
      en: 'This request was withdrawn; no report is needed any more.',
    });
  return { ...request, duty: null, series: `request-${requestId}`, period: requestId };
}
