import { expect, test } from 'vitest';
import { inLanguage } from './i18n.tsx';

const words = { vi: '{name}: {count} nhiệm vụ, {missing}', en: '{name}: {count} tasks, {missing}' };

test('fills placeholders, writes numbers as the language does, leaves unknown ones standing', () => {
  expect(inLanguage(words, 'vi', { name: 'Sở Y tế', count: 1234.5 })).toBe(
    'Sở Y tế: 1.234,5 nhiệm vụ, {missing}',
  );
  expect(inLanguage(words, 'en', { name: 'Sở Y tế', count: 1234.5 })).toBe(
    'Sở Y tế: 1,234.5 tasks, {missing}',
  );
});

test('a filled-in text is not filled again', () => {
  expect(inLanguage({ vi: '{a}', en: '' }, 'vi', { a: '{b}', b: 'x' })).toBe('{b}');
});
