/** For commands that act as the owner of the database: where the server would find it. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { defaultDataFolder, startEmbeddedPostgres } from '../apps/server/src/platform/embedded-postgres.ts';

interface OwnerDatabase {
  /** Connection string of the owner. */
  readonly url: string;
  /** Stops the embedded server again if it was started for this command only. */
  release(): Promise<void>;
}

/**
 * DATABASE_URL, else the embedded database of DATA_FOLDER, to which it attaches if it runs already.
 * @throws when there is no database yet
 */
async function ownerDatabase(): Promise<OwnerDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, release: async () => undefined };
  const dataFolder = resolve(
    process.env['DATA_FOLDER'] ?? defaultDataFolder(join(import.meta.dirname, '..')),
  );
  if (!existsSync(join(dataFolder, 'cluster'))) {
    throw new Error(`Chưa có dữ liệu ở ${dataFolder} / no database in ${dataFolder}`);
  }
  const server = await startEmbeddedPostgres({ dataFolder });
  return {
    url: server.ownerUrl,
    release: () => (server.reattached ? Promise.resolve() : server.stop()),
  };
}

/** Runs with a connection of the owner's, and leaves the database as it was found: running or not. */
export async function withOwner<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await ownerDatabase();
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    return await run(client);
  } finally {
    await client.end();
    await database.release();
  }
}

/** Ends the command with the code, or with `failed` and the error's words. */
export function endWith(code: Promise<number>, failed: number): void {
  code.then(
    (known) => {
      process.exitCode = known;
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = failed;
    },
  );
}
