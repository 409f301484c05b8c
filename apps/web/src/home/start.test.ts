import { expect, test } from 'vitest';
import { startPath } from './start.ts';

const all = () => true;

test('each role starts where its work is; a leader who is also an officer starts as leader', () => {
  expect(startPath(['focal_officer'], all)).toBe('/viec-cua-toi');
  expect(startPath(['lead_officer'], all)).toBe('/ke-hoach');
  expect(startPath(['focal_officer', 'leader'], all)).toBe('/lanh-dao');
});

test('a page that does not exist is passed over', () => {
  expect(startPath(['leader'], (path) => path !== '/lanh-dao')).toBe('/nhiem-vu');
  expect(startPath(['leader'], () => false)).toBeUndefined();
  expect(startPath([], all)).toBeUndefined();
});
