import { org } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import { checkSound, checkWithinLife, claimBody, holdsOnOrLater, lockTree } from './change.ts';

/**
 * Another place in the tree from a day on: the edge that holds ends, a new one begins. Edges that were to begin
 * later are refused rather than guessed at. A circle on any later day is refused.
 */
export const moveBody = action(org.moveBody, {
  permission: 'org.write',
  run: async ({ tx, params, body, today }) => {
    await lockTree(tx);
    const claimed = await claimBody(tx, params.bodyId, body.version);
    checkWithinLife(claimed, 'from', body.from);
    const open = await tx
      .selectFrom('body_edge')
      .select(['id', 'parent_id', 'valid_from'])
      .where('child_id', '=', params.bodyId)
      .where(holdsOnOrLater(body.from))
      .execute();
    if (open.some((edge) => edge.valid_from > body.from)) {
      refuseField('from', {
        vi: 'Đã có một lần chuyển sau ngày này. Hãy chọn ngày sau lần chuyển đó.',
        en: 'A later move is already entered. Choose a day after it.',
      });
    }
    if (open.some((edge) => edge.parent_id === body.parentId)) {
      refuseField('parentId', {
        vi: 'Cơ quan đang trực thuộc nơi này rồi.',
        en: 'The body already stands beneath this one.',
      });
    }
    for (const edge of open) {
      // An edge that begins on the very day never held: it is replaced, not ended.
      const sameDay = edge.valid_from === body.from;
      await (sameDay
        ? tx.deleteFrom('body_edge').where('id', '=', edge.id).execute()
        : tx.updateTable('body_edge').set({ valid_to: body.from }).where('id', '=', edge.id).execute());
    }
    if (body.parentId !== null) {
      await tx
        .insertInto('body_edge')
        .values({
          id: uuid(),
          child_id: params.bodyId,
          parent_id: body.parentId,
          valid_from: body.from,
          valid_to: claimed.valid_to,
        })
        .execute();
    }
    await checkSound(tx, today);
    return { id: params.bodyId, version: claimed.version };
  },
});
