import { admin } from '@binhdang/contract';
import { hash } from '@node-rs/argon2';
import { sql } from 'kysely';
import { ARGON2 } from '../account/index.ts';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { checkAdministratorRemains, lockAdministrators } from './last-administrator.ts';
import { newStartPassword } from './start-password.ts';
import { checkUnique } from './unique.ts';

export const editUser = action(admin.editUser, {
  permission: 'user.manage',
  run: async ({ tx, params, body }) => {
    await checkUnique(tx, body, params.userId);
    const saved = await tx
      .updateTable('app_user')
      .set({ login: body.login, full_name: body.fullName, job_title: body.jobTitle, email: body.email })
      .where('id', '=', params.userId)
      .where('version', '=', body.version)
      .returning(['id', 'version'])
      .executeTakeFirst();
    return saved ?? (await userConflict(tx, params.userId));
  },
});

/** A closed account cannot sign in and is signed out everywhere at once; its work and history stay. */
export const setActive = action(admin.setActive, {
  permission: 'user.manage',
  run: async ({ tx, params, body, today }) => {
    await lockAdministrators(tx);
    const saved = await tx
      .updateTable('app_user')
      .set({ active: body.active })
      .where('id', '=', params.userId)
      .where('version', '=', body.version)
      .returning(['id', 'version'])
      .executeTakeFirst();
    if (!saved) return userConflict(tx, params.userId);
    if (!body.active) {
      await checkAdministratorRemains(tx, today);
      await sql`select end_other_sessions(${params.userId}, null)`.execute(tx);
    }
    return saved;
  },
});

/** A new start password; who had the old one is signed out. */
export const resetPassword = action(admin.resetPassword, {
  permission: 'user.manage',
  secretAnswer: true,
  run: async ({ tx, params }) => {
    found(await tx.selectFrom('app_user').select('id').where('id', '=', params.userId).executeTakeFirst());
    const startPassword = newStartPassword();
    await sql`select set_password(${params.userId}, ${await hash(startPassword, ARGON2)}, true),
                     end_other_sessions(${params.userId}, null)`.execute(tx);
    return { id: params.userId, startPassword };
  },
});

export const endSessions = action(admin.endSessions, {
  permission: 'user.manage',
  run: async ({ tx, params, session }) => {
    found(await tx.selectFrom('app_user').select('id').where('id', '=', params.userId).executeTakeFirst());
    // One's own present session stays: the page would otherwise be gone with it.
    await sql`select end_other_sessions(${params.userId}, ${session.id}),
                     audit_event('app_user', ${params.userId}, null)`.execute(tx);
  },
});

async function userConflict(tx: Transaction, userId: string): Promise<never> {
  const current = found(
    await tx
      .selectFrom('app_user')
      .select(['id', 'login', 'full_name as fullName', 'job_title as jobTitle', 'email', 'active', 'version'])
      .where('id', '=', userId)
      .executeTakeFirst(),
  );
  refuse('edit-conflict', { current });
}
