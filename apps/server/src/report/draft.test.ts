import { report } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { entered, loudspeakerItem } from '../register/record.fixture.ts';
import { opened, partOf } from './report.fixture.ts';

let system: System;
let commune: Person;
let district: Person;
let communeId: string;
let districtId: string;
beforeAll(async () => {
  system = await openSystem({ today: '2022-06-20' });
  await insertPublishedPlan(system.owner);
  commune = await system.person('xa-13192');
  district = await system.person('huyen-vu-thu');
  communeId = await system.bodyId('xa-13192');
  districtId = await system.bodyId('huyen-vu-thu');
});
afterAll(() => system.close());

describe('a draft', () => {
  test('opens once for a period, filled from records', async () => {
    const values = { ...(await loudspeakerItem(system)) };
    await entered(commune, values, { register: 'loudspeaker-item' });
    const of = { duty: 'equality-half-commune', bodyId: communeId, period: '2022-H1' };
    const page = await opened(commune, of);
    const again = await opened(commune, of);
    expect(again.head.id).toBe(page.head.id);
    expect(page.head).toMatchObject({
      state: 'draft',
      dueOn: '2022-06-01',
      timeliness: 'overdue',
      drafting: true,
    });
    expect(page.head.receiver?.id).toBe(districtId);
    const said = partOf(page, 'narrative', 'communication_text').sentences;
    expect(said.find(({ code }) => code === 'loudspeaker')).toEqual({
      code: 'loudspeaker',
      text: 'Hệ thống truyền thanh cơ sở phát 1 tin, bài với 4 lượt phát.',
      figures: ['loudspeaker_items@this', 'loudspeaker_broadcasts@this', 'loudspeaker_items@year_ago'],
    });
    // Submitted, not verified.
    expect(page.unverified).toContain('loudspeaker_items@this');
  });

  test('keeps what was written, each change based on the last', async () => {
    const page = await opened(commune, {
      duty: 'equality-half-commune',
      bodyId: communeId,
      period: '2022-H1',
    });
    const content = {
      narratives: { communication_text: { text: 'Tự viết.', prepared: 'Cũ' } },
      entries: { issued_documents: [{ symbol: '05/KH-UBND', subject: 'Kế hoạch' }] },
    };
    const change = {
      params: { reportId: page.head.id },
      body: { content, version: page.shown.draftVersion ?? 0 },
    };
    await commune.call(report.saveDraft, change);
    const kept = await commune.call(report.readReport, { params: { reportId: page.head.id } });
    expect(partOf(kept, 'narrative', 'communication_text')).toMatchObject({
      text: 'Tự viết.',
      preparedThen: 'Cũ',
    });
    expect(partOf(kept, 'entry', 'issued_documents').rows).toEqual(content.entries.issued_documents);
    expect((await commune.ask(report.saveDraft, change)).status).toBe(409);
    const strange = { narratives: {}, entries: { issued_documents: [{ gone: 1 }] } };
    const answer = await commune.ask(report.saveDraft, {
      params: change.params,
      body: { content: strange, version: kept.shown.draftVersion ?? 0 },
    });
    expect(answer.problem).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'content.entries.issued_documents.0.gone' }],
    });
  });

  test('is seen by the own body alone', async () => {
    const page = await opened(commune, {
      duty: 'equality-half-commune',
      bodyId: communeId,
      period: '2022-H1',
    });
    const at = { params: { reportId: page.head.id } };
    for (const other of [district, await system.person('lead'), await system.person('xa-13195')]) {
      expect((await other.ask(report.readReport, at)).status).toBe(404);
      expect((await other.call(report.reports, {})).items).toEqual([]);
    }
    const mine = { duty: 'equality-half-commune', bodyId: communeId, period: '2022-H1' };
    expect((await district.ask(report.openReport, { body: mine })).status).toBe(403);
    expect((await commune.call(report.reports, { query: { waiting: 'writing' } })).total).toBe(1);
  });

  test('is owed for its periods alone, by its bodies alone', async () => {
    const of = { duty: 'equality-half-commune', bodyId: communeId, period: '2022-Q1' };
    expect((await commune.ask(report.openReport, { body: of })).problem).toMatchObject({
      errors: [{ path: 'period' }],
    });
    const districts = { duty: 'equality-half-district', bodyId: communeId, period: '2022-H1' };
    expect((await commune.ask(report.openReport, { body: districts })).status).toBe(422);
  });

  test('of the province is written by the lead body, and counts what every body recorded', async () => {
    const lead = await system.person('lead');
    const province = await system.bodyId('ubnd-tinh');
    const page = await opened(lead, { duty: 'equality-half-province', bodyId: province, period: '2022-H1' });
    expect(page.head.receiver).toBeNull();
    const [sentence] = partOf(page, 'narrative', 'communication_text').sentences.filter(
      ({ code }) => code === 'loudspeaker',
    );
    expect(sentence?.text).toContain('1 tin, bài');
    const department = await system.person('so-tu-phap');
    expect(
      (
        await department.ask(report.openReport, {
          body: { duty: 'equality-half-province', bodyId: province, period: '2022-H1' },
        })
      ).status,
    ).toBe(403);
  });
});
