import { org } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import { claimBody } from './change.ts';
import { levelOfKind } from './kinds.ts';

/** Kind and note; names, codes and place have dates of their own and are changed by their own actions. */
export const editBody = action(org.editBody, {
  permission: 'org.write',
  run: async ({ tx, params, body }) => {
    await claimBody(tx, params.bodyId, body.version);
    return tx
      .updateTable('body')
      .set({ kind: body.kind, level: levelOfKind(body.kind), note: body.note })
      .where('id', '=', params.bodyId)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
  },
});

/** Puts a misspelt name right, for all the time it held; for a new name from a day there is renameBody. */
export const correctName = action(org.correctName, {
  permission: 'org.write',
  run: async ({ tx, params, body }) => {
    const claimed = await claimBody(tx, params.bodyId, body.version);
    const changed = await tx
      .updateTable('body_name')
      .set({ name: body.name, short_name: body.shortName, name_en: body.nameEn, symbol: body.symbol })
      .where('id', '=', params.nameId)
      .where('body_id', '=', params.bodyId)
      .returning('id')
      .executeTakeFirst();
    found(changed);
    return { id: params.bodyId, version: claimed.version };
  },
});
