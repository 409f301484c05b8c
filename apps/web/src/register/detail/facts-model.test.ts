import type { Axis, RegisterDefinition } from '@binhdang/domain/register';
import { expect, test } from 'vitest';
import { countsByMeasure } from './facts-model.ts';

const named = (vi: string) => ({ vi, en: vi });
const definition = {
  lists: { topics: [{ code: 'law', name: named('Pháp luật') }] },
  sections: [
    {
      name: named('Lớp'),
      fields: [{ code: 'topic', type: 'choice', list: 'topics', name: named('Chủ đề') }],
    },
  ],
  measures: [
    { code: 'classes', name: named('Số lớp'), unit: named('lớp') },
    { code: 'people', name: named('Số người'), unit: named('người') },
  ],
} as unknown as RegisterDefinition;
const axes: ReadonlyMap<string, Axis> = new Map([
  [
    'sex',
    {
      code: 'sex',
      name: named('Giới tính'),
      exhaustive: true,
      categories: [{ code: 'female', name: named('nữ') }],
    },
  ],
]);
const fact = (measure: string, breakdown: Record<string, string>, value: number) => ({
  measure,
  breakdown,
  value,
  day: '2022-03-08',
  verified: false,
});

test('counts stand in order of the definition; what all have in common is said once', () => {
  const found = countsByMeasure(
    [
      fact('people', { topic: 'law' }, 30),
      fact('people', { topic: 'law', sex: 'female' }, 18),
      fact('classes', { topic: 'law' }, 1),
      fact('gone', {}, 2),
    ],
    definition,
    axes,
  );
  expect(
    found.map(({ name, context, facts }) => [
      name.vi,
      context?.vi,
      ...facts.map(({ breakdown, value }) => `${breakdown?.vi ?? 'tổng'} ${value}`),
    ]),
  ).toEqual([
    ['Số lớp', 'Pháp luật', 'tổng 1'],
    ['Số người', 'Pháp luật', 'tổng 30', 'nữ 18'],
    ['gone', undefined, 'tổng 2'],
  ]);
});
