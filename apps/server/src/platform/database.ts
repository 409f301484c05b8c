/** Connections: one pool per role. Requests use the app's, jobs the worker's; the owner's only migrates. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.generated.ts';

export type Database = Kysely<DB>;

// Civil dates stay the text they are; 64-bit counts fit a JavaScript number here.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/**
 * Row-level security makes the planner overestimate costs, and compiling a request's query by JIT then takes longer
 * (40 ms seen) than running it.
 */
const JIT_OFF = '-c jit=off';

export interface PoolOptions {
  readonly max: number;
  /** Settings of every connection, as for psql's PGOPTIONS: the role to enter, the clock's shift. */
  readonly options: string;
}

export function openPool(connectionString: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    options: `${JIT_OFF} ${options.options}`.trim(),
  });
  // An idle connection that breaks (server restarted) is replaced by the pool; the error must not end the process.
  pool.on('error', () => undefined);
  // Neither must one that breaks between two statements of a transaction: the next statement fails and says so.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** Kysely over one pool (or one client, see transaction.ts). */
export function kyselyOver(pool: pg.Pool): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
