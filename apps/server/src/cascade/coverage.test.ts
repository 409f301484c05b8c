import { account, cascade, urge } from '@binhdang/contract';
import { loadSource, readDocument } from '@binhdang/vanban';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportProgress } from '../../test/progress.ts';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { begin, judge, read, save, submit } from './cascade.fixture.ts';

let system: System;
let plan: PublishedPlan;
let lead: Person;
let tuPhap: Person;
let vuThu: Person;
let xa: Person;
/** Of huyen-vu-thu, noted as received. */
let district: cascade.BodyPlan;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  lead = await system.person('lead');
  tuPhap = await system.person('so-tu-phap');
  vuThu = await system.person('huyen-vu-thu');
  xa = await system.person('xa-13192');
});
afterAll(() => system.close());

const params = () => ({ planId: plan.planId });

describe('coverage', () => {
  test('counts what was sent, not what is drafted', async () => {
    const before = await lead.call(cascade.coverage, { params: params() });
    expect(before.bodies).toHaveLength(new Set(plan.obligations.map(({ body }) => body)).size);
    expect(before.cells).toHaveLength(plan.obligations.length);
    expect(before.cells.some(({ taken }) => taken)).toBe(false);
    expect(before.mayUrge).toBe(true);
    district = await begin(vuThu, plan);
    expect(
      (await lead.call(cascade.coverage, { params: params() })).bodies.every((one) => one.plan === null),
    ).toBe(true);
    // One of the two tasks is left out, one of the body's own is added.
    const [first] = district.content.tasks;
    if (!first) throw new Error('no task');
    const own = {
      ...first,
      id: 'own',
      obligationId: null,
      source: null,
      text: 'Hội thi cấp huyện',
      budget: 4_000_000,
    };
    district = await submit(vuThu, await save(vuThu, district, { tasks: [first, own] }));
    const after = await lead.call(cascade.coverage, { params: params() });
    expect(after.bodies.find(({ body }) => body.id === vuThu.bodyId)).toMatchObject({
      bound: 2,
      taken: 1,
      plan: { id: district.id, state: 'submitted', ownTasks: 1, budget: 4_000_000 },
    });
    const open = after.cells.filter(
      ({ body, taken }) => !taken && after.bodies[body]?.body.id === vuThu.bodyId,
    );
    expect(open.map(({ obligationId }) => obligationId)).toEqual([
      plan.obligations.find(({ body, id }) => body === 'huyen-vu-thu' && id !== first.obligationId)?.id,
    ]);
    // Tasks add up to the cells.
    expect(after.tasks.reduce((sum, { taken }) => sum + taken, 0)).toBe(1);
    expect(after.tasks.reduce((sum, { bound }) => sum + bound, 0)).toBe(after.cells.length);
  });

  test('leads to urging, which shows on it', async () => {
    const seen = await lead.call(cascade.coverage, { params: params() });
    const ids = seen.cells.flatMap(({ taken, obligationId, body }) =>
      !taken && obligationId !== null && seen.bodies[body]?.body.id === tuPhap.bodyId ? [obligationId] : [],
    );
    await lead.call(urge.send, {
      body: { obligationIds: ids, message: 'Xây dựng kế hoạch', answerBy: null, byMail: false, letter: null },
    });
    const after = await lead.call(cascade.coverage, { params: params() });
    expect(after.bodies.find(({ body }) => body.id === tuPhap.bodyId)?.urgedOn).toBe('2022-06-15');
  });

  test.each<[string, number]>([
    ['lead', 200],
    ['leader', 200],
    ['viewer', 200],
    ['so-tu-phap', 403],
    ['huyen-vu-thu', 403],
    ['admin', 404],
  ])('%s is answered %i', async (login, status) => {
    const person = await system.person(login);
    const asked = [
      await person.ask(cascade.coverage, { params: params() }),
      await person.ask(cascade.nextProvincial, { params: params() }),
      await person.ask(cascade.nextProvincialDocx, { params: params(), query: {} as never }),
    ];
    expect(asked.map((answer) => answer.status)).toEqual([status, status, status]);
  });
});

describe('a commune', () => {
  test('stands under its district’s plan once that is received, and sees no more of it', async () => {
    const offered = async () => (await xa.call(cascade.list, { query: {} as never })).choices;
    expect(await offered()).toEqual([]);
    expect((await xa.ask(cascade.get, { params: { bodyPlanId: district.id } })).status).toBe(404);
    expect((await judge(lead, district.id, 1, 'received')).status).toBe(204);
    const [choice] = await offered();
    expect(choice).toMatchObject({ planId: plan.planId, bodyPlanId: district.id, tasks: 2 });
    // A newer version that waits is not shown below.
    district = await save(vuThu, await read(vuThu, district.id), { aims: 'Bản mới' });
    district = await submit(vuThu, district, 'Sửa mục đích');
    const seen = await read(xa, district.id);
    expect([seen.shownNumber, seen.content.aims === 'Bản mới', seen.mayWrite]).toEqual([1, false, false]);
  });

  test('sends its plan to the district, which notes it and sees who took what up', async () => {
    const { id } = await xa.call(cascade.create, {
      body: { bodyId: xa.bodyId, planId: plan.planId, parentId: district.id },
    });
    let own = await read(xa, id);
    expect(own.content.tasks.map(({ text }) => text)).toContain('Hội thi cấp huyện');
    expect(own.content.tasks.every(({ aboveTaskId }) => aboveTaskId !== null)).toBe(true);
    own = await submit(xa, await save(xa, own, { tasks: own.content.tasks.slice(0, 1) }));
    expect(own.receiver?.id).toBe(vuThu.bodyId);
    const notes = await vuThu.call(account.notifications, { query: {} as never });
    expect(notes.items[0]).toMatchObject({ kind: 'cascade.submitted', objectId: id });
    const below = await vuThu.call(cascade.coverageBelow, { params: { bodyPlanId: district.id } });
    const place = below.bodies.findIndex(({ body }) => body.id === xa.bodyId);
    expect(below.bodies[place]).toMatchObject({ bound: 2, taken: 1 });
    expect(below.bodies.length).toBeGreaterThan(20);
    expect((await xa.ask(cascade.coverageBelow, { params: { bodyPlanId: district.id } })).status).toBe(403);
    expect((await judge(lead, id, 1, 'received')).status).toBe(403);
    expect((await judge(vuThu, id, 1, 'received')).status).toBe(204);
    const neighbour = await system.person('xa-13195');
    expect((await neighbour.ask(cascade.get, { params: { bodyPlanId: id } })).status).toBe(404);
  });
});

describe('next year', () => {
  test('begins with what was not finished, marked so, and what was chosen; the old plan stays', async () => {
    const old = await begin(tuPhap, plan);
    const done = plan.obligation('so-tu-phap', 3);
    await reportProgress(tuPhap, done.id);
    await system.owner.query('begin');
    await system.owner.query(`select set_config('app.action', 'test.done', true)`);
    await system.owner.query(
      `update obligation set state = 'done', done_on = '2022-06-14', verdict = 'verified', due_on = null where id = any ($1)`,
      [[done.id, plan.obligation('so-tu-phap', 6).id]],
    );
    await system.owner.query('commit');
    const p = { bodyPlanId: old.id };
    const next = await tuPhap.call(cascade.nextYear, { params: p });
    const rest = next.tasks.filter(({ unfinished }) => !unfinished);
    expect([next.year, next.tasks.length, rest.length]).toEqual([2023, 5, 2]);
    const [chosen] = rest;
    const { id } = await tuPhap.call(cascade.startNextYear, {
      params: p,
      body: { taskIds: [chosen?.key ?? ''] },
    });
    const made = await read(tuPhap, id);
    expect(made).toMatchObject({ year: 2023, above: null, receiver: null, carriedFrom: { id: old.id } });
    expect(made.content.tasks.map(({ carried }) => carried?.unfinished).toSorted()).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(made.content.tasks.find(({ dueOn }) => dueOn === '2023-06-10')).toBeDefined();
    expect(made.content.title).toContain('2023');
    expect((await read(tuPhap, old.id)).content).toEqual(old.content);
    const again = await tuPhap.ask(cascade.startNextYear, { params: p, body: { taskIds: [] } });
    expect(again.problem?.code).toBe('wrong-state');
    // Nothing stands above it yet, so there is nobody to send it to.
    const sent = await tuPhap.ask(cascade.submit, {
      params: { bodyPlanId: id },
      body: { version: made.draft?.version ?? 0, changes: null },
    });
    expect(sent.problem?.code).toBe('wrong-state');
  });

  test('of the province comes out as a document that can be taken in again', async () => {
    const { tasks } = await lead.call(cascade.nextProvincial, { params: params() });
    const unfinished = tasks.filter((task) => task.unfinished);
    const chosen = tasks.find((task) => !task.unfinished);
    const file = await lead.ask(cascade.nextProvincialDocx, {
      params: params(),
      query: { tasks: chosen?.key ?? '' } as never,
    });
    const { document, nodes } = readDocument(await loadSource(file.bytes));
    expect(document).toMatchObject({ kind: 'Kế hoạch', issuer: expect.stringContaining('Thái Bình') });
    expect(document.title).toContain('năm 2023');
    const text = nodes.map((node) => node.text).join('\n');
    expect(text.match(/chuyển tiếp từ năm 2022/gu)).toHaveLength(unfinished.length);
    expect(text).toContain(chosen?.text.slice(0, 60));
    expect(nodes.filter(({ kind }) => kind === 'task').length).toBe(unfinished.length + 1);
    // What it cites keeps its own year.
    expect(text).toMatch(/hướng dẫn triển khai công tác bình đẳng giới năm 2022/u);
  });
});

describe('parents', () => {
  const of = () => ({ of: 'plan' as const, id: plan.planId });
  test('are read from the text, linked, and carry parents of their own', async () => {
    const before = await lead.call(cascade.chain, { query: of() });
    const numbers = before.suggestions.map(({ number }) => number);
    expect(numbers).toEqual(expect.arrayContaining(['56/KH-UBND', '13/KH-UBND', '28/NQ-CP', '2232/QĐ-TTg']));
    const pick = (number: string) => {
      const one = before.suggestions.find((each) => each.number === number);
      if (!one) throw new Error(number);
      return { ...one, fileId: null };
    };
    await lead.call(cascade.link, {
      body: {
        ...of(),
        childDocumentId: null,
        parent: { kind: 'document', documents: [pick('56/KH-UBND'), pick('13/KH-UBND')] },
      },
    });
    const linked = await lead.call(cascade.chain, { query: of() });
    const plan56 = linked.nodes.find(({ number }) => number === '56/KH-UBND');
    await lead.call(cascade.link, {
      body: {
        ...of(),
        childDocumentId: plan56?.id ?? '',
        parent: { kind: 'document', documents: [pick('28/NQ-CP')] },
      },
    });
    // A body reads the chain of the plan that binds it, up to the strategy, and names none itself there.
    const seen = await tuPhap.call(cascade.chain, { query: of() });
    expect(seen.nodes.map(({ number }) => number)).toEqual(
      expect.arrayContaining(['56/KH-UBND', '13/KH-UBND', '28/NQ-CP']),
    );
    expect([seen.mayLink, seen.suggestions, seen.links.some(({ mayRemove }) => mayRemove)]).toEqual([
      false,
      [],
      false,
    ]);
    const strategy = seen.nodes.find(({ number }) => number === '28/NQ-CP');
    const circle = await lead.ask(cascade.link, {
      body: {
        ...of(),
        childDocumentId: strategy?.id ?? '',
        parent: { kind: 'document', documents: [pick('56/KH-UBND')] },
      },
    });
    expect(circle.problem?.code).toBe('wrong-state');
  });

  test('of a body’s plan lead up through the provincial one', async () => {
    const chain = await vuThu.call(cascade.chain, { query: { of: 'bodyPlan', id: district.id } });
    const up = new Map(chain.links.map(({ child, parent }) => [child, parent]));
    expect(up.get(chain.self)).toBe(`plan:${plan.planId}`);
    expect(chain.nodes.map(({ number }) => number)).toEqual(
      expect.arrayContaining(['31/KH-UBND', '28/NQ-CP']),
    );
    // Itself, and below it the plan of the commune.
    expect(chain.nodes.filter(({ kind }) => kind === 'bodyPlan')).toHaveLength(2);
  });

  test.each<[string, number]>([
    ['so-tu-phap', 403],
    ['leader', 403],
    ['viewer', 403],
    ['admin', 404],
  ])('are changed by the lead officer alone: %s is answered %i', async (login, status) => {
    const person = await system.person(login);
    const document = {
      kind: 'Luật',
      number: '73/2006/QH11',
      issuedOn: null,
      issuer: 'Quốc hội',
      title: 'Luật Bình đẳng giới',
      fileId: null,
    };
    const linked = await person.ask(cascade.link, {
      body: { ...of(), childDocumentId: null, parent: { kind: 'document', documents: [document] } },
    });
    expect(linked.status).toBe(status);
    const { links } = await lead.call(cascade.chain, { query: of() });
    const linkId = links.find(({ id }) => id !== null)?.id ?? '';
    expect((await person.ask(cascade.unlink, { params: { linkId } })).status).toBe(status);
  });

  test('are taken away, and the document stays for others', async () => {
    const { links, nodes } = await lead.call(cascade.chain, { query: of() });
    const gone = nodes.find(({ number }) => number === '13/KH-UBND');
    const linkId = links.find(({ parent }) => parent === gone?.key)?.id ?? '';
    expect((await lead.ask(cascade.unlink, { params: { linkId } })).status).toBe(204);
    const after = await lead.call(cascade.chain, { query: of() });
    expect(after.nodes.map(({ key }) => key)).not.toContain(gone?.key);
    expect(after.suggestions.map(({ number }) => number)).toContain('13/KH-UBND');
    const corrected = await tuPhap.ask(cascade.correctDocument, {
      params: { referenceId: gone?.id ?? '' },
      body: {
        kind: 'Kế hoạch',
        number: '13/KH-UBND',
        issuedOn: null,
        issuer: 'x',
        title: 'x',
        fileId: null,
        version: 1,
      },
    });
    expect(corrected.status).toBe(403);
  });
});
