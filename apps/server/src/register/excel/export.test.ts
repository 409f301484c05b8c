import { register } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { openTable } from '../../platform/table-rows.ts';
import { entered, list, loudspeakerItem, see, type Values } from '../record.fixture.ts';
import { checked, classRow, confirm, imported, workbook } from './import.fixture.ts';
import { workOn } from './work.ts';

let system: System;
let officer: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  officer = await system.person('so-tu-phap');
});
afterAll(() => system.close());

const exported = async (person: Person, code: string, format: 'xlsx' | 'csv', query: object = {}) => {
  const answer = await person.ask(register.exportRecords, {
    params: { register: code },
    query: { format, ...query },
  });
  expect(answer.status).toBe(200);
  return answer.bytes;
};

/** Exported, deleted, imported again: what the record says then. */
async function roundTrip(code: string, values: Values, format: 'xlsx' | 'csv'): Promise<unknown[]> {
  const { id } = await entered(officer, values, { register: code });
  const before = await see(officer, id);
  const bytes = await exported(officer, code, format);
  await officer.call(register.deleteRecord, {
    params: { recordId: id },
    body: { version: before.version, reason: 'Thử nhập lại' },
  });
  const found = await checked(system, officer, bytes, { code, name: `${code}.${format}` });
  expect(found).toMatchObject({ cells: [], faults: 0, rows: 1, notices: [], failure: null });
  await imported(system, officer, found.id);
  const { items } = await list(officer, { importId: found.id }, code);
  const again = await see(officer, items[0]?.id ?? '');
  await officer.call(register.deleteRecord, {
    params: { recordId: again.id },
    body: { version: again.version, reason: 'Xong' },
  });
  return [again.values, before.values];
}

describe('what is exported and imported again is the same', () => {
  test('places, choices, decimals, periods, days, in Excel and in CSV', async () => {
    for (const format of ['xlsx', 'csv'] as const) {
      const [again, before] = await roundTrip('loudspeaker-item', await loudspeakerItem(system), format);
      expect(again).toEqual(before);
    }
  });

  test('tables on sheets of their own, with bodies, periods and choices', async () => {
    const values: Values = {
      title: 'Kế hoạch kiểm tra công tác bình đẳng giới năm 2022',
      number: '25/KH-STP',
      decided_on: '2022-02-15',
      year: { kind: 'year', year: 2022, index: 1 },
      level: 'province',
      visits: [
        {
          inspected: await system.bodyId('huyen-vu-thu'),
          form: 'check',
          contents: ['committee', 'staff'],
          month: { kind: 'month', year: 2022, index: 6 },
        },
        {
          inspected: await system.bodyId('so-tu-phap'),
          form: 'check',
          contents: ['staff'],
          month: { kind: 'month', year: 2022, index: 8 },
        },
      ],
    };
    const [again, before] = await roundTrip('inspection-programme', values, 'xlsx');
    expect(again).toEqual(before);
  });

  test('text that a spreadsheet would run as a formula is disarmed in CSV and read back as it was', async () => {
    const values = { ...(await loudspeakerItem(system)), title: '=HYPERLINK("http://x";"y")', minutes: 7.5 };
    const { id } = await entered(officer, values);
    const text = (await exported(officer, 'loudspeaker-item', 'csv')).toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"";""y"")"`);
    const { version } = await see(officer, id);
    await officer.call(register.deleteRecord, {
      params: { recordId: id },
      body: { version, reason: 'Xong' },
    });
    for (const format of ['xlsx', 'csv'] as const) {
      const [again, before] = await roundTrip('loudspeaker-item', values, format);
      expect(again).toEqual(before);
    }
  });
});

describe('who', () => {
  test('exports what they see in the list by its filter, and nothing else', async () => {
    const found = await checked(
      system,
      officer,
      await workbook(Array.from({ length: 700 }, (_, at) => classRow(at + 1))),
    );
    await imported(system, officer, found.id);
    const rowsOf = async (person: Person, query: object = {}) => {
      const file = await openTable(await exported(person, 'training-class', 'xlsx', query));
      let rows = 0;
      for await (const _ of file.rows('Dữ liệu')) rows++;
      return rows - 1;
    };
    expect(await rowsOf(officer)).toBe(700);
    expect(await rowsOf(officer, { q: 'số 700' })).toBe(1);
    expect(await rowsOf(officer, { status: ['draft'] })).toBe(0);
    expect(await rowsOf(await system.person('lead'))).toBe(700);
    expect(await rowsOf(await system.person('huyen-vu-thu'))).toBe(0);
    const nobody = await system.nobody.ask(register.exportRecords, {
      params: { register: 'training-class' },
    });
    expect(nobody.problem?.code).toBe('sign-in-needed');
    const admin = await (await system.person('admin')).ask(register.exportRecords, {
      params: { register: 'training-class' },
    });
    expect(admin.problem?.code).toBe('not-allowed');
  });

  test('takes a template: everybody signed in, of versions that there are', async () => {
    const template = (person: Person, query: object = {}) =>
      person.ask(register.template, { params: { register: 'committee' }, query });
    expect((await template(officer)).status).toBe(200);
    expect((await template(await system.person('viewer'))).status).toBe(200);
    expect((await template(system.nobody)).problem?.code).toBe('sign-in-needed');
    expect((await template(officer, { number: 99 })).problem?.code).toBe('not-found');
  });
});

test('an import that is cut off in the middle leaves nothing, and is done whole when taken up again', async () => {
  const found = await checked(
    system,
    officer,
    await workbook(Array.from({ length: 600 }, (_, at) => classRow(5_000 + at))),
  );
  await confirm(officer, found.id);
  // Stopped where the sums are written, when all records are.
  await system.owner.query('begin');
  await system.owner.query('lock table fact_month in exclusive mode');
  const work = workOn(system.services, found.id).then(
    () => 'done',
    () => 'cut off',
  );
  let pid: number | undefined;
  while (pid === undefined) {
    const { rows } = await system.owner.query<{ pid: number }>(
      `select pid from pg_locks where relation = 'fact_month'::regclass and not granted`,
    );
    pid = rows[0]?.pid;
  }
  await system.owner.query('select pg_terminate_backend($1)', [pid]);
  await system.owner.query('rollback');
  expect(await work).toBe('cut off');
  const { rows: left } = await system.owner.query<{ n: number }>(
    'select count(*)::int as n from record where import_id = $1',
    [found.id],
  );
  expect(left[0]?.n).toBe(0);
  const params = { importId: found.id };
  expect((await officer.call(register.readImport, { params })).state).toBe('importing');
  await workOn(system.services, found.id);
  expect(await officer.call(register.readImport, { params })).toMatchObject({ state: 'done', imported: 600 });
  await workOn(system.services, found.id);
  expect((await list(officer, { importId: found.id }, 'training-class')).total).toBe(600);
});

test('what fails again and again is given up with a word', async () => {
  const found = await checked(system, officer, await workbook([classRow(9_000)]));
  await confirm(officer, found.id);
  await system.owner.query('update record_import_progress set attempts = 3 where import_id = $1', [found.id]);
  await workOn(system.services, found.id);
  const one = await officer.call(register.readImport, { params: { importId: found.id } });
  expect(one).toMatchObject({ state: 'failed' });
  expect(one.failure?.vi).toMatch(/Chưa có gì thay đổi/);
});
