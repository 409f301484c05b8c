import { describe, expect, test } from 'vitest';
import { AXES, REGISTERS, register } from './catalog.fixture.ts';
import { SAMPLES } from './catalog.samples.fixture.ts';
import {
  checkDefinition,
  factsOf,
  holdsPersonal,
  MASK,
  masked,
  RecordRules,
  type RegisterDefinition,
  withoutPersonal,
} from './index.ts';

const committee = register('committee');
const values = {
  title: 'Ban VSTBPN huyện Mẫu',
  members: [{ person: 'Trần Thị Mẫu', sex: 'female', role: 'head' }],
};

test('names are masked or taken out, what is counted stays', () => {
  const [masks, kept] = [masked(committee, values), withoutPersonal(committee, values)];
  expect(masks).toEqual({ ...values, members: [{ person: MASK, sex: 'female', role: 'head' }] });
  expect(kept).toEqual({ ...values, members: [{ sex: 'female', role: 'head' }] });
});

test('what has no words is left out, not marked', () => {
  const shelter = register('service-provider');
  expect(masked(shelter, { address: '1 Lê Lợi', contact: 'Bùi Văn Mẫu', title: 'A' })).toEqual({
    address: MASK,
    contact: MASK,
    title: 'A',
  });
  const complaint = register('complaint');
  expect(masked(complaint, { files: ['0198a000-0000-7000-8000-000000000001'], title: 'A' })).toEqual({
    title: MASK,
  });
});

test('no sample of any register counts otherwise without its names', () => {
  for (const { register: code, right } of SAMPLES) {
    const rules = new RecordRules(register(code));
    for (const { record } of right) {
      const whole = rules.normalise(record);
      expect(factsOf(rules, withoutPersonal(rules.definition, whole))).toEqual(factsOf(rules, whole));
    }
  }
});

test('registers that hold names are known', () => {
  const holding = [...REGISTERS.values()].filter(holdsPersonal).map(({ code }) => code);
  expect(holding.sort()).toEqual(
    [...REGISTERS.values()]
      .filter(({ personal }) => personal !== undefined)
      .map(({ code }) => code)
      .sort(),
  );
});

describe('a definition', () => {
  const faults = (change: Partial<RegisterDefinition>) =>
    checkDefinition({ ...register('violation'), ...change }, AXES).map(
      ({ at, message }) => `${at}: ${message.en}`,
    );
  const { list, measures } = register('violation');

  test('offers no filter by names and counts nothing by them', () => {
    const [measure] = measures;
    if (measure === undefined) throw new Error('no measure');
    expect(faults({ list: { ...list, filters: ['violator_name'] } })).toEqual([
      'list: "violator_name" is personal data and cannot be a filter.',
    ]);
    expect(faults({ measures: [{ ...measure, when: 'has(r.violator_name)' }] })).toEqual([
      `${measure.code}: Measure "${measure.code}" reads personal data: it would change when they are removed. Please use another field.`,
    ]);
  });

  test('tells records apart by fields that say one thing', () => {
    expect(faults({ unique: ['found_on', 'files', 'ghost'] }).map((one) => one.slice(0, 15))).toEqual([
      'unique: "files"',
      'unique: "ghost"',
    ]);
  });
});

test('a record is told apart by its fields, whatever their case and blanks', () => {
  const rules = new RecordRules({ ...register('budget-entry'), unique: ['title', 'budget_year'] });
  const key = (title: string, year = 2022) =>
    rules.uniqueKey({ title, budget_year: { kind: 'year', year, index: 1 } });
  expect(key('Tập  huấn')).toBe(key('tập huấn'));
  expect(key('Tập huấn')).not.toBe(key('Tap huan'));
  expect(key('Tập huấn')).not.toBe(key('Tập huấn', 2021));
  expect(rules.uniqueKey({ title: 'Tập huấn' })).toBeUndefined();
});
