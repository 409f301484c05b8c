/**
 * Makes an administrator: npm run create-admin -- --login NAME --name "Full name" [--email ADDRESS] [--body KEY]
 * For a new installation, or when nobody is left who can sign in as administrator. Prints a start password once; it
 * must be changed at the first sign-in. Run it where the server runs, with the server's variables: it connects to
 * DATABASE_URL, else to the embedded database of DATA_FOLDER. The server must have been started once before.
 * Exit code 0: made; 1: not made, the message says why.
 */
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { createAdministrator } from '../apps/server/src/admin/create-administrator.ts';
import { endWith, withOwner } from './owner-database.ts';

async function make(client: pg.Client): Promise<number> {
  const { values } = parseArgs({
    options: {
      login: { type: 'string' },
      name: { type: 'string' },
      email: { type: 'string' },
      body: { type: 'string', default: 'ubnd-tinh' },
    },
  });
  const { login, startPassword } = await createAdministrator(client, {
    login: values.login ?? '',
    fullName: values.name ?? '',
    email: values.email ?? null,
    bodyKey: values.body,
  });
  console.log(
    [
      `Đã tạo quản trị viên / administrator made: ${login}`,
      `Mật khẩu khởi đầu / start password: ${startPassword}`,
      'Chỉ hiện một lần; phải đổi khi đăng nhập. / Shown once; must be changed at the first sign-in.',
    ].join('\n'),
  );
  return 0;
}

endWith(withOwner(make), 1);
