/** What the review screen shows of a tree: rows with depth, what is doubtful and why. Pure. */
import type { planReview, Words } from '@binhdang/contract';
import {
  DOUBTFUL_BELOW,
  FINDINGS_SAID_ELSEWHERE,
  isLiving,
  isToCheck,
  type NodeBody,
  nameKey,
  type PlanEdit,
  type PlanNode,
  type PlanTree,
} from '@binhdang/domain';

type EditOf<Type extends PlanEdit['type']> = Extract<PlanEdit, { type: Type }>;

export interface Row {
  readonly node: PlanNode;
  readonly depth: number;
  readonly bodies: readonly NodeBody[];
  /** Why an officer should look at it; empty when nothing is doubtful. */
  readonly doubts: readonly Words[];
  /** 0 (a guess) to 1: the least certain thing about it. */
  readonly certainty: number;
}

const NO_BODIES: readonly NodeBody[] = [];
const NO_DOUBTS: readonly Words[] = [];

const UNSURE_ENTRY: Words = {
  vi: 'Chưa chắc đây là một mục riêng hoặc đúng loại.',
  en: 'Not certain that this is an entry of its own, or of this kind.',
};

/** All rows in reading order; removed ones only on request. */
export function rowsOf(
  tree: PlanTree,
  findings: readonly planReview.ReviewFinding[],
  withRemoved: boolean,
): Row[] {
  const nodes = new Map(tree.nodes.map((node) => [node.id, node]));
  const bodies = Map.groupBy(tree.bodies, (body) => body.nodeId);
  const found = Map.groupBy(findings, (finding) => finding.nodeId);
  const depths = new Map<string, number>();
  const depthOf = (node: PlanNode): number => {
    const known = depths.get(node.id);
    if (known !== undefined) return known;
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    const depth = parent ? depthOf(parent) + 1 : 0;
    depths.set(node.id, depth);
    return depth;
  };
  return tree.nodes
    .filter((node) => isLiving(node) || (withRemoved && node.removed && node.part !== 'merged'))
    .toSorted((a, b) => a.ord - b.ord)
    .map((node) => {
      const own = bodies.get(node.id) ?? NO_BODIES;
      return { node, depth: depthOf(node), bodies: own, ...doubtsOf(node, own, found.get(node.id) ?? []) };
    });
}

/** The rows, those that are as they were before being the same objects: only the others are drawn anew. */
export function sameRows(before: readonly Row[], now: readonly Row[]): readonly Row[] {
  const old = new Map(before.map((row) => [row.node.id, row]));
  return now.map((row) => {
    const known = old.get(row.node.id);
    const same =
      known?.node === row.node &&
      known.depth === row.depth &&
      known.bodies.length === row.bodies.length &&
      known.bodies.every((body, index) => body === row.bodies[index]) &&
      known.doubts.map((doubt) => doubt.vi).join() === row.doubts.map((doubt) => doubt.vi).join();
    return same ? known : row;
  });
}

function doubtsOf(
  node: PlanNode,
  bodies: readonly NodeBody[],
  findings: readonly planReview.ReviewFinding[],
): Pick<Row, 'doubts' | 'certainty'> {
  if (node.checkedBy !== null || node.removed) return { doubts: NO_DOUBTS, certainty: 1 };
  const unsure = bodies.filter(
    (body) => !body.confirmed && (body.confidence < DOUBTFUL_BELOW || !isKnown(body)),
  );
  const told = findings.filter(
    ({ basis, code, severity }) =>
      basis === 'reading' && severity !== 'info' && !FINDINGS_SAID_ELSEWHERE.includes(code),
  );
  const entry = isToCheck(node) && node.confidence < DOUBTFUL_BELOW;
  const doubts = [
    ...(entry ? [UNSURE_ENTRY] : []),
    ...unsure.map((body) => unsureBody(body)),
    ...told.map((finding) => finding.message),
  ];
  if (doubts.length === 0) return { doubts: NO_DOUBTS, certainty: node.confidence };
  const certainty = Math.min(
    entry ? node.confidence : 1,
    ...unsure.map((body) => Math.min(body.confidence, isKnown(body) ? 1 : 0.5)),
    told.length > 0 ? DOUBTFUL_BELOW : 1,
  );
  return { doubts, certainty };
}

/** Whether the name was led to a body or a group. */
export const isKnown = (body: NodeBody): boolean => body.bodyId !== null || body.groupId !== null;

function unsureBody(body: NodeBody): Words {
  return isKnown(body)
    ? { vi: `Chưa chắc cơ quan “${body.name}”.`, en: `Not certain about the body “${body.name}”.` }
    : {
        vi: `“${body.name}” chưa khớp với cơ quan nào trong danh mục.`,
        en: `“${body.name}” matches no body of the register.`,
      };
}

/** What to look at first: least certain first, in reading order where equally so. */
export function doubtfulRows(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.doubts.length > 0).toSorted((a, b) => a.certainty - b.certainty);
}

/**
 * Doubtful rows without anything jumping about: rows stay in the order in which they were shown, the selected one
 * stays while its doubts are settled, and what is new comes after the row that it is read after.
 * @param before ids as they were shown last; empty when the list is opened
 */
export function steadyRows(
  before: readonly string[],
  rows: readonly Row[],
  doubtful: readonly Row[],
  selected: string | undefined,
): Row[] {
  const wanted = new Map(doubtful.map((row) => [row.node.id, row]));
  const own = rows.find((row) => row.node.id === selected);
  if (own) wanted.set(own.node.id, own);
  const order = before.filter((id) => wanted.has(id));
  const known = new Set(order);
  for (const id of wanted.keys()) {
    if (known.has(id)) continue;
    const above = rows[rows.findIndex((row) => row.node.id === id) - 1]?.node.id;
    const at = above !== undefined && before.length > 0 ? order.indexOf(above) : -1;
    order.splice(at < 0 ? order.length : at + 1, 0, id);
    known.add(id);
  }
  return order.flatMap((id) => wanted.get(id) ?? []);
}

/** What to select when the selected row has gone: the one that came after it, else the one before. */
export function nextTo(before: readonly string[], now: readonly Row[], gone: string): string | undefined {
  const here = new Set(now.map((row) => row.node.id));
  const at = before.indexOf(gone);
  return (
    before.slice(at + 1).find((id) => here.has(id)) ??
    before.slice(0, Math.max(at, 0)).findLast((id) => here.has(id))
  );
}

/** The entry that keeps the words of both when these are merged. */
export function mergeTarget(tree: PlanTree, { nodeId, with: side }: EditOf<'merge'>): string | undefined {
  if (side === 'next') return nodeId;
  const order = tree.nodes.filter(isLiving).toSorted((a, b) => a.ord - b.ord);
  return order[order.findIndex((node) => node.id === nodeId) - 1]?.id;
}

/** A place up or down among the siblings that are shown; undefined at either end. */
export function moveEdit(
  nodes: readonly PlanNode[],
  nodeId: string,
  direction: 'up' | 'down',
): PlanEdit | undefined {
  const node = nodes.find((one) => one.id === nodeId);
  if (!node) return undefined;
  const siblings = nodes
    .filter((one) => one.parentId === node.parentId && isLiving(one))
    .toSorted((a, b) => a.ord - b.ord);
  const at = siblings.findIndex((one) => one.id === nodeId);
  if (at < 0 || (direction === 'up' ? at === 0 : at === siblings.length - 1)) return undefined;
  const afterId = (direction === 'up' ? siblings[at - 2] : siblings[at + 1])?.id ?? null;
  return { type: 'move', nodeId, parentId: node.parentId, afterId };
}

/**
 * Other entries where the same words were led to no body: what an officer chooses for one holds for them, too, because
 * one document calls one body by one name. Nothing when the name was known before.
 */
export function alikeUnknown(
  tree: PlanTree,
  { nodeBodyId, bodyId, groupId }: EditOf<'changeBody'>,
): NodeBody[] {
  const changed = tree.bodies.find((body) => body.id === nodeBodyId);
  if (!changed || isKnown(changed) || (bodyId === null && groupId === null)) return [];
  const living = new Set(tree.nodes.filter(isLiving).map((node) => node.id));
  const key = nameKey(changed.name);
  return tree.bodies.filter(
    (body) =>
      body.id !== nodeBodyId && !isKnown(body) && living.has(body.nodeId) && nameKey(body.name) === key,
  );
}

export interface Checked {
  readonly total: number;
  readonly checked: number;
}

export function progressOf(rows: readonly Row[]): Checked {
  const counted = rows.filter(({ node }) => isToCheck(node));
  return { total: counted.length, checked: counted.filter(({ node }) => node.checkedBy !== null).length };
}

export interface Piece {
  readonly text: string;
  /** The node that these characters belong to; undefined where officers have taken the place away. */
  readonly nodeId: string | undefined;
}

/** The source cut at the places of its nodes. */
export function piecesOf(source: string, nodes: readonly PlanNode[]): Piece[] {
  const placed = nodes
    .flatMap(({ id, startAt, endAt }) => (startAt === null || endAt === null ? [] : [{ id, startAt, endAt }]))
    .sort((a, b) => a.startAt - b.startAt);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { id, startAt, endAt } of placed) {
    if (startAt > at) pieces.push({ text: source.slice(at, startAt), nodeId: undefined });
    if (endAt > startAt) pieces.push({ text: source.slice(startAt, endAt), nodeId: id });
    at = Math.max(at, endAt);
  }
  if (at < source.length) pieces.push({ text: source.slice(at), nodeId: undefined });
  return pieces;
}

/** An empty entry of the same kind right after this one. */
export function newEntryAfter(node: PlanNode): EditOf<'add'> {
  return {
    type: 'add',
    newId: crypto.randomUUID(),
    parentId: node.parentId,
    afterId: node.id,
    kind: node.kind,
    label: node.label === '-' ? '-' : null,
    text: '',
  };
}
