import { report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { OFFICERS } from '../work/index.ts';
import { findReport, findReports, lockReport, type ReportSubject } from './subject.ts';
import { tellOfReport } from './tell-report.ts';

/** The receiver accepts what was sent, or returns it; while it is not locked, acceptance may be taken back. */
export const judgeReport = action(report.judgeReport, {
  permission: 'report.judge',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, session, params, body, today }) {
    const subject = found(await lockReport(tx, params.reportId));
    if (subject.version !== body.version)
      refuse('edit-conflict', { current: { version: subject.version, state: subject.state } });
    const { verdict, remarks } = body;
    if (subject.state !== 'submitted' && !(subject.state === 'accepted' && verdict === 'returned'))
      refuse('wrong-state', {
        detail: {
          vi: 'Báo cáo không chờ kiểm tra: đã trả lại, đã chấp nhận hoặc đã chốt.',
          en: 'The report does not wait to be checked: it was returned, accepted or locked.',
        },
      });
    if (verdict === 'returned' && !remarks && !(await hasOpenRemarks(tx, subject)))
      refuseField('remarks', {
        vi: 'Hãy ghi lý do trả lại, hoặc nhận xét ở phần cần sửa.',
        en: 'Please say why it is returned, or remark on the part to be mended.',
      });
    await sql`update report_version set verdict = ${verdict}, remarks = ${remarks}, judged_by = ${session.userId},
                     judged_at = present()
               where report_id = ${subject.id} and number = ${subject.lastNumber}`.execute(tx);
    await sql`update report set state = ${verdict} where id = ${subject.id}`.execute(tx);
    await tellOfReport(tx, subject, `report.${verdict}`, writersOf(subject), today, {
      remarks: remarks?.slice(0, 300) ?? null,
    });
    if (verdict === 'accepted') await tellLate(tx, subject, today);
    return { version: subject.version + 1 };
  },
});

/** Who consolidated already without it is told; how much it would change stands at that report. */
async function tellLate(tx: Transaction, subject: ReportSubject, today: CivilDate): Promise<void> {
  if (subject.receiverBodyId === null) return;
  const { rows } = await sql`
    select 1 from report p
     where p.series = ${subject.series} and p.period = ${subject.period} and p.id <> ${subject.id}
       and ${subject.receiverBodyId}::uuid = any (reporters_of(p.body_id))
       and (exists (select 1 from report_draft d where d.report_id = p.id and d.inputs is not null)
            or exists (select 1 from report_version v where v.report_id = p.id and v.inputs is not null))`.execute(
    tx,
  );
  if (rows.length > 0)
    await tellOfReport(
      tx,
      subject,
      'report.late',
      [{ bodyId: subject.receiverBodyId, roles: OFFICERS }],
      today,
    );
}

const writersOf = ({ report: { writerBodyIds } }: ReportSubject) =>
  writerBodyIds.map((bodyId) => ({ bodyId, roles: OFFICERS }));

async function hasOpenRemarks(tx: Transaction, { id, lastNumber }: ReportSubject): Promise<boolean> {
  const { rows } = await sql`
    select 1 from report_remark m join report_version v on v.id = m.version_id
     where v.report_id = ${id} and v.number = ${lastNumber} and m.settled_at is null limit 1`.execute(tx);
  return rows.length > 0;
}

/** Locks those of the reports that were accepted here: from now on they change by corrections alone. */
export const lockReports = action(report.lockReports, {
  permission: 'work.read',
  async run({ tx, body, may, today }) {
    await sql`select id from report where id = any (${body.reportIds}::uuid[]) order by id for update`.execute(
      tx,
    );
    const reports = (await findReports(tx, body.reportIds)).filter(
      (subject) => subject.state === 'accepted' && may('report.judge', subject),
    );
    const ids = reports.map(({ id }) => id);
    await sql`update report_version v set verdict = 'locked' from report r
               where r.id = v.report_id and v.number = r.last_number and r.id = any (${ids}::uuid[])`.execute(
      tx,
    );
    await sql`update report set state = 'locked' where id = any (${ids}::uuid[])`.execute(tx);
    for (const subject of reports)
      await tellOfReport(tx, subject, 'report.locked', writersOf(subject), today);
    return { locked: ids.length, left: body.reportIds.length - ids.length };
  },
});
