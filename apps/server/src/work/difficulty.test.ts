import { account, work } from '@binhdang/contract';
import { DIFFICULTY_EVENTS, type DifficultyEvent, difficultyTransition } from '@binhdang/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PublishedPlan;
let vuThu: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  vuThu = await system.person('huyen-vu-thu');
});
afterAll(() => system.close());

const ROUTES = {
  answer: work.answerDifficulty,
  escalate: work.escalateDifficulty,
  decide: work.decideDifficulty,
  reply: work.replyDifficulty,
  settle: work.settleDifficulty,
};
/** Who does each step as the plan has it. */
const BY: Record<DifficultyEvent, string> = {
  answer: 'lead',
  escalate: 'lead',
  decide: 'leader',
  reply: 'huyen-vu-thu',
  settle: 'huyen-vu-thu',
};

const raise = (
  person: Person,
  change: Partial<{ obligationId: string | null; bodyId: string; planId: string }> = {},
) =>
  person.ask(work.raise, {
    body: {
      planId: plan.planId,
      bodyId: person.bodyId,
      obligationId: null,
      title: 'Thiếu cán bộ làm công tác bình đẳng giới',
      text: 'Huyện có 01 người kiêm nhiệm.',
      ...change,
    },
  });

const see = async (difficultyId: string, login = 'huyen-vu-thu') =>
  (await system.person(login)).call(work.difficulty, { params: { difficultyId } });

async function step(event: DifficultyEvent, difficultyId: string, login = BY[event], version?: number) {
  const { rows } = await system.owner.query<{ version: number }>(
    'select version from difficulty where id = $1',
    [difficultyId],
  );
  return (await system.person(login)).ask(ROUTES[event], {
    params: { difficultyId },
    body: { text: `Nội dung ${event}.`, version: version ?? rows[0]?.version ?? 0 },
  });
}

const latest = async (login: string) =>
  (await (await system.person(login)).call(account.notifications)).items[0];

test('goes up to the leader and comes back to who asked, each being told', async () => {
  const { id } = plan.obligation('huyen-vu-thu', 8);
  const raised = await raise(vuThu, { obligationId: id });
  const difficultyId = raised.output.id;
  expect(await latest('lead')).toMatchObject({ kind: 'difficulty.raised', objectId: difficultyId });
  expect(await see(difficultyId, 'lead')).toMatchObject({
    status: 'raised',
    waitingForMe: true,
    obligation: { id },
    events: ['answer', 'escalate'],
  });
  await step('escalate', difficultyId);
  expect(await latest('leader')).toMatchObject({ kind: 'difficulty.escalated', objectId: difficultyId });
  expect(await latest('huyen-vu-thu')).toMatchObject({ kind: 'difficulty.passed_on' });
  expect(await see(difficultyId, 'leader')).toMatchObject({ waitingForMe: true, events: ['decide'] });
  await step('decide', difficultyId);
  expect(await latest('huyen-vu-thu')).toMatchObject({ kind: 'difficulty.decided', objectId: difficultyId });
  expect(await latest('lead')).toMatchObject({ kind: 'difficulty.decided' });
  const back = await see(difficultyId);
  expect(back).toMatchObject({ status: 'answered', waitingForMe: true, events: ['reply', 'settle'] });
  expect(back.messages.map(({ kind, authorBody }) => [kind, authorBody.id])).toEqual([
    ['raise', vuThu.bodyId],
    ['escalate', plan.leadBodyId],
    ['decide', plan.issuerBodyId],
  ]);
  await step('settle', difficultyId);
  expect(await see(difficultyId)).toMatchObject({ status: 'settled', waitingForMe: false, events: [] });
  const history = await vuThu.call(work.difficultyHistory, { params: { difficultyId } });
  expect(
    history.lines.filter(({ objectKind }) => objectKind === 'difficulty').map(({ action }) => action),
  ).toEqual(['work.settleDifficulty', 'work.decideDifficulty', 'work.escalateDifficulty', 'work.raise']);
  expect(history.lines.map(({ after }) => after?.['with_body_id'])).toContain(back.issuerBody.name);
});

test('any order of steps ends where the domain says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...DIFFICULTY_EVENTS), { maxLength: 6 }), async (events) => {
      const difficultyId = (await raise(vuThu)).output.id;
      let status = (await see(difficultyId)).status;
      for (const event of events) {
        const next = difficultyTransition(status, event);
        const answer = await step(event, difficultyId);
        expect(answer.status).toBe(next.ok ? 200 : 409);
        if (next.ok) status = next.status;
      }
      expect((await see(difficultyId)).status).toBe(status);
    }),
    { numRuns: 8 },
  );
});

test('an old version is a conflict, not a second answer', async () => {
  const difficultyId = (await raise(vuThu)).output.id;
  await step('answer', difficultyId);
  expect((await step('answer', difficultyId, 'lead', 1)).problem).toMatchObject({
    code: 'edit-conflict',
    current: { version: 2 },
  });
  expect((await see(difficultyId)).messages).toHaveLength(2);
});

test('the list tells what waits for whom', async () => {
  const own = await insertPublishedPlan(system.owner);
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) ids.push((await raise(vuThu, { planId: own.planId })).output.id);
  await step('answer', ids[0] ?? '');
  await step('escalate', ids[1] ?? '');
  const list = async (login: string) =>
    (await system.person(login)).call(work.difficulties, { query: { planId: own.planId, waiting: 'true' } });
  const waiting = Object.fromEntries(
    await Promise.all(
      ['huyen-vu-thu', 'leader', 'lead', 'viewer', 'so-tu-phap', 'admin'].map(async (login) => [
        login,
        (await list(login)).items.map(({ id }) => ids.indexOf(id)),
      ]),
    ),
  );
  expect(waiting).toEqual({
    'huyen-vu-thu': [0],
    leader: [1],
    lead: [2],
    viewer: [],
    'so-tu-phap': [],
    admin: [],
  });
  const all = await vuThu.call(work.difficulties, {
    query: { planId: own.planId, status: ['raised', 'escalated'] },
  });
  expect(all).toMatchObject({
    total: 2,
    counts: { raised: 1, answered: 1, escalated: 1, settled: 0 },
    waitingCount: 1,
  });
  expect(all.plans.find(({ id }) => id === own.planId)?.bodies).toMatchObject([{ id: vuThu.bodyId }]);
});

describe('who may', () => {
  test.each<[string, number]>([
    ['lead', 403],
    ['leader', 403],
    ['viewer', 403],
    ['so-tu-phap', 403],
    ['xa-12433', 404],
    ['admin', 404],
  ])('raise one for another body: %s is answered %i', async (login, status) => {
    const person = await system.person(login);
    expect((await raise(person, { bodyId: vuThu.bodyId })).status).toBe(status);
  });

  test('raise one only on an own obligation, under a plan that reaches the body', async () => {
    const foreign = await raise(vuThu, { obligationId: plan.obligation('so-tu-phap', 0).id });
    expect(foreign.problem?.errors?.[0]?.path).toBe('obligationId');
  });

  test.each<[DifficultyEvent, string, number]>([
    ['answer', 'huyen-vu-thu', 403],
    ['answer', 'so-tu-phap', 404],
    ['answer', 'leader', 403],
    ['answer', 'lead-director', 403],
    ['answer', 'viewer', 403],
    ['answer', 'admin', 404],
    ['escalate', 'huyen-vu-thu', 403],
    ['escalate', 'leader', 403],
    ['escalate', 'so-tu-phap', 404],
    ['decide', 'lead', 403],
    ['decide', 'lead-director', 403],
    ['decide', 'viewer', 403],
    ['decide', 'huyen-vu-thu', 403],
    ['decide', 'admin', 404],
    ['reply', 'lead', 403],
    ['reply', 'so-tu-phap', 404],
    ['settle', 'leader', 403],
    ['settle', 'so-ldtbxh', 403],
  ])('%s: %s is answered %i', async (event, login, status) => {
    const difficultyId = (await raise(vuThu)).output.id;
    if (event === 'decide') await step('escalate', difficultyId);
    expect((await step(event, difficultyId, login)).status).toBe(status);
  });

  test.each<[string, number]>([
    ['huyen-vu-thu', 200],
    ['lead', 200],
    ['leader', 200],
    ['lead-director', 200],
    ['viewer', 200],
    ['so-tu-phap', 404],
    ['admin', 404],
  ])('read it and its history: %s is answered %i', async (login, status) => {
    const difficultyId = (await raise(vuThu)).output.id;
    const person = await system.person(login);
    expect((await person.ask(work.difficulty, { params: { difficultyId } })).status).toBe(status);
    expect((await person.ask(work.difficultyHistory, { params: { difficultyId } })).status).toBe(status);
  });
});
