/** Each night uploads that were never attached, or whose place was given up, are removed. */
import type pg from 'pg';
import type { Services } from '../platform/services.ts';

const SWEEP = 'file.sweep';

/** A report begun on one day is sent within this; a file of an older draft has to be chosen again. */
const LOOSE_FOR = '7 days';

export function registerJobs(services: Services): void {
  services.jobs.everyDay(SWEEP, '25 2 * * *', async () => {
    services.log.info({ swept: { files: await sweepFiles(services) } }, 'swept');
  });
}

/** Removes uploads attached to nothing, and contents that no upload names any more. @returns how many uploads */
export async function sweepFiles({
  workerPool,
  files,
}: Pick<Services, 'workerPool' | 'files'>): Promise<number> {
  const client = await workerPool.connect();
  try {
    const gone = await removeLoose(client);
    for (const sha256 of await unnamed(client, gone)) await files.remove(sha256);
    return gone.length;
  } finally {
    client.release();
  }
}

async function removeLoose(client: pg.PoolClient): Promise<Buffer[]> {
  const loose = (await uses(client)).map(
    ({ table, column }) => `and not exists (select 1 from ${table} u where u.${column} = f.id)`,
  );
  await client.query('begin');
  try {
    await client.query(`select set_config('app.action', 'system.sweepFiles', true)`);
    const { rows } = await client.query<{ sha256: Buffer }>(
      `delete from stored_file f where f.created_at < present() - $1::interval ${loose.join(' ')} returning f.sha256`,
      [LOOSE_FOR],
    );
    await client.query('commit');
    return rows.map(({ sha256 }) => sha256);
  } catch (failure) {
    await client.query('rollback');
    throw failure;
  }
}

/** Where files are attached, by the foreign keys themselves: a new place counts from its migration on. */
async function uses(client: pg.PoolClient): Promise<{ table: string; column: string }[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.conrelid::regclass::text as table, quote_ident(a.attname) as column
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'stored_file'::regclass`,
  );
  return rows;
}

/** The same content may have been uploaded more than once. */
async function unnamed(client: pg.PoolClient, contents: readonly Buffer[]): Promise<Buffer[]> {
  if (contents.length === 0) return [];
  const { rows } = await client.query<{ sha256: Buffer }>(
    `select distinct c.sha256 from unnest($1::bytea[]) c(sha256)
      where not exists (select 1 from stored_file f where f.sha256 = c.sha256)`,
    [contents],
  );
  return rows.map(({ sha256 }) => sha256);
}
