import { report } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { remindOfReports } from './index.ts';

let system: System;
let commune: Person;
let district: Person;
let lead: Person;
let department: Person;
let communeId: string;
let districtId: string;
const H1 = { from: '2022-05-01', to: '2022-07-31' };
beforeAll(async () => {
  system = await openSystem({ today: '2022-06-05' });
  await insertPublishedPlan(system.owner);
  commune = await system.person('xa-13192');
  district = await system.person('huyen-vu-thu');
  lead = await system.person('lead');
  department = await system.person('so-tu-phap');
  communeId = await system.bodyId('xa-13192');
  districtId = await system.bodyId('huyen-vu-thu');
});
afterAll(() => system.close());

const owedBy = async (person: Person, query: object = {}) =>
  (await person.call(report.owed, { query: { ...H1, ...query } })).items;

describe('what is owed', () => {
  test('communes first, then districts and departments, then the province', async () => {
    const items = await owedBy(lead, { series: 'equality-half' });
    const last = (duty: string) =>
      new Set(items.filter((one) => one.duty === duty).map(({ dueOn }) => dueOn));
    expect(last('equality-half-commune')).toEqual(new Set(['2022-06-01']));
    expect(last('equality-half-district')).toEqual(new Set(['2022-06-07']));
    expect(last('equality-half-department')).toEqual(new Set(['2022-06-07']));
    expect(last('equality-half-province')).toEqual(new Set(['2022-06-15']));
    expect(
      items
        .filter(({ mine }) => mine)
        .map(({ duty }) => duty)
        .sort(),
    ).toEqual(['equality-half-department', 'equality-half-province']);
  });

  test('each sees its own and what it oversees', async () => {
    const mine = await owedBy(commune);
    expect(new Set(mine.map(({ body }) => body.id))).toEqual(new Set([communeId]));
    expect(mine[0]).toMatchObject({
      duty: 'equality-half-commune',
      timeliness: 'overdue',
      mine: true,
      reportId: null,
    });
    expect(mine[0]?.receiver?.id).toBe(districtId);
    const below = await owedBy(district);
    expect(below.some(({ body }) => body.id === communeId)).toBe(true);
    expect(below.every(({ receiver }) => receiver !== null)).toBe(true);
    expect((await owedBy(department)).every(({ mine: own }) => own)).toBe(true);
    expect((await owedBy(district, { mine: 'true' })).every(({ body }) => body.id === districtId)).toBe(true);
    expect(
      (await district.ask(report.owed, { query: { from: '2022-01-01', to: '2030-01-01' } })).status,
    ).toBe(422);
    expect((await system.nobody.ask(report.owed, { query: H1 })).status).toBe(401);
  });

  test('over years, by body', async () => {
    const { items } = await district.call(report.timeliness, {
      query: { year: ['2022', '2023'], series: 'equality-half' },
    });
    const [first, second] = items.find(({ body }) => body.id === communeId)?.years ?? [];
    expect(first).toMatchObject({
      year: 2022,
      owed: 2,
      sent: 0,
      overdue: 1,
      completeness: 0,
      punctuality: 0,
    });
    expect(second).toMatchObject({ year: 2023, owed: 2, overdue: 0, punctuality: null });
    expect(items.some(({ body }) => body.id === districtId)).toBe(true);
    const strange = await system.bodyId('so-y-te');
    expect(items.some(({ body }) => body.id === strange)).toBe(false);
  });
});

describe('extensions', () => {
  const of = { duty: 'equality-half-commune', period: '2022-H1', reason: 'Mất điện sau bão' };
  test('are asked for by the body and decided by the receiver', async () => {
    const body = { ...of, bodyId: communeId, until: '2022-06-10' };
    expect((await department.ask(report.askExtension, { body })).status).toBe(404);
    expect(
      (await commune.ask(report.askExtension, { body: { ...body, until: '2022-05-30' } })).problem,
    ).toMatchObject({
      errors: [{ path: 'until' }],
    });
    const { id } = await commune.call(report.askExtension, { body });
    const verdict = { params: { extensionId: id }, body: { verdict: 'granted' as const, version: 1 } };
    expect((await commune.ask(report.decideExtension, verdict)).status).toBe(403);
    expect((await department.ask(report.decideExtension, verdict)).status).toBe(404);
    expect((await district.call(report.extensions, { query: { open: 'true' } })).items[0]).toMatchObject({
      id,
      mayDecide: true,
    });
    await district.call(report.decideExtension, verdict);
    expect((await district.ask(report.decideExtension, verdict)).status).toBe(409);
    const [owed] = await owedBy(commune);
    expect(owed).toMatchObject({ dueOn: '2022-06-10', extended: true, timeliness: 'due_soon' });
  });

  test('of the receiver itself hold at once, exemptions too', async () => {
    const other = await system.bodyId('xa-13195');
    await district.call(report.askExtension, { body: { ...of, bodyId: other, until: null } });
    const [owed] = await owedBy(district, { bodyId: [other], series: 'equality-half' });
    expect(owed?.timeliness).toBe('exempt');
    expect((await department.call(report.extensions, {})).items).toEqual([]);
  });
});

describe('a report asked for once', () => {
  const request = (receiverId: string, bodyIds: string[]) => ({
    body: {
      name: 'Báo cáo về bạo lực học đường',
      outline: 'urgent',
      startsOn: '2022-01-01',
      endsOn: '2022-05-31',
      dueOn: '2022-06-12',
      basis: 'Công văn 100/UBND',
      receiverId,
      bodyIds,
    },
  });
  test('is owed by those asked alone, opens on its outline, and is withdrawn', async () => {
    expect((await commune.ask(report.askReport, request(districtId, [communeId]))).status).toBe(403);
    expect((await district.ask(report.askReport, request(districtId, [districtId]))).problem).toMatchObject({
      errors: [{ path: 'bodyIds.0' }],
    });
    const { id } = await district.call(report.askReport, request(districtId, [communeId]));
    const owed = (await owedBy(commune)).find(({ requestId }) => requestId === id);
    expect(owed).toMatchObject({ duty: null, dueOn: '2022-06-12', timeliness: 'due_soon', mine: true });
    expect((await owedBy(await system.person('xa-13195'))).some(({ requestId }) => requestId === id)).toBe(
      false,
    );
    const opened = await commune.call(report.openReport, { body: { requestId: id, bodyId: communeId } });
    const page = await commune.call(report.readReport, { params: { reportId: opened.id } });
    expect(page.head).toMatchObject({ outline: { code: 'urgent' }, duty: null });
    expect(page.head.receiver?.id).toBe(districtId);
    expect((await commune.ask(report.withdrawRequest, { params: { requestId: id } })).status).toBe(403);
    expect((await department.ask(report.withdrawRequest, { params: { requestId: id } })).status).toBe(404);
    await district.call(report.withdrawRequest, { params: { requestId: id } });
    expect((await owedBy(commune)).some(({ requestId }) => requestId === id)).toBe(false);
    expect((await commune.call(report.requests, {})).items[0]).toMatchObject({
      id,
      withdrawn: true,
      mayChange: false,
    });
  });
});

describe('definitions', () => {
  test('are read by all and changed by lead officers alone, from a day on', async () => {
    const { duties, outlines, mayRevise } = await commune.call(report.definitions, {});
    expect([duties.length > 10, outlines.length > 8, mayRevise]).toEqual([true, true, false]);
    const params = { kind: 'duty', code: 'equality-half-commune' };
    const shown = await lead.call(report.definition, { params });
    const change = (more: object, number = shown.number) => ({
      params,
      body: {
        number,
        definition: { ...shown.definition, ...more },
        appliesFrom: '2022-06-05',
        reason: 'Dời hạn theo công văn',
      },
    });
    const later = { due: { monthsAfter: 0, day: 3 } };
    expect((await district.ask(report.reviseDefinition, change(later))).status).toBe(403);
    // Communes may not be due after the districts that consolidate them.
    expect(
      (await lead.ask(report.reviseDefinition, change({ due: { monthsAfter: 0, day: 20 } }))).status,
    ).toBe(422);
    expect((await lead.ask(report.reviseDefinition, change({ outline: 'gone' }))).status).toBe(422);
    expect(await lead.call(report.reviseDefinition, change(later))).toEqual({ number: 2 });
    expect((await lead.ask(report.reviseDefinition, change(later))).status).toBe(409);
    const owed = await owedBy(await system.person('xa-13192'), { series: 'equality-half' });
    expect(
      (await lead.call(report.definition, { params })).versions.map(({ number, origin }) => [number, origin]),
    ).toEqual([
      [2, 'officer'],
      [1, 'catalog'],
    ]);
    // The extension granted above stays.
    expect(owed[0]?.dueOn).toBe('2022-06-10');
  });

  test('an outline keeps what it names', async () => {
    const params = { kind: 'outline', code: 'urgent' };
    const shown = await lead.call(report.definition, { params });
    const sections = [
      {
        code: 'x',
        heading: { vi: 'X', en: 'X' },
        parts: [
          {
            code: 'n',
            type: 'narrative',
            sentences: [
              { code: 's', figures: { a: { measure: 'no_such' } }, text: { vi: '{a}', en: '{a}' } },
            ],
          },
        ],
      },
    ];
    const body = {
      number: 1,
      definition: { ...shown.definition, sections },
      appliesFrom: '2022-06-05',
      reason: 'Thử',
    };
    const { problem } = await lead.ask(report.reviseDefinition, { params, body });
    expect(JSON.stringify(problem?.errors)).toContain('no_such');
  });
});

test('reminders go to those who owe, once a day', async () => {
  // 7 June is the districts' last day, 3 days before which they are reminded.
  const day = '2022-06-04';
  const told = await remindOfReports(system.services, day);
  expect(told).toBeGreaterThan(0);
  expect(await remindOfReports(system.services, day)).toBe(0);
  const { rows } = await system.owner.query<{ kind: string; detail: { report: string; due: string } }>(
    `select n.kind, n.detail from notification n join app_user u on u.id = n.user_id
      where u.login = 'huyen-vu-thu' and n.kind like 'report.dueSoon'`,
  );
  expect(rows.map(({ detail }) => [detail.report, detail.due])).toContainEqual([
    'Báo cáo 6 tháng (cấp huyện)',
    '07/06/2022',
  ]);
});
