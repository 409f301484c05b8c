/** Counting again by night: the administrator sees the result, and is told when anything differs. */
import { account, admin } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { entered, loudspeakerItem } from '../record.fixture.ts';
import { checkAllFacts } from './facts-job.ts';

let system: System;
let boss: Person;
let recordId: string;
beforeAll(async () => {
  system = await openSystem();
  boss = await system.person('admin');
  recordId = (await entered(await system.person('so-tu-phap'), await loudspeakerItem(system))).id;
});
afterAll(() => system.close());

const told = async () =>
  (await boss.call(account.notifications)).items.filter(({ kind }) => kind === 'facts.differ');
const metrics = async () => (await system.app.inject({ method: 'GET', url: '/metrics' })).body;

test('an administrator asks for it and finds the result; nobody else may', async () => {
  const focal = await system.person('so-tu-phap');
  expect((await focal.ask(admin.checkFacts)).status).toBe(403);
  expect((await boss.call(admin.system)).factsCheck).toBeNull();
  await boss.call(admin.checkFacts);
  await expect
    .poll(async () => (await boss.call(admin.system)).factsCheck, { timeout: 30_000, interval: 200 })
    .toMatchObject({ ok: true, records: 1, facts: 3, sums: 3, wrong: 0, examples: [] });
  expect(await told()).toEqual([]);
  expect(await metrics()).toMatch(/binhdang_check_ok\{check="facts"\} 1/);
});

test('what differs is named without what it says, told to administrators, and measured', async () => {
  await system.owner.query(`update fact set value = 77 where measure = 'loudspeaker_items'`);
  const check = await checkAllFacts({
    ...system.services,
    log: { ...system.services.log, error: () => undefined } as never,
  });
  expect(check).toMatchObject({ ok: false, wrong: 2 });
  expect(check.examples[0]).toBe(`record ${recordId}`);
  // Outside of ids, where any digits may stand by chance.
  const said = JSON.stringify(check.examples).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
  expect(said).not.toContain('77');
  expect((await boss.call(admin.system)).factsCheck).toEqual(check);
  expect(await told()).toMatchObject([{ detail: { count: '2' } }]);
  expect(await metrics()).toMatch(/binhdang_check_ok\{check="facts"\} 0/);
});
