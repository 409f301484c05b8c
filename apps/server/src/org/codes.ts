import { org } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, refuseField } from '../platform/refusal.ts';
import { checkWithinLife, claimBody } from './change.ts';

/** A code from a day on. The same code of the same system may not mean two bodies on one day. */
export const addCode = action(org.addCode, {
  permission: 'org.write',
  run: async ({ tx, params, body }) => {
    const claimed = await claimBody(tx, params.bodyId, body.version);
    checkWithinLife(claimed, 'validFrom', body.validFrom);
    const taken = await tx
      .selectFrom('body_code')
      .select('id')
      .where('system', '=', body.system)
      .where('code', '=', body.code)
      .where(
        sql<boolean>`daterange(valid_from, valid_to) && daterange(${body.validFrom}::date, ${claimed.valid_to}::date)`,
      )
      .executeTakeFirst();
    if (taken) {
      refuseField('code', {
        vi: 'Mã này đang được dùng trong thời gian đó. Hãy thôi dùng mã cũ trước.',
        en: 'This code is in use during that time. End the other one first.',
      });
    }
    await tx
      .insertInto('body_code')
      .values({
        id: uuid(),
        body_id: params.bodyId,
        system: body.system,
        code: body.code,
        valid_from: body.validFrom,
        valid_to: claimed.valid_to,
      })
      .execute();
    return { id: params.bodyId, version: claimed.version };
  },
});

/** The code no longer holds from the day on. */
export const endCode = action(org.endCode, {
  permission: 'org.write',
  run: async ({ tx, params, body }) => {
    const claimed = await claimBody(tx, params.bodyId, body.version);
    const code = found(
      await tx
        .selectFrom('body_code')
        .select(['id', 'valid_from', 'valid_to'])
        .where('id', '=', params.codeId)
        .where('body_id', '=', params.bodyId)
        .executeTakeFirst(),
    );
    if (body.on <= code.valid_from || (code.valid_to !== null && body.on > code.valid_to)) {
      refuseField('on', {
        vi: 'Ngày thôi dùng phải sau ngày bắt đầu và không sau ngày đã kết thúc.',
        en: 'The end must be after the beginning and not after the end already set.',
      });
    }
    await tx.updateTable('body_code').set({ valid_to: body.on }).where('id', '=', code.id).execute();
    return { id: params.bodyId, version: claimed.version };
  },
});
