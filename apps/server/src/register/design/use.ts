import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { found } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { recordsByDefinition, versionsOf } from './designs.ts';

/** How many records fill in each field and hold each choice, by version: numbers alone. */
export const designUse = action(register.designUse, {
  permission: 'register.design',
  async run({ tx, params }) {
    const versions = await versionsOf(tx, params.register);
    found(versions[0]);
    const records = await recordsByDefinition(tx);
    return {
      items: await useOf(tx, params.register),
      versions: versions.map(({ id, number }) => ({ number, records: records.get(id) ?? 0 })),
    };
  },
});

export async function useOf(tx: Transaction, code: string): Promise<register.Use[]> {
  const { rows } = await sql<register.Use>`
    select u.number, u.field, u.choice, u.records::int as records from register_counts(${code}) u
     order by u.number desc, u.field, u.records desc, u.choice`.execute(tx);
  return rows;
}
