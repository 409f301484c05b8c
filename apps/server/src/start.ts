/** From a configuration to a running system; main.ts and the tests use the same path. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import type { Logger } from 'pino';
import { loadDemoPeople } from './account/load-demo-people.ts';
import { hasAdministrator } from './admin/index.ts';
import { loadDemoPlan } from './demo-plan.ts';
import { loadIndicators } from './indicator/index.ts';
import { loadBodies } from './org/load-seed.ts';
import { clockShiftedBy } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { openPool } from './platform/database.ts';
import {
  defaultDataFolder,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from './platform/embedded-postgres.ts';
import { folderStore } from './platform/file-store.ts';
import { openJobs } from './platform/jobs.ts';
import { migrate } from './platform/migrate.ts';
import { buildServer } from './platform/server.ts';
import type { Services } from './platform/services.ts';
import { checkPublicationCatalog } from './public/index.ts';
import { loadRegisters, readDefinitions } from './register/load-definitions.ts';
import { loadReportDefinitions } from './report/index.ts';
import { actions, extras, registerJobs, schemas } from './rooms.ts';

export const PROVINCE = 'thai-binh';
/** The year of the plan that the demo loads; its clock is shifted there. */
const DEMO_YEAR = 2022;

export interface Running {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly embedded: EmbeddedPostgres | undefined;
  /** False on a new installation outside demo mode: nobody can sign in yet. */
  readonly hasAdministrator: boolean;
  stop(): Promise<void>;
}

export interface Urls {
  readonly owner: string;
  readonly app: string;
  readonly worker: string;
  /** True where the app signs in as its own role; otherwise it enters it with SET ROLE. */
  readonly ownLogins: boolean;
}

/** Migrates, loads what is missing, and builds the server; does not listen yet. */
export async function start(config: Config, log: Logger): Promise<Running> {
  const dataFolder = resolve(config.DATA_FOLDER ?? defaultDataFolder(join(import.meta.dirname, '../../..')));
  const embedded = config.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ dataFolder, maxConnections: config.DATABASE_POOL + 20 });
  const urls = embedded ? await embeddedUrls(embedded, dataFolder) : await externalUrls(config);
  const { shiftDays, hasAdministrator } = await prepare(urls.owner, config);
  const clock = clockShiftedBy(shiftDays);
  const shift = shiftDays === 0 ? '' : `-c app.clock_shift_days=${shiftDays}`;
  const pool = openPool(urls.app, {
    max: config.DATABASE_POOL,
    options: options(urls, 'binhdang_app', shift),
  });
  const workerPool = openPool(urls.worker, { max: 3, options: options(urls, 'binhdang_worker', shift) });
  const jobs = openJobs(workerPool, log);
  const services: Services = {
    config,
    clock,
    pool,
    workerPool,
    files: folderStore(join(dataFolder, 'files')),
    jobs,
    log,
  };
  registerJobs(services);
  if (config.demo) await loadDemoPlan(services, PROVINCE);
  const app = await buildServer({ services, actions, extras, schemas });
  return {
    app,
    services,
    embedded,
    hasAdministrator,
    async stop() {
      await app.close();
      await jobs.stop();
      await pool.end();
      await workerPool.end();
    },
  };
}

const options = (urls: Urls, role: string, shift: string) =>
  [urls.ownLogins ? '' : `-c role=${role}`, shift].filter(Boolean).join(' ');

async function embeddedUrls(server: EmbeddedPostgres, folder: string): Promise<Urls> {
  const file = join(folder, 'role-passwords.json');
  const fresh = () => randomBytes(24).toString('base64url');
  if (!existsSync(file))
    writeFileSync(file, JSON.stringify({ app: fresh(), worker: fresh() }), { mode: 0o600 });
  const passwords = JSON.parse(readFileSync(file, 'utf8')) as { app: string; worker: string };
  await migrate(server.ownerUrl, passwords);
  return {
    owner: server.ownerUrl,
    app: server.url('binhdang_app', passwords.app, 'binhdang'),
    worker: server.url('binhdang_worker', passwords.worker, 'binhdang'),
    ownLogins: true,
  };
}

async function externalUrls(config: Config): Promise<Urls> {
  const owner = config.DATABASE_URL ?? '';
  await migrate(owner);
  return { owner, app: config.DATABASE_APP_URL ?? owner, worker: owner, ownLogins: false };
}

interface Prepared {
  /** By how many days the clock of the work is shifted. */
  readonly shiftDays: number;
  readonly hasAdministrator: boolean;
}

/** Loads bodies and, in demo mode, people. */
async function prepare(ownerUrl: string, config: Config): Promise<Prepared> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    if (!config.demo) {
      await loadBodies(client, PROVINCE);
      await loadCatalog(client);
      const { rows } = await client.query<{ demo: boolean }>(
        'select exists (select 1 from app_user where demo and active) as demo',
      );
      if (rows[0]?.demo)
        throw new Error(
          'This database holds demo accounts; it cannot be used outside demo mode. Use a new database.',
        );
      return { shiftDays: 0, hasAdministrator: await hasAdministrator(client) };
    }
    const days = await demoClockShift(client);
    // What is loaded is dated by the clock of the work, so that the audit's first lines are its oldest.
    await client.query(`select set_config('app.clock_shift_days', $1, false)`, [String(days)]);
    await loadBodies(client, PROVINCE);
    await loadDemoPeople(client, PROVINCE);
    await loadCatalog(client);
    return { shiftDays: days, hasAdministrator: true };
  } finally {
    await client.end();
  }
}

/** Decided once per database, so that the demo's time goes on steadily across restarts. */
async function demoClockShift(client: pg.Client): Promise<number> {
  const now = new Date();
  const then = new Date(now);
  then.setUTCFullYear(DEMO_YEAR);
  const days = Math.round((then.getTime() - now.getTime()) / 86_400_000);
  await client.query(
    `insert into setting (key, value) values ('clock_shift_days', to_jsonb($1::int)) on conflict do nothing`,
    [days],
  );
  const { rows } = await client.query<{ value: number }>(
    `select value from setting where key = 'clock_shift_days'`,
  );
  return rows[0]?.value ?? days;
}

async function loadCatalog(client: pg.Client): Promise<void> {
  const registers = readDefinitions();
  await loadRegisters(client, registers);
  await loadIndicators(client, registers);
  checkPublicationCatalog(registers);
  await loadReportDefinitions(client, registers);
}
