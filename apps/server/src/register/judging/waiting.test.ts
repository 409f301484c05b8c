/** What waits for whom, across registers. */
import { register } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { COMPLAINT, entered, judge, loudspeakerItem } from '../record.fixture.ts';

let system: System;
let lead: Person;
let tuPhap: Person;
let taiChinh: Person;
/** Of the two departments that the plan binds. */
let items: { id: string; version: number }[];

const TRAINING = {
  title: 'Lớp tập huấn lồng ghép giới',
  topic: 'mainstreaming',
  level: 'province',
  starts_on: '2022-03-01',
  ends_on: '2022-03-02',
  days: 2,
  audience: ['leaders'],
  participants: { '': 30, 'sex=female': 18, 'sex=male': 12 },
};

beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner, {
    obligations: [
      { task: 3, body: 'so-tu-phap', cadence: { kind: 'before', date: '2022-11-30' } },
      { task: 3, body: 'so-tai-chinh', cadence: { kind: 'before', date: '2022-11-30' } },
    ],
  });
  [lead, tuPhap, taiChinh] = await Promise.all([
    system.person('lead'),
    system.person('so-tu-phap'),
    system.person('so-tai-chinh'),
  ]);
  items = [
    await entered(tuPhap, await loudspeakerItem(system, { title: 'Bài một', first_on: '2022-03-09' })),
    await entered(tuPhap, await loudspeakerItem(system, { title: 'Bài hai', first_on: '2022-03-08' })),
    await entered(taiChinh, await loudspeakerItem(system, { title: 'Bài ba' })),
    await entered(tuPhap, TRAINING, { register: 'training-class' }),
  ];
  await entered(tuPhap, await loudspeakerItem(system), { submit: false });
  await entered(tuPhap, COMPLAINT, { register: 'complaint' });
  await entered(await system.person('so-xay-dung'), await loudspeakerItem(system));
});
afterAll(() => system.close());

const waitingFor = (person: Person, query: Record<string, unknown> = {}) =>
  person.call(register.waiting, { query: query as never });
const titles = (answer: { items: readonly { title: string }[] }) => answer.items.map(({ title }) => title);

describe('what waits for the lead officer', () => {
  test('is what was submitted by bodies bound by the plan: by register and body, the earliest first', async () => {
    const answer = await waitingFor(lead);
    expect(answer.total).toBe(4);
    expect(answer.next).toBeNull();
    expect(answer.items.map((one) => one.register)).toEqual([
      'loudspeaker-item',
      'loudspeaker-item',
      'loudspeaker-item',
      'training-class',
    ]);
    const ofTuPhap = answer.items.filter(
      (one) => one.body.id === tuPhap.bodyId && one.register === 'loudspeaker-item',
    );
    expect(ofTuPhap.map(({ title }) => title)).toEqual(['Bài hai', 'Bài một']);
    expect(answer.byRegister).toEqual([
      { register: 'loudspeaker-item', name: expect.objectContaining({ en: expect.any(String) }), count: 3 },
      { register: 'training-class', name: expect.anything(), count: 1 },
    ]);
    expect(answer.byBody.map(({ body, count }) => [body.id, count])).toEqual([
      [tuPhap.bodyId, 3],
      [taiChinh.bodyId, 1],
    ]);
  });

  test('narrowed to a register or a body, the counts say what another choice would give', async () => {
    const one = await waitingFor(lead, { register: ['training-class'] });
    expect(one.total).toBe(1);
    expect(one.byRegister.map(({ count }) => count)).toEqual([3, 1]);
    expect(one.byBody.map(({ count }) => count)).toEqual([1]);
    const other = await waitingFor(lead, { bodyId: [taiChinh.bodyId] });
    expect(titles(other)).toEqual(['Bài ba']);
    expect(other.byRegister.map(({ count }) => count)).toEqual([1]);
    expect(other.byBody.map(({ count }) => count)).toEqual([3, 1]);
  });

  test('comes page by page, each record once', async () => {
    const all = titles(await waitingFor(lead));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await waitingFor(lead, { limit: 1, after });
      expect(page.total).toBe(4);
      seen.push(...titles(page));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(all);
    const strange = await lead.ask(register.waiting, { query: { after: 'hỏng' } as never });
    expect(strange.problem?.errors?.[0]?.path).toBe('after');
  });

  test('leaves with the verdict, and comes back changed', async () => {
    const [item] = items;
    const id = item?.id ?? '';
    expect((await waitingFor(lead)).items.find((one) => one.id === id)?.again).toBe(false);
    await judge(lead, [{ recordId: id, version: item?.version ?? 0 }], 'returned');
    expect((await waitingFor(lead)).items.some((one) => one.id === id)).toBe(false);
    await tuPhap.call(register.changeRecord, {
      params: { recordId: id },
      body: { version: 2, values: await loudspeakerItem(system, { title: 'Bài một, đã sửa' }), submit: true },
    });
    expect((await waitingFor(lead)).items.find((one) => one.id === id)).toMatchObject({
      title: 'Bài một, đã sửa',
      again: true,
      version: 3,
    });
  });
});

describe('who has something to judge', () => {
  test('not the body itself, a neighbour, a leader who oversees, or a viewer: their list is empty', async () => {
    for (const login of ['so-tu-phap', 'huyen-vu-thu', 'leader', 'viewer', 'lead-director'])
      expect({ login, total: (await waitingFor(await system.person(login))).total }).toEqual({
        login,
        total: 0,
      });
  });

  test('the head of a body: its confidential records, which nobody else judges', async () => {
    const director = await system.person('lead-director');
    const { id } = await entered(await system.person('so-ldtbxh'), COMPLAINT, { register: 'complaint' });
    expect((await waitingFor(director)).items.map((one) => one.id)).toEqual([id]);
    expect((await waitingFor(lead)).items.some((one) => one.register === 'complaint')).toBe(false);
  });

  test('not the administrator, who has nothing to do with the work', async () => {
    const admin = await system.person('admin');
    expect((await admin.ask(register.waiting, { query: {} as never })).status).toBe(403);
  });

  test('everything that is listed may be judged', async () => {
    const { items: listed } = await waitingFor(lead);
    const verdict = await judge(
      lead,
      listed.map(({ id, version }) => ({ recordId: id, version })),
    );
    expect(verdict.output).toEqual({ judged: 4 });
    expect((await waitingFor(lead)).total).toBe(0);
  });
});
