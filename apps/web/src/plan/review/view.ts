/** What the review screen shows of a tree: rows with depth, what is doubtful and why. Pure. */
import type { planReview, Words } from '@binhdang/contract';
import {
  DOUBTFUL_BELOW,
  isLiving,
  isToCheck,
  type NodeBody,
  type PlanNode,
  type PlanTree,
} from '@binhdang/domain';

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

/** Assigning deals with these: it suggests bodies for tasks that name none. */
const FOR_ASSIGNING = new Set(['task-nobody', 'task-no-lead']);
/** Said by the tree itself, as it stands after corrections. */
const BY_TREE = new Set(['node-doubtful', 'body-doubtful']);

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
      basis === 'reading' && severity !== 'info' && !FOR_ASSIGNING.has(code) && !BY_TREE.has(code),
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
