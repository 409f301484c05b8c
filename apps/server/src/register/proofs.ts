/** What records prove: obligations of the same body. */
import { register } from '@binhdang/contract';
import { fold } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { findObligationSubject } from '../work/index.ts';
import { definitionsById } from './definitions.ts';
import { type LineRow, lineColumns, lineOf } from './line.ts';
import { findRecord } from './subject.ts';
import { refuseDeleted } from './write.ts';

/** Columns of a Proof over o (obligation), n (its node) and p (plan). */
const proofJson = (linked: RawBuilder<unknown>) => sql`jsonb_build_object(
  'obligationId', o.id, 'planId', p.id, 'planNumber', p.number, 'label', n.label, 'task', left(n.text, 400),
  'dueOn', o.due_on, 'linked', ${linked})`;

/** Obligations that the record proves, as a JSON array; those of plans that the person does not see are left out. */
export const proofsJson = (recordId: RawBuilder<unknown>) => sql`(
  select coalesce(jsonb_agg(${proofJson(sql`true`)} order by rp.linked_at, rp.id), '[]')
    from record_proof rp join obligation o on o.id = rp.obligation_id join plan_node n on n.id = o.node_id
    join plan p on p.id = o.plan_id where rp.record_id = ${recordId})`;

/** Links a record to obligations of its body; those linked already stay. @throws Refusal when one is not of the body */
export async function link(
  tx: Transaction,
  on: { recordId: string; bodyId: string; by: string },
  obligationIds: readonly string[],
  /** Where the form names the only one; otherwise they are a list. */
  path?: string,
): Promise<void> {
  if (obligationIds.length === 0) return;
  const { rows } = await sql<{ id: string; plan_id: string }>`
    select o.id, o.plan_id from obligation o
     where o.id = any (${obligationIds}::uuid[]) and o.body_id = ${on.bodyId} and o.published and not o.removed`.execute(
    tx,
  );
  const plans = new Map(rows.map(({ id, plan_id }) => [id, plan_id]));
  const strange = obligationIds.findIndex((id) => !plans.has(id));
  if (strange >= 0) {
    refuseField(path ?? `obligationIds.${strange}`, {
      vi: 'Nhiệm vụ này không phải của cơ quan có bản ghi. Hãy chọn lại.',
      en: 'This obligation is not of the record’s body. Please choose again.',
    });
  }
  await tx
    .insertInto('record_proof')
    .values(
      [...plans].map(([id, planId]) => ({
        id: uuid(),
        record_id: on.recordId,
        obligation_id: id,
        plan_id: planId,
        body_id: on.bodyId,
        linked_by: on.by,
      })),
    )
    .onConflict((conflict) => conflict.columns(['record_id', 'obligation_id']).doNothing())
    .execute();
}

/** Obligations of the record's body that it may prove: those whose task says what the register is about. */
export const provable = action(register.provable, {
  permission: 'record.read',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, query }, { id, bodyId, definitionId }) {
    const definition = found((await definitionsById(tx, [definitionId])).get(definitionId));
    const words = definition.rules.definition.proves.map((word) => `%${fold(word)}%`);
    const linked = sql`exists (select 1 from record_proof rp where rp.record_id = ${id} and rp.obligation_id = o.id)`;
    const { rows } = await sql<{ items: register.Proof[] }>`
      select coalesce(jsonb_agg(${proofJson(linked)} order by o.due_on nulls last, n.ord, o.id), '[]') as items
        from obligation o join plan_node n on n.id = o.node_id join plan p on p.id = o.plan_id
       where o.body_id = ${bodyId} and o.published and not o.removed
         and (${query.all ?? false} or ${linked} or fold(n.text) like any (${words}::text[]))`.execute(tx);
    return { items: rows[0]?.items ?? [] };
  },
});

export const linkProof = action(register.linkProof, {
  permission: 'record.write',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, session, body }, { id, bodyId, deleted }) {
    if (deleted) refuseDeleted();
    await link(tx, { recordId: id, bodyId, by: session.userId }, [body.obligationId], 'obligationId');
  },
});

export const unlinkProof = action(register.unlinkProof, {
  permission: 'record.write',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, params }, { id }) {
    const gone = await tx
      .deleteFrom('record_proof')
      .where('record_id', '=', id)
      .where('obligation_id', '=', params.obligationId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) refuse('not-found');
  },
});

/** Records that prove an obligation, the latest day first, as far as the person sees them. */
export const proofsOf = action(register.proofsOf, {
  permission: 'obligation.read',
  subject: ({ tx, params }) => findObligationSubject(tx, params.obligationId),
  async run({ tx, today }, { obligationId }) {
    const { rows } = await sql<LineRow>`
      select ${lineColumns(today)} from record r
       where not r.deleted
         and r.id in (select rp.record_id from record_proof rp where rp.obligation_id = ${obligationId})
       order by r.day desc, r.id desc limit 500`.execute(tx);
    const definitions = await definitionsById(
      tx,
      rows.map(({ definition_id }) => definition_id),
    );
    return { items: rows.map((row) => lineOf(row, found(definitions.get(row.definition_id)))) };
  },
});
