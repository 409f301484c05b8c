import { sql } from 'kysely';
import type { Transaction } from '../../platform/transaction.ts';

/** Outlines and duties are public within the system: all that the policy needs to know is that there is one. */
export async function findDefinition(
  tx: Transaction,
  { kind, code }: { readonly kind: string; readonly code: string },
): Promise<object | undefined> {
  const { rows } = await sql`
    select 1 from report_definition where kind = ${kind} and code = ${code} limit 1`.execute(tx);
  return rows.length > 0 ? {} : undefined;
}
