import type { Field } from '@binhdang/domain/register';
import { expect, test } from 'vitest';
import { conflictsIn, firstChoices, merged } from './merge.ts';

const fields = ['title', 'times', 'minutes', 'note', 'same', 'total'].map((code) => ({
  code,
  type: code === 'total' ? 'computed' : 'text',
})) as unknown as Field[];
const base = { title: 'a', times: 1, note: 'x', same: 1, total: 1 };
const mine = { title: 'b', times: 2, same: 2, total: 2 };
const theirs = { title: 'c', times: 1, minutes: 5, note: 'x', same: 2, total: 3 };

test('tells who changed what, and takes over what only one side changed', () => {
  const conflicts = conflictsIn(fields, { base, mine, theirs });
  expect(conflicts.map(({ field, by }) => [field.code, by])).toEqual([
    ['title', 'both'],
    ['times', 'mine'],
    ['minutes', 'theirs'],
    ['note', 'mine'],
  ]);
  expect(firstChoices(conflicts)).toEqual({ times: 'mine', minutes: 'theirs', note: 'mine' });
});

test('makes one record of both, emptied fields too', () => {
  const conflicts = conflictsIn(fields, { base, mine, theirs });
  const choices = firstChoices(conflicts);
  const { total, ...result } = merged(conflicts, { mine, theirs }, { ...choices, title: 'theirs' });
  expect(result).toEqual({ title: 'c', times: 2, minutes: 5, same: 2 });
  expect(merged(conflicts, { mine, theirs }, { ...choices, title: 'mine' })).toMatchObject({ title: 'b' });
});
