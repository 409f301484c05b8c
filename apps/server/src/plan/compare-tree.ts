/**
 * A corrected text beside the plan as it is: which entry is which, and what the tree becomes. Pure.
 * Entries keep their ids, and so their bodies, obligations and progress.
 */
import { isDeepStrictEqual } from 'node:util';
import { isLiving, type NodeBody, type PlanNode, type PlanTree, type TreeChange } from '@binhdang/domain';
import { likeness, type Profile, profileOf } from './compare-words.ts';
import type { TreeRows } from './take-in-rows.ts';

export interface Matching {
  /** Id in the corrected reading to id in the plan. */
  readonly matched: ReadonlyMap<string, string>;
  /** Entries of the plan that the corrected text no longer has, in the order of the plan. */
  readonly missing: readonly PlanNode[];
}

/** Alike enough to be the same entry: with the same number in the same place less is needed than elsewhere. */
const ALIKE = 0.5;
const ALIKE_IN_PLACE = 0.25;

interface Entry {
  readonly node: PlanNode;
  /** Labels from the top down: "II./1./-#2" (the second dash). */
  readonly path: string;
  readonly text: string;
  readonly profile: Profile;
}

/** Leads the entries of a new reading to those of the plan: same words in the same place, same words, alike words. */
export function matchTrees(plan: PlanTree, corrected: Pick<PlanTree, 'nodes'>): Matching {
  const old = entriesOf(plan.nodes.filter(isLiving));
  const fresh = entriesOf(corrected.nodes.filter(isLiving));
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (one: Entry, other: Entry) => {
    matched.set(one.node.id, other.node.id);
    taken.add(other.node.id);
  };
  for (const key of [(e: Entry) => `${e.path}\n${e.text}`, (e: Entry) => e.text])
    matchEqual(fresh, old, key, matched, taken, pair);
  matchAlike(
    fresh.filter((entry) => !matched.has(entry.node.id)),
    old.filter((entry) => !taken.has(entry.node.id)),
    pair,
  );
  // What an officer added by hand was never in the document, so the document cannot have dropped it.
  const missing = old
    .map((entry) => entry.node)
    .filter((node) => !taken.has(node.id) && node.startAt !== null);
  return { matched, missing };
}

function entriesOf(nodes: readonly PlanNode[]): Entry[] {
  const paths = new Map<string, string>();
  const seen = new Map<string, number>();
  return nodes
    .toSorted((a, b) => a.ord - b.ord)
    .map((node) => {
      const above = node.parentId === null ? '' : (paths.get(node.parentId) ?? '');
      const step = `${above}/${node.label ?? node.part ?? ''}`;
      const count = (seen.get(step) ?? 0) + 1;
      seen.set(step, count);
      const path = count === 1 ? step : `${step}#${count}`;
      paths.set(node.id, path);
      return { node, path, text: node.text.replace(/\s+/g, ' ').trim(), profile: profileOf(node.text) };
    });
}

function matchEqual(
  fresh: readonly Entry[],
  old: readonly Entry[],
  key: (entry: Entry) => string,
  matched: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
  pair: (one: Entry, other: Entry) => void,
): void {
  const waiting = Map.groupBy(
    old.filter((entry) => !taken.has(entry.node.id)),
    key,
  );
  for (const entry of fresh) {
    if (matched.has(entry.node.id)) continue;
    const other = waiting.get(key(entry))?.shift();
    if (other) pair(entry, other);
  }
}

function matchAlike(
  fresh: readonly Entry[],
  old: readonly Entry[],
  pair: (one: Entry, other: Entry) => void,
): void {
  const candidates = fresh.flatMap((entry) =>
    old.flatMap((other) => {
      const alike = likeness(entry.profile, other.profile);
      const inPlace = entry.path === other.path;
      if (alike < (inPlace ? ALIKE_IN_PLACE : ALIKE)) return [];
      return [{ entry, other, score: alike + (inPlace ? 0.3 : 0) }];
    }),
  );
  const [done, gone] = [new Set<Entry>(), new Set<Entry>()];
  for (const { entry, other } of candidates.sort((a, b) => b.score - a.score)) {
    if (done.has(entry) || gone.has(other)) continue;
    done.add(entry);
    gone.add(other);
    pair(entry, other);
  }
}

/** Whether a matched entry says something else than before. */
export function isChanged(old: PlanNode, fresh: PlanNode): boolean {
  const bare = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();
  return bare(old.text) !== bare(fresh.text) || bare(old.label) !== bare(fresh.label);
}

/**
 * The change that makes the plan's tree that of the corrected text. Matched entries keep id, kind and bodies; those
 * whose words changed are to be checked again. `keep`: missing entries that stay.
 */
export function correctedTree(
  plan: PlanTree,
  corrected: TreeRows,
  { matched, missing }: Matching,
  keep: ReadonlySet<string>,
): TreeChange {
  const old = new Map(plan.nodes.map((node) => [node.id, node]));
  const idOf = (id: string) => matched.get(id) ?? id;
  const next = new Map<string, PlanNode>();
  for (const node of corrected.nodes) {
    const parentId = node.parentId === null ? null : idOf(node.parentId);
    const known = old.get(matched.get(node.id) ?? '');
    const row = { ...node, id: idOf(node.id), parentId };
    next.set(row.id, known ? merged(known, row) : row);
  }
  const going = new Set(missing.filter((node) => !keep.has(node.id)).map((node) => node.id));
  placeLeftovers(plan.nodes, next, going);
  const same = (node: PlanNode) => isDeepStrictEqual(next.get(node.id), node);
  const untouched = new Set(plan.nodes.filter(same).map((node) => node.id));
  const changed = changedIds(corrected, matched, old);
  return {
    before: {
      nodes: plan.nodes.filter((node) => !untouched.has(node.id)),
      bodies: plan.bodies.filter((body) => givesWay(body, changed)),
    },
    after: {
      nodes: [...next.values()].filter((node) => !untouched.has(node.id)),
      bodies: bodiesAfter(plan, corrected, matched, changed),
    },
  };
}

function merged(known: PlanNode, row: PlanNode): PlanNode {
  const changed = isChanged(known, row);
  return {
    ...row,
    kind: known.kind,
    confidence: changed ? row.confidence : known.confidence,
    checkedBy: changed ? null : known.checkedBy,
    checkedAt: changed ? null : known.checkedAt,
    // What the officer set by hand on an entry that did not change stays.
    ...(changed ? {} : { dates: known.dates, targets: known.targets, text: known.text }),
    version: known.version,
  };
}

/** Entries that the corrected text does not hold stand right after the one they followed, without a place in it. */
function placeLeftovers(
  nodes: readonly PlanNode[],
  next: Map<string, PlanNode>,
  going: ReadonlySet<string>,
): void {
  const before = new Map(nodes.map((node) => [node.id, node]));
  const stays = (id: string) => next.has(id) && !next.get(id)?.removed;
  let ord = 0;
  let step = 0;
  for (const node of nodes.toSorted((a, b) => a.ord - b.ord)) {
    const kept = next.get(node.id);
    if (kept) {
      [ord, step] = [kept.ord, 0];
      continue;
    }
    step += 1;
    // Page numbers and the like of the old text go with it.
    const removed = node.removed || going.has(node.id) || !isLiving(node);
    let parentId = node.parentId;
    // One that stays does not hang beneath one that goes.
    while (!removed && parentId !== null && !stays(parentId))
      parentId = before.get(parentId)?.parentId ?? null;
    next.set(node.id, {
      ...node,
      parentId,
      removed,
      startAt: null,
      endAt: null,
      ord: ord + step / (nodes.length + 1),
    });
  }
}

/** Bodies read from the old words of a changed entry and confirmed by nobody give way to those of the new words. */
function givesWay(body: NodeBody, changed: ReadonlySet<string>): boolean {
  return changed.has(body.nodeId) && body.origin === 'read' && !body.confirmed;
}

function changedIds(
  corrected: TreeRows,
  matched: ReadonlyMap<string, string>,
  old: ReadonlyMap<string, PlanNode>,
): Set<string> {
  return new Set(
    corrected.nodes.flatMap((node) => {
      const known = old.get(matched.get(node.id) ?? '');
      return known && isChanged(known, node) ? [known.id] : [];
    }),
  );
}

function bodiesAfter(
  plan: PlanTree,
  corrected: TreeRows,
  matched: ReadonlyMap<string, string>,
  changed: ReadonlySet<string>,
): NodeBody[] {
  const whom = (nodeId: string, body: NodeBody) => `${nodeId} ${body.bodyId ?? body.groupId ?? body.name}`;
  const bound = new Set(
    plan.bodies.filter((body) => !givesWay(body, changed)).map((body) => whom(body.nodeId, body)),
  );
  return corrected.bodies.flatMap((body) => {
    const nodeId = matched.get(body.nodeId) ?? body.nodeId;
    if (matched.has(body.nodeId) && !changed.has(nodeId)) return [];
    return bound.has(whom(nodeId, body)) ? [] : [{ ...body, nodeId }];
  });
}
