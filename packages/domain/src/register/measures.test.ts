import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../time/index.ts';
import { AXES } from './catalog.fixture.ts';
import {
  checkDefinition,
  type Fact,
  factsOf,
  type Measure,
  RecordRules,
  RegisterDefinition,
} from './index.ts';

const name = { vi: 'x', en: 'x' };
const men = { code: 'male', name };
const women = { code: 'female', name };

/** A committee: its members come and go by rows, its papers are filed on a day of their own. */
function committee(measures: readonly Partial<Measure>[], nature: 'state' | 'event' = 'state') {
  return RegisterDefinition.parse({
    code: 'sample',
    version: 1,
    name,
    purpose: name,
    group: 'people',
    clauses: ['P18'],
    nature,
    day: 'from',
    ...(nature === 'state' ? { until: 'to' } : {}),
    sight: 'plan',
    lists: { sexes: [women, men], posts: ['head', 'member'].map((code) => ({ code, name })) },
    sections: [
      {
        name,
        fields: [
          { code: 'from', type: 'date', name, required: true },
          { code: 'to', type: 'date', name },
          { code: 'filed_on', type: 'date', name },
          { code: 'sex', type: 'choice', list: 'sexes', name },
          { code: 'post', type: 'choice', list: 'posts', name },
          { code: 'people', type: 'grid', unit: name, cells: [['sex']], name },
          {
            code: 'members',
            type: 'table',
            name,
            columns: [
              { code: 'sex', type: 'choice', list: 'sexes', name, required: true },
              { code: 'post', type: 'choice', list: 'posts', name },
              { code: 'since', type: 'date', name },
              { code: 'left', type: 'date', name },
              { code: 'fee', type: 'money', name },
              { code: 'year', type: 'period', kinds: ['year'], name },
            ],
          },
        ],
      },
    ],
    checks: [],
    measures: measures.map((measure) => ({ code: 'm', name, unit: name, kind: 'flow', ...measure })),
    list: { columns: ['from'], filters: [] },
    proves: [],
  });
}

const facts = (measure: Partial<Measure>, entered: Record<string, unknown>): readonly Fact[] => {
  const definition = committee([measure]);
  expect(checkDefinition(definition, AXES)).toEqual([]);
  const rules = new RecordRules(definition);
  return factsOf(rules, rules.normalise(entered));
};
const short = (all: readonly Fact[]) => all.map(({ day, breakdown, value }) => [day, breakdown, value]);
const asOf = (all: readonly Fact[], day: string, breakdown: Record<string, string> = {}) =>
  all
    .filter((fact) => fact.day <= day && JSON.stringify(fact.breakdown) === JSON.stringify(breakdown))
    .reduce((sum, { value }) => sum + value, 0);

const MEMBERS = {
  from: '2022-01-10',
  to: '2022-12-31',
  members: [
    { sex: 'female', post: 'head', since: '2019-05-01', left: '2022-06-30', fee: 100 },
    { sex: 'female', post: 'head', since: '2022-07-01', fee: 200 },
    { sex: 'male', post: 'member', since: '2022-01-10', fee: 50 },
    { sex: 'male', post: 'member' },
  ],
};

describe('a measure', () => {
  test('of one person each counts as a grid does: in the total, and beside it by sex', () => {
    const of = { value: { from: 'record' }, axes: ['sex'], by: ['post'] } as const;
    expect(short(facts(of as never, { from: '2022-01-10', sex: 'female', post: 'head' }))).toEqual([
      ['2022-01-10', { post: 'head' }, 1],
      ['2022-01-10', { post: 'head', sex: 'female' }, 1],
    ]);
    expect(short(facts(of as never, { from: '2022-01-10', post: 'head' }))).toHaveLength(1);
  });

  test('on another day counts then, and not before that day is known', () => {
    const of: Partial<Measure> = { value: { from: 'record' }, on: 'filed_on' };
    expect(facts(of, { from: '2022-01-10' })).toEqual([]);
    expect(short(facts(of, { from: '2022-01-10', filed_on: '2022-09-01' }))).toEqual([['2022-09-01', {}, 1]]);
  });

  test('of rows with times of their own knows who was there on any day', () => {
    const all = facts(
      {
        kind: 'stock',
        value: { from: 'rows', field: 'members', day: 'since', until: 'left' },
        axes: ['sex'],
      },
      MEMBERS,
    );
    const days = ['2022-01-09', '2022-01-10', '2022-06-30', '2022-07-01', '2022-12-31', '2023-01-01'];
    expect(days.map((day) => asOf(all, day))).toEqual([0, 2, 2, 2, 2, 0]);
    expect(days.map((day) => asOf(all, day, { sex: 'male' }))).toEqual([0, 1, 1, 1, 1, 0]);
  });

  test('of rows gives on every day what counting by hand gives', () => {
    const definition = committee([
      {
        kind: 'stock',
        value: { from: 'rows', field: 'members', day: 'since', until: 'left' },
        axes: ['sex'],
      },
    ]);
    const rules = new RecordRules(definition);
    const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2022-01-01', days));
    const span = fc.tuple(day, fc.option(day, { nil: undefined })).map(([since, left]) => ({
      since,
      left: left === undefined || left >= since ? left : undefined,
    }));
    const member = fc.tuple(span, fc.constantFrom('female', 'male')).map(([own, sex]) => ({ ...own, sex }));
    fc.assert(
      fc.property(span, fc.array(member, { maxLength: 12 }), day, (record, members, asked) => {
        const all = factsOf(rules, rules.normalise({ from: record.since, to: record.left, members }));
        const holds = ({ since, left }: typeof record) =>
          since <= asked && (left === undefined || asked <= left);
        const there = holds(record) ? members.filter(holds) : [];
        expect(asOf(all, asked)).toBe(there.length);
        const women = there.filter(({ sex }) => sex === 'female');
        expect(asOf(all, asked, { sex: 'female' })).toBe(women.length);
      }),
    );
  });

  test('of rows that hold until the next keeps what was true before a change', () => {
    const all = facts(
      {
        kind: 'stock',
        value: { from: 'rows', field: 'members', sum: 'fee', day: 'since', untilNext: true },
      },
      {
        ...MEMBERS,
        members: [
          { sex: 'male', since: '2022-07-01', fee: 6 },
          { sex: 'male', since: '2021-05-01', fee: 4 },
        ],
      },
    );
    const days = ['2022-01-09', '2022-01-10', '2022-06-30', '2022-07-01', '2022-12-31', '2023-01-01'];
    expect(days.map((day) => asOf(all, day))).toEqual([0, 4, 4, 6, 6, 0]);
  });

  test('of rows that came before the record or after its end counts them within it alone', () => {
    const late = { ...MEMBERS, members: [{ sex: 'female', since: '2023-02-01' }] };
    const of: Partial<Measure> = {
      kind: 'stock',
      value: { from: 'rows', field: 'members', day: 'since', until: 'left' },
    };
    expect(facts(of, late)).toEqual([]);
    const flow: Partial<Measure> = { value: { from: 'rows', field: 'members', day: 'since' } };
    expect(short(facts(flow, MEMBERS))).toEqual([
      ['2019-05-01', {}, 1],
      ['2022-01-10', {}, 1],
      ['2022-07-01', {}, 1],
    ]);
  });

  test('of rows by year counts on the last day of it', () => {
    const members = [2021, 2022].map((year) => ({ sex: 'male', year: { kind: 'year', year, index: 1 } }));
    const all = facts({ value: { from: 'rows', field: 'members', day: 'year' } }, { ...MEMBERS, members });
    expect(all.map(({ day }) => day)).toEqual(['2021-12-31', '2022-12-31']);
  });

  test('of rows adds up a column, one fact for a day and breakdown', () => {
    const of: Partial<Measure> = { value: { from: 'rows', field: 'members', sum: 'fee' }, by: ['post'] };
    expect(short(facts(of, MEMBERS))).toEqual([
      ['2022-01-10', { post: 'head' }, 300],
      ['2022-01-10', { post: 'member' }, 50],
    ]);
  });
});

describe('a measure at fault', () => {
  const rows = (change: Record<string, string | true>): Partial<Measure> => ({
    value: { from: 'rows', field: 'members', ...change } as Measure['value'],
  });
  test.each<[string, Partial<Measure>, RegExp]>([
    [
      'counted on what is no date',
      { value: { from: 'record' }, on: 'post' },
      /không phải trường ngày hoặc kỳ/,
    ],
    ['a stock on another day', { kind: 'stock', value: { from: 'record' }, on: 'filed_on' }, /hiện có/],
    ['a sum of no number', rows({ sum: 'post' }), /“post”/],
    ['rows on what is no date', rows({ day: 'fee' }), /“fee”/],
    ['a flow with a last day', rows({ day: 'since', until: 'left' }), /“left”/],
    ['a flow until the next', rows({ day: 'since', untilNext: true }), /“since”/],
    ['split by a field of many words', { value: { from: 'record' }, by: ['filed_on'] }, /chọn một/],
    ['a breakdown of other categories', { value: { from: 'record' }, axes: ['post'] }, /phân tổ/],
    [
      'a breakdown beside those of a grid',
      { value: { from: 'field', field: 'people' }, axes: ['sex'] },
      /phân tổ/,
    ],
    ['rows of no table', { value: { from: 'rows', field: 'people' } }, /không phải bảng/],
    ['asking for a field that is not there', { value: { from: 'record' }, when: 'has(r.ghost)' }, /ghost/],
  ])('%s', (_, measure, words) => {
    expect(checkDefinition(committee([measure]), AXES)).toContainEqual({
      at: 'm',
      message: { vi: expect.stringMatching(words), en: expect.any(String) },
    });
  });

  test('of what there is, in a register of what happens', () => {
    const definition = committee([{ kind: 'stock', value: { from: 'record' } }], 'event');
    expect(checkDefinition(definition, AXES)).toMatchObject([{ at: 'm' }]);
  });

  test('conditions in columns, which nobody would read', () => {
    const definition = committee([]);
    const table = definition.sections[0]?.fields.at(-1);
    if (table?.type !== 'table' || !table.columns[1]) throw new Error('no table');
    table.columns[1] = { ...table.columns[1], shownWhen: 'has(r.to)' };
    expect(checkDefinition(definition, AXES)).toMatchObject([{ at: 'post' }]);
  });
});
