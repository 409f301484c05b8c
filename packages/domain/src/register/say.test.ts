import { expect, test } from 'vitest';
import { type Field, RegisterDefinition } from './model.ts';
import { sayValue } from './say.ts';

const name = { vi: 'Tên', en: 'Name' };
const lists = RegisterDefinition.shape.lists.parse({
  forms: [
    { code: 'talk', name: { vi: 'Tọa đàm', en: 'Talk' } },
    { code: 'contest', name: { vi: 'Hội thi', en: 'Contest' }, retired: true },
  ],
});
const unit = { vi: 'người', en: 'people' };

test.each<[Field, unknown, string | undefined, string | undefined]>([
  [{ code: 'a', name, type: 'choice', list: 'forms' }, 'talk', 'Tọa đàm', 'Talk'],
  [
    { code: 'a', name, type: 'choices', list: 'forms' },
    ['talk', 'contest'],
    'Tọa đàm, Hội thi',
    'Talk, Contest',
  ],
  [{ code: 'a', name, type: 'choice', list: 'forms' }, 'gone', 'gone', 'gone'],
  [{ code: 'a', name, type: 'number', unit, decimals: 1 }, 1234.5, '1.234,5', '1,234.5'],
  [{ code: 'a', name, type: 'money' }, 1_500_000, '1.500.000', '1,500,000'],
  [{ code: 'a', name, type: 'date' }, '2022-03-08', '08/03/2022', '08/03/2022'],
  [
    { code: 'a', name, type: 'period', kinds: ['quarter'] },
    { kind: 'quarter', year: 2022, index: 2 },
    'Quý II năm 2022',
    'Quarter 2 of 2022',
  ],
  [{ code: 'a', name, type: 'yes_no' }, false, 'Không', 'No'],
  [{ code: 'a', name, type: 'body' }, 'id-1', 'Sở Tư pháp', 'Sở Tư pháp'],
  [{ code: 'a', name, type: 'place', level: 'commune' }, 'id-2', undefined, undefined],
  [
    { code: 'a', name, type: 'grid', unit, cells: [['sex']] },
    { '': 1200, 'sex=female': 700 },
    '1.200',
    '1,200',
  ],
  [{ code: 'a', name, type: 'grid', unit, cells: [['sex']] }, {}, undefined, undefined],
  [{ code: 'a', name, type: 'file', max: 5 }, ['x', 'y'], '2', '2'],
  [{ code: 'a', name, type: 'text' }, 'Lớp 1', 'Lớp 1', 'Lớp 1'],
])('%j of %j', (field, value, vi, en) => {
  const names = { 'id-1': 'Sở Tư pháp' };
  expect(sayValue(field, value as never, { lists, names, language: 'vi' })).toBe(vi);
  expect(
    sayValue(field, value as never, { lists, names: new Map(Object.entries(names)), language: 'en' }),
  ).toBe(en);
});

test('what is empty says nothing', () => {
  expect(
    sayValue({ code: 'a', name, type: 'text' }, undefined, { lists, names: {}, language: 'vi' }),
  ).toBeUndefined();
});
