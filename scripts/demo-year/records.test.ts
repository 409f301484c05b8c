import { describe, expect, it } from 'vitest';
import { AXES, REGISTERS } from '../../packages/domain/src/register/catalog.fixture.ts';
import { RecordRules } from '../../packages/domain/src/register/index.ts';
import { Chance } from './chance.ts';
import type { DemoBody } from './model.ts';
import { stepsOf } from './steps.ts';

const RULES = new Map([...REGISTERS].map(([code, definition]) => [code, new RecordRules(definition)]));
const id = (key: string) => new Chance('bodies').id(key);
const body = (key: string, kind: string, sort: DemoBody['sort'], communes: DemoBody[] = []): DemoBody => ({
  id: id(key),
  key,
  kind,
  name: `Ủy ban nhân dân ${key}`,
  called: key,
  sort,
  districtKey: null,
  population: 7_200,
  communes,
});
const COMMUNES = Array.from({ length: 12 }, (_, index) => body(`xã ${index}`, 'commune', 'commune'));
const BODIES = [
  ...COMMUNES,
  body('huyện', 'district', 'district', COMMUNES),
  ...[
    ['so-ldtbxh', 'department'],
    ['so-tu-phap', 'department'],
    ['so-khdt', 'department'],
    ['so-noi-vu', 'department'],
    ['so-y-te', 'department'],
    ['so-gddt', 'department'],
    ['so-tttt', 'department'],
    ['thanh-tra-tinh', 'department'],
    ['dai-ptth', 'press'],
    ['bao-thai-binh', 'press'],
    ['hoi-lhpn', 'mass_organisation'],
    ['mttq', 'front'],
  ].map(([key = '', kind = '']) => body(key, kind, 'department')),
];
const steps = (seed: string) =>
  BODIES.flatMap((one) => stepsOf(one, new Chance(seed), id).map((step) => ({ ...step, body: one })));

describe('the records of the made-up year', () => {
  const all = steps('one');

  it('are right by the definitions of their registers on the day they are entered', () => {
    const wrong = new Set<string>();
    for (const { register, values, day, body: by } of all) {
      const rules = RULES.get(register);
      if (!rules) throw new Error(register);
      const faults = rules.faults(rules.normalise(values), { axes: AXES, today: day });
      for (const { path, message, severity } of faults)
        if (severity === 'error') wrong.add(`${register} ${path} (${by.sort}): ${message.en}`);
    }
    expect([...wrong]).toEqual([]);
  });

  it('hold nothing that their register does not ask for', () => {
    const lost = new Set<string>();
    for (const { register, values } of all) {
      const kept = RULES.get(register)?.normalise(values) ?? {};
      for (const code of Object.keys(values)) if (!(code in kept)) lost.add(`${register}.${code}`);
    }
    expect([...lost]).toEqual([]);
  });

  it('are the same each time, and others from another seed', () => {
    expect(steps('one')).toEqual(all);
    expect(steps('two')).not.toEqual(all);
    expect(new Set(all.filter(({ later }) => !later).map(({ recordId }) => recordId)).size).toBe(
      all.filter(({ later }) => !later).length,
    );
  });

  it('are no two alike where a register takes but one', () => {
    const seen = new Set<string>();
    for (const { register, values, body: by, later } of all) {
      const unique = REGISTERS.get(register)?.unique;
      if (!unique || later) continue;
      const key = `${by.key} ${register} ${JSON.stringify(unique.map((code) => values[code]))}`;
      expect(seen.has(key) ? key : '').toBe('');
      seen.add(key);
    }
  });

  it('name people whom nobody could take for real ones', () => {
    const named = JSON.stringify(all.map(({ values }) => values)).match(/"person":"[^"]*"/g) ?? [];
    expect(named.filter((one) => !/^"person":"Người Mẫu \d{3}"$/.test(one))).toEqual([]);
  });
});
