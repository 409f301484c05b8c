import { account, work } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportProgress } from '../../test/progress.ts';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PublishedPlan;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  lead = await system.person('lead');
});
afterAll(() => system.close());

async function reported(body: string, task: number): Promise<{ progressId: string; version: number }> {
  const person = await system.person(body);
  const { id } = plan.obligation(body, task);
  const { id: progressId } = await reportProgress(person, id, {
    state: 'done',
    narrative: 'Đã hoàn thành.',
    doneOn: '2022-06-10',
  });
  return { progressId, version: 1 };
}

const judge = (
  items: { progressId: string; version: number }[],
  verdict: 'verified' | 'returned',
  remarks: string | null = null,
  person = lead,
) => person.ask(work.judge, { body: { items, verdict, remarks } });

describe('judging', () => {
  test('a return needs remarks, and changes nothing without', async () => {
    const item = await reported('so-tu-phap', 0);
    for (const remarks of [null, '', '   ']) {
      const refused = await judge([item], 'returned', remarks);
      expect(refused).toMatchObject({ status: 422, problem: { errors: [{ path: 'remarks' }] } });
    }
    expect((await judge([item], 'returned', 'Chưa kèm minh chứng.')).output).toEqual({ judged: 1 });
    const person = await system.person('so-tu-phap');
    const { id } = plan.obligation('so-tu-phap', 0);
    expect(await person.call(work.obligation, { params: { obligationId: id } })).toMatchObject({
      state: 'in_progress',
      verdict: 'returned',
      standing: 'late',
      doneOn: null,
      occurrences: [{ doneOn: null, verified: false }],
    });
    const told = await person.call(account.notifications);
    expect(told.items[0]).toMatchObject({
      kind: 'progress.returned',
      objectId: id,
      detail: { remarks: 'Chưa kèm minh chứng.' },
    });
  });

  test('many at once, all or none', async () => {
    const items = [await reported('so-tu-phap', 3), await reported('huyen-vu-thu', 8)];
    const [first, second] = items;
    if (!first || !second) throw new Error('nothing reported');
    const stale = await judge([first, { ...second, version: 7 }], 'verified');
    expect(stale.problem).toMatchObject({
      code: 'edit-conflict',
      current: [{ progressId: second.progressId, version: 1 }],
    });
    expect((await lead.call(work.toJudge)).total).toBe(2);
    expect((await judge(items, 'verified')).output).toEqual({ judged: 2 });
    const queue = await lead.call(work.toJudge);
    expect(queue).toMatchObject({ total: 0, items: [] });
    const seen = await lead.call(work.obligation, {
      params: { obligationId: plan.obligation('so-tu-phap', 3).id },
    });
    expect(seen).toMatchObject({
      state: 'done',
      standing: 'done_on_time',
      occurrences: [{ verified: true }],
    });
  });

  test('what is verified takes no report until it is returned', async () => {
    const person = await system.person('so-tu-phap');
    const { id } = plan.obligation('so-tu-phap', 3);
    const { version, progress } = await person.call(work.obligation, { params: { obligationId: id } });
    const body = {
      state: 'in_progress' as const,
      percent: null,
      narrative: 'Làm thêm.',
      figures: [],
      doneOn: null,
      occurrenceId: null,
      evidence: [],
      version,
    };
    const refused = await person.ask(work.report, { params: { obligationId: id }, body });
    expect(refused.problem?.code).toBe('wrong-state');
    const [latest] = progress;
    if (!latest) throw new Error('no progress');
    expect(
      (await judge([{ progressId: latest.id, version: latest.version }], 'verified')).problem?.code,
    ).toBe('wrong-state');
    await judge([{ progressId: latest.id, version: latest.version }], 'returned', 'Xác nhận nhầm.');
    const open = await person.call(work.obligation, { params: { obligationId: id } });
    expect(open.state).toBe('in_progress');
    await person.call(work.report, {
      params: { obligationId: id },
      body: { ...body, version: open.version },
    });
  });

  test('two officers at once: the second is told that it was judged', async () => {
    const item = await reported('so-tu-phap', 6);
    const both = await Promise.all([judge([item], 'verified'), judge([item], 'returned', 'Thiếu.')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('the queue shows the report with its task, oldest first, and counts by body', async () => {
    await reported('huyen-vu-thu', 0);
    await reported('so-tu-phap', 7);
    const queue = await lead.call(work.toJudge);
    const bodies = queue.items.map(({ body }) => body.name);
    expect(bodies.slice(-2)).toEqual(['Ủy ban nhân dân huyện Vũ Thư', 'Sở Tư pháp']);
    expect(queue.items.at(-1)).toMatchObject({
      standing: 'awaiting_verification',
      plan: { number: '31/KH-UBND' },
    });
    const only = await lead.call(work.toJudge, { query: { bodyId: plan.obligation('huyen-vu-thu').bodyId } });
    expect(only.items).toHaveLength(only.total);
    expect(queue.bodies.find(({ body }) => body.name.includes('Vũ Thư'))?.count).toBe(only.total);
  });
});

describe('who may judge', () => {
  test.each<[string, number]>([
    ['so-tu-phap', 403],
    ['so-noi-vu', 404],
    ['viewer', 403],
    ['leader', 403],
    ['lead-director', 403],
    ['so-ldtbxh', 403],
    ['admin', 404],
  ])('%s is answered %i', async (login, status) => {
    const waiting = (await lead.call(work.toJudge)).items.find(({ body }) => body.name === 'Sở Tư pháp');
    const item = { progressId: waiting?.progress.id ?? '', version: waiting?.progress.version ?? 0 };
    expect((await judge([item], 'verified', null, await system.person(login))).status).toBe(status);
  });

  test.each(['so-tu-phap', 'leader', 'viewer', 'admin'])('%s has no queue', async (login) => {
    expect((await (await system.person(login)).ask(work.toJudge)).status).toBe(403);
  });
});
