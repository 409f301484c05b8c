/** Everything that assigning a plan's tasks works on, read in two statements. */
import {
  type Cadence,
  expandGroup,
  type ObligationRole,
  type OrgData,
  OrgTree,
  type PlanSpan,
  type ReadDate,
} from '@binhdang/domain';
import { sql } from 'kysely';
import { loadOrg } from '../org/index.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { CadenceOrigin, DraftGroup, DraftName } from './obligation-draft.ts';

export interface StatePlan extends PlanSpan {
  readonly id: string;
  readonly documentId: string;
  readonly title: string;
  readonly number: string | null;
  readonly status: 'review' | 'published' | 'closed';
  readonly versionNumber: number;
  readonly issuerBodyId: string;
  readonly leadBodyId: string;
  readonly version: number;
  /** Lines of "Nơi nhận" as read. */
  readonly recipients: readonly { name: string; text: string; archive?: boolean }[];
}

export interface StateNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly ord: number;
  readonly label: string | null;
  readonly kind: 'section' | 'item' | 'task' | 'paragraph' | 'table';
  readonly part: string | null;
  readonly text: string;
  readonly dates: readonly ReadDate[];
  readonly targets: readonly unknown[];
  readonly noBodyReason: string | null;
  readonly version: number;
}

export interface StateName extends DraftName {
  readonly confidence: number;
  readonly reason: string | null;
  readonly version: number;
}

/** What may wait for the next version of a published plan. */
export interface PendingChange {
  readonly role?: ObligationRole;
  readonly cadence?: Cadence | null;
  readonly expectedProof?: string | null;
  readonly weight?: number;
  readonly removed?: boolean;
}

export interface StateObligation {
  readonly id: string;
  readonly nodeId: string;
  readonly bodyId: string;
  readonly role: ObligationRole;
  readonly cadence: Cadence | null;
  readonly cadenceOrigin: CadenceOrigin | null;
  readonly expectedProof: string | null;
  readonly weight: number;
  readonly published: boolean;
  readonly removed: boolean;
  readonly pending: PendingChange | null;
  readonly version: number;
}

export interface AssignState {
  readonly plan: StatePlan;
  /** Not removed, in reading order. */
  readonly nodes: readonly StateNode[];
  readonly tasks: readonly StateNode[];
  readonly names: readonly StateName[];
  /** Removed ones too: what an officer took away stays away. */
  readonly obligations: readonly StateObligation[];
  readonly groups: ReadonlyMap<string, DraftGroup>;
  readonly org: OrgData;
  /** The organisation on the date of the document. */
  readonly tree: OrgTree;
}

export async function loadAssignState(tx: Transaction, planId: string): Promise<AssignState> {
  const { rows } = await sql<Row>`
    select
      (select jsonb_build_object('id', p.id, 'documentId', p.document_id, 'title', p.title, 'number', p.number, 'status', p.status,
          'versionNumber', p.version_number, 'startsOn', p.starts_on, 'endsOn', p.ends_on, 'issuedOn', coalesce(p.issued_on, d.date),
          'issuerBodyId', p.issuer_body_id, 'leadBodyId', p.lead_body_id, 'version', p.version, 'recipients', d.recipients)
         from plan p join document d on d.id = p.document_id where p.id = ${planId}) as plan,
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'parentId', n.parent_id, 'ord', n.ord, 'label', n.label, 'kind', n.kind,
          'part', n.part, 'text', n.text, 'dates', n.dates, 'targets', n.targets, 'noBodyReason', n.no_body_reason,
          'version', n.version) order by n.ord), '[]')
         from plan_node n where n.plan_id = ${planId} and not n.removed) as nodes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'nodeId', b.node_id, 'bodyId', b.body_id, 'groupId', b.group_id,
          'name', b.name, 'role', b.role, 'origin', b.origin, 'confirmed', b.confirmed, 'confidence', b.confidence,
          'reason', b.reason, 'version', b.version) order by b.id), '[]')
         from plan_node_body b join plan_node n on n.id = b.node_id
        where b.plan_id = ${planId} and n.kind = 'task' and not n.removed) as names,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'nodeId', o.node_id, 'bodyId', o.body_id, 'role', o.role,
          'cadence', o.cadence, 'cadenceOrigin', o.cadence_origin, 'expectedProof', o.expected_proof, 'weight', o.weight,
          'published', o.published, 'removed', o.removed, 'pending', o.pending, 'version', o.version) order by o.id), '[]')
         from obligation o where o.plan_id = ${planId}) as obligations`.execute(tx);
  const row = rows[0];
  const plan = found(row?.plan);
  const org = await loadOrg(tx);
  const tree = new OrgTree(org, plan.issuedOn ?? plan.startsOn);
  const nodes = row?.nodes ?? [];
  return {
    plan,
    nodes,
    tasks: nodes.filter(({ kind }) => kind === 'task'),
    names: row?.names ?? [],
    obligations: row?.obligations ?? [],
    groups: groupsOf(org, tree),
    org,
    tree,
  };
}

interface Row {
  plan: StatePlan | null;
  nodes: StateNode[];
  names: StateName[];
  obligations: StateObligation[];
}

function groupsOf(org: OrgData, tree: OrgTree): Map<string, DraftGroup> {
  return new Map(
    org.groups.map((group) => [
      group.id,
      {
        id: group.id,
        name: group.name,
        openEnded: (group as { confirmMembers?: boolean }).confirmMembers === true,
        memberIds: expandGroup(group, tree),
      },
    ]),
  );
}

export interface TaskPlace {
  /** How people point at it: "II.3.2", the second dash under item 3 of section II. */
  readonly number: string;
  readonly section: string;
  readonly item: string | null;
}

/** What a node's place follows from. */
type PlacedNode = Pick<StateNode, 'id' | 'parentId' | 'kind' | 'label' | 'text'>;

/** Where each task stands in the document; nodes in reading order. */
export function taskPlaces(nodes: readonly PlacedNode[]): Map<string, TaskPlace> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const counts = new Map<string | null, number>();
  const places = new Map<string, TaskPlace>();
  const taken = new Set<string>();
  for (const task of nodes) {
    if (task.kind !== 'task') continue;
    const index = (counts.get(task.parentId) ?? 0) + 1;
    counts.set(task.parentId, index);
    const above: PlacedNode[] = [];
    for (let node = task.parentId === null ? undefined : byId.get(task.parentId); node !== undefined; ) {
      above.unshift(node);
      node = node.parentId === null ? undefined : byId.get(node.parentId);
    }
    const headings = above.filter(({ kind }) => kind === 'section' || kind === 'item');
    const label = bare(task.label);
    const parts = [...headings.map((node) => bare(node.label)), label || String(index)];
    places.set(task.id, {
      number: unused(parts.filter((part) => part !== '').join('.'), taken),
      section: headingText(headings[0]),
      item: headings.length > 1 ? headingText(headings.at(-1)) : null,
    });
  }
  return places;
}

/** A document that numbers two tasks alike gets "1", then "1 (2)". */
function unused(number: string, taken: Set<string>): string {
  let free = number;
  for (let count = 2; taken.has(free); count += 1) free = `${number} (${count})`;
  taken.add(free);
  return free;
}

/** "II." as "II"; a dash is no number. */
const bare = (label: string | null): string =>
  (label ?? '').replace(/[.)/:]+$/u, '').replace(/^[-–—+*•]+$/u, '');

const headingText = (node: PlacedNode | undefined): string =>
  node === undefined ? '' : `${node.label ?? ''} ${node.text}`.trim();

/** The obligation as the next version of the plan will have it. */
export function merged(obligation: StateObligation): StateObligation {
  const { pending } = obligation;
  if (pending === null) return obligation;
  return {
    ...obligation,
    ...pending,
    ...('cadence' in pending ? { cadenceOrigin: 'officer' as const } : {}),
  };
}

/** Those that stand, or will stand with the next version. */
export function standingObligations(state: Pick<AssignState, 'obligations' | 'tasks'>): StateObligation[] {
  const tasks = new Set(state.tasks.map(({ id }) => id));
  return state.obligations.map(merged).filter((one) => !one.removed && tasks.has(one.nodeId));
}
