/** What is seen of a published plan, and by whom: other bodies' work shows nowhere. */
import { overview, type QueryInputOf } from '@binhdang/contract';
import { OBLIGATION_ROLES, STANDINGS } from '@binhdang/domain';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PublishedPlan;
let lead: Person;
let leader: Person;
let justice: Person;
let district: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  [lead, leader, justice, district] = await Promise.all([
    system.person('lead'),
    system.person('leader'),
    system.person('so-tu-phap'),
    system.person('huyen-vu-thu'),
  ]);
});
afterAll(() => system.close());

const params = () => ({ planId: plan.planId });
const idsOf = (page: { items: { id: string }[] }) => page.items.map((line) => line.id);
const obligationIds = (body?: string) =>
  plan.obligations.filter((one) => body === undefined || one.body === body).map((one) => one.id);

describe('matrix', () => {
  test('the lead officer and the leader see every body; standing and role are in the cell', async () => {
    for (const person of [lead, leader]) {
      const answer = await person.call(overview.matrix, { params: params() });
      expect(answer.overseen).toBe(true);
      expect(answer.bodies.map(([, name]) => name)).toEqual(
        [...answer.bodies.map(([, name]) => name)].sort(new Intl.Collator('vi').compare),
      );
      expect(answer.cells.flat().filter((code) => code > 0)).toHaveLength(plan.obligations.length);
      const row = answer.tasks.findIndex(([id]) => id === plan.tasks[0]);
      const column = answer.bodies.findIndex(([id]) => id === plan.obligation('so-tu-phap').bodyId);
      const code = (answer.cells[row]?.[column] ?? 0) - 1;
      expect(OBLIGATION_ROLES[Math.floor(code / 10)]).toBe('lead');
      expect(STANDINGS[code % 10]).toBe('late');
    }
  });

  test('a focal officer sees only the own column', async () => {
    const answer = await justice.call(overview.matrix, { params: params() });
    expect(answer.overseen).toBe(false);
    expect(answer.bodies.map(([, name]) => name)).toEqual(['Sở Tư pháp']);
    expect(answer.tasks).toHaveLength(5);
  });

  test('tasks stand in their section, in reading order', async () => {
    const answer = await lead.call(overview.matrix, { params: params() });
    const labels = answer.tasks.map(([, section]) => answer.sections[section ?? -1]?.[2]);
    expect(labels.slice(0, 3)).toEqual(['1.', '2.', '3.']);
    expect(answer.sections.find(([, parent]) => parent === null)?.[2]).toBe('II.');
  });

  test('a cell opens its obligation for those who see it, and is not there for others', async () => {
    const one = plan.obligation('so-tu-phap', 0);
    const query = { nodeId: one.nodeId, bodyId: one.bodyId };
    expect(await justice.call(overview.cell, { query })).toEqual({ obligationId: one.id });
    expect((await district.ask(overview.cell, { query })).status).toBe(404);
  });

  test('a body without part in the plan gets "not found"; an administrator too', async () => {
    for (const login of ['so-y-te', 'admin']) {
      const person = await system.person(login);
      expect((await person.ask(overview.matrix, { params: params() })).status).toBe(404);
    }
  });
});

describe('list', () => {
  test('everybody gets exactly what they may see', async () => {
    expect(idsOf(await lead.call(overview.obligations)).sort()).toEqual(obligationIds().sort());
    expect(idsOf(await justice.call(overview.obligations)).sort()).toEqual(
      obligationIds('so-tu-phap').sort(),
    );
    const admin = await system.person('admin');
    expect((await admin.ask(overview.obligations)).status).toBe(403);
    expect((await system.nobody.ask(overview.obligations)).status).toBe(401);
  });

  test('naming another body in the filter shows nothing of it', async () => {
    const other = plan.obligation('huyen-vu-thu').bodyId;
    const answer = await justice.call(overview.obligations, { query: { bodyId: [other] } });
    expect(answer).toMatchObject({ items: [], total: 0, next: null });
  });

  test('due the same day, who leads comes first; each line names the item of its task', async () => {
    const { items } = await lead.call(overview.obligations, { query: { nodeId: [plan.tasks[0] ?? ''] } });
    const ranks = items.map(({ due, role }) => [due, OBLIGATION_ROLES.indexOf(role)] as const);
    expect(ranks).toEqual([...ranks].sort(([a, x], [b, y]) => (a ?? '~').localeCompare(b ?? '~') || x - y));
    expect(items[0]?.section).toMatch(/^II\.1\. /);
  });

  test('filters by standing, role, section, task, due days and own bodies', async () => {
    const ask = async (query: QueryInputOf<typeof overview.obligations>) =>
      (await lead.call(overview.obligations, { query })).items.map((line) => [line.body.name, line.standing]);
    // Before 11 June, and of the quarterly one the 15th of March.
    expect(await ask({ standing: ['late'] })).toEqual([
      ['Sở Tư pháp', 'late'],
      ['Sở Tư pháp', 'late'],
      ['Ủy ban nhân dân huyện Vũ Thư', 'late'],
    ]);
    expect(await ask({ role: ['request'] })).toHaveLength(1);
    expect(await ask({ nodeId: [plan.tasks[0] ?? ''] })).toHaveLength(3);
    expect(await ask({ dueFrom: '2022-06-15', dueTo: '2022-06-30' })).toHaveLength(1);
    expect(await ask({ mine: 'true' })).toEqual([['Sở Lao động - Thương binh và Xã hội', 'no_movement']]);
    expect(await ask({ bodyKind: ['no-such-kind'] })).toEqual([]);
    const { sections } = await lead.call(overview.choices);
    const five = sections.find((section) => section.parentId === null && section.label?.startsWith('V'));
    expect(await ask({ sectionId: [five?.id ?? ''] })).toHaveLength(1);
  });

  test('counts are of the whole filter, by standing whatever standing is asked for', async () => {
    const answer = await lead.call(overview.obligations, { query: { standing: ['late'], limit: '1' } });
    expect(answer.items).toHaveLength(1);
    expect(answer.total).toBe(3);
    expect(answer.byStanding?.reduce((sum, count) => sum + count, 0)).toBe(plan.obligations.length);
  });

  test('text search ignores marks and case, in tasks, body names and reports', async () => {
    const one = plan.obligation('huyen-vu-thu', 8);
    await system.owner.query(`select set_config('app.action', 'test', false)`);
    await system.owner.query(
      `insert into progress (id, obligation_id, plan_id, body_id, state, narrative, reported_by)
       values (gen_random_uuid(), $1, $2, $3, 'in_progress', 'Đã tổ chức Hội thi “Gia đình hạnh phúc” sân khấu hóa', $4)`,
      [one.id, plan.planId, one.bodyId, district.id],
    );
    const find = async (person: Person, q: string) =>
      idsOf(await person.call(overview.obligations, { query: { q } }));
    expect(await find(lead, 'GIA DINH hanh phuc')).toEqual([one.id]);
    expect(await find(lead, 'sân khấu hóa vu thu')).toEqual([one.id]);
    expect((await find(lead, 'so tu phap')).sort()).toEqual(obligationIds('so-tu-phap').sort());
    // Two phrases that never stand together: each is looked for as a phrase.
    expect(await find(lead, 'huyen vu thu gia dinh hanh phuc')).toEqual([one.id]);
    expect(await find(lead, '100%_khong co')).toEqual([]);
    expect(await find(justice, 'sân khấu hóa')).toEqual([]);
  });

  test('pages follow each other without gap or repeat, in every order', async () => {
    for (const sort of overview.OBLIGATION_SORTS) {
      for (const order of ['asc', 'desc'] as const) {
        const whole = idsOf(await lead.call(overview.obligations, { query: { sort, order } }));
        const paged: string[] = [];
        let after: string | undefined;
        do {
          const page = await lead.call(overview.obligations, {
            query: { sort, order, limit: '2', ...(after === undefined ? {} : { after }) },
          });
          paged.push(...idsOf(page));
          after = page.next ?? undefined;
        } while (after !== undefined);
        expect(paged).toEqual(whole);
        expect(new Set(paged).size).toBe(plan.obligations.length);
      }
    }
  });

  test('a cursor that is not ours is refused in words', async () => {
    const answer = await lead.ask(overview.obligations, { query: { after: 'xyz' } });
    expect(answer.problem?.errors?.[0]?.path).toBe('after');
  });
});

describe('export', () => {
  test('Excel and CSV hold the rows of the filter, and only those the person sees', async () => {
    const excel = await justice.ask(overview.exportObligations, { query: { sort: 'task' } });
    const rows = (await readXlsx(excel.bytes)).sheets[0]?.rows ?? [];
    expect(rows[0]?.[3]).toBe('Nhiệm vụ');
    expect(rows.slice(1).map((row) => row[4])).toEqual(new Array(5).fill('Sở Tư pháp'));
    // A date, not a text that looks like one: it sorts.
    const dues = rows
      .slice(1)
      .flatMap(({ 6: due }) => (due instanceof Date ? [due.toISOString().slice(0, 10)] : []));
    expect(dues).toContain('2022-06-10');
    const csv = await lead.ask(overview.exportObligations, { query: { format: 'csv', standing: ['late'] } });
    const text = csv.bytes.toString('utf8');
    expect(text.startsWith('\ufeffSTT,')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(4);
    expect(text).toContain('Quá hạn');
    expect(text).toContain('10/06/2022');
  });
});

describe('search', () => {
  test('finds every kind for who may see it, and nothing of other bodies', async () => {
    await system.owner.query(`select set_config('app.action', 'test', false)`);
    const one = plan.obligation('huyen-vu-thu', 8);
    await system.owner.query(
      `with d as (insert into difficulty (id, plan_id, obligation_id, body_id, with_body_id, title, raised_by)
                  values (gen_random_uuid(), $1, $2, $3, $4, 'Thiếu kinh phí tuyên truyền lưu động', $5) returning id)
       insert into difficulty_message (id, difficulty_id, plan_id, body_id, kind, text, author_id, author_body_id)
       select gen_random_uuid(), id, $1, $3, 'raise', 'Đề nghị cấp bổ sung kinh phí', $5, $3 from d`,
      [plan.planId, one.id, one.bodyId, plan.leadBodyId, district.id],
    );
    const kinds = async (person: Person, q: string) => [
      ...new Set((await person.call(overview.search, { query: { q } })).hits.map((hit) => hit.kind)),
    ];
    expect(await kinds(lead, 'kinh phi luu dong')).toContain('difficulty');
    expect(await kinds(district, 'kinh phi luu dong')).toContain('difficulty');
    expect(await kinds(justice, 'kinh phi luu dong')).not.toContain('difficulty');
    expect(await kinds(justice, 'vu thu')).toEqual(['body']);
    expect(await kinds(lead, 'vu thu')).toEqual(['obligation', 'body']);
    expect(await kinds(lead, 'binh dang gioi')).toEqual(
      expect.arrayContaining(['plan', 'node', 'obligation']),
    );
    for (const kind of overview.SEARCH_KINDS) {
      const q = kind === 'body' ? 'vu thu' : kind === 'difficulty' ? 'kinh phi' : 'binh dang gioi';
      const { hits } = await lead.call(overview.search, { query: { q, kind } });
      expect(new Set(hits.map((hit) => hit.kind))).toEqual(new Set([kind]));
    }
    // Different tasks first, not one task of body after body.
    const few = (await lead.call(overview.search, { query: { q: 'binh dang gioi' } })).hits;
    const titles = few.filter((hit) => hit.kind === 'obligation').map((hit) => hit.title);
    expect(new Set(titles.slice(0, 4)).size).toBe(4);
    const hit = (await lead.call(overview.search, { query: { q: 'bo sung kinh phi' } })).hits.at(-1);
    expect(hit).toMatchObject({ kind: 'difficulty', excerpt: expect.stringContaining('bổ sung kinh phí') });
    expect(await lead.call(overview.search, { query: { q: ' - ' } })).toEqual({ hits: [], more: [] });
  });
});

describe('choices', () => {
  test('only what the person has to do with', async () => {
    const own = await justice.call(overview.choices);
    expect(own.plans).toMatchObject([{ id: plan.planId, overseen: false, obligations: 5 }]);
    expect(own.bodies).toMatchObject([{ name: 'Sở Tư pháp', mine: true }]);
    const all = await lead.call(overview.choices);
    expect(all.plans).toMatchObject([{ overseen: true, obligations: plan.obligations.length }]);
    expect(all.bodies.length).toBe(new Set(plan.obligations.map((one) => one.body)).size);
  });
});

describe('a plan under review', () => {
  test('has no obligations in any view, not even for those who prepare it', async () => {
    const draft = await insertPublishedPlan(system.owner, { published: false });
    const answer = await lead.call(overview.obligations, { query: { planId: [draft.planId] } });
    expect(answer.total).toBe(0);
    expect((await justice.ask(overview.matrix, { params: { planId: draft.planId } })).status).toBe(404);
  });
});
