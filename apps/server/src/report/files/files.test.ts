import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '@binhdang/contract';
import { loadSource } from '@binhdang/vanban';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { readWorkbook } from '../../platform/excel.ts';
import { entered, loudspeakerItem } from '../../register/record.fixture.ts';
import { judged, sent } from '../consolidate/consolidate.fixture.ts';
import { opened } from '../report.fixture.ts';
import { reportDocument } from './report-document.ts';

const PERIOD = '2022-H1';
let system: System;
let commune: Person;
let other: Person;
let district: Person;
let communeReport: string;
let districtReport: string;
const at = (reportId: string, number?: number) => ({
  params: { reportId },
  query: number === undefined ? {} : { number },
});

beforeAll(async () => {
  system = await openSystem({
    today: '2022-06-20',
    environment: { PUBLIC_URL: 'https://binhdang.example.vn' },
  });
  await insertPublishedPlan(system.owner);
  [commune, other, district] = (await Promise.all(
    ['xa-13192', 'xa-13195', 'huyen-vu-thu'].map((login) => system.person(login)),
  )) as [Person, Person, Person];
  await entered(commune, await loudspeakerItem(system), { register: 'loudspeaker-item' });
  communeReport = await sent(commune, {
    duty: 'equality-half-commune',
    bodyId: commune.bodyId,
    period: PERIOD,
    text: 'Đã làm các việc sau:\n- Phát thanh;\n- Tập huấn.',
  });
  await judged(district, communeReport);
  districtReport = await sent(district, {
    duty: 'equality-half-district',
    bodyId: district.bodyId,
    period: PERIOD,
    consolidate: true,
  });
});
afterAll(() => system.close());

const textOf = async (bytes: Uint8Array, name: string): Promise<string> =>
  (await loadSource(bytes, name)).text;

describe('a report as Word and PDF', () => {
  test('says what was sent, with the code that leads back to it', async () => {
    for (const [route, name] of [
      [report.reportDocx, 'a.docx'],
      [report.reportPdf, 'a.pdf'],
    ] as const) {
      const { bytes, headers } = await district.ask(route, at(communeReport));
      expect(decodeURIComponent(String(headers['content-disposition']))).toContain(
        '6 tháng đầu năm 2022, bản 1',
      );
      const text = (await textOf(bytes, name)).replace(/\s+/gu, ' ');
      for (const part of [
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Kính gửi: Ủy ban nhân dân huyện Vũ Thư',
        'Hệ thống truyền thanh cơ sở phát 1 tin, bài với 4 lượt phát.',
        'Phụ lục I',
      ])
        expect(text).toContain(part);
      expect(text).not.toContain('DỰ THẢO');
    }
  });

  test('consolidated, it names who is missing and has each table by body', async () => {
    const { bytes } = await district.ask(report.reportPdf, at(districtReport));
    const text = (await textOf(bytes, 'a.pdf')).replace(/\s+/gu, ' ');
    expect(text).toMatch(/tổng hợp từ 1\/\d+ báo cáo đã được chấp nhận/u);
    expect(text).toContain('Ủy ban nhân dân xã');
    expect(text).toMatch(/Chưa có báo cáo của \d+ cơ quan/u);
    expect(text).toMatch(/THEO CƠ QUAN/u);
  });

  test('of a draft is marked on every page; what was sent leads back to itself', async () => {
    const page = await opened(other, { duty: 'equality-half-commune', bodyId: other.bodyId, period: PERIOD });
    expect((await other.ask(report.reportPdf, at(page.head.id))).headers['content-disposition']).toContain(
      'd%E1%BB%B1%20th%E1%BA%A3o',
    );
    const data = {
      letterhead: {
        superior: '',
        issuer: 'Sở X',
        code: 'SX',
        place: 'Thái Bình',
        authority: ['GIÁM ĐỐC'],
        signer: null,
      },
      receiver: null,
      subject: 'Báo cáo kết quả năm 2022',
      sections: [],
      annexes: [],
      consolidated: null,
      on: '2022-06-20',
    };
    const draft = reportDocument({ ...data, sent: null });
    expect(draft).toMatchObject({ title: 'Kết quả năm 2022', mark: 'DỰ THẢO', writtenOn: '2022-06-20' });
    expect(draft.footer).not.toContain('Mã xác minh');
    const address = 'https://binhdang.example.vn/bao-cao/ma/ABCD-EFGH-JKLM';
    const version = reportDocument({ ...data, sent: { number: 2, code: 'ABCD-EFGH-JKLM', address } });
    expect(version.mark).toBeUndefined();
    expect(version.footer).toBe(`Mã xác minh ABCD-EFGH-JKLM – bản số 2, gửi ngày 20/06/2022 – ${address}`);
  });
});

test('the same version gives the same bytes, also from another process', async () => {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  for (const route of [report.reportDocx, report.reportPdf] as const) {
    const [first, second] = [
      await district.ask(route, at(districtReport, 1)),
      await district.ask(route, at(districtReport, 1)),
    ];
    expect(hash(second.bytes)).toBe(hash(first.bytes));
  }
  // What the document says is equal, and the writer adds nothing of its own time, process or machine.
  const module = join(import.meta.dirname, '../../../../../packages/vanban/src/index.ts');
  const script = join(tmpdir(), `binhdang-write-${process.pid}.mjs`);
  writeFileSync(
    script,
    `import { toDocx, toPdf } from ${JSON.stringify(module)};
     import { createHash } from 'node:crypto';
     const document = { kind: 'BC', title: 'Kết quả', heading: { issuer: 'UBND tỉnh', symbol: 'BC-UBND', place: 'Thái Bình', date: '2022' },
       body: [{ kind: 'section', text: 'Một' }], signature: { authority: ['CHỦ TỊCH'] }, recipients: { file: 'VT' },
       writtenOn: '2022-06-20', footer: 'Mã xác minh' };
     for (const write of [toDocx, toPdf]) console.log(createHash('sha256').update(await write(document)).digest('hex'));`,
  );
  const run = () => execFileSync(process.execPath, [script], { encoding: 'utf8' });
  const once = run();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(run()).toBe(once);
});

test('as Excel, a sheet for each table, numbers as numbers', async () => {
  const { bytes } = await district.ask(report.reportExcel, at(districtReport));
  const sheets = await readWorkbook(bytes);
  expect(sheets[0]?.rows.map(({ cells }) => cells[0])).toContain('Mã xác minh');
  const byBody = sheets.filter(({ name }) => name.startsWith('CQ '));
  expect(byBody.length).toBeGreaterThan(2);
  const names = sheets.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  expect(byBody.some(({ rows }) => rows.some(({ cells }) => cells[0] === 'Tổng số'))).toBe(true);
});

test('who may: those who read the report, and nobody else', async () => {
  for (const route of [report.reportDocx, report.reportPdf, report.reportExcel] as const) {
    expect((await other.ask(route, at(communeReport))).status).toBe(404);
    expect((await system.nobody.ask(route, at(communeReport))).status).toBe(401);
    expect((await (await system.person('lead')).ask(route, at(communeReport))).status).toBe(200);
    expect((await district.ask(route, at(communeReport, 9))).status).toBe(404);
  }
});
