import { register } from '@binhdang/contract';
import { fold } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { found } from '../../platform/refusal.ts';
import { findObligationSubject } from '../../work/index.ts';
import { currentDefinitions, definitionsById } from '../definitions.ts';
import { type LineRow, lineColumns, lineOf } from '../line.ts';

const MOST = 50;

/** By what an officer of the body may prove an obligation: registers whose words fit the task, and records of the body. */
export const provers = action(register.provers, {
  permission: 'record.write',
  subject: ({ tx, params }) => findObligationSubject(tx, params.obligationId),
  async run({ tx, query, today }, { obligationId, bodyId }) {
    const { rows: tasks } = await sql<{ text: string }>`
      select fold(n.text) as text from obligation o join plan_node n on n.id = o.node_id where o.id = ${obligationId}`.execute(
      tx,
    );
    const task = tasks[0]?.text ?? '';
    const registers = (await currentDefinitions(tx, today))
      .filter(({ retired }) => !retired)
      .map(({ code, rules: { definition } }) => ({
        code,
        name: definition.name,
        fits: definition.proves.some((word) => task.includes(fold(word))),
      }))
      .sort((a, b) => Number(b.fits) - Number(a.fits) || a.name.vi.localeCompare(b.name.vi, 'vi'));
    const among = registers.filter(({ fits }) => query.all === true || fits).map(({ code }) => code);
    const words = fold(query.q ?? '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => `% ${word}%`);
    const { rows } = await sql<LineRow>`
      select ${lineColumns(today)} from record r
       where r.body_id = ${bodyId} and r.register = any (${among}::text[]) and not r.deleted
         and r.status in ('submitted', 'verified') and r.search like all (${words}::text[])
         and not exists (select 1 from record_proof p where p.record_id = r.id and p.obligation_id = ${obligationId})
       order by r.day desc, r.id desc limit ${MOST}`.execute(tx);
    const definitions = await definitionsById(
      tx,
      rows.map(({ definition_id }) => definition_id),
    );
    return { registers, records: rows.map((row) => lineOf(row, found(definitions.get(row.definition_id)))) };
  },
});
