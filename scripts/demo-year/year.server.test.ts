import { report } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../apps/server/src/admin/audit-chain.ts';
import { checkFacts } from '../../apps/server/src/register/check-facts.ts';
import { insertPublishedPlan } from '../../apps/server/test/published-plan.ts';
import { openSystem, type System } from '../../apps/server/test/system.ts';
import { liveYear, type Progress } from './year.ts';

const SMALL = { districts: 1, communes: 3, departments: 2 } as const;

let system: System;
const told: Progress[] = [];
const live = () =>
  liveYear({
    services: system.services,
    owner: system.owner,
    size: SMALL,
    tell: (progress) => told.push(progress),
  });
const count = async (query: string) =>
  (await system.owner.query<{ n: number }>(`select count(*)::int as n from ${query}`)).rows[0]?.n;

beforeAll(async () => {
  system = await openSystem({ today: '2022-06-15' });
  await insertPublishedPlan(system.owner);
}, 120_000);
afterAll(() => system.close());

describe('a made-up year in a small world', () => {
  it('is lived through, and its facts and audit are sound', async () => {
    const lived = await live();
    expect(lived.toCome[0]).toBe('2022-10-31');
    expect(lived.days[0]).toBe('2021-12-20');
    expect(lived.steps).toBeGreaterThan(300);
    expect(new Set(told.map(({ what }) => what))).toEqual(
      new Set(['people', 'records', 'amounts', 'verifying', 'tasks', 'reports']),
    );
    const facts = await checkFacts(system.owner);
    expect(facts.wrong).toEqual([]);
    expect(facts.facts).toBeGreaterThan(700);
    expect((await verifyAudit(system.owner, { anchors: [] })).broken).toBeNull();
    const communes = `record r join body b on b.id = r.body_id where b.level = 'commune'`;
    expect(await count(`${communes} and r.status <> 'verified'`)).toBeLessThan(
      ((await count(communes)) ?? 0) / 10,
    );
  }, 120_000);

  it('has two late reports, one returned and mended, and what was consolidated is signed', async () => {
    const { rows } = await system.owner.query<{ state: string; late: number; versions: number; n: number }>(
      `select series, count(*) filter (where first_sent_on > due_on)::int as late,
              count(*) filter (where last_number = 2)::int as mended, count(*)::int as n
         from report group by 1 order by 1`,
    );
    expect(rows).toEqual([{ series: 'equality-half', late: 2, mended: 1, n: 7 }]);
    const leader = await system.person('leader');
    const { items } = await leader.call(report.reports, { query: { bodyId: [leader.bodyId] } });
    expect(items.map(({ state, signedOff }) => ({ state, signedOff }))).toEqual([
      { state: 'locked', signedOff: true },
    ]);
  });

  it('is left alone the second time', async () => {
    const before = await count('audit_line');
    expect(await live()).toMatchObject({ days: [], steps: 0 });
    expect(await count('audit_line')).toBe(before);
  });
});
