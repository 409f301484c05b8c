/** Brings stored suggestions and obligations in line with the names on the tasks. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BodyKindCatalog, nameOn } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../platform/transaction.ts';
import { type AssignState, loadAssignState } from './assign-state.ts';
import { draftObligations } from './obligation-draft.ts';
import { type DutyHolder, suggestBodies } from './suggest.ts';

/**
 * Suggests bodies for every task that has no name yet and is not marked as binding nobody. Runs again without
 * repeating itself: a task with any name is left alone. @returns how many suggestions were stored
 */
export async function suggestForOpenTasks(tx: Transaction, state: AssignState): Promise<number> {
  const named = new Set(state.names.map(({ nodeId }) => nodeId));
  const open = state.tasks.filter((task) => !named.has(task.id) && task.noBodyReason === null);
  if (open.length === 0) return 0;
  const text = new Map(state.nodes.map((node) => [node.id, node.text]));
  const holders = Map.groupBy(
    state.names.filter((name) => name.origin !== 'suggested' || name.confirmed),
    (name) => name.nodeId,
  );
  const duties = state.tasks
    .filter((task) => holders.has(task.id))
    .map((task) => ({
      id: task.id,
      text: task.text,
      holders: (holders.get(task.id) ?? []).flatMap(holderOf),
    }));
  const lead = state.org.bodies.find(({ id }) => id === state.plan.leadBodyId);
  const suggestions = suggestBodies(
    open.map((task) => {
      const heading = text.get(task.parentId ?? '');
      return { id: task.id, text: task.text, ...(heading === undefined ? {} : { heading }) };
    }),
    duties,
    {
      fallback: {
        type: 'body',
        id: state.plan.leadBodyId,
        name: lead ? nameOn(lead, state.tree.date) : '',
        role: 'lead',
      },
      groups: namedGroups(state),
    },
  );
  await insertRows(
    tx,
    'plan_node_body',
    suggestions.map((one) => ({
      id: uuid(),
      plan_id: state.plan.id,
      node_id: one.taskId,
      body_id: one.type === 'body' ? one.id : null,
      group_id: one.type === 'group' ? one.id : null,
      name: one.name,
      role: one.role,
      origin: 'suggested',
      confirmed: false,
      confidence: Math.round(one.score * 1000) / 1000,
      reason: one.reason,
      version: 1,
    })),
  );
  return suggestions.length;
}

function holderOf(name: AssignState['names'][number]): DutyHolder[] {
  if (name.bodyId !== null) return [{ type: 'body', id: name.bodyId, name: name.name, role: name.role }];
  if (name.groupId !== null) return [{ type: 'group', id: name.groupId, name: name.name, role: name.role }];
  return [];
}

const NOT_SUBORDINATE: ReadonlySet<string> = new Set(
  BodyKindCatalog.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../../catalog/body-kinds.json'), 'utf8')),
  )
    .kinds.filter((kind) => !kind.subordinate)
    .map((kind) => kind.code),
);

/** Groups of provincial and district bodies; communes are assigned by their districts. */
function namedGroups(state: AssignState) {
  return state.org.groups
    .filter((group) => group.rule?.level !== 'commune')
    .map((group) => {
      const kinds = group.rule?.kinds ?? [];
      return {
        id: group.id,
        name: group.name,
        aliases: group.aliases,
        requested: kinds.length > 0 && kinds.every((kind) => NOT_SUBORDINATE.has(kind)),
      };
    });
}

/**
 * Makes the obligations that follow from the names and are not there yet, and takes away those that no longer follow:
 * unpublished ones at once, published ones with the next version. What an officer changed or removed by hand stays so.
 * @returns how many were made
 */
export async function syncObligations(tx: Transaction, planId: string): Promise<number> {
  const state = await loadAssignState(tx, planId);
  const drafts = draftObligations(state.tasks, state.names, state.groups, state.plan);
  const key = (one: { nodeId: string; bodyId: string }) => `${one.nodeId} ${one.bodyId}`;
  const wanted = new Map(drafts.map((draft) => [key(draft), draft]));
  const known = new Set(state.obligations.map(key));
  const made = drafts.filter((draft) => !known.has(key(draft)));
  await insertRows(
    tx,
    'obligation',
    made.map((draft) => ({
      id: uuid(),
      plan_id: planId,
      node_id: draft.nodeId,
      body_id: draft.bodyId,
      role: draft.role,
      cadence: draft.cadence,
      cadence_origin: draft.cadenceOrigin,
      expected_proof: draft.expectedProof,
      weight: draft.weight,
      measurable: draft.measurable,
      state: 'not_started',
      published: false,
      removed: false,
      version: 1,
    })),
  );
  await takeAway(tx, state, (one) => !wanted.has(key(one)));
  await refreshCadences(tx, state, wanted, key);
  return made.length;
}

async function takeAway(
  tx: Transaction,
  state: AssignState,
  isGone: (one: AssignState['obligations'][number]) => boolean,
): Promise<void> {
  const gone = state.obligations.filter(isGone);
  const drafts = gone.filter((one) => !one.published).map(({ id }) => id);
  if (drafts.length > 0) await tx.deleteFrom('obligation').where('id', 'in', drafts).execute();
  const published = gone.filter((one) => one.published && !one.removed && one.pending?.removed !== true);
  if (published.length === 0) return;
  await sql`update obligation set pending = coalesce(pending, '{}') || '{"removed": true}'
             where id = any (${published.map(({ id }) => id)}::uuid[])`.execute(tx);
}

/** A task whose words were corrected may say another date; only what no officer set follows it. */
async function refreshCadences(
  tx: Transaction,
  state: AssignState,
  wanted: ReadonlyMap<string, { cadence: unknown; cadenceOrigin: string }>,
  key: (one: { nodeId: string; bodyId: string }) => string,
): Promise<void> {
  const stale = state.obligations.flatMap((one) => {
    const draft = wanted.get(key(one));
    if (one.published || one.removed || one.cadenceOrigin === 'officer' || !draft) return [];
    if (sameJson(one.cadence, draft.cadence)) return [];
    return [{ id: one.id, cadence: draft.cadence, origin: draft.cadenceOrigin }];
  });
  if (stale.length === 0) return;
  await sql`update obligation o set cadence = s.cadence, cadence_origin = s.origin
              from jsonb_to_recordset(${JSON.stringify(stale)}::jsonb) as s(id uuid, cadence jsonb, origin text)
             where o.id = s.id`.execute(tx);
}

/** Equal as JSON whatever the order of the keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type FilledTable = 'plan_node_body' | 'obligation' | 'obligation_occurrence' | 'plan_recipient';

/** Many rows in one statement; each names every column that has no default in the table's type. */
export async function insertRows(
  tx: Transaction,
  table: FilledTable,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into ${sql.table(table)}
            select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}
