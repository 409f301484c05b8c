/** A tree being changed: rows by id, reading order, and what became of each row. */
import type { NodeBody, PlanNode, PlanTree, TreeChange } from './model.ts';

/** Parts that stand between a document's own words; nothing is put beneath them or merged with them. */
const APART: ReadonlySet<string> = new Set(['page-furniture', 'continuation', 'merged']);

/** Two reading places closer than this cannot be told apart safely; then all are numbered anew. */
const SMALLEST_GAP = 1e-6;

export class TreeDraft {
  readonly #old: PlanTree;
  readonly #nodes: Map<string, PlanNode>;
  readonly #bodies: Map<string, NodeBody>;

  constructor(tree: PlanTree) {
    this.#old = tree;
    this.#nodes = new Map(tree.nodes.map((node) => [node.id, node]));
    this.#bodies = new Map(tree.bodies.map((body) => [body.id, body]));
  }

  node(id: string): PlanNode | undefined {
    return this.#nodes.get(id);
  }

  body(id: string): NodeBody | undefined {
    return this.#bodies.get(id);
  }

  put(node: PlanNode): void {
    this.#nodes.set(node.id, node);
  }

  patch(id: string, values: Partial<PlanNode>): void {
    const node = this.#nodes.get(id);
    if (node) this.#nodes.set(id, { ...node, ...values });
  }

  putBody(body: NodeBody): void {
    this.#bodies.set(body.id, body);
  }

  dropBody(id: string): void {
    this.#bodies.delete(id);
  }

  bodiesOf(nodeId: string): NodeBody[] {
    return [...this.#bodies.values()].filter((body) => body.nodeId === nodeId);
  }

  /** All nodes as they are read from top to bottom. */
  inOrder(): PlanNode[] {
    return [...this.#nodes.values()].sort((a, b) => a.ord - b.ord);
  }

  children(parentId: string | null): PlanNode[] {
    return this.inOrder().filter((node) => node.parentId === parentId);
  }

  /** The siblings that count when one goes up or down a place. */
  livingChildren(parentId: string | null): PlanNode[] {
    return this.children(parentId).filter(isLiving);
  }

  isUnder(id: string, above: string): boolean {
    let at = this.#nodes.get(id)?.parentId ?? null;
    while (at !== null) {
      if (at === above) return true;
      at = this.#nodes.get(at)?.parentId ?? null;
    }
    return false;
  }

  /** The node and all beneath it, as they are read. */
  subtree(id: string): PlanNode[] {
    return this.inOrder().filter((node) => node.id === id || this.isUnder(node.id, id));
  }

  /** The nearest node before or after it in reading order that can be merged with it. */
  neighbour(id: string, side: 'previous' | 'next'): PlanNode | undefined {
    const order = this.inOrder();
    const at = order.findIndex((node) => node.id === id);
    return side === 'next' ? order.slice(at + 1).find(isLiving) : order.slice(0, at).findLast(isLiving);
  }

  /** The last row that is read before a child standing after `afterId` (or first) beneath `parentId`. */
  anchor(parentId: string | null, afterId: string | null): PlanNode | undefined {
    if (afterId !== null) return this.subtree(afterId).at(-1);
    return parentId === null ? undefined : this.node(parentId);
  }

  /** Gives the rows, in this order, places right after the anchor (or at the very beginning). */
  place(ids: readonly string[], anchor: PlanNode | undefined): void {
    const moving = new Set(ids);
    const rest = this.inOrder().filter((node) => !moving.has(node.id));
    const at = anchor ? rest.findIndex((node) => node.id === anchor.id) + 1 : 0;
    const upper = rest[at]?.ord;
    const lower = rest[at - 1]?.ord ?? (upper ?? 0) - ids.length - 1;
    const step = ((upper ?? lower + ids.length + 1) - lower) / (ids.length + 1);
    if (step >= SMALLEST_GAP) {
      ids.forEach((id, index) => {
        this.patch(id, { ord: lower + step * (index + 1) });
      });
      return;
    }
    const order = [
      ...rest.slice(0, at).map((node) => node.id),
      ...ids,
      ...rest.slice(at).map((node) => node.id),
    ];
    order.forEach((id, index) => {
      this.patch(id, { ord: index + 1 });
    });
  }

  /** What has changed since the draft began; rows that ended as they were are left out. */
  change(): TreeChange {
    const nodes = difference(this.#old.nodes, this.#nodes);
    const bodies = difference(this.#old.bodies, this.#bodies);
    return {
      before: { nodes: nodes.before, bodies: bodies.before },
      after: { nodes: nodes.after, bodies: bodies.after },
    };
  }
}

/** Whether the node is part of the plan as the officer sees it. */
export function isLiving(node: PlanNode): boolean {
  return !node.removed && !APART.has(node.part ?? '');
}

function difference<Row extends { readonly id: string }>(
  old: readonly Row[],
  now: ReadonlyMap<string, Row>,
): { before: Row[]; after: Row[] } {
  const before: Row[] = [];
  const after: Row[] = [];
  const known = new Set<string>();
  for (const row of old) {
    known.add(row.id);
    const next = now.get(row.id);
    if (next === row) continue;
    if (next && JSON.stringify(next) === JSON.stringify(row)) continue;
    before.push(row);
    if (next) after.push(next);
  }
  for (const row of now.values()) if (!known.has(row.id)) after.push(row);
  return { before, after };
}
