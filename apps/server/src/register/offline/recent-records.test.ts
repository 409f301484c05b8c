/** What a browser keeps for work without a connection, and an entry that is sent long after. */
import { register } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { COMPLAINT, entered, list, loudspeakerItem, see, type Values } from '../record.fixture.ts';

let system: System;
let commune: Person;
let district: Person;
beforeAll(async () => {
  system = await openSystem();
  [commune, district] = await Promise.all([system.person('xa-13195'), system.person('huyen-vu-thu')]);
});
afterAll(() => system.close());

const recent = async (person: Person) => (await person.call(register.recentRecords)).items;
const send = (person: Person, id: string, values: Values) =>
  person.ask(register.createRecord, {
    params: { register: 'loudspeaker-item' },
    body: { bodyId: person.bodyId, values, submit: true, id },
  });

test('the latest first, whole as the page of a record has them, drafts too, none of another body', async () => {
  const first = await entered(commune, await loudspeakerItem(system));
  const draft = await entered(commune, { title: 'Còn dở' }, { submit: false });
  await entered(district, await loudspeakerItem(system));
  const items = await recent(commune);
  expect(items.map(({ id }) => id)).toEqual([draft.id, first.id]);
  expect(items[1]).toEqual(await see(commune, first.id));
  expect(await recent(await system.person('viewer'))).toEqual([]);
  expect((await system.nobody.ask(register.recentRecords)).status).toBe(401);
});

test('nothing of confidential registers leaves the house', async () => {
  const { id } = await entered(district, COMPLAINT, { register: 'complaint' });
  expect((await see(district, id)).title).toContain('thai sản');
  expect((await recent(district)).map((one) => one.id)).not.toContain(id);
});

test('all forms in force, with those that recent records are written on; what is there is not sent again', async () => {
  const one = { register: 'loudspeaker-item' };
  const current = await commune.call(register.register, { params: one });
  const { items, axes, writableBodies } = await commune.call(register.forms, { query: {} });
  const { axes: allAxes, writableBodies: mine, ...form } = current;
  expect({ axes, writableBodies }).toEqual({ axes: allAxes, writableBodies: mine });
  expect(items.find(({ code }) => code === one.register)).toEqual({ ...form, inForce: true });
  const { items: registers } = await commune.call(register.registers);
  expect(items.map(({ code }) => code).sort()).toEqual(registers.map(({ code }) => code).sort());

  const again = await commune.call(register.forms, {
    query: { have: items.map((item) => item.definitionId) },
  });
  expect(new Set(again.items.map(({ definition }) => definition))).toEqual(new Set([null]));

  await entered(commune, await loudspeakerItem(system));
  await system.owner.query(`
    begin; select set_config('app.action', 'test', true);
    insert into register_definition (id, code, number, definition, origin, applies_from, reason)
    select gen_random_uuid(), code, number + 1, definition, 'administrator', applies_from, 'thử'
      from register_definition where code = 'loudspeaker-item';
    commit`);
  const after = (await commune.call(register.forms, { query: {} })).items.filter(
    ({ code }) => code === one.register,
  );
  expect(after.map(({ number, inForce }) => [number, inForce])).toEqual([
    [current.number + 1, true],
    [current.number, false],
  ]);
  expect((await system.nobody.ask(register.forms, { query: {} })).status).toBe(401);
});

test('an entry sent again under its own id is one record, though its key is long forgotten', async () => {
  const [id, values] = [uuid(), await loudspeakerItem(system, { title: 'Một lần thôi' })];
  const first = await send(commune, id, values);
  expect(first.output).toMatchObject({ id, version: 1, status: 'submitted' });
  await system.owner.query('delete from idempotency_key');
  expect((await send(commune, id, values)).output).toEqual(first.output);
  expect((await list(commune, { q: 'mot lan thoi' })).total).toBe(1);
});

test('at the same moment, too', async () => {
  const [id, values] = [uuid(), await loudspeakerItem(system, { title: 'Hai tab một lúc' })];
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(commune, id, values)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await list(commune, { q: 'hai tab' })).total).toBe(1);
});

test('nobody takes another’s id', async () => {
  const id = uuid();
  await send(commune, id, await loudspeakerItem(system));
  const { problem } = await send(district, id, await loudspeakerItem(system));
  expect(problem?.errors?.[0]?.path).toBe('id');
  expect((await see(commune, id)).body.id).toBe(commune.bodyId);
});
