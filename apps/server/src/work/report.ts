import { work } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { attachEvidence, checkedReport, lockReportedOn, namedIn } from './reported.ts';
import { settleObligations } from './settle.ts';
import { findObligationSubject } from './subject.ts';
import { tell } from './tell.ts';

/** A body reports progress on its obligation; the lead body's officers are told. */
export const report = action(work.report, {
  permission: 'progress.report',
  subject: ({ tx, params }) => findObligationSubject(tx, params.obligationId),
  async run({ tx, session, body, today }, { obligationId, planId, bodyId }) {
    const on = await lockReportedOn(tx, obligationId, namedIn(body), today);
    if (on.version !== body.version) refuse('edit-conflict', { current: { version: on.version } });
    const columns = checkedReport(body, on, today);
    const id = uuid();
    await tx
      .insertInto('progress')
      .values({
        id,
        obligation_id: obligationId,
        plan_id: planId,
        body_id: bodyId,
        reported_by: session.userId,
        ...columns,
      })
      .execute();
    await attachEvidence(tx, { progressId: id, obligationId, planId, bodyId }, body);
    await settleObligations(tx, [obligationId]);
    await tell(tx, [
      {
        bodyId: on.leadBodyId,
        roles: ['lead_officer'],
        kind: 'progress.reported',
        objectKind: 'obligation',
        objectId: obligationId,
        detail: { task: on.task, plan: on.planNumber, body: on.bodyName },
      },
    ]);
    // The row was locked, so nothing but settling has counted it up.
    return { id, version: on.version + 1 };
  },
});
