import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPublishedPlan } from './published-plan.ts';
import { openSystem, type System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

test('the arranged plan has the real plan’s tasks and the obligations asked for', async () => {
  const plan = await insertPublishedPlan(system.owner);
  expect(plan.tasks).toHaveLength(52);
  const { rows } = await system.owner.query<{ published: boolean; count: number }>(
    'select published, count(*)::int as count from obligation where plan_id = $1 group by 1',
    [plan.planId],
  );
  expect(rows).toEqual([{ published: true, count: plan.obligations.length }]);
  expect(plan.obligation('so-tu-phap', 50).occurrenceIds).toHaveLength(4);
});
