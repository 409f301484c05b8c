import { account, report, work } from '@binhdang/contract';
import { loadSource } from '@binhdang/vanban';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportProgress } from '../../test/progress.ts';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { authorityOf } from '../org/index.ts';

let system: System;
let plan: PublishedPlan;
let lead: Person;
let tuPhap: Person;
let vuThu: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  [lead, tuPhap, vuThu] = await Promise.all(
    ['lead', 'so-tu-phap', 'huyen-vu-thu'].map((login) => system.person(login)) as [
      Promise<Person>,
      Promise<Person>,
      Promise<Person>,
    ],
  );
  await reportDone(plan.obligation('so-tu-phap', 3).id, tuPhap, 'Đã tổ chức 04 hội nghị cho 320 người');
  await reportDone(plan.obligation('huyen-vu-thu', 0).id, vuThu, 'Đã báo cáo ngày 10/6/2022');
  const waiting = await lead.call(work.toJudge, { query: {} });
  await lead.call(work.judge, {
    body: {
      items: waiting.items.map(({ progress }) => ({ progressId: progress.id, version: progress.version })),
      verdict: 'verified',
      remarks: null,
    },
  });
  await tuPhap.call(work.raise, {
    body: {
      planId: plan.planId,
      bodyId: tuPhap.bodyId,
      obligationId: plan.obligation('so-tu-phap', 0).id,
      title: 'Thiếu kinh phí tập huấn',
      text: 'Đề nghị bố trí thêm kinh phí',
    },
  });
});
afterAll(() => system.close());

const reportDone = (obligationId: string, person: Person, narrative: string) =>
  reportProgress(person, obligationId, { state: 'done', narrative, doneOn: '2022-06-10' });

async function letterheadFor(person: Person, kind: report.ComposedKind): Promise<report.Letterhead> {
  const { letterhead } = await person.call(report.proposal, {
    params: { planId: plan.planId },
    query: { kind },
  });
  return letterhead;
}

interface Change {
  readonly asOf?: string;
  readonly from?: string | null;
  readonly bodyId?: string | null;
}

async function composeReport(change: Change = {}, person = lead) {
  return person.ask(report.composeProgress, {
    params: { planId: plan.planId },
    body: {
      bodyId: null,
      from: null,
      asOf: '2022-06-15',
      letterhead: await letterheadFor(lead, 'progress_report'),
      addressees: ['Ủy ban nhân dân tỉnh Thái Bình'],
      strengths: '',
      shortcomings: '',
      causes: '',
      nextTasks: [],
      proposals: [{ to: 'Ủy ban nhân dân tỉnh', text: 'Bố trí kinh phí năm 2023' }],
      ...change,
    },
  });
}

const open = (documentId: string, person = lead) => person.call(report.document, { params: { documentId } });

/** Counted apart from the code under test, by plain questions to the tables. */
async function countedByHand(): Promise<Record<string, number>> {
  const { rows } = await system.owner.query<Record<string, number>>(
    `select count(*)::int as total,
            count(*) filter (where state = 'done' and verdict = 'verified'
                             and done_on <= (select max(c.due_on) from obligation_occurrence c where c.obligation_id = o.id))::int as "doneOnTime",
            count(*) filter (where state not in ('done', 'not_applicable') and due_on < '2022-06-15')::int as late,
            count(*) filter (where state = 'not_started' and (due_on is null or due_on >= '2022-06-15'))::int as "notStarted"
       from obligation o where plan_id = $1 and published and not removed and state <> 'not_applicable'`,
    [plan.planId],
  );
  return rows[0] ?? {};
}

describe('the progress report', () => {
  test('has the plan’s number, the day, and totals that equal an independent count', async () => {
    const id = (await composeReport()).output.id;
    const document = await open(id);
    const hand = await countedByHand();
    const total = (column: string) =>
      document.figures.find(
        (figure) =>
          figure.row === 'Tổng cộng' && figure.column === column && figure.table.includes('cơ quan'),
      )?.records ?? 0;
    expect({
      total: total('Tổng số'),
      doneOnTime: total('Hoàn thành: Đúng hạn'),
      late: total('Chưa hoàn thành: Quá hạn'),
      notStarted: total('Chưa hoàn thành: Chưa thực hiện'),
    }).toEqual(hand);
    expect(hand).toMatchObject({ total: 9, doneOnTime: 2, late: 2 });
    const text = document.parts.map((part) => part.text).join('\n');
    expect(text).toContain('31/KH-UBND');
    expect(text).toContain('trong tổng số 09 nhiệm vụ giao 04 cơ quan, đơn vị, đã hoàn thành 02 nhiệm vụ');
    expect(text).toContain('Đã tổ chức 04 hội nghị cho 320 người.');
    expect(text).toContain('Thiếu kinh phí tập huấn. Đề nghị bố trí thêm kinh phí.');
    expect(text).toContain('Bố trí kinh phí năm 2023.');
  });

  test('every figure printed equals the number of records it opens to', async () => {
    const document = await open((await composeReport()).output.id);
    const counts = document.figures.filter(({ column }) => !column.includes('%'));
    expect(counts.length).toBeGreaterThan(20);
    for (const figure of counts) expect(figure.value).toBe(String(figure.records));
    const late = counts.find(
      ({ row, column }) => row === 'Sở Tư pháp' && column === 'Chưa hoàn thành: Quá hạn',
    );
    const { records } = await lead.call(report.sources, {
      params: { documentId: document.id },
      query: { path: late?.path ?? '' },
    });
    expect(records.map((record) => record.id)).toEqual([
      plan.obligation('so-tu-phap', 0).id,
      plan.obligation('so-tu-phap', 50).id,
    ]);
    expect(records[0]?.body.name).toBe('Sở Tư pháp');
  });

  test('of an earlier day knows only what was reported and judged by then', async () => {
    const document = await open((await composeReport({ asOf: '2022-06-14' })).output.id);
    const done = document.figures.filter(({ column }) => column.startsWith('Hoàn thành'));
    expect(done).toEqual([]);
    expect(document.parts.map((part) => part.text).join('\n')).toContain('chưa có nhiệm vụ hoàn thành');
  });

  test('of today reckoned back from the reports equals what the rows say', async () => {
    const { loadDuties } = await import('./duties.ts');
    const { kyselyOnClient } = await import('../platform/transaction.ts');
    const tx = kyselyOnClient(system.owner as never);
    const day = (today: string) => loadDuties(tx, plan.planId, { asOf: '2022-06-15', today });
    expect(await day('2022-06-16')).toEqual(await day('2022-06-15'));
  });

  test('of a day to come is refused', async () => {
    const answer = await composeReport({ asOf: '2022-06-16' });
    expect(answer.problem?.errors?.[0]?.path).toBe('asOf');
  });

  test.each(['pdf', 'docx'] as const)('comes as %s with number, day and totals', async (format) => {
    const id = (await composeReport()).output.id;
    const answer = await lead.ask(report[format], { params: { documentId: id } });
    expect(answer.status).toBe(200);
    expect(String(answer.headers['content-disposition'])).toMatch(
      format === 'pdf' ? /^inline/ : /^attachment/,
    );
    const { text } = await loadSource(new Uint8Array(answer.bytes));
    const flat = text.replace(/\s+/gu, ' ');
    expect(flat).toContain('31/KH-UBND ngày 11/3/2022');
    expect(flat).toContain('Tính đến ngày 15/6/2022');
    expect(flat).toContain('trong tổng số 09 nhiệm vụ giao 04 cơ quan');
    // A draft: the clerk fills in number, day and month after signing.
    expect(flat).not.toMatch(/Số: \d/u);
    expect(flat).toMatch(/tháng\s+năm 2022/u);
  });

  test('its narrative can be reworded, its headings and figures not, and an old version is a conflict', async () => {
    const document = await open((await composeReport()).output.id);
    const part = document.parts.find(({ editable, text }) => editable && text.startsWith('Sở Tư pháp'));
    const heading = document.parts.find(({ kind }) => kind === 'heading');
    const edit = (path: string, version = document.version) =>
      lead.ask(report.editDocument, {
        params: { documentId: document.id },
        body: { version, parts: [{ path, text: 'Sở Tư pháp: đã sửa lời văn.' }] },
      });
    expect((await edit(heading?.path ?? '')).status).toBe(422);
    expect((await edit(part?.path ?? '')).output).toEqual({ version: document.version + 1 });
    const again = await edit(part?.path ?? '');
    expect(again.problem).toMatchObject({
      code: 'edit-conflict',
      current: { parts: [{ text: 'Sở Tư pháp: đã sửa lời văn.' }] },
    });
    const file = await lead.ask(report.docx, { params: { documentId: document.id } });
    expect((await loadSource(new Uint8Array(file.bytes))).text).toContain('đã sửa lời văn');
  });
});

describe('number, date and signer', () => {
  const signing = {
    number: 7,
    date: '2022-06-16',
    authority: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    signer: 'Nguyễn Thị Mẫu',
  };
  const edit = (document: report.ComposedDocument, change: object) =>
    lead.ask(report.editDocument, {
      params: { documentId: document.id },
      body: { version: document.version, ...change },
    });

  test('are filled in once; then the words are closed, and the leaders are told', async () => {
    const draft = await open((await composeReport()).output.id);
    expect(draft).toMatchObject({ number: null, issued: false, signing: { number: null, date: null } });
    expect((await edit(draft, { signing })).status).toBe(200);
    const issued = await open(draft.id);
    expect(issued).toMatchObject({ number: '07/BC-SLĐTBXH', issued: true, signing });
    const { items } = await lead.call(report.documents, { query: { kind: 'progress_report' } });
    expect(items.find(({ id }) => id === draft.id)?.number).toBe('07/BC-SLĐTBXH');
    const file = await lead.ask(report.docx, { params: { documentId: draft.id } });
    const { text } = await loadSource(new Uint8Array(file.bytes));
    expect(text).toMatch(/Số: 07\/BC-SLĐTBXH/u);
    expect(text).toMatch(/ngày 16 tháng 6 năm 2022/u);
    expect(text).toContain('Nguyễn Thị Mẫu');

    const part = issued.parts.find(({ editable }) => editable)?.path ?? '';
    const late = await edit(issued, { parts: [{ path: part, text: 'Sửa sau khi ban hành.' }] });
    expect(late.problem?.code).toBe('wrong-state');
    const leader = await system.person('leader');
    const told = await leader.call(account.notifications);
    expect(told.items[0]).toMatchObject({
      kind: 'report.issued',
      objectId: draft.id,
      detail: { number: '07/BC-SLĐTBXH' },
    });

    await edit(issued, { signing: { ...signing, number: null, date: null } });
    expect(await open(draft.id)).toMatchObject({ number: null, issued: false });
  });

  test('are proposed by post: a deputy signs for the head', () => {
    expect(authorityOf('department', 'Phó Giám đốc Sở')).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']);
    expect(authorityOf('provincial_peoples_committee', 'Phó Chủ tịch UBND tỉnh')).toEqual([
      'TM. ỦY BAN NHÂN DÂN',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
    ]);
    expect(authorityOf('department', 'Giám đốc')).toEqual(['GIÁM ĐỐC']);
    expect(authorityOf('mass_organisation', 'Phó Chủ tịch Hội')).toEqual([
      'TM. BAN THƯỜNG VỤ',
      'PHÓ CHỦ TỊCH',
    ]);
  });
});

describe('a body’s report on its own work', () => {
  test('goes to the lead body, and knows nothing of others', async () => {
    const { letterhead, addressees } = await tuPhap.call(report.proposal, {
      params: { planId: plan.planId },
      query: { kind: 'progress_report', bodyId: tuPhap.bodyId },
    });
    expect(letterhead).toMatchObject({ issuer: 'Sở Tư pháp' });
    expect(addressees).toEqual(['Sở Lao động - Thương binh và Xã hội']);
    const answer = await composeReport({ bodyId: tuPhap.bodyId, from: '2022-01-01' }, tuPhap);
    const document = await open(answer.output.id, tuPhap);
    const text = document.parts.map((part) => `${part.group ?? ''} ${part.text}`).join('\n');
    expect(document.body.name).toBe('Sở Tư pháp');
    expect(text).toContain(
      'Trong kỳ báo cáo (từ ngày 01/01/2022 đến ngày 15/6/2022): hoàn thành 01 nhiệm vụ',
    );
    expect(text).toContain('Thiếu kinh phí tập huấn');
    expect(text).not.toContain('Vũ Thư');
    expect((await vuThu.ask(report.document, { params: { documentId: document.id } })).status).toBe(404);
    expect((await lead.ask(report.document, { params: { documentId: document.id } })).status).toBe(200);
    const choices = await tuPhap.call(report.choices);
    expect(choices.plans[0]).toMatchObject({
      all: false,
      kinds: ['progress_report', 'assignment_extract'],
      own: [{ name: 'Sở Tư pháp' }],
    });
  });

  test('is refused for another body, for a viewer, and for a period that ends before it begins', async () => {
    expect((await composeReport({ bodyId: vuThu.bodyId }, tuPhap)).status).toBe(403);
    const viewer = await system.person('viewer');
    expect((await composeReport({ bodyId: viewer.bodyId }, viewer)).status).toBe(403);
    const wrong = await composeReport({ bodyId: tuPhap.bodyId, from: '2022-06-16' }, tuPhap);
    expect(wrong.problem?.errors?.[0]?.path).toBe('from');
  });
});

describe('the assignment extract', () => {
  test('of the lead body asks the body, with all it has and nothing of others', async () => {
    const { output } = await lead.ask(report.composeExtract, {
      params: { planId: plan.planId },
      body: { bodyId: vuThu.bodyId, letterhead: await letterheadFor(lead, 'assignment_extract') },
    });
    const text = (await open(output.id)).parts.map((part) => part.text).join('\n');
    expect(text).toContain('có 02 nhiệm vụ, trong đó chủ trì 01 nhiệm vụ và phối hợp 01 nhiệm vụ');
    expect(text).toContain('Đề nghị Ủy ban nhân dân huyện Vũ Thư phân công đầu mối');
  });

  test('of the body itself goes to its own units; another body’s is not to be had', async () => {
    const letterhead = await letterheadFor(tuPhap, 'assignment_extract');
    expect(letterhead).toMatchObject({ issuer: 'Sở Tư pháp', authority: ['GIÁM ĐỐC'] });
    const compose = (bodyId: string) =>
      tuPhap.ask(report.composeExtract, { params: { planId: plan.planId }, body: { bodyId, letterhead } });
    const own = await compose(tuPhap.bodyId);
    expect((await open(own.output.id, tuPhap)).parts.map((part) => part.text).join('\n')).toContain(
      'Các phòng, đơn vị trực thuộc',
    );
    expect((await compose(vuThu.bodyId)).status).toBe(404);
    expect((await vuThu.ask(report.document, { params: { documentId: own.output.id } })).status).toBe(404);
  });
});

describe('who may', () => {
  test.each<[string, number]>([
    ['lead', 200],
    ['leader', 403],
    ['viewer', 403],
    ['so-tu-phap', 403],
    ['xa-12433', 404],
    ['admin', 404],
  ])('compose the report: %s is answered %i', async (login, status) => {
    expect((await composeReport({}, await system.person(login))).status).toBe(status);
  });

  test.each<[string, number]>([
    ['lead', 200],
    ['leader', 403],
    ['viewer', 403],
    ['so-tu-phap', 404],
    ['admin', 404],
  ])('reword it or give it a number: %s is answered %i', async (login, status) => {
    const document = await open((await composeReport()).output.id);
    const person = await system.person(login);
    const part = document.parts.find(({ editable }) => editable)?.path ?? '';
    const edit = (change: object) =>
      person.ask(report.editDocument, {
        params: { documentId: document.id },
        body: { version: document.version, ...change },
      });
    const words = await edit({ parts: [{ path: part, text: 'Lời văn khác.' }] });
    expect(words.status).toBe(status);
    const signing = { number: 9, date: '2022-06-16', authority: ['GIÁM ĐỐC'], signer: '' };
    const number = await edit({ signing });
    // Whoever may has just made the version old.
    expect(number.problem?.code ?? 'ok').toBe(status === 200 ? 'edit-conflict' : words.problem?.code);
  });

  test('read it: those who oversee the plan; for bodies it does not exist', async () => {
    const { id } = (await composeReport()).output;
    const statuses = async (route: typeof report.document | typeof report.pdf | typeof report.docx) =>
      Promise.all(
        ['leader', 'viewer', 'so-tu-phap', 'admin'].map(
          async (login) =>
            (await (await system.person(login)).ask(route, { params: { documentId: id } })).status,
        ),
      );
    expect(await statuses(report.document)).toEqual([200, 200, 404, 404]);
    expect(await statuses(report.pdf)).toEqual([200, 200, 404, 404]);
    const list = await tuPhap.call(report.documents, { query: {} });
    expect(list.items.map((item) => item.id)).not.toContain(id);
  });
});
