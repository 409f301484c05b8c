import { admin } from '@binhdang/contract';
import type { CivilDate, Role } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { checkAdministratorRemains, lockAdministrators } from './last-administrator.ts';

/** Holds from its first day, without signing in again: every request asks the database which grants hold. */
export const grantRole = action(admin.grantRole, {
  permission: 'grant.manage',
  run: async ({ tx, params, body }) => {
    found(await tx.selectFrom('app_user').select('id').where('id', '=', params.userId).executeTakeFirst());
    return { id: await insertGrant(tx, params.userId, body, ''), version: 1 };
  },
});

interface NewGrant {
  readonly role: Role;
  readonly bodyId: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** @param path prefix of field names in refusals. @returns the id of the grant */
export async function insertGrant(
  tx: Transaction,
  userId: string,
  grant: NewGrant,
  path: string,
): Promise<string> {
  if (grant.validTo !== null && grant.validTo <= grant.validFrom) {
    refuseField(`${path}validTo`, {
      vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
      en: 'The end must be after the beginning.',
    });
  }
  const { rows } = await sql<{ known: boolean; twice: boolean }>`
    select exists (select 1 from body b where b.id = ${grant.bodyId} and (b.valid_to is null or b.valid_to > ${grant.validFrom}::date)) as known,
           exists (select 1 from role_grant g where g.user_id = ${userId} and g.body_id = ${grant.bodyId} and g.role = ${grant.role}
                     and daterange(g.valid_from, g.valid_to) && daterange(${grant.validFrom}::date, ${grant.validTo}::date)) as twice`.execute(
    tx,
  );
  if (!rows[0]?.known) {
    refuseField(`${path}bodyId`, {
      vi: 'Cơ quan này không còn vào ngày bắt đầu. Hãy chọn cơ quan khác.',
      en: 'This body no longer exists on the first day. Please choose another one.',
    });
  }
  if (rows[0]?.twice) {
    refuseField(`${path}role`, {
      vi: 'Người này đã có vai trò đó tại cơ quan trong thời gian này.',
      en: 'The person already holds this role at the body during that time.',
    });
  }
  const id = uuid();
  await tx
    .insertInto('role_grant')
    .values({
      id,
      user_id: userId,
      body_id: grant.bodyId,
      role: grant.role,
      valid_from: grant.validFrom,
      valid_to: grant.validTo,
    })
    .execute();
  return id;
}

/** Ends a grant; one that has not begun, or begins on that very day, is taken back as if it had not been given. */
export const revokeGrant = action(admin.revokeGrant, {
  permission: 'grant.manage',
  run: async ({ tx, params, body, today }) => {
    await lockAdministrators(tx);
    const grant = found(
      await tx
        .selectFrom('role_grant')
        .select(['id', 'role', 'valid_from', 'valid_to', 'version'])
        .where('id', '=', params.grantId)
        .forUpdate()
        .executeTakeFirst(),
    );
    if (grant.version !== body.version) refuse('edit-conflict', { current: grant });
    if (body.on < today) {
      refuseField('on', {
        vi: 'Chỉ thu hồi được từ hôm nay trở đi; ai đã có quyền gì trước đây thì giữ nguyên trong hồ sơ.',
        en: 'A role can be revoked from today on; who held it before stays on record.',
      });
    }
    if (grant.valid_to !== null && body.on >= grant.valid_to) {
      refuseField('on', {
        vi: `Vai trò này đã kết thúc từ ngày ${grant.valid_to}.`,
        en: `This role already ends on ${grant.valid_to}.`,
      });
    }
    const ended = body.on > grant.valid_from;
    const saved = ended
      ? await tx
          .updateTable('role_grant')
          .set({ valid_to: body.on })
          .where('id', '=', grant.id)
          .returning(['id', 'version'])
          .executeTakeFirstOrThrow()
      : await tx
          .deleteFrom('role_grant')
          .where('id', '=', grant.id)
          .returning(['id', 'version'])
          .executeTakeFirstOrThrow();
    if (grant.role === 'administrator') await checkAdministratorRemains(tx, body.on);
    return saved;
  },
});
