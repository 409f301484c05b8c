/** Who reads names in records, who finds by them, and how they end. */
import { admin, files, register } from '@binhdang/contract';
import { MASK } from '@binhdang/domain/register';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { checkFacts } from '../check-facts.ts';
import { COMPLAINT, entered, judge, list, see, uploadPicture, type Values } from '../record.fixture.ts';
import { REMOVED_REASON, removePersonal } from './retention.ts';

let system: System;
let tuPhap: Person;
let lead: Person;
let leader: Person;
let viewer: Person;
let vuThu: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  [tuPhap, lead, leader, viewer, vuThu] = (await Promise.all(
    ['so-tu-phap', 'lead', 'leader', 'viewer', 'huyen-vu-thu'].map((login) => system.person(login)),
  )) as [Person, Person, Person, Person, Person];
});
afterAll(() => system.close());

const WOMAN: Values = {
  person: 'Vũ Thị Mẫu',
  position: 'department',
  post: 'Phó Giám đốc Sở',
  rank: 'deputy',
  agency: 'Sở Tư pháp',
  level: 'province',
  key: true,
  appointed_on: '2022-04-01',
  entry: 'appointed',
};

const AWARD: Values = {
  title: 'Khen thưởng công tác bình đẳng giới',
  form: 'province',
  level: 'province',
  proposed_on: '2010-03-01',
  outcome: 'pending',
  recipients: [{ kind: 'individual', name: 'Đặng Thị Khuyết', sex: 'female' }],
};

test('names are read in the own body and where records are verified; others count', async () => {
  const { id } = await entered(tuPhap, WOMAN, { register: 'women-leader' });
  for (const person of [tuPhap, lead]) {
    const detail = await see(person, id);
    expect([detail.title, detail.values['person'], detail.namesShown]).toEqual([
      'Vũ Thị Mẫu',
      'Vũ Thị Mẫu',
      true,
    ]);
    const found = await list(person, { q: 'vu thi mau pho giam doc' }, 'women-leader');
    expect(found.items.map((item) => [item.title, item.values['person']])).toEqual([
      ['Vũ Thị Mẫu', 'Vũ Thị Mẫu'],
    ]);
  }
  for (const person of [leader, viewer]) {
    const detail = await see(person, id);
    expect([detail.title, detail.values['person'], detail.namesShown]).toEqual([MASK, MASK, false]);
    expect(detail.versions.map(({ values }) => values['person'])).toEqual([MASK]);
    expect(detail.values['post']).toBe(WOMAN['post']);
    const [line] = (await list(person, {}, 'women-leader')).items;
    expect([line?.title, line?.values['person']]).toEqual([MASK, MASK]);
    expect(JSON.stringify([detail, line])).not.toContain('Vũ Thị');
    // Found by what is not a name, never by the name, nor by both.
    const hits = async (q: string) => (await list(person, { q }, 'women-leader')).total;
    expect([await hits('pho giam doc'), await hits('mau'), await hits('pho giam doc mau')]).toEqual([
      1, 0, 0,
    ]);
    const counted = await person.call(register.countedRecords, { query: { measure: 'women_leaders' } });
    expect(JSON.stringify(counted)).not.toContain('Vũ Thị');
  }
  expect((await vuThu.ask(register.record, { params: { recordId: id } })).status).toBe(404);
});

test('names that are made public are read and found by whoever sees the record', async () => {
  const { id } = await entered(tuPhap, { ...AWARD, title: 'Khen thưởng công khai' }, { register: 'award' });
  const detail = await see(leader, id);
  expect([detail.namesShown, detail.values['recipients']]).toEqual([true, AWARD['recipients']]);
  expect((await list(leader, { q: 'dang thi khuyet' }, 'award')).total).toBe(1);
  await tuPhap.call(register.deleteRecord, { params: { recordId: id }, body: { version: 1, reason: 'Thử' } });
});

test('files of personal fields are opened by those who read names', async () => {
  await system.owner.query(`select set_config('app.action', 'test', false)`);
  const file = await uploadPicture(tuPhap);
  const { id } = await entered(
    tuPhap,
    {
      ...AWARD,
      files: [file.id],
    },
    { register: 'award' },
  );
  const open = async (person: Person) =>
    (await person.ask(files.downloadFile, { params: { fileId: file.id } })).status;
  expect([await open(tuPhap), await open(lead), await open(leader)]).toEqual([200, 200, 200]);
  await system.owner.query('update record_file set personal = true where record_id = $1', [id]);
  expect([await open(tuPhap), await open(lead), await open(leader)]).toEqual([200, 200, 404]);
  expect((await see(leader, id)).files).toEqual([]);
});

test('a list sorted by names does not tell them', async () => {
  await entered(
    tuPhap,
    { ...WOMAN, person: 'An Thị Mẫu', appointed_on: '2022-04-02' },
    { register: 'women-leader' },
  );
  const order = async (person: Person) =>
    (await list(person, { sort: 'person', order: 'asc', limit: 1 }, 'women-leader')) as {
      next: string | null;
    };
  const { next } = await order(leader);
  expect(Buffer.from(next ?? '', 'base64url').toString()).not.toContain('An');
  expect(Buffer.from((await order(lead)).next ?? '', 'base64url').toString()).toContain('An Thị Mẫu');
});

test('a record called by a name tells it nowhere to those who count', async () => {
  const plan = await system.owner.query<{ id: string }>(
    'select o.id from obligation o where o.body_id = $1 and o.published and not o.removed limit 1',
    [tuPhap.bodyId],
  );
  const obligationId = plan.rows[0]?.id ?? '';
  await entered(
    tuPhap,
    { ...WOMAN, person: 'Cao Thị Mẫu', appointed_on: '2022-04-03' },
    { register: 'women-leader', obligationIds: [obligationId] },
  );
  const ask = async (person: Person) =>
    JSON.stringify([
      await person.call(register.proofsOf, { params: { obligationId } }),
      await person.call(register.evidence, { params: { obligationId }, query: {} }),
    ]);
  expect(await ask(lead)).toContain('Cao Thị Mẫu');
  const told = await ask(await system.person('lead-director'));
  expect([told.includes(MASK), told.includes('Cao Thị')]).toEqual([true, false]);
});

test('when their time is over names are gone everywhere, and what was counted stays', async () => {
  // Kept for ten years; of a complaint too. The record of 2022 is far from it.
  const file = await uploadPicture(tuPhap);
  const old = await entered(tuPhap, AWARD, { register: 'award' });
  await tuPhap.call(register.changeRecord, {
    params: { recordId: old.id },
    body: { version: old.version, values: { ...AWARD, proposal: '12/TTr' }, submit: true },
  });
  const complaint = await entered(
    tuPhap,
    { ...COMPLAINT, received_on: '2010-03-01', files: [file.id] },
    { register: 'complaint' },
  );
  const dropped = await entered(tuPhap, { ...AWARD, title: 'Khen thưởng đột xuất' }, { register: 'award' });
  await tuPhap.call(register.deleteRecord, {
    params: { recordId: dropped.id },
    body: { version: dropped.version, reason: 'Ghi nhầm' },
  });
  const standing = await entered(
    tuPhap,
    { ...WOMAN, person: 'Lê Thị Tại', appointed_on: '2010-04-01' },
    { register: 'women-leader' },
  );
  const draft = await entered(tuPhap, { ...AWARD, title: 'Nháp' }, { register: 'award', submit: false });
  await judge(lead, [{ recordId: old.id, version: 2 }], 'returned');
  await tuPhap.call(register.submitRecord, { params: { recordId: old.id }, body: { version: 3 } });
  const before = await see(tuPhap, old.id);
  expect((await list(tuPhap, { q: 'khuyet' }, 'award')).total).toBeGreaterThan(1);

  expect(await removePersonal(system.services)).toBe(6);
  expect(await removePersonal(system.services)).toBe(0);

  const after = await see(tuPhap, old.id);
  expect(after.personalRemovedAt).not.toBeNull();
  expect(after.facts).toEqual(before.facts);
  expect(after.versions).toHaveLength(before.versions.length + 1);
  expect([after.versions[0]?.madeBy, after.versions[0]?.reason]).toEqual([null, REMOVED_REASON]);
  expect(after.values['recipients']).toEqual([{ kind: 'individual', sex: 'female' }]);
  expect((await see(tuPhap, standing.id)).values['person']).toBe('Lê Thị Tại');
  expect((await see(tuPhap, draft.id)).values['recipients']).toEqual([{ kind: 'individual', sex: 'female' }]);
  const gone = await see(tuPhap, complaint.id);
  expect([gone.title, gone.values['complainant'], gone.files]).toEqual([
    'Khiếu nại, tố cáo, phản ánh về bình đẳng giới',
    undefined,
    [],
  ]);
  const { rows } = await system.owner.query<{ left: number }>(
    `select count(*)::int as left from (
       select r::text as row from record r where r.personal_removed_at is not null
       union all select v::text from record_version v join record r on r.id = v.record_id where r.personal_removed_at is not null
       union all select n::text from notification n where n.object_kind = 'record'
       union all select a::text from audit_line a where a.object_kind like 'record%') x
      where x.row ilike '%Khuyết%' or x.row ilike '%khuyet%' or x.row ilike '%Đỗ Thị%'`,
  );
  expect(rows[0]?.left).toBe(0);
  expect((await list(tuPhap, { q: 'khuyet' }, 'award')).total).toBe(0);
  expect((await checkFacts(system.owner)).wrong).toEqual([]);

  const refused = await tuPhap.ask(register.changeRecord, {
    params: { recordId: old.id },
    body: { version: after.version, values: AWARD, submit: true, reason: 'Sửa' },
  });
  expect([refused.status, refused.problem?.detail]).toEqual([
    409,
    expect.stringContaining('hết thời hạn lưu'),
  ]);
  const log = await system.owner.query(`select 1 from audit_line where action = 'system.removePersonal'`);
  expect(log.rowCount).toBeGreaterThan(0);
  const { personalRetention } = await (await system.person('admin')).call(admin.system);
  expect(personalRetention).toMatchObject({ removed: 0, total: 6 });
});
