/** Bodies whose reports a person has to do with. */
import { sql } from 'kysely';
import type { Transaction } from '../../platform/transaction.ts';

export interface Reach {
  /** those whose reports the person writes or reads as one of the body */
  readonly own: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly overseen: ReadonlySet<string>;
}

export async function reachOf(tx: Transaction): Promise<Reach> {
  const { rows } = await sql<{ own: string[]; writes: string[]; overseen: string[] | null }>`
    select report_reading_bodies() as own, reporting_bodies() as writes,
           (select array_agg(o.id) from overseen_bodies() o(id)) as overseen`.execute(tx);
  const row = rows[0];
  return {
    own: new Set(row?.own ?? []),
    writes: new Set(row?.writes ?? []),
    overseen: new Set(row?.overseen ?? []),
  };
}
