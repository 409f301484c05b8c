import { admin, org } from '@binhdang/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { type Anchor, anchorText, readAnchors, verifyAudit, writeAnchors } from './audit-chain.ts';

let system: System;
/** The fullest chain besides that of the loading. */
let chain: number;
beforeAll(async () => {
  system = await openSystem();
  const boss = await system.person('admin');
  const bodyId = await system.bodyId('so-tu-phap');
  for (let round = 0; round < 6; round++) {
    const { version } = await boss.call(org.body, { params: { bodyId } });
    await boss.call(org.editBody, {
      params: { bodyId },
      body: { version, kind: 'department', note: `lần ${round}` },
    });
  }
  const { rows } = await system.owner.query<{ chain: number }>(
    `select chain from audit_line where action = 'org.editBody' limit 1`,
  );
  chain = rows[0]?.chain ?? -1;
});
afterAll(() => system.close());

/** Does something to the audit as the owner, verifies, and takes it back. */
async function tampered(...statements: string[]) {
  const client = new pg.Client({ connectionString: system.services.config.DATABASE_URL });
  await client.connect();
  try {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    // verifyAudit() opens and ends a transaction of its own; here it must look into this one.
    const inside = {
      query: (text: string, values?: unknown[]) =>
        /^(begin|rollback)/.test(text)
          ? Promise.resolve({ rows: [] })
          : client.query(text, values as unknown[] | undefined),
    };
    return await verifyAudit(inside as unknown as pg.Client, { pageSize: 100 });
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

const last = () => `(select max(seq) from audit_line where chain = ${chain})`;

describe('verifying', () => {
  test('an untouched audit is sound, whatever the size of pages', async () => {
    const { rows } = await system.owner.query<{ count: number }>('select count(*)::int from audit_line');
    for (const pageSize of [37, 2_000]) {
      const report = await verifyAudit(system.owner, { pageSize });
      expect(report).toMatchObject({ ok: true, lines: rows[0]?.count, broken: null });
    }
    expect(await tampered()).toMatchObject({ ok: true });
  });

  test('an altered line is found, in each of its columns', async () => {
    for (const change of [
      `after = '{"note": "khác"}'`,
      'before = null',
      `actor_id = gen_random_uuid()`,
      `at = at + interval '1 microsecond'`,
      `action = 'org.readBody'`,
      `object_id = 'x'`,
      `operation = 'delete'`,
    ]) {
      const report = await tampered(
        `update audit_line set ${change} where chain = ${chain} and seq = ${last()} - 3`,
      );
      expect(report.broken).toMatchObject({ chain, fault: 'altered' });
    }
  });

  test('a line altered together with its own hash is found at the next one', async () => {
    const report = await tampered(
      `update audit_line set action = 'x.y' where chain = ${chain} and seq = ${last()} - 2`,
      `update audit_line l set hash = audit_hash(l.prev_hash, l) where chain = ${chain} and seq = ${last()} - 2`,
    );
    const { rows } = await system.owner.query<{ seq: number }>(`select ${last()}::int - 1 as seq`);
    expect(report.broken).toEqual({ chain, seq: rows[0]?.seq, fault: 'unlinked' });
  });

  test('a deleted line is found, in the middle and at the end', async () => {
    const middle = await tampered(`delete from audit_line where chain = ${chain} and seq = ${last()} - 2`);
    expect(middle.broken).toMatchObject({ chain, fault: 'missing' });
    const end = await tampered(`delete from audit_line where chain = ${chain} and seq = ${last()}`);
    expect(end.broken).toMatchObject({ chain, fault: 'missing' });
  });

  test('lines that change places are found', async () => {
    const report = await tampered(
      `update audit_line set seq = -1 where chain = ${chain} and seq = ${last()} - 1`,
      `update audit_line set seq = seq - 1 where chain = ${chain} and seq = ${last()}`,
      `update audit_line set seq = ${last()} + 1 where chain = ${chain} and seq = -1`,
    );
    expect(report.ok).toBe(false);
    expect(report.broken?.chain).toBe(chain);
  });

  test('a chain cut and given a new head is found by its anchor only', async () => {
    const cut = [
      `delete from audit_line where chain = ${chain} and seq = ${last()}`,
      `update audit_chain c set seq = l.seq, hash = l.hash from audit_line l
        where c.chain = ${chain} and l.chain = ${chain} and l.seq = ${last()}`,
    ];
    expect((await tampered(...cut)).ok).toBe(true);
    const anchors = await writeAnchors(system.owner);
    expect(anchors.map((anchor) => anchor.chain)).toContain(chain);
    expect((await tampered(...cut)).broken).toMatchObject({ chain, fault: 'anchor' });
    // Anchors kept elsewhere are met even after those in the database were removed.
    await system.owner.query('delete from audit_anchor');
    const kept: Anchor[] = readAnchors(anchors.map(anchorText).join('\n'));
    expect(await verifyAudit(system.owner, { anchors: kept })).toMatchObject({
      ok: true,
      anchors: kept.length,
    });
    const wrong = kept.map((anchor) => ({ ...anchor, hash: 'ab'.repeat(32) }));
    expect((await verifyAudit(system.owner, { anchors: wrong })).broken?.fault).toBe('anchor');
  });

  test('a replaced audit_hash() does not vouch for replaced lines', async () => {
    const report = await tampered(
      `create or replace function audit_hash(prev bytea, line audit_line) returns bytea language sql immutable
         as $$ select line.hash $$`,
      `update audit_line set action = 'x.y' where chain = ${chain} and seq = ${last()}`,
    );
    expect(report.broken?.fault).toBe('altered');
  });

  test('the app role can neither read nor change the audit', async () => {
    for (const statement of [
      'select 1 from audit_line limit 1',
      `update audit_line set action = 'x'`,
      'delete from audit_line',
      `select audit_append('update', 'body', 'x', null, null, null, null)`,
    ]) {
      await expect(system.services.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

test('an administrator asks for a check and finds the result; nobody else may', async () => {
  const boss = await system.person('admin');
  const focal = await system.person('so-tu-phap');
  expect((await focal.ask(admin.checkAudit)).problem?.code).toBe('not-allowed');
  expect((await focal.ask(admin.system)).problem?.code).toBe('not-allowed');
  await boss.call(admin.checkAudit);
  await expect
    .poll(async () => (await boss.call(admin.system)).auditCheck, { timeout: 30_000, interval: 200 })
    .toMatchObject({
      ok: true,
      broken: null,
    });
  const facts = await boss.call(admin.system);
  expect(facts.counts).toMatchObject({ body: 336 });
  expect(facts.counts['audit_line']).toBeGreaterThan(1000);
  expect(facts.jobs.some((job) => job.queue === 'admin.check-audit')).toBe(true);
});
