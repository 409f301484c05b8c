import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinWords } from './suggest-words.ts';

const TEXT = 'Rà soát, thu thập số liệu, thông tin trong phạm vi ngành; báo cáo số người dự';

test('pieces that follow one another in the text are said as one', () => {
  expect(joinWords(['thu thập số', 'thập số liệu', 'phạm vi ngành'], TEXT)).toEqual([
    'thu thập số liệu',
    'phạm vi ngành',
  ]);
  expect(joinWords(['thập số liệu', 'phạm vi ngành', 'thu thập số'], TEXT)).toEqual([
    'thu thập số liệu',
    'phạm vi ngành',
  ]);
});

test('a piece that bridges two joins all three', () => {
  expect(joinWords(['thu thập', 'số liệu', 'thập số'], TEXT)).toEqual(['thu thập số liệu']);
});

test('what meets only in letters, not in the text, stays apart', () => {
  expect(joinWords(['thập số', 'số người dự'], TEXT)).toEqual(['thập số', 'số người dự']);
});

test('whatever the pieces, each stays in something of the result, and nothing is said that is not in the text', () => {
  const words = 'thu thập số liệu phạm vi ngành'.split(' ');
  const text = words.join(' ');
  const piece = fc
    .tuple(fc.nat(words.length - 2), fc.integer({ min: 2, max: 3 }))
    .map(([at, size]) => words.slice(at, at + size).join(' '));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const joined = joinWords(pieces, text);
      for (const one of pieces) expect(joined.some((whole) => whole.includes(one))).toBe(true);
      for (const one of joined) expect(text).toContain(one);
      expect(joined.length).toBeLessThanOrEqual(pieces.length);
    }),
  );
});
