/**
 * A budget of SQL statements for each request. A list that asks once per row would pass every other test and fall over
 * on the deadline evening; here it does not pass. One message of several statements (begin and opening the session)
 * counts as one; the idempotency key's two are left out by sending none.
 */
import { account, admin, org, overview, plan, planReview, register, report, work } from '@binhdang/contract';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { progressBody, reportProgress } from '../../test/progress.ts';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let published: PublishedPlan;
let lead: Person;
let tuPhap: Person;
let boss: Person;
let recordId: string;
let counted = 0;

beforeAll(async () => {
  system = await openSystem();
  count(system.services.pool);
  // Many bodies under one task, so that a statement per row shows.
  const { rows } = await system.owner.query<{ key: string }>(
    `select key from body where level = 'commune' and valid_to is null order by key limit 60`,
  );
  const many = rows.map(({ key }) => ({
    task: 8,
    body: key,
    cadence: { kind: 'before' as const, date: '2022-11-30' },
  }));
  published = await insertPublishedPlan(system.owner, {
    obligations: [
      ...[0, 3, 6, 7, 9, 11, 12, 50].map((task) => ({
        task,
        body: 'so-tu-phap',
        cadence: { kind: 'before' as const, date: '2022-11-30' },
      })),
      { task: 0, body: 'so-ldtbxh' },
      ...many,
    ],
  });
  [lead, tuPhap, boss] = await Promise.all([
    system.person('lead'),
    system.person('so-tu-phap'),
    system.person('admin'),
  ]);
  for (let n = 0; n < 60; n++)
    recordId = (
      await tuPhap.call(register.createRecord, {
        params: { register: 'loudspeaker-item' },
        body: {
          bodyId: tuPhap.bodyId,
          submit: true,
          values: {
            title: `Bài ${n}`,
            kind: 'article',
            subject: 'women',
            first_on: '2022-03-08',
            times: 1,
            place: await system.bodyId('xa-12433'),
          },
        },
      })
    ).id;
});
afterAll(() => system.close());

/** Counts what every connection of the pool is asked. */
function count(pool: pg.Pool): void {
  const known = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      counted += 1;
      return query(...given);
    }) as typeof client.query;
  });
}

async function statements(run: () => Promise<unknown>): Promise<number> {
  const before = counted;
  await run();
  // The end of a read's transaction is not waited for by its answer.
  await new Promise((resolve) => setTimeout(resolve, 30));
  return counted - before;
}

const inRegister = { register: 'loudspeaker-item' };
const planId = () => ({ planId: published.planId });
const mine = () => ({ obligationId: published.obligation('so-tu-phap', 3).id });

const READS: Readonly<Record<string, [budget: number, run: () => Promise<unknown>]>> = {
  'who I am': [4, () => tuPhap.call(account.me)],
  notifications: [4, () => tuPhap.call(account.notifications)],
  'my work': [5, () => tuPhap.call(work.mine, { query: {} as never })],
  'an obligation': [6, () => tuPhap.call(work.obligation, { params: mine() })],
  'history of an obligation': [5, () => tuPhap.call(work.obligationHistory, { params: mine() })],
  'reports to judge': [5, () => lead.call(work.toJudge, { query: {} })],
  difficulties: [5, () => lead.call(work.difficulties, { query: {} })],
  plans: [4, () => lead.call(planReview.list)],
  'a plan’s page': [10, () => tuPhap.call(plan.planPage, { params: planId() })],
  'assignments of a plan': [7, () => lead.call(plan.assignments, { params: planId() })],
  'recipients of a plan': [7, () => lead.call(plan.recipients, { params: planId() })],
  'the matrix': [5, () => lead.call(overview.matrix, { params: planId(), query: {} as never })],
  'the list of obligations': [4, () => lead.call(overview.obligations, { query: {} as never })],
  'a search': [5, () => lead.call(overview.search, { query: { q: 'binh dang gioi' } })],
  'the leader’s figures': [6, () => lead.call(overview.summary, { params: planId() })],
  bodies: [4, () => tuPhap.call(org.list, { query: { q: 'vu thu' } as never })],
  'a body': [4, () => tuPhap.call(org.body, { params: { bodyId: tuPhap.bodyId } })],
  'a body’s work': [
    8,
    () => lead.call(org.bodyWork, { params: { bodyId: tuPhap.bodyId }, query: {} as never }),
  ],
  accounts: [4, () => boss.call(admin.users, { query: {} })],
  'the audit': [4, () => boss.call(admin.auditLog, { query: {} as never })],
  registers: [4, () => lead.call(register.registers)],
  'a register': [4, () => lead.call(register.register, { params: inRegister, query: {} })],
  'records of a register': [
    6,
    () => lead.call(register.records, { params: inRegister, query: { q: 'bai' } as never }),
  ],
  'records to judge': [5, () => lead.call(register.waiting, { query: {} as never })],
  'records to keep in a browser': [7, () => tuPhap.call(register.recentRecords, { query: {} as never })],
  'forms to keep in a browser': [5, () => tuPhap.call(register.forms, { query: {} as never })],
  'imports into a register': [4, () => tuPhap.call(register.imports, { params: inRegister })],
  'a file of records': [
    8,
    () => tuPhap.ask(register.exportRecords, { params: inRegister, query: {} as never }),
  ],
  'a template': [6, () => tuPhap.ask(register.template, { params: inRegister, query: {} })],
  'a record': [6, () => lead.call(register.record, { params: { recordId } })],
  'what a record may prove': [5, () => tuPhap.call(register.provable, { params: { recordId }, query: {} })],
  'sums of facts': [
    4,
    () => lead.call(register.totals, { query: { measure: ['loudspeaker_items'], by: ['body'] } as never }),
  ],
  'a table of figures': [
    5,
    () =>
      lead.call(register.figures, {
        query: {
          measure: ['loudspeaker_items'],
          from: '2022-01-01',
          to: '2022-12-31',
          split: '@body',
        } as never,
      }),
  ],
  'what can be counted': [6, () => lead.call(register.measures)],
  'confidential figures': [
    3,
    () => lead.call(register.confidentialFigures, { query: { year: 2022 } as never }),
  ],
  'records behind a sum': [
    5,
    () => lead.call(register.countedRecords, { query: { measure: 'loudspeaker_items' } as never }),
  ],
  'registers to design': [4, () => boss.call(register.designs)],
  'a register to design': [7, () => boss.call(register.design, { params: inRegister })],
  'how a register is used': [5, () => boss.call(register.designUse, { params: inRegister })],
  'documents composed': [4, () => lead.call(report.documents, { query: {} as never })],
};

test.each(Object.entries(READS))('reading %s', async (_name, [budget, run]) => {
  const taken = await statements(run);
  expect(taken).toBeGreaterThan(1);
  expect(taken).toBeLessThanOrEqual(budget);
});

test('reading a list takes as many statements for many rows as for few', async () => {
  const list = (who: Person) =>
    statements(() => who.call(overview.obligations, { query: { limit: 100 } as never }));
  const [few, many] = [await list(tuPhap), await list(lead)];
  expect(many).toBe(few);
});

test('a report of progress', async () => {
  const { version } = await tuPhap.call(work.obligation, { params: mine() });
  const taken = await statements(() =>
    tuPhap.call(work.report, { params: mine(), body: progressBody(version) }),
  );
  expect(taken).toBeLessThanOrEqual(9);
});

test('judging many reports takes no more statements than judging one', async () => {
  for (const one of published.obligations.filter(({ body }) => body === 'so-tu-phap')) {
    await reportProgress(tuPhap, one.id);
  }
  const { items } = await lead.call(work.toJudge, { query: {} });
  expect(items.length).toBeGreaterThan(6);
  const judge = (from: number, to: number) =>
    statements(() =>
      lead.call(work.judge, {
        body: {
          items: items
            .slice(from, to)
            .map(({ progress }) => ({ progressId: progress.id, version: progress.version })),
          verdict: 'verified',
          remarks: null,
        },
      }),
    );
  const [one, six] = [await judge(0, 1), await judge(1, 7)];
  expect(six).toBe(one);
  expect(one).toBeLessThanOrEqual(11);
});

test('signing in', async () => {
  const taken = await statements(() => system.person('so-y-te'));
  expect(taken).toBeLessThanOrEqual(7);
});
