import { work } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import { findObligationSubject } from './subject.ts';
import { OFFICERS } from './tell.ts';

/** Within the body an officer hands an obligation to a colleague, who is told; nobody: it is the whole body's again. */
export const delegate = action(work.delegate, {
  permission: 'obligation.delegate',
  subject: ({ tx, params }) => findObligationSubject(tx, params.obligationId),
  async run({ tx, body }, { obligationId, bodyId, version }) {
    const { personId } = body;
    if (personId !== null) {
      const { rows } = await sql`
        select 1 from people_of_body(${bodyId}) where user_id = ${personId} and role = any (${OFFICERS})`.execute(
        tx,
      );
      if (rows.length === 0) {
        refuseField('personId', {
          vi: 'Người này không phải cán bộ của cơ quan. Hãy chọn người khác.',
          en: 'This person is no officer of the body. Please choose somebody else.',
        });
      }
    }
    const updated = await tx
      .updateTable('obligation')
      .set({ delegated_to: personId })
      .where('id', '=', obligationId)
      .where('version', '=', body.version)
      .returning('version')
      .executeTakeFirst();
    if (!updated) refuse('edit-conflict', { current: { version } });
    if (personId !== null) {
      await sql`
        select notify_person(${personId}, 'obligation.delegated', 'obligation', o.id,
                 jsonb_build_object('task', left(n.text, 160), 'plan', p.number))
          from obligation o join plan_node n on n.id = o.node_id join plan p on p.id = o.plan_id
         where o.id = ${obligationId}`.execute(tx);
    }
    return { version: updated.version };
  },
});
