/** Lists of registers and of their records. */
import { register } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { entered, judge, list, loudspeakerItem, type Values } from './record.fixture.ts';

let system: System;
let tuPhap: Person;
let vuThu: Person;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  tuPhap = await system.person('so-tu-phap');
  vuThu = await system.person('huyen-vu-thu');
  lead = await system.person('lead');
  const enter = async (person: Person, values: Values, submit = true) =>
    entered(person, await loudspeakerItem(system, values), { submit });
  await enter(tuPhap, { title: 'Phòng, chống bạo lực', subject: 'violence', first_on: '2022-01-10' });
  const { id } = await enter(tuPhap, { title: 'Ngày hội của chị em', kind: 'news', first_on: '2022-02-10' });
  await enter(tuPhap, { title: 'Luật mới', kind: 'law', subject: 'law', first_on: '2022-02-10' });
  await enter(tuPhap, { title: 'Còn dở' }, false);
  await enter(vuThu, { title: 'Chuyện ở Vũ Thư', first_on: '2022-03-10' });
  await judge(lead, [{ recordId: id, version: 1 }]);
});
afterAll(() => system.close());

const titles = async (person: Person, query: Record<string, unknown> = {}) =>
  (await list(person, query)).items.map(({ title }) => title);

describe('records of a register', () => {
  test('are those one sees, by day, with counts by status and the columns of the list', async () => {
    const all = await list(lead);
    expect(all.items.map(({ title }) => title)).toEqual([
      'Chuyện ở Vũ Thư',
      'Luật mới',
      'Ngày hội của chị em',
      'Phòng, chống bạo lực',
    ]);
    expect(all).toMatchObject({
      total: 4,
      byStatus: { draft: 0, submitted: 3, verified: 1, returned: 0 },
      next: null,
    });
    const [first] = all.items;
    expect(first).toMatchObject({ body: { id: vuThu.bodyId }, status: 'submitted', proofs: 0, version: 1 });
    expect(Object.keys(first?.values ?? {}).sort()).toEqual([
      'first_on',
      'kind',
      'place',
      'subject',
      'times',
      'title',
    ]);
    expect(all.names[String(first?.values['place'])]).toBe('Ủy ban nhân dân phường Lê Hồng Phong');
    expect(await titles(vuThu)).toEqual(['Chuyện ở Vũ Thư']);
    expect(await titles(tuPhap, { status: ['draft'] })).toEqual(['Còn dở']);
    expect(
      (await tuPhap.ask(register.records, { params: { register: 'nothing' }, query: {} as never })).status,
    ).toBe(404);
    const admin = await system.person('admin');
    expect(
      (await admin.ask(register.records, { params: { register: 'complaint' }, query: {} as never })).status,
    ).toBe(403);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['a body', { bodyId: ['so-tu-phap'] }, ['Luật mới', 'Ngày hội của chị em', 'Phòng, chống bạo lực']],
    ['a status', { status: ['verified'] }, ['Ngày hội của chị em']],
    ['a period', { dayFrom: '2022-02-01', dayTo: '2022-02-28' }, ['Luật mới', 'Ngày hội của chị em']],
    ['a choice', { filter: ['kind:law'] }, ['Luật mới']],
    ['two choices', { filter: ['kind:news', 'subject:law'] }, []],
    ['words without diacritics', { q: 'bao luc' }, ['Phòng, chống bạo lực']],
    ['the name of a choice', { q: 'phap luat' }, ['Luật mới']],
    ['words in any order, all of them', { q: 'hoi ngay' }, ['Ngày hội của chị em']],
    ['words that are not there', { q: 'ngay khong' }, []],
  ])('by %s', async (_, query, expected) => {
    const bodyId = query['bodyId'] ? { bodyId: [tuPhap.bodyId] } : {};
    const found = await list(lead, { ...query, ...bodyId });
    expect(found.items.map(({ title }) => title)).toEqual(expected);
    expect(found.total).toBe(expected.length);
  });

  test('come in pages that lose and repeat nothing, both ways', async () => {
    for (const order of ['asc', 'desc'] as const) {
      const whole = await titles(lead, { order });
      const paged: string[] = [];
      let after: string | undefined;
      do {
        const page = await list(lead, { order, limit: 1, ...(after ? { after } : {}) });
        paged.push(...page.items.map(({ title }) => title));
        after = page.next ?? undefined;
      } while (after);
      expect(paged).toEqual(whole);
    }
  });

  test('a page or filter that is none of ours is refused by name', async () => {
    const ask = (query: Record<string, unknown>) =>
      lead.ask(register.records, { params: { register: 'loudspeaker-item' }, query: query as never });
    expect((await ask({ after: 'x' })).problem?.errors?.[0]?.path).toBe('after');
    for (const filter of ['times:4', 'kind', 'nothing:1'])
      expect((await ask({ filter: [filter] })).problem?.errors?.[0]?.path).toBe('filter.0');
  });

  test('of states are asked as of a day', async () => {
    const committee = (decided: string, ended?: string): Values => ({
      title: `Ban từ ${decided}`,
      decided_on: decided,
      ...(ended ? { ended_on: ended } : {}),
    });
    const { definition } = await tuPhap.call(register.register, {
      params: { register: 'committee' },
      query: {},
    });
    const { day, until } = definition as { day: string; until: string };
    for (const [from, to] of [
      ['2021-01-01', '2021-12-31'],
      ['2022-01-01', undefined],
    ] as const)
      await entered(
        tuPhap,
        { ...committee(from), [day]: from, ...(to ? { [until]: to } : {}) },
        { register: 'committee', submit: false },
      );
    const asOf = async (on: string) =>
      (await list(tuPhap, { asOf: on }, 'committee')).items.map(({ title }) => title);
    expect(await asOf('2021-12-31')).toEqual(['Ban từ 2021-01-01']);
    expect(await asOf('2022-03-01')).toEqual(['Ban từ 2022-01-01']);
    expect(await asOf('2020-12-31')).toEqual([]);
  });
});

describe('registers', () => {
  test('are told to everybody, with counts of what one sees and the bodies one writes for', async () => {
    const of = async (person: Person) => {
      const { items, writableBodies } = await person.call(register.registers);
      expect(items).toHaveLength(30);
      const one = items.find(({ code }) => code === 'loudspeaker-item');
      return { counts: one?.counts, mine: one?.mine, writes: writableBodies.map(({ id }) => id) };
    };
    expect(await of(tuPhap)).toEqual({
      counts: { draft: 1, submitted: 2, verified: 1, returned: 0 },
      mine: 4,
      writes: [tuPhap.bodyId],
    });
    expect(await of(lead)).toMatchObject({ counts: { draft: 0, submitted: 3, verified: 1 }, mine: 0 });
    expect(await of(await system.person('viewer'))).toMatchObject({ writes: [] });
    expect(await of(await system.person('admin'))).toMatchObject({ counts: { submitted: 0 }, writes: [] });
  });

  test('give their form and its breakdowns', async () => {
    const { definition, axes, versions, retired } = await tuPhap.call(register.register, {
      params: { register: 'campaign-event' },
      query: {},
    });
    expect(definition).toMatchObject({ code: 'campaign-event', sight: 'plan' });
    expect(axes.map(({ code }) => code)).toContain('sex');
    expect(versions).toMatchObject([{ number: 1, origin: 'catalog', madeBy: null }]);
    expect(retired).toBe(false);
    const missing = await tuPhap.ask(register.register, {
      params: { register: 'campaign-event' },
      query: { number: 7 },
    });
    expect(missing.status).toBe(404);
  });

  test('that are retired take no new records; earlier ones stay', async () => {
    await system.owner.query(`select set_config('app.action', 'test.retire', false)`);
    await system.owner.query(
      `update register_definition set status = 'retired' where code = 'loudspeaker-item'`,
    );
    const answer = await tuPhap.ask(register.createRecord, {
      params: { register: 'loudspeaker-item' },
      body: { bodyId: tuPhap.bodyId, values: await loudspeakerItem(system), submit: true },
    });
    expect(answer.problem?.code).toBe('wrong-state');
    expect((await list(lead)).total).toBe(4);
    await system.owner.query(
      `update register_definition set status = 'published' where code = 'loudspeaker-item'`,
    );
  });
});

test('the schema of a register is told to programs, of any version, and stands in the OpenAPI document', async () => {
  const params = { register: 'loudspeaker-item' };
  const schema = await lead.call(register.valuesSchema, { params });
  expect(schema).toMatchObject({ type: 'object', required: expect.arrayContaining(['title']) });
  expect((await lead.ask(register.valuesSchema, { params, query: { number: 9 } })).status).toBe(404);
  expect((await system.nobody.ask(register.valuesSchema, { params })).status).toBe(401);
  const { $schema: _, ...described } = schema;
  const document = (await system.app.inject('/api/openapi.json')).json() as {
    components: { schemas: Record<string, unknown> };
  };
  expect(document.components.schemas['register.loudspeaker-item']).toEqual(described);
});
