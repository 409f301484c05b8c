import { expect, test } from 'vitest';
import { fieldName, landed } from './field-names.ts';

test('a path is named by its innermost known part, with its row', () => {
  expect(fieldName('title').vi).toBe('Tiêu đề');
  expect(fieldName('letterhead.issuer').vi).toBe('Cơ quan ban hành');
  expect(fieldName('evidence.1.fileId')).toEqual({
    vi: 'Tệp minh chứng (dòng 2)',
    en: 'Evidence file (row 2)',
  });
  expect(fieldName('addressees.0').vi).toBe('Kính gửi (dòng 1)');
  expect(fieldName('unheardOf').vi).toBe('unheardOf');
  expect(fieldName('Ma trận!C7').vi).toBe('Ma trận!C7');
});

test('what is shown beside its field is not said again; the same words elsewhere are', () => {
  const errors = [
    { path: 'occurrenceId', message: 'Cần điền mục này.' },
    { path: 'title', message: 'Cần điền mục này.' },
    { path: 'year', message: 'Cần là một số.' },
  ];
  const shown = { messages: ['Cần điền mục này.'], paths: new Set(['title']) };
  expect(landed(errors, shown)).toEqual(['title']);
  expect(landed(errors, { messages: [], paths: new Set() })).toEqual([]);
  expect(landed(errors, { messages: errors.map(({ message }) => message), paths: new Set() })).toHaveLength(
    3,
  );
});
