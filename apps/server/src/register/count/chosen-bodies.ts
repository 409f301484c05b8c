/** Which bodies figures are of. */
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { groupMembers } from '../../org/index.ts';
import { refuseField } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';

export interface BodyChoice {
  readonly bodyId: readonly string[];
  readonly below?: boolean | undefined;
  readonly groupId?: string | undefined;
}

/** Named bodies, those below them in the tree today, or those of a group; undefined for all that one sees. */
export async function chosenBodies(
  tx: Transaction,
  { bodyId, below, groupId }: BodyChoice,
  today: CivilDate,
): Promise<string[] | undefined> {
  if (bodyId.length === 0 && groupId === undefined) return undefined;
  const named = below === true ? await withBelow(tx, bodyId) : [...bodyId];
  if (groupId === undefined) return named;
  const members = await groupMembers(tx, groupId, today);
  if (members === undefined) {
    refuseField('groupId', {
      vi: 'Không có nhóm cơ quan này. Hãy chọn lại.',
      en: 'There is no such group of bodies. Please choose again.',
    });
  }
  return bodyId.length === 0 ? members : members.filter((id) => named.includes(id));
}

async function withBelow(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select unnest(${ids}::uuid[]) as id union select b.id from below_bodies(${ids}::uuid[]) b(id)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
