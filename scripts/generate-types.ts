/** Writes the database's types as they are after all migrations: npm run generate:types */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../apps/server/src/platform/embedded-postgres.ts';
import { migrate } from '../apps/server/src/platform/migrate.ts';
import { TYPE_GENERATION } from './type-generation.ts';

const folder = mkdtempSync(join(tmpdir(), 'binhdang-types-'));
const server = await startEmbeddedPostgres({ dataFolder: folder, durable: false });
try {
  await migrate(server.ownerUrl);
  const result = spawnSync(
    join(import.meta.dirname, '../node_modules/.bin/kysely-codegen'),
    [
      ...TYPE_GENERATION,
      `--out-file=${process.argv[2] ?? join(import.meta.dirname, '../apps/server/src/platform/schema.generated.ts')}`,
      ...(process.argv.includes('--verify') ? ['--verify'] : []),
    ],
    { stdio: 'inherit', env: { ...process.env, DATABASE_URL: server.ownerUrl } },
  );
  process.exitCode = result.status ?? 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
