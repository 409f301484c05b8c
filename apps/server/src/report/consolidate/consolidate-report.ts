import { report } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { found, refuse } from '../../platform/refusal.ts';
import { draftOf } from '../save-draft.ts';
import { findReport, lockReport } from '../subject.ts';
import { inputsOf, standingsBelow } from './inputs.ts';

/**
 * Takes the latest accepted version of every body that reports to this one. The draft's figures follow from them; its
 * words stay as people wrote them. Done again with nothing new below, it changes nothing.
 */
export const consolidateReport = action(report.consolidateReport, {
  permission: 'report.write',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, session, params, body, today }) {
    const subject = found(await lockReport(tx, params.reportId));
    const draft = await draftOf(tx, subject.id);
    if (!draft)
      refuse('wrong-state', {
        detail: {
          vi: 'Báo cáo này đã gửi. Muốn tổng hợp lại, hãy mở bản đính chính.',
          en: 'This report has been sent. To consolidate it anew, open a correction.',
        },
      });
    if (draft.version !== body.version) refuse('edit-conflict', { current: draft });
    const standings = await standingsBelow(tx, subject, today);
    if (standings.length === 0)
      refuse('wrong-state', {
        detail: {
          vi: 'Không có cơ quan nào gửi báo cáo này về đây nên không có gì để tổng hợp; số liệu lấy thẳng từ bản ghi.',
          en: 'No body sends this report here, so there is nothing to consolidate; figures come from records.',
        },
      });
    const inputs = inputsOf(standings);
    const same = JSON.stringify(inputs) === JSON.stringify(draft.inputs?.map(inOrder));
    if (!same)
      await sql`update report_draft set inputs = ${JSON.stringify(inputs)}, changed_by = ${session.userId}, changed_at = present()
                 where report_id = ${subject.id}`.execute(tx);
    return {
      version: same ? draft.version : draft.version + 1,
      taken: inputs.filter(({ versionId }) => versionId !== null).length,
      missing: standings
        .filter(({ accepted, exempt }) => accepted === null && !exempt)
        .map(({ body: one }) => one),
    };
  },
});

/** The database keeps members in an order of its own. */
const inOrder = ({ bodyId, versionId, exempt }: ReturnType<typeof inputsOf>[number]) => ({
  bodyId,
  versionId,
  ...(exempt === true ? { exempt } : {}),
});
