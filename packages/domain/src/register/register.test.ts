import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AXES, register } from './catalog.fixture.ts';
import {
  checkDefinition,
  Expressions,
  type Fact,
  type FieldOf,
  factsOf,
  gridFaults,
  gridKeys,
  RecordRules,
  type RegisterDefinition,
  TOTAL,
} from './index.ts';

const TODAY = '2022-11-24';
const context = { axes: AXES, today: TODAY };
const rules = new RecordRules(register('training-class'));

const CLASS = {
  title: ' Tập huấn lồng ghép giới ',
  topic: 'mainstreaming',
  level: 'province',
  starts_on: '2022-06-01',
  ends_on: '2022-06-02',
  days: 2,
  audience: ['leaders'],
  participants: { '': 40, 'sex=female': 25, 'sex=male': 15 },
  certificates: 38,
  tested: true,
  before: 50.5,
  after: 71,
};
const faultsOf = (entered: Record<string, unknown>, on = rules) => on.faults(on.normalise(entered), context);

describe('expressions', () => {
  const on = new Expressions(register('training-class'));
  const value = (source: string, values = rules.normalise(CLASS)) => on.compile(source)(values);

  test('reckon with whole and real numbers alike', () => {
    expect(value('r.days * 2 + 1')).toBe(5);
    expect([value('r.days == 2'), value('2 == r.days'), value('r.days != 2')]).toEqual([true, true, false]);
    expect(value('r.participants.total / 3')).toBeCloseTo(13.33, 2);
    expect(value("r.participants['sex=female'] > 20")).toBe(true);
  });

  test('are unknown where something is not filled in, unless they ask', () => {
    expect(value('r.cost > 5')).toBeUndefined();
    expect(value('has(r.cost)')).toBe(false);
    expect(value('has(r.cost) && r.cost > 5')).toBe(false);
    expect(value('!has(r.cost) || r.cost > 5')).toBe(true);
    expect(value("r.participants['disability=disabled'] > 0")).toBeUndefined();
    expect(value('r.days / 0')).toBeUndefined();
  });

  test('sum a column of a table over the rows that have it', () => {
    const model = new RecordRules(register('model'));
    const values = model.normalise({
      assessments: [
        { year: { kind: 'year', year: 2021, index: 1 }, grade: 'good', funding: 3_000_000 },
        { year: { kind: 'year', year: 2022, index: 1 }, grade: 'fair' },
      ],
    });
    expect(values['all_funding']).toBe(3_000_000);
  });

  test.each([
    ['r.nothing > 1', /nothing/],
    ['r.title + 1', /string/],
    ['r.days >', /./],
    ['[1, 2]', /list/],
  ])('%s is refused in words', (source, words) => {
    expect(on.check(source)).toMatchObject({ fault: expect.stringMatching(words) });
  });

  test('that would visit lists within lists too often are refused', () => {
    const model = new Expressions(register('model'));
    const visit = (inside: string) =>
      `r.assessments.all(a, r.assessments.all(b, r.assessments.all(c, ${inside})))`;
    expect(model.check(visit('true'))).toEqual({ type: 'bool' });
    const four = `r.assessments.all(d, ${visit('true')})`;
    expect(model.check(four)).toMatchObject({ fault: expect.stringContaining('steps') });
  });
});

describe('a record', () => {
  test('in its stored form is trimmed, computed, and holds nothing hidden', () => {
    const values = rules.normalise({ ...CLASS, other_topic: 'hidden', remarks: '  ', gain: 99 });
    expect(values).toMatchObject({ title: 'Tập huấn lồng ghép giới', gain: 20.5 });
    expect(values).not.toHaveProperty('other_topic');
    expect(values).not.toHaveProperty('remarks');
    expect(rules.normalise(values)).toEqual(values);
  });

  test('without faults has none', () => {
    expect(faultsOf(CLASS)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['nothing entered', { title: '' }, 'title', /Hãy nhập “Tên lớp”/],
    ['what a choice makes necessary', { topic: 'other' }, 'other_topic', /Hãy nhập/],
    ['a choice out of the list', { level: 'galaxy' }, 'level', /“galaxy” không có trong danh mục/],
    ['a day that is none', { ends_on: '2022-02-30' }, 'ends_on', /không phải là ngày có thật/],
    ['a day to come', { starts_on: '2022-12-01', ends_on: '2022-12-02' }, 'starts_on', /không sau hôm nay/],
    ['a check across fields', { ends_on: '2022-05-31' }, 'ends_on', /từ ngày bắt đầu/],
    ['a number too large', { days: 61 }, 'days', /không lớn hơn 60/],
    ['too many decimals', { days: 1.25 }, 'days', /nhiều nhất 1 chữ số/],
    ['no number', { days: 'hai' }, 'days', /phải là một số/],
    ['text too long', { title: 'x'.repeat(301) }, 'title', /301 ký tự; nhiều nhất 300/],
    ['more than the total', { certificates: 41 }, 'certificates', /không nhiều hơn số người học/],
    [
      'parts that do not make the whole',
      { participants: { '': 40, 'sex=female': 25, 'sex=male': 16 } },
      'participants',
      /cộng lại là 41, khác 40/,
    ],
    [
      'a part larger than its whole',
      { participants: { '': 40, 'sex=female': 25, 'sex=male': 15, 'sex=female,ethnicity=minority': 26 } },
      'participants',
      /nữ, người dân tộc thiểu số \(26\) nhiều hơn nữ \(25\)/,
    ],
    ['parts without a total', { participants: { 'sex=female': 25 } }, 'participants', /hãy nhập tổng số/],
    ['half a person', { participants: { '': 1.5 } }, 'participants', /số nguyên không âm/],
  ])('%s is named at its field', (_, change, path, words) => {
    const faults = faultsOf({ ...CLASS, ...change });
    expect(faults[0]).toMatchObject({
      path,
      severity: 'error',
      message: { vi: expect.stringMatching(words) },
    });
    expect(faults[0]?.message.en).not.toBe('');
  });

  test('with something odd is warned of, not stopped', () => {
    expect(faultsOf({ ...CLASS, after: 40 })).toMatchObject([{ path: 'after', severity: 'warning' }]);
  });

  test('names row and column of a table', () => {
    const model = new RecordRules(register('model'));
    const faults = model.faults(
      model.normalise({
        assessments: [{ grade: 'good', year: { kind: 'year', year: 2022, index: 1 } }, { grade: 'x' }],
      }),
      context,
    );
    expect(faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['assessments.1.year', 'assessments.1.grade']),
    );
    expect(faults.map(({ path }) => path)).not.toContain('assessments.0.grade');
  });

  test('of any shape is answered, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...rules.fields.map(({ code }) => code)), fc.jsonValue()),
        (entered) => {
          const values = rules.normalise(entered);
          rules.faults(values, context);
          expect(rules.normalise(values)).toEqual(values);
        },
      ),
    );
  });
});

describe('a grid', () => {
  const field = rules.fields.find(({ code }) => code === 'participants') as FieldOf<'grid'>;
  /** People with a sex, perhaps of a minority, perhaps disabled: counted, they make a grid without fault. */
  const people = fc.array(
    fc.record({
      sex: fc.constantFrom('female', 'male'),
      ethnicity: fc.constantFrom('minority', undefined),
      disability: fc.constantFrom('disabled', undefined),
      post: fc.constantFrom('leader', 'official', 'part_time', 'other_post'),
    }),
    { maxLength: 60 },
  );
  const counted = (all: readonly Record<string, string | undefined>[]) =>
    Object.fromEntries(
      [TOTAL, ...gridKeys(field, AXES)].map((key) => [
        key,
        all.filter((one) =>
          key === TOTAL
            ? true
            : key.split(',').every((part) => one[part.split('=')[0] ?? ''] === part.split('=')[1]),
        ).length,
      ]),
    );

  test('counted from people has no fault, with any cells left empty', () => {
    fc.assert(
      fc.property(people, fc.array(fc.nat(20)), (all, emptied) => {
        const grid: Record<string, number> = counted(all);
        const keys = gridKeys(field, AXES);
        for (const at of emptied) delete grid[keys[at % keys.length] ?? ''];
        expect(gridFaults(field, grid, AXES)).toEqual([]);
      }),
    );
  });

  test('with one cell of an exhaustive breakdown changed has a fault', () => {
    fc.assert(
      fc.property(
        people,
        fc.constantFrom('sex=female', 'sex=male'),
        fc.integer({ min: 1, max: 9 }),
        (all, key, by) => {
          const grid = counted(all);
          expect(gridFaults(field, { ...grid, [key]: (grid[key] ?? 0) + by }, AXES)).not.toEqual([]);
        },
      ),
    );
  });
});

describe('facts', () => {
  const sum = (facts: readonly Fact[], measure: string, breakdown: Record<string, string> = {}) =>
    facts
      .filter(
        (fact) =>
          fact.measure === measure && Object.entries(breakdown).every(([k, v]) => fact.breakdown[k] === v),
      )
      .reduce((total, { value }) => total + value, 0);

  test('of a class: one class, its people in total and by cell, nothing of what is empty', () => {
    const facts = factsOf(rules, rules.normalise(CLASS));
    const by = { topic: 'mainstreaming', level: 'province' };
    expect(facts).toEqual([
      { measure: 'training_classes', day: '2022-06-01', breakdown: by, value: 1 },
      { measure: 'training_participants', day: '2022-06-01', breakdown: by, value: 40 },
      { measure: 'training_participants', day: '2022-06-01', breakdown: { ...by, sex: 'female' }, value: 25 },
      { measure: 'training_participants', day: '2022-06-01', breakdown: { ...by, sex: 'male' }, value: 15 },
      { measure: 'training_certificates', day: '2022-06-01', breakdown: {}, value: 38 },
      { measure: 'training_person_days', day: '2022-06-01', breakdown: {}, value: 80 },
    ]);
  });

  test('of a state count while it holds, its last day included', () => {
    const model = new RecordRules(register('model'));
    const facts = factsOf(
      model,
      model.normalise({
        kind: 'equality_club',
        opened_on: '2020-03-01',
        closed_on: '2022-06-30',
        members: { '': 30 },
      }),
    );
    const asOf = (day: string) =>
      sum(
        facts.filter((fact) => fact.day <= day),
        'models',
      );
    expect([asOf('2020-02-29'), asOf('2020-03-01'), asOf('2022-06-30'), asOf('2022-07-01')]).toEqual([
      0, 1, 1, 0,
    ]);
    expect(sum(facts, 'model_members')).toBe(0);
  });

  test('of a period count on its last day', () => {
    const base = register('loudspeaker-item');
    const byQuarter: RegisterDefinition = {
      ...base,
      day: 'quarter',
      sections: [
        {
          name: { vi: 'Kỳ', en: 'Period' },
          fields: [
            {
              code: 'quarter',
              type: 'period',
              kinds: ['quarter'],
              required: true,
              name: { vi: 'Quý', en: 'Quarter' },
            },
          ],
        },
        ...base.sections,
      ],
    };
    const quarterly = new RecordRules(byQuarter);
    const values = quarterly.normalise({ quarter: { kind: 'quarter', year: 2022, index: 3 }, kind: 'news' });
    expect(factsOf(quarterly, values)[0]).toMatchObject({ day: '2022-09-30', value: 1 });
  });
});

describe('a definition at fault', () => {
  const base = register('training-class');
  const changed = (change: Partial<RegisterDefinition>) => checkDefinition({ ...base, ...change }, AXES);

  test.each<[string, Partial<RegisterDefinition>, string, RegExp]>([
    ['a field twice', { sections: [...base.sections, ...base.sections.slice(0, 1)] }, 'title', /hai lần/],
    ['no day', { day: 'title' }, 'title', /trường ngày hoặc kỳ/],
    ['a state without an end', { nature: 'state' }, 'starts_on', /ngày kết thúc/],
    ['an empty list', { lists: { ...base.lists, topics: [] } }, 'topic', /chưa có mục nào/],
    [
      'a column of no field',
      { list: { columns: ['ghost'], filters: [] } },
      'list',
      /Không có trường “ghost”/,
    ],
    [
      'a check that is no question',
      { checks: [{ ...(base.checks[0] as RegisterDefinition['checks'][number]), that: 'r.days + 1' }] },
      'ends_after',
      /đúng\/sai/,
    ],
    [
      'a measure of what cannot be counted',
      {
        measures: [
          {
            ...(base.measures[0] as RegisterDefinition['measures'][number]),
            value: { from: 'field', field: 'title' },
          },
        ],
      },
      'training_classes',
      /không phải trường đếm được/,
    ],
    [
      'personal data without a purpose',
      {
        sections: [
          ...base.sections,
          {
            name: { vi: 'Giảng viên', en: 'Teacher' },
            fields: [{ code: 'teacher', type: 'person', name: { vi: 'Giảng viên', en: 'Teacher' } }],
          },
        ],
      },
      'teacher',
      /dữ liệu cá nhân/,
    ],
  ])('%s', (_, change, at, words) => {
    expect(changed(change)).toContainEqual({
      at,
      message: { vi: expect.stringMatching(words), en: expect.any(String) },
    });
  });
});
