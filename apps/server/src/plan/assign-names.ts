/** The officer's answers to what is open: suggestions, open-ended groups, names that are no known body. */
import { plan as contract } from '@binhdang/contract';
import type { ObligationRole } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type AssignState, loadAssignState, type StateName } from './assign-state.ts';
import { insertRows, suggestForOpenTasks, syncObligations } from './assign-sync.ts';
import { isOpen } from './obligation-draft.ts';
import { findPlanSubject } from './subject.ts';

/** Suggests, and drafts what is already clear. @returns how many suggestions and obligations were made */
export async function prepareAssignments(
  tx: Transaction,
  planId: string,
): Promise<{ suggested: number; drafted: number }> {
  const suggested = await suggestForOpenTasks(tx, await loadAssignState(tx, planId));
  return { suggested, drafted: await syncObligations(tx, planId) };
}

/** Suggests, accepts everything that is open, and drafts all obligations: the whole assignment in one step. */
export async function acceptSuggestedAndDraft(
  tx: Transaction,
  planId: string,
): Promise<{ suggested: number; drafted: number }> {
  const suggested = await suggestForOpenTasks(tx, await loadAssignState(tx, planId));
  await acceptNames(tx, await loadAssignState(tx, planId), undefined);
  return { suggested, drafted: await syncObligations(tx, planId) };
}

const openNames = (state: AssignState, ids: readonly string[] | undefined): StateName[] =>
  state.names.filter((name) => isOpen(name, state.groups) && (ids === undefined || ids.includes(name.id)));

/** Confirms open names that stand for a known body or group. @returns how many */
async function acceptNames(
  tx: Transaction,
  state: AssignState,
  ids: readonly string[] | undefined,
  role?: ObligationRole,
): Promise<number> {
  const known = openNames(state, ids).filter((name) => name.bodyId !== null || name.groupId !== null);
  if (known.length === 0) return 0;
  await tx
    .updateTable('plan_node_body')
    .set({ confirmed: true, ...(role ? { role } : {}) })
    .where(
      'id',
      'in',
      known.map(({ id }) => id),
    )
    .execute();
  return known.length;
}

/** Suggestions and unknown names go; a group that the document itself names stays, but binds no single body. */
async function rejectNames(
  tx: Transaction,
  state: AssignState,
  ids: readonly string[] | undefined,
): Promise<number> {
  const open = openNames(state, ids);
  const staying = open.filter((name) => name.origin !== 'suggested' && name.groupId !== null);
  const going = open.filter((name) => !staying.includes(name)).map(({ id }) => id);
  if (going.length > 0) await tx.deleteFrom('plan_node_body').where('id', 'in', going).execute();
  for (const name of staying) await keepMembers(tx, state, name, []);
  await acceptNames(
    tx,
    state,
    staying.map(({ id }) => id),
  );
  return open.length;
}

/** Marks the members of a group that are not meant as removed, so that drafting does not bring them back. */
async function keepMembers(
  tx: Transaction,
  state: AssignState,
  name: StateName,
  kept: readonly string[],
): Promise<void> {
  const members = state.groups.get(name.groupId ?? '')?.memberIds ?? [];
  const assigned = new Set(
    state.obligations.filter((one) => one.nodeId === name.nodeId).map((one) => one.bodyId),
  );
  const named = new Set(
    state.names.filter((one) => one.nodeId === name.nodeId && one.id !== name.id).map((one) => one.bodyId),
  );
  const left = members.filter((id) => !kept.includes(id) && !assigned.has(id) && !named.has(id));
  await insertRows(
    tx,
    'obligation',
    left.map((bodyId) => ({
      id: uuid(),
      plan_id: state.plan.id,
      node_id: name.nodeId,
      body_id: bodyId,
      role: name.role,
      cadence_origin: 'officer',
      weight: 1,
      measurable: false,
      state: 'not_started',
      published: false,
      removed: true,
      version: 1,
    })),
  );
}

export const prepare = action(contract.prepareAssignments, {
  permission: 'plan.assign',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  run: ({ tx, params }) => prepareAssignments(tx, params.planId),
});

export const answerNames = action(contract.answerNames, {
  permission: 'plan.assign',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body }) {
    const state = await loadAssignState(tx, params.planId);
    const { nameIds, memberIds, bodyId } = body;
    if ((memberIds || bodyId) && nameIds?.length !== 1) {
      refuseField('nameIds', {
        vi: 'Chỉ chọn một tên khi xác định thành viên hoặc cơ quan.',
        en: 'Choose one name when naming members or a body.',
      });
    }
    if (bodyId) await nameBody(tx, nameIds?.[0] ?? '', params.planId, bodyId);
    const current = bodyId ? await loadAssignState(tx, params.planId) : state;
    const one = current.names.find(({ id }) => id === nameIds?.[0]);
    if (body.accept && memberIds && one) await keepMembers(tx, current, one, memberIds);
    const answered = body.accept
      ? await acceptNames(tx, current, nameIds, body.role)
      : await rejectNames(tx, current, nameIds);
    return { answered, drafted: await syncObligations(tx, params.planId) };
  },
});

/** Says which body an unknown name means. */
async function nameBody(tx: Transaction, nameId: string, planId: string, bodyId: string): Promise<void> {
  await sql`update plan_node_body set body_id = ${bodyId}, group_id = null
             where id = ${nameId} and plan_id = ${planId}
               and exists (select 1 from body where id = ${bodyId})`.execute(tx);
}
