import { plan as contract } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPlanInReview, type PlanInReview } from '../../test/plan-in-review.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PlanInReview;
let lead: Person;
let params: { planId: string };
beforeAll(async () => {
  system = await openSystem({ today: '2022-03-14' });
  plan = await insertPlanInReview(system.owner);
  params = { planId: plan.planId };
  lead = await system.person('lead');
});
afterAll(() => system.close());

test('from the reviewed document to a published plan: prepare, accept everything, publish', async () => {
  const prepared = await lead.call(contract.prepareAssignments, { params });
  expect(prepared.suggested).toBeGreaterThanOrEqual(26);
  const before = await lead.call(contract.assignments, { params });
  expect(before).toMatchObject({ prepared: true, summary: { tasks: 52 } });
  expect(before.summary.openNames).toBeGreaterThan(26);
  const refused = await lead.ask(contract.publishPlan, { params, body: { version: before.plan.version } });
  expect(refused.problem).toMatchObject({ code: 'wrong-state' });

  await lead.call(contract.answerNames, { params, body: { accept: true } });
  const check = await lead.call(contract.publishCheck, { params });
  expect(check).toMatchObject({ ready: true, nextVersion: 1, tasksWithoutBody: [], difference: null });
  expect(check.bySection.map(({ tasks }) => tasks)).toEqual([26, 24, 2]);
  const published = await lead.call(contract.publishPlan, { params, body: { version: check.planVersion } });
  expect(published).toMatchObject({ number: 1, obligations: check.summary.obligations });
  expect(published.notified).toBeGreaterThan(40);
});
