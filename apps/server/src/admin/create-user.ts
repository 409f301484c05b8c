import { admin } from '@binhdang/contract';
import { hash } from '@node-rs/argon2';
import { v7 as uuid } from 'uuid';
import { ARGON2 } from '../account/index.ts';
import { action } from '../platform/action.ts';
import { insertGrant } from './grants.ts';
import { newStartPassword } from './start-password.ts';
import { checkUnique } from './unique.ts';

/** An account whose start password is shown to the administrator once and must be changed at the first sign-in. */
export const createUser = action(admin.createUser, {
  permission: 'user.manage',
  secretAnswer: true,
  run: async ({ tx, body, today }) => {
    const id = uuid();
    await checkUnique(tx, body, undefined);
    const startPassword = newStartPassword();
    await tx
      .insertInto('app_user')
      .values({
        id,
        login: body.login,
        full_name: body.fullName,
        job_title: body.jobTitle,
        email: body.email,
        password_hash: await hash(startPassword, ARGON2),
        must_change_password: true,
      })
      .execute();
    for (const [place, grant] of body.grants.entries()) {
      await insertGrant(
        tx,
        id,
        { ...grant, validFrom: grant.validFrom ?? today, validTo: grant.validTo ?? null },
        `grants.${place}.`,
      );
    }
    return { id, startPassword };
  },
});
