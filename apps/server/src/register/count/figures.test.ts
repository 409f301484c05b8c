/** Tables of figures: of what periods, bodies and breakdowns, for whom, and as files. */
import { register } from '@binhdang/contract';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { entered, judge, loudspeakerItem } from '../record.fixture.ts';

let system: System;
let tuPhap: Person;
let vuThu: Person;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  [tuPhap, vuThu, lead] = (await Promise.all(
    (['so-tu-phap', 'huyen-vu-thu', 'lead'] as const).map((login) => system.person(login)),
  )) as [Person, Person, Person];
  const item = async (by: Person, change: Record<string, unknown>) =>
    entered(by, await loudspeakerItem(system, change));
  await item(tuPhap, { first_on: '2022-01-10', times: 2, subject: 'law' });
  const { id } = await item(tuPhap, { first_on: '2022-05-10', times: 3 });
  await item(vuThu, { first_on: '2022-05-11', times: 10 });
  await item(vuThu, { first_on: '2021-12-31', times: 100 });
  await judge(lead, [{ recordId: id, version: 1 }]);
  for (const [by, opened_on, closed_on, members] of [
    [tuPhap, '2020-03-01', '2022-04-15', { '': 35, 'sex=female': 20, 'sex=male': 15 }],
    [vuThu, '2022-02-01', undefined, { '': 10, 'sex=female': 10, 'sex=male': 0 }],
  ] as const)
    await entered(
      by,
      { ...(await model()), opened_on, ...(closed_on && { closed_on, closed_because: 'merged' }), members },
      { register: 'model' },
    );
});
afterAll(() => system.close());

const model = async () => ({
  title: 'Câu lạc bộ Gia đình bình đẳng',
  kind: 'equality_club',
  origin: 'replicated',
  place: await system.bodyId('xa-12433'),
});

const YEAR = { from: '2022-01-01', to: '2022-12-31' };
const ask = (person: Person, query: Record<string, unknown>) =>
  person.ask(register.figures, { query: { ...YEAR, ...query } as never });
const get = async (person: Person, query: Record<string, unknown>) => {
  const { rows } = await person.call(register.figures, { query: { ...YEAR, ...query } as never });
  return rows.map(({ body, category, cells, whole }) => [
    body?.name ?? category ?? '',
    cells.map(({ value }) => value),
    whole.value,
    whole.verifiedValue,
  ]);
};

describe('figures', () => {
  const measure = ['loudspeaker_broadcasts'];

  test('side by side in quarters, with what of them was verified, or that alone', async () => {
    expect(await get(lead, { measure, step: 'quarter' })).toEqual([['', [2, 13, 0, 0], 15, 3]]);
    expect(await get(lead, { measure, step: 'half', verified: true })).toEqual([['', [3, 0], 3, 3]]);
    expect(await get(lead, { measure })).toEqual([['', [15], 15, 3]]);
    expect(await get(lead, { measure, from: '2021-11-30', to: '2022-01-01', step: 'year' })).toEqual([
      ['', [100, 2], 102, 0],
    ]);
    const { periods } = await lead.call(register.figures, {
      query: { measure, from: '2021-11-30', to: '2022-01-01', step: 'year' } as never,
    });
    expect(periods).toEqual([
      { key: '2021', from: '2021-11-01', to: '2021-12-31' },
      { key: '2022', from: '2022-01-01', to: '2022-01-31' },
    ]);
  });

  test('by body, by name, only those with anything; by choice, which makes the total', async () => {
    expect(await get(lead, { measure, split: '@body' })).toEqual([
      ['', [15], 15, 3],
      ['Sở Tư pháp', [5], 5, 3],
      ['Ủy ban nhân dân huyện Vũ Thư', [10], 10, 0],
    ]);
    const [total, ...parts] = await get(lead, { measure, split: 'subject' });
    expect(total).toEqual(['', [15], 15, 3]);
    expect(parts.sort()).toEqual([
      ['law', [2], 2, 0],
      ['women', [13], 13, 3],
    ]);
  });

  test('of a stock say what there is at the end of each period, whenever it began', async () => {
    expect(await get(lead, { measure: ['models'], step: 'quarter' })).toEqual([['', [2, 1, 1, 1], 1, 0]]);
    expect(await get(lead, { measure: ['model_members'], step: 'quarter', split: 'sex' })).toEqual([
      ['', [45, 10, 10, 10], 10, 0],
      ['female', [30, 10, 10, 10], 10, 0],
      ['male', [15, 0, 0, 0], 0, 0],
    ]);
  });

  test('of named bodies, of a body with those below it, of a group', async () => {
    const of = async (query: Record<string, unknown>) => (await get(lead, { measure, ...query }))[0]?.[2];
    expect(await of({ bodyId: [tuPhap.bodyId] })).toBe(5);
    const province = await system.bodyId('ubnd-tinh');
    expect(await of({ bodyId: [province] })).toBe(0);
    expect(await of({ bodyId: [province], below: true })).toBe(15);
    const { rows } = await system.owner.query<{ id: string }>(
      `select id from body_group where rule ->> 'level' = 'district' or rule::text like '%district%' limit 1`,
    );
    expect(await of({ groupId: rows[0]?.id })).toBe(10);
    expect(await of({ groupId: rows[0]?.id, bodyId: [tuPhap.bodyId] })).toBe(0);
  });

  test('are refused with words that say what to do', async () => {
    const path = async (query: Record<string, unknown>) =>
      (await ask(lead, query)).problem?.errors?.map((error) => error.path);
    expect(await path({ measure: [] })).toEqual(['measure']);
    expect(await path({ measure: ['nothing_such'] })).toEqual(['measure']);
    expect(await path({ measure, from: '2022-02-01', to: '2022-01-31' })).toEqual(['to']);
    expect(await path({ measure, from: '2000-01-01', step: 'month' })).toEqual(['step']);
    expect(await path({ measure, groupId: tuPhap.id })).toEqual(['groupId']);
  });

  test('show each what it may see: its own, or what it oversees; an administrator nothing', async () => {
    expect(await get(tuPhap, { measure, split: '@body' })).toMatchObject([
      ['', [5], 5, 3],
      ['Sở Tư pháp', [5], 5, 3],
    ]);
    expect((await get(await system.person('so-xay-dung'), { measure }))[0]?.[2]).toBe(0);
    expect((await ask(await system.person('admin'), { measure })).status).toBe(403);
    expect((await ask(system.nobody, { measure })).status).toBe(401);
  });
});

describe('records behind a number', () => {
  const behind = async (query: Record<string, unknown>) =>
    (await lead.call(register.countedRecords, { query: query as never })).items;

  test('of a stock are those that hold at the end', async () => {
    const members = { measure: 'model_members', breakdown: 'sex=female' };
    expect((await behind({ ...members, to: '2022-03-31' })).map(({ day, value }) => [day, value])).toEqual([
      ['2022-02-01', 10],
      ['2020-03-01', 20],
    ]);
    expect((await behind({ ...members, to: '2022-04-30' })).map(({ value }) => value)).toEqual([10]);
    const first = await lead.call(register.countedRecords, {
      query: { ...members, to: '2022-03-31', limit: 1 } as never,
    });
    const second = await behind({ ...members, to: '2022-03-31', limit: 1, after: first.next });
    expect([...first.items, ...second].map(({ value }) => value)).toEqual([10, 20]);
  });

  test('are of the bodies below a body, or of a group, where the number is', async () => {
    const measure = 'loudspeaker_broadcasts';
    const province = await system.bodyId('ubnd-tinh');
    expect(await behind({ ...YEAR, measure, bodyId: [province] })).toEqual([]);
    expect(await behind({ ...YEAR, measure, bodyId: [province], below: true })).toHaveLength(3);
  });
});

describe('the list of measures', () => {
  test('names all in force with units and breakdowns, and the bodies one sees', async () => {
    const { items, registers, bodies } = await tuPhap.call(register.measures);
    const one = items.find(({ code }) => code === 'model_members');
    expect(one).toMatchObject({
      kind: 'stock',
      register: 'model',
      sight: 'plan',
      current: true,
      unit: { vi: 'người' },
    });
    expect(one?.dimensions[0]).toMatchObject({ code: 'kind', kind: 'choice' });
    expect(one?.dimensions[1]).toMatchObject({
      code: 'sex',
      kind: 'axis',
      exhaustive: true,
      categories: [{ code: 'female' }, { code: 'male' }],
    });
    expect(registers).toHaveLength(30);
    expect(new Set(items.map((item) => item.register)).size).toBe(30);
    expect(bodies).toMatchObject([{ id: tuPhap.bodyId, mine: true, level: 'province' }]);
    const seen = (await lead.call(register.measures)).bodies;
    expect(seen.map(({ id }) => id)).toContain(vuThu.bodyId);
    expect(seen.find(({ mine }) => mine)?.id).toBe(lead.bodyId);
    expect((await (await system.person('admin')).ask(register.measures)).status).toBe(403);
  });

  test('keeps a measure that the next version drops, as long as there is anything counted in it', async () => {
    await system.owner.query(`select set_config('app.action', 'test.redefine', false)`);
    await system.owner.query(
      `insert into register_definition (id, code, number, definition, origin, applies_from)
       select gen_random_uuid(), code, 2, jsonb_set(jsonb_set(definition, '{measures}', jsonb_path_query_array(definition,
                '$.measures[*] ? (@.code != "loudspeaker_items" && @.code != "loudspeaker_minutes")')), '{version}', '2'),
              'administrator', '2022-01-01'
         from register_definition where code = 'loudspeaker-item'`,
    );
    await system.owner.query(`delete from fact where measure = 'loudspeaker_minutes'`);
    await system.owner.query(`delete from fact_month where measure = 'loudspeaker_minutes'`);
    const { items } = await lead.call(register.measures);
    const of = (code: string) => items.find((item) => item.code === code)?.current;
    expect([of('loudspeaker_broadcasts'), of('loudspeaker_items'), of('loudspeaker_minutes')]).toEqual([
      true,
      false,
      undefined,
    ]);
    expect((await get(lead, { measure: ['loudspeaker_items'] }))[0]?.[2]).toBe(3);
  });
});

describe('the file', () => {
  test('is the table on screen, in Excel or CSV, in either language', async () => {
    const query = { ...YEAR, measure: ['loudspeaker_broadcasts'], step: 'half', split: '@body' };
    const excel = await lead.ask(register.figuresFile, { query: query as never });
    expect(excel.headers['content-disposition']).toContain('so-lieu-2022-06-15.xlsx');
    const { sheets } = await readXlsx(excel.bytes);
    expect(sheets[0]?.rows.slice(0, 3)).toEqual([
      [
        'Số liệu',
        'Đơn vị tính',
        'Cơ quan, phân tổ',
        '6 tháng đầu năm 2022',
        '6 tháng cuối năm 2022',
        'Cả kỳ',
        'Trong đó đã xác nhận',
      ],
      [expect.any(String), 'lượt', 'Tổng', 15, 0, 15, 3],
      [expect.any(String), 'lượt', 'Sở Tư pháp', 5, 0, 5, 3],
    ]);
    const csv = await lead.ask(register.figuresFile, {
      query: { ...query, format: 'csv', language: 'en', split: 'subject' } as never,
    });
    expect(csv.bytes.toString('utf8')).toMatch(/^\uFEFFMeasure,Unit/);
    const refused = await (await system.person('admin')).ask(register.figuresFile, { query: query as never });
    expect(refused.status).toBe(403);
  });
});
