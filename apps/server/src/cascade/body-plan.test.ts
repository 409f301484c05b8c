import { account, cascade } from '@binhdang/contract';
import { loadSource, readDocument } from '@binhdang/vanban';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { begin, judge, read, save, submit } from './cascade.fixture.ts';

let system: System;
let plan: PublishedPlan;
let lead: Person;
let tuPhap: Person;
let vuThu: Person;
/** Of so-tu-phap, sent once. */
let sent: cascade.BodyPlan;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  lead = await system.person('lead');
  tuPhap = await system.person('so-tu-phap');
  vuThu = await system.person('huyen-vu-thu');
});
afterAll(() => system.close());

const told = async (person: Person) =>
  (await person.call(account.notifications, { query: {} as never })).items.map(({ kind }) => kind);

describe('a plan', () => {
  test('begins with all that the plan above gives the body, and nothing else', async () => {
    const made = await begin(tuPhap, plan);
    const own = plan.obligations.filter(({ body }) => body === 'so-tu-phap');
    expect(made.content.tasks.map(({ obligationId }) => obligationId).toSorted()).toEqual(
      own.map(({ id }) => id).toSorted(),
    );
    const first = made.content.tasks.find(({ obligationId }) => obligationId === own[0]?.id);
    // "before 11 June" leaves that day out; a task that comes again says how often instead of when next.
    expect(first).toMatchObject({ dueOn: '2022-06-10', result: 'Báo cáo kết quả', rhythm: '' });
    const quarterly = made.content.tasks.find(({ rhythm }) => /quý/iu.test(rhythm));
    expect(quarterly).toMatchObject({ dueOn: null });
    expect(made.content.aims).toContain('31/KH-UBND');
    expect(made.content.tasks.some(({ registers }) => registers.length > 0)).toBe(true);
    expect(made).toMatchObject({ state: 'draft', mayWrite: true, mayDiscard: true, lastNumber: 0 });
    expect(made.tasksAbove).toHaveLength(own.length);
    sent = made;
  });

  test('is not begun twice', async () => {
    const again = await tuPhap.ask(cascade.create, {
      body: { bodyId: tuPhap.bodyId, planId: plan.planId, parentId: null },
    });
    expect(again.problem?.code).toBe('wrong-state');
  });

  test('keeps what is typed, and does not overwrite what a colleague saved', async () => {
    const [first] = sent.content.tasks;
    const budget = 25_000_000;
    const tasks = sent.content.tasks.map((one) =>
      one.id === first?.id
        ? { ...one, budget, budgetSource: 'Ngân sách nhà nước', inCharge: 'Phòng Hành chính' }
        : one,
    );
    const stale = sent;
    sent = await save(tuPhap, sent, { tasks });
    expect(sent.content.tasks.find(({ id }) => id === first?.id)?.budget).toBe(budget);
    const late = await tuPhap.ask(cascade.save, {
      params: { bodyPlanId: stale.id },
      body: { version: stale.draft?.version ?? 0, content: stale.content },
    });
    expect(late.problem).toMatchObject({ code: 'edit-conflict', current: { version: sent.draft?.version } });
  });

  test('is not sent with a task that says nothing, and names the field', async () => {
    const [first, ...rest] = sent.content.tasks;
    if (!first) throw new Error('no task');
    const open = await save(tuPhap, sent, { tasks: [{ ...first, text: '' }, ...rest] });
    const refused = await tuPhap.ask(cascade.submit, {
      params: { bodyPlanId: open.id },
      body: { version: open.draft?.version ?? 0, changes: null },
    });
    expect(refused.problem?.errors?.map(({ path }) => path)).toEqual(['content.tasks.0.text']);
    sent = await save(tuPhap, open, { tasks: [first, ...rest] });
  });

  test('is sent; the lead officer is told, returns it with remarks, and notes what comes then', async () => {
    sent = await submit(tuPhap, sent);
    expect(sent).toMatchObject({ state: 'submitted', lastNumber: 1, mayDiscard: false });
    expect(await told(lead)).toContain('cascade.submitted');
    const waiting = await lead.call(cascade.list, { query: { state: 'submitted' } as never });
    expect(waiting.items.map(({ id }) => id)).toContain(sent.id);
    expect(waiting.waiting).toBe(1);
    expect((await judge(lead, sent.id, 1, 'returned')).problem?.errors?.[0]?.path).toBe('remarks');
    expect((await judge(lead, sent.id, 1, 'returned', 'Bổ sung kinh phí.')).status).toBe(204);
    expect(await told(tuPhap)).toContain('cascade.returned');
    sent = await read(tuPhap, sent.id);
    expect(sent).toMatchObject({
      state: 'returned',
      versions: [{ number: 1, remarks: 'Bổ sung kinh phí.' }],
    });
    const silent = await tuPhap.ask(cascade.submit, {
      params: { bodyPlanId: sent.id },
      body: { version: sent.draft?.version ?? 0, changes: null },
    });
    expect(silent.problem?.errors?.[0]?.path).toBe('changes');
    sent = await submit(tuPhap, sent, 'Đã bổ sung kinh phí.');
    // The verdict on a version that is no longer the last is refused.
    expect((await judge(lead, sent.id, 1, 'received')).problem?.code).toBe('edit-conflict');
    expect((await judge(lead, sent.id, 2, 'received')).status).toBe(204);
    expect((await judge(lead, sent.id, 2, 'returned', 'Muộn')).problem?.code).toBe('wrong-state');
    expect(await told(tuPhap)).toContain('cascade.received');
  });

  test('as drafted anew is not seen by the lead officer until it is sent', async () => {
    sent = await save(tuPhap, await read(tuPhap, sent.id), { aims: 'Mục đích sửa lại' });
    expect(sent.draft?.changed).toBe(true);
    const seen = await read(lead, sent.id);
    expect(seen).toMatchObject({ shownNumber: 2, draft: null, mayWrite: false });
    expect(seen.content.aims).not.toContain('sửa lại');
    sent = await submit(tuPhap, sent, 'Sửa mục đích.');
    expect(await told(lead)).toContain('cascade.revised');
    const { content, before } = await lead.call(cascade.compare, {
      params: { bodyPlanId: sent.id },
      query: { version: '3' } as never,
    });
    expect([content.aims, before?.aims.includes('31/KH-UBND')]).toEqual(['Mục đích sửa lại', true]);
  });

  test('comes out as a document with number, money and annex', async () => {
    await tuPhap.call(cascade.issue, {
      params: { bodyPlanId: sent.id },
      body: { version: sent.version, number: '12/KH-STP', issuedOn: '2022-04-01' },
    });
    const file = await lead.ask(cascade.docx, { params: { bodyPlanId: sent.id }, query: {} as never });
    const { document, nodes } = readDocument(await loadSource(file.bytes));
    expect(document).toMatchObject({ kind: 'Kế hoạch', number: '12/KH-STP', date: '2022-04-01' });
    const text = nodes.map((node) => node.text).join('\n');
    expect(text).toContain('25.000.000 đồng');
    expect(text).toContain('31/KH-UBND');
    const pdf = await lead.ask(cascade.pdf, { params: { bodyPlanId: sent.id }, query: {} as never });
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('shows what an amendment changed above', async () => {
    const own = plan.obligation('so-tu-phap', 7);
    const { owner } = system;
    await owner.query('begin');
    await owner.query(`select set_config('app.action', 'test.amend', true)`);
    await owner.query(`update obligation set removed = true where id = $1`, [own.id]);
    await owner.query('commit');
    const seen = await read(tuPhap, sent.id);
    const above = new Set(seen.tasksAbove.map(({ obligationId }) => obligationId));
    expect(above.has(own.id)).toBe(false);
    expect(seen.content.tasks.some(({ obligationId }) => obligationId === own.id)).toBe(true);
  });
});

describe('who may', () => {
  // The plan of so-tu-phap was sent; that of huyen-vu-thu is a draft.
  test.each<[string, number, number]>([
    ['so-tu-phap', 200, 404],
    ['lead', 200, 404],
    ['leader', 200, 404],
    ['lead-director', 200, 404],
    ['huyen-vu-thu', 404, 200],
    ['viewer', 200, 404],
    ['admin', 404, 404],
  ])('read: %s is answered %i of what was sent and %i of a draft', async (login, of, ofDraft) => {
    const person = await system.person(login);
    const draft = await draftOfVuThu();
    const ask = async (bodyPlanId: string) =>
      (await person.ask(cascade.get, { params: { bodyPlanId } })).status;
    expect([await ask(sent.id), await ask(draft.id)]).toEqual([of, ofDraft]);
    const { items } = await person.call(cascade.list, { query: {} as never }).catch(() => ({ items: [] }));
    expect(items.some(({ id }) => id === sent.id)).toBe(of === 200);
    expect(items.some(({ id }) => id === draft.id)).toBe(ofDraft === 200);
  });

  test.each<[string, number]>([
    ['lead', 403],
    ['leader', 403],
    ['viewer', 403],
    ['huyen-vu-thu', 404],
    ['admin', 404],
  ])('write: %s is answered %i', async (login, status) => {
    const person = await system.person(login);
    const params = { bodyPlanId: sent.id };
    const version = sent.draft?.version ?? 0;
    const asked = [
      await person.ask(cascade.save, { params, body: { version, content: sent.content } }),
      await person.ask(cascade.submit, { params, body: { version, changes: 'Sửa' } }),
      await person.ask(cascade.issue, { params, body: { version: 1, number: '1/KH', issuedOn: null } }),
      await person.ask(cascade.discard, { params, query: { version: 1 } as never }),
      await person.ask(cascade.startNextYear, { params, body: { taskIds: [] } }),
    ];
    expect(asked.map((answer) => answer.status)).toEqual(asked.map(() => status));
  });

  test.each<[string, number]>([
    ['so-tu-phap', 403],
    ['leader', 403],
    ['lead-director', 403],
    ['huyen-vu-thu', 404],
    ['admin', 404],
  ])('note or return: %s is answered %i', async (login, status) => {
    expect((await judge(await system.person(login), sent.id, 3, 'received')).status).toBe(status);
  });

  test('the database by itself shows a draft to its own body alone', async () => {
    const draft = await draftOfVuThu();
    const { owner } = system;
    const seenBy = async (person: Person) => {
      await owner.query('begin');
      try {
        await owner.query(
          `select set_config('app.user_id', $1, true), set_config('app.bodies', (select array_agg(body_id)::text from role_grant
             where user_id = $1::uuid and role <> 'administrator'), true)`,
          [person.id],
        );
        await owner.query('set local role binhdang_app');
        return (
          await owner.query('select 1 from body_plan_draft where body_plan_id = any ($1)', [
            [draft.id, sent.id],
          ])
        ).rowCount;
      } finally {
        await owner.query('rollback');
      }
    };
    expect([await seenBy(lead), await seenBy(tuPhap), await seenBy(vuThu)]).toEqual([0, 1, 1]);
  });
});

let vuThuDraft: cascade.BodyPlan | undefined;
async function draftOfVuThu(): Promise<cascade.BodyPlan> {
  vuThuDraft ??= await begin(vuThu, plan);
  return vuThuDraft;
}

test('a draft that was never sent is thrown away', async () => {
  const draft = await draftOfVuThu();
  const gone = await vuThu.ask(cascade.discard, {
    params: { bodyPlanId: draft.id },
    query: { version: String(draft.version) } as never,
  });
  expect(gone.status).toBe(204);
  expect((await vuThu.ask(cascade.get, { params: { bodyPlanId: draft.id } })).status).toBe(404);
});
