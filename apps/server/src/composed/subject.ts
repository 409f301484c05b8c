import type { report } from '@binhdang/contract';
import type { CivilDate, PlanFacts, Subject } from '@binhdang/domain';
import type { OfficialDocument } from '@binhdang/vanban';
import { sql } from 'kysely';
import { instantJson } from '../platform/instant-json.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { Sources } from './trace.ts';

/** A composed document as the policy sees it: a thing of the body that wrote it, under its plan. */
export interface DocumentSubject extends Subject {
  readonly bodyId: string;
  readonly plan: PlanFacts;
  readonly documentId: string;
  readonly planId: string;
  readonly planNumber: string | null;
  readonly kind: report.ComposedKind;
  readonly title: string;
  readonly asOf: CivilDate;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly version: number;
  /** It is the letter of an urge, which was sent with it. */
  readonly sent: boolean;
  readonly model: OfficialDocument;
  readonly sources: Sources;
}

/** The document, if row-level security shows it: to its own body, to those who oversee the plan, to a body it urges. */
export async function findDocument(
  tx: Transaction,
  documentId: string,
): Promise<DocumentSubject | undefined> {
  const { rows } = await sql<
    Omit<DocumentSubject, 'plan' | 'documentId'> & { issuer: string; lead: string; published: boolean }
  >`
    select c.body_id as "bodyId", c.plan_id as "planId", c.kind, c.title, c.as_of as "asOf", c.version, c.model, c.sources,
           c.created_by as "createdBy", coalesce(person_name(c.created_by), '') as "createdByName",
           ${instantJson(sql`c.created_at`)} as "createdAt",
           exists (select 1 from urge u where u.letter_document_id = c.id) as sent,
           p.number as "planNumber", p.issuer_body_id as issuer, p.lead_body_id as lead, p.version_number > 0 as published
      from composed_document c join plan p on p.id = c.plan_id where c.id = ${documentId}`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const { issuer, lead, published, ...document } = row;
  return { ...document, documentId, plan: { issuerBodyId: issuer, leadBodyId: lead, published } };
}
