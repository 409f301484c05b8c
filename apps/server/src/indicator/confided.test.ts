/** Indicators about people in sensitive matters: of a district for itself, those above it, and those who enter them. */
import { indicator } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

const SURVIVORS = 'MT3.2a';
let system: System;
let vuThu: Person;
let province: string;
beforeAll(async () => {
  system = await openSystem({ today: '2022-07-20' });
  await insertPublishedPlan(system.owner);
  vuThu = await system.person('huyen-vu-thu');
  province = await system.bodyId('tinh-thai-binh');
  for (const [term, value] of [
    ['numerator', 2],
    ['denominator', 3],
  ] as const)
    await vuThu.call(indicator.enterAmount, {
      params: { indicator: SURVIVORS },
      body: {
        term,
        period: '2022',
        bodyId: vuThu.bodyId,
        value,
        source: 'Báo cáo',
      } as never,
    });
});
afterAll(() => system.close());

const see = async (person: Person, bodyId: string, code = SURVIVORS) => {
  const { cells } = await person.call(indicator.values, {
    query: { indicator: [code], bodyId: [bodyId], period: ['2022'] },
  });
  return cells[0];
};
const KEPT = {
  state: 'confided',
  value: null,
  numerator: null,
  denominator: null,
  findings: [],
  review: null,
};

test('the district itself, those above it and those who enter it see what it stands at', async () => {
  for (const login of ['huyen-vu-thu', 'lead', 'leader'])
    expect(await see(await system.person(login), vuThu.bodyId)).toMatchObject({
      numerator: 2,
      denominator: 3,
    });
});

test('everybody else sees the province alone', async () => {
  for (const login of ['so-tu-phap', 'huyen-quynh-phu']) {
    const person = await system.person(login);
    expect(await see(person, vuThu.bodyId)).toMatchObject(KEPT);
    expect(await see(person, province)).toMatchObject({ numerator: 2, denominator: 3 });
    for (const bodyId of [vuThu.bodyId, province]) {
      const one = await person.call(indicator.indicator, {
        params: { indicator: SURVIVORS },
        query: { bodyId, period: '2022' },
      });
      const own = [...one.series, ...one.below].filter((cell) => cell.bodyId === vuThu.bodyId);
      expect(own.length).toBeGreaterThan(0);
      for (const cell of own) expect(cell).toMatchObject(KEPT);
      expect(one.amounts.filter(({ body }) => body.id === vuThu.bodyId)).toEqual([]);
    }
    // What is not about people in sensitive matters stays statistics for everybody.
    expect((await see(person, vuThu.bodyId, 'P1790.5'))?.state).not.toBe('confided');
  }
});
