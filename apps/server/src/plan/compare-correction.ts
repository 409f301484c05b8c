/** A corrected text of a plan: shown against the plan, applied to it, or dropped. */
import { planReview } from '@binhdang/contract';
import { isLiving, type PlanNode, type PlanTree } from '@binhdang/domain';
import { sql } from 'kysely';
import { loadOrg } from '../org/index.ts';
import { action, type Context } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { Services } from '../platform/services.ts';
import type { Transaction } from '../platform/transaction.ts';
import { correctedTree, isChanged, type Matching, matchTrees } from './compare-tree.ts';
import { wordChanges } from './compare-words.ts';
import { lockForEditing, logEdit } from './edit-plan.ts';
import { writeChange } from './edit-write.ts';
import { loadTree } from './review-rows.ts';
import { NEW_TEXT } from './review-steps.ts';
import { findPlanSubject } from './subject.ts';
import { type ReadResult, readFile } from './take-in-reader.ts';
import { bodyTable, findingRows, type TreeRows, treeRows } from './take-in-rows.ts';

interface Correction {
  readonly version: number;
  readonly fileName: string;
  readonly result: ReadResult;
  readonly tree: TreeRows;
}

export const compareCorrection = action(planReview.compare, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run(context) {
    const { tx, params } = context;
    const correction = await loadCorrection(context);
    const tree = await loadTree(tx, params.planId);
    const matching = matchTrees(tree, correction.tree);
    const items = differences(tree, correction.tree, matching, await workBy(tx, params.planId));
    const { number, title } = correction.result.read.document;
    return {
      documentId: params.documentId,
      documentVersion: correction.version,
      fileName: correction.fileName,
      planId: params.planId,
      treeVersion: treeVersion(tree),
      number,
      title,
      items,
      counts: countsOf(items),
    };
  },
});

export const applyCorrection = action(planReview.applyCorrection, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run(context, subject) {
    const { tx, params, body, session } = context;
    await lockForEditing(tx, subject);
    const correction = await loadCorrection(context);
    const tree = await loadTree(tx, params.planId);
    if (treeVersion(tree) !== body.treeVersion || correction.version !== body.documentVersion)
      refuse('edit-conflict', {
        current: { treeVersion: treeVersion(tree), documentVersion: correction.version },
      });
    const matching = matchTrees(tree, correction.tree);
    const work = await workBy(tx, params.planId);
    const drop = new Set(body.drop);
    const worked = matching.missing.filter(
      (node) => (work.get(node.id)?.progress ?? 0) > 0 && !drop.has(node.id),
    );
    const keep = new Set([...body.keep, ...worked.map((node) => node.id)]);
    const change = correctedTree(tree, correction.tree, matching, keep);
    await writeChange(tx, params.planId, change);
    await logEdit(tx, params.planId, NEW_TEXT, EMPTY, session.userId);
    await adoptDocument(tx, params, correction, matching);
    return { planId: params.planId, counts: countsOf(differences(tree, correction.tree, matching, work)) };
  },
});

const EMPTY = { before: { nodes: [], bodies: [] }, after: { nodes: [], bodies: [] } };

export const dropCorrection = action(planReview.dropCorrection, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params }) {
    const gone = await tx
      .deleteFrom('document')
      .where('id', '=', params.documentId)
      .where('corrects_plan_id', '=', params.planId)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('plan').select('id').whereRef('plan.document_id', '=', 'document.id'))),
      )
      .returning('id')
      .executeTakeFirst();
    found(gone);
  },
});

/** The file is read again: reading is quick, and the plan's bodies may have changed since. */
async function loadCorrection({
  tx,
  params,
  services,
  today,
}: Pick<Context<typeof planReview.compare>, 'tx' | 'params' | 'services' | 'today'>): Promise<Correction> {
  const row = found(
    await tx
      .selectFrom('document')
      .innerJoin('stored_file', 'stored_file.id', 'document.file_id')
      .select(['document.version', 'document.file_name', 'stored_file.sha256'])
      .where('document.id', '=', params.documentId)
      .where('corrects_plan_id', '=', params.planId)
      .executeTakeFirst(),
  );
  const bytes = await contentOf(services, row.sha256);
  const result = await readFile(bytes, row.file_name, bodyTable(await loadOrg(tx), today));
  return { version: row.version, fileName: row.file_name, result, tree: treeRows(result.read) };
}

async function contentOf(services: Services, sha256: Buffer): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of services.files.get(sha256)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** Grows with every write of a row and with every new one. */
function treeVersion({ nodes, bodies }: PlanTree): number {
  return [...nodes, ...bodies].reduce((sum, row) => sum + row.version, 0);
}

type Work = ReadonlyMap<string, { readonly obligations: number; readonly progress: number }>;

async function workBy(tx: Transaction, planId: string): Promise<Work> {
  const { rows } = await sql<{ node_id: string; obligations: number; progress: number }>`
    select node_id, count(*)::int as obligations, count(last_progress_at)::int as progress
      from obligation where plan_id = ${planId} and not removed group by node_id`.execute(tx);
  return new Map(rows.map((row) => [row.node_id, row]));
}

/** In the order of the corrected text, each missing entry after the one that it followed in the plan. */
function differences(
  tree: PlanTree,
  corrected: TreeRows,
  { matched, missing }: Matching,
  work: Work,
): planReview.NodeDifference[] {
  const old = new Map(tree.nodes.map((node) => [node.id, node]));
  const after = followers(tree, missing, new Set(matched.values()));
  const item = (
    status: planReview.NodeDifference['status'],
    shown: PlanNode,
    nodeId: string | null,
    words: planReview.WordChange[],
  ): planReview.NodeDifference => ({
    status,
    nodeId,
    kind: shown.kind,
    label: shown.label,
    words,
    obligations: work.get(nodeId ?? '')?.obligations ?? 0,
    withProgress: work.get(nodeId ?? '')?.progress ?? 0,
  });
  const gone = (id: string | null) =>
    (after.get(id) ?? []).map((node) => item('removed', node, node.id, [{ type: 'gone', text: node.text }]));
  const items = corrected.nodes.filter(isLiving).flatMap((node) => {
    const known = old.get(matched.get(node.id) ?? '');
    if (!known) return [item('added', node, null, [{ type: 'new', text: node.text }])];
    const changed = isChanged(known, node);
    const words = changed
      ? wordChanges(worded(known), worded(node))
      : [{ type: 'same' as const, text: known.text }];
    return [
      item(changed ? 'changed' : 'same', { ...node, kind: known.kind }, known.id, words),
      ...gone(known.id),
    ];
  });
  return [...gone(null), ...items];
}

/** A changed number is a changed word. */
const worded = (node: PlanNode) => [node.label, node.text].filter(Boolean).join(' ');

function followers(
  tree: PlanTree,
  missing: readonly PlanNode[],
  shown: ReadonlySet<string>,
): Map<string | null, PlanNode[]> {
  const gone = new Set(missing.map((node) => node.id));
  const after = new Map<string | null, PlanNode[]>();
  let last: string | null = null;
  for (const node of tree.nodes) {
    if (gone.has(node.id)) after.set(last, [...(after.get(last) ?? []), node]);
    else if (shown.has(node.id)) last = node.id;
  }
  return after;
}

function countsOf(items: readonly planReview.NodeDifference[]): planReview.Comparison['counts'] {
  const count = (status: planReview.NodeDifference['status']) =>
    items.filter((item) => item.status === status).length;
  return { same: count('same'), changed: count('changed'), added: count('added'), removed: count('removed') };
}

/** The corrected text becomes the plan's document; what it leaves open stays as the officer had set it. */
async function adoptDocument(
  tx: Transaction,
  { planId, documentId }: { planId: string; documentId: string },
  { result, tree }: Correction,
  { matched }: Matching,
): Promise<void> {
  const ids = new Map([...tree.ids].map(([read, id]) => [read, matched.get(id) ?? id]));
  const findings = JSON.stringify(findingRows(result.findings, ids));
  await sql`
    update document d set kind = coalesce(d.kind, o.kind), number = coalesce(d.number, o.number),
           symbol = coalesce(d.symbol, o.symbol), date = coalesce(d.date, o.date), place = coalesce(d.place, o.place),
           issuer_name = coalesce(d.issuer_name, o.issuer_name), title = coalesce(d.title, o.title),
           findings = ${findings}::jsonb
      from plan p join document o on o.id = p.document_id
     where d.id = ${documentId} and p.id = ${planId}`.execute(tx);
  await sql`
    update document set corrects_plan_id = ${planId}
     where id = (select document_id from plan where id = ${planId})`.execute(tx);
  await sql`
    update plan p set document_id = d.id, title = coalesce(d.title, p.title), number = d.number, issued_on = d.date
      from document d where d.id = ${documentId} and p.id = ${planId}`.execute(tx);
}
