import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkDuties, ReportingCatalog } from './index.ts';

const CATALOG = new URL('../../../../catalog/', import.meta.url);
const file = (path: string): unknown => JSON.parse(readFileSync(new URL(path, CATALOG), 'utf8'));
const catalog = ReportingCatalog.parse(file('reporting.json'));
const { kinds } = file('body-kinds.json') as { kinds: { code: string; level: string }[] };
const known = {
  outlines: new Set(readdirSync(new URL('outlines/', CATALOG)).map((name) => name.replace('.json', ''))),
  levels: new Map(kinds.map(({ code, level }) => [code, level])),
};

describe('the shipped duties', () => {
  test('name only what there is, and are due from below upwards', () => {
    expect(checkDuties(catalog, known)).toEqual([]);
  });

  test.each([
    ['an outline that is not there', { outline: 'gone' }, 'no outline gone'],
    ['a kind of body that is not there', { kinds: ['guild'] }, 'no kind guild'],
  ])('%s is found', (_, wrong, fault) => {
    const [first] = catalog.duties;
    if (!first) throw new Error('an empty catalog');
    expect(checkDuties({ duties: [{ ...first, ...wrong }] }, known)).toEqual([`${first.code}: ${fault}`]);
  });

  test('a district’s report that is due before those of its communes is found', () => {
    const month = catalog.duties.filter(({ code }) => code === 'month-commune' || code === 'month-district');
    const early = month.map((duty) =>
      duty.code === 'month-district' ? { ...duty, due: { monthsAfter: 0, day: 10 } } : duty,
    );
    expect(checkDuties({ duties: early }, known)).toEqual([
      'month-district: due before month-commune, which it consolidates',
    ]);
  });
});
