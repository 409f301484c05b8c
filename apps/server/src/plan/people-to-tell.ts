/** Who hears of a plan: the people that act for the bodies it binds or reaches. */
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** Roles whose holders are told for their body; a viewer only looks. */
export const TOLD_ROLES = ['focal_officer', 'lead_officer', 'leader'] as const;

/** Ids of the people of each body; a body that nobody acts for has none and hears nothing. */
export async function peopleToTell(
  tx: Transaction,
  bodyIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const ids = [...new Set(bodyIds)];
  const { rows } = await sql<{ bodyId: string; userId: string }>`
    select distinct b.id as "bodyId", p.user_id as "userId"
      from unnest(${ids}::uuid[]) b(id), people_of_body(b.id) p
     where p.role = any (${[...TOLD_ROLES]}::text[])`.execute(tx);
  const people = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const { bodyId, userId } of rows) people.get(bodyId)?.add(userId);
  return people;
}
