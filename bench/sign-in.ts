/** 150 people sign in within the same second. */
import { hash, verify } from '@node-rs/argon2';
import { ARGON2 } from '../apps/server/src/account/index.ts';
import { type Figure, percentile } from './figure.ts';
import { openBenchSystem } from './system.ts';

const PEOPLE = 150;

export async function run(): Promise<Figure[]> {
  const system = await openBenchSystem();
  try {
    const { rows } = await system.owner.query<{ login: string }>(
      'select login from app_user where active order by login',
    );
    const logins = Array.from({ length: PEOPLE }, (_, i) => rows[i % rows.length]?.login ?? 'lead');
    await system.signIn('lead');
    const taken = await Promise.all(
      logins.map(async (login, i) => {
        // Spread over one second, as people are.
        await new Promise((done) => setTimeout(done, (i * 1000) / PEOPLE));
        const start = performance.now();
        await system.signIn(login);
        return performance.now() - start;
      }),
    );
    const bare = await bareHashing();
    const all = Math.max(...taken);
    return [
      {
        name: 'sign-in.150.p95',
        ours: percentile(taken, 0.95),
        beside: bare,
        unit: 'ms',
        aim: 1.5,
        note: 'beside: 150 Argon2id checks alone, started together',
      },
      {
        name: 'sign-in.150.slowest',
        ours: all,
        beside: bare,
        unit: 'ms',
        aim: 1.5,
        note: 'all 150 succeeded',
      },
    ];
  } finally {
    await system.close();
  }
}

/** What the password hashing alone costs on this machine: the floor for anything that checks 150 passwords. */
async function bareHashing(): Promise<number> {
  const stored = await hash('mot mat khau', ARGON2);
  const start = performance.now();
  await Promise.all(Array.from({ length: PEOPLE }, () => verify(stored, 'mot mat khau')));
  return performance.now() - start;
}
