/** Registers that take no two records of the same: births of a commune in a month. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { entered, list } from '../record.fixture.ts';
import { checked, classRow, imported, type Row, readImport, workbook } from './import.fixture.ts';

const HEADINGS = [
  'Tháng',
  'Xã, phường, thị trấn',
  'Số trẻ sinh ra sống',
  'Số trẻ sinh ra sống · Nữ',
  'Số trẻ sinh ra sống · Nam',
];
const births = (month: string, place: string): Row => [month, place, 21, 10, 11];
const file = (...rows: Row[]) => workbook(rows, HEADINGS);
const how = { code: 'births', name: 'sinh.xlsx' };

let system: System;
let officer: Person;
beforeAll(async () => {
  system = await openSystem();
  officer = await system.person('huyen-vu-thu');
});
afterAll(() => system.close());

test('twins within a file and in the register are errors at their row', async () => {
  const place = 'Xã Minh Quang, H. Vũ Thư';
  const twice = await checked(
    system,
    officer,
    await file(births('3/2022', place), births('Tháng 3 năm 2022', place)),
    how,
  );
  expect(twice.cells.map(({ row, letter, message }) => [row, letter, message.vi])).toEqual([
    [3, 'A', expect.stringMatching(/^Trùng với dòng 2/)],
  ]);
  const once = await checked(system, officer, await file(births('3/2022', place)), how);
  expect(once).toMatchObject({ faults: 0, duplicates: 0 });
  expect((await imported(system, officer, once.id)).imported).toBe(1);
  const again = await checked(
    system,
    officer,
    await file(births('3/2022', place), births('4/2022', place)),
    how,
  );
  expect(again).toMatchObject({ rows: 2, rightRows: 1, faults: 1 });
  expect(again.cells[0]).toMatchObject({ row: 2, heading: 'Tháng' });
  expect(again.cells[0]?.message.vi).toMatch(/Cơ quan đã có bản ghi .* cùng “Tháng”, “Xã, phường, thị trấn”/);
});

test('a twin that was entered after the check stops the whole import, and is reported', async () => {
  const found = await checked(
    system,
    officer,
    await file(births('5/2022', 'Xã Minh Quang, H. Vũ Thư'), births('5/2022', 'Xã Tự Tân')),
    how,
  );
  expect(found.cells).toEqual([]);
  const { rows } = await system.owner.query<{ id: string }>(
    `select body_id as id from body_name where short_name = 'Xã Tự Tân' limit 1`,
  );
  await entered(
    officer,
    {
      month: { kind: 'month', year: 2022, index: 5 },
      place: rows[0]?.id,
      births: { '': 2, 'sex=female': 1, 'sex=male': 1 },
    },
    { register: 'births' },
  );
  const before = (await list(officer, {}, 'births')).total;
  const stopped = await imported(system, officer, found.id);
  expect(stopped).toMatchObject({ state: 'checked', faults: 1, imported: null });
  expect(stopped.cells[0]).toMatchObject({ row: 3 });
  expect(stopped.notices[0]?.vi).toMatch(/Sổ đã thay đổi từ lúc kiểm tra/);
  expect((await list(officer, {}, 'births')).total).toBe(before);
  expect((await readImport(officer, found.id)).state).toBe('checked');
});

test('a likely duplicate that came in after the check is for the person to decide', async () => {
  const rows = [classRow(1), classRow(2)];
  const found = await checked(system, officer, await workbook(rows));
  const colleague = await checked(system, officer, await workbook([classRow(2)]));
  await imported(system, officer, colleague.id);
  const stopped = await imported(system, officer, found.id);
  expect(stopped).toMatchObject({ state: 'checked', faults: 0, duplicates: 1, imported: null });
  expect((await imported(system, officer, found.id)).imported).toBe(1);
});
