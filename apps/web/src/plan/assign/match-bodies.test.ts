import { expect, test } from 'vitest';
import { matchBodies } from './match-bodies.ts';

const item = (label: string) => ({ value: label, label });
const options = [
  { group: 'Nhóm', items: [item('Các sở, ban, ngành (36)'), item('UBND các huyện, thành phố (8)')] },
  { group: 'Cơ quan', items: [item('Công an tỉnh'), item('Sở Y tế'), item('UBND huyện Vũ Thư')] },
];
const labels = (search: string, limit = 40) =>
  matchBodies({ options, search, limit }).flatMap((option) =>
    'group' in option ? option.items.map(({ label }) => label) : [option.label],
  );

test('any part of a name, with or without marks, in capitals or not', () => {
  expect(labels('cong an')).toEqual(['Công an tỉnh']);
  expect(labels('Y TẾ')).toEqual(['Sở Y tế']);
  expect(labels('huyen')).toEqual(['UBND các huyện, thành phố (8)', 'UBND huyện Vũ Thư']);
});

test('a group without a match is not shown, and nothing is typed means all', () => {
  expect(matchBodies({ options, search: 'cong an', limit: 40 })).toHaveLength(1);
  expect(labels(' ')).toHaveLength(5);
});

test('no more than the select shows, over all groups', () => {
  expect(labels('', 3)).toEqual(['Các sở, ban, ngành (36)', 'UBND các huyện, thành phố (8)', 'Công an tỉnh']);
});
