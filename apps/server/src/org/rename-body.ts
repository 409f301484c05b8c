import { org } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import { checkWithinLife, claimBody, holdsOnOrLater } from './change.ts';

/**
 * A new name from a day on. The old name ends there and stays what it was before, so that past documents and
 * reports read as they did.
 */
export const renameBody = action(org.renameBody, {
  permission: 'org.write',
  run: async ({ tx, params, body }) => {
    const claimed = await claimBody(tx, params.bodyId, body.version);
    checkWithinLife(claimed, 'from', body.from);
    const open = await tx
      .selectFrom('body_name')
      .select(['id', 'valid_from'])
      .where('body_id', '=', params.bodyId)
      .where(holdsOnOrLater(body.from))
      .orderBy('valid_from')
      .execute();
    if (open.some((name) => name.valid_from >= body.from)) {
      refuseField('from', {
        vi: 'Cơ quan đã có tên bắt đầu từ ngày này hoặc sau đó. Hãy chọn ngày sau, hoặc sửa tên đã có.',
        en: 'The body already has a name from this day or later. Choose a later day, or correct that name.',
      });
    }
    const before = open.map((name) => name.id);
    if (before.length > 0) {
      await tx.updateTable('body_name').set({ valid_to: body.from }).where('id', 'in', before).execute();
    }
    await tx
      .insertInto('body_name')
      .values({
        id: uuid(),
        body_id: params.bodyId,
        name: body.name,
        short_name: body.shortName,
        name_en: body.nameEn,
        symbol: body.symbol,
        valid_from: body.from,
        valid_to: claimed.valid_to,
      })
      .execute();
    return { id: params.bodyId, version: claimed.version };
  },
});
