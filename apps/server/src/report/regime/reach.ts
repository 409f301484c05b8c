/** Bodies whose reports a person has to do with. */
import type { BodyRef } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/transaction.ts';
import { bodyRef } from '../../work/index.ts';

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

/** Names of bodies on a day, by id. */
export async function bodiesNamed(
  tx: Transaction,
  ids: Iterable<string>,
  today: CivilDate,
): Promise<Map<string, BodyRef>> {
  const { rows } = await sql<{ id: string; body: BodyRef }>`
    select b.id, ${bodyRef(sql`b.id`, today)} as body from unnest(${[...new Set(ids)]}::uuid[]) b(id)`.execute(
    tx,
  );
  return new Map(rows.map(({ id, body }) => [id, body]));
}
