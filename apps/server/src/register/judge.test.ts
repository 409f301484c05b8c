/** Verifying and returning records. */
import { account, register } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grant } from '../../test/grant.ts';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { checkFacts } from './check-facts.ts';
import { COMPLAINT, entered, judge, loudspeakerItem, see } from './record.fixture.ts';

let system: System;
let tuPhap: Person;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  [tuPhap, lead] = await Promise.all([system.person('so-tu-phap'), system.person('lead')]);
});
afterAll(() => system.close());

const one = async (person = tuPhap) => {
  const { id, version } = await entered(person, await loudspeakerItem(system));
  return { recordId: id, version };
};

describe('a verdict', () => {
  test('on many at once marks their facts as verified', async () => {
    const items = [await one(), await one(), await one()];
    expect((await judge(lead, items)).output).toEqual({ judged: 3 });
    for (const { recordId } of items) {
      const now = await see(tuPhap, recordId);
      expect(now).toMatchObject({ status: 'verified', version: 2, judgedBy: { id: lead.id } });
      expect(now.facts.length).toBe(3);
      expect(now.facts.every(({ verified }) => verified)).toBe(true);
    }
  });

  test('of return needs remarks, takes the facts away and tells the body', async () => {
    const item = await one();
    expect((await judge(lead, [item], 'returned', '')).problem?.errors?.[0]?.path).toBe('remarks');
    expect((await judge(lead, [item], 'returned')).status).toBe(200);
    expect(await see(tuPhap, item.recordId)).toMatchObject({
      status: 'returned',
      remarks: 'Ghi rõ số lượt',
      facts: [],
    });
    const told = await tuPhap.call(account.notifications);
    expect(told.items[0]).toMatchObject({ kind: 'record.returned', objectId: item.recordId });
    const again = await tuPhap.call(register.changeRecord, {
      params: { recordId: item.recordId },
      body: { version: 2, values: await loudspeakerItem(system, { times: 3 }), submit: true },
    });
    expect(again).toMatchObject({ status: 'submitted', version: 3 });
    expect((await see(lead, item.recordId)).versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('may take back a verification, but judges nothing twice and no draft', async () => {
    const item = await one();
    await judge(lead, [item]);
    const verified = { ...item, version: 2 };
    expect((await judge(lead, [verified])).problem?.code).toBe('wrong-state');
    expect((await judge(lead, [verified], 'returned')).status).toBe(200);
    expect((await judge(lead, [{ ...item, version: 3 }], 'returned')).problem?.code).toBe('wrong-state');
  });

  test('is all or none: a record changed meanwhile stops the whole', async () => {
    const items = [await one(), await one()];
    const [first] = items;
    await tuPhap.call(register.changeRecord, {
      params: { recordId: first?.recordId ?? '' },
      body: { version: 1, values: await loudspeakerItem(system, { times: 7 }), submit: true },
    });
    const answer = await judge(lead, items);
    expect(answer.problem).toMatchObject({
      code: 'edit-conflict',
      current: [{ recordId: first?.recordId, version: 2 }],
    });
    for (const { recordId } of items) expect((await see(tuPhap, recordId)).status).toBe('submitted');
  });
});

describe('who may judge', () => {
  test('the lead officer of an overseeing body; not the body, a leader, a viewer or a neighbour', async () => {
    const item = await one();
    for (const [login, status] of [
      ['so-tu-phap', 403],
      ['leader', 403],
      ['viewer', 403],
      ['lead-director', 403],
      ['huyen-vu-thu', 404],
      ['admin', 404],
    ] as const) {
      expect({ login, status: (await judge(await system.person(login), [item])).status }).toEqual({
        login,
        status,
      });
    }
    expect((await see(tuPhap, item.recordId)).status).toBe('submitted');
  });

  test('only of bodies that the plan binds', async () => {
    const unbound = await system.person('so-xay-dung');
    const item = await one(unbound);
    expect((await judge(lead, [item])).status).toBe(404);
    const own = await one();
    expect((await judge(lead, [own, item])).status).toBe(404);
    expect((await see(tuPhap, own.recordId)).status).toBe('submitted');
  });

  test('what is confidential, the leader of its own body, once it is submitted; nobody else, above or beside', async () => {
    const director = await system.person('lead-director');
    await grant(system, director, 'leader', tuPhap.bodyId);
    const draft = await entered(tuPhap, COMPLAINT, { register: 'complaint', submit: false });
    expect((await judge(director, [{ recordId: draft.id, version: 1 }])).status).toBe(404);
    const { id } = await entered(tuPhap, COMPLAINT, { register: 'complaint' });
    const item = { recordId: id, version: 1 };
    for (const [login, status] of [
      ['so-tu-phap', 403],
      ['lead', 404],
      ['leader', 404],
      ['viewer', 404],
      ['huyen-vu-thu', 404],
    ] as const)
      expect({ login, status: (await judge(await system.person(login), [item])).status }).toEqual({
        login,
        status,
      });
    expect((await see(director, id)).allowed).toEqual(['record.verify']);
    expect((await judge(director, [item])).output).toEqual({ judged: 1 });
    const verified = await see(tuPhap, id);
    expect(verified).toMatchObject({ status: 'verified', judgedBy: { id: director.id } });
    expect(verified.facts.every((fact) => fact.verified)).toBe(true);
    expect((await judge(director, [{ recordId: id, version: 2 }], 'returned')).status).toBe(200);
    expect((await see(tuPhap, id)).facts).toEqual([]);
    // What is done under the plan stays for the overseeing lead officer.
    expect((await judge(director, [await one()])).status).toBe(403);
    expect((await checkFacts(system.owner)).wrong).toEqual([]);
  });
});
