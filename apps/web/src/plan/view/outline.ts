/** The published text as a tree, for showing parts of it. Pure. */
import type { plan as contract } from '@binhdang/contract';

type Node = contract.PlanNodeView;

/** Parts that stand on the page's head and foot already. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'heading',
  'title',
  'signature',
  'typist',
  'page-furniture',
  'recipients',
  'continuation',
]);

/** What is to be read of the document: all of it, or the tasks that are the reader's with what they stand under. */
export function shownNodes(nodes: readonly Node[], onlyMine: boolean): Node[] {
  const kept = onlyMine ? withAncestors(nodes, nodes.filter(isMine)) : nodes;
  return kept.filter((node) => !ELSEWHERE.has(node.part ?? ''));
}

/** A task given to a body of the reader's. */
export const isMine = (node: Node): boolean => node.mine.length > 0;

function withAncestors(nodes: readonly Node[], wanted: readonly Node[]): Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = new Set<string>();
  for (const node of wanted) {
    let at: Node | undefined = node;
    while (at !== undefined && !kept.has(at.id)) {
      kept.add(at.id);
      at = byId.get(at.parentId ?? '');
    }
  }
  return nodes.filter(({ id }) => kept.has(id));
}

/** Ids of sections and items that head something; an item that heads nothing is a paragraph with a number. */
export function headings(nodes: readonly Node[]): Set<string> {
  const parents = new Set(nodes.map(({ parentId }) => parentId));
  return new Set(
    nodes
      .filter(({ id, kind }) => kind === 'section' || (kind === 'item' && parents.has(id)))
      .map(({ id }) => id),
  );
}
