/** What records prove. */
import { register } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { enter, entered, loudspeakerItem, see } from './record.fixture.ts';

let system: System;
let plan: PublishedPlan;
let tuPhap: Person;
let vuThu: Person;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  tuPhap = await system.person('so-tu-phap');
  vuThu = await system.person('huyen-vu-thu');
  lead = await system.person('lead');
});
afterAll(() => system.close());

const link = (person: Person, recordId: string, obligationId: string) =>
  person.ask(register.linkProof, { params: { recordId }, body: { obligationId } });
const unlink = (person: Person, recordId: string, obligationId: string) =>
  person.ask(register.unlinkProof, { params: { recordId, obligationId } });
const proving = (person: Person, obligationId: string) =>
  person.ask(register.proofsOf, { params: { obligationId } });

test('a record proves obligations of its body, and shows there', async () => {
  const [first, second] = [plan.obligation('so-tu-phap', 0), plan.obligation('so-tu-phap', 3)];
  const { id } = await entered(tuPhap, await loudspeakerItem(system), { obligationIds: [first.id] });
  expect((await link(tuPhap, id, second.id)).status).toBe(204);
  expect((await link(tuPhap, id, second.id)).status).toBe(204);
  const now = await see(lead, id);
  expect(now.proofs.map(({ obligationId }) => obligationId)).toEqual([first.id, second.id]);
  expect(now.proofs[0]).toMatchObject({ planId: plan.planId, planNumber: '31/KH-UBND', linked: true });
  for (const person of [tuPhap, lead])
    expect((await proving(person, first.id)).output.items).toMatchObject([{ id, proofs: 2 }]);
  expect((await proving(vuThu, first.id)).status).toBe(404);
  expect((await unlink(tuPhap, id, first.id)).status).toBe(204);
  expect((await unlink(tuPhap, id, first.id)).status).toBe(404);
  expect((await proving(lead, first.id)).output.items).toEqual([]);
});

test('an obligation of another body is refused, whoever asks', async () => {
  const foreign = plan.obligation('huyen-vu-thu', 0).id;
  const { id } = await entered(tuPhap, await loudspeakerItem(system));
  expect((await link(tuPhap, id, foreign)).problem?.errors?.[0]?.path).toBe('obligationId');
  const atOnce = await enter(tuPhap, await loudspeakerItem(system), { obligationIds: [foreign] });
  expect(atOnce.problem?.errors?.[0]?.path).toBe('obligationIds.0');
  const own = plan.obligation('so-tu-phap', 0).id;
  expect((await link(lead, id, own)).status).toBe(403);
  expect((await link(vuThu, id, own)).status).toBe(404);
  expect((await unlink(lead, id, own)).status).toBe(403);
  expect((await see(tuPhap, id)).proofs).toEqual([]);
});

test('those are offered whose task says what the register is about, and what is linked; or all', async () => {
  const { rows } = await system.owner.query<{ id: string }>(
    `select o.id from obligation o join plan_node n on n.id = o.node_id
      where o.body_id = $1 and fold(n.text) ~ 'truyen thanh|loa|tin, bai|phat thanh'`,
    [tuPhap.bodyId],
  );
  const { id } = await entered(tuPhap, await loudspeakerItem(system));
  const offered = async (person: Person, all?: boolean) =>
    (
      await person.call(register.provable, {
        params: { recordId: id },
        query: all ? { all: 'true' as never } : {},
      })
    ).items;
  expect((await offered(tuPhap)).map(({ obligationId }) => obligationId).sort()).toEqual(
    rows.map((row) => row.id).sort(),
  );
  const every = await offered(tuPhap, true);
  expect(every).toHaveLength(5);
  const other = every.find(({ obligationId }) => !rows.some((row) => row.id === obligationId));
  await link(tuPhap, id, other?.obligationId ?? '');
  expect(await offered(lead)).toContainEqual({ ...other, linked: true });
  expect((await vuThu.ask(register.provable, { params: { recordId: id }, query: {} })).status).toBe(404);
});
