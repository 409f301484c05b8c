import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PERIOD_KINDS, Period, periodLabel } from '../time/index.ts';
import { AXES, REGISTERS, register } from './catalog.fixture.ts';
import { SAMPLES } from './catalog.samples.fixture.ts';
import {
  type CellContext,
  fieldsOf,
  findColumns,
  gridKeys,
  plainCell,
  RecordRules,
  type RecordValues,
  type RegisterDefinition,
  readRow,
  requiredOf,
  type SheetCell,
  type SheetColumn,
  sheetNames,
  sheetPlan,
  TOTAL,
  writeRow,
  writeTable,
} from './index.ts';
import type { Field, SimpleField } from './model.ts';
import { parsePeriod } from './sheet-period.ts';

const BODIES = [
  {
    id: 'b1',
    name: 'Ủy ban nhân dân xã Minh Tân',
    shortName: 'UBND xã Minh Tân',
    parent: 'Ủy ban nhân dân huyện Hưng Hà',
    others: ['12600'],
  },
  {
    id: 'b2',
    name: 'Ủy ban nhân dân xã Minh Tân',
    shortName: 'UBND xã Minh Tân',
    parent: 'Ủy ban nhân dân huyện Kiến Xương',
    others: ['13132'],
  },
  { id: 'b3', name: 'Sở Tư pháp', shortName: 'Sở TP', parent: 'Ủy ban nhân dân tỉnh Thái Bình', others: [] },
];
const RECORDS = [
  { id: '00000000-0000-7000-8000-00000000aaaa', title: 'Mô hình câu lạc bộ' },
  { id: '00000000-0000-7000-8000-00000000bbbb', title: 'Mô hình câu lạc bộ' },
].flatMap((one) =>
  ['model', 'inspection', 'inspection-programme', 'budget-entry'].map((register) => ({ ...one, register })),
);
const NAMES = sheetNames(BODIES, RECORDS);
const contextOf = ({ lists }: RegisterDefinition): CellContext => ({ lists, names: NAMES });

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const period = fc
  .record({
    kind: fc.constantFrom(...PERIOD_KINDS),
    year: fc.integer({ min: 1900, max: 2999 }),
    index: fc.integer({ min: 1, max: 12 }),
  })
  .filter((one) => Period.safeParse(one).success);

/** Any value that a field may hold, whether or not it passes the register's checks. */
function anyValue(field: Field | SimpleField, definition: RegisterDefinition): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'text':
    case 'person':
      return text;
    case 'number':
      return fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 10 ** (field.decimals ?? 0));
    case 'money':
      return fc.integer({ min: 0, max: 1e14 });
    case 'date':
      return fc
        .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'period':
      return period.filter(({ kind }) => field.kinds.includes(kind));
    case 'yes_no':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...(definition.lists[field.list] ?? []).map(({ code }) => code));
    case 'choices':
      return fc.subarray(
        (definition.lists[field.list] ?? []).map(({ code }) => code),
        { minLength: 1 },
      );
    case 'body':
    case 'place':
      return fc.constantFrom(...BODIES.map(({ id }) => id));
    case 'link':
      return fc.constantFrom(...new Set(RECORDS.map(({ id }) => id)));
    case 'grid':
      return fc.dictionary(
        fc.constantFrom(TOTAL, ...gridKeys(field, AXES)),
        fc.integer({ min: 0, max: 100_000 }),
        { minKeys: 1 },
      );
    case 'table':
      return fc.array(
        fc.record(Object.fromEntries(field.columns.map((one) => [one.code, anyValue(one, definition)])), {
          requiredKeys: [],
        }),
        { minLength: 1, maxLength: 3 },
      );
    default:
      return fc.constant(undefined);
  }
}

const recordOf = (definition: RegisterDefinition) =>
  fc.record(
    Object.fromEntries(fieldsOf(definition).map((field) => [field.code, anyValue(field, definition)])),
    { requiredKeys: [] },
  );

const byPlace = (columns: readonly SheetColumn[]) => new Map(columns.map((column, at) => [at, column]));

/** The record as the sheets say it: written, then read again, `through` what a file makes of cells. */
function roundTrip(
  definition: RegisterDefinition,
  values: RecordValues,
  through: (cell: SheetCell) => SheetCell,
) {
  const plan = sheetPlan(definition, AXES);
  const context = contextOf(definition);
  const read = (columns: readonly SheetColumn[], cells: readonly SheetCell[]) =>
    readRow({ number: 3, cells: cells.map(through) }, byPlace(columns), context);
  const main = read(plan.columns, writeRow(plan.columns, { values, key: '1' }, context));
  const tables = plan.tables.map(
    (table) =>
      [
        table.field.code,
        writeTable(table, values, '1', context)
          .map((cells) => read(table.columns, cells).values)
          .filter((row) => Object.keys(row).length > 0),
      ] as const,
  );
  return { values: { ...main.values, ...Object.fromEntries(tables) }, faults: main.faults };
}

describe('what a sheet says is what the record says', () => {
  for (const definition of REGISTERS.values()) {
    const rules = new RecordRules(definition);
    const files = fieldsOf(definition).filter(({ type }) => type === 'file');
    test(definition.code, () => {
      fc.assert(
        fc.property(recordOf(definition), fc.boolean(), (entered, plain) => {
          const values = rules.normalise(entered);
          const again = roundTrip(definition, values, (cell) => (plain ? plainCell(cell) : cell));
          expect(again.faults).toEqual([]);
          expect(rules.normalise(again.values)).toEqual(values);
        }),
        { numRuns: 60 },
      );
    });
    test(`${definition.code}: the samples come back`, () => {
      for (const { record } of SAMPLES.filter(({ register: code }) => code === definition.code).flatMap(
        ({ right }) => right,
      )) {
        // Samples name bodies and records by words of their own.
        const referring = fieldsOf(definition).filter(({ type }) => ['body', 'place', 'link'].includes(type));
        const entered = Object.fromEntries(
          Object.entries(record).filter(
            ([code]) => ![...files, ...referring].some((field) => field.code === code),
          ),
        );
        const values = rules.normalise(
          JSON.parse(JSON.stringify(entered).replaceAll(/"(huyen|so|ubnd|xa)-[a-z0-9-]+"/g, '"b3"')),
        );
        expect(rules.normalise(roundTrip(definition, values, (cell) => cell).values)).toEqual(values);
      }
    });
  }
});

describe('the columns', () => {
  test('no two of a sheet have the same heading, and each says once what it is called', () => {
    for (const definition of REGISTERS.values()) {
      const plan = sheetPlan(definition, AXES);
      for (const columns of [plan.columns, ...plan.tables.map((table) => table.columns)]) {
        expect(new Set(columns.map(({ code }) => code)).size).toBe(columns.length);
        const found = findColumns([columns.map(({ heading }) => heading)], columns);
        expect([...(found?.columns.values() ?? [])]).toEqual(columns);
      }
      const names = [plan.name, ...plan.tables.map(({ name }) => name)];
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
    }
  });

  test('a grid has a column for each cell, headed by what it counts', () => {
    const plan = sheetPlan(register('training-class'), AXES);
    const women = plan.columns.find(({ code }) => code === 'participants.sex=female');
    expect(women?.heading).toBe('Số người học · Nữ');
    expect(plan.columns.some(({ code }) => code === 'files')).toBe(false);
  });

  test('are found by hidden codes of an earlier version, in another order, with strange ones named', () => {
    const { columns } = sheetPlan(register('training-class'), AXES);
    const found = findColumns(
      [
        ['Danh sách lớp tập huấn năm 2022'],
        ['Tên lớp (cũ)', 'Ghi chú', 'Từ ngày'],
        ['title', 'old_field', 'starts_on'],
        ['Lớp A', 'x', '05/03/2022'],
      ],
      columns,
    );
    expect([...(found?.columns ?? [])].map(([at, { code }]) => [at, code])).toEqual([
      [0, 'title'],
      [2, 'starts_on'],
    ]);
    expect(found?.unknown).toEqual([{ at: 1, heading: 'Ghi chú' }]);
    expect(found?.headings).toBe(3);
  });

  test('are found by headings whatever their case, marks and stars; a second of the same is named', () => {
    const { columns } = sheetPlan(register('training-class'), AXES);
    const found = findColumns([['TÊN LỚP *', 'so nguoi hoc - nu', 'Ghi chú khác', 'Tên lớp']], columns);
    expect([...(found?.columns.values() ?? [])].map(({ code }) => code)).toEqual([
      'title',
      'participants.sex=female',
    ]);
    expect(found?.unknown.map(({ heading }) => heading)).toEqual(['Ghi chú khác']);
    expect(found?.twice.map(({ at }) => at)).toEqual([3]);
    expect(findColumns([['Họ tên', 'Lương']], columns)).toBeUndefined();
  });

  test('say which must be filled in', () => {
    const { columns } = sheetPlan(register('training-class'), AXES);
    const of = (code: string) => requiredOf(columns.find((one) => one.code === code) as SheetColumn);
    expect([
      of('title'),
      of('other_topic'),
      of('participants'),
      of('participants.sex=female'),
      of('cost'),
    ]).toEqual(['always', 'sometimes', 'always', 'never', 'never']);
  });
});

describe('cells as people type them', () => {
  const definition = register('training-class');
  const { columns } = sheetPlan(definition, AXES);
  const read = (code: string, cell: SheetCell) => {
    const row = readRow(
      { number: 3, cells: [cell] },
      new Map([[0, columns.find((one) => one.code === code) as SheetColumn]]),
      contextOf(definition),
    );
    return row.faults.length > 0 ? row.faults[0]?.message.vi : row.values[code.split('.')[0] ?? ''];
  };

  test('dates', () => {
    expect(read('starts_on', { day: '2022-03-05' })).toBe('2022-03-05');
    expect(read('starts_on', ' 5/3/2022 ')).toBe('2022-03-05');
    expect(read('starts_on', '05-03-2022 08:00')).toBe('2022-03-05');
    expect(read('starts_on', 44625)).toBe('2022-03-05');
    expect(read('starts_on', '31/02/2022')).toMatch(/không phải là ngày có thật/);
    expect(read('starts_on', 'tháng 3')).toMatch(/ngày\/tháng\/năm/);
  });

  test('numbers and money', () => {
    expect(read('days', '1,5')).toBe(1.5);
    expect(read('participants', '1.234')).toEqual({ '': 1234 });
    expect(read('participants', 30)).toEqual({ '': 30 });
    expect(read('days', 0.1 + 0.2)).toBe(0.3);
    expect(read('cost', '12,5 triệu')).toBe(12_500_000);
    expect(read('participants', '30 người')).toMatch(/không phải là số/);
    expect(read('participants', { day: '2022-03-05' })).toMatch(/không phải là số/);
  });

  test('choices by name, without marks or case', () => {
    expect(read('topic', 'LONG GHEP VAN DE BINH DANG GIOI')).toBe('mainstreaming');
    expect(read('topic', 'mainstreaming')).toBe('mainstreaming');
    expect(read('audience', 'người dân; Lãnh đạo, quản lý;')).toEqual(['people', 'leaders']);
    expect(read('topic', 'Nấu ăn')).toMatch(/không có trong danh mục. Chọn một trong: Bình đẳng giới/);
    expect(read('tested', 'x')).toBe(true);
    expect(read('tested', 'KHÔNG')).toBe(false);
    expect(read('tested', 'có lẽ')).toMatch(/“Có” hoặc “Không”/);
  });

  test('places by name, by name and district, by code', () => {
    expect(read('place', '13132')).toBe('b2');
    expect(read('place', 'UBND xã Minh Tân, UBND huyện Kiến Xương')).toBe('b2');
    expect(read('place', 'uy ban nhan dan xa minh tan, uy ban nhan dan huyen hung ha')).toBe('b1');
    expect(read('place', 'Ủy ban nhân dân xã Minh Tân')).toMatch(/Ghi thêm huyện/);
    expect(read('place', 'so tu phap')).toBe('b3');
    expect(read('place', 'Xã Không Có')).toMatch(/không tìm thấy “Xã Không Có”/);
  });

  test('periods, in every way that is usual', () => {
    const all = [...PERIOD_KINDS];
    fc.assert(
      fc.property(period, (one) => {
        expect(parsePeriod(periodLabel(one), all)).toEqual(one);
      }),
    );
    const quarter = { kind: 'quarter', year: 2022, index: 2 };
    for (const typed of ['Quý II năm 2022', 'quy 2/2022', 'Q2-2022', 'Quý II/2022', '2022-Q2'])
      expect(parsePeriod(typed, all)).toEqual(quarter);
    for (const typed of ['3/2022', 'Tháng 3 năm 2022', 'tháng 03/2022', '2022-03'])
      expect(parsePeriod(typed, ['month'])).toEqual({ kind: 'month', year: 2022, index: 3 });
    expect(parsePeriod('2022', ['year'])).toEqual({ kind: 'year', year: 2022, index: 1 });
    expect(parsePeriod('6 tháng cuối năm 2022', all)).toEqual({ kind: 'half', year: 2022, index: 2 });
    expect(parsePeriod('Quý II năm 2022', ['month'])).toBeUndefined();
    expect(parsePeriod('13/2022', all)).toBeUndefined();
  });
});
