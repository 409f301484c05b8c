/** The whole server on a database of its own, and people signed in to it. Requests go through the real HTTP stack. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  account,
  type BodyInputOf,
  type OutputOf,
  type Parameters,
  type Problem,
  type QueryInputOf,
  type Route,
} from '@binhdang/contract';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import type { DestinationStream } from 'pino';
import { inject } from 'vitest';
import type { z } from 'zod';
import { DEMO_PASSWORD } from '../src/account/load-demo-people.ts';
import { clockShiftedBy } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { openPool } from '../src/platform/database.ts';
import { folderStore } from '../src/platform/file-store.ts';
import { SESSION_COOKIE } from '../src/platform/http.ts';
import { openJobs } from '../src/platform/jobs.ts';
import { openLog } from '../src/platform/log.ts';
import { buildServer } from '../src/platform/server.ts';
import type { Services } from '../src/platform/services.ts';
import { actions, extras, registerJobs, schemas } from '../src/rooms.ts';
import { copyDatabase } from './cluster.ts';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly output: T;
  readonly problem: Problem | undefined;
  readonly bytes: Buffer;
}

interface CallInput<R> {
  params?: Record<string, string>;
  query?: QueryInputOf<R>;
  body?: BodyInputOf<R>;
  file?: { name: string; bytes: Uint8Array };
  key?: string;
  headers?: Record<string, string>;
}

type AnyRoute = Route<Parameters, Parameters, z.ZodType, z.ZodType>;

export interface Person {
  readonly id: string;
  readonly login: string;
  /** Body of the person's first role. */
  readonly bodyId: string;
  /** The answer, whatever it is. */
  ask<R extends object>(route: R, input?: CallInput<R>): Promise<Answer<OutputOf<R>>>;
  /** The output; throws with the problem when the answer is not a success. */
  call<R extends object>(route: R, input?: CallInput<R>): Promise<OutputOf<R>>;
}

export interface System {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** As the owner of the database: not bound by row-level security. For arranging and looking, not for acting. */
  readonly owner: pg.Client;
  /** Signs a demo person in (once; later calls return the same). */
  person(login: string): Promise<Person>;
  /** Somebody without a session. */
  readonly nobody: Person;
  bodyId(key: string): Promise<string>;
  close(): Promise<void>;
}

export interface SystemOptions {
  /** Civil date of the clock of the work; by default inside the plan's year. */
  readonly today?: string;
  readonly environment?: Record<string, string>;
  /** Where the log goes; standard output if left out. */
  readonly logTo?: DestinationStream;
}

/** Opens a system; close it in afterAll. */
export async function openSystem(options: SystemOptions = {}): Promise<System> {
  const database = await copyDatabase(inject('clusterUrl'));
  const folder = mkdtempSync(join(tmpdir(), 'binhdang-files-'));
  const today = options.today ?? '2022-06-15';
  const shiftDays = Math.round((Date.parse(`${today}T05:00:00Z`) - noonToday()) / 86_400_000);
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DEMO: 'true',
    LOG_LEVEL: 'error',
    ...options.environment,
  });
  const log = openLog(config, options.logTo);
  const shift = `-c app.clock_shift_days=${shiftDays}`;
  const pool = openPool(database.url, { max: 10, options: `-c role=binhdang_app ${shift}` });
  const workerPool = openPool(database.url, { max: 2, options: `-c role=binhdang_worker ${shift}` });
  const jobs = openJobs(workerPool, log);
  const services: Services = {
    config,
    clock: clockShiftedBy(shiftDays),
    pool,
    workerPool,
    files: folderStore(folder),
    jobs,
    log,
  };
  registerJobs(services);
  await jobs.start();
  const app = await buildServer({ services, actions, extras, schemas });
  await app.ready();
  const owner = new pg.Client({ connectionString: database.url, options: shift });
  await owner.connect();
  const signedIn = new Map<string, Promise<Person>>();
  return {
    app,
    services,
    owner,
    nobody: personOn(app, { id: '', login: '', bodyId: '' }, undefined),
    person(login) {
      const known = signedIn.get(login) ?? signIn(app, login);
      signedIn.set(login, known);
      return known;
    },
    async bodyId(key) {
      const { rows } = await owner.query<{ id: string }>('select id from body where key = $1', [key]);
      if (!rows[0]) throw new Error(`no body ${key}`);
      return rows[0].id;
    },
    async close() {
      await app.close();
      await jobs.stop();
      await Promise.all([pool.end(), workerPool.end(), owner.end()]);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Noon in Vietnam today: shifting from there by whole days cannot slip into a neighbouring day. */
function noonToday(): number {
  const vietnam = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  return Date.parse(`${vietnam}T05:00:00Z`);
}

async function signIn(app: FastifyInstance, login: string): Promise<Person> {
  const reply = await app.inject({
    method: 'POST',
    url: account.signIn.path,
    payload: { login, password: DEMO_PASSWORD },
  });
  if (reply.statusCode !== 200) throw new Error(`sign-in of ${login}: ${reply.body}`);
  const me = reply.json<OutputOf<typeof account.me>>();
  const token = reply.cookies.find((cookie) => cookie.name === SESSION_COOKIE)?.value;
  return personOn(app, { id: me.id, login, bodyId: me.roles[0]?.body.id ?? '' }, token);
}

function personOn(
  app: FastifyInstance,
  who: Pick<Person, 'id' | 'login' | 'bodyId'>,
  token: string | undefined,
): Person {
  const ask: Person['ask'] = async (given, input = {}) => {
    const route = given as unknown as AnyRoute;
    const multipart = input.file
      ? multipartOf(input.file, input.body as Record<string, string> | undefined)
      : undefined;
    const reply = await app.inject({
      method: route.method,
      url: urlOf(route, input.params, input.query as Record<string, unknown> | undefined),
      headers: {
        ...(input.key ? { 'idempotency-key': input.key } : {}),
        ...(multipart?.headers ?? {}),
        ...input.headers,
      },
      ...(token ? { cookies: { [SESSION_COOKIE]: token } } : {}),
      ...(multipart
        ? { payload: multipart.payload }
        : input.body === undefined
          ? {}
          : { payload: input.body as object }),
    });
    const json = /json/.test(String(reply.headers['content-type']))
      ? (JSON.parse(reply.body) as unknown)
      : undefined;
    return {
      status: reply.statusCode,
      headers: reply.headers,
      output: (reply.statusCode < 300 ? json : undefined) as never,
      problem: reply.statusCode >= 400 ? (json as Problem) : undefined,
      bytes: reply.rawPayload,
    };
  };
  return {
    ...who,
    ask,
    async call(route, input) {
      const answer = await ask(route, input);
      if (answer.problem)
        throw new Error(`${(route as { id?: string }).id}: ${JSON.stringify(answer.problem)}`);
      return answer.output;
    },
  };
}

function urlOf(
  route: AnyRoute,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) search.append(name, String(one));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

function multipartOf(file: { name: string; bytes: Uint8Array }, fields: Record<string, string> = {}) {
  const boundary = 'binhdang-test-boundary';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(head),
      Buffer.from(file.bytes),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
