/** A corrected text of a plan that bodies already work on: what they did stays with its task. */
import { plan as contract, planReview, work } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPlanText } from '../../../../packages/vanban/test/fixtures.ts';
import { reportProgress } from '../../test/progress.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

const TEXT = readPlanText();
const NEW_TASK = 'Công bố kết quả tổng kết trên Cổng thông tin điện tử của tỉnh.';
const CORRECTED = TEXT.replace('Rà soát, thu thập số liệu', 'Rà soát, tổng hợp số liệu')
  .replace(/^- Chỉ đạo đơn vị đầu mối của sở.*$/mu, `- ${NEW_TASK}`)
  .replace(/^- Xây dựng Báo cáo tổng kết 15 năm.*$/mu, '');

let system: System;
let lead: Person;
let focal: Person;
let params: { planId: string };
const bytesOf = (text: string) => new TextEncoder().encode(text);

interface Given {
  readonly id: string;
  readonly bodyId: string;
  readonly task: string;
}

beforeAll(async () => {
  system = await openSystem({ today: '2022-03-14' });
  lead = await system.person('lead');
  focal = await system.person('so-tu-phap');
  const file = { name: 'ke-hoach.txt', bytes: bytesOf(TEXT) };
  const taken = await lead.call(planReview.takeIn, { query: { bodyId: lead.bodyId }, file });
  params = { planId: taken.planId ?? '' };
  await assign();
  await publish();
});
afterAll(() => system.close());

/** As the lead officer who accepts everything suggested. */
async function assign(): Promise<void> {
  await lead.call(contract.prepareAssignments, { params });
  await lead.call(contract.answerNames, { params, body: { accept: true } });
}

async function publish(reason?: string): Promise<void> {
  const { planVersion } = await lead.call(contract.publishCheck, { params });
  await lead.call(contract.publishPlan, {
    params,
    body: { version: planVersion, waiveSuggestions: true, ...(reason ? { reason } : {}) },
  });
}

/** The focal officer's obligation on the task whose text begins so. */
async function given(beginning: string): Promise<Given | undefined> {
  const { tasks } = await lead.call(contract.assignments, { params });
  const all = tasks.flatMap((task) => task.obligations.map((one) => ({ ...one, task: task.text })));
  return all.find(({ bodyId, task }) => bodyId === focal.bodyId && task.startsWith(beginning));
}

async function reportOn(one: Given | undefined): Promise<string> {
  if (!one) throw new Error('the body has no such obligation');
  await reportProgress(focal, one.id, { narrative: 'Đã rà soát xong số liệu của ngành.' });
  return one.id;
}

async function correct(drop: string[]): Promise<void> {
  const file = { name: 'da-sua.txt', bytes: bytesOf(CORRECTED) };
  const query = { bodyId: lead.bodyId, corrects: params.planId };
  const { documentId } = await lead.call(planReview.takeIn, { query, file });
  const place = { ...params, documentId: documentId ?? '' };
  const { treeVersion, documentVersion } = await lead.call(planReview.compare, { params: place });
  await lead.call(planReview.applyCorrection, {
    params: place,
    body: { treeVersion, documentVersion, keep: [], drop },
  });
}

const reported = (obligationId: string) => focal.call(work.obligation, { params: { obligationId } });

describe('when the corrected text is applied', () => {
  let changed = '';
  let gone = '';
  beforeAll(async () => {
    changed = await reportOn(await given('Rà soát, thu thập số liệu'));
    gone = await reportOn(await given('Chỉ đạo đơn vị đầu mối'));
    expect(await given('Xây dựng Báo cáo tổng kết 15 năm')).toBeDefined();
    await correct([]);
  });

  test('a task whose words changed keeps its obligation and what was reported on it', async () => {
    expect((await given('Rà soát, tổng hợp số liệu'))?.id).toBe(changed);
    expect(await reported(changed)).toMatchObject({
      state: 'in_progress',
      progress: [{ narrative: 'Đã rà soát xong số liệu của ngành.' }],
    });
  });

  test('a task that is gone but was worked on stays, until it is said that it goes', async () => {
    expect((await given('Chỉ đạo đơn vị đầu mối'))?.id).toBe(gone);
    expect(await reported(gone)).toMatchObject({ state: 'in_progress' });
  });

  test('the bodies see the new text only when it is published as the next version', async () => {
    const before = await focal.call(contract.planPage, { params });
    expect(before.nodes.some(({ text }) => text.includes('tổng hợp số liệu'))).toBe(false);
    const { difference } = await lead.call(contract.publishCheck, { params });
    expect(difference?.texts.length).toBeGreaterThan(0);
    await assign();
    await publish('Đính chính văn bản.');
    const { nodes, versionNumber } = await focal.call(contract.planPage, { params });
    expect(versionNumber).toBe(2);
    expect(nodes.some(({ text }) => text.startsWith('Rà soát, tổng hợp số liệu'))).toBe(true);
    expect(await reported(changed)).toMatchObject({ state: 'in_progress', progress: [expect.anything()] });
  });

  test('a task that is gone and that nobody worked on asks nothing any more', async () => {
    expect(await given('Xây dựng Báo cáo tổng kết 15 năm')).toBeUndefined();
  });
});
