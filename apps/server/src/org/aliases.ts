import { type BodyRef, org } from '@binhdang/contract';
import { type CivilDate, nameKey } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type ClaimedBody, claimBody } from './change.ts';
import { nameOn } from './sql.ts';

/**
 * Another way in which documents write the body's name. If the words also mean another body of the same time,
 * nothing is added until the administrator says that this is meant: then readers of documents ask which one it is.
 */
export const addAlias = action(org.addAlias, {
  permission: 'org.write',
  run: async ({ tx, params, body, today }) => {
    const claimed = await claimBody(tx, params.bodyId, body.version);
    const key = nameKey(body.alias);
    if (key === '') {
      refuseField('alias', { vi: 'Tên phải có chữ hoặc số.', en: 'A name needs letters or digits.' });
    }
    const alsoMeans = await othersCalled(tx, key, claimed, today);
    if (alsoMeans.length > 0 && !body.evenIfAmbiguous) {
      return { added: false, alsoMeans, version: claimed.version };
    }
    const added = await tx
      .insertInto('body_alias')
      .values({ id: uuid(), body_id: params.bodyId, alias: body.alias, alias_key: key })
      .onConflict((conflict) => conflict.columns(['body_id', 'alias_key']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) {
      refuseField('alias', {
        vi: 'Cơ quan đã có tên khác này (chỉ khác cách viết).',
        en: 'The body already has this alias (only spelt differently).',
      });
    }
    return { added: true, alsoMeans, version: claimed.version };
  },
});

/** Bodies whose life overlaps this one's and which the same name key means, by alias or by any of their names. */
async function othersCalled(
  tx: Transaction,
  key: string,
  self: ClaimedBody,
  on: CivilDate,
): Promise<BodyRef[]> {
  const { rows } = await sql<BodyRef & { called: string[] }>`
    select b.id, n.name, n.short_name as "shortName",
           array(select x.name from body_name x where x.body_id = b.id
                 union all select a.alias from body_alias a where a.body_id = b.id and a.alias_key = ${key}) as called
      from body b join lateral ${nameOn('b', on)} n on true
     where b.id <> ${self.id}
       and daterange(b.valid_from, b.valid_to) && daterange(${self.valid_from}::date, ${self.valid_to}::date)`.execute(
    tx,
  );
  return rows
    .filter((row) => row.called.some((name) => nameKey(name) === key))
    .map(({ id, name, shortName }) => ({ id, name, shortName }));
}

export const removeAlias = action(org.removeAlias, {
  permission: 'org.write',
  run: async ({ tx, params, body }) => {
    const claimed = await claimBody(tx, params.bodyId, body.version);
    const removed = await tx
      .deleteFrom('body_alias')
      .where('id', '=', params.aliasId)
      .where('body_id', '=', params.bodyId)
      .returning('id')
      .executeTakeFirst();
    found(removed);
    return { id: params.bodyId, version: claimed.version };
  },
});
