import { report } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import { versionOf } from './context.ts';
import { draftOf } from './save-draft.ts';
import { findReport, lockReport } from './subject.ts';

/**
 * Opens a draft from what was sent last: of a returned report to mend it, of one that was accepted or locked as a
 * correction. What was sent stays in force until the correction is sent.
 */
export const correctReport = action(report.correctReport, {
  permission: 'report.write',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, session, params, body }) {
    const subject = found(await lockReport(tx, params.reportId));
    if (subject.version !== body.version)
      refuse('edit-conflict', { current: { version: subject.version, state: subject.state } });
    const draft = await draftOf(tx, subject.id);
    if (draft) return { version: draft.version };
    const { content, inputs } = found(await versionOf(tx, subject.id, subject.lastNumber));
    await sql`
      insert into report_draft (id, report_id, content, inputs, changed_by)
      values (${uuid()}, ${subject.id}, ${JSON.stringify(content)},
              ${inputs === null ? null : JSON.stringify(inputs)}, ${session.userId})`.execute(tx);
    return { version: 1 };
  },
});

/** Drops the draft of a report that was sent before: that stays as it is. */
export const dropCorrection = action(report.dropCorrection, {
  permission: 'report.write',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, params }) {
    const subject = found(await lockReport(tx, params.reportId));
    if (subject.lastNumber === 0)
      refuse('wrong-state', {
        detail: {
          vi: 'Báo cáo này chưa gửi lần nào nên không có bản đính chính để bỏ.',
          en: 'This report was never sent, so there is no correction to drop.',
        },
      });
    await sql`delete from report_draft where report_id = ${subject.id}`.execute(tx);
  },
});
