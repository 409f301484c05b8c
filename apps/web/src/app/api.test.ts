import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Route, route } from '@binhdang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ApiProblem, address, call, onSignedOut, queryKey, read } from './api.ts';

interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

let server: Server;
let base: string;
let seen: Seen[] = [];
let answer: { status: number; body: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen = [];
  answer = { status: 200, body: '{"name":"Lan"}' };
});

const summary = { vi: 'Thử', en: 'Try' };
const reading = () =>
  route({
    id: 'plan.get',
    method: 'GET',
    path: `${base}/api/plans/:planId`,
    summary,
    params: z.object({ planId: z.string() }),
    query: z.object({ tag: z.array(z.string()).optional(), q: z.string().optional() }),
    output: z.object({ name: z.string() }),
  });
const writing = () =>
  route({
    id: 'plan.rename',
    method: 'POST',
    path: `${base}/api/plans`,
    summary,
    body: z.object({ name: z.string() }),
  });

async function problemOf(run: Promise<unknown>): Promise<ApiProblem> {
  const outcome = await run.then(
    () => undefined,
    (problem: unknown) => problem,
  );
  if (!(outcome instanceof ApiProblem)) throw new Error('no problem came back');
  return outcome;
}

function refusal(code: string, more: object = {}): string {
  return JSON.stringify({ code, status: 0, text: { title: { vi: 'Không', en: 'No' } }, ...more });
}

test('fills the path, repeats list parameters, leaves out what is empty, asks in Vietnamese', async () => {
  const output = await call(reading(), { params: { planId: 'a/b' }, query: { tag: ['x', 'y'], q: '' } });
  expect(output).toEqual({ name: 'Lan' });
  expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/plans/a%2Fb?tag=x&tag=y' });
  expect(seen[0]?.headers['accept-language']).toBe('vi');
  expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
});

test('a write carries JSON and a key, the given one if there is one', async () => {
  answer = { status: 204, body: '' };
  expect(await call(writing(), { body: { name: 'Lan' } })).toBeUndefined();
  await call(writing(), { body: { name: 'Lan' }, idempotencyKey: 'the-same-key' });
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ name: 'Lan' });
  expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen[1]?.headers['idempotency-key']).toBe('the-same-key');
});

test('a refusal keeps its code, words, fields and the present version', async () => {
  const errors = [{ path: 'figures.0.value', message: { vi: 'Sai', en: 'Wrong' } }];
  answer = { status: 409, body: refusal('edit-conflict', { errors, current: { version: 3 } }) };
  const problem = await problemOf(call(writing(), { body: { name: 'Lan' } }));
  expect(problem).toMatchObject({
    kind: 'refused',
    code: 'edit-conflict',
    status: 409,
    errors,
    current: { version: 3 },
    passing: false,
  });
  expect(problem.text.title.vi).toBe('Không');
});

test('tells listeners that the session ended, but not for a wrong password', async () => {
  let told = 0;
  const stop = onSignedOut(() => {
    told += 1;
  });
  answer = { status: 401, body: refusal('sign-in-refused') };
  await problemOf(call(writing(), { body: { name: 'Lan' } }));
  expect(told).toBe(0);
  answer = { status: 401, body: refusal('sign-in-needed') };
  await problemOf(call(writing(), { body: { name: 'Lan' } }));
  expect(told).toBe(1);
  stop();
});

test('no answer, a proxy without its server, and an answer that is no JSON have words of their own', async () => {
  const away: Route = { ...writing(), path: 'http://127.0.0.1:1/api/plans' };
  expect(await problemOf(call(away, { body: {} }))).toMatchObject({ kind: 'offline', passing: true });
  answer = { status: 502, body: '<html>Bad gateway</html>' };
  expect(await problemOf(call(reading(), { params: { planId: '1' } }))).toMatchObject({ kind: 'offline' });
  answer = { status: 200, body: '<html>' };
  expect(await problemOf(call(reading(), { params: { planId: '1' } }))).toMatchObject({ kind: 'unreadable' });
});

test('a stopped call is no problem to show', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(call(reading(), { params: { planId: '1' }, signal: stop.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('query keys begin with the room, so that a room can be refreshed as a whole', () => {
  const one = { params: { planId: '1' } };
  expect(queryKey(reading(), one)).toEqual(['plan', 'plan.get', { planId: '1' }, null]);
  expect(read(reading(), one).queryKey).toEqual(queryKey(reading(), one));
});

test('an address without a needed parameter is a fault of the program', () => {
  const { path: _, ...rest } = reading();
  const local: Route = { ...rest, path: '/api/plans/:planId' };
  expect(address(local, { params: { planId: 'ă' }, query: {} })).toBe('/api/plans/%C4%83');
  expect(() => address(local, { params: {}, query: {} })).toThrow('planId');
});
