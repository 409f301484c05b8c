/** A durable embedded database of its own and the server on it, listening on loopback; thrown away at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account } from '@binhdang/contract';
import pg from 'pg';
import { pino } from 'pino';
import { DEMO_PASSWORD } from '../apps/server/src/account/load-demo-people.ts';
import { readConfig } from '../apps/server/src/platform/config.ts';
import { type Running, start } from '../apps/server/src/start.ts';

export interface BenchSystem {
  readonly running: Running;
  readonly origin: string;
  readonly owner: pg.Client;
  /** Signs in and returns the cookie to send. */
  signIn(login: string): Promise<string>;
  close(): Promise<void>;
}

export async function openBenchSystem(
  environment: Readonly<Record<string, string>> = {},
): Promise<BenchSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'binhdang-bench-'));
  const config = readConfig({ DATA_FOLDER: folder, LOG_LEVEL: 'silent', ...environment });
  const running = await start(config, pino({ level: 'silent' }));
  const origin = await running.app.listen({ host: '127.0.0.1', port: 0 });
  await running.services.jobs.start();
  const owner = new pg.Client({ connectionString: running.embedded?.ownerUrl });
  await owner.connect();
  return {
    running,
    origin,
    owner,
    async signIn(login) {
      const reply = await fetch(origin + account.signIn.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password: DEMO_PASSWORD }),
      });
      if (!reply.ok) throw new Error(`sign-in of ${login}: ${reply.status} ${await reply.text()}`);
      return reply.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    async close() {
      await owner.end();
      await running.stop();
      await running.embedded?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
