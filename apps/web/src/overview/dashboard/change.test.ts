import { expect, test } from 'vitest';
import { changeOf, changeText, tally } from './change.ts';

test('a change is told against the year before, and not at all against nothing', () => {
  expect(changeText({ now: 9, before: 8 }, 'vi')).toBe('+12,5%');
  expect(changeText({ now: 6, before: 8 }, 'en')).toBe('−25%');
  expect(changeText({ now: 8, before: 8 }, 'vi')).toBe('0%');
  expect(changeText({ now: null, before: 8 }, 'vi')).toBe('−100%');
  expect(changeOf({ now: 5, before: 0 })).toBeUndefined();
  expect(changeOf({ now: 5, before: null })).toBeUndefined();
});

test('every number rose, fell or stayed', () => {
  const years = [
    { now: 2, before: 1 },
    { now: 2, before: null },
    { now: null, before: 1 },
    { now: 3, before: 3 },
  ];
  expect(tally(years)).toEqual({ up: 2, down: 1, same: 1 });
});
