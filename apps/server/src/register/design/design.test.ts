/** The administrator changes registers: who may, what it does to earlier records, what is refused. */
import { register } from '@binhdang/contract';
import { emptyDefinition, type RegisterDefinition } from '@binhdang/domain/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { entered, see } from '../record.fixture.ts';
import { CLASS, converted, drafted, inRegister, publish, withMode, withoutMedia } from './design.fixture.ts';

let system: System;
let admin: Person;
let officer: Person;
beforeAll(async () => {
  system = await openSystem();
  // Under a plan that the lead officer runs, so that what the district counts is seen there.
  await insertPublishedPlan(system.owner, { obligations: [{ task: 0, body: 'huyen-vu-thu' }] });
  [admin, officer] = [await system.person('admin'), await system.person('huyen-vu-thu')];
});
afterAll(() => system.close());

const train = (values: Record<string, unknown> = {}) =>
  entered(officer, { ...CLASS, ...values }, { register: 'training-class' });

const discard = async (code = 'training-class') => {
  const { draft } = await admin.call(register.design, { params: inRegister(code) });
  if (draft)
    await admin.call(register.discardDesign, { params: inRegister(code), body: { version: draft.version } });
};

describe('who designs', () => {
  const CALLS: readonly (readonly [string, (person: Person) => Promise<{ status: number }>])[] = [
    ['lists', (one) => one.ask(register.designs)],
    ['reads', (one) => one.ask(register.design, { params: inRegister() })],
    ['counts', (one) => one.ask(register.designUse, { params: inRegister() })],
    ['exports', (one) => one.ask(register.definitionFile, { params: inRegister(), query: {} })],
    ['begins', (one) => one.ask(register.startDesign, { params: inRegister(), body: {} })],
    [
      'saves',
      (one) => one.ask(register.saveDesign, { params: inRegister(), body: { version: 1, definition: {} } }),
    ],
    ['publishes', (one) => publish(one, 1)],
    ['discards', (one) => one.ask(register.discardDesign, { params: inRegister(), body: { version: 1 } })],
    [
      'closes',
      (one) =>
        one.ask(register.retireRegister, { params: inRegister(), body: { retired: true, reason: 'Thử' } }),
    ],
  ];

  test.each(CALLS)('%s: the administrator alone', async (_, call) => {
    for (const login of ['lead', 'leader', 'lead-director', 'so-tu-phap', 'huyen-vu-thu', 'viewer'])
      expect([login, (await call(await system.person(login))).status]).toEqual([login, 403]);
    expect((await call(system.nobody)).status).toBe(401);
  });

  test('the database shows and gives others nothing either', async () => {
    await drafted(admin, withMode);
    const lead = await system.person('lead');
    const { rows: tokens } = await system.owner.query<{ id: string }>(
      'select id from app_user where id = $1',
      [lead.id],
    );
    expect(tokens).toHaveLength(1);
    await system.owner.query('begin');
    await system.owner.query('set local role binhdang_app');
    await system.owner.query(
      `select set_config('app.user_id', $1, true), set_config('app.action', 'test', true)`,
      [lead.id],
    );
    for (const table of ['register_draft', 'record_conversion'])
      expect((await system.owner.query(`select * from ${table}`)).rowCount).toBe(0);
    expect((await system.owner.query('select * from records_by_definition()')).rowCount).toBe(0);
    expect((await system.owner.query(`select * from register_counts('training-class')`)).rowCount).toBe(0);
    expect((await system.owner.query('delete from register_draft')).rowCount).toBe(0);
    expect((await system.owner.query(`update register_definition set status = 'retired'`)).rowCount).toBe(0);
    await system.owner.query('rollback');
    await discard();
  });

  test('leaves lines in the audit, with who and when', async () => {
    await drafted(admin, withMode);
    await discard();
    const { rows } = await system.owner.query(
      `select action, operation, actor_id from audit_line where object_kind = 'register_draft' order by at desc, seq desc limit 3`,
    );
    expect(rows.map(({ action, operation }) => [action, operation])).toEqual([
      ['register.discardDesign', 'delete'],
      ['register.saveDesign', 'update'],
      ['register.startDesign', 'insert'],
    ]);
    expect(new Set(rows.map(({ actor_id }) => actor_id))).toEqual(new Set([admin.id]));
  });
});

describe('a draft', () => {
  test('is one for a register, and the later save of two is told of the first', async () => {
    const version = await drafted(admin, withMode);
    const second = await admin.ask(register.startDesign, { params: inRegister(), body: {} });
    expect(second.problem?.code).toBe('wrong-state');
    const { draft } = await admin.call(register.design, { params: inRegister() });
    const stale = await admin.ask(register.saveDesign, {
      params: inRegister(),
      body: { version: version - 1, definition: draft?.definition ?? {} },
    });
    expect(stale.problem).toMatchObject({ code: 'edit-conflict', current: { version } });
    await discard();
  });

  test('may be unfinished, but not something else altogether', async () => {
    const version = await drafted(admin, (definition) => ({
      ...definition,
      name: { vi: '', en: '' },
      sections: [...definition.sections, { name: { vi: 'Trống', en: '' }, fields: [] }],
    }));
    const { draft } = await admin.call(register.design, { params: inRegister() });
    expect(draft?.definition).toMatchObject({ name: { vi: '' }, code: 'training-class', version: 2 });
    const nonsense = await admin.ask(register.saveDesign, {
      params: inRegister(),
      body: { version, definition: { sections: 'none' } },
    });
    expect(nonsense.problem?.code).toBe('invalid-input');
    const published = await publish(admin, version);
    expect(published.problem?.errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['draft.register.name', 'draft.section.3']),
    );
    await discard();
  });

  test('goes out as a file and comes in as one', async () => {
    const file = await admin.ask(register.definitionFile, { params: inRegister('role-model'), query: {} });
    const definition = JSON.parse(file.bytes.toString('utf8')) as RegisterDefinition;
    expect(definition.code).toBe('role-model');
    expect(file.headers['content-disposition']).toContain('role-model-v1.json');
    const begun = await admin.call(register.startDesign, {
      params: inRegister('guong-dien-hinh'),
      body: { definition: definition as unknown as Record<string, unknown> },
    });
    // The same measures in two registers would add up as one.
    const answer = await publish(admin, begun.version, {}, 'guong-dien-hinh');
    expect(answer.problem?.errors?.[0]?.message.vi).toContain('đã dùng ở sổ');
    await discard('guong-dien-hinh');
  });
});

describe('a new register', () => {
  const code = 'cau-lac-bo';
  test('begins empty, may still get another code, and takes records from the day it applies', async () => {
    const empty = emptyDefinition('ten-tam', { vi: 'Câu lạc bộ', en: 'Clubs' });
    const { version } = await admin.call(register.startDesign, {
      params: inRegister('ten-tam'),
      body: { definition: empty as unknown as Record<string, unknown> },
    });
    const saved = await admin.call(register.saveDesign, {
      params: inRegister('ten-tam'),
      body: {
        version,
        definition: { ...empty, code, purpose: { vi: 'Theo dõi câu lạc bộ', en: '' } } as never,
      },
    });
    expect(saved.register).toBe(code);
    expect((await admin.ask(register.design, { params: inRegister('ten-tam') })).status).toBe(404);
    expect((await publish(admin, saved.version, { reason: '' }, code)).output).toEqual({
      number: 1,
      conversionId: null,
    });
    const { id } = await entered(officer, { title: 'CLB Vũ Thư', day: '2022-06-01' }, { register: code });
    expect((await see(officer, id)).title).toBe('CLB Vũ Thư');
    const { items } = await admin.call(register.designs);
    expect(items.find((one) => one.code === code)).toMatchObject({ number: 1, records: 1, draft: null });
  });

  test.each(['Có dấu', 'cho-xac-nhan', 'a1', ''])('is not called “%s”', async (wanted) => {
    const answer = await admin.ask(register.startDesign, {
      params: inRegister(wanted || '-'),
      body: { definition: emptyDefinition('x', { vi: 'x', en: 'x' }) as never },
    });
    expect([404, 422]).toContain(answer.status);
  });

  test('that is closed takes no new records until it is opened again', async () => {
    const shut = (retired: boolean) =>
      admin.call(register.retireRegister, { params: inRegister(code), body: { retired, reason: 'Hết kỳ' } });
    await shut(true);
    const refused = await officer.ask(register.createRecord, {
      params: inRegister(code),
      body: { bodyId: officer.bodyId, values: { title: 'x', day: '2022-06-01' }, submit: true },
    });
    expect(refused.problem?.code).toBe('wrong-state');
    await shut(false);
    await entered(officer, { title: 'CLB khác', day: '2022-06-01' }, { register: code });
  });
});

describe('publishing', () => {
  test('needs a reason, a day that is not past, and a change', async () => {
    const version = await drafted(admin, withMode);
    expect((await publish(admin, version, { reason: '' })).problem?.errors?.[0]?.path).toBe('reason');
    expect((await publish(admin, version, { appliesFrom: '2022-06-14' })).problem?.errors?.[0]?.path).toBe(
      'appliesFrom',
    );
    await discard();
    const same = await drafted(admin, (definition) => definition);
    expect((await publish(admin, same)).problem?.code).toBe('wrong-state');
    await discard();
  });

  test('is refused where earlier records would be read otherwise', async () => {
    const version = await drafted(admin, (definition) => ({
      ...definition,
      sections: definition.sections.map((section) => ({
        ...section,
        fields: section.fields.map((field) =>
          field.code === 'days' && field.type === 'number'
            ? { ...field, unit: { vi: 'buổi', en: 'half days' } }
            : field,
        ),
      })),
    }));
    const answer = await publish(admin, version);
    expect(answer.problem?.errors).toMatchObject([
      { path: 'draft.field.days', message: { vi: expect.stringContaining('đơn vị') } },
    ]);
    await discard();
  });
});

describe('the scenario: a choice field and a measure are added to training', () => {
  let old: string;
  test('from a later day: records of today use the old form, from that day the new', async () => {
    old = (await train()).id;
    const version = await drafted(admin, withMode);
    const later = await publish(admin, version, { appliesFrom: '2022-07-01' });
    expect(later.output).toEqual({ number: 2, conversionId: null });
    const today = await officer.call(register.register, { params: inRegister(), query: {} });
    expect(today.number).toBe(1);
    const refused = await officer.ask(register.createRecord, {
      params: inRegister(),
      body: { bodyId: officer.bodyId, values: { ...CLASS, hinh_thuc: 'online' }, submit: true },
    });
    // A field that the form does not have is not kept.
    const kept = await see(officer, refused.output.id);
    expect(kept.values).not.toHaveProperty('hinh_thuc');
    expect(kept.number).toBe(1);
    const { rows } = await system.owner.query<{ number: number }>(
      `select max(number) as number from register_definition where code = 'training-class' and applies_from <= '2022-07-01'`,
    );
    expect(rows[0]?.number).toBe(2);
  });

  test('from today: old records still read right, new ones are counted by mode', async () => {
    const version = await drafted(admin, (definition) => ({
      ...definition,
      purpose: { ...definition.purpose, vi: `${definition.purpose.vi} Áp dụng ngay.` },
    }));
    // It goes on from the version published for later, and supersedes it.
    expect((await publish(admin, version)).output.number).toBe(3);
    const before = await see(officer, old);
    expect(before).toMatchObject({ number: 1, title: CLASS['title'] });
    expect(before.facts.map(({ measure }) => measure)).not.toContain('training_by_mode');
    await train({ hinh_thuc: 'online' });
    await train({ hinh_thuc: 'in_person' });
    await train({ hinh_thuc: 'online' });
    const lead = await system.person('lead');
    const { items } = await lead.call(register.totals, {
      query: { measure: ['training_by_mode'], by: ['choice'] } as never,
    });
    expect(items.map(({ breakdown, value }) => [breakdown['hinh_thuc'], value]).sort()).toEqual([
      ['in_person', 1],
      ['online', 2],
    ]);
  });

  test('earlier records come to the new version where it is asked for and nothing is lost', async () => {
    const draft = (await entered(officer, { title: 'Còn dở' }, { register: 'training-class', submit: false }))
      .id;
    const version = await drafted(admin, (definition) => ({
      ...definition,
      measures: [
        ...definition.measures,
        {
          code: 'training_days',
          kind: 'flow',
          name: { vi: 'Số ngày học', en: 'Days' },
          unit: { vi: 'ngày', en: 'days' },
          value: { from: 'field', field: 'days' },
        },
      ],
    }));
    const answer = await publish(admin, version, { bringOver: true });
    const done = await converted(system, answer.output.conversionId);
    expect(done.moved).toBe(6);
    const after = await see(officer, old);
    expect(after).toMatchObject({ number: 4, status: 'submitted' });
    expect(after.facts.map(({ measure, value }) => [measure, value])).toContainEqual(['training_days', 2]);
    expect(after.versions[0]?.reason).toBe('Chuyển sang biểu mẫu phiên bản 4: Theo công văn hướng dẫn');
    expect((await see(officer, draft)).number).toBe(4);
    const { conversions } = await admin.call(register.design, { params: inRegister() });
    expect(conversions[0]).toMatchObject({ number: 4, moved: done.moved, finishedAt: expect.any(String) });
    expect(conversions[0]?.seen).toBe(conversions[0]?.total);
  });

  test('records that the new version would refuse or shorten stay on theirs', async () => {
    const version = await drafted(admin, (definition) => ({
      ...definition,
      sections: definition.sections.map((section) => ({
        ...section,
        fields: section.fields
          .filter(({ code }) => code !== 'cost')
          .map((field) => (field.code === 'held_at' ? { ...field, required: true } : field)),
      })),
      measures: definition.measures.filter(({ code }) => code !== 'training_cost'),
    }));
    const complete = (await train({ held_at: 'Hội trường', cost: undefined })).id;
    const answer = await publish(admin, version, { bringOver: true });
    const { moved } = await converted(system, answer.output.conversionId);
    // The unfinished draft loses nothing either.
    expect(moved).toBe(2);
    expect((await see(officer, complete)).number).toBe(5);
    const stayed = await see(officer, old);
    expect(stayed.number).toBe(4);
    expect(stayed.values['cost']).toBe(CLASS['cost']);
  });

  test('a field dropped once does not come back as another', async () => {
    const version = await drafted(admin, (definition) => ({
      ...definition,
      sections: definition.sections.map((section, at) => ({
        ...section,
        fields:
          at === 0
            ? [...section.fields, { code: 'cost', type: 'text', name: { vi: 'Kinh phí', en: 'Cost' } }]
            : section.fields,
      })),
    }));
    const answer = await publish(admin, version);
    expect(answer.problem?.errors).toMatchObject([{ path: 'draft.field.cost' }]);
    await discard();
  });
});

describe('a choice that records hold is dropped', () => {
  test('by saying what it becomes; shown as counts, without a name', async () => {
    const media = (await train({ topic: 'media', title: 'Lớp của bà Nguyễn Thị Kín', held_at: 'Xã' })).id;
    const use = await admin.call(register.designUse, { params: inRegister() });
    expect(use.items).toContainEqual({ number: 5, field: 'topic', choice: 'media', records: 1 });
    expect(use.items).toContainEqual(expect.objectContaining({ field: 'title', choice: null }));
    expect(JSON.stringify(use)).not.toContain('Kín');

    const unanswered = await drafted(admin, withoutMedia);
    const refused = await publish(admin, unanswered);
    expect(refused.problem?.errors).toMatchObject([
      { path: 'mapping.topics.media', message: { vi: expect.stringContaining('1 bản ghi') } },
    ]);
    await discard();

    const version = await drafted(admin, withoutMedia, { topics: { media: 'gender_equality' } });
    expect((await publish(admin, version, { appliesFrom: '2022-06-16' })).problem?.errors?.[0]?.path).toBe(
      'appliesFrom',
    );
    const answer = await publish(admin, version);
    expect(await converted(system, answer.output.conversionId)).toEqual({ mapped: 1, moved: 0 });
    const after = await see(officer, media);
    expect(after).toMatchObject({ number: 5, values: { topic: 'gender_equality' } });
    expect(after.versions[0]).toMatchObject({ reason: 'Theo công văn hướng dẫn' });
    expect(after.facts.find(({ measure }) => measure === 'training_classes')?.breakdown).toMatchObject({
      topic: 'gender_equality',
    });
  });

  test('done twice or by two at once, it is done once', async () => {
    const { rows } = await system.owner.query<{ id: string }>('select id from record_conversion');
    for (const { id } of rows) await converted(system, id);
    const { rows: versions } = await system.owner.query<{ n: number }>(
      `select count(*)::int as n from record_version where reason like 'Chuyển sang%' group by record_id, reason having count(*) > 1`,
    );
    expect(versions).toEqual([]);
  });
});

describe('the administrator', () => {
  test('reads no record by all this', async () => {
    const { id } = await train({ held_at: 'Xã' });
    expect((await admin.ask(register.record, { params: { recordId: id } })).status).toBe(404);
    expect(
      (await admin.ask(register.records, { params: inRegister(), query: {} as never })).output?.items ?? [],
    ).toEqual([]);
  });
});
