/** Working on a definition: names and codes, what is found at fault and how it is said, what becomes of old records. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AXES, register } from './catalog.fixture.ts';
import {
  answered,
  changesSince,
  codeFrom,
  compareDefinitions,
  Expressions,
  emptyDefinition,
  type Field,
  fieldsOf,
  findingsOf,
  mapChoices,
  mappingNeeds,
  RecordRules,
  RegisterDefinition,
  renameField,
  type Surroundings,
  structuralFaults,
  tidyDefinition,
  usesOf,
} from './index.ts';

const base = register('training-class');
const around: Surroundings = {
  axes: AXES,
  registers: new Set(['model']),
  measuresElsewhere: new Map([['models', { vi: 'Mô hình', en: 'Models' }]]),
};

describe('a code from a name', () => {
  test.each([
    ['Hình thức', 'hinh_thuc'],
    ['Đơn vị đăng cai (nếu có)', 'don_vi_dang_cai_neu_co'],
    ['8/3: số buổi', 'so_buoi'],
    ['???', 'muc'],
  ])('%s', (name, code) => {
    expect(codeFrom(name, new Set())).toBe(code);
  });

  test('is never one that is taken, and always a code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (name, taken) => {
        const known = new Set([...taken, codeFrom(name, new Set())]);
        const code = codeFrom(name, known);
        expect(known.has(code)).toBe(false);
        expect(code).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
        expect(codeFrom(name, known, '-')).toMatch(/^[a-z]+(-[a-z]+)*$/);
      }),
    );
  });
});

describe('a field under another code', () => {
  test('takes everything that names it along', () => {
    const all = fieldsOf(base).map(({ code }) => code);
    for (const code of all) {
      const renamed = renameField(base, code, 'quite_other');
      expect(findingsOf(renamed, around)).toEqual([]);
      expect(usesOf(renamed, code)).toEqual([]);
      expect(usesOf(renamed, 'quite_other')).toHaveLength(usesOf(base, code).length);
      expect(renameField(renamed, 'quite_other', code)).toEqual(base);
    }
  });
});

describe('findings', () => {
  test('are none for the catalog and for a register as it begins, once it says its purpose', () => {
    expect(findingsOf(base, around)).toEqual([]);
    const empty = emptyDefinition('so-moi', { vi: 'Sổ mới', en: '' });
    expect(findingsOf(empty, around)).toEqual([
      {
        part: 'register',
        code: 'purpose',
        message: { vi: 'Hãy ghi sổ này dùng để làm gì.', en: 'Please say what it is for.' },
      },
    ]);
    expect(findingsOf({ ...empty, purpose: { vi: 'Theo dõi', en: '' } }, around)).toEqual([]);
  });

  test('say where each is put right', () => {
    const wrong = {
      ...base,
      sections: [...base.sections, { name: { vi: 'Trống', en: '' }, fields: [] }],
      lists: { ...base.lists, levels: [] },
      measures: [...base.measures, { ...base.measures[0], code: 'So', name: { vi: '', en: '' } }],
    };
    expect(findingsOf(wrong, around).map(({ part, code }) => `${part} ${code}`)).toEqual([
      'list levels',
      'section 3',
      'measure So',
      'measure So',
    ]);
  });

  test('hold measures of all registers apart, and links to registers that are there', () => {
    const clash = {
      ...base,
      measures: base.measures.map((measure, at) => (at === 0 ? { ...measure, code: 'models' } : measure)),
    };
    expect(findingsOf(clash, around)).toMatchObject([{ part: 'measure', code: 'models' }]);
    const link: Field = {
      code: 'lien_ket',
      type: 'link',
      register: 'ghost',
      name: { vi: 'Nối', en: 'Link' },
    };
    const [first, ...rest] = base.sections;
    if (!first) throw new Error('no section');
    const linked = { ...base, sections: [{ ...first, fields: [...first.fields, link] }, ...rest] };
    expect(findingsOf(linked, around)).toMatchObject([{ part: 'field', code: 'lien_ket' }]);
  });

  test('are given for any JSON at all, never thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        expect(Array.isArray(findingsOf(content, around))).toBe(true);
        expect(structuralFaults(content).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('what people leave behind while they type', () => {
  test('is tidied: blanks, emptied conditions, English not written', () => {
    const left = {
      ...base,
      name: { vi: '  Lớp  ', en: '' },
      sections: base.sections.map((section) => ({
        ...section,
        fields: section.fields.map((field) => ({ ...field, shownWhen: ' ', hint: { vi: '', en: '' } })),
      })),
    };
    const tidy = RegisterDefinition.parse(tidyDefinition(left));
    expect(tidy.name).toEqual({ vi: 'Lớp', en: 'Lớp' });
    expect(fieldsOf(tidy).some((field) => 'shownWhen' in field || 'hint' in field)).toBe(false);
    expect(tidyDefinition(tidy)).toEqual(tidy);
  });
});

describe('what is wrong with an expression', () => {
  const on = new Expressions(base);
  test.each([
    ['r.ghost > 1', /Không có trường nào có mã “ghost”/],
    ['days > 1', /hãy viết r\.days/],
    ['r.topic = "x"', /“==”/],
    ['r.days > 1 and r.days < 3', /“&&”/],
    ['r.days > 1 hoặc r.days < 3', /“\|\|”/],
    ['r.days > 0,5', /dấu chấm/],
    ['r.days + "a"', /“\+” giữa số và chữ/],
    ['r.days && r.tested', /câu hỏi có\/không/],
    ['r.audience == "leaders"', /in r\.trường/],
    ['(r.days > 1', /đóng ngoặc/],
    ['r.days >', /chưa viết hết/],
    ['"abc', /dấu nháy đóng/],
    ['total(r.days)', /Không có hàm “total”/],
    ['r.days > 1 )', /Không hiểu từ chỗ/],
    ['!r.days', /“!” không dùng được với số/],
  ])('%s', (source, words) => {
    const checked = on.check(source);
    expect('words' in checked ? checked.words.vi : '').toMatch(words);
    expect('words' in checked ? checked.words.en : '').toMatch(/[a-z]/);
  });
});

describe('choices that become others', () => {
  const model = register('model');
  test('do so in fields, in several choices and in rows, each once', () => {
    const mapping = { audiences: { leaders: 'drafters' }, topics: { media: 'other' } };
    const values = { title: 'x', topic: 'media', audience: ['leaders', 'drafters', 'press'] };
    expect(mapChoices(base, values, mapping)).toEqual({
      title: 'x',
      topic: 'other',
      audience: ['drafters', 'press'],
    });
    expect(mapChoices(base, values, {})).toBe(values);
    const rows = { assessments: [{ grade: 'good' }, { grade: 'fair' }] };
    expect(mapChoices(model, rows, { grades: { good: 'fair' } })).toEqual({
      assessments: [{ grade: 'fair' }, { grade: 'fair' }],
    });
  });

  test('are asked for only where records hold them, and offered what both versions know', () => {
    const topics = (base.lists['topics'] ?? []).filter(({ code }) => code !== 'media');
    const fresh = { code: 'fresh', name: { vi: 'Mới', en: 'New' } };
    const after = { ...base, lists: { ...base.lists, topics: [...topics, fresh] } };
    const earlier = [{ number: 1, definition: base }];
    expect(mappingNeeds(earlier, after, [])).toEqual([]);
    const needs = mappingNeeds(earlier, after, [
      { number: 1, field: 'topic', choice: 'media', records: 3 },
      { number: 1, field: 'topic', choice: 'other', records: 9 },
    ]);
    expect(needs).toMatchObject([{ list: 'topics', choice: { code: 'media' }, records: 3 }]);
    expect(needs[0]?.offered.map(({ code }) => code)).not.toContain('fresh');
    expect(answered(needs, { topics: { media: 'fresh' } })).toEqual({});
    expect(answered(needs, { topics: { media: 'other', level: 'x' } })).toEqual({
      topics: { media: 'other' },
    });
  });
});

describe('any changes that are all safe', () => {
  const kept = (definition: RegisterDefinition, change: (field: Field) => Field | undefined) => ({
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      fields: section.fields.map(change).filter((field) => field !== undefined),
    })),
  });
  type Step = (definition: RegisterDefinition) => RegisterDefinition;
  const code = fc.constantFrom(...fieldsOf(base).map((field) => field.code as string));
  const list = fc.constantFrom(...Object.keys(base.lists));
  /** Edits as a designer makes them; some of them harm, so that the comparison has to tell. */
  const step: fc.Arbitrary<Step> = fc.oneof(
    code.map(
      (one): Step =>
        (now) =>
          kept(now, (field) => (field.code === one ? undefined : field)),
    ),
    code.map(
      (one): Step =>
        (now) =>
          kept(now, (field) =>
            field.code === one ? { ...field, name: { vi: 'Tên khác', en: 'Other' }, required: true } : field,
          ),
    ),
    code.map(
      (one): Step =>
        (now) =>
          kept(now, (field) =>
            field.code === one ? { code: field.code, type: 'text', name: field.name } : field,
          ),
    ),
    fc.tuple(list, fc.nat(3)).map(
      ([one, at]): Step =>
        (now) => ({
          ...now,
          lists: { ...now.lists, [one]: (now.lists[one] ?? []).filter((_, index) => index !== at) },
        }),
    ),
    list.map(
      (one): Step =>
        (now) => ({
          ...now,
          lists: {
            ...now.lists,
            [one]: [
              ...(now.lists[one] ?? []).map((choice) => ({ ...choice, retired: true })),
              { code: 'fresh', name: { vi: 'Mới', en: 'New' } },
            ],
          },
        }),
    ),
    fc.constantFrom('text', 'number', 'yes_no').map(
      (type): Step =>
        (now) => {
          const [first, ...rest] = now.sections;
          const added = {
            code: 'added',
            type,
            name: { vi: 'Thêm', en: 'Added' },
            unit: { vi: 'x', en: 'x' },
          };
          return first && !fieldsOf(now).some((field) => field.code === 'added')
            ? { ...now, sections: [{ ...first, fields: [...first.fields, added as Field] }, ...rest] }
            : now;
        },
    ),
  );
  const CLASS = {
    title: 'Tập huấn',
    topic: 'media',
    level: 'district',
    starts_on: '2022-05-10',
    ends_on: '2022-05-11',
    days: 2,
    audience: ['leaders', 'press'],
    participants: { '': 40, 'sex=female': 25, 'sex=male': 15 },
    tested: true,
    before: 50,
    after: 70.5,
    cost: 5_000_000,
  };

  test('leave every value of an old record readable by the new version', () => {
    const values = new RecordRules(base).normalise(CLASS);
    const outcome = { safe: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const after = steps.reduce((now, one) => one(now), base);
        if (findingsOf(after, around).length > 0) return;
        if (compareDefinitions(base, after).some(({ effect }) => effect !== 'safe')) {
          outcome.refused++;
          return;
        }
        outcome.safe++;
        const rules = new RecordRules(after);
        const shared = new Set(fieldsOf(after).map((field) => field.code as string));
        const faults = rules.faults(rules.normalise(values), { axes: AXES, today: '2022-06-15' });
        // Nothing that both know is read as something else: what may be missing is only what is new.
        expect(faults.filter(({ path }) => values[path] !== undefined && shared.has(path))).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(outcome.safe).toBeGreaterThan(20);
    expect(outcome.refused).toBeGreaterThan(20);
  });

  test('are judged against all earlier versions: a field dropped once does not come back as another', () => {
    const dropped = kept(base, (field) => (field.code === 'cost' ? undefined : field));
    const back: Field = { code: 'cost', type: 'text', name: { vi: 'Kinh phí', en: 'Cost' } };
    const [first, ...rest] = dropped.sections;
    if (!first) throw new Error('no section');
    const after = { ...dropped, sections: [{ ...first, fields: [...first.fields, back] }, ...rest] };
    expect(changesSince([{ number: 2, definition: dropped }], after).map(({ effect }) => effect)).toEqual([
      'safe',
    ]);
    const changes = changesSince(
      [
        { number: 2, definition: dropped },
        { number: 1, definition: base },
      ],
      after,
    );
    expect(changes[0]).toMatchObject({ effect: 'refused', part: 'field', at: 'cost' });
    expect(changes[0]?.message.vi).toContain('phiên bản 1');
  });
});

describe('the difference in words', () => {
  test.each<[string, Partial<RegisterDefinition>, string]>([
    ['a name', { name: { vi: 'Khóa học', en: 'Courses' } }, 'Đổi tên sổ'],
    ['a purpose', { purpose: { vi: 'Khác', en: 'Other' } }, 'Đổi mục đích'],
    ['a check', { checks: base.checks.slice(1) }, 'Bỏ kiểm tra'],
    ['a measure', { measures: base.measures.slice(1) }, 'Ngừng tính'],
    [
      'what a measure is split by',
      { measures: base.measures.map(({ by: _, ...measure }) => measure) },
      'đếm theo cách mới',
    ],
    ['columns', { list: { columns: ['title'], filters: [] } }, 'Đổi cột'],
    ['the order', { sections: [...base.sections].reverse() }, 'Đổi thứ tự'],
  ])('names %s', (_, change, words) => {
    const changes = compareDefinitions(base, { ...base, ...change });
    expect(changes.map(({ message }) => message.vi).join('\n')).toContain(words);
    expect(changes.every(({ effect }) => effect === 'safe')).toBe(true);
  });

  test('is nothing between a version and itself, whatever the order of its keys', () => {
    const shuffled = JSON.parse(JSON.stringify(base), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as RegisterDefinition;
    expect(compareDefinitions(base, shuffled)).toEqual([]);
  });
});
