import type { Field } from '@binhdang/domain/register';
import { expect, test } from 'vitest';
import { differences, type Telling } from './differences.ts';

const named = (vi: string) => ({ vi, en: vi });
const FIELDS = [
  { code: 'title', type: 'text', name: named('Tên') },
  { code: 'kind', type: 'choice', list: 'kinds', name: named('Loại') },
  { code: 'people', type: 'grid', name: named('Người dự'), unit: named('người'), cells: [['sex']] },
  {
    code: 'rows',
    type: 'table',
    name: named('Phân phát'),
    columns: [{ code: 'copies', type: 'number', name: named('Số bản'), unit: named('bản') }],
  },
  { code: 'files', type: 'file', name: named('Tệp'), max: 3 },
] as readonly Field[];

const TELLING: Telling = {
  saying: {
    lists: { kinds: [{ code: 'talk', name: named('Tọa đàm') }] },
    names: {},
    language: 'vi',
  },
  axes: new Map([
    [
      'sex',
      {
        code: 'sex',
        name: named('Giới tính'),
        exhaustive: true,
        categories: [
          { code: 'female', name: named('nữ') },
          { code: 'male', name: named('nam') },
        ],
      },
    ],
  ]),
  fileNames: new Map([['f1', 'anh.png']]),
};

const said = (before: object, after: object) =>
  differences(FIELDS, before as never, after as never, TELLING).map(
    ({ name, before: was, after: is }) => `${name.vi}: ${was ?? '–'} → ${is ?? '–'}`,
  );

test('nothing, where nothing differs', () => {
  const record = { title: 'A', people: { '': 3, 'sex=female': 2 }, rows: [{ copies: 1 }] };
  expect(said(record, structuredClone(record))).toEqual([]);
});

test('fields in words, in order of the form, empty ones too', () => {
  expect(said({ title: 'A', files: ['f1', 'f2'] }, { title: 'B', kind: 'talk' })).toEqual([
    'Tên: A → B',
    'Loại: – → Tọa đàm',
    'Tệp: anh.png, f2 → –',
  ]);
});

test('cells of a grid by their names, also one that the form offers no more', () => {
  expect(
    said(
      { people: { '': 1200, 'sex=female': 700 } },
      { people: { '': 1250, 'sex=female': 700, 'age=old': 3 } },
    ),
  ).toEqual(['Người dự: tổng số: 1.200 → 1.250', 'Người dự: old: – → 3']);
});

test('rows of a table by their place, with those that came and went', () => {
  expect(said({ rows: [{ copies: 10 }, { copies: 20 }] }, { rows: [{ copies: 15 }] })).toEqual([
    'Phân phát, dòng 1: Số bản: 10 → 15',
    'Phân phát, dòng 2: Số bản: 20 → –',
  ]);
});
