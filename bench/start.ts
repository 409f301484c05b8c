/** From the command to the first answered request: on a new data folder, and again. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../apps/server/src/platform/embedded-postgres.ts';
import type { Figure } from './figure.ts';

const ROOT = join(import.meta.dirname, '..');

export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'binhdang-bench-start-'));
  try {
    const first = await startOnce(folder);
    const second = await startOnce(folder);
    return [
      {
        name: 'start.first',
        ours: first,
        beside: 15_000,
        unit: 'ms',
        aim: 1,
        note: 'beside: 15 s; packages installed, web built, new data folder',
      },
      {
        name: 'start.second',
        ours: second,
        beside: 2_000,
        unit: 'ms',
        aim: 1,
        note: 'beside: the limit of 2 s',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const begin = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), DATA_FOLDER: folder, LOG_LEVEL: 'silent' },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  try {
    for (;;) {
      const answered = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (reply) => reply.ok,
        () => false,
      );
      if (answered) return performance.now() - begin;
      if (performance.now() - begin > 120_000) throw new Error('the system did not start within two minutes');
      await new Promise((done) => setTimeout(done, 10));
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
