import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { verifyAudit } from '../admin/audit-chain.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

const LINES = `insert into stored_file (id, sha256, size_bytes, media_type, name, body_id, uploaded_by)
  select gen_random_uuid(), '\\x00', 1, 'text/plain', 'x', (select id from body limit 1), (select id from app_user limit 1)
    from generate_series(1, $1::int)`;

/** As one transaction of somebody who does this in steps, some of them settled before the end. */
async function write(steps: readonly (number | 'settle' | 'undone')[]): Promise<void> {
  const { owner } = system;
  await owner.query('begin');
  await owner.query(`select set_config('app.action', 'test.write', true)`);
  for (const step of steps) {
    if (step === 'settle') {
      await owner.query('set constraints all immediate');
      await owner.query('set constraints all deferred');
    } else if (step === 'undone') {
      await owner.query('savepoint here');
      await owner.query(LINES, [3]);
      await owner.query('set constraints all immediate');
      await owner.query('rollback to here');
    } else await owner.query(LINES, [step]);
  }
  await owner.query('commit');
}

test('chains hold whatever the number of lines in a transaction, in whatever steps', async () => {
  const before = await verifyAudit(system.owner);
  for (const steps of [
    [1],
    [2],
    [3],
    [50],
    [1, 'settle', 1, 'settle', 5],
    [2, 'undone', 2],
    ['undone', 1],
  ] as const)
    await write(steps);
  const after = await verifyAudit(system.owner);
  expect(after.broken).toBeNull();
  expect(after.lines).toBe(before.lines + 1 + 2 + 3 + 50 + 7 + 4 + 1);
});

test('a transaction changes the head of its chain a few times, however many lines it writes', async () => {
  const { owner } = system;
  // A row updated as often as there are lines has as many dead versions, over which each update walks.
  const updates = async (): Promise<number> => {
    await owner.query('select pg_stat_force_next_flush()');
    await owner.query('select 1');
    const { rows } = await owner.query<{ updates: number }>(
      `select pg_stat_get_tuples_updated('audit_chain'::regclass)::int as updates`,
    );
    return rows[0]?.updates ?? 0;
  };
  const before = await updates();
  await write([2_000]);
  const made = (await updates()) - before;
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThanOrEqual(3);
  expect((await verifyAudit(owner)).ok).toBe(true);
});
