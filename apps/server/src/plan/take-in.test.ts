import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planReview } from '@binhdang/contract';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planAsDocx, planAsPdf, readPlanText } from '../../../../packages/vanban/test/fixtures.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { planPeriod } from './take-in-rows.ts';

let system: System;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  lead = await system.person('lead');
});
afterAll(() => system.close());

const handIn = (person: Person, name: string, bytes: Uint8Array, query: object = {}) =>
  person.ask(planReview.takeIn, { query: { bodyId: person.bodyId, ...query }, file: { name, bytes } });

describe('the real plan', () => {
  let planId = '';

  test('as DOCX becomes a plan under review, with its issuer and the lead officer’s body', async () => {
    const docx = await planAsDocx(readPlanText(), { numbering: 'automatic' });
    const answer = await handIn(lead, 'Kế hoạch 31.docx', docx);
    expect(answer.problem).toBeUndefined();
    planId = answer.output.planId ?? '';
    const review = await lead.call(planReview.review, { params: { planId } });
    expect(review.plan).toMatchObject({
      status: 'review',
      year: 2022,
      startsOn: '2022-03-11',
      endsOn: '2022-12-31',
      issuer: { id: await system.bodyId('ubnd-tinh') },
      leadBody: { id: await system.bodyId('so-ldtbxh') },
    });
    expect(review.document).toMatchObject({ number: '31/KH-UBND', date: '2022-03-11', format: 'docx' });
    expect(review.document.recipients).toHaveLength(8);
    expect(review.nodes.filter((node) => node.kind === 'task').length).toBe(52);
    expect(review.allowed).toContain('plan.review');
  });

  test('every character of its text belongs to exactly one node, and names lead to bodies', async () => {
    const review = await lead.call(planReview.review, { params: { planId } });
    let at = 0;
    for (const node of review.nodes) {
      expect(node.startAt).toBe(at);
      at = node.endAt ?? -1;
    }
    expect(at).toBe(review.source.length);
    const police = await system.bodyId('cong-an-tinh');
    expect(review.bodies.some((body) => body.bodyId === police && body.role === 'lead')).toBe(true);
    expect(review.bodies.some((body) => body.groupId !== null)).toBe(true);
    const named = review.bodies.flatMap((body) => body.bodyId ?? body.groupId ?? []);
    expect(named.every((id) => review.names[id])).toBe(true);
  });

  test('handed in again it says so and keeps nothing, until the officer wants a second plan', async () => {
    const text = new TextEncoder().encode(readPlanText());
    const again = await handIn(lead, 'ke-hoach.txt', text);
    expect(again.output).toMatchObject({
      planId: null,
      documentId: null,
      sameAs: [{ id: planId, number: '31/KH-UBND' }],
    });
    const before = (await lead.call(planReview.list)).items.length;
    const second = await handIn(lead, 'ke-hoach.txt', text, { asNew: true });
    expect(second.output.planId).not.toBeNull();
    expect((await lead.call(planReview.list)).items.length).toBe(before + 1);
  });

  test('as PDF reads the same tasks', async () => {
    const answer = await handIn(lead, 'ke-hoach.pdf', await planAsPdf(readPlanText()), { asNew: true });
    const review = await lead.call(planReview.review, { params: { planId: answer.output.planId ?? '' } });
    expect(review.nodes.filter((node) => node.kind === 'task').length).toBe(52);
    expect(review.document).toMatchObject({ number: '31/KH-UBND', format: 'pdf' });
  });

  test('who works elsewhere sees no plan under review, and may not take in for another body', async () => {
    const other = await system.person('so-tu-phap');
    expect((await other.call(planReview.list)).items).toEqual([]);
    expect((await other.ask(planReview.review, { params: { planId } })).status).toBe(404);
    expect((await handIn(other, 'a.txt', new TextEncoder().encode('KẾ HOẠCH'))).status).toBe(403);
    const forLead = await other.ask(planReview.takeIn, {
      query: { bodyId: lead.bodyId },
      file: { name: 'a.txt', bytes: new TextEncoder().encode('KẾ HOẠCH') },
    });
    expect(forLead.status).toBe(403);
    expect((await system.nobody.ask(planReview.list)).status).toBe(401);
  });

  test('the issuer’s leader sees it in the list but reviews nothing', async () => {
    const leader = await system.person('leader');
    const item = (await leader.call(planReview.list)).items.find((one) => one.id === planId);
    expect(item).toMatchObject({ tasks: 52, toCheck: 0, allowed: [] });
    expect((await leader.ask(planReview.review, { params: { planId } })).status).toBe(403);
    expect((await leader.ask(planReview.discard, { params: { planId } })).status).toBe(403);
  });

  test('a plan under review can be discarded whole; a published one cannot', async () => {
    expect(
      (await (await system.person('so-tu-phap')).ask(planReview.discard, { params: { planId } })).status,
    ).toBe(404);
    await system.owner.query(`begin`);
    await system.owner.query(`select set_config('app.action', 'test', true)`);
    await system.owner.query(`update plan set status = 'published', version_number = 1 where id = $1`, [
      planId,
    ]);
    await system.owner.query('commit');
    expect((await lead.ask(planReview.discard, { params: { planId } })).problem?.code).toBe('wrong-state');
    const draft = (await lead.call(planReview.list)).items.find((one) => one.id !== planId)?.id ?? '';
    await lead.call(planReview.discard, { params: { planId: draft } });
    expect((await lead.ask(planReview.review, { params: { planId: draft } })).status).toBe(404);
    const left = await system.owner.query('select 1 from plan_node where plan_id = $1', [draft]);
    expect(left.rowCount).toBe(0);
  });
});

describe('what is no document is refused with words', () => {
  const pdfWithPassword = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Filter/Standard/V 1/R 2/O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/P -4>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\n%%EOF',
  );
  const bomb = zipSync({
    '[Content_Types].xml': new TextEncoder().encode(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': new Uint8Array(120 * 1024 * 1024),
  });

  test.each([
    ['bomb.docx', bomb, /nở ra quá lớn/],
    ['khoa.pdf', pdfWithPassword, /mật khẩu|hỏng/],
    ['anh.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /ảnh/],
    ['rac.docx', Buffer.from('504b0304deadbeef', 'hex'), /hỏng|nén/],
    [
      'chuong-trinh.exe',
      readFileSync(join(import.meta.dirname, '../../../../node_modules/node/bin/node')).subarray(0, 4096),
      /chương trình|nhị phân/,
    ],
  ])('%s', async (name, bytes, words) => {
    const { status, problem } = await handIn(lead, name, bytes);
    expect(status).toBe(422);
    expect(problem?.code).toBe('document-refused');
    expect(problem?.text.detail?.vi).toMatch(words);
  });

  test('a document without number, date and issuer is taken in all the same', async () => {
    const answer = await handIn(
      lead,
      'Nháp.txt',
      new TextEncoder().encode('I. MỤC TIÊU\n1. Nâng cao nhận thức.\n'),
    );
    const review = await lead.call(planReview.review, { params: { planId: answer.output.planId ?? '' } });
    expect(review.document).toMatchObject({ number: null, date: null });
    expect(review.plan).toMatchObject({
      title: 'Nháp',
      year: 2022,
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
    });
  });
});

test.each([
  ['Kế hoạch công tác bình đẳng giới năm 2022', '2022-03-11', 2022, '2022-03-11', '2022-12-31'],
  ['Thực hiện Chiến lược giai đoạn 2021 - 2030', '2021-09-01', 2021, '2021-09-01', '2030-12-31'],
  ['Kế hoạch năm 2023', '2022-12-20', 2023, '2022-12-20', '2023-12-31'],
  ['Tổng kết 15 năm thi hành Luật năm 2006', '2022-05-01', 2022, '2022-05-01', '2022-12-31'],
  [null, null, 2022, '2022-01-01', '2022-12-31'],
])('period of %s', (title, date, year, startsOn, endsOn) => {
  expect(planPeriod(title, date, '2022-06-15')).toEqual({ year, startsOn, endsOn });
});
