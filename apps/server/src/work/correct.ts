import { work } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import { changeEvidence, checkedReport, lockReportedOn, namedIn } from './reported.ts';
import { settleObligations } from './settle.ts';
import { findProgressSubjects } from './subject.ts';

/**
 * A body corrects a report that nobody has judged yet. Its evidence becomes what is named; once returned, a new report
 * follows instead, so that remarks stay beside what they were about.
 */
export const correct = action(work.correct, {
  permission: 'progress.report',
  subject: async ({ tx, params }) => (await findProgressSubjects(tx, [params.progressId]))[0],
  async run({ tx, params, body, today }, subject) {
    const { obligationId, planId, bodyId } = subject;
    const on = await lockReportedOn(tx, obligationId, namedIn(body), today);
    // Judged while this waited for the lock: the subject above may be stale.
    const now = found((await findProgressSubjects(tx, [params.progressId]))[0]);
    if (now.verdict !== 'submitted') refuseJudged();
    if (now.progressVersion !== body.version) {
      refuse('edit-conflict', { current: { version: now.progressVersion } });
    }
    const present = await tx
      .selectFrom('progress')
      .select('occurrence_id')
      .where('id', '=', params.progressId)
      .executeTakeFirst();
    const columns = checkedReport(body, on, today, present?.occurrence_id ?? null);
    await tx.updateTable('progress').set(columns).where('id', '=', params.progressId).execute();
    await changeEvidence(tx, { progressId: params.progressId, obligationId, planId, bodyId }, body);
    await settleObligations(tx, [obligationId]);
    return { version: body.version + 1 };
  },
});

function refuseJudged(): never {
  refuse('wrong-state', {
    detail: {
      vi: 'Báo cáo này đã được xem xét nên không sửa được nữa. Hãy gửi báo cáo mới.',
      en: 'This report has been judged and cannot be changed any more. Please send a new one.',
    },
  });
}
