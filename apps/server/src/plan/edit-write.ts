/** Carries a change of the tree out in the database, in either direction. */
import type { planReview } from '@binhdang/contract';
import type { NodeBody, PlanNode, TreeChange } from '@binhdang/domain';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type Written, writeBodies, writeNodes } from './review-rows.ts';

export type ChangedRows = Omit<planReview.EditAnswer, 'undo' | 'redo'>;

/** @returns the rows as they are now, with their new versions */
export async function writeChange(tx: Transaction, planId: string, change: TreeChange): Promise<ChangedRows> {
  const { before, after } = change;
  const nodes = parted(before.nodes, after.nodes);
  const bodies = parted(before.bodies, after.bodies);
  // A node can go only when nothing hangs on it any more.
  if (bodies.gone.length > 0) await tx.deleteFrom('plan_node_body').where('id', 'in', bodies.gone).execute();
  const newNodes = await writeNodes(tx, planId, parentsFirst(nodes.fresh), 'insert');
  const oldNodes = await writeNodes(tx, planId, nodes.stays, 'update');
  const newBodies = await writeBodies(tx, planId, bodies.fresh, 'insert');
  const oldBodies = await writeBodies(tx, planId, bodies.stays, 'update');
  if (nodes.gone.length > 0) await removeNodes(tx, nodes.gone);
  return {
    nodes: versioned(after.nodes, [...newNodes, ...oldNodes]),
    bodies: versioned(after.bodies, [...newBodies, ...oldBodies]),
    goneNodes: nodes.gone,
    goneBodies: bodies.gone,
  };
}

/** A node that an edit had made goes when that is undone, unless work has been given by it meanwhile. */
async function removeNodes(tx: Transaction, ids: string[]): Promise<void> {
  const used = await tx
    .selectFrom('obligation')
    .select('id')
    .where('node_id', 'in', ids)
    .limit(1)
    .executeTakeFirst();
  if (used) {
    refuse('wrong-state', {
      detail: {
        vi: 'Mục này đã được phân công nên không hoàn tác được việc tạo ra nó. Hãy bỏ mục thay vì hoàn tác.',
        en: 'The entry has been assigned, so that creating it cannot be undone. Remove it instead.',
      },
    });
  }
  await tx.deleteFrom('plan_node').where('id', 'in', ids).execute();
}

function parted<Row extends { readonly id: string }>(before: readonly Row[], after: readonly Row[]) {
  const had = new Set(before.map((row) => row.id));
  const has = new Set(after.map((row) => row.id));
  return {
    fresh: after.filter((row) => !had.has(row.id)),
    stays: after.filter((row) => had.has(row.id)),
    gone: before.filter((row) => !has.has(row.id)).map((row) => row.id),
  };
}

function parentsFirst(nodes: readonly PlanNode[]): PlanNode[] {
  return nodes.toSorted((a, b) => a.ord - b.ord);
}

function versioned<Row extends PlanNode | NodeBody>(
  rows: readonly Row[],
  written: readonly Written[],
): Row[] {
  const versions = new Map(written.map((row) => [row.id, row.version]));
  return rows.map((row) => ({ ...row, version: versions.get(row.id) ?? row.version }));
}
