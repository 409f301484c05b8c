/** Changing assignments by hand: further bodies, one cell or many, a task that binds nobody. */
import { type BodyOf, plan as contract } from '@binhdang/contract';
import { nameOn, type ObligationRole } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import {
  type AssignState,
  loadAssignState,
  type PendingChange,
  type StateObligation,
} from './assign-state.ts';
import { insertRows, sameJson, syncObligations } from './assign-sync.ts';
import { findPlanSubject } from './subject.ts';

export const addBodies = action(contract.addBodies, {
  permission: 'plan.assign',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body }) {
    const state = await loadAssignState(tx, params.planId);
    const tasks = new Set(state.tasks.map(({ id }) => id));
    if (body.taskIds.some((id) => !tasks.has(id)))
      refuseField('taskIds', { vi: 'Nhiệm vụ không thuộc kế hoạch này.', en: 'A task is not of this plan.' });
    if (body.bodyIds.length + body.groupIds.length === 0)
      refuseField('bodyIds', { vi: 'Chọn ít nhất một cơ quan.', en: 'Choose at least one body.' });
    const bodies = new Map(state.org.bodies.map((one) => [one.id, one]));
    if (body.bodyIds.some((id) => !bodies.has(id)) || body.groupIds.some((id) => !state.groups.has(id)))
      refuseField('bodyIds', { vi: 'Có cơ quan không tồn tại.', en: 'A body does not exist.' });
    const names = [
      ...body.bodyIds.map((id) => {
        const known = bodies.get(id);
        return { body_id: id, group_id: null, name: known ? nameOn(known, state.tree.date) : id };
      }),
      ...body.groupIds.map((id) => ({ body_id: null, group_id: id, name: state.groups.get(id)?.name ?? id })),
    ];
    await addNames(
      tx,
      state,
      body.taskIds.flatMap((node_id) => names.map((name) => ({ node_id, ...name, role: body.role }))),
    );
    return { drafted: await syncObligations(tx, params.planId) };
  },
});

export interface NewName {
  readonly node_id: string;
  readonly body_id: string | null;
  readonly group_id: string | null;
  readonly name: string;
  readonly role: ObligationRole;
}

/** Names that the officer adds; what was taken away from the same body before comes back. */
export async function addNames(
  tx: Transaction,
  state: AssignState,
  names: readonly NewName[],
): Promise<void> {
  const has = new Set(
    state.names
      .filter((one) => one.confirmed || one.origin === 'read')
      .map((one) => `${one.nodeId} ${one.bodyId ?? one.groupId}`),
  );
  await insertRows(
    tx,
    'plan_node_body',
    names
      .filter((name) => !has.has(`${name.node_id} ${name.body_id ?? name.group_id}`))
      .map((name) => ({
        id: uuid(),
        plan_id: state.plan.id,
        ...name,
        origin: 'officer',
        confirmed: true,
        confidence: 1,
        version: 1,
      })),
  );
  const pairs = names.flatMap((name) =>
    (name.body_id ? [name.body_id] : (state.groups.get(name.group_id ?? '')?.memberIds ?? [])).map(
      (body) => ({
        node: name.node_id,
        body,
      }),
    ),
  );
  const given = sql`jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as g(node uuid, body uuid)`;
  // A tombstone of a draft gives way to a new draft; a published one that was to be removed stays after all.
  await sql`delete from obligation o using ${given}
             where o.plan_id = ${state.plan.id} and o.removed and not o.published
               and o.node_id = g.node and o.body_id = g.body`.execute(tx);
  await sql`update obligation o set pending = nullif(o.pending - 'removed', '{}'::jsonb) from ${given}
             where o.plan_id = ${state.plan.id} and o.pending ->> 'removed' = 'true'
               and o.node_id = g.node and o.body_id = g.body`.execute(tx);
}

export const editObligations = action(contract.editObligations, {
  permission: 'plan.assign',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body }) {
    const { items, ...change } = body;
    const state = await loadAssignState(tx, params.planId);
    const known = new Map(state.obligations.map((one) => [one.id, one]));
    const stale = items.filter((item) => known.get(item.id)?.version !== item.version);
    if (stale.length > 0) {
      refuse('edit-conflict', { current: stale.map(({ id }) => known.get(id)).filter(Boolean) });
    }
    await applyEdits(
      tx,
      items.flatMap((item) => {
        const one = known.get(item.id);
        return one ? [{ obligation: one, change: changeOf(change) }] : [];
      }),
    );
    return { changed: items.length };
  },
});

function changeOf(body: Omit<BodyOf<typeof contract.editObligations>, 'items'>): PendingChange {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as PendingChange;
}

export interface ObligationEdit {
  readonly obligation: StateObligation;
  readonly change: PendingChange;
}

/** Drafts change at once; what is published keeps the change for the next version. Each edit checks the version it saw. */
export async function applyEdits(tx: Transaction, edits: readonly ObligationEdit[]): Promise<void> {
  const rows = edits.map(({ obligation, change }) => {
    if (obligation.published) {
      const pending = pendingOf(obligation, { ...obligation.pending, ...change });
      return { id: obligation.id, version: obligation.version, published: true, pending };
    }
    const next = { ...obligation, ...change };
    return {
      id: obligation.id,
      version: obligation.version,
      published: false,
      role: next.role,
      cadence: next.cadence,
      origin: 'cadence' in change ? 'officer' : obligation.cadenceOrigin,
      proof: next.expectedProof,
      weight: next.weight,
      removed: next.removed,
      pending: null,
    };
  });
  if (rows.length === 0) return;
  const { rows: done } = await sql<{ id: string }>`
    update obligation o set
        pending = case when e.published then nullif(e.pending, 'null'::jsonb) end,
        role = case when e.published then o.role else e.role end,
        cadence = case when e.published then o.cadence else nullif(e.cadence, 'null'::jsonb) end,
        cadence_origin = case when e.published then o.cadence_origin else e.origin end,
        expected_proof = case when e.published then o.expected_proof else nullif(e.proof, '') end,
        weight = case when e.published then o.weight else e.weight end,
        removed = case when e.published then o.removed else e.removed end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as e(id uuid, version int, published boolean, role text, cadence jsonb, origin text, proof text, weight int,
             removed boolean, pending jsonb)
     where o.id = e.id and o.version = e.version
     returning o.id`.execute(tx);
  if (done.length !== rows.length) refuse('edit-conflict');
}

/** Only what differs from the published obligation; null when nothing does. */
function pendingOf(obligation: StateObligation, change: PendingChange): PendingChange | null {
  const differing = Object.entries(change).filter(
    ([field, value]) => !sameJson(value, obligation[field as keyof PendingChange]),
  );
  return differing.length === 0 ? null : (Object.fromEntries(differing) as PendingChange);
}

export const setNoBody = action(contract.setNoBody, {
  permission: 'plan.assign',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body }) {
    const state = await loadAssignState(tx, params.planId);
    const task = state.tasks.find(({ id }) => id === params.taskId) ?? refuse('not-found');
    if (task.version !== body.version) refuse('edit-conflict', { current: task });
    if (body.reason !== null && state.obligations.some((one) => one.nodeId === task.id && !one.removed)) {
      refuse('wrong-state', {
        detail: {
          vi: 'Nhiệm vụ đang được giao cho cơ quan. Hãy bỏ các cơ quan trước.',
          en: 'The task is assigned to bodies. Remove them first.',
        },
      });
    }
    if (body.reason !== null) {
      await tx
        .deleteFrom('plan_node_body')
        .where('node_id', '=', task.id)
        .where('origin', '=', 'suggested')
        .where('confirmed', '=', false)
        .execute();
    }
    await tx
      .updateTable('plan_node')
      .set({ no_body_reason: body.reason })
      .where('id', '=', task.id)
      .where('version', '=', body.version)
      .execute();
  },
});
