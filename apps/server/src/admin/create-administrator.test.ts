import { account } from '@binhdang/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { createAdministrator, hasAdministrator } from './create-administrator.ts';

let system: System;
let client: pg.Client;
beforeAll(async () => {
  system = await openSystem();
  // As the command does: the owner, without the connection option that shifts the clock.
  client = new pg.Client({ connectionString: system.services.config.DATABASE_URL });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await system.close();
});

const make = (change: object = {}) =>
  createAdministrator(client, {
    login: 'quan-tri-tinh',
    fullName: 'Quản Trị Tỉnh',
    email: null,
    bodyKey: 'ubnd-tinh',
    ...change,
  });

test('makes somebody who signs in, must change the password, and administers from the day of the work on', async () => {
  await system.owner.query(
    `insert into setting (key, value) values ('clock_shift_days', to_jsonb($1::int))`,
    [system.services.clock.shiftDays],
  );
  const { login, startPassword } = await make({ login: 'Quan-Tri-Tinh' });
  expect(login).toBe('quan-tri-tinh');
  const reply = await system.app.inject({
    method: 'POST',
    url: account.signIn.path,
    payload: { login, password: startPassword },
  });
  expect(reply.json()).toMatchObject({
    mustChangePassword: true,
    roles: [{ role: 'administrator', body: { name: 'Ủy ban nhân dân tỉnh' } }],
  });
  const { rows } = await system.owner.query(
    `select object_kind from audit_line where action = 'system.createAdministrator' order by seq`,
  );
  expect(rows.map(({ object_kind }) => object_kind)).toEqual(['app_user', 'role_grant']);
});

describe('says what is wrong', () => {
  test.each([
    [{ login: '' }, /^--login: /],
    [{ login: 'có dấu' }, /^--login: /],
    [{ fullName: ' ' }, /^--name: /],
    [{ email: 'khong-phai-thu' }, /^--email: /],
    [{ login: 'admin' }, /^--login: .*taken/],
    [{ login: 'moi', email: 'admin@demo.invalid' }, /^--email: .*taken/],
    [{ login: 'moi', bodyKey: 'so-khong-co' }, /^--body: .*so-khong-co/],
  ])('%j', async (change, message) => {
    await expect(make(change)).rejects.toThrow(message);
    const { rows } = await client.query(`select 1 from app_user where login = 'moi'`);
    expect(rows).toEqual([]);
  });
});

test('an installation without an active administrator is known', async () => {
  expect(await hasAdministrator(client)).toBe(true);
  await system.owner.query('begin');
  try {
    await system.owner.query(`select set_config('app.action', 'test.close', true)`);
    await system.owner.query(
      `update app_user u set active = false from role_grant g where g.user_id = u.id and g.role = 'administrator'`,
    );
    expect(await hasAdministrator(system.owner)).toBe(false);
  } finally {
    await system.owner.query('rollback');
  }
});
