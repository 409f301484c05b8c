/** The log tells operators what happened and nobody who people are. */
import { account, admin, files, overview, work } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type System } from '../../test/system.ts';
import { DEMO_PASSWORD, readDemoPeople } from '../account/load-demo-people.ts';
import { SESSION_COOKIE } from './http.ts';
import { openLog } from './log.ts';

const lines: string[] = [];
let system: System;
beforeAll(async () => {
  system = await openSystem({
    environment: { LOG_LEVEL: 'trace' },
    logTo: { write: (line) => void lines.push(line) },
  });
});
afterAll(() => system.close());

const NARRATIVE = 'Bà Nguyễn Thị Kể Chuyện ở thôn Đông đã được hỗ trợ';

/** A day's work: sign-in right and wrong, reading, searching, writing, uploading, failing. */
async function aDaysWork(): Promise<string[]> {
  const plan = await insertPublishedPlan(system.owner);
  const focal = await system.person('so-tu-phap');
  const boss = await system.person('admin');
  const obligationId = plan.obligation('so-tu-phap').id;
  await system.app.inject({
    method: 'POST',
    url: `${account.signIn.path}?login=query-login`,
    payload: { login: 'nguoi-go-nham', password: 'mat-khau-go-nham' },
    headers: { 'user-agent': 'Trình duyệt của tôi', 'x-forwarded-for': '203.0.113.77' },
  });
  await focal.ask(overview.search, { query: { q: 'người bị bạo lực' } });
  const { version } = await focal.call(work.obligation, { params: { obligationId } });
  await focal.ask(work.report, {
    params: { obligationId },
    body: {
      version,
      occurrenceId: null,
      state: 'in_progress',
      percent: null,
      narrative: NARRATIVE,
      figures: [],
      doneOn: null,
      evidence: [],
    },
  });
  await focal.ask(files.uploadFile, {
    query: { bodyId: focal.bodyId },
    file: { name: 'don-cua-ba-ke-chuyen.txt', bytes: Buffer.from(NARRATIVE) },
  });
  const { path } = await focal.call(overview.openFeed);
  await system.app.inject(path);
  const token = /[0-9a-f]{48}/.exec(path)?.[0] ?? '';
  const { startPassword } = await boss.call(admin.createUser, {
    body: {
      login: 'tai-khoan-moi',
      fullName: 'Phan Thị Tên Riêng',
      jobTitle: 'Chức danh riêng',
      email: 'rieng@example.gov.vn',
      grants: [],
    },
  });
  // A failure inside: the database's own words quote what was typed.
  await system.owner.query('alter table saved_view rename to saved_view_gone');
  await focal.ask(overview.saveView, {
    body: { screen: 'obligations', name: 'Tên bộ lọc riêng', query: {} },
  });
  await system.owner.query('alter table saved_view_gone rename to saved_view');
  return [token, startPassword, path];
}

describe('the log of a day', () => {
  let secrets: string[] = [];
  let whole = '';
  beforeAll(async () => {
    secrets = await aDaysWork();
    whole = lines.join('');
  });

  test('has a line for each request, with its id, route and status', () => {
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.length).toBeGreaterThan(15);
    expect(entries).toContainEqual(
      expect.objectContaining({
        msg: 'incoming request',
        req: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), method: 'GET', path: '/api/overview/search' },
      }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({ msg: 'request completed', res: { status: 200 } }),
    );
  });

  test('names the failure inside, so that it can be mended', () => {
    const failure = lines.map((line) => JSON.parse(line)).find((entry) => entry.msg === 'request failed');
    expect(failure).toMatchObject({
      level: 50,
      err: { code: '42P01', message: expect.stringContaining('saved_view') },
    });
    expect(failure.err.stack).toMatch(/^\s+at /);
  });

  test('holds no login, name, title, address of mail or network', () => {
    for (const person of readDemoPeople('thai-binh').filter(({ login }) =>
      /^(admin|so-tu-phap)$/.test(login),
    )) {
      expect(whole).not.toContain(person.fullName);
      expect(whole).not.toContain(person.email);
      expect(whole).not.toContain(`"${person.login}"`);
    }
    for (const word of [
      'nguoi-go-nham',
      'query-login',
      'tai-khoan-moi',
      'Phan Thị Tên Riêng',
      'Chức danh riêng',
      'rieng@example.gov.vn',
      '203.0.113.77',
      '127.0.0.1',
      'Trình duyệt',
    ])
      expect(whole).not.toContain(word);
  });

  test('holds no password, session, link or key', () => {
    for (const secret of [...secrets, DEMO_PASSWORD, 'mat-khau-go-nham', SESSION_COOKIE])
      expect(whole).not.toContain(secret);
  });

  test('holds nothing that was typed, searched for or uploaded', () => {
    for (const word of ['bạo lực', 'Kể Chuyện', 'don-cua-ba', 'Tên bộ lọc riêng']) {
      expect(whole).not.toContain(word);
      expect(whole).not.toContain(encodeURIComponent(word));
    }
  });
});

describe('an error in the log', () => {
  const logged = (error: unknown): { err: Record<string, unknown> } => {
    const out: string[] = [];
    openLog({ LOG_LEVEL: 'info' }, { write: (line) => void out.push(line) }).error({ err: error }, 'x');
    return JSON.parse(out.join(''));
  };

  test('of the database says where, but not the row', async () => {
    const error = await system.owner
      .query(`insert into app_user (id, login, email, full_name, password_hash)
              values (gen_random_uuid(), 'admin', 'a@b.vn', 'Tên Thật', 'x')`)
      .catch((one: unknown) => one);
    const { err } = logged(error);
    expect(err).toMatchObject({ code: '23505', where: { table: 'app_user', constraint: 'app_user_login' } });
    expect(JSON.stringify(err)).not.toMatch(/\(admin\)|Tên Thật|a@b\.vn/);
  });

  test('of the database does not quote what did not fit', async () => {
    const error = await system.owner.query(`select 'Nguyễn Thị A'::date`).catch((one: unknown) => one);
    expect(logged(error).err).toMatchObject({ message: 'invalid input syntax for type date: "*"' });
  });

  test('of mail does not name the receiver, in its cause neither', () => {
    const cause = Object.assign(new Error('550 <nguoi@nhan.vn> unknown'), { rejected: ['nguoi@nhan.vn'] });
    const { err } = logged(new Error('mail to nguoi@nhan.vn failed', { cause }));
    expect(JSON.stringify(err)).not.toContain('nhan.vn');
    expect(err).toMatchObject({ type: 'Error', cause: { message: '550 <*> unknown' } });
  });

  test('may be no error at all', () => {
    expect(logged('chỉ là chữ').err).toMatchObject({ message: 'chỉ là chữ' });
    expect(logged(undefined)).toMatchObject({ msg: 'x' });
  });
});
