/** Certificates: who prints them, for whom, and that no name stays behind. */
import { register } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { entered, loudspeakerItem, type Values } from '../record.fixture.ts';

let system: System;
let tuPhap: Person;
let recordId: string;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  tuPhap = await system.person('so-tu-phap');
  recordId = (await entered(tuPhap, CLASS, { register: 'training-class' })).id;
});
afterAll(() => system.close());

const CLASS: Values = {
  title: 'Tập huấn lồng ghép giới',
  topic: 'mainstreaming',
  level: 'province',
  starts_on: '2022-06-01',
  ends_on: '2022-06-02',
  days: 2,
  audience: ['drafters'],
  participants: { '': 2, 'sex=female': 2, 'sex=male': 0, 'post=leader': 2 },
};

const form = (person: Person, id = recordId) =>
  person.ask(register.certificateForm, { params: { recordId: id } });

const print = (
  person: Person,
  names: readonly string[],
  change: Record<string, unknown> = {},
  key?: string,
) =>
  person.ask(register.certificates, {
    params: { recordId },
    body: {
      format: 'pdf',
      superior: '',
      issuer: 'Sở Tư pháp',
      symbol: 'GCN-STP',
      firstNumber: 1,
      place: 'Thái Bình',
      date: '2022-06-03',
      says: 'đã hoàn thành lớp',
      authority: ['GIÁM ĐỐC'],
      signer: '',
      people: names.map((name) => ({ name })),
      ...change,
    },
    ...(key === undefined ? {} : { key }),
  });

test('the form begins with what is known of the class and the body', async () => {
  const { output } = await form(tuPhap);
  expect(output).toMatchObject({
    issuer: 'Sở Tư pháp',
    symbol: expect.stringMatching(/^GCN-/),
    place: 'Thái Bình',
    authority: ['GIÁM ĐỐC'],
    most: 2,
    says: 'đã hoàn thành lớp “Tập huấn lồng ghép giới”, tổ chức từ ngày 01/06/2022 đến ngày 02/06/2022 (2 ngày)',
  });
});

test('officers of the body print them, in either format; others do not', async () => {
  const pdf = await print(tuPhap, ['Nguyễn Thị Mẫu', 'Bùi Văn Mẫu']);
  expect([pdf.status, pdf.bytes.subarray(0, 4).toString(), pdf.headers['content-type']]).toEqual([
    200,
    '%PDF',
    'application/pdf',
  ]);
  const docx = await print(tuPhap, ['Nguyễn Thị Mẫu'], { format: 'docx' });
  expect([docx.status, docx.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  for (const login of ['lead', 'leader']) {
    const person = await system.person(login);
    expect([(await form(person)).status, (await print(person, ['Nguyễn Thị Mẫu'])).status]).toEqual([
      403, 403,
    ]);
  }
  const other = await system.person('huyen-vu-thu');
  expect([(await form(other)).status, (await print(other, ['Nguyễn Thị Mẫu'])).status]).toEqual([404, 404]);
  expect((await print(system.nobody, ['Nguyễn Thị Mẫu'])).status).toBe(401);
});

test('more than took part are refused, and what is no class', async () => {
  const many = await print(tuPhap, ['A', 'B', 'C']);
  expect([many.status, many.problem?.errors?.[0]?.path]).toEqual([422, 'people']);
  expect(many.problem?.errors?.[0]?.message.vi).toContain('có 2 người tham gia');
  const item = await entered(tuPhap, await loudspeakerItem(system));
  expect((await form(tuPhap, item.id)).status).toBe(409);
  const draft = await entered(tuPhap, CLASS, { register: 'training-class', submit: false });
  expect((await form(tuPhap, draft.id)).problem?.detail).toContain('Hãy gửi bản ghi');
});

test('an audit line says how many, and no name is kept anywhere', async () => {
  await print(tuPhap, ['Phạm Thị Duynhất'], {}, 'key-of-certificates');
  const { rows } = await system.owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')`,
  );
  for (const { name } of rows) {
    const found = await system.owner.query(`select 1 from ${name} t where t::text ilike '%Duynhất%' limit 1`);
    expect([name, found.rowCount]).toEqual([name, 0]);
  }
  const lines = await system.owner.query<{ after: unknown }>(
    `select after from audit_line where action = 'register.certificates' and object_id = $1 order by at desc limit 1`,
    [recordId],
  );
  expect(lines.rows[0]?.after).toEqual({ certificates: 1 });
});
