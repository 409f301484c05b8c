/** What those who run the system look at: alive, ready, measured, stopping well. */
import { account, overview } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { actions, extras } from '../rooms.ts';
import { openPool } from './database.ts';
import { buildServer } from './server.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

const get = (url: string, headers: Record<string, string> = {}, from = system) =>
  from.app.inject({ method: 'GET', url, headers });

describe('health', () => {
  test('alive needs nothing; ready needs the database', async () => {
    expect((await get('/healthz')).json()).toMatchObject({ status: 'ok' });
    expect((await get('/readyz')).json()).toEqual({ status: 'ready' });
    const pool = openPool('postgres://nobody@127.0.0.1:1/nothing', { max: 1, options: '' });
    const doomed = await buildServer({ services: { ...system.services, pool }, actions, extras });
    const ready = await doomed.inject('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.headers['retry-after']).toBe('5');
    expect(ready.json()).toMatchObject({ code: 'too-busy' });
    expect((await doomed.inject('/healthz')).statusCode).toBe(200);
    expect((await doomed.inject(account.me.path)).json()).toMatchObject({ code: 'too-busy', status: 503 });
    await doomed.close();
    await pool.end();
  });

  test('comes back by itself when the database dropped all connections', async () => {
    const person = await system.person('so-y-te');
    const client = await system.services.pool.connect();
    client.release();
    await system.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await expect.poll(async () => (await person.ask(account.me)).status).toBe(200);
  });
});

describe('metrics', () => {
  test('count requests by route and status, without naming people or bodies', async () => {
    const person = await system.person('so-tu-phap');
    await person.call(account.me);
    await person.ask(overview.cell, { query: { nodeId: person.id, bodyId: person.bodyId } as never });
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(
      /binhdang_request_seconds_count\{method="GET",route="\/api\/account\/me",status="200"\} [1-9]/,
    );
    expect(body).toMatch(/binhdang_pool_connections\{state="total"\} \d/);
    expect(body).toContain('process_resident_memory_bytes');
    for (const word of [person.id, person.bodyId, person.login]) expect(body).not.toContain(word);
  });

  test('are for this machine only, and not for what a proxy on it forwards', async () => {
    expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.7' })).statusCode).toBe(404);
    expect((await get('/metrics', { forwarded: 'for=203.0.113.7' })).statusCode).toBe(404);
    const far = await system.app.inject({ method: 'GET', url: '/metrics', remoteAddress: '203.0.113.7' });
    expect(far.statusCode).toBe(404);
  });

  test('with a token are for who has it', async () => {
    const token = 'mot-token-du-dai-cho-so-do';
    const guarded = await openSystem({ environment: { METRICS_TOKEN: token } });
    try {
      expect((await get('/metrics', {}, guarded)).statusCode).toBe(404);
      expect((await get('/metrics', { authorization: 'Bearer wrong' }, guarded)).statusCode).toBe(404);
      expect((await get('/metrics', { authorization: `Bearer ${token}` }, guarded)).statusCode).toBe(200);
    } finally {
      await guarded.close();
    }
  });
});

describe('stopping', () => {
  test('lets a request finish, then takes no more', async () => {
    const stopping = await openSystem();
    const address = await stopping.app.listen({ host: '127.0.0.1', port: 0 });
    // Holds the row that signing in must read, so that the request is under way while the server stops.
    await stopping.owner.query('begin');
    await stopping.owner.query('lock table app_user in access exclusive mode');
    const slow = fetch(`${address}/api/account/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'so-y-te', password: 'binh-dang-2022' }),
    });
    await expect
      .poll(async () => (await stopping.owner.query(`select 1 from pg_locks where not granted`)).rowCount)
      .toBe(1);
    const closed = stopping.app.close();
    await stopping.owner.query('commit');
    expect((await slow).status).toBe(200);
    await closed;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    await stopping.close();
  });
});
