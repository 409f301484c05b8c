import { RecordRules, sheetNames } from '@binhdang/domain/register';
import { describe, expect, test } from 'vitest';
import { AXES, register } from '../../../../../packages/domain/src/register/catalog.fixture.ts';
import { type CheckContext, checkRow, tidied } from './check.ts';
import { byHeadings, copiedText, pastedCells } from './paste.ts';
import { batchPlan } from './plan.ts';
import { type BatchRow, type BatchState, batchReducer, emptyState, MOST_ROWS } from './rows.ts';

const definition = register('training-class');
const plan = batchPlan(definition, AXES);
const context: CheckContext = {
  plan,
  rules: new RecordRules(definition),
  axes: AXES,
  today: '2022-06-15',
  cells: {
    lists: definition.lists,
    names: sheetNames(
      [{ id: 'b1', name: 'Xã Minh Lãng', shortName: null, parent: 'Huyện Vũ Thư', others: [] }],
      [],
    ),
  },
};
const at = (code: string): number => plan.placeOf.get(code) ?? -1;
const row = (cells: Record<string, string>): BatchRow => ({
  id: 'r',
  cells: plan.columns.map(({ code }) => cells[code] ?? ''),
});
const RIGHT = {
  title: 'Tập huấn lồng ghép giới',
  topic: 'Lồng ghép vấn đề bình đẳng giới',
  level: 'cap tinh',
  starts_on: '1/6/2022',
  ends_on: '02/06/2022',
  days: '2',
  place: 'xa minh lang',
  audience: 'Người dân; Lãnh đạo, quản lý',
  participants: '1.040',
  'participants.sex=female': '625',
  'participants.sex=male': '415',
  certificates: '38',
  tested: 'x',
  before: '50',
  after: '71,5',
  cost: '30 triệu',
};

describe('a row', () => {
  test('is read as people write', () => {
    const { values, notes, whole, errors } = checkRow(row(RIGHT), context);
    expect([[...notes], whole, errors]).toEqual([[], [], 0]);
    expect(values).toMatchObject({
      topic: 'mainstreaming',
      level: 'province',
      starts_on: '2022-06-01',
      place: 'b1',
      audience: ['people', 'leaders'],
      participants: { '': 1040, 'sex=female': 625, 'sex=male': 415 },
      tested: true,
      after: 71.5,
      cost: 30_000_000,
    });
  });

  test('has its faults at their cells', () => {
    const wrong = {
      ...RIGHT,
      ends_on: '31/02/2022',
      title: '',
      'participants.sex=male': '5',
      level: 'xã hội',
    };
    const { notes, errors } = checkRow(row(wrong), context);
    expect([...notes.keys()].sort((a, b) => a - b)).toEqual(
      [at('title'), at('level'), at('ends_on'), at('participants')].sort((a, b) => a - b),
    );
    expect(errors).toBe(4);
  });

  test('says what would be dropped', () => {
    const { notes } = checkRow(row({ ...RIGHT, tested: 'không' }), context);
    expect([...notes].map(([column, { severity }]) => [column, severity])).toEqual([
      [at('before'), 'warning'],
      [at('after'), 'warning'],
    ]);
  });

  test('in which nothing stands has no faults', () => {
    expect(checkRow(row({}), context).errors).toBe(0);
  });

  test('shows what the server said until it is changed', () => {
    const refused: BatchRow = {
      ...row(RIGHT),
      refused: [{ column: at('title'), message: { vi: 'Đã có', en: 'There already' } }],
    };
    expect(checkRow(refused, context).notes.get(at('title'))?.message.vi).toBe('Đã có');
    const state: BatchState = { rows: [refused], past: [], future: [] };
    const next = batchReducer(plan.columns.length)(state, {
      do: 'put',
      at: { row: 0, column: at('title') },
      texts: [['Khác']],
    });
    expect(next.rows[0]?.refused).toBeUndefined();
  });
});

test.each([
  ['level', 'cap tinh', 'Cấp tỉnh'],
  ['starts_on', '1/6', '01/06/2022'],
  ['starts_on', '010622', '01/06/2022'],
  ['starts_on', '31/2/2022', '31/2/2022'],
  ['cost', '2,5 tỷ', '2500000000'],
  ['after', '71,50', '71,5'],
  ['tested', 'X', 'Có'],
  ['place', 'xa minh lang', 'Xã Minh Lãng'],
  ['participants', '1.040', '1040'],
  ['participants', 'nhiều', 'nhiều'],
])('a cell of %s: "%s" stands as "%s"', (code, typed, shown) => {
  const column = plan.columns[at(code)];
  if (column === undefined) throw new Error('no column');
  expect(tidied(column, typed, context)).toBe(shown);
});

describe('the clipboard', () => {
  test('of Excel is read with quotes and line breaks in cells', () => {
    expect(pastedCells('a\t"hai\ndòng ""nhé"""\tc\r\n5" ống\t\t\r\n')).toEqual([
      ['a', 'hai\ndòng "nhé"', 'c'],
      ['5" ống', '', ''],
    ]);
  });

  test('reads again what was put there', () => {
    const cells = [
      ['a "b"', 'c\nd', ''],
      ['1', '2', '3'],
    ];
    expect(pastedCells(copiedText(cells))).toEqual(cells);
  });

  test('with headings goes to the columns that are headed so', () => {
    const found = byHeadings(
      [
        ['Tên lớp *', 'STT', 'tu ngay'],
        ['Lớp A', '1', '1/6/2022'],
      ],
      plan.columns,
    );
    expect(found?.left).toEqual(['STT']);
    expect([found?.rows[0]?.[at('title')], found?.rows[0]?.[at('starts_on')]]).toEqual(['Lớp A', '1/6/2022']);
    expect(
      byHeadings(
        [
          ['Lớp A', '1'],
          ['Lớp B', '2'],
        ],
        plan.columns,
      ),
    ).toBeUndefined();
  });
});

describe('the rows', () => {
  const reduce = batchReducer(3);
  const texts = (state: BatchState) =>
    state.rows.filter(({ cells }) => cells.some((cell) => cell !== '')).map(({ cells }) => cells);
  const begun = reduce(emptyState(3), {
    do: 'put',
    at: { row: 0, column: 0 },
    texts: [
      ['a', '1', 'x'],
      ['b', '2', ''],
    ],
  });

  test('grow with what is pasted, to a limit', () => {
    const many = reduce(begun, {
      do: 'put',
      at: { row: 2, column: 1 },
      texts: Array.from({ length: 900 }, () => ['9']),
    });
    expect(many.rows).toHaveLength(MOST_ROWS);
    expect(texts(many)).toHaveLength(MOST_ROWS);
  });

  test('are filled down from the first of the range, or from above', () => {
    const range = { from: { row: 0, column: 2 }, to: { row: 3, column: 2 } };
    expect(texts(reduce(begun, { do: 'fill-down', range })).map((cells) => cells[2])).toEqual([
      'x',
      'x',
      'x',
      'x',
    ]);
    const one = { row: 1, column: 2 };
    expect(texts(reduce(begun, { do: 'fill-down', range: { from: one, to: one } }))[1]).toEqual([
      'b',
      '2',
      'x',
    ]);
  });

  test('are copied with an id of their own, removed, and brought back', () => {
    const copied = reduce(begun, { do: 'duplicate', from: 0, to: 0 });
    expect(texts(copied)).toEqual([
      ['a', '1', 'x'],
      ['a', '1', 'x'],
      ['b', '2', ''],
    ]);
    expect(new Set(copied.rows.map(({ id }) => id)).size).toBe(copied.rows.length);
    const removed = reduce(copied, { do: 'remove', from: 0, to: 1 });
    expect(texts(removed)).toEqual([['b', '2', '']]);
    const back = reduce(reduce(removed, { do: 'undo' }), { do: 'undo' });
    expect(texts(back)).toEqual(texts(begun));
    expect(texts(reduce(back, { do: 'redo' }))).toEqual(texts(copied));
  });

  test('that were sent do not come back; one without an answer stays as it was sent', () => {
    const [first, second] = begun.rows;
    const sent = reduce(begun, { do: 'sent', id: first?.id ?? '' });
    const unsure = reduce(sent, { do: 'unsure', id: second?.id ?? '' });
    const changed = reduce(unsure, { do: 'put', at: { row: 0, column: 0 }, texts: [['z', '', '']] });
    expect(texts(changed)).toEqual([['b', '2', '']]);
    expect(texts(reduce(changed, { do: 'remove', from: 0, to: 0 }))).toEqual([['b', '2', '']]);
    expect(texts(reduce(changed, { do: 'undo' }))).toEqual([['b', '2', '']]);
  });
});
