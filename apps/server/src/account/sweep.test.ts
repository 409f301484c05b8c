import { account } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { sweep } from './sweep.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

test('what has run out is removed, and nothing else', async () => {
  const [old, fresh] = [await system.person('so-y-te'), await system.person('so-tu-phap')];
  for (const person of [old, fresh])
    await person.call(account.changeSettings, { body: { locale: 'vi' }, key: `key-of-${person.login}` });
  await system.nobody.ask(account.signIn, { body: { login: 'viewer', password: 'wrong' } });
  const nothing = { sessions: 0, failures: 0, keys: 0, notifications: 0, offlineParts: 0 };
  expect(await sweep(system.services)).toEqual(nothing);

  await system.owner.query(`update session set expires_at = now() - interval '2 days' where user_id = $1`, [
    old.id,
  ]);
  await system.owner.query(`update idempotency_key set at = now() - interval '15 days' where user_id = $1`, [
    old.id,
  ]);
  await system.owner.query(`update sign_in_failure set at = now() - interval '2 days'`);
  expect(await sweep(system.services)).toEqual({ ...nothing, sessions: 1, failures: 1, keys: 1 });
  expect((await fresh.ask(account.me)).status).toBe(200);
  expect((await old.ask(account.me)).status).toBe(401);
});

test('news goes when it was read and is half a year old', async () => {
  const person = await system.person('so-tu-phap');
  const put = async (age: string, read: boolean) =>
    (
      await system.owner.query<{ id: string }>(
        `insert into notification (id, user_id, kind, object_kind, object_id, created_at, read_at)
         values (gen_random_uuid(), $1, 'plan.published', 'plan', gen_random_uuid(), present() - $2::interval,
                 case when $3 then present() end) returning id`,
        [person.id, age, read],
      )
    ).rows[0]?.id;
  await put('181 days', true);
  const kept = [await put('181 days', false), await put('179 days', true)];
  expect(await sweep(system.services)).toMatchObject({ notifications: 1 });
  const { rows } = await system.owner.query<{ id: string }>(
    'select id from notification where user_id = $1',
    [person.id],
  );
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
  expect(rows).toHaveLength(2);
});

test('guessing the present password when changing it is stopped like guessing at sign-in', async () => {
  const strict = await openSystem({ environment: { SIGN_IN_LIMIT: '3' } });
  try {
    const person = await strict.person('so-y-te');
    const change = (current: string) =>
      person.ask(account.changePassword, { body: { current, next: 'mot-mat-khau-moi-dai' } });
    for (let attempt = 0; attempt < 3; attempt++)
      expect((await change(`sai ${attempt}`)).problem?.errors?.[0]?.path).toBe('current');
    expect((await change('binh-dang-2022')).problem?.code).toBe('too-many-attempts');
    await strict.owner.query(`update sign_in_failure set at = at - interval '16 minutes'`);
    expect((await change('binh-dang-2022')).status).toBe(204);
  } finally {
    await strict.close();
  }
});
