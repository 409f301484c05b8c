import { account, campaign, type OutputOf } from '@binhdang/contract';
import type { ContributionContent } from '@binhdang/domain/review';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { type ReadSheet, readWorkbook, writeWorkbook } from '../platform/excel.ts';
import { contribute, judge, NOBODY, openCampaign, WHOLE, write } from './campaign.fixture.ts';

let system: System;
let planId: string;
let lead: Person;
let leader: Person;
let tuPhap: Person;
let vuThu: Person;
let yTe: Person;
let campaignId: string;

beforeAll(async () => {
  system = await openSystem();
  ({ planId } = await insertPublishedPlan(system.owner));
  [lead, leader, tuPhap, vuThu, yTe] = await Promise.all([
    system.person('lead'),
    system.person('leader'),
    system.person('so-tu-phap'),
    system.person('huyen-vu-thu'),
    system.person('so-y-te'),
  ]);
  campaignId = await openCampaign(system, planId, ['so-tu-phap', 'huyen-vu-thu', 'so-noi-vu']);
});
afterAll(() => system.close());

const of = (person: Person, id = campaignId) => ({ campaignId: id, bodyId: person.bodyId });
const look = (who: Person, whose: Person, query: { number?: number } = {}) =>
  who.call(campaign.contribution, { params: of(whose), query });

describe('opening', () => {
  test('only the lead officer of the plan opens; bodies by kind, group and singly, each once', async () => {
    const body = {
      name: 'Tổng kết',
      basis: 'Công văn',
      request: '',
      from: 2007,
      to: 2021,
      dueOn: '2022-08-31',
      whom: { ...NOBODY, kinds: ['district', 'district_city'], bodyIds: [vuThu.bodyId] },
    };
    for (const who of [leader, tuPhap])
      expect((await who.ask(campaign.open, { params: { planId }, body })).status).toBeGreaterThanOrEqual(403);
    const { bodies } = await lead.call(campaign.preview, { params: { planId }, body: body.whom });
    expect(bodies).toHaveLength(8);
    const opened = await lead.call(campaign.open, { params: { planId }, body });
    expect(opened.bodies).toBe(8);
    const none = await lead.ask(campaign.open, { params: { planId }, body: { ...body, whom: NOBODY } });
    expect(none.problem?.errors?.[0]?.path).toBe('whom');
    const past = await lead.ask(campaign.open, {
      params: { planId },
      body: { ...body, dueOn: '2022-06-14' },
    });
    expect(past.problem?.errors?.[0]?.path).toBe('dueOn');
  });

  test('the bodies are told', async () => {
    const { items } = await tuPhap.call(account.notifications);
    expect(items.find(({ kind }) => kind === 'campaign.asked')).toMatchObject({
      objectId: campaignId,
      detail: { day: '31/08/2022', bodyId: tuPhap.bodyId },
    });
  });

  test('a body sees the campaign and its own line; one that is not asked sees nothing', async () => {
    const seen = await tuPhap.call(campaign.read, { params: { campaignId } });
    expect(seen.bodies.map(({ body }) => body.id)).toEqual([tuPhap.bodyId]);
    expect(seen.allowed).toEqual(['campaign.contribute']);
    expect((await yTe.ask(campaign.read, { params: { campaignId } })).status).toBe(404);
    expect((await yTe.call(campaign.list)).items.map(({ id }) => id)).not.toContain(campaignId);
    expect((await lead.call(campaign.read, { params: { campaignId } })).bodies).toHaveLength(3);
    expect((await leader.call(campaign.read, { params: { campaignId } })).allowed).toEqual([
      'campaign.readAll',
    ]);
  });
});

describe('contributing', () => {
  test('a draft is the own body’s alone', async () => {
    const { status, output } = await write(tuPhap, campaignId, {
      ...WHOLE,
      texts: { obstacles_text: 'Dở dang' },
    });
    expect(status).toBe(200);
    expect(output.findings.map(({ path }) => path)).toEqual(['texts.implementation_text']);
    for (const who of [lead, leader]) expect((await look(who, tuPhap)).content).toBeNull();
    const { rows } = await system.owner.query(
      'select state from campaign_body where body_id = $1 and campaign_id = $2',
      [tuPhap.bodyId, campaignId],
    );
    expect(rows[0]).toEqual({ state: 'draft' });
    expect((await vuThu.ask(campaign.contribution, { params: of(tuPhap), query: {} })).status).toBe(404);
  });

  test('nobody writes for another body', async () => {
    for (const who of [lead, leader, vuThu])
      expect(
        (await who.ask(campaign.save, { params: of(tuPhap), body: { content: WHOLE as never, version: 1 } }))
          .status,
      ).toBeGreaterThanOrEqual(403);
  });

  test('a stale draft is refused with the present one', async () => {
    const stale = await write(tuPhap, campaignId, WHOLE, null);
    expect(stale.problem?.code).toBe('edit-conflict');
    expect(stale.problem?.current).toMatchObject({
      version: 1,
      content: { texts: { obstacles_text: 'Dở dang' } },
    });
  });

  test('what is missing is said at its place; nothing is submitted', async () => {
    const answer = await tuPhap.ask(campaign.submit, { params: of(tuPhap), body: { version: 1, note: '' } });
    expect(answer.problem?.errors?.map(({ path }) => path)).toEqual(['content.texts.implementation_text']);
    const strange = await write(tuPhap, campaignId, { ...WHOLE, texts: { gone: 'x' } }, 1);
    expect(strange.problem?.errors?.[0]?.path).toBe('content.texts.gone');
  });

  test('submitted, read by those who oversee, returned with remarks, corrected, accepted', async () => {
    expect(await contribute(tuPhap, campaignId)).toBe(1);
    const seen = await look(lead, tuPhap);
    expect(seen).toMatchObject({ state: 'submitted', shown: 1, content: WHOLE });
    expect((await write(tuPhap, campaignId, WHOLE, 2)).problem?.code).toBe('wrong-state');
    expect((await judge(leader, campaignId, tuPhap.bodyId, 1)).status).toBe(403);
    const without = await lead.ask(campaign.judge, {
      params: of(tuPhap),
      body: { number: 1, verdict: 'returned', remarks: '' },
    });
    expect(without.problem?.errors?.[0]?.path).toBe('remarks');
    expect((await judge(lead, campaignId, tuPhap.bodyId, 1, 'returned')).status).toBe(204);
    const better: ContributionContent = {
      ...WHOLE,
      series: {
        ...WHOLE.series,
        'training_by_year.people': { values: { 2019: 50, 2020: 100, 2021: 121 }, source: 'x' },
      },
    };
    expect(await contribute(tuPhap, campaignId, better)).toBe(2);
    expect((await look(lead, tuPhap)).changes.map(({ vi }) => vi)).toEqual([
      'Tập huấn, truyền thông – Lượt người, năm 2019: chưa có → 50.',
      'Tập huấn, truyền thông – Lượt người, năm 2021: 120 → 121.',
    ]);
    expect((await judge(lead, campaignId, tuPhap.bodyId, 1)).problem?.code).toBe('wrong-state');
    expect((await judge(lead, campaignId, tuPhap.bodyId, 2)).status).toBe(204);
    const { submissions, acceptedNumber } = await look(tuPhap, tuPhap);
    expect(acceptedNumber).toBe(2);
    expect(submissions.map(({ verdict }) => verdict)).toEqual(['accepted', 'returned']);
    expect((await look(lead, tuPhap, { number: 1 })).content).toEqual(WHOLE);
  });

  test('a correction after acceptance says what it corrects; until it is accepted the one before counts', async () => {
    const { draftVersion } = await look(tuPhap, tuPhap);
    const changed = { ...WHOLE, texts: { ...WHOLE.texts, obstacles_text: 'Đính chính' } };
    const { output } = await write(tuPhap, campaignId, changed, draftVersion);
    const silent = await tuPhap.ask(campaign.submit, {
      params: of(tuPhap),
      body: { version: output.version, note: '' },
    });
    expect(silent.problem?.errors?.[0]?.path).toBe('note');
    expect(await contribute(tuPhap, campaignId, changed, 'Sửa câu chữ')).toBe(3);
    const { texts } = await lead.call(campaign.consolidated, { params: { campaignId } });
    expect(texts.find(({ code }) => code === 'obstacles_text')?.gathered.map(({ text }) => text)).toEqual([
      WHOLE.texts.obstacles_text,
    ]);
  });
});

describe('a workbook of series', () => {
  const template = async () =>
    readWorkbook((await vuThu.ask(campaign.template, { params: of(vuThu) })).bytes);
  const filled = (sheets: ReadSheet[], change: (cells: string[]) => (string | number)[]) =>
    writeWorkbook(
      sheets.map(({ name, rows }) => ({
        name,
        columns: (rows[0]?.cells ?? []).map((header) => ({ header, width: 10 })),
        rows: rows.slice(1).map(({ cells }) => change([...cells])),
      })),
    );
  const send = (bytes: Uint8Array, version = 0) =>
    vuThu.ask(campaign.importSeries, {
      params: of(vuThu),
      body: { version } as never,
      file: { name: 'so-lieu.xlsx', bytes },
    });
  const COLUMN = (year: number) => 3 + year - 2007;
  const put = (key: string, year: number, value: string | number) => (cells: (string | number)[]) =>
    cells[0] === key ? cells.with(COLUMN(year), value) : cells;

  test('has a row for each series, and wrong cells are named by sheet, column and row; then nothing changes', async () => {
    const sheets = await template();
    expect(sheets.map(({ name }) => name)).toContain('Tập huấn, truyền thông');
    const bytes = await filled(sheets, (cells) =>
      put(
        'training_by_year.women',
        2010,
        9,
      )(
        put(
          'training_by_year.people',
          2010,
          8,
        )(put('training_by_year.classes', 2007, 'vài lớp')(wide(cells))),
      ),
    );
    const { problem } = await send(bytes);
    expect(problem?.code).toBe('import-refused');
    expect(problem?.errors?.map(({ path, message }) => [path, message.vi])).toEqual([
      ['Tập huấn, truyền thông!D3', expect.stringContaining('“vài lớp” không phải là số')],
      ['Tập huấn, truyền thông!G5', expect.stringContaining('lớn hơn')],
    ]);
    expect((await look(vuThu, vuThu)).content).toBeNull();
  });

  test('is taken in whole; an empty cell is not zero', async () => {
    const bytes = await filled(await template(), (cells) =>
      put('training_by_year.people', 2011, '1.250')(put('training_by_year.people', 2010, 0)(wide(cells))),
    );
    const { output } = await send(bytes);
    expect(output).toMatchObject({ version: 1, values: 2, added: 2, changed: 0 });
    const { content } = await look(vuThu, vuThu);
    expect((content as ContributionContent).series['training_by_year.people']?.values).toEqual({
      2010: 0,
      2011: 1250,
    });
    expect((await send(bytes, 0)).problem?.code).toBe('edit-conflict');
    const again = await send((await vuThu.ask(campaign.template, { params: of(vuThu) })).bytes, 1);
    expect(again.output).toMatchObject({ values: 2, added: 0, changed: 0 });
  });

  test('another file is refused in words', async () => {
    expect((await send(Buffer.from('không phải Excel\n'))).problem?.code).toBe('file-refused');
    const other = await writeWorkbook([{ name: 'A', columns: [{ header: 'Tên', width: 5 }], rows: [['x']] }]);
    expect((await send(other)).problem?.text.detail?.vi).toContain('mẫu Excel');
  });

  /** The reader leaves out empty cells at the end. */
  const wide = (cells: readonly string[]): (string | number)[] =>
    Array.from({ length: 19 }, (_, at) => cells[at] ?? '');
});

describe('together', () => {
  test('sums over the accepted, each opening to its bodies; others see nothing of it', async () => {
    const number = await contribute(vuThu, campaignId, {
      ...WHOLE,
      series: { 'training_by_year.people': { values: { 2021: 1000 }, source: 'Phòng LĐTBXH' } },
      proposals: [{ article: 11, clause: '', problem: 'p', proposal: 'q', reason: '' }],
    });
    const people = async () =>
      (await lead.call(campaign.consolidated, { params: { campaignId } })).series.find(
        ({ key }) => key === 'training_by_year.people',
      )?.years;
    expect((await people())?.at(-1)).toEqual({ value: 121, bodies: 1, share: null });
    await judge(lead, campaignId, vuThu.bodyId, number);
    expect((await people())?.at(-1)).toEqual({ value: 1121, bodies: 2, share: null });
    const opened = await leader.call(campaign.series, {
      params: { campaignId },
      query: { key: 'training_by_year.people' },
    });
    expect(opened.items.map(({ values, source }) => [values.at(-1), source])).toEqual(
      [
        [121, 'x'],
        [1000, 'Phòng LĐTBXH'],
      ].sort((a, b) => (opened.items[0]?.body.id === vuThu.bodyId ? Number(b[0]) - Number(a[0]) : 0)),
    );
    for (const route of [campaign.consolidated, campaign.letterhead])
      expect((await tuPhap.ask(route, { params: { campaignId } })).status).toBe(403);
    const { proposals, missing } = await lead.call(campaign.consolidated, { params: { campaignId } });
    expect(proposals.map(({ article }) => article)).toEqual([11, 21]);
    expect(missing.map(({ id }) => id)).toEqual([await system.bodyId('so-noi-vu')]);
  });

  test('the report holds what was accepted, and says later what it does not hold', async () => {
    const { version } = await lead.call(campaign.read, { params: { campaignId } });
    const summary = { code: 'obstacles_text', text: 'Khó khăn chung: kinh phí.', version };
    await lead.call(campaign.summarise, { params: { campaignId }, body: summary });
    expect((await leader.ask(campaign.summarise, { params: { campaignId }, body: summary })).status).toBe(
      403,
    );
    expect(
      (await lead.ask(campaign.summarise, { params: { campaignId }, body: summary })).problem?.code,
    ).toBe('edit-conflict');
    const { letterhead, addressees } = await lead.call(campaign.letterhead, { params: { campaignId } });
    const body = { letterhead, addressees, surveyIds: [] };
    expect((await tuPhap.ask(campaign.compose, { params: { campaignId }, body })).status).toBe(403);
    const first = await lead.call(campaign.compose, { params: { campaignId }, body });
    const second = await lead.call(campaign.compose, { params: { campaignId }, body });
    const models = await Promise.all([first, second].map(({ id }) => model(id)));
    expect(models[0]).toEqual(models[1]);
    const text = JSON.stringify(models[0]);
    for (const words of [
      'Khó khăn chung: kinh phí.',
      '2/3 cơ quan',
      'Sở Nội vụ',
      'Kinh phí còn hạn chế.',
      'Điều 21',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Đính chính');
    await judge(lead, campaignId, tuPhap.bodyId, 3);
    const { reports } = await lead.call(campaign.read, { params: { campaignId } });
    expect(reports.map(({ newer, bodies }) => [newer, bodies])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const params = { campaignReportId: first.id };
    expect((await leader.ask(campaign.docx, { params })).bytes.subarray(0, 2).toString()).toBe('PK');
    expect((await leader.ask(campaign.pdf, { params })).bytes.subarray(0, 4).toString()).toBe('%PDF');
    const sheets = await readWorkbook((await lead.ask(campaign.annexes, { params })).bytes);
    expect(sheets.map(({ name }) => name)).toEqual([
      'Toàn tỉnh',
      'Theo cơ quan',
      'Cán bộ nữ theo nhiệm kỳ',
      'Kiến nghị theo điều',
      'Nội dung theo mục',
    ]);
    expect(JSON.stringify(sheets)).not.toContain('Đính chính');
    expect((await tuPhap.ask(campaign.docx, { params })).status).toBe(404);
  });

  const model = async (id: string) =>
    (await system.owner.query<{ model: unknown }>('select model from campaign_report where id = $1', [id]))
      .rows[0]?.model;
});

describe('ending', () => {
  test('a body that began stays; one that did not may be left out; a closed campaign takes nothing', async () => {
    const noiVu = { campaignId, bodyId: await system.bodyId('so-noi-vu') };
    expect((await lead.ask(campaign.dismiss, { params: of(tuPhap) })).problem?.code).toBe('wrong-state');
    expect((await tuPhap.ask(campaign.dismiss, { params: noiVu })).status).toBe(404);
    expect((await lead.ask(campaign.dismiss, { params: noiVu })).status).toBe(204);
    const { name, basis, request, dueOn, version } = await lead.call(campaign.read, {
      params: { campaignId },
    });
    const body = { name, basis, request, dueOn, closed: true, more: NOBODY, version };
    expect((await tuPhap.ask(campaign.edit, { params: { campaignId }, body })).status).toBe(403);
    await lead.call(campaign.edit, { params: { campaignId }, body });
    const { draftVersion } = await look(vuThu, vuThu);
    expect((await write(vuThu, campaignId, WHOLE, draftVersion)).problem?.code).toBe('wrong-state');
    const stale = await lead.ask(campaign.edit, { params: { campaignId }, body });
    expect(stale.problem?.code).toBe('edit-conflict');
    const current: OutputOf<typeof campaign.read> = await lead.call(campaign.read, {
      params: { campaignId },
    });
    expect(current.closed).toBe(true);
  });
});
