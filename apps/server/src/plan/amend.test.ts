import { account, plan as contract } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPlanInReview, type PlanInReview } from '../../test/plan-in-review.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PlanInReview;
let lead: Person;
let focal: Person;
let params: { planId: string };
beforeAll(async () => {
  system = await openSystem({ today: '2022-03-14' });
  plan = await insertPlanInReview(system.owner);
  params = { planId: plan.planId };
  lead = await system.person('lead');
  focal = await system.person('so-tu-phap');
  await lead.call(contract.prepareAssignments, { params });
  await lead.call(contract.answerNames, { params, body: { accept: true } });
  await publish();
});
afterAll(() => system.close());

const check = () => lead.call(contract.publishCheck, { params });
const publish = async (reason?: string) =>
  lead.ask(contract.publishPlan, {
    params,
    body: { version: (await check()).planVersion, ...(reason ? { reason } : {}) },
  });
const page = (person: Person) => person.call(contract.planPage, { params });
/** The focal officer's own obligation on the first task that the body has. */
const own = async () => {
  const { tasks } = await lead.call(contract.assignments, { params });
  const found = tasks
    .flatMap((task) => task.obligations.map((one) => ({ ...one, task })))
    .find(({ bodyId }) => bodyId === focal.bodyId);
  if (!found) throw new Error('the body has no obligation');
  return found;
};
const edit = async (changes: object) => {
  const { id, version } = await own();
  return lead.call(contract.editObligations, { params, body: { items: [{ id, version }], ...changes } });
};

test('publishing again without any change is refused: nobody is asked to acknowledge the same again', async () => {
  const refused = await publish('Cho chắc');
  expect(refused.problem?.code).toBe('wrong-state');
  expect(await check()).toMatchObject({ nextVersion: 2, difference: { obligations: [], texts: [] } });
});

test('who is told and who cannot be is known before publishing', async () => {
  const { told, recipients } = await check();
  expect(told.bodies).toBeGreaterThan(recipients.reduce((most, { bodies }) => Math.max(most, bodies), 0));
  expect(told.people).toBeGreaterThan(40);
  expect(told.unreached.map(({ name }) => name)).toContain('Bộ Lao động - Thương binh và Xã hội');
  expect(told.unreached.map(({ id }) => id)).not.toContain(focal.bodyId);
});

/** Bodies that have the plan, and whose word that is. */
async function received(): Promise<{ body: string; by: string | undefined }[]> {
  const { recipients } = await lead.call(contract.recipients, { params });
  return recipients.flatMap(({ body, acknowledgedAt, acknowledgedBy }) =>
    body && acknowledgedAt ? [{ body: body.id, by: acknowledgedBy?.id }] : [],
  );
}

test('who wrote and who issued the plan have it by publishing it', async () => {
  const authors = [lead.bodyId, (await system.person('leader')).bodyId];
  const { recipients } = await lead.call(contract.recipients, { params });
  const reached = new Set(
    recipients.flatMap(({ body }) => (body && authors.includes(body.id) ? [body.id] : [])),
  );
  expect(reached.size).toBeGreaterThan(0);
  const have = await received();
  expect(new Set(have.map(({ body }) => body))).toEqual(reached);
  for (const { by } of have) expect(by).toBe(lead.id);
});

test('a body acknowledges its receipt, for itself only, and once', async () => {
  expect((await page(focal)).acknowledge).toMatchObject([{ acknowledgedAt: null, may: true }]);
  const before = await lead.call(contract.recipients, { params });
  const foreign = await focal.ask(contract.acknowledge, { params, body: { bodyId: lead.bodyId } });
  expect(foreign.problem?.code).toBe('not-found');
  await focal.call(contract.acknowledge, { params, body: { bodyId: focal.bodyId } });
  const [first] = (await page(focal)).acknowledge;
  expect(first?.acknowledgedAt).toBeTruthy();
  await focal.call(contract.acknowledge, { params, body: { bodyId: focal.bodyId } });
  expect((await page(focal)).acknowledge).toEqual([first]);

  const seen = await lead.call(contract.recipients, { params });
  expect(seen.acknowledged).toBe(before.acknowledged + 1);
  const line = seen.recipients.find(({ body }) => body?.id === focal.bodyId);
  expect(line).toMatchObject({ reachable: true, acknowledgedBy: { id: focal.id } });
  expect(seen.recipients.some(({ body, reachable }) => body !== null && !reachable)).toBe(true);
});

test('reminding reaches those who have not acknowledged', async () => {
  const before = await lead.call(contract.recipients, { params });
  const { bodies } = await lead.call(contract.remindRecipients, { params, body: {} });
  expect(bodies).toBe(before.bodies - before.acknowledged);
  const reminded = async (login: string) =>
    (await (await system.person(login)).call(account.notifications, { query: {} })).items.filter(
      ({ kind }) => kind === 'plan.acknowledgementReminder',
    ).length;
  expect(await reminded('so-tu-phap')).toBe(0);
  expect(await reminded('huyen-vu-thu')).toBe(1);
});

test('a change of a published plan takes effect with the next version, which says who, when and why', async () => {
  const before = await own();
  await edit({ weight: 9, cadence: { kind: 'once', date: '2022-10-20' } });
  expect(await own()).toMatchObject({ weight: 9, change: 'changed' });
  expect(await page(lead)).toMatchObject({ versionNumber: 1, pendingChanges: 1 });
  const unseen = (await page(focal)).nodes
    .flatMap(({ mine }) => mine)
    .find(({ obligationId }) => obligationId === before.id);
  expect(unseen?.dueOn).not.toBe('2022-10-20');

  const nameless = await publish();
  expect(nameless.problem?.errors?.map(({ path }) => path)).toEqual(['reason']);
  const done = await publish('Theo đề nghị của Sở Tư pháp');
  expect(done.output).toMatchObject({ number: 2 });
  const { versions } = await lead.call(contract.versions, { params });
  expect(versions).toMatchObject([
    { number: 2, reason: 'Theo đề nghị của Sở Tư pháp', publishedBy: { id: lead.id } },
    { number: 1 },
  ]);
  const difference = await lead.call(contract.compareVersions, { params, query: { from: 1, to: 2 } });
  expect(difference.texts).toEqual([]);
  expect(difference.obligations).toMatchObject([
    { kind: 'changed', body: 'Sở Tư pháp', what: [{ field: 'cadence' }, { field: 'weight', after: '9' }] },
  ]);
  const seen = await page(focal);
  expect(
    seen.nodes.flatMap(({ mine }) => mine).find(({ obligationId }) => obligationId === before.id)?.dueOn,
  ).toBe('2022-10-20');
  expect(seen.acknowledge).toMatchObject([{ acknowledgedAt: null }]);
  const have = await received();
  expect(have.map(({ body }) => body)).toContain(lead.bodyId);
  for (const { by } of have) expect(by).toBe(lead.id);
});

test('a removed assignment stands until the next version and can be kept', async () => {
  await edit({ removed: true });
  expect(await own()).toMatchObject({ change: 'removed' });
  expect((await check()).difference?.obligations).toMatchObject([{ kind: 'removed', body: 'Sở Tư pháp' }]);
  await edit({ removed: false });
  expect(await own()).toMatchObject({ change: 'none' });
  expect((await check()).difference?.obligations).toEqual([]);
});

test('recipients are for those who oversee the plan; comparing as well; versions for all it reaches', async () => {
  const asked = async (login: string) => {
    const person = login === '' ? system.nobody : await system.person(login);
    const answers = await Promise.all([
      person.ask(contract.recipients, { params }),
      person.ask(contract.compareVersions, { params, query: { from: 1, to: 2 } }),
      person.ask(contract.versions, { params }),
      person.ask(contract.remindRecipients, { params, body: {} }),
    ]);
    return answers.map(({ problem }) => problem?.code ?? 'done');
  };
  const refused = 'not-allowed';
  expect(await asked('')).toEqual(Array.from({ length: 4 }, () => 'sign-in-needed'));
  expect(await asked('so-tu-phap')).toEqual([refused, refused, 'done', refused]);
  expect(await asked('huyen-vu-thu')).toEqual([refused, refused, 'done', refused]);
  expect(await asked('viewer')).toEqual(['done', 'done', 'done', refused]);
  expect(await asked('leader')).toEqual(['done', 'done', 'done', refused]);
  expect(await asked('admin')).toEqual(Array.from({ length: 4 }, () => 'not-found'));
});
