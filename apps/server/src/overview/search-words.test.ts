import { expect, test } from 'vitest';
import { excerpt, phrasesOf, segments, wordsOf } from './search-words.ts';

test('words are folded, without punctuation around them, each once', () => {
  expect(wordsOf('  “Bình đẳng” giới, BÌNH 31/KH-UBND ')).toEqual(['binh', 'dang', 'gioi', '31/kh-ubnd']);
  expect(wordsOf(' - … ')).toEqual([]);
});

test('phrases are the runs of two words and more', () => {
  expect(phrasesOf(['a', 'b', 'c'])).toEqual(['a b', 'a b c', 'b c']);
  expect(phrasesOf(['a'])).toEqual([]);
});

test('the longest known phrases are looked for, what is in none by itself', () => {
  const words = wordsOf('bình đẳng giới ở Vũ Thư');
  const known = new Set(['binh dang', 'binh dang gioi', 'dang gioi', 'vu thu']);
  expect(segments(words, known)).toEqual(['binh dang gioi', 'o', 'vu thu']);
  expect(segments(words, new Set())).toEqual(words);
});

test('an excerpt shows the first place found, cut at blanks, with its marks', () => {
  const text = `${'Mở đầu rất dài '.repeat(12)}Tháng hành động ${'và phần sau '.repeat(20)}`;
  const piece = excerpt(text, ['thang hanh dong']) ?? '';
  expect(piece).toMatch(/^… .*Tháng hành động .* …$/);
  expect(piece.length).toBeLessThan(260);
  expect(excerpt(text, ['khong co'])).toBeNull();
  expect(excerpt('Về phòng, chống mua bán người.', ['phong chong mua ban'])).toContain('phòng, chống');
});
