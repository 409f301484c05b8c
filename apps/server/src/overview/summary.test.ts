/** The leader's page: who sees it, and that every number on it is the number of what its list holds. */
import { overview, type QueryInputOf } from '@binhdang/contract';
import { addDays, STANDINGS } from '@binhdang/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PublishedPlan;
let leader: Person;
let justice: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  [leader, justice] = await Promise.all([system.person('leader'), system.person('so-tu-phap')]);
  await system.owner.query(`select set_config('app.action', 'test', false)`);
  const one = plan.obligation('so-tu-phap', 0);
  const other = plan.obligation('so-tu-phap', 3);
  // Two reports on one thing in one week, one on another the week before; 13 June 2022 is a Monday.
  for (const [obligation, at, state, verdict] of [
    [one.id, '2022-06-13T00:30:00+07:00', 'in_progress', 'submitted'],
    [one.id, '2022-06-14T09:00:00+07:00', 'done', 'verified'],
    [other.id, '2022-06-12T23:30:00+07:00', 'done', 'submitted'],
  ]) {
    await system.owner.query(
      `insert into progress (id, obligation_id, plan_id, body_id, state, narrative, reported_by, reported_at, verdict)
       values (gen_random_uuid(), $1, $2, $3, $4, 'Đã làm', $5, $6, $7)`,
      [obligation, plan.planId, one.bodyId, state, justice.id, at, verdict],
    );
  }
});
afterAll(() => system.close());

const read = (person: Person) => person.call(overview.summary, { params: { planId: plan.planId } });
const countOf = async (query: QueryInputOf<typeof overview.obligations>) => {
  const answer = await leader.call(overview.obligations, { query: { planId: [plan.planId], ...query } });
  return { total: answer.total ?? 0, byStanding: answer.byStanding ?? [] };
};

test('those who oversee the plan see it; a body that only works under it, an administrator and a stranger do not', async () => {
  for (const login of ['leader', 'lead', 'lead-director', 'viewer']) {
    expect((await read(await system.person(login))).byBody.length).toBe(4);
  }
  const input = { params: { planId: plan.planId } };
  expect((await justice.ask(overview.summary, input)).status).toBe(403);
  const stranger = await system.person('so-y-te');
  expect((await stranger.ask(overview.summary, input)).status).toBe(404);
  expect((await (await system.person('admin')).ask(overview.summary, input)).status).toBe(404);
  expect((await system.nobody.ask(overview.summary, input)).status).toBe(401);
});

test('counts by standing, body and section are those of the lists they open', async () => {
  const summary = await read(leader);
  expect(summary.total).toEqual((await countOf({})).byStanding);
  for (const { body, counts } of summary.byBody) {
    expect(counts).toEqual((await countOf({ bodyId: [body.id] })).byStanding);
  }
  for (const { id, counts } of summary.bySection) {
    expect(counts).toEqual((await countOf({ sectionId: [id] })).byStanding);
  }
  const late = await countOf({ standing: ['late'], dueTo: addDays(summary.asOf, -31) });
  expect(late.total).toBe(summary.longLate);
  expect(summary.longLate).toBeGreaterThan(0);
});

test('weeks count obligations with a report in them, days as in Vietnam, as their lists do', async () => {
  const { weeks } = await read(leader);
  expect(weeks).toHaveLength(12);
  expect(weeks.at(-1)).toEqual({ from: '2022-06-13', reports: 1, finished: 1, verified: 1 });
  expect(weeks.at(-2)).toEqual({ from: '2022-06-06', reports: 1, finished: 1, verified: 0 });
  for (const { from, reports, finished, verified } of weeks) {
    const days = { reportedFrom: from, reportedTo: addDays(from, 6) };
    expect((await countOf(days)).total).toBe(reports);
    expect((await countOf({ ...days, reportedAs: 'done' })).total).toBe(finished);
    expect((await countOf({ ...days, reportedAs: 'verified' })).total).toBe(verified);
  }
});

test('bodies stand with most late work first', async () => {
  const late = (await read(leader)).byBody.map(({ counts }) => counts[STANDINGS.indexOf('late')] ?? 0);
  expect(late).toEqual([...late].sort((a, b) => b - a));
  expect(late[0]).toBeGreaterThan(0);
});
