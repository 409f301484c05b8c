import { account, files } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem({ environment: { SIGN_IN_LIMIT: '3' } });
});
afterAll(() => system.close());

test('a demo person signs in and sees roles and the date of the work', async () => {
  const person = await system.person('so-tu-phap');
  const me = await person.call(account.me);
  expect(me).toMatchObject({ login: 'so-tu-phap', today: '2022-06-15', mustChangePassword: false });
  expect(me.roles).toEqual([
    { role: 'focal_officer', body: expect.objectContaining({ name: 'Sở Tư pháp' }) },
  ]);
});

test('reminders by mail are switched off and on, where mail is sent at all', async () => {
  const silent = await system.person('so-tu-phap');
  expect((await silent.call(account.me)).mailNotifications).toBeNull();
  const mailing = await openSystem({ environment: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  try {
    const person = await mailing.person('so-tu-phap');
    expect((await person.call(account.me)).mailNotifications).toBe(true);
    await person.call(account.changeSettings, { body: { mailNotifications: false } });
    expect((await person.call(account.me)).mailNotifications).toBe(false);
  } finally {
    await mailing.close();
  }
});

test('without a session there is no answer but the way to get one', async () => {
  const answer = await system.nobody.ask(account.me);
  expect(answer).toMatchObject({ status: 401, problem: { code: 'sign-in-needed' } });
  expect(answer.problem?.text.title.vi).toContain('đăng nhập');
});

test('a wrong password and an unknown login are refused alike, and guessing is stopped', async () => {
  const attempt = (login: string) =>
    system.nobody.ask(account.signIn, { body: { login, password: 'wrong' } });
  const [wrong, unknown] = [await attempt('viewer'), await attempt('nobody-of-this-name')];
  expect(wrong.problem?.code).toBe('sign-in-refused');
  expect({ ...unknown.problem, instance: '' }).toEqual({ ...wrong.problem, instance: '' });
  await attempt('viewer');
  await attempt('viewer');
  expect((await attempt('viewer')).problem?.code).toBe('too-many-attempts');
});

test('signing out ends the session in the database', async () => {
  const person = await system.person('so-y-te');
  await person.call(account.signOut);
  expect((await person.ask(account.me)).status).toBe(401);
});

test('a changed password ends the other sessions and needs the present one', async () => {
  const person = await system.person('so-noi-vu');
  const refused = await person.ask(account.changePassword, {
    body: { current: 'not it', next: 'mot-mat-khau-moi-dai' },
  });
  expect(refused.problem?.errors?.[0]?.path).toBe('current');
  await person.call(account.changePassword, {
    body: { current: 'binh-dang-2022', next: 'mot-mat-khau-moi-dai' },
  });
  const lines = await system.owner.query(
    `select before, after from audit_line where action = 'account.changePassword'`,
  );
  expect(JSON.stringify(lines.rows)).not.toContain('argon2');
});

test('a request that comes from another site is refused', async () => {
  const person = await system.person('so-tai-chinh');
  const forged = await person.ask(account.signOut, { headers: { origin: 'https://elsewhere.example' } });
  expect(forged).toMatchObject({ status: 403, problem: { code: 'forged-request' } });
});

test('an upload is judged by content, kept once, and sent twice with one key is one file', async () => {
  const person = await system.person('so-tu-phap');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const send = () =>
    person.call(files.uploadFile, {
      query: { bodyId: person.bodyId },
      file: { name: 'ảnh.png', bytes: png },
      key: 'the-same-key',
    });
  const [first, second] = [await send(), await send()];
  expect(second).toEqual(first);
  expect(first.mediaType).toBe('image/png');
  const renamed = await person.ask(files.uploadFile, {
    query: { bodyId: person.bodyId },
    file: { name: 'ảnh.pdf', bytes: png },
  });
  expect(renamed.problem?.code).toBe('file-refused');
  const stranger = await system.person('so-giao-thong-van-tai').catch(() => system.person('huyen-vu-thu'));
  expect((await stranger.ask(files.downloadFile, { params: { fileId: first.id } })).status).toBe(404);
  expect((await person.ask(files.downloadFile, { params: { fileId: first.id } })).bytes).toEqual(png);
});
