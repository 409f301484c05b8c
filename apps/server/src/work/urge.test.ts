import { account, report, urge, work } from '@binhdang/contract';
import { loadSource } from '@binhdang/vanban';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportProgress } from '../../test/progress.ts';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { remind } from './urge-remind.ts';

/** A mail server of our own on a free port; keeps what it is given. */
const mails: { to: string; raw: string }[] = [];
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      mails.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
      done();
    });
  },
});

let system: System;
let plan: PublishedPlan;
let lead: Person;
let tuPhap: Person;
beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () =>
      resolve((listening.address() as { port: number }).port),
    );
  });
  system = await openSystem({
    environment: { SMTP_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'https://binhdang.example.gov.vn' },
  });
  plan = await insertPublishedPlan(system.owner);
  lead = await system.person('lead');
  tuPhap = await system.person('so-tu-phap');
});
afterAll(async () => {
  await system.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const MESSAGE = 'Đề nghị khẩn trương hoàn thành và báo cáo.';
const DRAFT = {
  message: MESSAGE,
  answerBy: '2022-06-20' as string | null,
  byMail: false,
  letter: null as urge.Letter | null,
};

const send = (obligationIds: string[], change: Partial<typeof DRAFT> = {}) =>
  lead.ask(urge.send, { body: { ...DRAFT, obligationIds, ...change } });

async function letter(each: boolean): Promise<urge.Letter> {
  const { letterhead } = await lead.call(report.proposal, {
    params: { planId: plan.planId },
    query: { kind: 'urging_letter' },
  });
  return { letterhead, each, contact: '' };
}

/** The body of a mail, its transfer encoding undone. */
function decoded(raw: string): string {
  return raw
    .split(/\r?\n--[^\r\n]+\r?\n/u)
    .map((part) => {
      const [head = '', ...rest] = part.split(/\r?\n\r?\n/u);
      const body = rest.join('\n\n');
      if (/base64/iu.test(head)) return Buffer.from(body, 'base64').toString('utf8');
      if (!/quoted-printable/iu.test(head)) return body;
      const bytes = body
        .replace(/=\r?\n/gu, '')
        .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    })
    .join('\n');
}

describe('whom one might urge', () => {
  test('bodies with work that is late, due soon or standing still, the latest first', async () => {
    const { bodies, mail } = await lead.call(urge.targets, { params: { planId: plan.planId } });
    expect(mail).toBe(true);
    expect(bodies[0]?.body.name).toBe('Sở Tư pháp');
    expect(bodies[0]?.targets.map(({ standing }) => standing)).toEqual([
      'late',
      'late',
      'due_soon',
      'no_movement',
      'no_movement',
    ]);
  });
});

describe('urging', () => {
  test('tells the body, shows on the obligation, and is seen to have been heeded', async () => {
    const { id } = plan.obligation('so-tu-phap', 0);
    const answer = await send([id]);
    expect(answer.output).toMatchObject({ bodies: 1, obligations: 1, letters: [] });
    const told = await tuPhap.call(account.notifications);
    expect(told.items[0]).toMatchObject({
      kind: 'urge.sent',
      detail: { plan: '31/KH-UBND', count: 1, until: '20/06/2022' },
    });
    const obligation = await tuPhap.call(work.obligation, { params: { obligationId: id } });
    expect(obligation.urges[0]).toMatchObject({ message: MESSAGE, answerBy: '2022-06-20' });
    const list = async () => (await lead.call(urge.list, { query: { planId: plan.planId } })).items[0];
    expect((await list())?.items).toMatchObject([{ obligationId: id, answer: null }]);
    await tuPhap.call(work.report, {
      params: { obligationId: id },
      body: {
        state: 'in_progress',
        percent: 40,
        narrative: 'Đang tổng hợp.',
        figures: [],
        doneOn: null,
        occurrenceId: null,
        evidence: [],
        version: obligation.version,
      },
    });
    expect((await list())?.items).toMatchObject([
      { obligationId: id, answer: { state: 'in_progress', narrative: 'Đang tổng hợp.' } },
    ]);
  });

  test('by mail reaches the people of the body, tells nothing of the matter, and leads to the page', async () => {
    mails.length = 0;
    await send([plan.obligation('so-tu-phap', 3).id], { byMail: true });
    await expect.poll(() => mails.length, { timeout: 30_000, interval: 200 }).toBeGreaterThan(0);
    expect(mails.map(({ to }) => to)).toEqual(['so-tu-phap@demo.invalid']);
    const text = decoded(mails[0]?.raw ?? '');
    expect(text).toContain('31/KH-UBND');
    expect(text).toContain('https://binhdang.example.gov.vn/don-doc');
    expect(text).not.toContain(MESSAGE);
  });

  test('with a letter for each body: each reads its own and no other', async () => {
    const ids = [plan.obligation('so-tu-phap', 3).id, plan.obligation('huyen-vu-thu', 0).id];
    const { output } = await send(ids, { letter: await letter(true) });
    expect(output.letters).toHaveLength(2);
    const vuThu = await system.person('huyen-vu-thu');
    const seen = async (person: Person) =>
      Promise.all(
        output.letters.map(
          async (documentId) => (await person.ask(report.document, { params: { documentId } })).status,
        ),
      );
    expect((await seen(tuPhap)).toSorted()).toEqual([200, 404]);
    expect((await seen(vuThu)).toSorted()).toEqual([200, 404]);
    expect(await seen(tuPhap)).not.toEqual(await seen(vuThu));
    const received = await vuThu.call(urge.list, { query: {} });
    const mine = received.items[0]?.letterId ?? '';
    const file = await vuThu.ask(report.docx, { params: { documentId: mine } });
    const { text } = await loadSource(new Uint8Array(file.bytes));
    expect(text).toContain('Ủy ban nhân dân huyện Vũ Thư');
    expect(text).toContain('20/6/2022');
    expect(text).not.toContain('Sở Tư pháp');
  });

  test('with one letter for all names all in one', async () => {
    const ids = [plan.obligation('so-tu-phap', 3).id, plan.obligation('huyen-vu-thu', 0).id];
    const { output } = await send(ids, { letter: await letter(false) });
    expect(output).toMatchObject({ bodies: 2, letters: [expect.any(String)] });
  });

  test('leaves out what is done, and refuses when nothing is left, without writing anything', async () => {
    const { id } = plan.obligation('hoi-lhpn', 10);
    const women = await system.person('hoi-lhpn');
    await reportProgress(women, id, { state: 'done', narrative: 'Xong.', doneOn: '2022-06-14' });
    expect((await send([id])).problem?.code).toBe('wrong-state');
    expect((await send([id, plan.obligation('so-tu-phap', 6).id])).output).toMatchObject({ obligations: 1 });
    const { rows } = await system.owner.query('select 1 from urge_item where obligation_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  test('is refused for a day gone by, and for a letter without a day', async () => {
    const { id } = plan.obligation('so-tu-phap', 6);
    const path = async (change: Parameters<typeof send>[1]) =>
      (await send([id], change)).problem?.errors?.[0]?.path;
    expect(await path({ answerBy: '2022-06-14' })).toBe('answerBy');
    expect(await path({ answerBy: null, letter: await letter(true) })).toBe('answerBy');
  });
});

describe('who may', () => {
  test.each<[string, number]>([
    ['leader', 403],
    ['viewer', 403],
    ['so-tu-phap', 403],
    ['huyen-vu-thu', 404],
    ['admin', 404],
  ])('urge: %s is answered %i', async (login, status) => {
    const person = await system.person(login);
    const body = { ...DRAFT, obligationIds: [plan.obligation('so-tu-phap', 3).id] };
    expect((await person.ask(urge.send, { body })).status).toBe(status);
  });

  test.each<[string, number]>([
    ['lead', 200],
    ['leader', 403],
    ['viewer', 403],
    ['so-tu-phap', 403],
    ['admin', 404],
  ])('see whom one might urge: %s is answered %i', async (login, status) => {
    const person = await system.person(login);
    expect((await person.ask(urge.targets, { params: { planId: plan.planId } })).status).toBe(status);
  });

  test('a body sees the urges to it and not those to others', async () => {
    const women = await system.person('hoi-lhpn');
    const { items } = await women.call(urge.list, { query: {} });
    expect(items).toEqual([]);
    const own = await tuPhap.call(urge.list, { query: {} });
    expect(new Set(own.items.map(({ body }) => body.name))).toEqual(new Set(['Sở Tư pháp']));
  });
});

describe('the morning digest', () => {
  const digests = async (person: Person) =>
    (await person.call(account.notifications)).items.filter(({ kind }) => kind === 'reminder.daily');

  test('tells each person once what is due in seven days and late, also by mail', async () => {
    mails.length = 0;
    // "Before 22 June" is due on the 21st: in seven days.
    expect(await remind(system.services, '2022-06-14')).toBeGreaterThan(0);
    const [digest] = await digests(tuPhap);
    expect(digest?.detail).toMatchObject({
      late: 2,
      on: '2022-06-14',
      week: 1,
      tomorrow: 0,
      day: '14/06/2022',
    });
    await remind(system.services, '2022-06-14');
    expect(await digests(tuPhap)).toHaveLength(1);
    await expect
      .poll(() => mails.map(({ to }) => to), { timeout: 30_000, interval: 200 })
      .toContain('so-tu-phap@demo.invalid');
  });

  test('is silent on a day on which nothing new is due, and speaks on Mondays while anything is late', async () => {
    const before = (await digests(tuPhap)).length;
    await remind(system.services, '2022-06-30');
    expect(await digests(tuPhap)).toHaveLength(before);
    await remind(system.services, '2022-07-04');
    expect(await digests(tuPhap)).toHaveLength(before + 1);
  });
});
