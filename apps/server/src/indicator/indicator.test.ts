import { indicator, type OutputOf } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let lead: Person;
let thongKe: Person;
let vuThu: Person;
let xa: Person;
let provinceId: string;
beforeAll(async () => {
  system = await openSystem({ today: '2022-07-20' });
  [lead, thongKe, vuThu, xa] = await Promise.all([
    system.person('lead'),
    system.person('cuc-thong-ke'),
    system.person('huyen-vu-thu'),
    system.person('xa-13192'),
  ]);
  provinceId = await system.bodyId('tinh-thai-binh');
});
afterAll(() => system.close());

type Cell = OutputOf<typeof indicator.values>['cells'][number];

async function cell(person: Person, code: string, bodyId: string, period = '2022'): Promise<Cell> {
  const { cells } = await person.call(indicator.values, {
    query: { indicator: [code], bodyId: [bodyId], period: [period] },
  });
  if (!cells[0]) throw new Error('no cell');
  return cells[0];
}

const enter = (person: Person, code: string, body: Record<string, unknown>) =>
  person.ask(indicator.enterAmount, {
    params: { indicator: code },
    body: { period: '2022', bodyId: provinceId, source: 'Niên giám thống kê', ...body } as never,
  });

/** Sums as records leave them. */
async function counted(
  key: string,
  measure: string,
  value: number,
  breakdown = '',
  month = '2022-03-01',
  sight = 'plan',
) {
  await system.owner.query(
    `insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
     values ((select id from body where key = $1), $5, $2, $3, true, $6, $4)`,
    [key, measure, breakdown, value, month, sight],
  );
}

describe('what records count', () => {
  test('adds up over all bodies below, as a ratio of sums, and of a part that nobody counted as zero', async () => {
    await counted('xa-13192', 'village_conventions', 8, 'kind=hamlet');
    await counted('xa-13192', 'village_conventions_fair', 6, 'kind=hamlet');
    await counted('so-tu-phap', 'village_conventions', 2);
    expect(await cell(lead, 'P1790.5', provinceId)).toMatchObject({
      state: 'known',
      numerator: 6,
      denominator: 10,
      value: 60,
      final: true,
      coverage: { have: 1, of: 260 },
    });
    // The district has its own communes alone: the department is not below it.
    expect(await cell(vuThu, 'P1790.5', vuThu.bodyId)).toMatchObject({
      numerator: 6,
      denominator: 8,
      value: 75,
    });
    await counted('huyen-tien-hai', 'village_conventions', 4);
    const tienHai = await system.bodyId('huyen-tien-hai');
    expect(await cell(lead, 'P1790.5', tienHai)).toMatchObject({ numerator: 0, denominator: 4, value: 0 });
  });

  test('is missing, and not zero, where nothing was counted', async () => {
    const thaiThuy = await system.bodyId('huyen-thai-thuy');
    expect(await cell(lead, 'P1790.5', thaiThuy)).toMatchObject({ state: 'missing', value: null, met: null });
  });

  test('what there is comes from all earlier months, what happened from those of the period', async () => {
    await counted('xa-13192', 'village_conventions', 1, 'kind=hamlet', '2021-11-01');
    await counted('xa-13192', 'law_sessions', 3, '', '2022-02-01');
    await counted('xa-13192', 'law_sessions', 5, '', '2021-02-01');
    expect((await cell(vuThu, 'P1790.5', xa.bodyId)).denominator).toBe(9);
    expect(await cell(vuThu, 'P1790.1', xa.bodyId)).toMatchObject({ value: 3, trend: 'worse' });
    expect((await cell(vuThu, 'P1790.1', xa.bodyId, '2022-H1')).value).toBe(3);
    expect((await cell(vuThu, 'P1790.1', xa.bodyId, '2022-Q2')).value).toBeNull();
  });

  test('communes are counted that have four items in each quarter that has ended, not on the average', async () => {
    for (const [key, months] of [
      ['xa-13192', ['2022-01-01', '2022-05-01']],
      ['xa-13195', ['2022-01-01']],
    ] as const)
      for (const month of months) await counted(key, 'loudspeaker_items', 4, 'kind=article', month);
    await counted('xa-13195', 'loudspeaker_items', 12, 'kind=article', '2022-02-01');
    expect(await cell(lead, 'MT6.3', vuThu.bodyId)).toMatchObject({ numerator: 1, coverage: { have: 2 } });
    const { denominator } = await cell(lead, 'MT6.3', provinceId);
    expect(denominator).toBe(260);
  });

  test('of confidential registers is in no indicator', async () => {
    await counted('xa-13192', 'law_sessions', 100, '', '2022-04-01', 'body');
    expect((await cell(vuThu, 'P1790.1', xa.bodyId)).value).toBe(3);
  });
});

describe('what people enter', () => {
  test('an owner enters for the province; two sums make the ratio, which stands to its target', async () => {
    expect(await cell(lead, 'MT2.1', provinceId)).toMatchObject({ state: 'missing' });
    expect((await enter(thongKe, 'MT2.1', { term: 'numerator', value: 210_000, final: true })).status).toBe(
      200,
    );
    expect((await cell(lead, 'MT2.1', provinceId)).state).toBe('missing');
    expect(
      (await enter(thongKe, 'MT2.1', { term: 'denominator', value: 400_000, estimated: true })).status,
    ).toBe(200);
    expect(await cell(lead, 'MT2.1', provinceId)).toMatchObject({
      state: 'known',
      value: 52.5,
      estimated: true,
      final: false,
    });
    // The denominator is a series of its own, which another indicator shares.
    expect((await enter(thongKe, 'MT2.2', { term: 'numerator', value: 80_000 })).status).toBe(200);
    expect((await cell(lead, 'MT2.2', provinceId)).value).toBe(20);
  });

  test('bodies below enter pairs that add up, unless the body above has its own', async () => {
    const pair = async (person: Person, numerator: number, denominator: number) => {
      const at = { bodyId: person.bodyId };
      expect((await enter(person, 'MT3.2a', { ...at, term: 'numerator', value: numerator })).status).toBe(
        200,
      );
      expect((await enter(person, 'MT3.2a', { ...at, term: 'denominator', value: denominator })).status).toBe(
        200,
      );
    };
    await pair(vuThu, 9, 10);
    await pair(await system.person('huyen-tien-hai'), 30, 90);
    expect(await cell(lead, 'MT3.2a', provinceId)).toMatchObject({
      numerator: 39,
      denominator: 100,
      value: 39,
      coverage: { have: 2, of: 8 },
    });
    await enter(lead, 'MT3.2a', { term: 'numerator', value: 50 });
    await enter(lead, 'MT3.2a', { term: 'denominator', value: 100 });
    expect((await cell(lead, 'MT3.2a', provinceId)).value).toBe(50);
  });

  test('a revision keeps what was before, and of a final figure needs a reason and the version it is based on', async () => {
    const twice = await enter(thongKe, 'MT2.1', { term: 'numerator', value: 1 });
    expect(twice.problem?.code).toBe('edit-conflict');
    const silent = await enter(thongKe, 'MT2.1', { term: 'numerator', value: 220_000, version: 1 });
    expect(silent.problem?.errors?.map(({ path }) => path)).toEqual(['reason']);
    const reason = 'Tổng cục Thống kê công bố lại';
    expect(
      (await enter(thongKe, 'MT2.1', { term: 'numerator', value: 220_000, version: 1, reason })).output,
    ).toMatchObject({ version: 2 });
    const { amounts } = await lead.call(indicator.indicator, {
      params: { indicator: 'MT2.1' },
      query: { period: '2022' },
    });
    expect(amounts.find(({ term }) => term === 'numerator')).toMatchObject({
      value: 220_000,
      earlier: [{ value: 210_000, final: true, reason }],
    });
  });

  test('what does not apply is neither missing nor zero', async () => {
    const gddt = await system.person('so-gddt');
    await enter(gddt, 'MT5.2a', { term: 'numerator', value: null });
    await enter(gddt, 'MT5.2a', { term: 'denominator', value: null });
    expect(await cell(lead, 'MT5.2a', provinceId)).toMatchObject({ state: 'not_applicable', value: null });
  });

  test.each([
    ['what a register counts', 'P1790.5', { term: 'numerator', value: 3 }, 'term'],
    ['neither yes nor no', 'MT5.1', { term: 'numerator', value: 7 }, 'value'],
    [
      'a file that is not there',
      'MT2.1',
      { term: 'denominator', value: 3, fileId: '00000000-0000-7000-8000-000000000000' },
      'fileId',
    ],
    ['no such period', 'MT2.1', { term: 'denominator', value: 3, period: '2022-Q9' }, 'period'],
  ])('%s is refused at its field', async (_, code, body, field) => {
    const answer = await enter(lead, code, body);
    expect(answer.problem?.errors?.map(({ path }) => path)).toEqual([field]);
  });
});

describe('who may', () => {
  test('enter: the body itself, owners of the series, lead officers; nobody else', async () => {
    const amount = { term: 'denominator', value: 10_000, bodyId: xa.bodyId };
    const allowed = async (login: string, code: string, body: Record<string, unknown>) =>
      (await enter(await system.person(login), code, body)).status;
    expect(await allowed('xa-13192', 'MT6.1', amount)).toBe(200);
    expect(await allowed('xa-13195', 'MT6.1', { ...amount, period: '2021' })).toBe(404);
    expect(await allowed('so-tu-phap', 'MT2.1', { term: 'numerator', value: 1, period: '2021' })).toBe(403);
    expect(await allowed('viewer', 'MT2.1', { term: 'numerator', value: 1, period: '2021' })).toBe(403);
    expect(await allowed('leader', 'MT2.1', { term: 'numerator', value: 1, period: '2021' })).toBe(403);
    expect(await allowed('admin', 'MT2.1', { term: 'numerator', value: 1, period: '2021' })).toBe(404);
    expect(await allowed('cuc-thong-ke', 'MT2.1', { term: 'numerator', value: 1, period: '2021' })).toBe(200);
  });

  test('see: provinces and districts everybody who works, a commune itself and who oversees it', async () => {
    const seen = async (person: Person, bodyId: string) =>
      (
        await person.ask(indicator.values, {
          query: { indicator: ['P1790.5'], bodyId: [bodyId], period: ['2022'] },
        })
      ).status;
    const other = await system.person('xa-13195');
    expect(await seen(other, provinceId)).toBe(200);
    expect(await seen(other, vuThu.bodyId)).toBe(200);
    expect(await seen(other, xa.bodyId)).toBe(422);
    expect(await seen(vuThu, xa.bodyId)).toBe(200);
    expect((await system.nobody.ask(indicator.values, { query: {} })).status).toBe(401);
    expect((await (await system.person('admin')).ask(indicator.indicators)).status).toBe(403);
  });

  test.each([
    ['so-tu-phap', 403],
    ['leader', 403],
    ['viewer', 403],
    ['admin', 404],
  ] as const)('%s neither sets targets nor reviews nor revises', async (login, status) => {
    const person = await system.person(login);
    const params = { indicator: 'MT1.1' };
    const bodyId = provinceId;
    const statuses = [
      await person.ask(indicator.setTarget, {
        params,
        body: { bodyId, year: 2023, comparator: '>=', value: 50, source: 'x' },
      }),
      await person.ask(indicator.review, {
        params,
        body: { bodyId, period: '2022', verdict: 'confirmed' },
      }),
      await person.ask(indicator.revise, {
        params,
        body: { number: 1, definition: {}, appliesFrom: '2022-08-01', reason: 'x' },
      }),
    ].map((answer) => answer.status);
    expect(statuses).toEqual([status, status, status]);
  });
});

describe('targets, remarks, definitions', () => {
  const targetOf = async (bodyId: string, period: string) =>
    (await cell(vuThu, 'MT6.1', bodyId, period)).target;

  test('the nearest target holds: own, of a body above, of the document, on the line between two', async () => {
    expect(await targetOf(provinceId, '2025')).toMatchObject({ value: 60, origin: 'document' });
    // Before the first it is what is to be reached, and nothing to be compared with yet.
    expect(await targetOf(provinceId, '2022')).toMatchObject({ value: 60, year: 2025 });
    expect(await targetOf(provinceId, '2027')).toMatchObject({ value: 68, origin: 'interpolated' });
    const set = (bodyId: string, value: number | null) =>
      lead.call(indicator.setTarget, {
        params: { indicator: 'MT6.1' },
        body: { bodyId, year: 2025, comparator: '>=', value, source: 'Kế hoạch 56/KH-UBND' },
      });
    await set(provinceId, 65);
    expect(await targetOf(vuThu.bodyId, '2025')).toMatchObject({
      value: 65,
      origin: 'above',
      source: 'Kế hoạch 56/KH-UBND',
    });
    await set(vuThu.bodyId, 70);
    await set(vuThu.bodyId, 71);
    expect(await targetOf(xa.bodyId, '2025')).toMatchObject({ value: 71, origin: 'above' });
    expect(await targetOf(vuThu.bodyId, '2025')).toMatchObject({ value: 71, origin: 'own' });
    await set(vuThu.bodyId, null);
    expect(await targetOf(vuThu.bodyId, '2025')).toMatchObject({ value: 65 });
  });

  test('what cannot be is found; a question needs words, tells the body, and keeps the value it was asked of', async () => {
    const at = { bodyId: vuThu.bodyId, period: '2022' };
    await enter(vuThu, 'MT3.2b', { ...at, term: 'numerator', value: 12 });
    await enter(vuThu, 'MT3.2b', { ...at, term: 'denominator', value: 10 });
    const { findings } = await cell(lead, 'MT3.2b', vuThu.bodyId);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['part_over_whole', 'error']]);
    const ask = (remarks: string | null) =>
      lead.ask(indicator.review, {
        params: { indicator: 'MT3.2b' },
        body: { ...at, verdict: 'questioned', remarks },
      });
    expect((await ask(null)).problem?.errors?.map(({ path }) => path)).toEqual(['remarks']);
    expect((await ask('Tử số lớn hơn mẫu số')).status).toBe(204);
    expect((await cell(lead, 'MT3.2b', vuThu.bodyId)).review).toMatchObject({
      verdict: 'questioned',
      value: 120,
    });
    const { rows } = await system.owner.query(
      `select 1 from notification where user_id = $1 and kind = 'indicator.questioned'`,
      [vuThu.id],
    );
    expect(rows).toHaveLength(1);
  });

  test('a mended definition holds from its day on; one at fault or based on an older version is refused', async () => {
    const { rows } = await system.owner.query<{ definition: Record<string, unknown> }>(
      `select definition from indicator_definition where code = 'MT4.3'`,
    );
    const revise = (change: object, number = 1, appliesFrom = '2022-07-20') =>
      lead.ask(indicator.revise, {
        params: { indicator: 'MT4.3' },
        body: {
          number,
          definition: { ...rows[0]?.definition, ...change },
          appliesFrom,
          reason: 'Công văn hướng dẫn mới',
        },
      });
    expect((await revise({ framework: 'NQ-1' })).problem?.errors?.[0]?.message.vi).toContain(
      'no framework NQ-1',
    );
    expect((await revise({}, 1, '2022-07-19')).problem?.errors?.map(({ path }) => path)).toEqual([
      'appliesFrom',
    ]);
    expect((await revise({ factor: 100 })).output).toEqual({ number: 2 });
    expect((await revise({ factor: 10 })).problem?.code).toBe('edit-conflict');
    const read = await lead.call(indicator.indicator, { params: { indicator: 'MT4.3' } });
    expect([read.factor, read.versions.map(({ number }) => number)]).toEqual([100, [2, 1]]);
  });

  test('an indicator is read with its series, the bodies below and where each term comes from', async () => {
    const read = await lead.call(indicator.indicator, {
      params: { indicator: 'P1790.5' },
      query: { period: '2022' },
    });
    expect(read.terms.map(({ term, from, measure }) => [term, from, measure])).toEqual([
      ['numerator', 'measure', 'village_conventions_fair'],
      ['denominator', 'measure', 'village_conventions'],
    ]);
    expect(read.series.map(({ period }) => period)).toEqual(['2017', '2018', '2019', '2020', '2021', '2022']);
    expect(read.belowBodies).toHaveLength(8);
    expect(read.allowed).toEqual(['indicator.setTarget', 'indicator.review', 'indicator.revise']);
  });

  test('the list names all indicators, the province first among the bodies, and what the person enters', async () => {
    const list = await thongKe.call(indicator.indicators);
    expect(list.items.map(({ code }) => code).slice(0, 3)).toEqual(['MT1.1', 'MT2.1', 'MT2.2']);
    expect(list.bodies[0]).toMatchObject({ id: provinceId, level: 'province' });
    expect(list.items.filter(({ enterable }) => enterable.length > 0).map(({ code }) => code)).toEqual([
      'MT2.1',
      'MT2.2',
      'MT3.1',
    ]);
    expect(list.mayReview).toBe(false);
  });

  test('values go out as a table', async () => {
    const file = await lead.ask(indicator.valuesFile, { query: { indicator: ['P1790.5'], format: 'csv' } });
    expect(file.bytes.toString('utf8')).toContain('P1790.5');
    expect((await lead.ask(indicator.valuesFile, { query: {} })).bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
