/** One node into two: where its words, its place in the source, its dates and its bodies part. */
import type { EditRefusal } from './edit.ts';
import type { NodeBody, PlanNode } from './model.ts';
import type { TreeDraft } from './tree-draft.ts';

/** A number, letter or dash at the beginning of what was split off. */
const LABEL = /^((?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2})*)[.)]|[a-zđ]\)|[-+•*])\s+(?=\S)/u;

export function splitNode(
  draft: TreeDraft,
  node: PlanNode,
  edit: { readonly at: number; readonly newId: string },
  context: { readonly source: string; readonly newId: () => string },
): EditRefusal | undefined {
  if (draft.node(edit.newId)) return 'id-taken';
  const kept = node.text.slice(0, edit.at).trimEnd();
  const rest = node.text.slice(edit.at).trimStart();
  if (kept === '' || rest === '') return 'split-at-the-edge';
  const label = LABEL.exec(rest);
  const cut = placeInSource(node, rest, context.source);
  const after = (span: { readonly start: number } | null) =>
    cut !== undefined && span !== null && span.start >= cut;
  draft.patch(node.id, {
    text: kept,
    ...(cut === undefined ? {} : { endAt: cut }),
    dates: node.dates.filter((date) => !after(date.span)),
    targets: node.targets.filter((target) => !after(target.span)),
  });
  draft.put({
    ...node,
    id: edit.newId,
    label: label?.[1] ?? null,
    text: rest.slice(label?.[0].length ?? 0),
    purpose: null,
    product: null,
    rows: null,
    startAt: cut ?? null,
    endAt: cut === undefined ? null : node.endAt,
    confidence: 1,
    dates: node.dates.filter((date) => after(date.span)),
    targets: node.targets.filter((target) => after(target.span)),
    checkedBy: null,
    checkedAt: null,
    version: 1,
  });
  // What stood beneath the whole is read after the second half.
  for (const child of draft.children(node.id)) draft.patch(child.id, { parentId: edit.newId });
  draft.place([edit.newId], draft.node(node.id));
  for (const body of draft.bodiesOf(node.id)) shareBody(draft, body, kept, rest, edit.newId, context.newId);
  return undefined;
}

/** A body goes where its name stands; one that stands nowhere (it came from the heading above) binds both halves. */
function shareBody(
  draft: TreeDraft,
  body: NodeBody,
  kept: string,
  rest: string,
  secondId: string,
  newId: () => string,
): void {
  const name = body.name.toLowerCase();
  if (kept.toLowerCase().includes(name)) return;
  if (rest.toLowerCase().includes(name)) draft.putBody({ ...body, nodeId: secondId });
  else draft.putBody({ ...body, id: newId(), nodeId: secondId, version: 1 });
}

/** So many characters of the second half's beginning are looked for in the source. */
const SEAM = 10;

/**
 * Where in the source the second half begins: where its first words stand, nearest to the place that its length leads
 * to when counted back from the node's end. Only visible characters count, because the text has its line breaks joined
 * and the label left out. `undefined` when that leads out of the node (its words were edited too much).
 */
function placeInSource(node: PlanNode, rest: string, source: string): number | undefined {
  if (node.startAt === null || node.endAt === null) return undefined;
  const places: number[] = [];
  let visible = '';
  for (let at = node.startAt; at < Math.min(node.endAt, source.length); at++) {
    const char = source.charAt(at);
    if (/\s/.test(char)) continue;
    places.push(at);
    visible += char;
  }
  const wanted = rest.replace(/\s/g, '');
  const counted = visible.length - wanted.length;
  let found = counted;
  let distance = Number.POSITIVE_INFINITY;
  const seam = wanted.slice(0, SEAM);
  for (let at = visible.indexOf(seam); at >= 0; at = visible.indexOf(seam, at + 1)) {
    if (Math.abs(at - counted) >= distance) continue;
    [found, distance] = [at, Math.abs(at - counted)];
  }
  const cut = places[found];
  return cut !== undefined && cut > node.startAt ? cut : undefined;
}
