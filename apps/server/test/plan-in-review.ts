/**
 * The real plan as it stands after review and before assignment: read with the province's bodies, stored as the
 * database's owner. For tests of what comes next.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AliasIndex, OrgTree } from '@binhdang/domain';
import { loadSource, readDocument } from '@binhdang/vanban';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { loadOrg } from '../src/org/index.ts';
import { kyselyOnClient } from '../src/platform/transaction.ts';

const TEXT = join(import.meta.dirname, '../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt');

export interface PlanInReview {
  readonly planId: string;
  /** Ids of the tasks in reading order: 0 to 25 are section II's, 26 to 49 section IV's, 50 and 51 section V's. */
  readonly tasks: readonly string[];
}

/** Issued by the People's Committee (ubnd-tinh), led by so-ldtbxh, for the year 2022. */
export async function insertPlanInReview(owner: pg.Client): Promise<PlanInReview> {
  const source = await loadSource(new Uint8Array(readFileSync(TEXT)));
  const read = readDocument(source);
  const org = await loadOrg(kyselyOnClient(owner as unknown as pg.PoolClient));
  const index = new AliasIndex(org);
  const tree = new OrgTree(org, '2022-03-11');
  const body = async (key: string) => {
    const { rows } = await owner.query<{ id: string }>('select id from body where key = $1', [key]);
    return rows[0]?.id ?? '';
  };
  const [issuer, lead] = [await body('ubnd-tinh'), await body('so-ldtbxh')];
  const person = await owner.query<{ id: string }>(`select id from app_user where login = 'lead'`);
  const [documentId, planId] = [uuid(), uuid()];
  const ids = new Map(read.nodes.map((node) => [node.id, uuid()]));
  const { document } = read;
  await owner.query('begin');
  await owner.query(`select set_config('app.action', 'test.planInReview', true)`);
  await owner.query(
    `insert into document (id, owner_body_id, file_name, format, source_text, kind, number, symbol, date, place, issuer_name,
                           title, signer, citations, recipients, taken_in_by)
     values ($1, $2, 'ke-hoach.txt', 'text', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      documentId,
      lead,
      source.text,
      document.kind,
      document.number,
      document.symbol,
      document.date,
      document.place,
      document.issuer,
      document.title,
      JSON.stringify(document.signer),
      JSON.stringify(read.citations),
      JSON.stringify(read.recipients),
      person.rows[0]?.id,
    ],
  );
  await owner.query(
    `insert into plan (id, document_id, title, number, year, issued_on, issuer_body_id, lead_body_id, starts_on, ends_on)
     values ($1, $2, $3, $4, 2022, $5, $6, $7, '2022-01-01', '2022-12-31')`,
    [planId, documentId, document.title, document.number, document.date, issuer, lead],
  );
  await fill(
    owner,
    'plan_node',
    read.nodes.map((node, at) => ({
      id: ids.get(node.id),
      plan_id: planId,
      parent_id: node.parent && ids.get(node.parent),
      ord: at + 1,
      label: node.label || null,
      kind: node.kind,
      part: node.part,
      text: node.text,
      start_at: node.start,
      end_at: node.end,
      confidence: node.confidence,
      dates: node.dates,
      targets: node.targets,
      rows: node.rows,
      removed: false,
      version: 1,
    })),
  );
  await fill(
    owner,
    'plan_node_body',
    read.nodes.flatMap((node) =>
      node.bodies.map((bound) => {
        const found = index.resolve(bound.name, tree.date, { tree, body: issuer });
        const target = found.status === 'found' ? found.target : undefined;
        return {
          id: uuid(),
          plan_id: planId,
          node_id: ids.get(node.id),
          body_id: target?.type === 'body' ? target.id : null,
          group_id: target?.type === 'group' ? target.id : null,
          name: bound.name,
          role: bound.role,
          origin: 'read',
          confirmed: false,
          confidence: bound.confidence,
          version: 1,
        };
      }),
    ),
  );
  await owner.query('commit');
  return {
    planId,
    tasks: read.nodes.filter(({ kind }) => kind === 'task').map((node) => ids.get(node.id) ?? ''),
  };
}

async function fill(owner: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  await owner.query(
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
