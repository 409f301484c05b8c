/** Plain SQL migrations, forward only, numbered; each in its own transaction, its hash noted. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';

export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../../../db/migrations');

/** Passwords of the two login roles; without them the roles cannot log in and are entered by SET ROLE. */
export interface RolePasswords {
  readonly app?: string;
  readonly worker?: string;
}

/**
 * Brings the database up to date. Safe to call from several processes at once.
 * @returns the names of the migrations applied now
 * @throws when an applied migration was edited afterwards, or PostgreSQL is too old or without ICU
 */
export async function migrate(ownerUrl: string, passwords: RolePasswords = {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await checkServer(client);
    await client.query('select pg_advisory_lock(7202201)');
    await ensureRoles(client, passwords);
    await client.query(`create table if not exists schema_migration (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`);
    const applied = await applyPending(client);
    if (applied.length > 0) await installJobs(client, ownerUrl);
    return applied;
  } finally {
    await client.end();
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; icu: boolean }>(
    `select current_setting('server_version_num')::int as version,
            exists (select 1 from pg_collation where collprovider = 'i') as icu`,
  );
  const server = rows[0];
  if (!server || server.version < 150000) throw new Error('PostgreSQL 15 or newer is needed.');
  if (!server.icu)
    throw new Error('This PostgreSQL was built without ICU; Vietnamese cannot be sorted with it.');
}

async function ensureRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of [
    ['binhdang_app', passwords.app],
    ['binhdang_worker', passwords.worker],
  ] as const) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (!rowCount) await client.query(`create role ${role} nologin noinherit`);
    if (password) await client.query(`alter role ${role} login password ${client.escapeLiteral(password)}`);
  }
  await client.query('grant binhdang_app, binhdang_worker to current_user');
}

async function applyPending(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from schema_migration',
  );
  const done = new Map(rows.map((row) => [row.name, row.hash]));
  const applied: string[] = [];
  for (const name of readdirSync(MIGRATIONS_FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    const sql = readFileSync(join(MIGRATIONS_FOLDER, name), 'utf8');
    const hash = createHash('sha256').update(sql).digest('hex');
    const before = done.get(name);
    if (before !== undefined) {
      if (before !== hash) throw new Error(`Migration ${name} was edited after it had been applied.`);
      continue;
    }
    try {
      await client.query(`begin; ${sql}\n; commit`);
    } catch (error) {
      await client.query('rollback');
      throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
    await client.query('insert into schema_migration (name, hash) values ($1, $2)', [name, hash]);
    applied.push(name);
  }
  return applied;
}

/** The job tables belong to pg-boss; the app may add jobs in its own transaction, the worker runs them. */
async function installJobs(client: pg.Client, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 1 });
  await boss.start();
  await boss.stop({ graceful: false });
  await client.query(`
    grant usage on schema pgboss to binhdang_app, binhdang_worker;
    grant select, insert, update, delete on all tables in schema pgboss to binhdang_worker;
    grant select on pgboss.queue to binhdang_app;
    grant select, insert on all tables in schema pgboss to binhdang_app;
    grant execute on all functions in schema pgboss to binhdang_app, binhdang_worker`);
}
