import { account } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { DEMO_PASSWORD } from './load-demo-people.ts';
import { sweep } from './sweep.ts';

const STORE = '0198a000-0000-4000-8000-00000000abcd';
let system: System;
beforeAll(async () => {
  system = await openSystem({ environment: { OFFLINE_HOURS: '48' } });
});
afterAll(() => system.close());

const part = (person: Person, key?: string) =>
  person.ask(account.offlinePart, { body: { storeId: STORE }, ...(key ? { key } : {}) });

test('a store gets the same part again, another person’s store of the same name another', async () => {
  const [one, other] = [await system.person('so-tu-phap'), await system.person('so-y-te')];
  const first = (await part(one)).output;
  expect(Buffer.from(first.part, 'base64')).toHaveLength(32);
  expect(first).toMatchObject({ userId: one.id, hours: 48, fresh: true });
  expect((await part(one)).output).toEqual({ ...first, fresh: false });
  expect((await part(other)).output.part).not.toBe(first.part);
});

test('nobody gets one without being signed in, and none is kept with the key of the request', async () => {
  expect((await part(system.nobody)).status).toBe(401);
  const person = await system.person('so-y-te');
  await part(person, 'key-of-the-part');
  const { rows } = await system.owner.query(
    `select response from idempotency_key where key = 'key-of-the-part'`,
  );
  expect(rows).toEqual([{ response: null }]);
});

test('signing out destroys it, of this session alone; the end of a session does not', async () => {
  const cookieOf = async () => {
    const answer = await system.app.inject({
      method: 'POST',
      url: account.signIn.path,
      payload: { login: 'so-vhttdl', password: DEMO_PASSWORD },
    });
    return `${answer.cookies[0]?.name}=${answer.cookies[0]?.value}`;
  };
  const ask = async (cookie: string, path: string, payload: unknown = undefined) =>
    await system.app.inject({
      method: 'POST',
      url: path,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
  const partOf = async (cookie: string, storeId = STORE) =>
    (await ask(cookie, account.offlinePart.path, { storeId })).json() as { part: string; fresh: boolean };
  const [phone, office] = [await cookieOf(), await cookieOf()];
  const OTHER = '0198a000-0000-4000-8000-00000000ef01';
  const onPhone = await partOf(phone);
  const inOffice = await partOf(office, OTHER);
  await ask(phone, account.signOut.path);
  expect(await partOf(office, OTHER)).toEqual({ ...inOffice, fresh: false });
  const again = await partOf(office);
  expect(again.fresh).toBe(true);
  expect(again.part).not.toBe(onPhone.part);

  await system.owner.query(`update session set expires_at = now() - interval '1 hour'`);
  expect((await ask(office, account.offlinePart.path, { storeId: OTHER })).statusCode).toBe(401);
  expect(await partOf(await cookieOf(), OTHER)).toEqual({ ...inOffice, fresh: false });
});

test('a store not heard of for half a year is given up', async () => {
  await system.owner.query(
    `update offline_part set used_at = now() - interval '181 days' where store_id = $1`,
    [STORE],
  );
  const { offlineParts } = await sweep(system.services);
  expect(offlineParts).toBeGreaterThan(0);
});
