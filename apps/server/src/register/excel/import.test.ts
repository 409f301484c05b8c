import { register } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { openTable } from '../../platform/table-rows.ts';
import { checkFacts } from '../index.ts';
import { list } from '../record.fixture.ts';
import {
  checked,
  classRow,
  classRows,
  confirm,
  HEADINGS,
  imported,
  readImport,
  undone,
  upload,
  withMistakes,
  workbook,
} from './import.fixture.ts';
import { sweepImports, workOn } from './work.ts';

let system: System;
let officer: Person;
let other: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  officer = await system.person('so-tu-phap');
  other = await system.person('huyen-vu-thu');
});
afterAll(() => system.close());

const classes = (person: Person, query: Record<string, unknown> = {}) =>
  list(person, query, 'training-class');

describe('500 rows with three mistakes', () => {
  test('are reported by cell; nothing is written', async () => {
    const found = await checked(system, officer, await workbook(withMistakes(classRows(500))));
    expect(found).toMatchObject({ state: 'checked', rows: 500, rightRows: 497, faults: 3, duplicates: 0 });
    expect(found.cells.map(({ sheet, row, letter, heading }) => ({ sheet, row, letter, heading }))).toEqual([
      { sheet: 'Trang tính 1', row: 11, letter: 'D', heading: 'Từ ngày' },
      { sheet: 'Trang tính 1', row: 101, letter: 'B', heading: 'Chủ đề chính' },
      { sheet: 'Trang tính 1', row: 501, letter: 'H', heading: 'Số người học' },
    ]);
    expect(found.cells[0]).toMatchObject({ value: '31/02/2022', severity: 'error' });
    expect(found.cells[1]?.message.vi).toMatch(/“Nấu ăn” không có trong danh mục. Chọn một trong/);
    expect(found.cells[2]?.message.vi).toMatch(/các ô của tổng số cộng lại là 32, khác 30/);
    expect((await classes(officer)).total).toBe(0);
    const refused = await confirm(officer, found.id);
    expect(refused.problem).toMatchObject({ code: 'wrong-state' });
    expect(refused.problem?.text.detail?.vi).toMatch(/còn 3 lỗi/);
  });

  test('come back marked, with a column that says what is wrong; mended there, the file is right', async () => {
    const [before] = (await officer.call(register.imports, { params: { register: 'training-class' } })).items;
    const answer = await officer.ask(register.importFaults, { params: { importId: before?.id ?? '' } });
    expect(answer.status).toBe(200);
    const file = await openTable(answer.bytes);
    const faulty: string[] = [];
    for await (const { number, cells } of file.rows('Dữ liệu')) {
      if (cells.at(-1)) faulty.push(String(cells.at(-1)));
      // A date of the file stands there as it is typed.
      if (number === 3) expect(cells).toContain('02/02/2022');
    }
    expect(faulty.slice(2)).toHaveLength(3);
    const again = await checked(system, officer, answer.bytes, { replaces: before?.id ?? '' });
    expect(again).toMatchObject({ rows: 500, faults: 3, notices: [] });
    expect((await readImport(officer, before?.id ?? '')).state).toBe('discarded');
  });

  test('mended and confirmed are written whole, counted, and confirmed again stay one import', async () => {
    const found = await checked(system, officer, await workbook(classRows(500)));
    expect(found).toMatchObject({ rows: 500, rightRows: 500, faults: 0, duplicates: 0 });
    const done = await imported(system, officer, found.id);
    expect(done).toMatchObject({ state: 'done', imported: 500, confirmedBy: { id: officer.id } });
    expect((await confirm(officer, found.id)).output).toEqual({ state: 'done' });
    const records = await classes(officer, { importId: found.id });
    expect(records.byStatus).toMatchObject({ submitted: 500 });
    const { rows: facts } = await system.owner.query<{ classes: number }>(
      `select sum(value)::int as classes from fact where measure = 'training_classes'`,
    );
    expect(facts[0]?.classes).toBe(500);
    expect((await checkFacts(system.owner)).wrong).toEqual([]);
    const { rows: audit } = await system.owner.query<{ n: number }>(
      `select count(*)::int as n from audit_line where action = 'register.writeImport' and object_kind = 'record'`,
    );
    expect(audit[0]?.n).toBe(500);
  });

  test('imported again are likely duplicates, of which the person decides', async () => {
    const rows = [...classRows(3), classRow(900), classRow(900)];
    const found = await checked(system, officer, await workbook(rows));
    expect(found).toMatchObject({ rows: 5, faults: 0, duplicates: 4 });
    expect(
      found.likelyDuplicates.map(({ row, sameAs }) => [row, 'row' in sameAs ? sameAs.row : 'record']),
    ).toEqual([
      [2, 'record'],
      [3, 'record'],
      [4, 'record'],
      [6, 5],
    ]);
    const done = await imported(system, officer, found.id, { duplicates: 'leave-out', except: [3] });
    expect(done.imported).toBe(2);
    expect((await classes(officer)).total).toBe(502);
  });
});

describe('undoing', () => {
  test('takes all records and what they counted back, while nobody worked with them', async () => {
    const before = (await classes(officer)).total;
    const found = await checked(system, officer, await workbook([classRow(1001), classRow(1002)]));
    await imported(system, officer, found.id);
    expect((await classes(officer)).total).toBe(before + 2);
    expect((await undone(system, officer, found.id)).status).toBe(200);
    const one = await readImport(officer, found.id);
    expect(one).toMatchObject({ state: 'undone', undoReason: 'Nhập nhầm tệp', undoneBy: { id: officer.id } });
    expect((await classes(officer)).total).toBe(before);
    const { rows } = await system.owner.query(
      `select 1 from fact f join record r on r.id = f.record_id where r.import_id = $1`,
      [found.id],
    );
    expect(rows).toEqual([]);
  });

  test('is refused when one was verified since, and says which', async () => {
    const found = await checked(system, officer, await workbook([classRow(1003), classRow(1004)]));
    await imported(system, officer, found.id);
    const lead = await system.person('lead');
    const { items } = await classes(officer, { importId: found.id });
    const [first] = items;
    await lead.call(register.judgeRecords, {
      body: {
        items: [{ recordId: first?.id ?? '', version: first?.version ?? 0 }],
        verdict: 'verified',
        remarks: '',
      },
    });
    const answer = await undone(system, officer, found.id);
    expect(answer.problem?.code).toBe('wrong-state');
    expect(answer.problem?.text.detail?.vi).toContain(first?.title);
    expect((await readImport(officer, found.id)).changedSince).toMatchObject({
      total: 1,
      items: [{ recordId: first?.id }],
    });
  });
});

describe('who', () => {
  test('imports is who enters records for the body; others neither see nor touch an import', async () => {
    const bytes = await workbook([classRow(2000)]);
    expect((await upload(other, bytes, { bodyId: officer.bodyId })).problem?.code).toBe('not-allowed');
    expect((await upload(await system.person('viewer'), bytes)).problem?.code).toBe('not-allowed');
    expect((await upload(system.nobody, bytes, { bodyId: officer.bodyId })).problem?.code).toBe(
      'sign-in-needed',
    );
    const found = await checked(system, officer, bytes);
    const lead = await system.person('lead');
    for (const stranger of [other, lead]) {
      const params = { importId: found.id };
      for (const answer of [
        await stranger.ask(register.readImport, { params }),
        await stranger.ask(register.importFaults, { params }),
        await confirm(stranger, found.id),
        await stranger.ask(register.discardImport, { params }),
        await undone(system, stranger, found.id),
      ])
        expect(answer.problem?.code).toBe('not-found');
      const { items } = await stranger.call(register.imports, { params: { register: 'training-class' } });
      expect(items.some(({ id }) => id === found.id)).toBe(false);
    }
  });

  test('a row for a body that the person does not write for is wrong', async () => {
    const rows = [[...classRow(2001), 'Ủy ban nhân dân huyện Vũ Thư']];
    const found = await checked(
      system,
      officer,
      await workbook(rows, [...HEADINGS, 'Cơ quan, đơn vị ghi sổ']),
    );
    expect(found.cells.map(({ message }) => message.vi)).toEqual([
      expect.stringMatching(/Bạn không ghi sổ cho “Ủy ban nhân dân huyện Vũ Thư”/),
    ]);
  });

  test('an account closed before the work is done imports nothing', async () => {
    const found = await checked(system, other, await workbook([classRow(2002)]));
    await confirm(other, found.id);
    await system.owner.query('begin');
    await system.owner.query(`select set_config('app.action', 'test.close', true)`);
    await system.owner.query(`update app_user set active = false where id = $1`, [other.id]);
    await system.owner.query('commit');
    await workOn(system.services, found.id);
    const { rows } = await system.owner.query(`select state, failure from record_import where id = $1`, [
      found.id,
    ]);
    expect(rows[0]).toMatchObject({
      state: 'failed',
      failure: { vi: expect.stringMatching(/không còn quyền/) },
    });
    await system.owner.query('begin');
    await system.owner.query(`select set_config('app.action', 'test.open', true)`);
    await system.owner.query(`update app_user set active = true where id = $1`, [other.id]);
    await system.owner.query('commit');
  });
});

describe('files', () => {
  test('of other kinds, of another register, without rows or headings are refused with what to do', async () => {
    const text = new TextEncoder();
    expect((await upload(officer, text.encode('x'), { name: 'a.xlsx' })).problem?.code).toBe('file-refused');
    expect((await upload(officer, text.encode('x'), { name: 'a.xls' })).problem?.text.detail?.vi).toMatch(
      /đời cũ/,
    );
    const failure = async (bytes: Uint8Array, how = {}) =>
      (await checked(system, officer, bytes, how)).failure?.vi;
    expect(await failure(text.encode('Họ tên,Lương\nA,1\n'), { name: 'a.csv' })).toMatch(/dòng tiêu đề/);
    expect(await failure(await workbook([]))).toMatch(/không có dòng dữ liệu/);
    expect(await failure(Buffer.from([0x50, 0x4b, 3, 4, 9, 9]))).toMatch(/dòng tiêu đề/);
    const template = await officer.ask(register.template, { params: { register: 'award' } });
    expect(await failure(template.bytes)).toMatch(/mẫu của sổ “/);
  });

  test('CSV is read as Excel is', async () => {
    const csv = `\ufeffTên lớp;Chủ đề chính;Cấp tổ chức;Từ ngày;Đến ngày;Số ngày học;Đối tượng;Số người học;Ghi chú riêng
Lớp CSV;Chủ đề khác;CAP TINH;5/3/2022;6/3/2022;1,5;nguoi dan;1.030;x
`;
    const found = await checked(system, officer, new TextEncoder().encode(csv), { name: 'lop.csv' });
    expect(found.cells.map(({ row, heading }) => [row, heading])).toEqual([[2, 'Chủ đề khác là']]);
    expect(found.notices[0]?.vi).toMatch(/Cột “Ghi chú riêng” \(I\) không có trong sổ/);
  });

  test('and their reports are let go of after their time', async () => {
    const found = await checked(system, officer, await workbook([classRow(3000)]));
    await system.owner.query('begin');
    await system.owner.query(`select set_config('app.action', 'test.age', true)`);
    await system.owner.query(
      `update record_import set made_at = made_at - interval '100 days' where id = $1`,
      [found.id],
    );
    await system.owner.query('commit');
    await sweepImports(system.services);
    expect(await readImport(officer, found.id)).toMatchObject({ fileId: null, cells: [] });
    const answer = await officer.ask(register.importFaults, { params: { importId: found.id } });
    expect(answer.problem?.code).toBe('wrong-state');
  });
});
