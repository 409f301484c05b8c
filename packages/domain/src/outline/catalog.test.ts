import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { IndicatorCatalog } from '../indicator/index.ts';
import { AXES, REGISTERS } from '../register/catalog.fixture.ts';
import { checkOutline, type Outline, partsOf, resolveOutline } from './index.ts';
import { Part } from './model.ts';

const CATALOG = new URL('../../../../catalog/', import.meta.url);
const file = (path: string): unknown => JSON.parse(readFileSync(new URL(path, CATALOG), 'utf8'));
const shared = file('outline-sections.json') as Record<string, unknown>;
const outlines = readdirSync(new URL('outlines/', CATALOG)).map((name) =>
  resolveOutline(file(`outlines/${name}`), shared),
);
const known = {
  registers: REGISTERS,
  axes: AXES,
  frameworks: new Set(IndicatorCatalog.parse(file('indicators.json')).frameworks.map(({ code }) => code)),
  surroundings: ['period', 'year'],
};

describe('the shipped outlines', () => {
  test.each(outlines.map((outline) => [outline.code, outline] as const))(
    '%s names only what there is',
    (_, outline) => {
      expect(checkOutline(outline, known)).toEqual([]);
      expect(partsOf(outline).length).toBeGreaterThan(0);
    },
  );

  test('every shared section is used', () => {
    const used = readdirSync(new URL('outlines/', CATALOG)).flatMap((name) =>
      [...readFileSync(new URL(`outlines/${name}`, CATALOG), 'utf8').matchAll(/"use":\s*"(\w+)"/g)].map(
        ([, code]) => code,
      ),
    );
    expect(Object.keys(shared).filter((code) => !used.includes(code))).toEqual([]);
  });

  test('a section that is not there is named', () => {
    expect(() => resolveOutline({ sections: [{ use: 'gone' }] }, shared)).toThrow('no section gone');
  });
});

const outlineOf = (part: unknown): Outline => ({
  code: 'x',
  version: 1,
  name: { vi: 'x', en: 'x' },
  subject: { vi: 'x', en: 'x' },
  sections: [{ code: 'a', heading: { vi: 'A', en: 'A' }, parts: [Part.parse(part)], sections: [] }],
  annexes: [],
});
const title = { vi: 'Bảng', en: 'Table' };
const sentence = (more: object) => ({
  type: 'narrative',
  code: 'p',
  sentences: [{ code: 's', figures: { n: { measure: 'events' } }, text: { vi: '{n}', en: '{n}' }, ...more }],
});

test.each([
  [
    'a measure that no register yields',
    {
      type: 'table',
      code: 'p',
      title,
      rows: [{ name: title, measure: 'gone' }],
      columns: [{ kind: 'value', name: title }],
    },
    'x: p: no measure gone',
  ],
  [
    'a choice by which it is not counted',
    {
      type: 'table',
      code: 'p',
      title,
      rows: [{ name: title, measure: 'events', by: 'colour' }],
      columns: [{ kind: 'value', name: title }],
    },
    'x: p: events is not counted by colour',
  ],
  [
    'a choice that is not in the list',
    sentence({ figures: { n: { measure: 'events', breakdown: { occasion: 'birthday' } } } }),
    'x: p: no choice occasion=birthday',
  ],
  ['a figure that is not named', sentence({ text: { vi: '{n} {m}', en: '{n}' } }), 'x: p: s: no figure m'],
  [
    'a column reckoned from a later one',
    {
      type: 'table',
      code: 'p',
      title,
      rows: [{ name: title, measure: 'events' }],
      columns: [{ kind: 'share', name: title, of: [0, 1] }],
    },
    'x: p: column 0 is reckoned from one that does not stand before it',
  ],
  [
    'a field that the register has not',
    { type: 'records', code: 'p', title, register: 'inspection', columns: ['gone'] },
    'x: p: no field gone',
  ],
  [
    'a measure of a confidential register',
    sentence({ figures: { n: { measure: 'complaints_received' } } }),
    'x: p: complaints_received is counted in a confidential register',
  ],
  [
    'a list of a confidential register',
    { type: 'records', code: 'p', title, register: 'complaint', columns: ['title'] },
    'x: p: complaint is confidential',
  ],
])('%s is found', (_, part, fault) => {
  expect(checkOutline(outlineOf(part), known)).toEqual([fault]);
});
