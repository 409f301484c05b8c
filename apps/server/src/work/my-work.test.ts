import { account, work } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportProgress } from '../../test/progress.ts';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PublishedPlan;
let tuPhap: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  tuPhap = await system.person('so-tu-phap');
});
afterAll(() => system.close());

const groupsOf = async (person: Person, query = {}) => {
  const { items } = await person.call(work.mine, { query });
  return Object.fromEntries(
    items.map(({ id, group }) => [plan.obligations.find((o) => o.id === id)?.task, group]),
  );
};

const report = (task: number, state: 'done' | 'in_progress') =>
  reportProgress(tuPhap, plan.obligation('so-tu-phap', task).id, {
    state,
    narrative: 'Kết quả.',
    doneOn: state === 'done' ? '2022-06-10' : null,
  });

test('every obligation of the body stands in one group, and those of others in none', async () => {
  const { counts, items, bodies, plans, waiting } = await tuPhap.call(work.mine);
  expect(await groupsOf(tuPhap)).toEqual({
    0: 'late',
    3: 'due_soon',
    6: 'running',
    7: 'undated',
    50: 'late',
  });
  expect(counts).toMatchObject({ late: 2, due_soon: 1, running: 1, undated: 1, done: 0 });
  expect(new Set(items.map(({ bodyId }) => bodyId))).toEqual(new Set([tuPhap.bodyId]));
  expect(bodies.map(({ name }) => name)).toEqual(['Sở Tư pháp']);
  expect(plans).toMatchObject([{ number: '31/KH-UBND' }]);
  expect(waiting).toMatchObject([{ kind: 'document', id: plan.planId }]);
  expect(items.find(({ id }) => id === plan.obligation('so-tu-phap', 0).id)?.above).toMatchObject({
    label: '1.',
  });
});

test('within a due day the tasks that the body leads come first', async () => {
  const dated = { kind: 'before', date: '2022-10-31' } as const;
  const own = await insertPublishedPlan(system.owner, {
    obligations: [
      { task: 1, body: 'so-cong-thuong', role: 'participate', cadence: dated },
      { task: 2, body: 'so-cong-thuong', role: 'lead', cadence: dated },
      { task: 3, body: 'so-cong-thuong', role: 'coordinate', cadence: dated },
      {
        task: 4,
        body: 'so-cong-thuong',
        role: 'participate',
        cadence: { kind: 'before', date: '2022-10-30' },
      },
    ],
  });
  const congThuong = await system.person('so-cong-thuong');
  const { items } = await congThuong.call(work.mine, { query: { planId: own.planId } });
  expect(items.map(({ role }) => role)).toEqual(['participate', 'lead', 'coordinate', 'participate']);
});

test('what is closed for good is counted, and shown when asked for', async () => {
  const { id } = await report(3, 'done');
  expect((await groupsOf(tuPhap))[3]).toBe('awaiting_verification');
  const lead = await system.person('lead');
  await lead.call(work.judge, {
    body: { items: [{ progressId: id, version: 1 }], verdict: 'verified', remarks: null },
  });
  expect((await groupsOf(tuPhap))[3]).toBeUndefined();
  expect((await tuPhap.call(work.mine)).counts.done).toBe(1);
  expect((await groupsOf(tuPhap, { done: 'true' }))[3]).toBe('done');
});

test('what is returned, urged or answered waits for the person', async () => {
  const { id } = await report(7, 'in_progress');
  const lead = await system.person('lead');
  await lead.call(work.judge, {
    body: { items: [{ progressId: id, version: 1 }], verdict: 'returned', remarks: 'Nêu rõ kết quả.' },
  });
  await system.owner.query('begin');
  await system.owner.query(`select set_config('app.action', 'test.urge', true)`);
  await system.owner.query(
    `with u as (insert into urge (id, plan_id, body_id, message, sent_by)
       values (gen_random_uuid(), $1, $2, 'Đề nghị báo cáo.', $3) returning id)
     insert into urge_item (id, urge_id, obligation_id, plan_id, body_id)
       select gen_random_uuid(), u.id, $4, $1, $2 from u`,
    [plan.planId, tuPhap.bodyId, lead.id, plan.obligation('so-tu-phap', 6).id],
  );
  await system.owner.query('commit');
  const raised = await tuPhap.call(work.raise, {
    body: {
      planId: plan.planId,
      bodyId: tuPhap.bodyId,
      obligationId: null,
      title: 'Kinh phí',
      text: 'Thiếu kinh phí.',
    },
  });
  await lead.call(work.answerDifficulty, {
    params: { difficultyId: raised.id },
    body: { text: 'Đã bố trí.', version: 1 },
  });
  const { items, waiting, counts } = await tuPhap.call(work.mine);
  const of = (task: number) => items.find(({ id: one }) => one === plan.obligation('so-tu-phap', task).id);
  expect(of(7)).toMatchObject({
    group: 'waiting',
    lastProgress: { remarks: 'Nêu rõ kết quả.', verdict: 'returned' },
  });
  expect(of(6)).toMatchObject({ group: 'waiting', urgedOn: '2022-06-15' });
  expect(waiting.map(({ kind }) => kind).sort()).toEqual(['difficulty', 'document']);
  expect(counts.waiting).toBe(4);
  // A report answers the urge.
  await report(6, 'in_progress');
  expect((await groupsOf(tuPhap))[6]).toBe('running');
});

describe('handing on within the body', () => {
  const hand = async (personId: string | null, person: Person, obligation = plan.obligation('so-ldtbxh')) => {
    const { rows } = await system.owner.query<{ version: number }>(
      'select version from obligation where id = $1',
      [obligation.id],
    );
    return person.ask(work.delegate, {
      params: { obligationId: obligation.id },
      body: { personId, version: rows[0]?.version ?? 0 },
    });
  };

  test('a colleague gets it, is told, finds it, and may give it back', async () => {
    const focal = await system.person('so-ldtbxh');
    const lead = await system.person('lead');
    expect((await hand(lead.id, focal)).status).toBe(200);
    const told = await lead.call(account.notifications);
    expect(told.items[0]).toMatchObject({
      kind: 'obligation.delegated',
      objectId: plan.obligation('so-ldtbxh').id,
    });
    const mine = await lead.call(work.mine, { query: { delegatedToMe: 'true' } });
    expect(mine.items).toMatchObject([
      { group: 'waiting', delegatedTo: { id: lead.id, name: 'Trần Văn Thử' } },
    ]);
    expect((await focal.call(work.mine, { query: { delegatedToMe: 'true' } })).items).toEqual([]);
    expect((await hand(null, lead)).status).toBe(200);
    expect((await lead.call(work.mine, { query: { delegatedToMe: 'true' } })).items).toEqual([]);
  });

  test('nobody from elsewhere gets it, nor somebody who only looks', async () => {
    const focal = await system.person('so-ldtbxh');
    for (const login of ['so-tu-phap', 'lead-director', 'admin']) {
      const answer = await hand((await system.person(login)).id, focal);
      expect(answer.problem?.errors?.[0]?.path).toBe('personId');
    }
  });

  test('an old version is a conflict', async () => {
    const focal = await system.person('so-ldtbxh');
    const answer = await focal.ask(work.delegate, {
      params: { obligationId: plan.obligation('so-ldtbxh').id },
      body: { personId: null, version: 1 },
    });
    expect(answer.problem?.code).toBe('edit-conflict');
  });

  test.each<[string, number]>([
    ['lead', 403],
    ['leader', 403],
    ['viewer', 403],
    ['huyen-vu-thu', 404],
    ['admin', 404],
  ])('%s, on an obligation of another body, is answered %i', async (login, status) => {
    expect((await hand(null, await system.person(login), plan.obligation('so-tu-phap', 0))).status).toBe(
      status,
    );
  });
});

describe('the page of an obligation', () => {
  test('names the other bodies on the task without a way to their work, but to overseers', async () => {
    const see = async (login: string) =>
      (await system.person(login)).call(work.obligation, {
        params: { obligationId: plan.obligation('so-tu-phap', 0).id },
      });
    const own = await see('so-tu-phap');
    const foreign = plan.obligation('huyen-vu-thu', 0);
    expect(own.others.map(({ body, obligationId }) => [body.id, obligationId])).toContainEqual([
      foreign.bodyId,
      null,
    ]);
    const lead = await see('lead');
    expect(lead.others.map(({ obligationId }) => obligationId)).toContain(foreign.id);
    expect(own.node.path.map(({ label }) => label)).toEqual(['II.', '1.']);
    expect(own.allowed).toEqual([
      'progress.report',
      'obligation.delegate',
      'difficulty.raise',
      'history.read',
    ]);
    expect(lead.allowed).toEqual(['progress.verify', 'urge.send', 'history.read']);
  });

  test.each<[string, number]>([
    ['so-tu-phap', 200],
    ['lead', 200],
    ['leader', 200],
    ['lead-director', 200],
    ['viewer', 200],
    ['so-noi-vu', 404],
    ['huyen-vu-thu', 404],
    ['admin', 404],
  ])('%s is answered %i, and so is the history', async (login, status) => {
    const params = { obligationId: plan.obligation('so-tu-phap', 0).id };
    const person = await system.person(login);
    expect((await person.ask(work.obligation, { params })).status).toBe(status);
    expect((await person.ask(work.obligationHistory, { params })).status).toBe(status);
  });

  test('an administrator and people without work see an empty list', async () => {
    for (const login of ['admin', 'xa-12433']) {
      expect((await (await system.person(login)).call(work.mine)).items).toEqual([]);
    }
  });
});
