/** Saved views: one's own, and what is shared with whom. */
import { overview } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let tuPhap: Person;
let vuThu: Person;
let lead: Person;
let director: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  [tuPhap, vuThu, lead, director] = (await Promise.all(
    (['so-tu-phap', 'huyen-vu-thu', 'lead', 'lead-director'] as const).map((login) => system.person(login)),
  )) as [Person, Person, Person, Person];
});
afterAll(() => system.close());

const screen = 'pivot' as const;
const query = { soLieu: 'events', dong: '@district' };
const save = (person: Person, name: string, sharedWith?: 'me' | 'body' | 'overseers', bodyId?: string) =>
  person.ask(overview.saveView, {
    body: { screen, name, query, ...(sharedWith && { sharedWith }), ...(bodyId && { bodyId }) },
  });
const names = async (person: Person) =>
  (await person.call(overview.views, { query: { screen } })).items.map(({ name }) => name);

describe('a saved view', () => {
  test('is the person’s own unless it is shared: with colleagues, or also with those who oversee the plan', async () => {
    await save(lead, 'Riêng');
    await save(lead, 'Trong sở', 'body');
    await save(tuPhap, 'Gửi lên trên', 'overseers');
    await save(tuPhap, 'Trong Sở Tư pháp', 'body');
    // Own ones first.
    expect(await names(lead)).toEqual(['Riêng', 'Trong sở', 'Gửi lên trên']);
    expect(await names(director)).toEqual(['Gửi lên trên', 'Trong sở']);
    expect(await names(tuPhap)).toEqual(['Gửi lên trên', 'Trong Sở Tư pháp']);
    expect(await names(vuThu)).toEqual([]);
  });

  test('says whose it is and in whose name it is shared', async () => {
    const { items } = await director.call(overview.views, { query: { screen } });
    const shared = items.find(({ name }) => name === 'Gửi lên trên');
    expect(shared).toMatchObject({
      mine: false,
      sharedWith: 'overseers',
      body: { name: 'Sở Tư pháp' },
      query,
    });
  });

  test('is changed and deleted by its owner alone; others keep a copy of their own', async () => {
    const { output } = await save(lead, 'Chung', 'body');
    const params = { viewId: output.id };
    const change = (person: Person, body: object) =>
      person.ask(overview.changeView, { params, body: { version: 1, ...body } as never });
    expect((await change(director, { name: 'Của tôi' })).problem?.code).toBe('not-found');
    expect((await director.ask(overview.deleteView, { params })).problem?.code).toBe('not-found');
    expect((await save(director, 'Chung')).problem).toBeUndefined();
    expect((await change(lead, { sharedWith: 'me' })).output).toMatchObject({ sharedWith: 'me', body: null });
    expect((await names(director)).filter((name) => name === 'Chung')).toHaveLength(1);
    expect((await change(lead, { name: 'Cũ' })).problem?.code).toBe('edit-conflict');
    await lead.call(overview.deleteView, { params });
    expect(await names(lead)).not.toContain('Chung');
  });

  test('is shared in the name of a body of one’s own alone', async () => {
    expect((await save(lead, 'Nhân danh', 'body', tuPhap.bodyId)).problem?.errors?.[0]?.path).toBe('bodyId');
    expect((await save(lead, 'Nhân danh', 'body', lead.bodyId)).problem).toBeUndefined();
  });

  test('is written in the audit, with whom it is shared', async () => {
    const { output } = await save(lead, 'Có nhật ký', 'overseers');
    const { rows } = await system.owner.query(
      `select action, after ->> 'shared_with' as shared from audit_line where object_kind = 'saved_view' and object_id = $1`,
      [output.id],
    );
    expect(rows).toEqual([{ action: 'overview.saveView', shared: 'overseers' }]);
  });
});
