import { report } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import { findReport, lockReport } from './subject.ts';
import { tellOfReport } from './tell-report.ts';

/**
 * The leader of the body signs the last version off. Nobody inside the system receives the report of a province: there
 * the signature closes it.
 */
export const signOff = action(report.signOff, {
  permission: 'report.sign',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, session, params, today }) {
    const subject = found(await lockReport(tx, params.reportId));
    if (params.number !== subject.lastNumber || subject.state === 'returned')
      refuse('wrong-state', {
        detail: {
          vi: 'Chỉ ký duyệt được bản gửi sau cùng và không bị trả lại.',
          en: 'Only the version sent last can be signed off, and only while it is not returned.',
        },
      });
    const closes = subject.receiverBodyId === null;
    await sql`
      update report_version set signed_off_by = ${session.userId}, signed_off_at = present(),
             verdict = case when ${closes} then 'locked' else verdict end,
             judged_by = case when ${closes} then ${session.userId}::uuid else judged_by end,
             judged_at = case when ${closes} then present() else judged_at end
       where report_id = ${subject.id} and number = ${params.number} and signed_off_at is null`.execute(tx);
    if (closes) await sql`update report set state = 'locked' where id = ${subject.id}`.execute(tx);
    const told = subject.report.writerBodyIds.map((bodyId) => ({
      bodyId,
      roles: ['lead_officer', 'focal_officer'] as const,
    }));
    await tellOfReport(tx, subject, 'report.signedOff', told, today);
  },
});
