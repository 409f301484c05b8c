/** The plan as documents cite it, its tree, and the bodies it binds by their names of the day. */
import type { CivilDate } from '@binhdang/domain';
import type { DocumentReference, ReportingBody } from '@binhdang/vanban';
import { sql } from 'kysely';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { placeTasks, type TreeNode } from './plan-tree.ts';

export interface PlanFactsForDocument {
  readonly reference: DocumentReference;
  readonly issuerName: string;
  readonly tree: ReturnType<typeof placeTasks>;
}

/**
 * @param on the day whose names are used
 * Refuses a plan without number or date: a document cannot cite it.
 */
export async function loadPlanFacts(
  tx: Transaction,
  planId: string,
  on: CivilDate,
): Promise<PlanFactsForDocument> {
  const { rows } = await sql<{
    kind: string | null;
    number: string | null;
    issued_on: CivilDate | null;
    title: string;
    issuer: string;
    nodes: TreeNode[];
  }>`
    select d.kind, p.number, p.issued_on, p.title,
           (select n.name from body_name n where n.body_id = p.issuer_body_id
             order by (n.valid_from <= ${on}::date) desc, abs(n.valid_from - ${on}::date) limit 1) as issuer,
           (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'parentId', n.parent_id, 'label', n.label,
                     'kind', n.kind, 'text', case when n.kind = 'paragraph' then '' else n.text end) order by n.ord), '[]')
              from plan_node n where n.plan_id = p.id and not n.removed and n.kind in ('section', 'item', 'task')) as nodes
      from plan p join document d on d.id = p.document_id where p.id = ${planId}`.execute(tx);
  const row = rows[0];
  if (!row) refuse('not-found');
  if (row.number === null || row.issued_on === null) {
    refuse('wrong-state', {
      detail: {
        vi: 'Kế hoạch chưa có số hoặc ngày ban hành nên chưa viện dẫn được. Hãy bổ sung ở trang kế hoạch.',
        en: 'The plan has no number or date yet and cannot be cited. Add them on the plan’s page.',
      },
    });
  }
  return {
    reference: {
      kind: row.kind ?? 'Kế hoạch',
      number: row.number,
      date: row.issued_on,
      issuer: row.issuer,
      title: row.title,
    },
    issuerName: row.issuer,
    tree: placeTasks(row.nodes),
  };
}

/** Names on a day, the body `first` before all others, then by level, kind and name. */
export async function namedBodies(
  tx: Transaction,
  ids: readonly string[],
  on: CivilDate,
  first: string,
): Promise<ReportingBody[]> {
  const { rows } = await sql<ReportingBody>`
    select b.id, n.name
      from body b
      join lateral (select name from body_name where body_id = b.id
                     order by (valid_from <= ${on}::date) desc, abs(valid_from - ${on}::date) limit 1) n on true
     where b.id = any (${[...new Set(ids)]}::uuid[])
     order by b.id = ${first} desc, array_position(array['central', 'province', 'district', 'commune'], b.level),
              b.kind, n.name collate vietnamese`.execute(tx);
  return rows;
}
