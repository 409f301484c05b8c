/** Every shipped register through the real HTTP: what is right is kept and counted, what is wrong is told by field. */
import { type OutputOf, register } from '@binhdang/contract';
import { type Field, fieldsOf, RecordRules, type RegisterDefinition } from '@binhdang/domain/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLES } from '../../../../packages/domain/src/register/catalog.samples.fixture.ts';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { checkFacts } from './check-facts.ts';
import { readDefinitions } from './load-definitions.ts';
import { enter, entered, judge, list, see, type Values } from './record.fixture.ts';

let system: System;
let tuPhap: Person;
let lead: Person;
let vuThu: Person;
let bodies: ReadonlyMap<string, string>;
beforeAll(async () => {
  // The day on which the samples are right.
  system = await openSystem({ today: '2022-11-24' });
  await insertPublishedPlan(system.owner);
  tuPhap = await system.person('so-tu-phap');
  lead = await system.person('lead');
  vuThu = await system.person('huyen-vu-thu');
  const keys = ['xa-12433', 'huyen-vu-thu', 'so-tu-phap'];
  bodies = new Map(await Promise.all(keys.map(async (key) => [key, await system.bodyId(key)] as const)));
  // What samples are linked to: drafts, which count nothing.
  for (const { register: code, right } of SAMPLES) {
    const values = { ...placed(definitionOf(code), right[0]?.record ?? {}) };
    for (const field of fieldsOf(definitionOf(code))) if (field.type === 'link') delete values[field.code];
    for (const person of [tuPhap, vuThu]) {
      const draft = await entered(person, values, { register: code, submit: false });
      linked.set(`${person.login} ${code}`, draft.id);
    }
  }
});
const linked = new Map<string, string>();
afterAll(() => system.close());

const DEFINITIONS = new Map(readDefinitions().map((definition) => [definition.code, definition]));
const definitionOf = (code: string): RegisterDefinition => {
  const found = DEFINITIONS.get(code);
  if (!found) throw new Error(`no register ${code}`);
  return found;
};

/** Samples say bodies, places and linked records in words; here they are those of the system. */
function placed(definition: RegisterDefinition, record: Values, by = 'so-tu-phap'): Values {
  const at = (field: Field, value: unknown): unknown => {
    if (field.type === 'link') return value && linked.get(`${by} ${field.register}`);
    if (field.type === 'place') return value && bodies.get('xa-12433');
    if (field.type === 'body') return value && (bodies.get(String(value)) ?? bodies.get('huyen-vu-thu'));
    return value;
  };
  const columns = (field: Field, row: Values) =>
    Object.fromEntries(
      Object.entries(row).map(([code, value]) => {
        const column = field.type === 'table' && field.columns.find((one) => one.code === code);
        return [code, column ? at(column, value) : value];
      }),
    );
  return Object.fromEntries(
    Object.entries(record).map(([code, value]) => {
      const field = fieldsOf(definition).find((one) => one.code === code);
      if (field?.type === 'table' && Array.isArray(value))
        return [code, value.map((row: Values) => columns(field, row))];
      return [code, field ? at(field, value) : value];
    }),
  );
}

const drop = (person: Person, { id, version }: { id: string; version: number }) =>
  person.call(register.deleteRecord, {
    params: { recordId: id },
    body: { version, reason: 'Dọn sau khi thử' },
  });

type Facts = OutputOf<typeof register.record>['facts'];

/** What a report reads as totals: no breakdown but the choices that make them splits these facts. */
function totalsOf(definition: RegisterDefinition, facts: Facts): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { measure, breakdown, value } of facts) {
    const by = definition.measures.find(({ code }) => code === measure)?.by ?? [];
    if (Object.keys(breakdown).every((axis) => by.includes(axis)))
      totals[measure] = (totals[measure] ?? 0) + value;
  }
  return totals;
}

/** "field:value" for a filter as the list's own screen asks it; undefined where the record leaves the field empty. */
function filterFor(field: Field, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (field.type === 'choices') return `${field.code}:${(value as string[])[0]}`;
  if (field.type === 'period') return `${field.code}:${(value as { year: number }).year}`;
  return `${field.code}:${String(value)}`;
}

describe.each(SAMPLES.map((sample) => [sample.register, sample] as const))('%s', (code, { right, wrong }) => {
  const definition = definitionOf(code);
  const rules = new RecordRules(definition);
  const by = (field: string): Field => {
    const found = fieldsOf(definition).find((one) => one.code === field);
    if (!found) throw new Error(`no field ${field}`);
    return found;
  };
  /** A sample with the field filled in, where there is one. */
  const holderOf = (field: Field): Values => {
    const records = right.map(({ record }) => record);
    const found = records.find((record) => record[field.code] !== undefined) ?? records[0] ?? {};
    return placed(definition, found);
  };

  test('keeps, counts, lists and verifies its samples', async () => {
    const expected: Record<string, number> = {};
    for (const { record, counts } of right) {
      const values = placed(definition, record);
      const draft = await entered(tuPhap, values, { register: code, submit: false });
      expect((await see(tuPhap, draft.id)).facts).toEqual([]);
      const sent = await tuPhap.call(register.submitRecord, {
        params: { recordId: draft.id },
        body: { version: draft.version },
      });
      expect(sent.warnings).toEqual([]);
      const detail = await see(tuPhap, draft.id);
      expect(detail.values).toEqual(rules.normalise(values));
      expect(totalsOf(definition, detail.facts)).toEqual(counts);
      for (const [measure, value] of Object.entries(counts))
        expected[measure] = (expected[measure] ?? 0) + value;
      await expectListed(draft.id, detail);
      if (definition.sight !== 'plan') continue;
      expect((await judge(lead, [{ recordId: draft.id, version: detail.version }])).status).toBe(200);
      expect((await see(lead, draft.id)).facts.every(({ verified }) => verified)).toBe(true);
    }
    const { items } = await tuPhap.call(register.totals, {
      query: { measure: definition.measures.map((measure) => measure.code), bodyId: [tuPhap.bodyId] },
    });
    const counted = Object.entries(expected).filter(([, value]) => value !== 0);
    expect(Object.fromEntries(items.map((item) => [item.measure, item.value]))).toEqual(
      Object.fromEntries(counted),
    );
    for (const item of items) expect(item.verifiedValue).toBe(definition.sight === 'plan' ? item.value : 0);
  });

  async function expectListed(id: string, { values, day, title }: OutputOf<typeof register.record>) {
    const filters = definition.list.filters
      .map((filter) => filterFor(by(filter), values[filter]))
      .filter((filter) => filter !== undefined);
    const asOf = definition.nature === 'state' ? { asOf: day } : {};
    const queries = [
      ...filters.map((filter) => ({ filter: [filter] })),
      { filter: filters, q: title, ...asOf },
    ];
    for (const query of queries) {
      const found = (await list(tuPhap, query, code)).items.map((item) => item.id);
      expect({ query, found: found.includes(id) }).toEqual({ query, found: true });
    }
    const other = await list(tuPhap, { q: 'khongcotu naonhuvay' }, code);
    expect(other.items).toEqual([]);
  }

  test.each(wrong.map((one) => [one]))('tells what is wrong: %#', async ({ of = 0, change, faults }) => {
    const values = placed(definition, { ...right[of]?.record, ...change }, vuThu.login);
    // Of another body, where it is no twin of the right ones.
    const answer = await enter(vuThu, values, { register: code });
    if (answer.status === 200) await drop(vuThu, answer.output);
    const graveness = (severity: string) =>
      Object.keys(faults)
        .filter((path) => faults[path] === severity)
        .sort();
    const errors = graveness('error');
    expect([answer.status, answer.problem?.errors]).toEqual([
      errors.length > 0 ? 422 : 200,
      errors.length > 0 ? expect.anything() : undefined,
    ]);
    if (errors.length > 0)
      expect((answer.problem?.errors ?? []).map(({ path }) => path).sort()).toEqual(
        errors.map((path) => `values.${path}`),
      );
    else
      expect(answer.output.warnings.map(({ path }) => path)).toEqual(
        expect.arrayContaining(graveness('warning')),
      );
  });

  const twins = definition.unique === undefined ? [] : [definition.unique];
  test.each(twins.map((unique) => [unique]))('refuses a twin, in the same body alone: %s', async () => {
    const [path] = (definition.unique ?? []).map((field) => `values.${field}`);
    const values = placed(definition, right[0]?.record ?? {}, vuThu.login);
    const first = await entered(vuThu, values, { register: code });
    const { title } = await see(vuThu, first.id);
    const twin = await enter(vuThu, values, { register: code });
    expect(twin.problem?.errors?.map((error) => error.path)).toEqual([path]);
    expect(twin.problem?.errors?.[0]?.message.vi).toContain(`“${title}”`);
    expect((await enter(vuThu, values, { register: code, submit: false })).status).toBe(200);
    // The record itself may be corrected, and what was deleted is no hindrance.
    const corrected = await vuThu.call(register.changeRecord, {
      params: { recordId: first.id },
      body: { version: first.version, values, submit: true },
    });
    await drop(vuThu, corrected);
    const both = await Promise.all([1, 2].map(() => enter(vuThu, values, { register: code })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    for (const answer of both) if (answer.status === 200) await drop(vuThu, answer.output);
  });

  test('asks for each required field by its name', async () => {
    for (const field of rules.fields) {
      if (field.required !== true || field.type === 'computed') continue;
      const { [field.code]: _, ...rest } = holderOf(field);
      // What hides with it is not asked for.
      if (!rules.isShown(field, rules.normalise(rest))) continue;
      const answer = await enter(tuPhap, rest, { register: code });
      expect(answer.problem?.errors?.find(({ path }) => path === `values.${field.code}`)?.message).toEqual({
        vi: `Hãy nhập “${field.name.vi}”.`,
        en: `Please enter "${field.name.en}".`,
      });
    }
  });

  test('names the field and the remedy of what is out of range or cannot be read', async () => {
    for (const field of rules.fields) {
      const odd = oddValues(field);
      if (odd.length === 0) continue;
      const base = holderOf(field);
      for (const value of odd) {
        const values = { ...base, [field.code]: value };
        if (!rules.isShown(field, rules.normalise(values))) continue;
        const answer = await enter(tuPhap, values, { register: code });
        const told = answer.problem?.errors?.find(({ path }) => path.startsWith(`values.${field.code}`));
        expect([field.code, value, told?.message.vi]).toEqual([
          field.code,
          value,
          expect.stringContaining(`“${field.name.vi}”`),
        ]);
      }
    }
  });
});

/** Values that a field must refuse. */
function oddValues(field: Field): unknown[] {
  switch (field.type) {
    case 'number':
      return [
        'mười',
        1e12,
        ...(field.min === undefined ? [] : [field.min - 1]),
        ...(field.max === undefined ? [] : [field.max + 1]),
        0.123456789,
      ];
    case 'money':
      return [-1, 0.5, '1 triệu'];
    case 'date':
      return ['2022-02-30', 20220308, ...(field.notAfterToday === true ? ['2022-11-25'] : [])];
    case 'period':
      return ['2022', { kind: 'month', year: 2022, index: 13 }];
    case 'choice':
      return ['khong_co'];
    case 'choices':
      return [['khong_co']];
    case 'yes_no':
      return ['có'];
    case 'text':
      return ['a'.repeat((field.maxLength ?? 5_000) + 1)];
    case 'grid':
      return [{ '': -1 }, { '': 1.5 }, { 'sex=female': 3 }];
    case 'body':
    case 'place':
    case 'link':
      return ['0198a000-0000-7000-8000-00000000dead'];
    case 'file':
      return [['0198a000-0000-7000-8000-00000000dead']];
    default:
      return [];
  }
}

test('after all of it the facts are what the records count', async () => {
  expect((await checkFacts(system.owner)).wrong).toEqual([]);
});
