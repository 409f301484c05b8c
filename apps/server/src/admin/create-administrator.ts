/** An administrator made by whoever owns the database: the first one, or one when nobody can sign in as such. */
import { admin } from '@binhdang/contract';
import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { ARGON2 } from '../account/index.ts';
import { fieldErrors } from '../platform/refusal.ts';
import { newStartPassword } from './start-password.ts';

export interface NewAdministrator {
  readonly login: string;
  readonly fullName: string;
  readonly email: string | null;
  /** Key of the body at which the role is held, e.g. "ubnd-tinh". The role reaches the whole system anyway. */
  readonly bodyKey: string;
}

/** Whether anybody is administrator now or later. Asked as owner. */
export async function hasAdministrator(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>(
    `select exists (select 1 from role_grant g join app_user u on u.id = g.user_id
                     where g.role = 'administrator' and u.active and g.valid_to is null) as any`,
  );
  return rows[0]?.any ?? false;
}

/**
 * As owner, in one transaction, with its audit lines.
 * @throws when a value is not right, the login or address is taken, or there is no such body; says which
 */
export async function createAdministrator(
  client: pg.ClientBase,
  given: NewAdministrator,
): Promise<{ login: string; startPassword: string }> {
  const input = admin.createUser.body.safeParse({
    login: given.login,
    fullName: given.fullName,
    email: given.email,
    jobTitle: null,
    grants: [],
  });
  if (!input.success) {
    const lines = fieldErrors(input.error).map(
      ({ path, message }) => `${OPTION_OF[path] ?? path}: ${message.vi} / ${message.en}`,
    );
    throw new Error(lines.join('\n'));
  }
  const { login, fullName, email } = input.data;
  const bodyId = await currentBody(client, given.bodyKey);
  const [id, startPassword] = [uuid(), newStartPassword()];
  await client.query('begin');
  try {
    // In a demo's year the role must hold in that year.
    await client.query(
      `select set_config('app.action', 'system.createAdministrator', true),
              set_config('app.clock_shift_days', coalesce((select value::text from setting where key = 'clock_shift_days'), '0'), true)`,
    );
    await client.query(
      `insert into app_user (id, login, email, full_name, password_hash, must_change_password)
       values ($1, $2, $3, $4, $5, true)`,
      [id, login, email, fullName, await hash(startPassword, ARGON2)],
    );
    await client.query(
      `insert into role_grant (id, user_id, body_id, role, valid_from) values ($1, $2, $3, 'administrator', today())`,
      [uuid(), id, bodyId],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === '23505') {
      const option = constraint === 'app_user_email' ? '--email' : '--login';
      throw new Error(`${option}: đã có tài khoản dùng / is taken by another account`);
    }
    throw error;
  }
  return { login, startPassword };
}

const OPTION_OF: Readonly<Record<string, string>> = {
  login: '--login',
  fullName: '--name',
  email: '--email',
};

async function currentBody(client: pg.ClientBase, key: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select id from body where key = $1 order by valid_to desc nulls first limit 1',
    [key],
  );
  if (!rows[0])
    throw new Error(`--body: không có cơ quan mang mã "${key}" / there is no body with the key "${key}"`);
  return rows[0].id;
}
