import { describe, expect, test } from 'vitest';
import { register } from './catalog.fixture.ts';
import { compareDefinitions, fieldsOf, type RegisterDefinition, type SimpleField } from './index.ts';

describe('a change of definition', () => {
  const base = register('training-class');
  const withField = (code: string, change: Record<string, unknown>): RegisterDefinition => ({
    ...base,
    sections: base.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.code === code ? ({ ...field, ...change } as typeof field) : field,
      ),
    })),
  });

  test('that only adds is safe', () => {
    const after: RegisterDefinition = {
      ...base,
      lists: { ...base.lists, modes: [{ code: 'online', name: { vi: 'Trực tuyến', en: 'Online' } }] },
      sections: [
        ...base.sections,
        {
          name: { vi: 'Hình thức', en: 'Mode' },
          fields: [{ code: 'mode', type: 'choice', list: 'modes', name: { vi: 'Hình thức', en: 'Mode' } }],
        },
      ],
    };
    expect(compareDefinitions(base, after).map(({ effect, at }) => [effect, at])).toEqual([['safe', 'mode']]);
    expect(compareDefinitions(base, base)).toEqual([]);
  });

  test.each([
    ['a type', withField('certificates', { type: 'text' }), 'refused', 'certificates'],
    ['a unit', withField('days', { unit: { vi: 'buổi', en: 'half days' } }), 'refused', 'days'],
    ['the day', { ...base, day: 'ends_on' }, 'refused', 'day'],
    ['a list', withField('level', { list: 'topics' }), 'refused', 'level'],
    [
      'a choice dropped',
      { ...base, lists: { ...base.lists, levels: (base.lists['levels'] ?? []).slice(1) } },
      'mapping',
      'levels',
    ],
    [
      'the unit of a measure',
      { ...base, measures: base.measures.map((one) => ({ ...one, unit: { vi: 'khác', en: 'other' } })) },
      'refused',
      'training_classes',
    ],
    [
      'the day of a measure',
      { ...base, measures: base.measures.map((one) => ({ ...one, on: 'ends_on' })) },
      'refused',
      'training_classes',
    ],
  ] as const)('of %s is %s', (_, after, effect, at) => {
    expect(compareDefinitions(base, after as RegisterDefinition)).toContainEqual(
      expect.objectContaining({ effect, at }),
    );
  });

  test('of the columns of a table is held to the same rules', () => {
    const model = register('model');
    const columns = (change: (all: SimpleField[]) => SimpleField[]): RegisterDefinition => ({
      ...model,
      sections: model.sections.map((section) => ({
        ...section,
        fields: section.fields.map((field) =>
          field.type === 'table' ? { ...field, columns: change(field.columns) } : field,
        ),
      })),
    });
    const text: SimpleField = { code: 'grade', type: 'text', name: { vi: 'Xếp loại', en: 'Grade' } };
    const retyped = columns((all) => all.map((one) => (one.code === 'grade' ? text : one)));
    expect(compareDefinitions(model, retyped)).toMatchObject([
      { effect: 'refused', at: 'assessments.grade' },
    ]);
    const dropped = columns((all) => all.filter(({ code }) => code !== 'grade'));
    expect(compareDefinitions(model, dropped)).toMatchObject([{ effect: 'safe', at: 'assessments.grade' }]);
    const { grades, ...lists } = model.lists;
    expect(compareDefinitions(model, { ...model, lists })).toHaveLength(grades?.length ?? 0);
  });

  test('keeps the records of before readable: a dropped field is kept by them', () => {
    const after: RegisterDefinition = { ...base, sections: base.sections.slice(0, 2) };
    const gone = compareDefinitions(base, after).filter(({ effect }) => effect === 'safe');
    expect(gone.map(({ at }) => at)).toEqual(
      fieldsOf(base)
        .slice(12)
        .map(({ code }) => code),
    );
  });
});
