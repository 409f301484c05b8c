import { expect, test } from 'vitest';
import { FILE_ENDINGS, FILE_LIMIT_MB, faultOf, megabytes } from './file-kinds.ts';

const LIMIT = FILE_LIMIT_MB * 1024 * 1024;

test('takes files of known kinds up to the limit and no larger', () => {
  expect(faultOf({ name: 'Báo cáo.PDF', size: LIMIT }, FILE_ENDINGS)).toBeUndefined();
  expect(faultOf({ name: 'Báo cáo.pdf', size: LIMIT + 1 }, FILE_ENDINGS)).toBe('fileTooLarge');
  expect(faultOf({ name: 'Báo cáo.pdf', size: 0 }, FILE_ENDINGS)).toBe('fileEmpty');
  expect(faultOf({ name: 'bao-cao.pdf.exe', size: 1 }, FILE_ENDINGS)).toBe('fileKindRefused');
  expect(faultOf({ name: 'pdf', size: 1 }, ['docx'])).toBe('fileKindRefused');
});

test('sizes are never shown as nothing', () => {
  expect(megabytes(1)).toBe(0.1);
  expect(megabytes(1_300_000)).toBe(1.2);
});
