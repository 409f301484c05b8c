/** The tree and the document of a plan between database and contract. */

import type { planReview } from '@binhdang/contract';
import type { NodeBody, PlanNode, PlanTree } from '@binhdang/domain';
import { sql } from 'kysely';
import { instantJson } from '../platform/instant-json.ts';
import type { Transaction } from '../platform/transaction.ts';

/** An instant as JavaScript writes it, so that rows read twice compare equal. */
const CHECKED_AT = sql.raw(`to_char(checked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The whole tree in one statement, removed nodes too, in reading order. */
export async function loadTree(tx: Transaction, planId: string): Promise<PlanTree> {
  const { rows } = await sql<{ nodes: PlanNode[]; bodies: NodeBody[] }>`
    select (select coalesce(jsonb_agg(jsonb_build_object(
              'id', id, 'parentId', parent_id, 'ord', ord, 'label', label, 'kind', kind, 'part', part,
              'purpose', purpose, 'product', product, 'text', text, 'startAt', start_at, 'endAt', end_at,
              'confidence', confidence, 'dates', dates, 'targets', targets, 'rows', rows, 'checkedBy', checked_by,
              'checkedAt', ${CHECKED_AT}, 'removed', removed, 'version', version) order by ord, id), '[]')
              from plan_node where plan_id = ${planId}) as nodes,
           (select coalesce(jsonb_agg(jsonb_build_object(
              'id', id, 'nodeId', node_id, 'bodyId', body_id, 'groupId', group_id, 'name', name, 'role', role,
              'origin', origin, 'confirmed', confirmed, 'confidence', confidence, 'reason', reason,
              'version', version) order by id), '[]')
              from plan_node_body where plan_id = ${planId}) as bodies`.execute(tx);
  return rows[0] ?? { nodes: [], bodies: [] };
}

const nodeColumns = (planId: string, node: PlanNode) => ({
  id: node.id,
  plan_id: planId,
  parent_id: node.parentId,
  ord: node.ord,
  label: node.label,
  kind: node.kind,
  part: node.part,
  purpose: node.purpose,
  product: node.product,
  text: node.text,
  start_at: node.startAt,
  end_at: node.endAt,
  confidence: node.confidence,
  dates: node.dates,
  targets: node.targets,
  rows: node.rows,
  checked_by: node.checkedBy,
  checked_at: node.checkedAt,
  removed: node.removed,
});

const bodyColumns = (planId: string, body: NodeBody) => ({
  id: body.id,
  plan_id: planId,
  node_id: body.nodeId,
  body_id: body.bodyId,
  group_id: body.groupId,
  name: body.name,
  role: body.role,
  origin: body.origin,
  confirmed: body.confirmed,
  confidence: body.confidence,
  reason: body.reason,
});

const NODE_COLUMNS = Object.keys(nodeColumns('', {} as PlanNode));
const BODY_COLUMNS = Object.keys(bodyColumns('', {} as NodeBody));

const inserting = (table: string, columns: readonly string[]) => {
  const names = columns.join(', ');
  return sql.raw(
    `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, `,
  );
};

/** A null in JSON is a JSON null, which a jsonb column would keep as such; `rows` means "no table" by SQL's null. */
const updating = (table: string, columns: readonly string[]) => {
  const assignments = columns
    .filter((column) => column !== 'id' && column !== 'plan_id')
    .map((column) => `${column} = r.${column}`)
    .join(', ');
  return sql.raw(`update ${table} t set ${assignments} from jsonb_populate_recordset(null::${table}, `);
};

export interface Written {
  readonly id: string;
  readonly version: number;
}

/** Writes rows that are new, or that are there already. Versions are the database's: they come back. */
export async function writeNodes(
  tx: Transaction,
  planId: string,
  nodes: readonly PlanNode[],
  how: 'insert' | 'update',
): Promise<Written[]> {
  if (nodes.length === 0) return [];
  return write(
    tx,
    'plan_node',
    NODE_COLUMNS,
    nodes.map((node) => nodeColumns(planId, node)),
    how,
  );
}

export async function writeBodies(
  tx: Transaction,
  planId: string,
  bodies: readonly NodeBody[],
  how: 'insert' | 'update',
): Promise<Written[]> {
  if (bodies.length === 0) return [];
  return write(
    tx,
    'plan_node_body',
    BODY_COLUMNS,
    bodies.map((body) => bodyColumns(planId, body)),
    how,
  );
}

async function write(
  tx: Transaction,
  table: 'plan_node' | 'plan_node_body',
  columns: readonly string[],
  rows: readonly object[],
  how: 'insert' | 'update',
): Promise<Written[]> {
  const values = JSON.stringify(rows);
  const written =
    how === 'insert'
      ? await sql<Written>`${inserting(table, columns)}${values}::jsonb) returning id, version`.execute(tx)
      : await sql<Written>`${updating(table, columns)}${values}::jsonb) r where t.id = r.id returning t.id, t.version`.execute(
          tx,
        );
  return written.rows;
}

interface DocumentRow {
  plan: planReview.ReviewPlan;
  document: planReview.ReviewDocument;
  source: string;
  findings: planReview.ReviewFinding[];
}

const NAME_ON_DAY = (body: string) =>
  sql.raw(`(select jsonb_build_object('id', n.body_id, 'name', n.name, 'shortName', n.short_name) from body_name n
     where n.body_id = ${body}
     order by (n.valid_from <= coalesce(p.issued_on, p.starts_on)) desc,
              abs(n.valid_from - coalesce(p.issued_on, p.starts_on)) limit 1)`);

/** Plan and document as the review shows them; undefined when not visible. */
export async function loadPlanDocument(tx: Transaction, planId: string): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`
    select jsonb_build_object('id', p.id, 'version', p.version, 'title', p.title, 'year', p.year,
             'startsOn', p.starts_on, 'endsOn', p.ends_on, 'status', p.status, 'versionNumber', p.version_number,
             'issuer', ${NAME_ON_DAY('p.issuer_body_id')}, 'leadBody', ${NAME_ON_DAY('p.lead_body_id')}) as plan,
           jsonb_build_object('id', d.id, 'version', d.version, 'fileId', d.file_id, 'fileName', d.file_name,
             'format', d.format, 'kind', d.kind, 'number', d.number, 'symbol', d.symbol, 'date', d.date,
             'place', d.place, 'issuerName', d.issuer_name, 'title', d.title,
             'signer', jsonb_build_object('name', d.signer -> 'name', 'post', d.signer -> 'post',
                                          'authority', d.signer -> 'authority'),
             'citations', d.citations, 'recipients', d.recipients,
             'takenInAt', ${instantJson(sql`d.taken_in_at`)},
             'takenInBy', jsonb_build_object('id', u.id, 'name', u.full_name)) as document,
           d.source_text as source, d.findings
      from plan p join document d on d.id = p.document_id join app_user u on u.id = d.taken_in_by
     where p.id = ${planId}`.execute(tx);
  return rows[0];
}
