import { work } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { settleObligations } from './settle.ts';
import { findProgressSubjects, type ProgressSubject } from './subject.ts';
import { OFFICERS, tell } from './tell.ts';

interface Judged {
  readonly reports: readonly ProgressSubject[];
}

/**
 * The lead officer verifies reports, or returns them with remarks. All or none: a report that somebody else has changed
 * or judged meanwhile stops the whole. A report already verified may still be returned, which opens the work again.
 */
export const judge = action(work.judge, {
  permission: 'progress.verify',
  async subject({ tx, body }): Promise<(ProgressSubject & Judged) | undefined> {
    const ids = new Set(body.items.map(({ progressId }) => progressId));
    const reports = await findProgressSubjects(tx, [...ids]);
    const [first] = reports;
    return first && reports.length === ids.size ? { ...first, reports } : undefined;
  },
  async run({ tx, session, body, services, require }, { reports }) {
    for (const report of reports) require('progress.verify', report);
    const remarks = body.remarks === '' ? null : body.remarks;
    if (body.verdict === 'returned' && remarks === null) {
      refuseField('remarks', {
        vi: 'Hãy ghi rõ vì sao trả lại và cần bổ sung gì.',
        en: 'Please say why it is returned and what is missing.',
      });
    }
    const obligationIds = [...new Set(reports.map(({ obligationId }) => obligationId))];
    await lock(tx, obligationIds);
    const versions = new Map(body.items.map(({ progressId, version }) => [progressId, version]));
    const stale = (await findProgressSubjects(tx, [...versions.keys()])).filter(
      ({ progressId, progressVersion }) => versions.get(progressId) !== progressVersion,
    );
    if (stale.length > 0) {
      refuse('edit-conflict', {
        current: stale.map(({ progressId, progressVersion }) => ({ progressId, version: progressVersion })),
      });
    }
    if (body.verdict === 'verified' && reports.some(({ verdict }) => verdict !== 'submitted')) refuseJudged();
    await tx
      .updateTable('progress')
      .set({ verdict: body.verdict, remarks, judged_by: session.userId, judged_at: services.clock.now() })
      .where('id', 'in', [...versions.keys()])
      .execute();
    await settleObligations(tx, obligationIds);
    await tellBodies(tx, reports, body.verdict, remarks);
    return { judged: reports.length };
  },
});

function refuseJudged(): never {
  refuse('wrong-state', {
    detail: {
      vi: 'Có báo cáo đã được xác nhận hoặc trả lại trước đó. Hãy tải lại danh sách.',
      en: 'A report has been verified or returned already. Please reload the list.',
    },
  });
}

/** In one order, so that two officers who judge the same reports wait for each other instead of blocking. */
async function lock(tx: Transaction, obligationIds: readonly string[]): Promise<void> {
  await sql`select id from obligation where id = any (${obligationIds}::uuid[]) order by id for update`.execute(
    tx,
  );
}

async function tellBodies(
  tx: Transaction,
  reports: readonly ProgressSubject[],
  verdict: 'verified' | 'returned',
  remarks: string | null,
): Promise<void> {
  const { rows } = await sql<{ id: string; task: string; plan: string | null }>`
    select o.id, left(n.text, 160) as task, p.number as plan
      from obligation o join plan_node n on n.id = o.node_id join plan p on p.id = o.plan_id
     where o.id = any (${reports.map(({ obligationId }) => obligationId)}::uuid[])`.execute(tx);
  const about = new Map(rows.map((row) => [row.id, row]));
  await tell(
    tx,
    reports.map(({ bodyId, obligationId }) => ({
      bodyId,
      roles: OFFICERS,
      kind: `progress.${verdict}`,
      objectKind: 'obligation',
      objectId: obligationId,
      detail: {
        task: about.get(obligationId)?.task ?? '',
        plan: about.get(obligationId)?.plan ?? null,
        remarks: remarks?.slice(0, 300) ?? null,
      },
    })),
  );
}
