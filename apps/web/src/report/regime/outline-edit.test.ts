import { type Outline, partsOf } from '@binhdang/domain/outline';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changePart, changeSection, changeSiblings, moved, newNarrative, without } from './outline-edit.ts';

const words = (vi: string) => ({ vi, en: vi });
const section = (code: string, sections: Outline['sections'] = []): Outline['sections'][number] => ({
  code,
  heading: words(code),
  parts: [{ type: 'narrative', code: `${code}_text`, required: false, sentences: [] }],
  sections,
});
const outline: Outline = {
  code: 'x',
  version: 1,
  name: words('x'),
  subject: words('x'),
  sections: [section('a'), section('b', [section('b1'), section('b2')])],
  annexes: [section('c')],
};

test('a section deep inside is changed, and nothing else', () => {
  const after = changeSection(outline, { list: 'sections', places: [1, 0] }, (one) => ({
    ...one,
    heading: words('mới'),
  }));
  expect(after.sections[1]?.sections.map(({ heading }) => heading.vi)).toEqual(['mới', 'b2']);
  expect(after.sections[0]).toBe(outline.sections[0]);
  expect(outline.sections[1]?.sections[0]?.heading.vi).toBe('b1');
});

test('sections move and go within their list', () => {
  const path = { list: 'sections', places: [1, 1] } as const;
  const up = changeSiblings(outline, path, (list, at) => moved(list, at, -1));
  expect(up.sections[1]?.sections.map(({ code }) => code)).toEqual(['b2', 'b1']);
  const gone = changeSiblings(outline, { list: 'annexes', places: [0] }, without);
  expect(gone.annexes).toEqual([]);
});

test('moving keeps every item', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(8), fc.integer({ min: -9, max: 9 }), (list, from, by) => {
      const after = moved(list, from, by);
      expect([...after].sort()).toEqual([...list].sort());
      if (from + by >= 0 && from + by < list.length && from < list.length)
        expect(after[from + by]).toBe(list[from]);
      else expect(after).toBe(list);
    }),
  );
});

test('a new narrative takes a code that is free', () => {
  const part = newNarrative(new Set(['text_1', 'text_2']), words('Thêm'));
  expect(part.code).toBe('text_3');
  const after = changePart(section('a'), 0, () => part);
  expect(partsOf({ sections: [after], annexes: [] })).toEqual([part]);
});
