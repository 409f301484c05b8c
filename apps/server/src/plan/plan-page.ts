/** The plan as published, with what concerns the reader marked in it. */
import { plan as contract, type OutputOf } from '@binhdang/contract';
import { allowedActions } from '@binhdang/domain';
import { sql } from 'kysely';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import { taskPlaces } from './assign-state.ts';
import { findPlanSubject } from './subject.ts';

type PlanPage = OutputOf<typeof contract.planPage>;
type NodeView = PlanPage['nodes'][number];

interface Head {
  id: string;
  title: string;
  kind: string | null;
  number: string | null;
  year: number;
  issuedOn: string | null;
  startsOn: string;
  endsOn: string;
  place: string | null;
  issuer: string;
  lead: string;
  signer: { name?: string | null; post?: string | null; authority?: string | null };
  fileId: string | null;
  status: PlanPage['status'];
  versionNumber: number;
  version: number;
}

interface Row {
  head: Head;
  pending: number;
  nodes: Omit<NodeView, 'number' | 'states' | 'mine'>[];
  states: { nodeId: string; total: number; done: number; inProgress: number; late: number }[];
  mine: (NodeView['mine'][number] & { nodeId: string })[];
  acknowledge: { bodyId: string; acknowledgedAt: string | null }[];
}

const ACTIONS = [
  'plan.review',
  'plan.assign',
  'plan.publish',
  'plan.amend',
  'obligation.readAll',
  'recipient.read',
  'matrix.export',
  'document.compose',
] as const;

export const planPage = action(contract.planPage, {
  permission: 'plan.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, session, today, may }, subject): Promise<PlanPage> {
    const oversees = may('obligation.readAll', subject);
    // Readers see the text of the last published version; while nothing is published, the text under review.
    const { rows } = await sql<Row>`
      select
        (select jsonb_build_object('id', p.id, 'title', p.title, 'kind', d.kind, 'number', p.number, 'year', p.year,
            'issuedOn', p.issued_on, 'startsOn', p.starts_on, 'endsOn', p.ends_on, 'place', d.place, 'issuer', p.issuer_body_id,
            'lead', p.lead_body_id, 'signer', d.signer, 'fileId', d.file_id, 'status', p.status,
            'versionNumber', p.version_number, 'version', p.version)
           from plan p join document d on d.id = p.document_id where p.id = ${params.planId}) as head,
        (select count(*) from obligation o join plan p on p.id = o.plan_id
          where o.plan_id = ${params.planId} and p.version_number > 0
            and (o.pending is not null or (not o.published and not o.removed))) as pending,
        coalesce(
          (select case when jsonb_array_length(coalesce(v.snapshot -> 'nodes', '[]')) > 0 then
             (select jsonb_agg(n || jsonb_build_object('rows', (select t.rows from plan_node t where t.id = (n ->> 'id')::uuid
                                                                  and t.kind = 'table')) order by (n ->> 'ord')::float)
                from jsonb_array_elements(v.snapshot -> 'nodes') n) end
             from plan_version v where v.plan_id = ${params.planId} order by v.number desc limit 1),
          (select jsonb_agg(jsonb_build_object('id', n.id, 'parentId', n.parent_id, 'label', n.label, 'kind', n.kind,
              'part', n.part, 'text', n.text, 'rows', n.rows, 'bodies',
              (select coalesce(jsonb_agg(jsonb_build_object('name', b.name, 'role', b.role) order by b.id), '[]')
                 from plan_node_body b where b.node_id = n.id and (b.confirmed or b.origin <> 'suggested')))
              order by n.ord)
             from plan_node n where n.plan_id = ${params.planId} and not n.removed),
          '[]') as nodes,
        (select coalesce(jsonb_agg(s), '[]') from (
           select o.node_id as "nodeId", count(*) as total, count(*) filter (where o.state in ('done', 'not_applicable')) as done,
                  count(*) filter (where o.state = 'in_progress') as "inProgress",
                  count(*) filter (where o.state in ('not_started', 'in_progress') and o.due_on < ${today}) as late
             from obligation o where o.plan_id = ${params.planId} and o.published and not o.removed and ${oversees}
            group by o.node_id) s) as states,
        (select coalesce(jsonb_agg(jsonb_build_object('nodeId', o.node_id, 'obligationId', o.id, 'bodyId', o.body_id,
            'role', o.role, 'state', o.state, 'dueOn', o.due_on)), '[]')
           from obligation o where o.plan_id = ${params.planId} and o.published and not o.removed
            and o.body_id = any (my_bodies())) as mine,
        (select coalesce(jsonb_agg(r), '[]') from (
           select r.body_id as "bodyId", min(r.acknowledged_at) as "acknowledgedAt" from plan_recipient r
            where r.plan_id = ${params.planId} and r.notified_at is not null and r.body_id = any (my_bodies())
            group by r.body_id) r) as acknowledge`.execute(tx);
    const { head, pending, nodes, states, mine, acknowledge } = found(rows[0]);
    const places = taskPlaces(nodes);
    const refs = await bodyRefs(
      tx,
      [head.issuer, head.lead, ...acknowledge.map(({ bodyId }) => bodyId)],
      head.issuedOn ?? today,
    );
    const { issuer, lead, signer, ...rest } = head;
    return {
      ...rest,
      issuer: found(refs.get(issuer)),
      leadBody: found(refs.get(lead)),
      signer: { name: signer.name ?? null, post: signer.post ?? null, authority: signer.authority ?? null },
      pendingChanges: oversees ? pending : 0,
      nodes: nodes.map((node) => viewOf(node, places.get(node.id)?.number ?? null, states, mine)),
      acknowledge: acknowledge.flatMap(({ bodyId, acknowledgedAt }) => {
        const body = refs.get(bodyId);
        if (!body) return [];
        return [
          {
            body,
            acknowledgedAt: acknowledgedAt === null ? null : new Date(acknowledgedAt).toISOString(),
            may: may('recipient.acknowledge', { ...subject, bodyId }),
          },
        ];
      }),
      allowed: allowedActions(session.actor, subject, today, ACTIONS),
    };
  },
});

function viewOf(
  node: Row['nodes'][number],
  number: string | null,
  states: Row['states'],
  mine: Row['mine'],
): NodeView {
  const counted = states.find((one) => one.nodeId === node.id);
  return {
    id: node.id,
    parentId: node.parentId,
    label: node.label,
    number,
    kind: node.kind,
    part: node.part,
    text: node.text,
    rows: node.rows,
    bodies: node.bodies,
    states: counted
      ? { total: counted.total, done: counted.done, inProgress: counted.inProgress, late: counted.late }
      : null,
    mine: mine.filter((one) => one.nodeId === node.id).map(({ nodeId: _, ...one }) => one),
  };
}
