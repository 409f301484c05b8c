/** Publishing fixes a version of the plan: obligations become work, bodies are told, recipients are asked to acknowledge. */
import { plan as contract, type Words } from '@binhdang/contract';
import { planOccurrences } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { summaryOf } from './assign-screen.ts';
import { type AssignState, loadAssignState } from './assign-state.ts';
import { insertRows, syncObligations } from './assign-sync.ts';
import { isOpen } from './obligation-draft.ts';
import { TOLD_ROLES } from './people-to-tell.ts';
import { reachOf } from './recipient-lines.ts';
import { refreshDue } from './refresh-due.ts';
import { findPlanSubject } from './subject.ts';
import { differenceOf, snapshotOf } from './version-snapshot.ts';
import { findSnapshot } from './versions.ts';

export interface PublishRequest {
  readonly planId: string;
  /** Version of the plan's row that the decision was based on. */
  readonly version: number;
  /** Needed from the second version on. */
  readonly reason?: string | undefined;
  /** Drops suggestions that nobody confirmed; open groups stay as words of the document. */
  readonly waiveSuggestions: boolean;
  readonly publishedBy: string;
}

export const publishPlan = action(contract.publishPlan, {
  permission: 'plan.publish',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body, session, require }, subject) {
    if (subject.plan.published) require('plan.amend', subject);
    return publishPlanVersion(tx, { planId: params.planId, publishedBy: session.userId, ...body });
  },
});

/** Publishes the next version. Everything or nothing; refused with what stands in the way. */
export async function publishPlanVersion(
  tx: Transaction,
  request: PublishRequest,
): Promise<{ number: number; obligations: number; notified: number }> {
  const { planId } = request;
  await syncObligations(tx, planId);
  const before = await loadAssignState(tx, planId);
  if (before.plan.status === 'closed')
    refuse('wrong-state', words('Kế hoạch đã kết thúc.', 'The plan is closed.'));
  if (before.plan.version !== request.version) refuse('edit-conflict', { current: before.plan });
  const number = before.plan.versionNumber + 1;
  const reason = request.reason?.trim() ?? '';
  if (number > 1 && reason === '')
    refuseField('reason', { vi: 'Hãy nêu lý do điều chỉnh.', en: 'Say why the plan is amended.' });
  checkComplete(before, request.waiveSuggestions);
  if (number > 1) await checkAmended(tx, before);
  await dropSuggestions(tx, before);
  const state = await applyPending(tx, before);
  await insertVersion(tx, state, number, reason || 'Ban hành lần đầu', request.publishedBy);
  await reachRecipients(tx, state, number, request.publishedBy);
  const notified = await tell(tx, state, number, reason);
  return { number, obligations: summaryOf(state).obligations, notified };
}

const words = (vi: string, en: string): { detail: Words } => ({ detail: { vi, en } });

function checkComplete(state: AssignState, waived: boolean): void {
  const { withoutBody, openNames } = summaryOf(state);
  if (state.tasks.length === 0)
    refuse('wrong-state', words('Kế hoạch chưa có nhiệm vụ nào.', 'The plan has no task.'));
  if (withoutBody > 0)
    refuse(
      'wrong-state',
      words(
        `Còn ${withoutBody} nhiệm vụ chưa có cơ quan thực hiện. Hãy giao cơ quan, hoặc đánh dấu là không cần giao.`,
        `${withoutBody} tasks have no body. Assign them, or mark them as needing none.`,
      ),
    );
  if (openNames > 0 && !waived)
    refuse(
      'wrong-state',
      words(
        `Còn ${openNames} gợi ý chưa được trả lời. Hãy chấp nhận hoặc bỏ, hoặc chọn bỏ tất cả gợi ý còn lại khi ban hành.`,
        `${openNames} suggestions are not answered. Accept or reject them, or choose to drop the rest when publishing.`,
      ),
    );
}

/** Every body acknowledges an amendment anew; one that changes nothing would only cost them time. */
async function checkAmended(tx: Transaction, state: AssignState): Promise<void> {
  const published = await findSnapshot(tx, state.plan.id, state.plan.versionNumber);
  if (!published) return;
  const { obligations, texts } = differenceOf(published, snapshotOf(state));
  if (obligations.length === 0 && texts.length === 0)
    refuse(
      'wrong-state',
      words(
        'Chưa có thay đổi nào so với phiên bản đang áp dụng.',
        'Nothing differs from the version in force.',
      ),
    );
}

async function dropSuggestions(tx: Transaction, state: AssignState): Promise<void> {
  const left = state.names.filter((name) => name.origin === 'suggested' && isOpen(name, state.groups));
  if (left.length === 0) return;
  await tx
    .deleteFrom('plan_node_body')
    .where(
      'id',
      'in',
      left.map(({ id }) => id),
    )
    .execute();
}

/** What waited takes effect: drafts are published, changes applied, removed ones flagged; occurrences follow. */
async function applyPending(tx: Transaction, before: AssignState): Promise<AssignState> {
  const { rows } = await sql<{ id: string; remake: boolean }>`
    update obligation o set
        role = coalesce(o.pending ->> 'role', o.role),
        cadence = case when o.pending ? 'cadence' then nullif(o.pending -> 'cadence', 'null'::jsonb) else o.cadence end,
        cadence_origin = case when o.pending ? 'cadence' then 'officer' else o.cadence_origin end,
        expected_proof = case when o.pending ? 'expectedProof' then o.pending ->> 'expectedProof' else o.expected_proof end,
        weight = coalesce((o.pending ->> 'weight')::int, o.weight),
        removed = coalesce((o.pending ->> 'removed')::boolean, o.removed),
        published = true, pending = null
      from (select id, not published or pending ?| array['cadence', 'removed'] as remake
              from obligation where plan_id = ${before.plan.id} and not removed
               and (not published or pending is not null) for update) was
     where o.id = was.id
    returning o.id, coalesce(was.remake, false) as remake`.execute(tx);
  await tx
    .updateTable('plan')
    .set({ status: 'published', version_number: before.plan.versionNumber + 1 })
    .where('id', '=', before.plan.id)
    .where('version', '=', before.plan.version)
    .executeTakeFirstOrThrow();
  const state = await loadAssignState(tx, before.plan.id);
  await remakeOccurrences(
    tx,
    state,
    rows.filter(({ remake }) => remake).map(({ id }) => id),
  );
  return state;
}

/** Open occurrences nobody reported on are made anew; those with work on them stay. */
async function remakeOccurrences(tx: Transaction, state: AssignState, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  if (state.plan.versionNumber > 1) {
    await sql`delete from obligation_occurrence c where c.obligation_id = any (${[...ids]}::uuid[]) and c.done_on is null
               and not exists (select 1 from progress p where p.occurrence_id = c.id)`.execute(tx);
  }
  const chosen = new Set(ids);
  const rows = state.obligations
    .filter((one) => chosen.has(one.id) && !one.removed)
    .flatMap((one) =>
      planOccurrences(one.cadence, state.plan).map(({ due, start }) => ({
        id: uuid(),
        obligation_id: one.id,
        plan_id: state.plan.id,
        body_id: one.bodyId,
        due_on: due,
        opens_on: start,
        version: 1,
      })),
    );
  if (rows.length > 0) {
    await sql`insert into obligation_occurrence
              select * from jsonb_populate_recordset(null::obligation_occurrence, ${JSON.stringify(rows)}::jsonb)
              on conflict (obligation_id, due_on) do nothing`.execute(tx);
  }
  await refreshDue(tx, ids);
}

async function insertVersion(
  tx: Transaction,
  state: AssignState,
  number: number,
  reason: string,
  publishedBy: string,
): Promise<void> {
  await tx
    .insertInto('plan_version')
    .values({
      id: uuid(),
      plan_id: state.plan.id,
      number,
      document_id: state.plan.documentId,
      published_by: publishedBy,
      reason,
      snapshot: JSON.stringify(snapshotOf(state)),
    })
    .execute();
}

/**
 * Lines of "Nơi nhận" become recipients; an amended plan is to be acknowledged again. Who wrote the plan and who issued
 * it have it: their receipt is the publishing itself.
 */
async function reachRecipients(
  tx: Transaction,
  state: AssignState,
  number: number,
  publishedBy: string,
): Promise<void> {
  const authors = [state.plan.leadBodyId, state.plan.issuerBodyId];
  if (number > 1) {
    const had = sql`body_id = any (${authors}::uuid[])`;
    await sql`update plan_recipient set notified_at = present(), acknowledged_at = case when ${had} then present() end,
                     acknowledged_by = case when ${had} then ${publishedBy}::uuid end
               where plan_id = ${state.plan.id} and body_id is not null`.execute(tx);
  }
  const reach = reachOf(state.plan.recipients, state.org, state.tree, state.groups, state.plan.issuerBodyId);
  const { rows: known } = await sql<{ line: string; body_id: string | null }>`
    select line, body_id from plan_recipient where plan_id = ${state.plan.id}`.execute(tx);
  const has = new Set(known.map((one) => `${one.line}|${one.body_id}`));
  const { rows: clock } = await sql<{ now: string }>`select present()::text as now`.execute(tx);
  const now = clock[0]?.now ?? null;
  await insertRows(
    tx,
    'plan_recipient',
    reach
      .flatMap(({ line, bodyIds }) =>
        (bodyIds.length === 0 ? [null] : [...new Set(bodyIds)]).map((bodyId) => ({ line, bodyId })),
      )
      .filter(({ line, bodyId }) => !has.has(`${line}|${bodyId}`))
      .map(({ line, bodyId }) => ({
        id: uuid(),
        plan_id: state.plan.id,
        line,
        body_id: bodyId,
        notified_at: bodyId === null ? null : now,
        ...(bodyId !== null && authors.includes(bodyId)
          ? { acknowledged_at: now, acknowledged_by: publishedBy }
          : { acknowledged_at: null, acknowledged_by: null }),
        version: 1,
      })),
  );
}

/** Everybody who has to act or to know, once for each body. @returns how many people */
async function tell(tx: Transaction, state: AssignState, number: number, reason: string): Promise<number> {
  const { plan } = state;
  const detail = {
    title: plan.title,
    number: plan.number,
    planVersion: number,
    ...(reason ? { reason } : {}),
  };
  const { rows } = await sql<{ people: number }>`
    select count(*) as people from (
      select notify_body(b.id, ${[...TOLD_ROLES]}::text[], ${number === 1 ? 'plan.published' : 'plan.amended'},
                         'plan', ${plan.id}::uuid, ${JSON.stringify(detail)}::jsonb)
        from (select body_id as id from obligation where plan_id = ${plan.id} and published and not removed
              union select body_id from plan_recipient where plan_id = ${plan.id} and body_id is not null) b) told`.execute(
    tx,
  );
  return rows[0]?.people ?? 0;
}
