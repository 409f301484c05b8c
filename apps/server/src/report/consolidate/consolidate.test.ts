import { report } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { entered, loudspeakerItem } from '../../register/record.fixture.ts';
import { opened, partOf } from '../report.fixture.ts';
import { corrected, judged, sent } from './consolidate.fixture.ts';

const ITEMS = 'loudspeaker_items@this';
const PERIOD = '2022-H1';

let system: System;
let first: Person;
let second: Person;
let district: Person;
let lead: Person;
let leader: Person;
let districtReport: string;
let firstReport: string;
const at = (reportId: string) => ({ params: { reportId } });
const ofCommune = (person: Person) => ({
  duty: 'equality-half-commune',
  bodyId: person.bodyId,
  period: PERIOD,
});
const consolidate = async (person: Person, reportId: string) => {
  const page = await person.call(report.readReport, at(reportId));
  return person.ask(report.consolidateReport, {
    ...at(reportId),
    body: { version: page.shown.draftVersion ?? 1 },
  });
};
const traced = (person: Person, reportId: string, key = ITEMS) =>
  person.call(report.trace, { ...at(reportId), query: { key } });

beforeAll(async () => {
  system = await openSystem({ today: '2022-06-20' });
  await insertPublishedPlan(system.owner);
  [first, second, district, lead, leader] = (await Promise.all(
    ['xa-13192', 'xa-13195', 'huyen-vu-thu', 'lead', 'leader'].map((login) => system.person(login)),
  )) as [Person, Person, Person, Person, Person];
  const loudspeaker = { register: 'loudspeaker-item' };
  await entered(first, await loudspeakerItem(system), loudspeaker);
  await entered(first, await loudspeakerItem(system), loudspeaker);
  await entered(second, await loudspeakerItem(system), loudspeaker);
  await entered(district, await loudspeakerItem(system), loudspeaker);
  const page = await opened(district, {
    duty: 'equality-half-district',
    bodyId: district.bodyId,
    period: PERIOD,
  });
  districtReport = page.head.id;
});
afterAll(() => system.close());

describe('a district consolidates', () => {
  test('before, a draft counts all records beneath; nobody is taken', async () => {
    expect((await traced(district, districtReport)).value).toBe(4);
    const { items, lateBodies, late } = await district.call(report.below, at(districtReport));
    expect(items.length).toBeGreaterThan(20);
    expect(items.every(({ accepted, taken, exempt }) => !accepted && !taken && !exempt)).toBe(true);
    expect([late, lateBodies]).toEqual([[], []]);
  });

  test('only what was accepted, and names who is missing; the draft of a commune is not seen', async () => {
    firstReport = await sent(first, { ...ofCommune(first), text: 'Xã đã làm tốt.' });
    await sent(second, ofCommune(second));
    await judged(district, firstReport);
    const { output } = await consolidate(district, districtReport);
    expect(output.taken).toBe(1);
    expect(output.missing.map(({ id }) => id)).toContain(second.bodyId);
    expect(output.missing.map(({ id }) => id)).not.toContain(first.bodyId);
    // Two of the commune that was accepted, one of the district itself; the second commune's waits.
    expect(await traced(district, districtReport)).toMatchObject({
      value: 3,
      name: { vi: 'Số tin, bài truyền thanh' },
      register: 'loudspeaker-item',
      from: '2021-12-15',
      to: '2022-06-14',
    });
    const items = (await district.call(report.below, at(districtReport))).items;
    expect(items.find(({ body }) => body.id === second.bodyId)).toMatchObject({
      report: { state: 'submitted', number: 1 },
      accepted: null,
      taken: null,
    });
    expect(items.find(({ body }) => body.id === first.bodyId)).toMatchObject({ taken: { number: 1 } });
  });

  test('again with nothing new changes nothing', async () => {
    const before = await district.call(report.readReport, at(districtReport));
    const { output } = await consolidate(district, districtReport);
    expect(output.version).toBe(before.shown.draftVersion);
    expect((await district.call(report.readReport, at(districtReport))).sections).toEqual(before.sections);
    const stale = await district.ask(report.consolidateReport, {
      ...at(districtReport),
      body: { version: output.version + 7 },
    });
    expect(stale.status).toBe(409);
  });

  test('a late arrival is told with the difference it would make', async () => {
    const { items } = await district.call(report.below, at(districtReport));
    const late = items.find(({ body }) => body.id === second.bodyId)?.report?.id ?? '';
    await judged(district, late);
    const told = await district.call(report.below, at(districtReport));
    expect(told.lateBodies.map(({ id }) => id)).toEqual([second.bodyId]);
    expect(told.late).toContainEqual({
      key: ITEMS,
      name: { vi: 'Số tin, bài truyền thanh', en: expect.any(String) },
      before: 3,
      after: 4,
    });
    // The measure is not counted by sex.
    expect(told.late.some(({ key }) => key.startsWith('loudspeaker_items[sex'))).toBe(false);
    expect((await traced(district, districtReport)).value).toBe(3);
    await consolidate(district, districtReport);
    expect((await traced(district, districtReport)).value).toBe(4);
    expect((await district.call(report.below, at(districtReport))).lateBodies).toEqual([]);
  });

  test('a correction below is late until it is accepted and taken', async () => {
    await entered(first, await loudspeakerItem(system), { register: 'loudspeaker-item' });
    await corrected(first, firstReport);
    await sent(first, ofCommune(first));
    expect((await district.call(report.below, at(districtReport))).lateBodies).toEqual([]);
    await judged(district, firstReport);
    const told = await district.call(report.below, at(districtReport));
    expect(told.late.find(({ key }) => key === ITEMS)).toMatchObject({ before: 4, after: 5 });
    await consolidate(district, districtReport);
    expect((await traced(district, districtReport)).value).toBe(5);
  });

  test('narratives below are gathered by part, prepared ones where nobody wrote', async () => {
    const { parts } = await district.call(report.gathered, at(districtReport));
    const said = parts.find(({ code }) => code === 'communication_text')?.texts ?? [];
    expect(said.map(({ body }) => body.id).sort()).toEqual([first.bodyId, second.bodyId].sort());
    expect(said.find(({ body }) => body.id === first.bodyId)).toMatchObject({
      written: false,
      number: 2,
      text: expect.stringContaining('3 tin, bài'),
    });
    expect(parts.some(({ texts }) => texts.some(({ written }) => written))).toBe(true);
  });

  test('a table by body sums up to its totals; who sent nothing is there without numbers', async () => {
    const { columns, rows, totals } = await district.call(report.byBody, {
      ...at(districtReport),
      query: { part: 'communication_table' },
    });
    const place = columns.findIndex(({ key }) => key === ITEMS);
    expect(totals[place]).toBe(5);
    expect(rows.reduce((sum, { values }) => sum + (values[place] ?? 0), 0)).toBe(5);
    expect(rows[0]).toMatchObject({ body: { id: district.bodyId }, missing: false });
    const none = rows.find(({ missing }) => missing);
    expect(none?.values.every((value) => value === null)).toBe(true);
    expect(
      (await district.ask(report.byBody, { ...at(districtReport), query: { part: 'assessment' } })).status,
    ).toBe(404);
  });

  test('a number opens down to the report below and there to its records', async () => {
    const { parts } = await traced(district, districtReport);
    const below = parts.find(({ body }) => body.id === first.bodyId);
    expect(below).toMatchObject({
      from: 'report',
      value: 3,
      verified: 0,
      report: { id: firstReport, number: 2 },
    });
    const inside = await district.call(report.trace, {
      ...at(firstReport),
      query: { key: ITEMS, number: 2 },
    });
    const [records] = inside.parts;
    expect(records?.records).toHaveLength(3);
    expect(records?.records[0]).toMatchObject({ version: 1, nowVersion: 1, value: 1, files: 0 });
    expect(records?.records[0]?.title).toContain('Gương nữ trưởng thôn');
    const unknown = await district.ask(report.trace, {
      ...at(districtReport),
      query: { key: 'nothing@this' },
    });
    expect(unknown.status).toBe(404);
  });

  test('who is exempt is not missing, and what it recorded counts by itself', async () => {
    const third = await system.owner.query<{ id: string }>(
      `select e.child_id as id from body_edge e where e.parent_id = $1 and e.child_id <> all ($2) order by 1 limit 1`,
      [district.bodyId, [first.bodyId, second.bodyId]],
    );
    const id = third.rows[0]?.id ?? '';
    await system.owner.query(`select set_config('app.action', 'test', false)`);
    await system.owner.query(
      `insert into report_extension (id, duty, body_id, period, receiver_body_id, until, reason, asked_by, verdict, decided_by, decided_at)
       values (gen_random_uuid(), 'equality-half-commune', $1, $2, $3, null, 'Sáp nhập', $4, 'granted', $4, present())`,
      [id, PERIOD, district.bodyId, district.id],
    );
    const { output } = await consolidate(district, districtReport);
    expect(output.missing.map((one) => one.id)).not.toContain(id);
    const { items } = await district.call(report.below, at(districtReport));
    expect(items.find(({ body }) => body.id === id)).toMatchObject({ exempt: true, taken: null });
    expect(
      (await district.call(report.readReport, at(districtReport))).inputs?.some(({ body }) => body.id === id),
    ).toBe(false);
  });
});

describe('the province consolidates', () => {
  test('from districts and departments, the lead body among them, each once', async () => {
    const page = await district.call(report.readReport, at(districtReport));
    let version = page.shown.draftVersion ?? 1;
    const narratives = Object.fromEntries(
      page.missing.map((code) => [code, { text: 'Đã làm.', prepared: '' }]),
    );
    ({ version } = await district.call(report.saveDraft, {
      ...at(districtReport),
      body: { content: { narratives, entries: {} }, version },
    }));
    await district.call(report.submitReport, { ...at(districtReport), body: { version } });
    await judged(lead, districtReport);

    const province = await system.bodyId('ubnd-tinh');
    const { head } = await opened(lead, { duty: 'equality-half-province', bodyId: province, period: PERIOD });
    const { items } = await lead.call(report.below, at(head.id));
    expect(items.map(({ body }) => body.id)).toContain(lead.bodyId);
    expect(items.map(({ body }) => body.id)).not.toContain(first.bodyId);
    const { output } = await consolidate(lead, head.id);
    expect(output.taken).toBe(1);
    expect((await traced(lead, head.id)).value).toBe(5);
    // A record of a body that sent nothing does not count, and is not zero either: that body is named.
    const department = await system.person('so-tu-phap');
    expect(output.missing.map(({ id }) => id)).toContain(department.bodyId);
    const said = partOf(await lead.call(report.readReport, at(head.id)), 'narrative', 'communication_text');
    expect(said.sentences.some(({ text }) => text.includes('5 tin, bài'))).toBe(true);
    // The head of the province reads the draft that is written for it, with the same numbers.
    expect((await traced(leader, head.id)).value).toBe(5);

    // The lead body's own report holds its own work alone.
    const own = await opened(lead, { duty: 'equality-half-department', bodyId: lead.bodyId, period: PERIOD });
    expect((await lead.call(report.below, at(own.head.id))).items).toEqual([]);
    expect((await consolidate(lead, own.head.id)).status).toBe(409);
    expect((await traced(lead, own.head.id)).value).toBeNull();
  });

  test('a sent report cannot be consolidated before a correction is opened', async () => {
    const answer = await district.ask(report.consolidateReport, {
      ...at(districtReport),
      body: { version: 1 },
    });
    expect(answer.problem?.code).toBe('wrong-state');
  });
});

describe('the verification code', () => {
  test('leads to the version for those who read it; typed as it comes; the digest follows what was sent', async () => {
    const { versions } = await district.call(report.readReport, at(firstReport));
    const [now, then] = versions;
    const code = (now?.code ?? '').toLowerCase().replaceAll('-', ' ');
    const found = await district.call(report.findByCode, { params: { code } });
    expect(found).toMatchObject({ head: { id: firstReport }, number: 2, current: true });
    expect(found.digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await first.call(report.findByCode, { params: { code } })).digest).toBe(found.digest);
    const before = await district.call(report.findByCode, { params: { code: then?.code ?? '' } });
    expect(before).toMatchObject({ number: 1, current: false });
    expect(before.digest).not.toBe(found.digest);
    for (const other of [second, await system.person('so-tu-phap')])
      expect((await other.ask(report.findByCode, { params: { code } })).status).toBe(404);
    expect((await district.ask(report.findByCode, { params: { code: 'ABCD-EFGH' } })).status).toBe(404);
  });
});

describe('who may', () => {
  const reads = [
    (person: Person, id: string) => person.ask(report.below, at(id)),
    (person: Person, id: string) => person.ask(report.gathered, at(id)),
    (person: Person, id: string) => person.ask(report.trace, { ...at(id), query: { key: ITEMS } }),
    (person: Person, id: string) =>
      person.ask(report.byBody, { ...at(id), query: { part: 'communication_table' } }),
  ];

  test('another body sees nothing; above it is read once it was sent', async () => {
    for (const read of reads) {
      for (const other of [second, await system.person('so-tu-phap')])
        expect((await read(other, firstReport)).status).toBe(404);
      for (const above of [district, lead]) expect((await read(above, firstReport)).status).toBe(200);
      expect((await read(first, districtReport)).status).toBe(404);
    }
  });

  test('only who writes the report consolidates it', async () => {
    await corrected(district, districtReport);
    for (const [other, status] of [
      [first, 404],
      [await system.person('so-tu-phap'), 404],
      [lead, 403],
    ] as const)
      expect(
        (await other.ask(report.consolidateReport, { ...at(districtReport), body: { version: 1 } })).status,
      ).toBe(status);
    expect((await consolidate(district, districtReport)).status).toBe(200);
  });
});
