/** Documents already composed: the list, one with its parts, its sources, rewording. */

import { report } from '@binhdang/contract';
import { can } from '@binhdang/domain';
import { OfficialDocument } from '@binhdang/vanban';
import { sql } from 'kysely';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import { whyKept } from './discard.ts';
import { fileName } from './files.ts';
import { figuresOf, partsOf, plainText, reworded } from './parts.ts';
import { signed, signingOf, tellIssued } from './signing.ts';
import { findDocument } from './subject.ts';

const PAGE = 50;

export const documents = action(report.documents, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const { rows } = await sql<{
      id: string;
      kind: report.ComposedKind;
      title: string;
      addressees: string[];
      planId: string;
      planNumber: string | null;
      number: string | null;
      bodyId: string;
      asOf: string;
      createdBy: report.ComposedSummary['createdBy'];
      createdAt: string;
      version: number;
      total: number;
    }>`
      select c.id, c.kind, c.title, coalesce(c.model -> 'addressees', '[]') as addressees, c.plan_id as "planId", p.number as "planNumber",
             lpad(c.model #>> '{heading,number}', greatest(2, length(c.model #>> '{heading,number}')), '0')
               || '/' || (c.model #>> '{heading,symbol}') as number, c.body_id as "bodyId", c.as_of as "asOf",
             jsonb_build_object('id', c.created_by, 'name', coalesce(person_name(c.created_by), '')) as "createdBy",
             ${instantJson(sql`c.created_at`)} as "createdAt",
             c.version, (count(*) over ())::int as total
        from composed_document c join plan p on p.id = c.plan_id
       where (${query.planId ?? null}::uuid is null or c.plan_id = ${query.planId ?? null})
         and (${query.kind ?? null}::text is null or c.kind = ${query.kind ?? null})
       order by c.created_at desc, c.id desc limit ${PAGE} offset ${(query.page - 1) * PAGE}`.execute(tx);
    const bodies = await bodyRefs(
      tx,
      rows.map(({ bodyId }) => bodyId),
      today,
    );
    return {
      items: rows.map(({ total, bodyId, ...row }) => ({ ...row, body: found(bodies.get(bodyId)) })),
      total: rows[0]?.total ?? 0,
    };
  },
});

export const document = action(report.document, {
  permission: 'work.read',
  subject: ({ tx, params }) => findDocument(tx, params.documentId),
  async run({ tx, session, today }, subject) {
    const bodies = await bodyRefs(tx, [subject.bodyId], today);
    return {
      id: subject.documentId,
      kind: subject.kind,
      title: subject.title,
      addressees: [...(subject.model.addressees ?? [])],
      planId: subject.planId,
      planNumber: subject.planNumber,
      body: found(bodies.get(subject.bodyId)),
      asOf: subject.asOf,
      createdBy: { id: subject.createdBy, name: subject.createdByName },
      createdAt: subject.createdAt,
      version: subject.version,
      ...signingOf(subject.model),
      parts: partsOf(subject.model, subject.sources),
      figures: figuresOf(subject.model, subject.sources),
      fileName: fileName(subject),
      mayEdit: can(session.actor, 'document.edit', subject, today),
      mayDiscard: can(session.actor, 'document.edit', subject, today) && whyKept(subject) === undefined,
    };
  },
});

/**
 * Rewords the narrative while the document is a draft, and fills in what is known once it is signed. Who reads progress
 * reports on the plan is told when one gets its number.
 */
export const editDocument = action(report.editDocument, {
  permission: 'document.edit',
  subject: ({ tx, params }) => findDocument(tx, params.documentId),
  async run({ tx, body, today }, subject) {
    const wasIssued = signingOf(subject.model).issued;
    if (body.parts.length > 0 && wasIssued) refuse('wrong-state', { detail: ISSUED });
    const changed = reworded(subject.model, body.parts);
    if (!changed) {
      refuseField('parts', {
        vi: 'Chỉ sửa được các đoạn lời văn, không sửa tiêu đề và bảng số liệu.',
        en: 'Only the narrative can be reworded, not headings or tables of figures.',
      });
    }
    const model = OfficialDocument.parse(
      body.signing ? signed(changed, body.signing, subject.asOf) : changed,
    );
    const { rows } = await sql<{ version: number }>`
      update composed_document set model = ${JSON.stringify(model)}::jsonb
       where id = ${subject.documentId} and version = ${body.version} returning version`.execute(tx);
    if (!rows[0]) {
      refuse('edit-conflict', {
        current: {
          version: subject.version,
          parts: textsAt(subject.model, body.parts),
          signing: signingOf(subject.model).signing,
        },
      });
    }
    if (!wasIssued && signingOf(model).issued) await tellIssued(tx, subject, model, today);
    return { version: rows[0].version };
  },
});

const ISSUED = {
  vi: 'Văn bản đã có số và ngày nên lời văn được giữ nguyên. Muốn sửa, hãy bỏ số và ngày ở mục Số, ngày, người ký.',
  en: 'The document has its number and date, so its words are closed. To change them, take number and date out first.',
};

/** The present words at the places somebody else wants to change. */
function textsAt(
  model: OfficialDocument,
  parts: readonly { path: string }[],
): { path: string; text: string }[] {
  return parts.flatMap(({ path }) => {
    const block = model.body[Number(path.slice('body.'.length))];
    return block && block.kind !== 'table' ? [{ path, text: plainText(block.text) }] : [];
  });
}

/** Only records that the person may see themselves: a letter's reader does not thereby read the others' work. */
export const sources = action(report.sources, {
  permission: 'work.read',
  subject: ({ tx, params }) => findDocument(tx, params.documentId),
  async run({ tx, query, today }, subject) {
    const ids = subject.sources[query.path];
    if (!ids) refuse('not-found');
    const { rows } = await sql<{
      kind: 'obligation' | 'difficulty';
      id: string;
      text: string;
      bodyId: string;
    }>`
      select 'obligation' as kind, o.id, left(n.text, 300) as text, o.body_id as "bodyId"
        from obligation o join plan_node n on n.id = o.node_id where o.id = any (${[...ids]}::uuid[])
      union all
      select 'difficulty', d.id, d.title, d.body_id from difficulty d where d.id = any (${[...ids]}::uuid[])`.execute(
      tx,
    );
    const bodies = await bodyRefs(
      tx,
      rows.map(({ bodyId }) => bodyId),
      today,
    );
    const order = new Map(ids.map((id, place) => [id, place]));
    return {
      records: rows
        .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
        .map(({ bodyId, ...row }) => ({ ...row, body: found(bodies.get(bodyId)) })),
    };
  },
});
