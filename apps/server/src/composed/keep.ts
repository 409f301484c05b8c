import type { report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { OfficialDocument } from '@binhdang/vanban';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Session, Transaction } from '../platform/transaction.ts';
import type { Sources } from './trace.ts';

export interface NewDocument {
  readonly planId: string;
  readonly bodyId: string;
  readonly kind: report.ComposedKind;
  readonly asOf: CivilDate;
  readonly model: OfficialDocument;
  readonly sources: Sources;
}

/** Keeps composed documents, checked against the model of documents. One statement. @returns their ids in order */
export async function keepDocuments(
  tx: Transaction,
  session: Session,
  documents: readonly NewDocument[],
): Promise<string[]> {
  const rows = documents.map((one) => ({
    id: uuid(),
    plan_id: one.planId,
    body_id: one.bodyId,
    kind: one.kind,
    title: one.model.title.replace(/\s+/gu, ' '),
    as_of: one.asOf,
    model: OfficialDocument.parse(one.model),
    sources: one.sources,
    created_by: session.userId,
  }));
  await sql`
    insert into composed_document (id, plan_id, body_id, kind, title, as_of, model, sources, created_by)
    select id, plan_id, body_id, kind, title, as_of, model, sources, created_by
      from jsonb_populate_recordset(null::composed_document, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  return rows.map(({ id }) => id);
}
