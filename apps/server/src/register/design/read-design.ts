import { type OutputOf, register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { found } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { personRef } from '../../work/index.ts';
import { AXES } from '../axes.ts';
import { othersThan, readDraft, recordsByDefinition } from './designs.ts';

/** A register with all its versions, its draft, and what publishing did to earlier records. */
export const readDesign = action(register.design, {
  permission: 'register.design',
  async run({ tx, params, today }): Promise<OutputOf<typeof register.design>> {
    const code = params.register;
    const versions = await versionsWithPeople(tx, code);
    const draft = await readDraft(tx, code);
    found(draft ?? versions[0]);
    const records = await recordsByDefinition(tx);
    const others = await othersThan(tx, code);
    return {
      code,
      inForce: versions.find(({ appliesFrom }) => appliesFrom <= today)?.number ?? null,
      versions: versions.map(({ id, ...version }) => ({ ...version, records: records.get(id) ?? 0 })),
      draft,
      conversions: await conversionsOf(tx, code),
      axes: [...AXES.values()],
      registers: others.registers.map((one) => ({ ...one })),
      measuresElsewhere: others.measures.map((one) => ({ ...one })),
    };
  },
});

type Version = Omit<register.DesignVersion, 'records'> & { readonly id: string };

async function versionsWithPeople(tx: Transaction, code: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select d.id, d.number, d.origin, to_char(d.applies_from, 'YYYY-MM-DD') as "appliesFrom", d.reason,
           case when d.made_by is not null then ${personRef(sql`d.made_by`)} end as "madeBy",
           ${instantJson(sql`d.made_at`)} as "madeAt",
           d.status = 'retired' as retired, d.retired_reason as "retiredReason", d.definition
      from register_definition d where d.code = ${code} order by d.number desc`.execute(tx);
  return rows;
}

async function conversionsOf(tx: Transaction, code: string): Promise<register.Conversion[]> {
  const { rows } = await sql<register.Conversion>`
    select c.id, d.number, c.reason, ${personRef(sql`c.ordered_by`)} as "orderedBy",
           ${instantJson(sql`c.ordered_at`)} as "orderedAt",
           c.total, c.seen, c.mapped, c.moved,
           ${instantJson(sql`c.finished_at`)} as "finishedAt"
      from record_conversion c join register_definition d on d.id = c.definition_id
     where c.register = ${code} order by c.ordered_at desc limit 20`.execute(tx);
  return rows;
}
