/** Own pivots: numbers that are right whatever the shape, for whom, as files, and down to the records. */
import { type OutputOf, pivot, register } from '@binhdang/contract';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { COMPLAINT, entered, judge, loudspeakerItem } from '../register/record.fixture.ts';

let system: System;
let tuPhap: Person;
let vuThu: Person;
let commune: Person;
let lead: Person;
let verified: string;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  [tuPhap, vuThu, commune, lead] = (await Promise.all(
    (['so-tu-phap', 'huyen-vu-thu', 'xa-13192', 'lead'] as const).map((login) => system.person(login)),
  )) as [Person, Person, Person, Person];
  const item = async (by: Person, change: Record<string, unknown>) =>
    entered(by, await loudspeakerItem(system, change));
  await item(tuPhap, { first_on: '2022-01-10', times: 2, subject: 'law' });
  verified = (await item(tuPhap, { first_on: '2022-05-10', times: 3 })).id;
  await item(vuThu, { first_on: '2022-05-11', times: 10 });
  await item(vuThu, { first_on: '2021-05-31', times: 100 });
  await item(commune, { first_on: '2022-02-01', times: 7, kind: 'news' });
  await judge(lead, [{ recordId: verified, version: 1 }]);
  for (const [by, opened_on, closed_on, members] of [
    [tuPhap, '2020-03-01', '2022-04-15', { '': 35, 'sex=female': 20, 'sex=male': 15 }],
    [vuThu, '2022-02-01', undefined, { '': 10, 'sex=female': 8 }],
  ] as const)
    await entered(
      by,
      {
        title: 'Câu lạc bộ Gia đình bình đẳng',
        kind: 'equality_club',
        origin: 'replicated',
        place: await system.bodyId('xa-12433'),
        opened_on,
        ...(closed_on && { closed_on, closed_because: 'merged' }),
        members,
      },
      { register: 'model' },
    );
  await entered(tuPhap, COMPLAINT, { register: 'complaint' });
});
afterAll(() => system.close());

const YEAR = { from: '2022-01-01', to: '2022-12-31' };
type Query = Record<string, unknown>;
const ask = (person: Person, query: Query) =>
  person.ask(pivot.table, { query: { ...YEAR, ...query } as never });
const get = (person: Person, query: Query) =>
  person.call(pivot.table, { query: { ...YEAR, ...query } as never });

/** Number by the names of its row and column; names joined by a slash. */
function numbers(answer: OutputOf<typeof pivot.table>): Record<string, number> {
  const name = (dimensions: typeof answer.rowDimensions, path: readonly (string | null)[] = []) =>
    dimensions
      .flatMap(({ members }, at) => members.find(({ code }) => code === path[at])?.name.vi ?? [])
      .join(' / ') || 'Tổng';
  return Object.fromEntries(
    answer.cells.map(([row, column, measure, value]) => [
      [
        name(answer.rowDimensions, answer.rows[row]),
        name(answer.columnDimensions, answer.columns[column]),
        ...(answer.measures.length > 1 ? [answer.measures[measure]?.code] : []),
      ].join(' | '),
      value,
    ]),
  );
}

const measure = ['loudspeaker_broadcasts'];

describe('a pivot', () => {
  test('puts districts on rows and months on columns, totals before their parts, nothing where nobody counted', async () => {
    const answer = await get(lead, { measure, row: ['@district'], column: ['@month'] });
    expect(numbers(answer)).toEqual({
      'Tổng | Tổng': 22,
      'Tổng | Tháng 1 năm 2022': 2,
      'Tổng | Tháng 2 năm 2022': 7,
      'Tổng | Tháng 5 năm 2022': 13,
      'Huyện Vũ Thư | Tổng': 17,
      'Huyện Vũ Thư | Tháng 2 năm 2022': 7,
      'Huyện Vũ Thư | Tháng 5 năm 2022': 10,
      'Không thuộc huyện nào | Tổng': 5,
      'Không thuộc huyện nào | Tháng 1 năm 2022': 2,
      'Không thuộc huyện nào | Tháng 5 năm 2022': 3,
    });
    expect(answer.rows[0]).toEqual([null]);
    // The year until today: later months are not there yet.
    expect(answer.to).toBe('2022-06-30');
  });

  test('compares years by month', async () => {
    const query = { measure, row: ['@month'], column: ['@year'], from: '2021-01-01' };
    expect(numbers(await get(lead, query))).toMatchObject({
      'Tháng 5 | Năm 2021': 100,
      'Tháng 5 | Năm 2022': 13,
      'Tháng 5 | Tổng': 113,
      'Tổng | Năm 2022': 22,
      'Tổng | Tổng': 122,
    });
  });

  test('adds no stock over time, and says what of a total is not broken down', async () => {
    const answer = await get(lead, { measure: ['model_members'], row: ['sex'], column: ['@quarter'] });
    expect(numbers(answer)).toEqual({
      'Tổng | Quý I năm 2022': 45,
      'Tổng | Quý II năm 2022': 10,
      'Tổng | Tổng': 10,
      'nữ | Quý I năm 2022': 28,
      'nữ | Quý II năm 2022': 8,
      'nữ | Tổng': 8,
      'nam | Quý I năm 2022': 15,
      'nam | Quý II năm 2022': 0,
      'nam | Tổng': 0,
      'Chưa phân tổ | Quý I năm 2022': 2,
      'Chưa phân tổ | Quý II năm 2022': 2,
      'Chưa phân tổ | Tổng': 2,
    });
  });

  test('nests, filters by choices, levels, kinds, bodies with those below, and what is verified', async () => {
    const items = ['loudspeaker_items'];
    expect(
      numbers(await get(lead, { measure: items, row: ['@level', 'subject'], filter: ['kind=article'] })),
    ).toEqual({
      'Tổng | Tổng': 3,
      'Cấp tỉnh | Tổng': 2,
      'Cấp tỉnh / Chính sách, pháp luật về bình đẳng giới | Tổng': 1,
      'Cấp tỉnh / Gương phụ nữ tiêu biểu | Tổng': 1,
      'Cấp huyện | Tổng': 1,
      'Cấp huyện / Gương phụ nữ tiêu biểu | Tổng': 1,
    });
    const total = async (query: Query) => numbers(await get(lead, { measure, ...query }))['Tổng | Tổng'];
    expect(await total({ filter: ['@level=commune'] })).toBe(7);
    expect(await total({ filter: ['@kind=department'] })).toBe(5);
    expect(await total({ filter: [`@under=${vuThu.bodyId}`] })).toBe(17);
    expect(await total({ filter: [`@body=${vuThu.bodyId}`] })).toBe(10);
    expect(await total({ verified: true })).toBe(3);
    expect(await total({ measure: items, filter: ['kind=talk'] })).toBeUndefined();
  });

  test('counts a body once in the total of groups that overlap', async () => {
    const answer = await get(lead, { measure, row: ['@group'] });
    expect(numbers(answer)['Tổng | Tổng']).toBe(22);
    const parts = answer.cells.filter(([row]) => row !== 0).reduce((sum, [, , , value]) => sum + value, 0);
    expect(parts).toBeGreaterThanOrEqual(22);
  });

  test('shows several measures side by side, never added', async () => {
    const found = numbers(await get(lead, { measure: ['loudspeaker_broadcasts', 'loudspeaker_items'] }));
    expect(found).toEqual({
      'Tổng | Tổng | loudspeaker_broadcasts': 22,
      'Tổng | Tổng | loudspeaker_items': 4,
    });
  });

  test('agrees with the table of figures', async () => {
    const figures = await lead.call(register.figures, {
      query: { measure, from: '2022-01-01', to: '2022-06-30', step: 'month', split: '@body' } as never,
    });
    const answer = numbers(await get(lead, { measure, row: ['@body'], column: ['@month'] }));
    for (const { body, cells } of figures.rows)
      for (const [at, { value }] of cells.entries())
        expect(answer[`${body?.name ?? 'Tổng'} | Tháng ${at + 1} năm 2022`] ?? 0).toBe(value);
  });
});

describe('what may be asked', () => {
  test('names what cannot be told and what to do', async () => {
    const faults = async (query: Query) => (await ask(lead, query)).problem?.errors?.map(({ path }) => path);
    expect(await faults({ measure: [] })).toEqual(['measure']);
    expect(await faults({ measure: ['nothing'] })).toEqual(['measure']);
    expect(await faults({ measure, row: ['sex'] })).toEqual(['row']);
    expect(await faults({ measure, row: ['kind'], column: ['kind'] })).toEqual(['column']);
    expect(await faults({ measure, row: ['@body', '@month', '@kind'] })).toEqual(['row']);
    expect(await faults({ measure, filter: ['kind=dance'] })).toEqual(['filter']);
    expect(await faults({ measure, filter: ["@under=' or true"] })).toEqual(['filter']);
    expect(await faults({ measure, from: '2022-12-31', to: '2022-01-01' })).toEqual(['to']);
  });

  test('refuses breakdowns that are not counted crossed, and tells those that are', async () => {
    const { problem } = await ask(lead, {
      measure: ['event_participants'],
      row: ['sex'],
      column: ['age_group'],
    });
    expect(problem?.errors?.[0]?.message.vi).toContain('không ghi chéo');
    expect(
      (await ask(lead, { measure: ['training_participants'], row: ['sex'], column: ['ethnicity'] })).problem,
    ).toBeUndefined();
  });

  test('tells nothing of confidential registers', async () => {
    for (const person of [lead, tuPhap])
      expect((await ask(person, { measure: ['complaints_received'] })).problem?.errors?.[0]?.path).toBe(
        'measure',
      );
  });
});

describe('a person', () => {
  test('sums their own body and those they oversee, nothing else', async () => {
    const total = async (person: Person, query: Query = {}) =>
      numbers(await get(person, { measure, ...query }))['Tổng | Tổng'];
    expect(await total(tuPhap)).toBe(5);
    expect(await total(vuThu)).toBe(17);
    expect(await total(commune)).toBe(7);
    expect(await total(commune, { filter: [`@under=${vuThu.bodyId}`] })).toBe(7);
    expect(await total(commune, { filter: [`@body=${vuThu.bodyId}`] })).toBeUndefined();
    const stranger = await system.person('so-y-te');
    expect(await total(stranger)).toBeUndefined();
    expect((await get(stranger, { measure, row: ['@body'] })).rowDimensions[0]?.members).toEqual([]);
  });

  test('who only runs the system gets nothing', async () => {
    const admin = await system.person('admin');
    for (const route of [pivot.table, pivot.file, pivot.records])
      expect((await admin.ask(route, { query: { ...YEAR, measure } as never })).problem?.code).toBe(
        'not-allowed',
      );
  });
});

describe('the records behind a cell', () => {
  const behind = async (person: Person, query: Query) =>
    (await person.call(pivot.records, { query: { ...YEAR, ...query } as never })).items;

  test('add up to the cell, whatever its place', async () => {
    const shape = { measure, row: ['@district', 'subject'], column: ['@month'] };
    const answer = await get(lead, shape);
    expect(answer.cells.length).toBeGreaterThan(10);
    for (const [row, column, , value] of answer.cells) {
      const at = [
        ...(answer.rows[row] ?? []).map((one, place) => [shape.row[place], one]),
        ...(answer.columns[column] ?? []).map((one, place) => [shape.column[place], one]),
      ].flatMap(([dimension, member]) => (member === null ? [] : [`${dimension}=${member}`]));
      const items = await behind(lead, { ...shape, at });
      expect(items.reduce((sum, one) => sum + one.value, 0)).toBe(value);
    }
  });

  test('of a stock are those that hold at the end of the cell’s time', async () => {
    const query = { measure: ['model_members'], column: ['@quarter'], row: ['sex'] };
    const of = async (...at: string[]) =>
      (await behind(lead, { ...query, at })).map(({ value }) => value).sort();
    expect(await of('@quarter=2022-Q1')).toEqual([10, 35]);
    expect(await of('@quarter=2022-Q2', 'sex=female')).toEqual([8]);
  });

  test('keep the filters of the pivot', async () => {
    const [one, ...others] = await behind(lead, { measure, verified: true, filter: ['@level=province'] });
    expect([one?.recordId, others]).toEqual([verified, []]);
    expect(await behind(commune, { measure, filter: [`@body=${tuPhap.bodyId}`] })).toEqual([]);
    const { problem } = await lead.ask(pivot.records, {
      query: { ...YEAR, measure, filter: ['subject=law'], row: ['subject'], at: ['subject=women'] } as never,
    });
    expect(problem?.errors?.[0]?.path).toBe('at');
  });
});

describe('the file', () => {
  test('holds the same numbers, empty where nobody counted, or shares of a total', async () => {
    const query = { ...YEAR, measure, row: ['@district'], column: ['@quarter'] };
    const { bytes } = await lead.ask(pivot.file, { query: { ...query, language: 'vi' } as never });
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows?.slice(1, 3).map((row) => row.slice(0, 4))).toEqual([
      ['Tổng', 22, 9, 13],
      ['Huyện Vũ Thư', 17, 7, 10],
    ]);
    const csv = await lead.ask(pivot.file, { query: { ...query, format: 'csv', show: 'column' } as never });
    expect(csv.bytes.toString()).toContain('Huyện Vũ Thư,77.27,77.78,76.92');
  });
});
