/** What every request meets, whatever the room: origin, session, cookie, headers, repeats, refusals. */
import { account, admin, files, org, overview } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { DEMO_PASSWORD } from '../account/load-demo-people.ts';
import { SESSION_COOKIE } from './http.ts';

let system: System;
let boss: Person;
let tuPhap: Person;
beforeAll(async () => {
  system = await openSystem({
    environment: { SIGN_IN_LIMIT: '3', PUBLIC_URL: 'https://binhdang.example.gov.vn' },
  });
  boss = await system.person('admin');
  tuPhap = await system.person('so-tu-phap');
});
afterAll(() => system.close());

const signIn = (login: string, password: string, headers: Record<string, string> = {}) =>
  system.app.inject({ method: 'POST', url: account.signIn.path, payload: { login, password }, headers });

describe('the session cookie', () => {
  test('is out of reach of scripts, of other sites, and of unencrypted connections', async () => {
    const reply = await signIn('so-y-te', DEMO_PASSWORD);
    const cookie = reply.cookies.find(({ name }) => name === SESSION_COOKIE);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/' });
    expect(cookie?.domain).toBeUndefined();
    expect(cookie?.maxAge).toBe(10 * 3600);
    expect(cookie?.value).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is new at each sign-in, and only its hash is stored', async () => {
    const tokens = await Promise.all(
      [1, 2].map(async () => (await signIn('so-y-te', DEMO_PASSWORD)).cookies[0]?.value ?? ''),
    );
    expect(new Set(tokens).size).toBe(2);
    const { rows } = await system.owner.query<{ row: string }>('select s::text as row from session s');
    for (const token of tokens) expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });

  test.each(['', 'x', 'f'.repeat(64), `${'f'.repeat(63)}'`, '../../etc/passwd'])(
    'that is no session (%j) is answered like none',
    async (token) => {
      const reply = await system.app.inject({
        method: 'GET',
        url: account.me.path,
        cookies: { [SESSION_COOKIE]: token },
      });
      expect(reply.statusCode).toBe(401);
      expect(reply.json()).toMatchObject({ code: 'sign-in-needed' });
    },
  );

  test('stops working when it has run out and when the account is closed', async () => {
    const someone = await system.person('so-noi-vu');
    await someone.call(account.me);
    await system.owner.query(
      `update session set expires_at = now() - interval '1 second' where user_id = $1`,
      [someone.id],
    );
    expect((await someone.ask(account.me)).status).toBe(401);
    const other = await system.person('so-tai-chinh');
    const { version } = await boss.call(admin.user, { params: { userId: other.id } });
    await boss.call(admin.setActive, { params: { userId: other.id }, body: { version, active: false } });
    expect((await other.ask(account.me)).status).toBe(401);
    expect((await signIn('so-tai-chinh', DEMO_PASSWORD)).json()).toMatchObject({ code: 'sign-in-refused' });
  });
});

describe('a start password', () => {
  test('allows nothing but changing it', async () => {
    const { startPassword } = await boss.call(admin.createUser, {
      body: {
        login: 'nguoi-moi',
        fullName: 'Người Mới',
        jobTitle: null,
        email: null,
        grants: [{ role: 'viewer', bodyId: boss.bodyId }],
      },
    });
    const reply = await signIn('nguoi-moi', startPassword);
    expect(reply.json()).toMatchObject({ mustChangePassword: true });
    const token = reply.cookies[0]?.value ?? '';
    const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
      system.app.inject({
        method,
        url,
        cookies: { [SESSION_COOKIE]: token },
        ...(payload === undefined ? {} : { payload }),
      });
    expect((await ask('GET', org.list.path)).json()).toMatchObject({ code: 'password-change-needed' });
    expect((await ask('GET', account.me.path)).statusCode).toBe(200);
    const next = 'mot-mat-khau-du-dai';
    expect(
      (await ask('POST', account.changePassword.path, { current: startPassword, next })).statusCode,
    ).toBe(204);
    expect((await ask('GET', org.list.path)).statusCode).toBe(200);
  });
});

describe('guessing a password', () => {
  test('is stopped for the account, with right passwords too, and not for others', async () => {
    for (let attempt = 0; attempt < 3; attempt++) {
      expect((await signIn('so-xay-dung', `wrong ${attempt}`)).json()).toMatchObject({
        code: 'sign-in-refused',
      });
    }
    const stopped = await signIn('so-xay-dung', DEMO_PASSWORD);
    expect(stopped.statusCode).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    // Another way of writing the same login is the same account.
    expect((await signIn('SO-XAY-DUNG', DEMO_PASSWORD)).statusCode).toBe(429);
    expect((await signIn('so-y-te', DEMO_PASSWORD)).statusCode).toBe(200);
    await system.owner.query(`update sign_in_failure set at = at - interval '16 minutes'`);
    expect((await signIn('so-xay-dung', DEMO_PASSWORD)).statusCode).toBe(200);
  });

  test('the limit of one address is far above what an office needs, and there', async () => {
    const reply = await system.app.inject({ method: 'GET', url: account.me.path });
    expect(Number(reply.headers['x-ratelimit-limit'])).toBe(3000);
    expect(Number(reply.headers['x-ratelimit-remaining'])).toBeLessThan(3000);
    const file = await system.app.inject({ method: 'GET', url: '/mark.svg' });
    expect(file.headers['x-ratelimit-limit']).toBeUndefined();
  });
});

describe('a write from elsewhere', () => {
  const write = (headers: Record<string, string>) => boss.ask(admin.checkAudit, { headers });

  test.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['another port', { origin: 'http://localhost:81', host: 'localhost:80' }],
    ['another protocol’s port', { origin: 'https://localhost:8443', host: 'localhost' }],
    ['a page without origin', { origin: 'null' }],
    ['no address at all', { origin: 'javascript:alert(1)' }],
    ['a site that the browser calls another', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['our host by a form of another site', { origin: 'http://localhost:80', 'sec-fetch-site': 'cross-site' }],
  ])('is refused: %s', async (_, headers) => {
    expect(await write(headers as Record<string, string>)).toMatchObject({
      status: 403,
      problem: { code: 'forged-request' },
    });
  });

  test('signing in somebody against their will is refused too', async () => {
    const reply = await signIn('so-y-te', DEMO_PASSWORD, { origin: 'https://elsewhere.example' });
    expect(reply.json()).toMatchObject({ code: 'forged-request' });
    expect(reply.cookies).toEqual([]);
  });

  test('our own pages and programs without a browser may write', async () => {
    const own = { origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' };
    expect((await write(own)).status).toBe(204);
    expect((await write({})).status).toBe(204);
  });

  test('our page behind a proxy that calls us by another name may write', async () => {
    const behind = { origin: 'https://binhdang.example.gov.vn', host: '10.0.0.7:8080' };
    expect((await write(behind)).status).toBe(204);
  });

  test('a form’s content types are not taken for JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const reply = await system.app.inject({
        method: 'POST',
        url: account.signIn.path,
        headers: { 'content-type': type },
        payload: JSON.stringify({ login: 'so-y-te', password: DEMO_PASSWORD }),
      });
      expect(reply.json()).toMatchObject({ code: 'invalid-input', status: 422 });
    }
  });
});

describe('headers', () => {
  test('hold the browser to our own scripts and styles', async () => {
    const reply = await system.app.inject({ method: 'GET', url: '/healthz' });
    const policy = Object.fromEntries(
      String(reply.headers['content-security-policy'])
        .split(';')
        .map((part) => part.trim().split(' '))
        .map(([name = '', ...values]) => [name, values.join(' ')]),
    );
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'self'",
      'upgrade-insecure-requests': '',
    });
    expect(policy['script-src']).not.toMatch(/unsafe|data:|\*/);
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/max-age=\d{7,}/),
    });
    expect(reply.headers['x-powered-by']).toBeUndefined();
    expect(reply.headers.server).toBeUndefined();
  });

  test('keep answers with data out of caches, failures too', async () => {
    for (const answer of [await tuPhap.ask(account.me), await system.nobody.ask(account.me)])
      expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('without an https address the cookie and the policy do without it', async () => {
    const plain = await openSystem();
    try {
      const reply = await plain.app.inject({
        method: 'POST',
        url: account.signIn.path,
        payload: { login: 'so-y-te', password: DEMO_PASSWORD },
      });
      expect(reply.cookies[0]?.secure).toBeUndefined();
      expect(reply.headers['strict-transport-security']).toBeUndefined();
      expect(reply.headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    } finally {
      await plain.close();
    }
  });
});

describe('a write with an idempotency key', () => {
  const view = (name: string) => ({ screen: 'obligations' as const, name, query: {} });
  const save = (name: string, key: string, who = tuPhap) =>
    who.ask(overview.saveView, { body: view(name), key });
  const count = async (name: string) => {
    const { rows } = await system.owner.query('select 1 from saved_view where name = $1', [name]);
    return rows.length;
  };

  test('is done once and answered alike', async () => {
    const [first, second] = [await save('một', 'key-of-one'), await save('một', 'key-of-one')];
    expect(first.status).toBe(200);
    expect(second.output).toEqual(first.output);
    expect([first, second].map((one) => one.headers['idempotency-replayed'])).toEqual([undefined, 'true']);
    expect(await count('một')).toBe(1);
  });

  test('is done once when sent many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => save('cùng lúc', 'key-at-once')));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    for (const { output } of answers) expect(output).toEqual(answers[0]?.output);
    expect(answers.filter((one) => one.headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(await count('cùng lúc')).toBe(1);
  });

  test('with other content is refused', async () => {
    await save('nội dung', 'key-of-content');
    expect(await save('nội dung khác', 'key-of-content')).toMatchObject({
      status: 409,
      problem: { code: 'key-reused' },
    });
    expect(await count('nội dung khác')).toBe(0);
  });

  test('for another action is refused', async () => {
    await save('việc khác', 'key-of-action');
    const other = await tuPhap.ask(account.changeSettings, { body: { locale: 'vi' }, key: 'key-of-action' });
    expect(other.problem?.code).toBe('key-reused');
  });

  test('is the person’s own: the same key of another person is another', async () => {
    const other = await system.person('huyen-vu-thu');
    await save('của tôi', 'key-shared-by-two');
    const theirs = await save('của tôi', 'key-shared-by-two', other);
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
    expect(await count('của tôi')).toBe(2);
  });

  test('that failed may be tried again with the same key', async () => {
    const bodyId = await system.bodyId('so-tu-phap');
    const { version } = await boss.call(org.body, { params: { bodyId } });
    const edit = (based: number) =>
      boss.ask(org.editBody, {
        params: { bodyId },
        body: { version: based, kind: 'department', note: 'thử' },
        key: 'key-tried-again',
      });
    expect((await edit(version + 7)).problem?.code).toBe('edit-conflict');
    expect((await edit(version)).status).toBe(200);
  });

  test('whose answer was a secret does not tell it again', async () => {
    const userId = (await system.person('huyen-dong-hung')).id;
    const reset = () => boss.ask(admin.resetPassword, { params: { userId }, key: 'key-of-secret' });
    const first = await reset();
    expect(first.status).toBe(200);
    const { rows } = await system.owner.query(
      `select response from idempotency_key where key = 'key-of-secret'`,
    );
    expect(JSON.stringify(rows)).not.toContain(first.output.startPassword);
    expect((await reset()).problem?.code).toBe('wrong-state');
  });

  test.each(['short', 'x'.repeat(201)])('that is no key (%s) is refused by name', async (key) => {
    expect((await save('khóa sai', key)).problem).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'Idempotency-Key' }],
    });
  });
});

describe('refusals', () => {
  test('are problem documents in the language asked for, with both beside it', async () => {
    const english = await system.nobody.ask(account.me, { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect(english.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(english.headers['content-language']).toBe('en');
    expect(english.problem).toMatchObject({
      type: 'urn:binh-dang:problem:sign-in-needed',
      title: 'You need to sign in to go on.',
      status: 401,
      text: { title: { vi: 'Bạn cần đăng nhập để tiếp tục.' } },
    });
    expect((await system.nobody.ask(account.me)).problem?.title).toContain('đăng nhập');
  });

  test('name each wrong field in both languages', async () => {
    const reply = await system.app.inject({
      method: 'POST',
      url: account.signIn.path,
      payload: { login: '', password: 7 },
    });
    const problem = reply.json<{ errors: { path: string; message: { vi: string; en: string } }[] }>();
    expect(problem.errors.map(({ path }) => path).sort()).toEqual(['login', 'password']);
    for (const { message } of problem.errors) {
      expect(message.vi).not.toBe('');
      expect(message.en).not.toBe(message.vi);
    }
  });

  test.each([
    ['broken JSON', { headers: { 'content-type': 'application/json' }, payload: '{"login":' }, 422],
    ['an empty body', { headers: { 'content-type': 'application/json' }, payload: '' }, 422],
    ['a body of 3 MB', { payload: { login: 'x'.repeat(3_000_000), password: 'x' } }, 413],
  ])('%s', async (_, request, status) => {
    const reply = await system.app.inject({ method: 'POST', url: account.signIn.path, ...request });
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  test('a NUL, which the database stores nowhere, is refused at its field', async () => {
    const body = await tuPhap.ask(overview.saveView, {
      body: { screen: 'obligations', name: 'a\0b', query: { q: 'x' } },
    });
    expect(body.problem).toMatchObject({ code: 'invalid-input', errors: [{ path: 'name' }] });
    const query = await tuPhap.ask(overview.obligations, { query: { q: 'a\0b' } });
    expect(query.problem).toMatchObject({ code: 'invalid-input', errors: [{ path: 'q' }] });
  });

  test('an upload without a file, or of the wrong type, says so', async () => {
    const query = { bodyId: tuPhap.bodyId };
    expect((await tuPhap.ask(files.uploadFile, { query })).problem).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'file' }],
    });
    expect(
      (await tuPhap.ask(files.uploadFile, { query, file: { name: 'a.png', bytes: Buffer.alloc(0) } }))
        .problem,
    ).toMatchObject({ errors: [{ path: 'file' }] });
  });

  test('an unknown address below /api is a problem document, not the web', async () => {
    const reply = await system.app.inject({
      method: 'GET',
      url: '/api/nowhere',
      headers: { accept: 'text/html' },
    });
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({ code: 'not-found' });
  });

  test('what went wrong inside is not told outside', async () => {
    const reply = await tuPhap.ask(overview.obligations, { query: { after: '\u0000' } as never });
    expect(reply.status).toBeLessThan(500);
    expect(JSON.stringify(reply.problem ?? {})).not.toMatch(/select|postgres|at \//i);
  });
});
