import { org } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import { checkSound, claimBody, lockTree } from './change.ts';

/**
 * Ends a body: from the day on it no longer exists. Its names, codes, place and memberships end with it; nothing is
 * deleted, and any earlier day still shows it. Refused while bodies stand beneath it after that day.
 */
export const closeBody = action(org.closeBody, {
  permission: 'org.write',
  run: async ({ tx, params, body, today }) => {
    await lockTree(tx);
    const claimed = await claimBody(tx, params.bodyId, body.version);
    if (claimed.valid_to !== null) {
      refuse('wrong-state', {
        detail: {
          vi: `Cơ quan đã kết thúc từ ngày ${claimed.valid_to}.`,
          en: `The body already ended on ${claimed.valid_to}.`,
        },
      });
    }
    if (body.on <= claimed.valid_from) {
      refuseField('on', {
        vi: 'Ngày kết thúc phải sau ngày thành lập.',
        en: 'The end must be after the beginning.',
      });
    }
    const { rows } = await sql<{ late: number }>`
      select count(*) as late from (
        select valid_from from body_name where body_id = ${params.bodyId}
        union all select valid_from from body_edge where child_id = ${params.bodyId}
        union all select valid_from from body_code where body_id = ${params.bodyId}) x
       where valid_from >= ${body.on}::date`.execute(tx);
    if ((rows[0]?.late ?? 0) > 0) {
      refuseField('on', {
        vi: 'Cơ quan còn tên, mã hoặc cấp trên bắt đầu từ ngày này trở đi. Hãy chọn ngày sau đó.',
        en: 'The body has a name, code or place that begins on this day or later. Choose a later day.',
      });
    }
    await sql`
      with a as (update body_name set valid_to = ${body.on} where body_id = ${params.bodyId}
                    and (valid_to is null or valid_to > ${body.on}::date)),
           c as (update body_code set valid_to = ${body.on} where body_id = ${params.bodyId}
                    and (valid_to is null or valid_to > ${body.on}::date)),
           e as (update body_edge set valid_to = ${body.on} where child_id = ${params.bodyId}
                    and (valid_to is null or valid_to > ${body.on}::date)),
           m as (update body_group_member set valid_to = ${body.on} where body_id = ${params.bodyId}
                    and valid_from < ${body.on}::date and (valid_to is null or valid_to > ${body.on}::date))
      select 1`.execute(tx);
    const closed = await tx
      .updateTable('body')
      .set({ valid_to: body.on })
      .where('id', '=', params.bodyId)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await checkSound(tx, today);
    return closed;
  },
});
