import { report, urge } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PublishedPlan;
let lead: Person;
let tuPhap: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  lead = await system.person('lead');
  tuPhap = await system.person('so-tu-phap');
});
afterAll(() => system.close());

/** An extract of the body's own assignments, drawn up by the person. */
async function extract(person = tuPhap): Promise<report.ComposedDocument> {
  const params = { planId: plan.planId };
  const { letterhead } = await person.call(report.proposal, {
    params,
    query: { kind: 'assignment_extract' },
  });
  const { id } = await person.call(report.composeExtract, {
    params,
    body: { bodyId: tuPhap.bodyId, letterhead },
  });
  return open(id, person);
}

const open = (documentId: string, person: Person) => person.call(report.document, { params: { documentId } });
const discard = (person: Person, { id, version }: Pick<report.ComposedDocument, 'id' | 'version'>) =>
  person.ask(report.discardDocument, { params: { documentId: id }, query: { version } });

const withNumber = (document: report.ComposedDocument, number: number | null, date: string | null) =>
  tuPhap.call(report.editDocument, {
    params: { documentId: document.id },
    body: { version: document.version, signing: { ...document.signing, number, date } },
  });

/** What row-level security alone lets the person delete. @returns how many rows */
async function deletedDirectly(person: Person, documentId: string): Promise<number> {
  const { owner } = system;
  await owner.query('begin');
  try {
    await owner.query(
      `select set_config('app.action', 'test', true), set_config('app.user_id', $1, true),
              set_config('app.bodies', (select array_agg(body_id)::text from role_grant
                                         where user_id = $1::uuid and role <> 'administrator'), true)`,
      [person.id],
    );
    await owner.query(
      `select set_config('app.bodies_' || role, array_agg(body_id)::text, true) from role_grant where user_id = $1 group by role`,
      [person.id],
    );
    await owner.query('set local role binhdang_app');
    return (await owner.query('delete from composed_document where id = $1', [documentId])).rowCount ?? 0;
  } finally {
    await owner.query('rollback');
  }
}

test('a draft goes from the list and from everybody, and the audit keeps that it was there', async () => {
  const draft = await extract();
  expect(draft.mayDiscard).toBe(true);
  expect(await deletedDirectly(tuPhap, draft.id)).toBe(1);
  expect((await discard(tuPhap, draft)).status).toBe(204);
  const { items } = await tuPhap.call(report.documents, { query: {} as never });
  expect(items.map(({ id }) => id)).not.toContain(draft.id);
  expect((await discard(tuPhap, draft)).status).toBe(404);
  const { rows } = await system.owner.query(
    `select actor_id as by from audit_line where object_id = $1 and action = 'report.discardDocument' and operation = 'delete'`,
    [draft.id],
  );
  expect(rows).toEqual([{ by: tuPhap.id }]);
});

test('what somebody changed meanwhile is not thrown away unseen', async () => {
  const draft = await extract();
  await tuPhap.call(report.editDocument, {
    params: { documentId: draft.id },
    body: {
      version: draft.version,
      signing: { ...draft.signing, signer: 'Trần Thị B' },
    },
  });
  expect((await discard(tuPhap, draft)).problem?.code).toBe('edit-conflict');
  expect((await discard(tuPhap, await open(draft.id, tuPhap))).status).toBe(204);
});

test.each<[string, number | null, string | null]>([
  ['a number', 7, null],
  ['a date', null, '2022-06-15'],
])('with %s it stays', async (_, number, date) => {
  const draft = await extract();
  await withNumber(draft, number, date);
  const registered = await open(draft.id, tuPhap);
  expect(registered.mayDiscard).toBe(false);
  const refused = await discard(tuPhap, registered);
  expect(refused.problem).toMatchObject({
    code: 'wrong-state',
    detail: expect.stringContaining('số và ngày'),
  });
  expect(await deletedDirectly(tuPhap, draft.id)).toBe(0);
});

test('an urge’s letter stays', async () => {
  const obligation = plan.obligation('so-tu-phap', 0);
  const params = { planId: plan.planId };
  const { letterhead } = await lead.call(report.proposal, { params, query: { kind: 'urging_letter' } });
  const { letters } = await lead.call(urge.send, {
    body: {
      obligationIds: [obligation.id],
      message: 'Đề nghị báo cáo tiến độ',
      answerBy: '2022-06-20',
      byMail: false,
      letter: { letterhead, each: true, contact: '' },
    },
  });
  const letter = await open(letters[0] ?? '', lead);
  expect(letter).toMatchObject({ mayEdit: true, mayDiscard: false });
  expect((await discard(lead, letter)).problem).toMatchObject({
    code: 'wrong-state',
    detail: expect.stringContaining('đôn đốc'),
  });
  expect(await deletedDirectly(lead, letter.id)).toBe(0);
});

describe('who may', () => {
  test.each<[string, number]>([
    ['so-tu-phap', 204],
    ['lead', 403],
    ['leader', 403],
    ['viewer', 403],
    ['huyen-vu-thu', 404],
    ['admin', 404],
  ])('discard a body’s draft: %s is answered %i', async (login, status) => {
    const draft = await extract();
    const person = await system.person(login);
    // The database by itself takes away nothing that the policy does not.
    if (status !== 204) expect(await deletedDirectly(person, draft.id)).toBe(0);
    expect((await discard(person, draft)).status).toBe(status);
  });
});
