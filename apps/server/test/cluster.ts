/**
 * One PostgreSQL for a test run: the embedded one, or TEST_DATABASE_URL. It holds a template database, migrated
 * and loaded with the province's bodies and the demo people; every test file gets a copy (about 50 ms).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { loadDemoPeople } from '../src/account/load-demo-people.ts';
import { loadIndicators } from '../src/indicator/index.ts';
import { loadBodies } from '../src/org/load-seed.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { loadRegisters } from '../src/register/load-definitions.ts';
import { loadReportDefinitions } from '../src/report/load-definitions.ts';

const TEMPLATE = 'binhdang_template';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner's connection string of the cluster, to any database. */
    clusterUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env['TEST_DATABASE_URL'];
  const folder = mkdtempSync(join(tmpdir(), 'binhdang-test-'));
  const embedded = external
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: folder, durable: false, maxConnections: 200 });
  const clusterUrl = external ?? embedded?.ownerUrl ?? '';
  await recreate(clusterUrl, TEMPLATE);
  const templateUrl = databaseUrl(clusterUrl, TEMPLATE);
  await migrate(templateUrl);
  const client = new pg.Client({ connectionString: templateUrl });
  await client.connect();
  await loadBodies(client, 'thai-binh');
  await loadDemoPeople(client, 'thai-binh');
  await loadRegisters(client);
  await loadIndicators(client);
  await loadReportDefinitions(client);
  await client.end();
  project.provide('clusterUrl', clusterUrl);
  return async () => {
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

export function databaseUrl(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function recreate(clusterUrl: string, database: string): Promise<void> {
  await asOwner(clusterUrl, async (client) => {
    await client.query(`drop database if exists ${database} with (force)`);
    await client.query(`create database ${database} template template0 encoding 'UTF8'`);
  });
}

/** A fresh copy of the template. @returns its owner connection string and how to drop it */
export async function copyDatabase(clusterUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  // Two copies at once would disturb each other: CREATE DATABASE needs the template to itself.
  await asOwner(clusterUrl, async (client) => {
    await client.query('select pg_advisory_lock(7202202)');
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  return {
    url: databaseUrl(clusterUrl, name),
    drop: () =>
      asOwner(clusterUrl, (client) => client.query(`drop database if exists ${name} with (force)`)).then(
        () => undefined,
      ),
  };
}

async function asOwner<T>(clusterUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(clusterUrl, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
