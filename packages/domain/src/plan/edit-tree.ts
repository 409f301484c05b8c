/**
 * Edits of a plan's tree as pure functions: the server writes what they give, the screen shows it at once.
 * Held by property tests: the spans stay a partition of the source, the tree has no cycle, and an edit carried out
 * backwards gives the tree as it was.
 */
import type { EditRefusal, PlanEdit, PlanEditType } from './edit.ts';
import type { NodeBody, PlanNode, PlanTree, TreeChange } from './model.ts';
import { splitNode } from './split-node.ts';
import { isLiving, TreeDraft } from './tree-draft.ts';

export interface EditContext {
  /** Text of the document, for finding the place of a split in it. */
  readonly source: string;
  readonly userId: string;
  /** Instant in UTC. */
  readonly now: string;
  readonly newId: () => string;
}

type EditOf<T extends PlanEditType> = Extract<PlanEdit, { type: T }>;
type Outcome = EditRefusal | undefined;

/** @returns the rows that change, or why the edit cannot be done; the tree given is left as it is */
export function editTree(tree: PlanTree, edit: PlanEdit, context: EditContext): TreeChange | EditRefusal {
  const draft = new TreeDraft(tree);
  return perform(draft, edit, context) ?? draft.change();
}

/** The tree after a change, or, carried out backwards, before it. Rows keep the versions they have in the change. */
export function applyChange(
  tree: PlanTree,
  change: TreeChange,
  direction: 'forward' | 'backward' = 'forward',
): PlanTree {
  const [from, to] = direction === 'forward' ? [change.before, change.after] : [change.after, change.before];
  return {
    nodes: replaced(tree.nodes, from.nodes, to.nodes),
    bodies: replaced(tree.bodies, from.bodies, to.bodies),
  };
}

function replaced<Row extends { readonly id: string }>(
  rows: readonly Row[],
  from: readonly Row[],
  to: readonly Row[],
): Row[] {
  const next = new Map(to.map((row) => [row.id, row]));
  const gone = new Set(from.map((row) => row.id));
  const kept = rows.flatMap((row) => {
    const replacement = next.get(row.id);
    next.delete(row.id);
    if (replacement) return [replacement];
    return gone.has(row.id) ? [] : [row];
  });
  return [...kept, ...next.values()];
}

function perform(draft: TreeDraft, edit: PlanEdit, context: EditContext): Outcome {
  switch (edit.type) {
    case 'check':
      return check(draft, edit, context);
    case 'add':
      return add(draft, edit);
    case 'changeBody':
    case 'removeBody':
      return onBody(draft, edit);
    default: {
      const node = draft.node(edit.nodeId);
      return node ? onNode(draft, node, edit, context) : 'no-such-node';
    }
  }
}

type NodeEdit = Exclude<PlanEdit, { type: 'check' | 'add' | 'changeBody' | 'removeBody' }>;

function onNode(draft: TreeDraft, node: PlanNode, edit: NodeEdit, context: EditContext): Outcome {
  switch (edit.type) {
    case 'setText':
      return patched(draft, node.id, { text: edit.text });
    case 'setLabel':
      return patched(draft, node.id, { label: edit.label?.trim() || null });
    case 'retype':
      return patched(draft, node.id, { kind: edit.kind, confidence: 1 });
    case 'setDates':
      return patched(draft, node.id, { dates: edit.dates });
    case 'setTargets':
      return patched(draft, node.id, { targets: edit.targets });
    case 'split':
      return splitNode(draft, node, edit, context);
    case 'merge':
      return merge(draft, node, edit.with);
    case 'move':
      return move(draft, node, edit.parentId, edit.afterId);
    case 'indent':
      return indent(draft, node);
    case 'outdent':
      return outdent(draft, node);
    case 'remove':
      return remove(draft, node);
    case 'restore':
      return restore(draft, node);
    case 'addBody':
      return addBody(draft, edit);
    case 'confirmBodies':
      for (const body of draft.bodiesOf(node.id)) draft.putBody({ ...body, confirmed: edit.confirmed });
      return undefined;
  }
}

function patched(draft: TreeDraft, id: string, values: Partial<PlanNode>): undefined {
  draft.patch(id, values);
}

function check(draft: TreeDraft, edit: EditOf<'check'>, { userId, now }: EditContext): Outcome {
  for (const id of edit.nodeIds) {
    const node = draft.node(id);
    if (!node) return 'no-such-node';
    if (!edit.checked) draft.patch(id, { checkedBy: null, checkedAt: null });
    else if (node.checkedBy === null) draft.patch(id, { checkedBy: userId, checkedAt: now });
  }
  return undefined;
}

function add(draft: TreeDraft, edit: EditOf<'add'>): Outcome {
  if (draft.node(edit.newId)) return 'id-taken';
  const wrong = wrongPlace(draft, edit.parentId, edit.afterId);
  if (wrong) return wrong;
  const anchor = draft.anchor(edit.parentId, edit.afterId);
  draft.put({
    id: edit.newId,
    parentId: edit.parentId,
    ord: 0,
    label: edit.label,
    kind: edit.kind,
    part: null,
    purpose: null,
    product: null,
    text: edit.text,
    startAt: null,
    endAt: null,
    confidence: 1,
    dates: [],
    targets: [],
    rows: null,
    checkedBy: null,
    checkedAt: null,
    removed: false,
    version: 1,
  });
  draft.place([edit.newId], anchor);
  return undefined;
}

function wrongPlace(draft: TreeDraft, parentId: string | null, afterId: string | null): Outcome {
  if (parentId !== null && !draft.node(parentId)) return 'no-such-node';
  if (afterId !== null && draft.node(afterId)?.parentId !== parentId) return 'no-such-node';
  return undefined;
}

/** The words of the later node go to the end of the earlier one, with its children, dates, targets and bodies. */
function merge(draft: TreeDraft, node: PlanNode, side: 'previous' | 'next'): Outcome {
  const other = draft.neighbour(node.id, side);
  if (!other || !isLiving(node)) return 'nothing-to-merge';
  const [first, second] = side === 'previous' ? [other, node] : [node, other];
  if (draft.isUnder(first.id, second.id)) return 'cycle';
  const touching = first.endAt !== null && first.endAt === second.startAt;
  draft.patch(first.id, {
    text: [first.text, second.label, second.text].filter(Boolean).join(' '),
    dates: [...first.dates, ...second.dates],
    targets: [...first.targets, ...second.targets],
    rows: first.rows && second.rows ? [...first.rows, ...second.rows] : (first.rows ?? second.rows),
    ...(touching ? { endAt: second.endAt } : {}),
  });
  for (const child of draft.children(second.id)) draft.patch(child.id, { parentId: first.id });
  draft.patch(second.id, {
    part: 'merged',
    removed: true,
    ...(touching ? { startAt: null, endAt: null } : {}),
  });
  const known = new Set(draft.bodiesOf(first.id).map(whom));
  for (const body of draft.bodiesOf(second.id)) {
    if (!known.has(whom(body))) draft.putBody({ ...body, nodeId: first.id });
  }
  return undefined;
}

const whom = ({ bodyId, groupId, name }: NodeBody) => bodyId ?? groupId ?? name;

function move(draft: TreeDraft, node: PlanNode, parentId: string | null, afterId: string | null): Outcome {
  if (parentId === node.id || afterId === node.id) return 'cycle';
  if (parentId !== null && draft.isUnder(parentId, node.id)) return 'cycle';
  const wrong = wrongPlace(draft, parentId, afterId);
  if (wrong) return wrong;
  const moving = draft.subtree(node.id).map((one) => one.id);
  draft.patch(node.id, { parentId });
  // A parent may be read after some of what was moved beneath it before; the anchor never is what moves.
  const anchor = afterId === null ? draft.anchor(parentId, null) : draft.anchor(parentId, afterId);
  draft.place(moving, anchor);
  return undefined;
}

/** Beneath the sibling before it; what is read, and in which order, stays. */
function indent(draft: TreeDraft, node: PlanNode): Outcome {
  const siblings = draft.livingChildren(node.parentId);
  const above = siblings[siblings.findIndex((one) => one.id === node.id) - 1];
  if (!above) return 'nothing-to-indent-under';
  draft.patch(node.id, { parentId: above.id });
  return undefined;
}

/** To its parent's level; the siblings after it come beneath it, so that the reading order stays. */
function outdent(draft: TreeDraft, node: PlanNode): Outcome {
  const parent = node.parentId === null ? undefined : draft.node(node.parentId);
  if (!parent) return 'already-at-the-top';
  const later = draft.children(parent.id).filter((one) => one.ord > node.ord);
  for (const sibling of later) draft.patch(sibling.id, { parentId: node.id });
  draft.patch(node.id, { parentId: parent.parentId });
  return undefined;
}

function remove(draft: TreeDraft, node: PlanNode): undefined {
  for (const one of draft.subtree(node.id)) draft.patch(one.id, { removed: true });
}

function restore(draft: TreeDraft, node: PlanNode): Outcome {
  if (node.part === 'merged') return 'merged-away';
  for (const one of draft.subtree(node.id)) {
    if (one.part !== 'merged') draft.patch(one.id, { removed: false });
  }
  for (let up = node.parentId; up !== null; up = draft.node(up)?.parentId ?? null) {
    if (draft.node(up)?.part !== 'merged') draft.patch(up, { removed: false });
  }
  return undefined;
}

function addBody(draft: TreeDraft, edit: EditOf<'addBody'>): Outcome {
  if (draft.body(edit.newId)) return 'id-taken';
  if (edit.bodyId !== null && edit.groupId !== null) return 'body-and-group';
  const { newId, nodeId, bodyId, groupId, name, role } = edit;
  draft.putBody({ id: newId, nodeId, bodyId, groupId, name, role, ...BY_OFFICER, reason: null, version: 1 });
  return undefined;
}

const BY_OFFICER = { origin: 'officer', confirmed: true, confidence: 1 } as const;

function onBody(draft: TreeDraft, edit: EditOf<'changeBody' | 'removeBody'>): Outcome {
  const body = draft.body(edit.nodeBodyId);
  if (!body) return 'no-such-body';
  if (edit.type === 'removeBody') {
    draft.dropBody(body.id);
    return undefined;
  }
  if (edit.bodyId !== null && edit.groupId !== null) return 'body-and-group';
  const { bodyId, groupId, name, role } = edit;
  draft.putBody({ ...body, bodyId, groupId, name, role, ...BY_OFFICER });
  return undefined;
}
