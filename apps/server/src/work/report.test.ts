import { account, files, work } from '@binhdang/contract';
import { transition } from '@binhdang/domain';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { refreshDue } from '../plan/index.ts';
import { kyselyOnClient } from '../platform/transaction.ts';

let system: System;
let plan: PublishedPlan;
let tuPhap: Person;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  tuPhap = await system.person('so-tu-phap');
  lead = await system.person('lead');
});
afterAll(() => system.close());

type Report = typeof DRAFT;
const DRAFT = {
  state: 'in_progress' as 'in_progress' | 'done' | 'not_applicable' | 'not_started',
  percent: null as number | null,
  narrative: 'Đã mở 02 lớp tập huấn.',
  figures: [{ label: 'Số lớp', value: 2, unit: 'lớp' }],
  doneOn: null as string | null,
  occurrenceId: null as string | null,
  evidence: [] as { fileId: string; caption: string | null }[],
};

const see = (obligationId: string, person = tuPhap) =>
  person.call(work.obligation, { params: { obligationId } });

async function send(obligationId: string, change: Partial<Report> = {}, person = tuPhap) {
  const { version } = await see(obligationId);
  return person.ask(work.report, { params: { obligationId }, body: { ...DRAFT, ...change, version } });
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const upload = (person: Person, bodyId = person.bodyId) =>
  person.call(files.uploadFile, { query: { bodyId }, file: { name: 'anh.png', bytes: PNG } });

describe('reporting progress', () => {
  test('changes the obligation, tells the lead body, and leaves its history', async () => {
    const { id } = plan.obligation('so-tu-phap', 0);
    const answer = await send(id, { percent: 40 });
    expect(answer.status).toBe(200);
    const now = await see(id);
    expect(now).toMatchObject({
      state: 'in_progress',
      percent: 40,
      verdict: 'submitted',
      standing: 'late',
      version: answer.output.version,
    });
    expect(now.progress[0]).toMatchObject({ narrative: DRAFT.narrative, figures: DRAFT.figures });
    const told = await lead.call(account.notifications);
    expect(told.items[0]).toMatchObject({ kind: 'progress.reported', objectId: id });
    expect(told.items[0]?.detail).toMatchObject({ body: 'Sở Tư pháp', plan: '31/KH-UBND' });
    const history = await tuPhap.call(work.obligationHistory, { params: { obligationId: id } });
    expect(history.lines.find(({ objectKind }) => objectKind === 'progress')).toMatchObject({
      action: 'work.report',
      operation: 'insert',
      actor: { id: tuPhap.id },
      after: { narrative: DRAFT.narrative, reported_by: 'Bùi Văn Làm Thử' },
    });
  });

  test('based on an old version is a conflict, and nothing is written', async () => {
    const { id } = plan.obligation('so-tu-phap', 3);
    const { version } = await see(id);
    await send(id);
    const stale = await tuPhap.ask(work.report, {
      params: { obligationId: id },
      body: { ...DRAFT, version },
    });
    expect(stale).toMatchObject({
      status: 409,
      problem: { code: 'edit-conflict', current: { version: version + 1 } },
    });
    expect((await see(id)).progress).toHaveLength(1);
  });

  test('two reports sent at once on the same version: one is taken, one is told of the conflict', async () => {
    const { id } = plan.obligation('so-tu-phap', 7);
    const { version } = await see(id);
    const both = await Promise.all(
      [1, 2].map(() =>
        tuPhap.ask(work.report, { params: { obligationId: id }, body: { ...DRAFT, version } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await see(id)).progress).toHaveLength(1);
  });

  test('sent twice with one key is one report', async () => {
    const { id } = plan.obligation('so-tu-phap', 6);
    const { version } = await see(id);
    const again = () =>
      tuPhap.call(work.report, {
        params: { obligationId: id },
        body: { ...DRAFT, version },
        key: 'one-report-key',
      });
    const first = await again();
    expect(await again()).toEqual(first);
    expect((await see(id)).progress).toHaveLength(1);
  });

  test.each<[string, Partial<Report>, string]>([
    ['done without a day', { state: 'done' }, 'doneOn'],
    ['done tomorrow', { state: 'done', doneOn: '2022-06-16' }, 'doneOn'],
    ['done years before the plan', { state: 'done', doneOn: '2020-06-16' }, 'doneOn'],
    ['per cent where it means nothing', { percent: 50 }, 'percent'],
    ['no words', { narrative: '  ' }, 'narrative'],
    ['an occurrence of elsewhere', { occurrenceId: '00000000-0000-7000-8000-000000000000' }, 'occurrenceId'],
  ])('is refused: %s', async (_, change, path) => {
    const answer = await send(plan.obligation('so-tu-phap', 3).id, change);
    expect(answer.status).toBe(422);
    expect(answer.problem?.errors?.map((error) => error.path)).toContain(path);
  });

  test('of a recurring obligation closes one occurrence after the other', async () => {
    const { id, occurrenceIds } = plan.obligation('so-tu-phap', 50);
    await send(id, { state: 'done', doneOn: '2022-03-15' });
    const first = await see(id);
    expect(first).toMatchObject({ state: 'in_progress', dueOn: '2022-06-15', standing: 'due_soon' });
    expect(first.occurrences.map(({ doneOn }) => doneOn)).toEqual(['2022-03-15', null, null, null]);
    for (const occurrenceId of occurrenceIds.slice(1)) {
      await send(id, { state: 'done', doneOn: '2022-06-14', occurrenceId });
    }
    expect(await see(id)).toMatchObject({
      state: 'done',
      dueOn: '2022-12-15',
      standing: 'awaiting_verification',
    });
    // A return of the last opens that one again, and only that one.
    const [last] = (await see(id)).progress;
    await lead.call(work.judge, {
      body: {
        items: [{ progressId: last?.id ?? '', version: last?.version ?? 0 }],
        verdict: 'returned',
        remarks: 'Chưa đến kỳ.',
      },
    });
    const open = await see(id);
    expect(open).toMatchObject({ state: 'in_progress', verdict: 'returned', dueOn: '2022-12-15' });
    expect(open.occurrences.map(({ doneOn }) => doneOn === null)).toEqual([false, false, false, true]);
  });
});

describe('who may report', () => {
  test.each<[string, number]>([
    ['huyen-vu-thu', 404],
    ['xa-12433', 404],
    ['admin', 404],
    ['viewer', 403],
    ['leader', 403],
    ['lead', 403],
    ['lead-director', 403],
    ['so-ldtbxh', 403],
  ])('%s is answered %i', async (login, status) => {
    const person = await system.person(login);
    expect((await send(plan.obligation('so-tu-phap', 3).id, {}, person)).status).toBe(status);
  });

  test('nobody on a plan under review', async () => {
    const draft = await insertPublishedPlan(system.owner, { published: false });
    const { id } = draft.obligation('so-tu-phap', 3);
    const ask = (person: Person) =>
      person.ask(work.report, { params: { obligationId: id }, body: { ...DRAFT, version: 1 } });
    expect((await ask(tuPhap)).status).toBe(404);
    const own = draft.obligation('so-ldtbxh').id;
    const focal = await system.person('so-ldtbxh');
    const answer = await focal.ask(work.report, {
      params: { obligationId: own },
      body: { ...DRAFT, version: 1 },
    });
    expect(answer.status).toBe(403);
  });
});

describe('evidence', () => {
  test('is seen by the own body and the overseers, by nobody else', async () => {
    const { id } = plan.obligation('so-tu-phap', 3);
    const file = await upload(tuPhap);
    const fetch = async (login: string) =>
      (await (await system.person(login)).ask(files.downloadFile, { params: { fileId: file.id } })).status;
    expect(await fetch('lead')).toBe(404);
    await send(id, { evidence: [{ fileId: file.id, caption: 'Ảnh lớp học' }] });
    for (const login of ['so-tu-phap', 'lead', 'leader', 'viewer']) expect(await fetch(login)).toBe(200);
    for (const login of ['huyen-vu-thu', 'so-noi-vu']) expect(await fetch(login)).toBe(404);
    expect(await fetch('admin')).toBe(403);
    expect((await see(id, lead)).progress[0]?.evidence).toMatchObject([
      { name: 'anh.png', caption: 'Ảnh lớp học' },
    ]);
  });

  test('of another body cannot be attached, nor the same file twice', async () => {
    const { id } = plan.obligation('so-tu-phap', 3);
    const foreign = await upload(await system.person('huyen-vu-thu'));
    const own = await upload(tuPhap);
    const refused = await send(id, { evidence: [{ fileId: foreign.id, caption: null }] });
    expect(refused.problem?.errors?.[0]?.path).toBe('evidence.0.fileId');
    const twice = { fileId: own.id, caption: null };
    expect((await send(id, { evidence: [twice, twice] })).problem?.errors?.[0]?.path).toBe(
      'evidence.1.fileId',
    );
  });
});

describe('correcting', () => {
  const correct = (progressId: string, version: number, change: Partial<Report> = {}, person = tuPhap) =>
    person.ask(work.correct, { params: { progressId }, body: { ...DRAFT, ...change, version } });

  test('replaces what was said and its evidence until it is judged', async () => {
    const { id } = plan.obligation('so-tu-phap', 3);
    const file = await upload(tuPhap);
    const sent = await send(id, { evidence: [{ fileId: file.id, caption: null }] });
    const corrected = await correct(sent.output.id, 1, { narrative: 'Đã mở 03 lớp.' });
    expect(corrected.output).toEqual({ version: 2 });
    expect((await see(id)).progress[0]).toMatchObject({
      narrative: 'Đã mở 03 lớp.',
      evidence: [],
      version: 2,
    });
    expect((await correct(sent.output.id, 1)).problem).toMatchObject({
      code: 'edit-conflict',
      current: { version: 2 },
    });
    await lead.call(work.judge, {
      body: {
        items: [{ progressId: sent.output.id, version: 2 }],
        verdict: 'returned',
        remarks: 'Thiếu số liệu.',
      },
    });
    expect((await correct(sent.output.id, 3)).problem?.code).toBe('wrong-state');
    expect((await send(id)).status).toBe(200);
  });

  test('leaves the evidence alone that stays', async () => {
    const { id } = plan.obligation('so-tu-phap', 0);
    const file = await upload(tuPhap);
    const evidence = [{ fileId: file.id, caption: null }];
    const sent = await send(id, { evidence });
    expect((await correct(sent.output.id, 1, { narrative: 'Đã mở 04 lớp.', evidence })).status).toBe(200);
    expect((await see(id)).progress[0]).toMatchObject({ evidence: [{ fileId: file.id }] });
    const { lines } = await tuPhap.call(work.obligationHistory, { params: { obligationId: id } });
    const corrected = lines.filter(({ action }) => action === 'work.correct');
    expect(corrected.map(({ objectKind }) => objectKind)).not.toContain('evidence');
    expect(corrected).not.toHaveLength(0);
  });

  test.each<[string, number]>([
    ['huyen-vu-thu', 404],
    ['viewer', 403],
    ['lead', 403],
    ['admin', 404],
  ])('%s is answered %i', async (login, status) => {
    const sent = await send(plan.obligation('so-tu-phap', 3).id);
    expect((await correct(sent.output.id, 1, {}, await system.person(login))).status).toBe(status);
  });
});

test('the due day is the one that the plan room gives', async () => {
  const dues = async () =>
    (await system.owner.query('select id, due_on::text, version from obligation order by id')).rows;
  const before = await dues();
  await system.owner.query(`begin; select set_config('app.action', 'test.refreshDue', true)`);
  const tx = kyselyOnClient(system.owner as unknown as pg.PoolClient);
  await refreshDue(
    tx,
    plan.obligations.map(({ id }) => id),
  );
  expect(await dues()).toEqual(before);
  await system.owner.query('rollback');
});

test('what is stored follows the domain’s life of an obligation', async () => {
  const own = await insertPublishedPlan(system.owner, {
    obligations: [{ task: 1, body: 'so-tu-phap', cadence: { kind: 'continuous' } }],
  });
  const { id } = own.obligation('so-tu-phap');
  const step = fc.constantFrom(
    { type: 'report', state: 'in_progress' } as const,
    { type: 'report', state: 'not_applicable' } as const,
    { type: 'report', state: 'done', on: '2022-06-10' } as const,
    { type: 'verify' } as const,
    { type: 'return' } as const,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      for (const event of steps) {
        const before = await see(id);
        const { state, verdict, doneOn } = before;
        const expected = transition({ state, verdict, doneOn }, event);
        const [latest] = before.progress;
        const answer =
          event.type === 'report'
            ? await send(id, { state: event.state, doneOn: event.state === 'done' ? event.on : null })
            : await lead.ask(work.judge, {
                body: {
                  items: [{ progressId: latest?.id ?? crypto.randomUUID(), version: latest?.version ?? 1 }],
                  verdict: event.type === 'verify' ? 'verified' : 'returned',
                  remarks: 'Xem lại.',
                },
              });
        // Beyond the domain's rules a verified report may be returned, which reopens the work.
        const reopens = event.type === 'return' && verdict === 'verified' && latest !== undefined;
        const repeats = event.type === 'return' && verdict === 'returned';
        expect(answer.status < 300).toBe(expected.ok || reopens || repeats);
        const after = await see(id);
        if (expected.ok) expect(after).toMatchObject(expected.status);
        else if (reopens) expect(after).toMatchObject({ verdict: 'returned' });
      }
    }),
    { numRuns: 6 },
  );
});
