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
  await lead.call(contract.prepareAssignments, { params });
});
afterAll(() => system.close());

const screen = () => lead.call(contract.assignments, { params });
/** Of section II, where everything is a suggestion at first. */
const task = async (at: number) => {
  const found = (await screen()).tasks.find(({ id }) => id === plan.tasks[at]);
  if (!found) throw new Error(`no task ${at}`);
  return found;
};
const known = (names: contract.TaskName[]) => names.filter((name) => name.open && name.bodyId !== null);

test('an accepted suggestion becomes an obligation in the role chosen; a rejected one is gone', async () => {
  const before = await task(1);
  expect(before.obligations).toEqual([]);
  const suggested = known(before.names);
  const [accepted] = suggested;
  expect(accepted?.reason).toBeTruthy();
  await lead.call(contract.answerNames, {
    params,
    body: { nameIds: [accepted?.id ?? ''], accept: true, role: 'participate' },
  });
  const after = await task(1);
  expect(after.obligations).toMatchObject([
    { bodyId: accepted?.bodyId, role: 'participate', weight: expect.any(Number), change: 'none' },
  ]);
  const rest = after.names.filter(({ open }) => open).map(({ id }) => id);
  await lead.call(contract.answerNames, { params, body: { nameIds: rest, accept: false } });
  const done = await task(1);
  expect(done.names.filter(({ open }) => open)).toEqual([]);
  expect(done.obligations).toHaveLength(1);
});

test('of a group only the members chosen are given the task', async () => {
  const before = await task(0);
  const group = before.names.find((name) => name.open && name.groupId !== null);
  const members =
    (await screen()).groups.find(({ id }) => id === group?.groupId)?.memberIds.slice(0, 2) ?? [];
  await lead.call(contract.answerNames, {
    params,
    body: { nameIds: [group?.id ?? ''], accept: true, memberIds: members },
  });
  const after = await task(0);
  expect(after.obligations.map(({ bodyId }) => bodyId).sort()).toEqual([...members].sort());
});

test('many obligations are edited at once, all or none', async () => {
  const bodies = [await system.bodyId('so-tu-phap'), await system.bodyId('huyen-vu-thu')];
  await lead.call(contract.addBodies, {
    params,
    body: {
      taskIds: [plan.tasks[2] ?? '', plan.tasks[3] ?? ''],
      bodyIds: bodies,
      groupIds: [],
      role: 'coordinate',
    },
  });
  const all = [...(await task(2)).obligations, ...(await task(3)).obligations];
  expect(all).toHaveLength(4);
  const items = all.map(({ id, version }) => ({ id, version }));
  const cadence = { kind: 'quarterly', day: 14, before: true, following: false } as const;
  const change = { cadence, expectedProof: 'Báo cáo quý', weight: 4 };
  const [first, ...others] = items;
  const stale = [...others, { id: first?.id ?? '', version: 99 }];
  const refused = await lead.ask(contract.editObligations, { params, body: { items: stale, ...change } });
  expect(refused.problem?.code).toBe('edit-conflict');
  expect((await task(2)).obligations).toMatchObject([{ weight: all[0]?.weight }, { weight: all[1]?.weight }]);

  expect(await lead.call(contract.editObligations, { params, body: { items, ...change } })).toEqual({
    changed: 4,
  });
  for (const one of [...(await task(2)).obligations, ...(await task(3)).obligations])
    expect(one).toMatchObject({ ...change, cadenceOrigin: 'officer', role: 'coordinate' });
});

test('a weight or proof beyond what there is room for is refused, naming the field', async () => {
  const [one] = (await task(2)).obligations;
  const items = [{ id: one?.id ?? '', version: one?.version ?? 0 }];
  const heavy = await lead.ask(contract.editObligations, { params, body: { items, weight: 11 } });
  expect(heavy.problem?.errors?.map(({ path }) => path)).toEqual(['weight']);
  const long = await lead.ask(contract.editObligations, {
    params,
    body: { items, expectedProof: 'x'.repeat(501) },
  });
  expect(long.problem?.errors?.map(({ path }) => path)).toEqual(['expectedProof']);
});

test('a task may be said to need nobody, and be given back', async () => {
  const before = await task(4);
  const to = { ...params, taskId: before.id };
  const without = (await screen()).summary.withoutBody;
  const put = (reason: string | null, version: number) =>
    lead.ask(contract.setNoBody, { params: to, body: { reason, version } });
  expect((await put('Nêu chủ trương chung', before.version)).status).toBeLessThan(300);
  expect(await task(4)).toMatchObject({ noBodyReason: 'Nêu chủ trương chung' });
  expect((await screen()).summary.withoutBody).toBe(without - 1);
  expect((await put(null, before.version)).problem?.code).toBe('edit-conflict');
  expect((await put(null, (await task(4)).version)).status).toBeLessThan(300);
  expect((await screen()).summary.withoutBody).toBe(without);
});

test('assigning is for lead officers of the plan; others are refused, and bodies do not learn of it', async () => {
  const [one] = (await task(2)).obligations;
  const given = await task(2);
  const asked = async (login: string) => {
    const person = login === '' ? system.nobody : await system.person(login);
    const item = { id: one?.id ?? '', version: one?.version ?? 0 };
    const body = { taskIds: [given.id], bodyIds: [person.bodyId || given.id], groupIds: [] };
    const answers = await Promise.all([
      person.ask(contract.assignments, { params }),
      person.ask(contract.prepareAssignments, { params }),
      person.ask(contract.answerNames, { params, body: { accept: true } }),
      person.ask(contract.addBodies, { params, body: { ...body, role: 'lead' } }),
      person.ask(contract.editObligations, { params, body: { items: [item], weight: 9 } }),
      person.ask(contract.setNoBody, {
        params: { ...params, taskId: given.id },
        body: { reason: 'x', version: given.version },
      }),
      person.ask(contract.publishCheck, { params }),
      person.ask(contract.publishPlan, { params, body: { version: 1 } }),
    ]);
    return [...new Set(answers.map(({ problem }) => problem?.code))];
  };
  expect(await asked('')).toEqual(['sign-in-needed']);
  expect(await asked('so-tu-phap')).toEqual(['not-found']);
  expect(await asked('huyen-vu-thu')).toEqual(['not-found']);
  expect(await asked('admin')).toEqual(['not-found']);
  for (const login of ['leader', 'lead-director', 'viewer'])
    expect(await asked(login)).toEqual(['not-allowed']);
  expect(await task(2)).toEqual(given);
});
