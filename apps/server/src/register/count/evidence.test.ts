/** Records as evidence of progress: offered, named in a report, seen by whoever judges it. */
import { register, work } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportProgress } from '../../../test/progress.ts';
import { insertPublishedPlan, type PublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { COMPLAINT, entered, judge, loudspeakerItem } from '../record.fixture.ts';

let system: System;
let plan: PublishedPlan;
let tuPhap: Person;
let vuThu: Person;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  tuPhap = await system.person('so-tu-phap');
  vuThu = await system.person('huyen-vu-thu');
  lead = await system.person('lead');
});
afterAll(() => system.close());

let nr = 0;
const event = (change: Record<string, unknown> = {}) => {
  nr += 1;
  return {
    title: `Hội thi Tìm hiểu Luật Bình đẳng giới lần ${nr}`,
    kind: 'contest',
    occasion: 'month_of_action',
    subject: 'law',
    level: 'district',
    starts_on: '2022-05-15',
    mode: 'in_person',
    audience: ['people'],
    entries: 30,
    prizes: 6,
    participants: { '': 150, 'sex=female': 90, 'sex=male': 60 },
    ...change,
  };
};
const enter = (values: Record<string, unknown>, obligationIds: string[], submit = true) =>
  entered(tuPhap, values, { register: 'campaign-event', obligationIds, submit });
const of = (person: Person, obligationId: string, query: Record<string, unknown> = {}) =>
  person.ask(register.evidence, { params: { obligationId }, query: query as never });
const see = (person: Person, obligationId: string) =>
  person.call(work.obligation, { params: { obligationId } });

describe('evidence of an obligation', () => {
  test('says which records prove it and what they count in its time', async () => {
    const { id } = plan.obligation('so-tu-phap', 0);
    const first = await enter(event(), [id]);
    await enter(event({ participants: { '': 50, 'sex=female': 10, 'sex=male': 40 } }), [id]);
    const draft = await enter(event(), [id], false);
    await enter(event({ starts_on: '2021-12-31' }), [id]);
    await enter(event(), []);
    await judge(lead, [{ recordId: first.id, version: 1 }]);
    const { output } = await of(tuPhap, id);
    expect(output).toMatchObject({ from: '2022-01-01', to: '2022-06-15' });
    expect(output.records).toHaveLength(4);
    expect(output.records.find((one) => one.id === draft.id)).toMatchObject({ reportable: false });
    expect(output.records.find((one) => one.id === first.id)).toMatchObject({
      registerName: { en: expect.any(String) },
      reportable: true,
    });
    const figure = (code: string) => output.figures.find(({ measure }) => measure === code);
    expect(figure('events')).toMatchObject({ value: 2, verifiedValue: 1, women: null });
    expect(figure('event_participants')).toMatchObject({ value: 200, verifiedValue: 150, women: 100 });
    expect(figure('events')?.recordIds).toHaveLength(2);
    // Whoever oversees sees what was handed in; a neighbour nothing.
    expect((await of(lead, id)).output.records).toHaveLength(3);
    expect((await of(vuThu, id)).status).toBe(404);
  });

  test('is counted in the time of the due day that is named', async () => {
    const quarterly = plan.obligation('so-tu-phap', 50);
    const { occurrences } = await see(tuPhap, quarterly.id);
    expect(occurrences.length).toBeGreaterThan(2);
    const [first, second] = occurrences;
    await enter(event({ starts_on: first?.dueOn }), [quarterly.id]);
    const { output } = await of(tuPhap, quarterly.id, { occurrenceId: second?.id });
    expect(output.from > (first?.dueOn ?? '')).toBe(true);
    expect(output.to).toBe(second?.dueOn);
    expect(output.figures).toEqual([]);
    const before = (await of(tuPhap, quarterly.id, { occurrenceId: first?.id })).output;
    expect(before.figures.map(({ measure }) => measure)).toContain('events');
  });
});

describe('a report of progress', () => {
  test('rests on records, which are evidence to whoever judges it, and may be corrected', async () => {
    const { id } = plan.obligation('so-tu-phap', 3);
    const [one, two] = [await enter(event(), [id]), await enter(event(), [id])];
    const sent = await reportProgress(tuPhap, id, { records: [one.id, two.id] });
    const shown = (await see(lead, id)).progress[0];
    expect(shown?.records.map(({ recordId }) => recordId).sort()).toEqual([one.id, two.id].sort());
    expect(shown?.records[0]).toMatchObject({
      register: 'campaign-event',
      day: '2022-05-15',
      status: 'submitted',
    });
    const queue = await lead.call(work.toJudge);
    const item = queue.items.find(({ progress }) => progress.id === sent.id);
    expect(item?.progress.records).toHaveLength(2);
    const correct = (records: string[]) =>
      tuPhap.ask(work.correct, {
        params: { progressId: sent.id },
        body: {
          version: (shown?.version ?? 0) as never,
          state: 'in_progress',
          percent: null,
          narrative: 'Đã tổ chức 01 hội thi',
          figures: [],
          doneOn: null,
          occurrenceId: null,
          evidence: [],
          records,
        },
      });
    expect((await correct([two.id])).status).toBe(200);
    expect((await see(lead, id)).progress[0]?.records).toMatchObject([{ recordId: two.id }]);
    // What was reported stays said, though the record proves nothing any more.
    await tuPhap.call(register.unlinkProof, { params: { recordId: two.id, obligationId: id } });
    await tuPhap.call(register.deleteRecord, {
      params: { recordId: two.id },
      body: { version: 1, reason: 'Ghi nhầm' },
    });
    expect((await see(lead, id)).progress[0]?.records).toMatchObject([{ recordId: two.id, deleted: true }]);
    const { lines } = await lead.call(work.obligationHistory, { params: { obligationId: id } });
    expect(lines.map(({ objectKind }) => objectKind)).toContain('progress_record');
  });

  test('refuses records that prove nothing here, were not handed in, or are named twice', async () => {
    const { id } = plan.obligation('so-tu-phap', 6);
    const { version } = await see(tuPhap, id);
    const [linked, free] = [await enter(event(), [id]), await enter(event(), [])];
    const draft = await enter(event(), [id], false);
    const foreign = await entered(vuThu, await loudspeakerItem(system), {
      obligationIds: [plan.obligation('huyen-vu-thu', 0).id],
    });
    const path = async (records: string[]) =>
      (
        await tuPhap.ask(work.report, {
          params: { obligationId: id },
          body: {
            version,
            state: 'in_progress',
            percent: null,
            narrative: 'Đang làm',
            figures: [],
            doneOn: null,
            occurrenceId: null,
            evidence: [],
            records,
          },
        })
      ).problem?.errors?.[0]?.path;
    expect(await path([linked.id, free.id])).toBe('records.1');
    expect(await path([draft.id])).toBe('records.0');
    expect(await path([foreign.id])).toBe('records.0');
    expect(await path([linked.id, linked.id])).toBe('records.1');
    expect((await see(tuPhap, id)).progress).toEqual([]);
  });

  test('names a record of a confidential register to its own body alone', async () => {
    const { id } = plan.obligation('so-tu-phap', 7);
    const { id: complaint } = await entered(tuPhap, COMPLAINT, {
      register: 'complaint',
      obligationIds: [id],
    });
    await reportProgress(tuPhap, id, { records: [complaint] });
    expect((await see(tuPhap, id)).progress[0]?.records).toMatchObject([{ recordId: complaint }]);
    expect((await see(lead, id)).progress[0]?.records).toEqual([
      { recordId: null, title: null, register: null, day: null, status: null, deleted: false },
    ]);
    expect((await of(lead, id)).output).toMatchObject({ records: [], figures: [] });
  });
});

describe('what may prove an obligation', () => {
  test('are registers whose words fit the task, and the body’s records that are not linked yet', async () => {
    const { id } = plan.obligation('so-tu-phap', 0);
    const offered = async (person: Person, query: Record<string, unknown> = {}) =>
      person.ask(register.provers, { params: { obligationId: id }, query: query as never });
    const { output } = await offered(tuPhap);
    expect(output.registers).toHaveLength(30);
    const fitting = output.registers.filter(({ fits }) => fits).map(({ code }) => code);
    expect(output.records.every((record) => fitting.includes(record.register))).toBe(true);
    const { id: free } = await enter(event({ title: 'Giao lưu nữ luật sư' }), []);
    const all = (await offered(tuPhap, { all: true })).output.records.map((record) => record.id);
    expect(all).toContain(free);
    const linked = (await of(tuPhap, id)).output.records.map((record) => record.id);
    expect(all.filter((record) => linked.includes(record))).toEqual([]);
    expect((await offered(tuPhap, { all: true, q: 'nu luat' })).output.records.map((one) => one.id)).toEqual([
      free,
    ]);
    expect((await offered(lead)).status).toBe(403);
    expect((await offered(vuThu)).status).toBe(404);
  });
});
