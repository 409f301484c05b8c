import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../text/index.ts';
import { AXES, REGISTERS, register } from './catalog.fixture.ts';
import { SAMPLES } from './catalog.samples.fixture.ts';
import {
  checkDefinition,
  type Fact,
  type Field,
  factsOf,
  fieldOf,
  fieldsOf,
  type Measure,
  RecordRules,
  type RecordValues,
  type RegisterDefinition,
} from './index.ts';

const context = { axes: AXES, today: '2022-11-24' };

/** What a report reads as the total of a measure: all its facts that no breakdown but its choices splits. */
function totals(definition: RegisterDefinition, facts: readonly Fact[]): Record<string, number> {
  const counted = definition.measures.flatMap((measure): [string, number][] => {
    const own = facts.filter(
      (fact) => fact.measure === measure.code && Object.keys(fact.breakdown).every(splits(measure)),
    );
    return own.length === 0 ? [] : [[measure.code, own.reduce((sum, { value }) => sum + value, 0)]];
  });
  return Object.fromEntries(counted);
}

const splits = (measure: Measure) => (key: string) => measure.by?.includes(key) === true;

/** `event_participants sex=female`: facts of the measure with these categories. */
function cell(facts: readonly Fact[], asked: string): number {
  const [measure, ...categories] = asked.split(' ');
  return facts
    .filter((fact) => fact.measure === measure)
    .filter(({ breakdown }) =>
      categories.every((one) => breakdown[one.split('=')[0] ?? ''] === one.split('=')[1]),
    )
    .reduce((sum, { value }) => sum + value, 0);
}

const first = SAMPLES.map(({ register: code }) => code);

const everyField = (definition: RegisterDefinition): Field[] =>
  fieldsOf(definition).flatMap((field): Field[] =>
    field.type === 'table' ? [field, ...field.columns] : [field],
  );

describe('the catalog', () => {
  test.each([...REGISTERS].map(([code, definition]) => [code, definition] as const))(
    '%s is sound',
    (_, definition) => {
      expect(checkDefinition(definition, AXES)).toEqual([]);
    },
  );

  test('gives no measure by two registers, and names no two alike', () => {
    const measures = [...REGISTERS.values()].flatMap((definition) => definition.measures);
    for (const told of [measures.map(({ code }) => code), measures.map(({ name }) => name.vi)])
      expect(told.filter((one, at) => told.indexOf(one) !== at)).toEqual([]);
  });

  test('offers each choice once, uses each list, links to registers that exist', () => {
    const wrong = [...REGISTERS.values()].flatMap((definition) => {
      const fields = everyField(definition);
      const used = new Set(fields.map((field) => ('list' in field ? field.list : '')));
      const lists = Object.entries(definition.lists).filter(
        ([list, choices]) =>
          !used.has(list) || new Set(choices.map(({ code }) => code)).size < choices.length,
      );
      const links = fields.filter((field) => field.type === 'link' && !REGISTERS.has(field.register));
      const at = [...lists.map(([list]) => list), ...links.map(({ code }) => code)];
      return at.map((one) => `${definition.code} ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  test('heads each column of Excel differently', () => {
    const alike = [...REGISTERS.values()].flatMap((definition) => {
      const fields = fieldsOf(definition);
      const groups = [fields, ...fields.map((field) => (field.type === 'table' ? field.columns : []))];
      const names = groups.map((group) => group.map(({ name }) => name.vi));
      return names.flatMap((own) => own.filter((name, at) => own.indexOf(name) !== at));
    });
    expect(alike).toEqual([]);
  });

  test('answers records of any shape, and never throws', () => {
    for (const definition of REGISTERS.values()) {
      const rules = new RecordRules(definition);
      const entered = fc.dictionary(fc.constantFrom(...rules.fields.map(({ code }) => code)), fc.jsonValue());
      fc.assert(
        fc.property(entered, (any) => {
          rules.faults(rules.normalise(any), context);
        }),
        { numRuns: 40 },
      );
    }
  });

  test('words what proves a task as tasks are searched, without diacritics', () => {
    const words = [...REGISTERS.values()].flatMap(({ proves }) => proves);
    expect(words.filter((word) => word !== fold(word))).toEqual([]);
    expect([...REGISTERS.values()].filter(({ proves }) => proves.length === 0)).toEqual([]);
  });
});

describe('what the catalog is for', () => {
  const plan = new URL('../../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt', import.meta.url);
  const clauses = readFileSync(plan, 'utf8').split('\n').map(fold);

  test('each register proves some task of the plan', () => {
    const idle = [...REGISTERS.values()].filter(
      ({ proves }) => !clauses.some((clause) => proves.some((word) => clause.includes(word))),
    );
    expect(idle.map(({ code }) => code)).toEqual([]);
  });

  // Numerators and denominators of indicators (Resolution 28/NQ-CP, Decisions 1790 and 2282) that activities give.
  test.each([
    ['MT1.1', 'state_agencies_woman_key_leader', ['level']],
    ['MT1.1', 'state_agencies', ['level']],
    ['MT3.4', 'public_social_facilities_gbv', []],
    ['MT3.4', 'public_social_facilities', []],
    ['MT4.1', 'live_births', ['sex']],
    ['MT4.2', 'maternal_deaths', []],
    ['MT4.3', 'births_adolescent', []],
    ['MT4.4', 'lgbt_health_facilities', []],
    ['MT5.1', 'school_lessons', ['school_level']],
    ['MT6.2', 'bodies_informed', ['kind', 'level']],
    ['MT6.2', 'bodies_committed', ['kind', 'level']],
    ['MT6.3', 'loudspeaker_items', []],
    ['MT6.4', 'media_columns', ['level']],
    ['P1790.1', 'law_sessions', ['level']],
    ['P1790.2', 'action_month_plans', []],
    ['P1790.4', 'press_bodies_gender_index', []],
    ['P1790.4', 'press_bodies', []],
    ['P1790.5', 'village_conventions_fair', []],
    ['P1790.5', 'village_conventions', []],
    ['P2282.1', 'elected_members', ['sex', 'kind', 'level', 'term']],
    ['P2282.1', 'planned_leaders', ['sex', 'level', 'term']],
  ])('%s can be read from %s', (_, code, breakdowns) => {
    const [definition] = [...REGISTERS.values()].filter(({ measures }) =>
      measures.some((one) => one.code === code),
    );
    const measure = definition?.measures.find((one) => one.code === code);
    const field = measure?.value.from === 'field' && definition && fieldOf(definition, measure.value.field);
    const cells = field && field.type === 'grid' ? field.cells.flat() : [];
    const told = [...(measure?.by ?? []), ...(measure?.axes ?? []), ...cells];
    expect(measure).toBeDefined();
    expect(breakdowns.filter((one) => !told.includes(one))).toEqual([]);
  });
});

test('every register has its samples, once', () => {
  expect([...first].sort()).toEqual([...REGISTERS.keys()].sort());
});

describe.each(SAMPLES.map((sample) => [sample.register, sample] as const))('%s', (code, { right, wrong }) => {
  const definition = register(code);
  const rules = new RecordRules(definition);
  const known = new Set(rules.fields.map((field) => field.code));
  const faultsOf = (values: RecordValues) => rules.faults(values, context);
  const changed = wrong.map(({ of = 0, change, faults }) => ({
    values: rules.normalise({ ...right[of]?.record, ...change }),
    faults,
  }));

  test.each(right.map((one) => [one]))(
    'a right record has no fault and counts: %#',
    ({ record, counts, cells = {} }) => {
      expect(Object.keys(record).filter((field) => !known.has(field))).toEqual([]);
      const values = rules.normalise(record);
      expect(faultsOf(values)).toEqual([]);
      expect(Object.keys(record).filter((field) => values[field] === undefined)).toEqual([]);
      const facts = factsOf(rules, values);
      expect(totals(definition, facts)).toEqual(counts);
      for (const [asked, value] of Object.entries(cells))
        expect([asked, cell(facts, asked)]).toEqual([asked, value]);
    },
  );

  test.each(changed.map((one) => [one]))('a wrong record has its faults: %#', ({ values, faults }) => {
    // Errors come first; a field with several faults is as grave as the gravest.
    const gravest = faultsOf(values).toReversed();
    expect(Object.fromEntries(gravest.map(({ path, severity }) => [path, severity]))).toEqual(faults);
  });

  test('the samples try each check, each measure and each condition both ways', () => {
    const said = new Set(changed.flatMap(({ values }) => faultsOf(values).map(({ message }) => message.vi)));
    const counted = new Set(right.flatMap(({ counts }) => Object.keys(counts)));
    const all = [
      ...right.map(({ record }) => rules.normalise(record)),
      ...changed.map(({ values }) => values),
    ];
    const oneWay = rules.fields.filter(
      (field) =>
        field.shownWhen !== undefined && new Set(all.map((values) => rules.isShown(field, values))).size < 2,
    );
    expect({
      checks: definition.checks.filter(({ message }) => !said.has(message.vi)).map((check) => check.code),
      measures: definition.measures.filter((measure) => !counted.has(measure.code)).map((one) => one.code),
      conditions: oneWay.map((field) => field.code),
    }).toEqual({ checks: [], measures: [], conditions: [] });
  });
});
