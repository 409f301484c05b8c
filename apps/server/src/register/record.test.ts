/** A record's life: entered, changed, submitted, corrected, deleted; by whom, and what others see of it. */
import { files, register } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grant } from '../../test/grant.ts';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import {
  COMPLAINT,
  enter,
  entered,
  judge,
  list,
  loudspeakerItem,
  see,
  uploadPicture,
} from './record.fixture.ts';

let system: System;
let tuPhap: Person;
let lead: Person;
let stranger: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  [tuPhap, lead, stranger] = await Promise.all([
    system.person('so-tu-phap'),
    system.person('lead'),
    system.person('huyen-vu-thu'),
  ]);
});
afterAll(() => system.close());

const change = (
  person: Person,
  recordId: string,
  version: number,
  values: Record<string, unknown>,
  how: { submit?: boolean; reason?: string } = {},
) =>
  person.ask(register.changeRecord, {
    params: { recordId },
    body: { version, values, submit: how.submit ?? true, reason: how.reason ?? null },
  });
const remove = (person: Person, recordId: string, version: number, reason: string | null = 'Ghi trùng') =>
  person.ask(register.deleteRecord, { params: { recordId }, body: { version, reason } });

describe('entering', () => {
  test('keeps what was entered in its stored form, with its title, version and facts', async () => {
    const values = await loudspeakerItem(system, { title: '  Gương nữ  trưởng thôn ', nonsense: 1 });
    const { id, status, warnings } = await entered(tuPhap, values);
    expect({ status, warnings }).toEqual({ status: 'submitted', warnings: [] });
    const now = await see(tuPhap, id);
    expect(now).toMatchObject({
      register: 'loudspeaker-item',
      number: 1,
      day: '2022-03-08',
      until: null,
      title: 'Gương nữ  trưởng thôn',
      values: { times: 4, total_minutes: 30 },
      recordedBy: { id: tuPhap.id },
      judgedBy: null,
      version: 1,
      versions: [{ number: 1, deleted: false, reason: null, madeBy: { id: tuPhap.id } }],
      allowed: ['record.write', 'record.submit'],
    });
    expect(now.values).not.toHaveProperty('nonsense');
    expect(now.names[String(values['place'])]).toBe('Ủy ban nhân dân phường Lê Hồng Phong');
    expect(now.facts).toEqual(
      [
        { measure: 'loudspeaker_broadcasts', breakdown: { subject: 'women' }, value: 4 },
        { measure: 'loudspeaker_items', breakdown: { kind: 'article', subject: 'women' }, value: 1 },
        { measure: 'loudspeaker_minutes', breakdown: { subject: 'women' }, value: 30 },
      ].map((fact) => ({ ...fact, day: '2022-03-08', verified: false })),
    );
  });

  test('sent twice with one key is one record', async () => {
    const values = await loudspeakerItem(system, { title: 'Một lần' });
    const first = await entered(tuPhap, values, { key: 'one-record-key' });
    expect(await entered(tuPhap, values, { key: 'one-record-key' })).toEqual(first);
    expect((await list(tuPhap, { q: 'mot lan' })).total).toBe(1);
  });

  test('names every wrong field in both languages, and keeps nothing', async () => {
    const before = (await list(tuPhap)).total;
    const values = await loudspeakerItem(system, {
      times: 0,
      first_on: '2022-06-16',
      kind: 'poem',
      title: ' ',
    });
    const { status, problem } = await enter(tuPhap, values);
    expect({ status, code: problem?.code }).toEqual({ status: 422, code: 'invalid-input' });
    expect(problem?.errors?.map(({ path }) => path).sort()).toEqual([
      'values.first_on',
      'values.kind',
      'values.times',
      'values.title',
    ]);
    for (const { message } of problem?.errors ?? []) expect(message.vi).not.toBe(message.en);
    expect((await list(tuPhap)).total).toBe(before);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a place that is none', { place: '0198a000-0000-7000-8000-00000000dead' }, 'values.place'],
    ['a place in words', { place: 'Minh Lãng' }, 'values.place'],
    ['a file that is not there', { files: ['0198a000-0000-7000-8000-00000000dead'] }, 'values.files.0'],
  ])('%s is refused, in a draft too', async (_, wrong, path) => {
    for (const submit of [true, false]) {
      const { problem } = await enter(tuPhap, await loudspeakerItem(system, wrong), { submit });
      expect(problem?.errors?.map((error) => error.path)).toEqual([path]);
    }
  });

  test('a link leads to a record of its register that the person sees', async () => {
    const values = {
      source: 'inspection',
      inspection: (await entered(tuPhap, await loudspeakerItem(system))).id,
    };
    const { problem } = await enter(tuPhap, values, { register: 'violation', submit: false });
    expect(problem?.errors?.[0]?.path).toBe('values.inspection');
  });

  test('a file of another body is refused; the own one is shown to whoever sees the record', async () => {
    const own = await uploadPicture(tuPhap);
    const foreign = await uploadPicture(stranger);
    const refused = await enter(tuPhap, await loudspeakerItem(system, { files: [own.id, foreign.id] }));
    expect(refused.problem?.errors?.map(({ path }) => path)).toEqual(['values.files.1']);
    const { id } = await entered(tuPhap, await loudspeakerItem(system, { files: [own.id] }));
    expect((await see(lead, id)).files).toMatchObject([{ id: own.id, field: 'files', name: 'anh.png' }]);
    const open = (person: Person) =>
      person.ask(files.downloadFile, { params: { fileId: own.id }, query: {} as never });
    expect((await open(lead)).status).toBe(200);
    expect((await open(stranger)).status).toBe(404);
  });

  test('a draft may be incomplete, counts nothing, and is its body’s alone', async () => {
    const { id, version } = await entered(tuPhap, { title: 'Còn dở' }, { submit: false });
    expect(await see(tuPhap, id)).toMatchObject({
      status: 'draft',
      day: '2022-06-15',
      facts: [],
      versions: [],
    });
    expect((await lead.ask(register.record, { params: { recordId: id } })).status).toBe(404);
    const early = await tuPhap.ask(register.submitRecord, { params: { recordId: id }, body: { version } });
    expect(early.problem?.errors?.map(({ path }) => path)).toContain('values.kind');
    const filled = await change(tuPhap, id, version, await loudspeakerItem(system), { submit: false });
    expect(filled.output).toMatchObject({ status: 'draft', version: 2 });
    await tuPhap.call(register.submitRecord, { params: { recordId: id }, body: { version: 2 } });
    expect(await see(lead, id)).toMatchObject({ status: 'submitted', day: '2022-03-08', version: 3 });
  });

  test('nothing is entered into a register that is not there, or on a form of another', async () => {
    expect((await enter(tuPhap, {}, { register: 'no-such' })).status).toBe(404);
    const { definitionId } = await tuPhap.call(register.register, {
      params: { register: 'complaint' },
      query: {},
    });
    const { problem } = await tuPhap.ask(register.createRecord, {
      params: { register: 'loudspeaker-item' },
      body: { bodyId: tuPhap.bodyId, values: {}, submit: false, definitionId },
    });
    expect(problem?.errors?.[0]?.path).toBe('definitionId');
  });
});

describe('changing', () => {
  test('makes a version each time and moves the facts', async () => {
    const { id } = await entered(tuPhap, await loudspeakerItem(system));
    const next = await change(
      tuPhap,
      id,
      1,
      await loudspeakerItem(system, { times: 6, first_on: '2022-04-01' }),
    );
    expect(next.output).toMatchObject({ version: 2, status: 'submitted' });
    const now = await see(tuPhap, id);
    expect(now.versions.map(({ number, values }) => [number, values['times']])).toEqual([
      [2, 6],
      [1, 4],
    ]);
    expect(now.facts.map(({ day, value }) => [day, value])).toEqual([
      ['2022-04-01', 6],
      ['2022-04-01', 1],
      ['2022-04-01', 45],
    ]);
  });

  test('names what earlier versions referred to, so that the change can be told', async () => {
    const places = [await system.bodyId('xa-12433'), await system.bodyId('xa-12436')];
    const { id } = await entered(
      tuPhap,
      await loudspeakerItem(system, { title: 'Bài đổi nơi', place: places[0] }),
    );
    await tuPhap.call(register.changeRecord, {
      params: { recordId: id },
      body: {
        version: 1,
        values: await loudspeakerItem(system, { title: 'Bài đổi nơi', place: places[1] }),
        submit: true,
      },
    });
    expect(Object.keys((await see(tuPhap, id)).names).sort()).toEqual([...places].sort());
  });

  test('on an old version is a conflict that shows the present one', async () => {
    const { id } = await entered(tuPhap, await loudspeakerItem(system));
    await change(tuPhap, id, 1, await loudspeakerItem(system, { times: 5 }));
    const stale = await change(tuPhap, id, 1, await loudspeakerItem(system, { times: 9 }));
    expect(stale).toMatchObject({
      status: 409,
      problem: { code: 'edit-conflict', current: { version: 2, values: { times: 5 }, status: 'submitted' } },
    });
    expect((await see(tuPhap, id)).versions).toHaveLength(2);
  });

  test('two people at once: one is taken, the other told of the conflict', async () => {
    const { id } = await entered(tuPhap, await loudspeakerItem(system));
    const values = await loudspeakerItem(system, { times: 8 });
    const both = await Promise.all([1, 2].map(() => change(tuPhap, id, 1, values)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await see(tuPhap, id)).version).toBe(2);
  });

  test('what was verified needs a reason and waits for verification again', async () => {
    const { id } = await entered(tuPhap, await loudspeakerItem(system));
    await judge(lead, [{ recordId: id, version: 1 }]);
    const values = await loudspeakerItem(system, { times: 5 });
    const without = await change(tuPhap, id, 2, values);
    expect(without.problem?.errors?.[0]?.path).toBe('reason');
    const corrected = await change(tuPhap, id, 2, values, { reason: 'Đếm thiếu một lượt' });
    expect(corrected.output).toMatchObject({ status: 'submitted', version: 3 });
    const now = await see(lead, id);
    expect(now.versions[0]).toMatchObject({ number: 2, reason: 'Đếm thiếu một lượt' });
    expect(now.facts.every(({ verified }) => !verified)).toBe(true);
    expect(now.judgedBy).toMatchObject({ id: lead.id });
  });
});

describe('deleting', () => {
  test('takes a reason, makes a version, and leaves lists and sums', async () => {
    const { id } = await entered(tuPhap, await loudspeakerItem(system, { title: 'Ghi nhầm' }));
    expect((await remove(tuPhap, id, 1, null)).problem?.errors?.[0]?.path).toBe('reason');
    expect((await remove(tuPhap, id, 1)).output).toEqual({ version: 2 });
    const now = await see(lead, id);
    expect(now).toMatchObject({ deleted: true, facts: [], allowed: [] });
    expect(now.versions[0]).toMatchObject({ number: 2, deleted: true, reason: 'Ghi trùng' });
    expect((await list(tuPhap, { q: 'ghi nham' })).total).toBe(0);
    expect((await remove(tuPhap, id, 2)).problem?.code).toBe('wrong-state');
    expect((await change(tuPhap, id, 2, {})).problem?.code).toBe('wrong-state');
  });

  test('what was verified can be deleted too, by its body', async () => {
    const { id } = await entered(tuPhap, await loudspeakerItem(system));
    await judge(lead, [{ recordId: id, version: 1 }]);
    expect((await remove(tuPhap, id, 2)).status).toBe(200);
    expect((await see(tuPhap, id)).facts).toEqual([]);
  });
});

describe('who may', () => {
  test('only officers of the body write; overseers read; others find nothing', async () => {
    const { id } = await entered(tuPhap, await loudspeakerItem(system, { title: 'Của Sở Tư pháp' }));
    const values = await loudspeakerItem(system);
    const [leader, viewer, admin] = await Promise.all(
      ['leader', 'viewer', 'admin'].map((login) => system.person(login)),
    );
    for (const person of [lead, leader, viewer] as Person[]) {
      expect((await see(person, id)).allowed).toEqual(person === lead ? ['record.verify'] : []);
      expect((await list(person, { q: 'cua so tu phap' })).total).toBe(1);
      expect((await change(person, id, 1, values)).status).toBe(403);
      expect((await remove(person, id, 1)).status).toBe(403);
      expect((await enter(person, values, { bodyId: tuPhap.bodyId })).status).toBe(403);
    }
    for (const person of [stranger, admin] as Person[]) {
      expect((await person.ask(register.record, { params: { recordId: id } })).status).toBe(404);
      expect((await change(person, id, 1, values)).status).toBe(404);
      expect((await remove(person, id, 1)).status).toBe(404);
      expect((await enter(person, values, { bodyId: tuPhap.bodyId })).status).toBe(403);
    }
    expect((await list(stranger, { q: 'cua so tu phap' })).total).toBe(0);
    expect((await system.nobody.ask(register.record, { params: { recordId: id } })).status).toBe(401);
    expect(
      (
        await viewer?.ask(register.createRecord, {
          params: { register: 'loudspeaker-item' },
          body: { bodyId: viewer.bodyId, values, submit: true },
        })
      )?.status,
    ).toBe(403);
  });

  test('a body above in the tree reads and verifies and may not write; a neighbour sees nothing', async () => {
    const [commune, neighbour] = [await system.person('xa-12433'), await system.person('xa-12436')];
    const { rows } = await system.owner.query<{ key: string }>(
      `select p.key from body_edge e join body p on p.id = e.parent_id where e.child_id = $1 and e.valid_to is null`,
      [commune.bodyId],
    );
    const district = await system.person(rows[0]?.key ?? '');
    const { id } = await entered(commune, await loudspeakerItem(system));
    expect((await see(district, id)).allowed).toEqual(['record.verify']);
    expect((await neighbour.ask(register.record, { params: { recordId: id } })).status).toBe(404);
    expect((await judge(commune, [{ recordId: id, version: 1 }])).status).toBe(403);
    expect((await judge(neighbour, [{ recordId: id, version: 1 }])).status).toBe(404);
    expect((await judge(district, [{ recordId: id, version: 1 }])).status).toBe(200);
  });

  test('a confidential record is for the officers of its body, and so is its number', async () => {
    const { id } = await entered(tuPhap, COMPLAINT, { register: 'complaint' });
    expect((await see(tuPhap, id)).title).toBe(COMPLAINT['title']);
    const viewer = await system.person('viewer');
    await grant(system, viewer, 'viewer', tuPhap.bodyId);
    for (const person of [lead, viewer, stranger]) {
      expect((await person.ask(register.record, { params: { recordId: id } })).status).toBe(404);
      expect((await list(person, {}, 'complaint')).total).toBe(0);
      expect((await list(person, { q: 'nang bac' }, 'complaint')).total).toBe(0);
    }
    expect((await judge(lead, [{ recordId: id, version: 1 }])).status).toBe(404);
    const total = (person: Person) =>
      person.call(register.totals, { query: { measure: ['complaints_received'] } as never });
    expect((await total(tuPhap)).items).toMatchObject([{ value: 1 }]);
    for (const person of [lead, viewer, stranger]) expect((await total(person)).items).toEqual([]);
    const behind = await lead.call(register.countedRecords, {
      query: { measure: 'complaints_received', breakdown: '' } as never,
    });
    expect(behind.items).toEqual([]);
  });
});
