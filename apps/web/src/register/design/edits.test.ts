import { readFileSync } from 'node:fs';
import { fieldsOf, RegisterDefinition } from '@binhdang/domain/register';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addChoices,
  addField,
  duplicateField,
  fieldCodes,
  inVietnamese,
  moveField,
  removeField,
  renamed,
  renamedChoice,
  stepField,
} from './edits.ts';
import { FIELD_TYPES } from './type-names.ts';

const base = RegisterDefinition.parse(
  JSON.parse(
    readFileSync(new URL('../../../../../catalog/registers/training-class.json', import.meta.url), 'utf8'),
  ),
);
const codes = fieldsOf(base).map(({ code }) => code as string);
const order = (definition: RegisterDefinition) => fieldsOf(definition).map(({ code }) => code);

describe('fields', () => {
  test('are moved where they are dropped, none lost and none twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat(2), fc.nat(12), (code, section, at) => {
        const place = Math.min(at, base.sections[section]?.fields.length ?? 0);
        const moved = moveField(base, code, { section, at: place });
        expect([...order(moved)].sort()).toEqual([...codes].sort());
        const before = base.sections[section]?.fields[place - 1]?.code;
        const fields = moved.sections[section]?.fields.map((field) => field.code) ?? [];
        expect(fields).toContain(code);
        if (before !== undefined && before !== code)
          expect(fields.indexOf(before)).toBe(fields.indexOf(code as never) - 1);
      }),
    );
  });

  test('step up and down over the edges of sections and come back', () => {
    for (const code of codes.slice(1, -1)) {
      const there = stepField(base, code, 1);
      expect(order(stepField(there, code, -1))).toEqual(order(base));
      expect(stepField(there, code, -1)).toEqual(base);
    }
    expect(stepField(base, 'title', -1)).toBe(base);
    expect(stepField(base, 'files', 1)).toBe(base);
  });

  test('of every type begin so that they can be kept', () => {
    for (const type of Object.keys(FIELD_TYPES) as (keyof typeof FIELD_TYPES)[]) {
      const made = addField(base, type, inVietnamese(undefined, 'Mới'), { section: 0, after: 'title' });
      expect(order(made.definition).indexOf(made.code as never)).toBe(1);
      const shape = RegisterDefinition.safeParse(made.definition);
      // Only what has to be written by hand is still missing.
      const missing = shape.success ? [] : shape.error.issues.map(({ code }) => code);
      expect(missing.filter((code) => code !== 'too_small')).toEqual([]);
    }
  });

  test('are copied beside themselves, and taken out of the list too', () => {
    const copy = duplicateField(base, 'topic', ({ vi, en }) => ({ vi: `${vi} 2`, en }));
    expect(order(copy.definition).indexOf(copy.code as never)).toBe(2);
    const without = removeField(base, 'topic');
    expect(fieldCodes(without).has('topic')).toBe(false);
    expect([...without.list.columns, ...without.list.filters]).not.toContain('topic');
  });
});

describe('a code', () => {
  const made = addField(base, 'choice', inVietnamese(undefined, 'Chọn một'), { section: 0 });
  const named = (vi: string) => ({
    ...made.definition,
    sections: made.definition.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.code === made.code ? { ...field, name: { vi, en: vi } } : field,
      ),
    })),
  });
  test('follows the name of a new field, and its list with it', () => {
    const next = renamed(named('Hình thức'), made.code, 'Chọn một', new Set());
    expect(next.code).toBe('hinh_thuc');
    expect(Object.keys(next.definition.lists)).toContain('hinh_thuc');
    expect(Object.keys(next.definition.lists)).not.toContain('chon_mot');
  });
  test('stays once it was published, or written by hand', () => {
    expect(renamed(named('Hình thức'), made.code, 'Chọn một', new Set([made.code])).code).toBe(made.code);
    expect(renamed(named('Hình thức'), made.code, 'Tên khác', new Set()).code).toBe(made.code);
  });
  test('of a new choice follows its name unless an expression asks for it', () => {
    const lists = { ...base.lists, levels: [{ code: 'muc_1', name: { vi: 'Trực tuyến', en: 'x' } }] };
    const after = renamedChoice({ ...base, lists }, 'levels', 'muc_1', 'Mục 1');
    expect(after.lists['levels']?.[0]?.code).toBe('truc_tuyen');
    const check = { ...base.checks[0], that: "r.level == 'muc_1'" } as (typeof base.checks)[number];
    const asked = { ...base, lists, checks: [check] };
    expect(renamedChoice(asked, 'levels', 'muc_1', 'Mục 1')).toBe(asked);
  });
});

test('many choices come from pasted lines, none twice', () => {
  const first = addChoices([], ['Trực tuyến', ' Trực tiếp ', '', 'Trực tuyến']);
  expect(first.map(({ code }) => code)).toEqual(['truc_tuyen', 'truc_tiep']);
  expect(addChoices(first, ['TRỰC TUYẾN'])[2]?.code).toBe('truc_tuyen_2');
});
