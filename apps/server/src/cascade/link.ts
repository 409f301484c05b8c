import { cascade } from '@binhdang/contract';
import type { Action as Permission, Subject } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import type { Session, Transaction } from '../platform/transaction.ts';
import { closesCircle, type Edge } from './chain-walk.ts';
import { findBodyPlan } from './subject.ts';

interface ChainSubject extends Subject {
  /** What allows to change its links. */
  readonly permission: Permission;
  /** For which body the person enters them. */
  readonly writer: string;
}

/** The plan whose chain is changed, and for whom the person may change it. */
async function findChain(
  tx: Transaction,
  session: Session,
  { of, id }: { of: 'plan' | 'bodyPlan'; id: string },
): Promise<ChainSubject | undefined> {
  if (of === 'bodyPlan') {
    const found = await findBodyPlan(tx, id);
    return found && { ...found, permission: 'cascade.write', writer: found.bodyId };
  }
  const plan = await findPlanSubject(tx, id);
  if (!plan) return undefined;
  const { leadBodyId, issuerBodyId } = plan.plan;
  const runs = session.actor.grants.filter(({ role }) => role === 'lead_officer').map(({ bodyId }) => bodyId);
  const writer = [leadBodyId, issuerBodyId].find((body) => runs.includes(body)) ?? leadBodyId;
  return { ...plan, permission: 'cascade.link', writer };
}

/** Names what a plan carries out; a document that is not known yet is entered with it. */
export const link = action(cascade.link, {
  permission: 'work.read',
  subject: ({ tx, session, body }) => findChain(tx, session, body),
  async run({ tx, session, body, require }, subject) {
    require(subject.permission, subject);
    const { parent, childDocumentId } = body;
    const child = childDocumentId === null ? `${body.of}:${body.id}` : `document:${childDocumentId}`;
    const parents =
      parent.kind === 'plan'
        ? [`plan:${parent.planId}`]
        : (await enterDocuments(tx, session, subject.writer, parent.documents)).map((id) => `document:${id}`);
    const edges = await allEdges(tx);
    for (const one of parents) {
      if (closesCircle(child, one, edges)) refuse('wrong-state', { detail: CIRCLE });
    }
    const { rows } = await sql`
      insert into plan_link (id, plan_id, body_plan_id, document_id, parent_plan_id, parent_document_id, owner_body_id, entered_by)
      select gen_random_uuid(), ${idOf(child, 'plan')}, ${idOf(child, 'bodyPlan')}, ${idOf(child, 'document')},
             case when x.kind = 'plan' then x.id end, case when x.kind = 'document' then x.id end, ${subject.writer}, ${session.userId}
        from jsonb_to_recordset(${JSON.stringify(parents.map(split))}::jsonb) as x(kind text, id uuid)
      on conflict do nothing returning id`.execute(tx);
    return { links: rows.length };
  },
});

const CIRCLE = {
  vi: 'Văn bản này đã nằm phía dưới trong chuỗi nên không thể là văn bản cấp trên.',
  en: 'The document stands below in the chain and cannot stand above as well.',
};

function split(key: string): { kind: string; id: string } {
  const [kind = '', id = ''] = key.split(':');
  return { kind, id };
}
const idOf = (key: string, kind: string): string | null => (split(key).kind === kind ? split(key).id : null);

/** The ids of documents, those known under the same number and date again. */
async function enterDocuments(
  tx: Transaction,
  session: Session,
  writer: string,
  documents: readonly cascade.ReferenceDocument[],
): Promise<string[]> {
  const rows = documents.map((one) => ({
    id: uuid(),
    kind: one.kind,
    number: one.number,
    issued_on: one.issuedOn,
    issuer: one.issuer,
    title: one.title,
    file_id: one.fileId,
    owner_body_id: writer,
    entered_by: session.userId,
  }));
  const result = await sql<{ id: string }>`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               as g(id uuid, kind text, number text, issued_on date, issuer text, title text, file_id uuid, owner_body_id uuid, entered_by uuid)),
    entered as (
      insert into reference_document (id, kind, number, issued_on, issuer, title, file_id, owner_body_id, entered_by)
      select id, kind, number, issued_on, issuer, title, file_id, owner_body_id, entered_by from given
      on conflict do nothing returning id)
    select id from entered
    union
    select r.id from reference_document r join given g on g.number = r.number and g.issued_on is not distinct from r.issued_on`.execute(
    tx,
  );
  return result.rows.map(({ id }) => id);
}

async function allEdges(tx: Transaction): Promise<Edge[]> {
  const { rows } = await sql<Edge>`
    select l.id, coalesce('plan:' || l.plan_id, 'bodyPlan:' || l.body_plan_id, 'document:' || l.document_id) as child,
           coalesce('plan:' || l.parent_plan_id, 'document:' || l.parent_document_id) as parent, false as "ownedHere"
      from plan_link l
    union all
    select null, 'bodyPlan:' || b.id, coalesce('bodyPlan:' || b.parent_id, 'plan:' || b.plan_id), false
      from body_plan b where b.plan_id is not null`.execute(tx);
  return rows;
}

/** Takes a parent away; the document itself stays for others that name it. */
export const unlink = action(cascade.unlink, {
  permission: 'work.read',
  async subject({ tx, session, params }): Promise<(ChainSubject & { linkId: string }) | undefined> {
    const { rows } = await sql<{ plan: string | null; bodyPlan: string | null; owner: string }>`
      select plan_id as plan, body_plan_id as "bodyPlan", owner_body_id as owner from plan_link where id = ${params.linkId}`.execute(
      tx,
    );
    const row = rows[0];
    if (!row) return undefined;
    const linkId = params.linkId;
    if (row.plan === null && row.bodyPlan === null)
      return { bodyId: row.owner, permission: 'cascade.write', writer: row.owner, linkId };
    const of = row.plan === null ? 'bodyPlan' : 'plan';
    const subject = await findChain(tx, session, { of, id: row.plan ?? row.bodyPlan ?? '' });
    return subject && { ...subject, linkId };
  },
  async run({ tx, require }, subject) {
    require(subject.permission, subject);
    await sql`delete from plan_link where id = ${subject.linkId}`.execute(tx);
  },
});

/** Corrects what was entered of a document: for all who name it, by the body that entered it. */
export const correctDocument = action(cascade.correctDocument, {
  permission: 'cascade.write',
  async subject({ tx, params }): Promise<(Subject & { version: number }) | undefined> {
    const { rows } = await sql<{ owner: string; version: number }>`
      select owner_body_id as owner, version from reference_document where id = ${params.referenceId}`.execute(
      tx,
    );
    return rows[0] && { bodyId: rows[0].owner, version: rows[0].version };
  },
  async run({ tx, params, body }, subject) {
    const { rows } = await sql<{ version: number }>`
      update reference_document set kind = ${body.kind}, number = ${body.number}, issued_on = ${body.issuedOn},
             issuer = ${body.issuer}, title = ${body.title}, file_id = ${body.fileId}
       where id = ${params.referenceId} and version = ${body.version} returning version`.execute(tx);
    return rows[0] ?? refuse('edit-conflict', { current: { version: subject.version } });
  },
});
