import { report } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grant } from '../../test/grant.ts';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { entered, loudspeakerItem, see } from '../register/record.fixture.ts';

import { opened, partOf } from './report.fixture.ts';

let system: System;
let commune: Person;
let district: Person;
let lead: Person;
let other: Person;
let reportId: string;
const read = (person: Person, number?: number) =>
  person.call(report.readReport, { params: { reportId }, query: number === undefined ? {} : { number } });
const verdict = async (person: Person, which: 'accepted' | 'returned', remarks: string | null = null) =>
  person.ask(report.judgeReport, {
    params: { reportId },
    body: { verdict: which, remarks, version: (await read(person)).head.version },
  });
const correct = async (person: Person) =>
  person.ask(report.correctReport, {
    params: { reportId },
    body: { version: (await read(person)).head.version },
  });
const submit = async (person: Person) =>
  person.ask(report.submitReport, {
    params: { reportId },
    body: { version: (await read(person)).shown.draftVersion ?? 1 },
  });
const write = async (person: Person, text: string, changes: string | null = null) =>
  person.call(report.saveDraft, {
    params: { reportId },
    body: {
      content: {
        narratives: Object.fromEntries(REQUIRED.map((code) => [code, { text, prepared: '' }])),
        entries: {},
      },
      changes,
      version: (await read(person)).shown.draftVersion ?? 1,
    },
  });

/** Of the outline, as the first refusal names them. */
let REQUIRED: string[] = [];

beforeAll(async () => {
  system = await openSystem({ today: '2022-06-20' });
  await insertPublishedPlan(system.owner);
  commune = await system.person('xa-13192');
  other = await system.person('xa-13195');
  district = await system.person('huyen-vu-thu');
  lead = await system.person('lead');
  await entered(commune, await loudspeakerItem(system), { register: 'loudspeaker-item' });
  const bodyId = await system.bodyId('xa-13192');
  const page = await opened(commune, { duty: 'equality-half-commune', bodyId, period: '2022-H1' });
  reportId = page.head.id;
});
afterAll(() => system.close());

describe('from draft to locked', () => {
  test('what must be written is named, all at once', async () => {
    const answer = await submit(commune);
    REQUIRED = (await read(commune)).missing;
    if (REQUIRED.length > 0)
      expect(answer.problem?.errors?.map(({ path }) => path)).toEqual(
        REQUIRED.map((code) => `content.narratives.${code}`),
      );
    expect(answer.status).toBe(REQUIRED.length > 0 ? 422 : 200);
    REQUIRED = [...REQUIRED, 'communication_text'];
  });

  test('a row without what it needs is named by its cell', async () => {
    const entries = { issued_documents: [{ symbol: '05/KH', subject: 'X' }] };
    const version = (await read(commune)).shown.draftVersion ?? 1;
    await commune.call(report.saveDraft, {
      params: { reportId },
      body: { content: { narratives: {}, entries }, version },
    });
    expect((await submit(commune)).problem?.errors).toContainEqual(
      expect.objectContaining({ path: 'content.entries.issued_documents.0.issued_on' }),
    );
  });

  test('sent, it stays as it was whatever the records say later', async () => {
    await write(commune, 'Đã phát thanh đều.');
    expect((await submit(commune)).status).toBe(200);
    const before = await read(commune);
    expect(before.head).toMatchObject({
      state: 'submitted',
      lastNumber: 1,
      timeliness: 'late',
      drafting: false,
    });
    expect(before.versions[0]?.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const { id } = await entered(commune, await loudspeakerItem(system), { register: 'loudspeaker-item' });
    expect((await see(commune, id)).status).toBe('submitted');
    expect((await read(commune)).sections).toEqual(before.sections);
    expect((await submit(commune)).status).toBe(409);
  });

  test('the receiver and those above read it, nobody beside; who writes does not judge', async () => {
    expect((await read(district)).head.state).toBe('submitted');
    expect((await read(lead)).head.state).toBe('submitted');
    expect((await other.ask(report.readReport, { params: { reportId } })).status).toBe(404);
    expect((await verdict(commune, 'accepted')).status).toBe(403);
    expect((await verdict(lead, 'accepted')).status).toBe(403);
    expect((await district.call(report.reports, { query: { waiting: 'judging' } })).total).toBe(1);
    expect((await commune.call(report.reports, { query: { waiting: 'judging' } })).total).toBe(0);
    const at = { params: { reportId }, body: { part: 'communication_text', words: 'Xem lại' } };
    for (const person of [commune, lead]) expect((await person.ask(report.addRemark, at)).status).toBe(403);
    expect((await other.ask(report.addRemark, at)).status).toBe(404);
    expect((await other.ask(report.remarks, { params: { reportId } })).status).toBe(404);
  });

  test('returning needs a reason, or a remark on a part, which the body settles', async () => {
    expect((await verdict(district, 'returned')).problem).toMatchObject({ errors: [{ path: 'remarks' }] });
    const at = { params: { reportId } };
    await district.call(report.addRemark, {
      ...at,
      body: { part: 'communication_text', words: 'Ghi rõ số buổi' },
    });
    expect((await district.ask(report.addRemark, { ...at, body: { part: 'gone', words: 'X' } })).status).toBe(
      422,
    );
    expect((await verdict(district, 'returned')).status).toBe(200);
    const [remark] = (await commune.call(report.remarks, at)).items;
    const settle = { params: { reportId, remarkId: remark?.id ?? '' } };
    expect((await district.ask(report.settleRemark, settle)).status).toBe(403);
    await commune.call(report.settleRemark, settle);
    expect((await commune.call(report.remarks, at)).items[0]?.settledAt).not.toBeNull();
  });

  test('mended and sent again it shows what changed, and stays sent on its first day', async () => {
    expect((await correct(district)).status).toBe(403);
    expect((await correct(commune)).status).toBe(200);
    await write(commune, 'Đã phát thanh 12 buổi.');
    expect((await submit(commune)).status).toBe(200);
    const page = await read(district);
    expect(page.head).toMatchObject({ lastNumber: 2, firstSentOn: '2022-06-20' });
    expect(page.changedParts).toContain('communication_text');
    expect(page.changedFigures).toContainEqual(
      expect.objectContaining({ key: 'loudspeaker_items@this', before: 1, after: 2 }),
    );
    expect(partOf(await read(district, 1), 'narrative', 'communication_text').text).toBe(
      'Đã phát thanh đều.',
    );
  });

  test('the leader of the body signs off, no other leader', async () => {
    const at = { params: { reportId, number: '2' } };
    const director = await system.person('lead-director');
    expect((await director.ask(report.signOff, at)).status).toBe(403);
    expect((await commune.ask(report.signOff, at)).status).toBe(403);
    const head = await system.person('viewer');
    await grant(system, head, 'leader', await system.bodyId('xa-13192'));
    expect((await head.ask(report.signOff, { params: { reportId, number: '1' } })).status).toBe(409);
    await head.call(report.signOff, at);
    expect((await read(district)).versions[0]?.signedOffBy?.id).toBe(head.id);
  });

  test('accepted, then locked; from then on a correction alone changes it, and says what', async () => {
    expect((await verdict(district, 'accepted')).status).toBe(200);
    expect((await verdict(district, 'accepted')).status).toBe(409);
    const lock = { body: { reportIds: [reportId] } };
    expect(await other.call(report.lockReports, lock)).toEqual({ locked: 0, left: 1 });
    expect(await commune.call(report.lockReports, lock)).toEqual({ locked: 0, left: 1 });
    expect(await district.call(report.lockReports, lock)).toEqual({ locked: 1, left: 0 });
    expect((await verdict(district, 'returned', 'Muộn')).status).toBe(409);
    await correct(commune);
    await write(commune, 'Đã phát thanh 13 buổi.');
    expect((await submit(commune)).problem).toMatchObject({ errors: [{ path: 'changes' }] });
    await write(commune, 'Đã phát thanh 13 buổi.', 'Bổ sung một buổi ghi thiếu');
    expect((await submit(commune)).status).toBe(200);
    expect(
      (await read(district)).versions.map(({ number, verdict: what, changes }) => [number, what, changes]),
    ).toEqual([
      [3, null, 'Bổ sung một buổi ghi thiếu'],
      [2, 'locked', null],
      [1, 'returned', null],
    ]);
  });

  test('a correction that is not sent leaves nothing behind', async () => {
    await correct(commune);
    expect((await read(commune)).shown.draftVersion).toBe(1);
    expect((await district.ask(report.dropCorrection, { params: { reportId } })).status).toBe(403);
    await commune.call(report.dropCorrection, { params: { reportId } });
    expect((await read(commune)).shown).toMatchObject({ number: 3, draftVersion: null });
  });
});
