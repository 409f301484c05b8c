import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureKey, figuresOf } from './figures.ts';
import { Part, Sentence } from './model.ts';
import { saySentence } from './sentence.ts';
import { tableRows } from './table.ts';

const sentence = Sentence.parse({
  code: 'training',
  figures: {
    classes: { measure: 'training_classes' },
    people: { measure: 'training_participants' },
    women: { measure: 'training_participants', breakdown: { sex: 'female' } },
  },
  needs: ['classes'],
  text: {
    vi: 'Trong {period}, đã tổ chức {classes} lớp tập huấn[ cho {people} lượt người][, trong đó có {women} nữ ({women%people})].',
    en: 'In {period}, {classes} classes were held[ for {people} people][, {women} of them women ({women%people})].',
  },
  otherwise: { vi: 'Trong {period} chưa có lớp tập huấn nào.', en: 'No classes in {period}.' },
  compare: 'classes',
});
const around = { period: '6 tháng đầu năm 2022' };
const figures = (values: Record<string, number>) => new Map(Object.entries(values));
const say = (values: Record<string, number>) => saySentence(sentence, figures(values), around, 'vi')?.text;

describe('sentences', () => {
  test('say what is known', () => {
    expect(
      say({
        'training_classes@this': 12,
        'training_participants@this': 1234,
        'training_participants[sex=female]@this': 700,
        'training_classes@year_ago': 10,
      }),
    ).toBe(
      'Trong 6 tháng đầu năm 2022, đã tổ chức 12 lớp tập huấn cho 1.234 lượt người, trong đó có 700 nữ (56,7%), tăng 2 (20%) so với cùng kỳ năm trước.',
    );
  });

  test('leave out clauses whose figures are unknown or zero, and compare with nothing when there is nothing', () => {
    expect(say({ 'training_classes@this': 12 })).toBe(
      'Trong 6 tháng đầu năm 2022, đã tổ chức 12 lớp tập huấn.',
    );
    expect(
      say({
        'training_classes@this': 12,
        'training_participants@this': 30,
        'training_participants[sex=female]@this': 0,
      }),
    ).toBe('Trong 6 tháng đầu năm 2022, đã tổ chức 12 lớp tập huấn cho 30 lượt người.');
  });

  test('have other words, or none, when what they need is not there', () => {
    expect(say({})).toBe('Trong 6 tháng đầu năm 2022 chưa có lớp tập huấn nào.');
    const { otherwise: _, ...silent } = sentence;
    expect(saySentence(silent, figures({}), around, 'vi')).toBeUndefined();
  });

  test.each([
    [10, 10, ', bằng cùng kỳ năm trước.'],
    [8, 10, ', giảm 2 (20%) so với cùng kỳ năm trước.'],
  ])('%d after %d: "%s"', (now, before, words) => {
    expect(say({ 'training_classes@this': now, 'training_classes@year_ago': before })).toMatch(
      new RegExp(`${words.replace(/[().%]/g, '\\$&')}$`),
    );
  });

  test('name every figure that they rest on, and only those', () => {
    const said = saySentence(sentence, figures({ 'training_classes@this': 1 }), around, 'vi');
    expect([...(said?.figures ?? [])].sort()).toEqual([
      'training_classes@this',
      'training_classes@year_ago',
      'training_participants@this',
      'training_participants[sex=female]@this',
    ]);
  });

  test('never show braces or brackets, whatever is known', () => {
    const keys = [
      'training_classes@this',
      'training_participants@this',
      'training_participants[sex=female]@this',
      'training_classes@year_ago',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(50), { nil: undefined }), { minLength: 4, maxLength: 4 }),
        (values) => {
          const known = new Map(
            keys.flatMap((key, at) => (values[at] === undefined ? [] : [[key, values[at]] as const])),
          );
          const text = saySentence(sentence, known, around, 'vi')?.text ?? '';
          expect(text).not.toMatch(/[{}[\]…]/);
          expect(text).toMatch(/\.$/);
        },
      ),
    );
  });
});

const table = Part.parse({
  type: 'table',
  code: 'classes',
  title: { vi: 'Tập huấn', en: 'Training' },
  rows: [
    { band: { vi: 'Nâng cao năng lực', en: 'Capacity' } },
    { name: { vi: 'Số lớp', en: 'Classes' }, measure: 'training_classes', by: 'topic' },
    { name: { vi: 'Số lượt người', en: 'People' }, measure: 'training_participants' },
  ],
  columns: [
    { kind: 'value', name: { vi: 'Cùng kỳ', en: 'Year ago' }, period: 'year_ago' },
    { kind: 'value', name: { vi: 'Kỳ này', en: 'This period' } },
    { kind: 'value', name: { vi: 'Nữ', en: 'Women' }, breakdown: { sex: 'female' } },
    { kind: 'share', name: { vi: '% nữ', en: '% women' }, of: [2, 1] },
    { kind: 'change', name: { vi: 'Tăng, giảm (%)', en: 'Change (%)' }, of: [0, 1] },
  ],
});
if (table.type !== 'table') throw new Error('not a table');
const choices = () => [{ code: 'media', name: { vi: 'Truyền thông', en: 'Media' } }];

describe('tables', () => {
  test('have a row for each choice, values by column, and shares and changes reckoned from them', () => {
    const rows = tableRows(
      table,
      figures({
        'training_classes@this': 12,
        'training_classes@year_ago': 10,
        'training_classes[topic=media]@this': 3,
        'training_participants@this': 200,
        'training_participants[sex=female]@this': 150,
        'training_participants@year_ago': 0,
      }),
      choices,
    );
    expect(rows.map(({ name, band, cells }) => [name.vi, band, cells.map(({ value }) => value)])).toEqual([
      ['Nâng cao năng lực', true, []],
      ['Số lớp', false, [10, 12, null, null, 20]],
      ['– Truyền thông', false, [null, 3, null, null, null]],
      ['Số lượt người', false, [0, 200, 150, 75, null]],
    ]);
    expect(rows[3]?.cells[3]?.figures).toEqual([
      'training_participants[sex=female]@this',
      'training_participants@this',
    ]);
  });

  test('ask for every figure of every cell once', () => {
    const outline = {
      code: 'x',
      version: 1,
      name: { vi: 'x', en: 'x' },
      subject: { vi: 'x', en: 'x' },
      sections: [{ code: 'a', heading: { vi: 'A', en: 'A' }, parts: [table, table], sections: [] }],
      annexes: [],
    };
    const asked = [...figuresOf(outline, choices).keys()];
    expect(new Set(asked).size).toBe(asked.length);
    const needed = tableRows(table, new Map(), choices).flatMap(({ cells }) =>
      cells.flatMap((cell) => cell.figures),
    );
    expect(new Set(asked)).toEqual(new Set(needed));
  });

  test('a figure has one name, whatever the order of its breakdown', () => {
    const figure = { measure: 'm', period: 'this' } as const;
    expect(figureKey({ ...figure, breakdown: { sex: 'female', age: 'young' } })).toBe(
      figureKey({ ...figure, breakdown: { age: 'young', sex: 'female' } }),
    );
  });
});
