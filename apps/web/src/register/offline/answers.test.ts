import type { org, register } from '@binhdang/contract';
import { expect, test } from 'vitest';
import { answerFrom, asOfToday, foundBodies, listed } from './answers.ts';
import { memoryStore } from './memory-shelf.fixture.ts';

const ward = { id: 'xa', name: 'Ủy ban nhân dân xã Hồng Lý', shortName: 'Xã Hồng Lý' };
const record = (id: string, more: object = {}) =>
  ({
    id,
    register: 'loudspeaker-item',
    body: ward,
    day: `2022-03-0${id}`,
    until: null,
    status: 'submitted',
    title: `Bản tin ${id}`,
    values: { times: Number(id), subject: 'women', kinds: ['a', 'b'] },
    proofs: [],
    names: { xa: ward.name },
    recordedAt: '2022-03-10T01:00:00Z',
    version: 1,
    ...more,
  }) as unknown as register.RecordDetail;

const three = [record('1'), record('2', { status: 'draft' }), record('3', { register: 'training-class' })];
const ids = (query: object) => listed(three, 'loudspeaker-item', { ...query }).items.map(({ id }) => id);

test('a register’s recent records, narrowed and ordered as the server would', () => {
  expect(ids({})).toEqual(['2', '1']);
  expect(ids({ order: 'asc' })).toEqual(['1', '2']);
  expect(ids({ sort: 'times', order: 'asc' })).toEqual(['1', '2']);
  expect(ids({ status: ['draft'] })).toEqual(['2']);
  expect(ids({ dayTo: '2022-03-01' })).toEqual(['1']);
  expect(ids({ bodyId: ['other'] })).toEqual([]);
  expect(ids({ q: 'ban TIN hong ly' })).toEqual(['2', '1']);
  expect(ids({ q: 'khong co' })).toEqual([]);
  expect(ids({ filter: ['subject:women', 'kinds:b', 'times:2'] })).toEqual(['2']);
  const { total, byStatus } = listed(three, 'loudspeaker-item', { status: ['draft'] });
  expect({ total, byStatus }).toEqual({
    total: 1,
    byStatus: { draft: 1, submitted: 1, verified: 0, returned: 0 },
  });
});

test('the working day goes on while there is no connection', () => {
  const me = { id: 'x', today: '2022-11-24' } as Parameters<typeof asOfToday>[0]['me'];
  expect(asOfToday({ me, seenOn: '2026-11-24' }, '2026-11-24').today).toBe('2022-11-24');
  expect(asOfToday({ me, seenOn: '2026-11-24' }, '2026-12-01').today).toBe('2022-12-01');
});

test('bodies and places are found by their words, without marks', () => {
  const bodies = [
    { ...ward, kind: 'commune', level: 'commune' },
    { id: 'h', name: 'Ủy ban nhân dân huyện Vũ Thư', shortName: null, kind: 'district', level: 'district' },
  ] as unknown as org.ListedBody[];
  expect(foundBodies(bodies, { q: 'hong ly' }).items.map(({ id }) => id)).toEqual(['xa']);
  expect(foundBodies(bodies, { level: 'district' }).items.map(({ id }) => id)).toEqual(['h']);
  expect(foundBodies(bodies, { limit: 1 })).toMatchObject({ total: 2, items: [{ id: 'xa' }] });
});

test('a form comes in force or by its number; what is not kept is not answered', async () => {
  const store = await memoryStore();
  const form = { code: 'loudspeaker-item', number: 2, definitionId: 'd2', retired: false, versions: [] };
  await store.put('kept', 'forms', {
    items: [
      { ...form, inForce: true },
      { ...form, number: 1, definitionId: 'd1', inForce: false },
    ],
    axes: [],
    writableBodies: [ward],
  });
  await store.put('kept', 'definition d2', { code: 'loudspeaker-item', version: 2 });
  await store.put('kept', 'definition d1', { code: 'loudspeaker-item', version: 1 });
  const params = { register: 'loudspeaker-item' };
  expect(await answerFrom(store, 'register.read', { params, query: {} })).toMatchObject({
    number: 2,
    definition: { version: 2 },
    writableBodies: [ward],
  });
  expect(await answerFrom(store, 'register.read', { params, query: { number: 1 } })).toMatchObject({
    definition: { version: 1 },
  });
  expect(await answerFrom(store, 'register.read', { params, query: { number: 9 } })).toBeUndefined();
  expect(await answerFrom(store, 'register.record', { params: { recordId: '1' } })).toBeUndefined();
  expect(await answerFrom(store, 'plan.list', {})).toBeUndefined();
});
