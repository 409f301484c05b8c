import type { ContributionContent, ReviewDefinition } from '@binhdang/domain/review';
import { expect, test } from 'vitest';
import { contentOf, placed, typedOf } from './typed-contribution.ts';

const name = { vi: 'Lượt người', en: 'People' };
const definition = {
  outline: {
    code: 'x',
    version: 1,
    name,
    subject: name,
    annexes: [],
    sections: [
      {
        code: 'a',
        heading: name,
        sections: [],
        parts: [
          {
            type: 'entry',
            code: 'terms',
            title: name,
            maxRows: 10,
            columns: [
              { code: 'term', type: 'text', name },
              { code: 'all', type: 'number', name },
            ],
          },
        ],
      },
    ],
  },
  law: 'Luật',
  articles: [],
  proposals: 'none',
  tables: [{ code: 't', name, series: [{ code: 'p', name, unit: name, kind: 'amount', adds: true }] }],
} as unknown as ReviewDefinition;

const content: ContributionContent = {
  texts: { a: 'Đã làm' },
  series: { 't.p': { values: { 2010: 1234.5, 2011: 0 }, source: 'Sở' } },
  rows: { terms: [{ term: '2016', all: 1500 }] },
  proposals: [{ article: null, clause: '', problem: 'p', proposal: 'q', reason: '' }],
};

test('what is stored comes back as it was', () => {
  const typed = typedOf(content);
  expect(typed.series['t.p']?.cells).toEqual({ 2010: '1.234,5', 2011: '0' });
  expect(contentOf(typed, definition)).toEqual({ content, unreadable: [] });
});

test('an empty cell is no zero, empty rows are left out, and what is no number is named', () => {
  const typed = typedOf(content);
  const changed = contentOf(
    {
      ...typed,
      series: { 't.p': { cells: { 2010: ' ', 2011: '12.5' }, source: '' } },
      rows: {
        terms: [
          { term: '', all: ' ' },
          { term: 'x', all: 'nhiều' },
        ],
      },
    },
    definition,
  );
  expect(changed.content.series).toEqual({});
  expect(changed.content.rows).toEqual({ terms: [{ term: 'x', all: null }] });
  expect(changed.unreadable.map(({ path, text }) => [path, text])).toEqual([
    ['series.t.p.2011', '12.5'],
    ['rows.terms.0.all', 'nhiều'],
  ]);
});

test('a block that is pasted stays within the grid', () => {
  expect(
    placed(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      { row: 1, column: 2 },
      2,
      4,
    ),
  ).toEqual([
    { row: 1, column: 2, text: '1' },
    { row: 1, column: 3, text: '2' },
  ]);
});
