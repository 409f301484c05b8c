import { org } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type System } from '../../test/system.ts';

let system: System;
let plan: PublishedPlan;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
});
afterAll(() => system.close());

test.each<[string, org.BodyWork['visible'], boolean[]]>([
  ['lead', 'plan', [true]],
  ['leader', 'plan', [true]],
  ['so-tu-phap', 'own', [true]],
  ['huyen-vu-thu', 'none', []],
  ['admin', 'none', []],
])(
  'a body’s work, and whether its extract may be drawn up: %s sees %s',
  async (login, visible, mayExtract) => {
    const person = await system.person(login);
    const bodyId = await system.bodyId('so-tu-phap');
    const answer = await person.call(org.bodyWork, { params: { bodyId } });
    expect(answer.visible).toBe(visible);
    expect(answer.plans.map((one) => one.mayExtract)).toEqual(mayExtract);
    if (mayExtract.length > 0) expect(answer.plans[0]?.id).toBe(plan.planId);
  },
);
