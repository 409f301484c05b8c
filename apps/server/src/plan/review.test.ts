import { planReview } from '@binhdang/contract';
import type { PlanEdit, PlanNode } from '@binhdang/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPlanText } from '../../../../packages/vanban/test/fixtures.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let lead: Person;
let planId = '';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const TEXT = readPlanText();

beforeAll(async () => {
  system = await openSystem();
  lead = await system.person('lead');
  const file = { name: 'ke-hoach.txt', bytes: bytesOf(TEXT) };
  const taken = await lead.call(planReview.takeIn, { query: { bodyId: lead.bodyId }, file });
  planId = taken.planId ?? '';
});
afterAll(() => system.close());

const review = () => lead.call(planReview.review, { params: { planId } });
const tasks = (nodes: readonly PlanNode[]) => nodes.filter((node) => node.kind === 'task' && !node.removed);
const edit = (person: Person, one: PlanEdit, base: Record<string, number>, key?: string) =>
  person.ask(planReview.edit, { params: { planId }, body: { edit: one, base }, ...(key ? { key } : {}) });
const versions = (...rows: { id: string; version: number }[]) =>
  Object.fromEntries(rows.map((row) => [row.id, row.version]));

/** Any task, as it stands. */
async function someTask(at = 0): Promise<PlanNode> {
  const task = tasks((await review()).nodes)[at];
  if (!task) throw new Error('no task');
  return task;
}

describe('an edit', () => {
  test('is answered with the row in its new version, and is there when the plan is loaded again', async () => {
    const task = await someTask();
    const { output } = await edit(
      lead,
      { type: 'setText', nodeId: task.id, text: 'Lời mới' },
      versions(task),
    );
    expect(output.nodes).toMatchObject([{ id: task.id, text: 'Lời mới', version: task.version + 1 }]);
    expect(output.undo).toMatchObject({ operation: 'setText', by: { id: lead.id } });
    expect((await someTask()).text).toBe('Lời mới');
  });

  test('sent twice under one key is done once', async () => {
    const task = await someTask(1);
    const newId = crypto.randomUUID();
    const one: PlanEdit = { type: 'split', nodeId: task.id, at: 20, newId };
    const key = crypto.randomUUID();
    const [first, again] = [
      await edit(lead, one, versions(task), key),
      await edit(lead, one, versions(task), key),
    ];
    expect(again.output).toEqual(first.output);
    expect((await review()).nodes.filter((node) => node.id === newId)).toHaveLength(1);
  });

  test('based on an old version is a conflict that shows what is there, and changes nothing', async () => {
    const task = await someTask(2);
    await edit(lead, { type: 'setText', nodeId: task.id, text: 'của người trước' }, versions(task));
    const late = await edit(
      lead,
      { type: 'setText', nodeId: task.id, text: 'của người sau' },
      versions(task),
    );
    expect(late.problem).toMatchObject({
      code: 'edit-conflict',
      current: { nodes: [{ id: task.id, text: 'của người trước' }], bodies: [] },
    });
    expect((await someTask(2)).text).toBe('của người trước');
  });

  test('with a body that does not exist is refused', async () => {
    const task = await someTask(3);
    const whom = { bodyId: crypto.randomUUID(), groupId: null, name: 'Sở lạ', role: 'lead' as const };
    const one: PlanEdit = { type: 'addBody', nodeId: task.id, newId: crypto.randomUUID(), ...whom };
    expect((await edit(lead, one, {})).problem?.code).toBe('invalid-input');
  });

  test('that the tree does not allow is refused with words', async () => {
    const root = (await review()).nodes.find((node) => node.kind === 'section');
    const answer = await edit(lead, { type: 'outdent', nodeId: root?.id ?? '' }, {});
    expect(answer.problem).toMatchObject({
      code: 'wrong-state',
      text: { detail: { vi: expect.any(String) } },
    });
  });
});

describe('undo and redo', () => {
  test('take the last edit back and do it again, and say whose it was', async () => {
    const task = await someTask(4);
    const done = await edit(lead, { type: 'remove', nodeId: task.id }, versions(task));
    const seq = done.output.undo?.seq ?? 0;
    const undone = await lead.call(planReview.undo, { params: { planId }, body: { seq } });
    expect(undone.nodes).toMatchObject([{ id: task.id, removed: false }]);
    expect(undone.redo).toMatchObject({ seq, operation: 'remove', by: { id: lead.id } });
    const redone = await lead.call(planReview.redo, { params: { planId }, body: { seq } });
    expect(redone.nodes).toMatchObject([{ id: task.id, removed: true }]);
    await lead.call(planReview.undo, { params: { planId }, body: { seq } });
  });

  test('of a step that is no longer the last is a conflict', async () => {
    const task = await someTask(5);
    const first = await edit(lead, { type: 'setText', nodeId: task.id, text: 'một' }, versions(task));
    await edit(lead, { type: 'setText', nodeId: task.id, text: 'hai' }, { [task.id]: task.version + 1 });
    const body = { seq: first.output.undo?.seq ?? 0 };
    expect((await lead.ask(planReview.undo, { params: { planId }, body })).problem?.code).toBe(
      'edit-conflict',
    );
  });
});

describe('the document’s own data', () => {
  const inputOf = ({ plan, document }: planReview.Review) => ({
    version: document.version,
    planVersion: plan.version,
    kind: document.kind,
    number: '99/KH-UBND',
    symbol: 'KH-UBND',
    date: document.date,
    place: document.place,
    issuerName: document.issuerName,
    issuerBodyId: plan.issuer.id,
    leadBodyId: plan.leadBody.id,
    title: 'Trích yếu đã sửa',
    signer: { ...document.signer, name: 'Nguyễn Văn A' },
    recipients: [{ name: 'Lưu: VT', archive: true }],
    year: plan.year,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
  });

  test('are corrected, and the plan follows; an older version is a conflict', async () => {
    const before = inputOf(await review());
    const { plan, document } = await lead.call(planReview.editDocument, { params: { planId }, body: before });
    expect(document).toMatchObject({ number: '99/KH-UBND', signer: { name: 'Nguyễn Văn A' } });
    expect(document.recipients).toMatchObject([{ name: 'Lưu: VT' }]);
    expect(plan.title).toBe('Trích yếu đã sửa');
    const again = await lead.ask(planReview.editDocument, { params: { planId }, body: before });
    expect(again.problem?.code).toBe('edit-conflict');
  });

  test('an end before the beginning names the field', async () => {
    const body = { ...inputOf(await review()), endsOn: '2021-01-01' };
    const { problem } = await lead.ask(planReview.editDocument, { params: { planId }, body });
    expect(problem?.errors).toMatchObject([{ path: 'endsOn' }]);
  });

  test('nobody gives the plan to a body where they could not correct it any more', async () => {
    const [issuerBodyId, leadBodyId] = [await system.bodyId('so-tu-phap'), await system.bodyId('so-tu-phap')];
    const body = { ...inputOf(await review()), issuerBodyId, leadBodyId };
    expect((await lead.ask(planReview.editDocument, { params: { planId }, body })).status).toBe(403);
  });
});

describe('the list of plans', () => {
  test('counts what the review calls doubtful: names that match no body', async () => {
    const doubtful = async () =>
      (await lead.call(planReview.list)).items.find((one) => one.id === planId)?.doubtful;
    const before = (await doubtful()) ?? 0;
    const { bodies } = await review();
    const body = bodies.find((one) => one.bodyId !== null && one.role === 'lead');
    if (!body) throw new Error('no body');
    await system.owner.query('begin');
    await system.owner.query(`select set_config('app.action', 'test', true)`);
    await system.owner.query('update plan_node_body set body_id = null where id = $1', [body.id]);
    await system.owner.query('commit');
    expect(await doubtful()).toBe(before + 1);
  });
});

describe('a corrected text', () => {
  const CORRECTED = TEXT.replace('Rà soát, thu thập số liệu', 'Rà soát, tổng hợp số liệu').replace(
    /^- Chỉ đạo đơn vị đầu mối của sở.*$/mu,
    '- Công bố kết quả tổng kết trên Cổng thông tin điện tử của tỉnh.',
  );
  let second = '';
  let documentId = '';
  const params = () => ({ planId: second, documentId });

  beforeAll(async () => {
    const file = { name: 'ke-hoach.txt', bytes: bytesOf(TEXT) };
    const query = { bodyId: lead.bodyId, asNew: 'true' };
    second = (await lead.call(planReview.takeIn, { query, file })).planId ?? '';
    const corrected = { name: 'da-sua.txt', bytes: bytesOf(CORRECTED) };
    const taken = await lead.call(planReview.takeIn, {
      query: { bodyId: lead.bodyId, corrects: second },
      file: corrected,
    });
    expect(taken.planId).toBeNull();
    documentId = taken.documentId ?? '';
  });

  test('waits, compared with the plan word by word, and changes nothing until it is applied', async () => {
    const answer = await lead.call(planReview.compare, { params: params() });
    expect(answer.counts).toMatchObject({ changed: 1, added: 1, removed: 1 });
    const changed = answer.items.find((item) => item.status === 'changed');
    expect(changed?.words).toEqual(
      expect.arrayContaining([
        { type: 'gone', text: 'thu thập' },
        { type: 'new', text: 'tổng hợp' },
      ]),
    );
    const { source, corrections } = await lead.call(planReview.review, { params: { planId: second } });
    expect(source).not.toContain('tổng hợp số liệu');
    expect(corrections).toMatchObject([{ documentId, fileName: 'da-sua.txt' }]);
  });

  test('applied it keeps entries, confirmed bodies and checks; what changed is to be checked again', async () => {
    const before = await lead.call(planReview.review, { params: { planId: second } });
    const [changed, , kept] = tasks(before.nodes);
    if (!changed || !kept) throw new Error('no tasks');
    const body = {
      bodyId: await system.bodyId('so-tu-phap'),
      groupId: null,
      name: 'Sở Tư pháp',
      role: 'lead' as const,
    };
    for (const node of [changed, kept]) {
      const add: PlanEdit = { type: 'addBody', nodeId: node.id, newId: crypto.randomUUID(), ...body };
      await lead.call(planReview.edit, { params: { planId: second }, body: { edit: add, base: {} } });
      const check: PlanEdit = { type: 'check', nodeIds: [node.id], checked: true };
      const base = versions(node);
      await lead.call(planReview.edit, { params: { planId: second }, body: { edit: check, base } });
    }
    const seen = await lead.call(planReview.compare, { params: params() });
    const { treeVersion, documentVersion } = seen;
    const input = { treeVersion, documentVersion, keep: [], drop: [] };
    const old = await lead.ask(planReview.applyCorrection, {
      params: params(),
      body: { ...input, treeVersion: treeVersion - 1 },
    });
    expect(old.problem?.code).toBe('edit-conflict');
    await lead.call(planReview.applyCorrection, { params: params(), body: input });
    const after = await lead.call(planReview.review, { params: { planId: second } });
    const nodeOf = (id: string) => after.nodes.find((node) => node.id === id);
    expect(nodeOf(changed.id)).toMatchObject({ checkedBy: null, removed: false });
    expect(nodeOf(changed.id)?.text).toContain('tổng hợp số liệu');
    expect(nodeOf(kept.id)).toMatchObject({ checkedBy: lead.id, text: kept.text });
    for (const node of [changed, kept]) {
      const own = after.bodies.filter((one) => one.nodeId === node.id && one.confirmed);
      expect(own).toMatchObject([{ bodyId: body.bodyId }]);
    }
    expect(after.source).toContain('tổng hợp số liệu');
    expect(after.undo).toBeNull();
    expect(after.corrections).toEqual([]);
  });

  test('dropped it is gone', async () => {
    const taken = await lead.call(planReview.takeIn, {
      query: { bodyId: lead.bodyId, corrects: second },
      file: { name: 'nua.txt', bytes: bytesOf(TEXT) },
    });
    const place = { planId: second, documentId: taken.documentId ?? '' };
    await lead.call(planReview.dropCorrection, { params: place });
    expect((await lead.ask(planReview.compare, { params: place })).status).toBe(404);
  });
});

describe('who may', () => {
  const doubt = '00000000-0000-4000-8000-000000000000';
  const everything = (person: Person) => {
    const params = { planId };
    const place = { planId, documentId: doubt };
    const one: PlanEdit = { type: 'indent', nodeId: doubt };
    return [
      person.ask(planReview.review, { params }),
      person.ask(planReview.bodyChoices, { params }),
      person.ask(planReview.edit, { params, body: { edit: one, base: {} } }),
      person.ask(planReview.undo, { params, body: { seq: 1 } }),
      person.ask(planReview.redo, { params, body: { seq: 1 } }),
      person.ask(planReview.compare, { params: place }),
      person.ask(planReview.applyCorrection, {
        params: place,
        body: { treeVersion: 1, documentVersion: 1, keep: [], drop: [] },
      }),
      person.ask(planReview.dropCorrection, { params: place }),
    ];
  };

  test.each([
    ['leader', 403],
    ['so-tu-phap', 404],
    ['huyen-vu-thu', 404],
    ['admin', 404],
  ])('%s may not: %i', async (login, status) => {
    const answers = await Promise.all(everything(await system.person(login)));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status));
  });

  test('nobody without a session: 401', async () => {
    const answers = await Promise.all(everything(system.nobody));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 401));
  });
});
