import { countStandings, STANDINGS } from '@binhdang/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  GROUP_NAMES,
  GROUPS,
  mostLate,
  OPEN,
  percentDone,
  percentText,
  sectionRows,
  sumOf,
  totalOf,
} from './leader-model.ts';

const standings = fc.array(fc.constantFrom(...STANDINGS), { maxLength: 60 });
const listOf = (work: readonly (typeof STANDINGS)[number][]) =>
  STANDINGS.map((standing) => work.filter((one) => one === standing).length);

test('every standing that applies falls into exactly one group', () => {
  const grouped = GROUP_NAMES.flatMap((name) => [...GROUPS[name]]);
  expect([...grouped, 'not_applicable'].sort()).toEqual([...STANDINGS].sort());
});

test('groups and per cent agree with the domain’s counts', () => {
  fc.assert(
    fc.property(standings, (work) => {
      const counts = listOf(work);
      const domain = countStandings(work);
      expect(totalOf(counts)).toBe(domain.total);
      expect(percentDone(counts)).toBe(domain.percentDone);
      expect(sumOf(counts, OPEN)).toBe(domain.total - domain.closed);
      expect(GROUP_NAMES.reduce((sum, name) => sum + sumOf(counts, GROUPS[name]), 0)).toBe(
        domain.total - domain.by.not_applicable,
      );
    }),
  );
});

test('a little done is not written as nothing', () => {
  const done = (count: number, late: number) =>
    STANDINGS.map((standing) => (standing === 'done_late' ? count : standing === 'late' ? late : 0));
  expect(percentText(done(3, 1000))).toBe('<1%');
  expect(percentText(done(0, 1000))).toBe('0%');
  expect(percentText(done(1, 1))).toBe('50%');
  expect(percentText(done(0, 0))).toBe('–');
});

const zero = STANDINGS.map(() => 0);
const figures = (id: string, parentId: string | null, late: number) => ({
  id,
  parentId,
  label: `${id.at(-1)}.`,
  text: `text of ${id}`,
  counts: zero.map((_, at) => (STANDINGS[at] === 'late' ? late : at === 5 ? 10 : 0)),
});

test('a section stands before its items with their sum; its name comes from the choices', () => {
  const rows = sectionRows(
    [figures('a1', 'A', 0), figures('a2', 'A', 3), figures('V', null, 1)],
    [{ id: 'A', label: 'II.', text: 'Nội dung' }],
  );
  expect(rows.map(({ id, label, whole }) => [id, label, whole])).toEqual([
    ['A', 'II', true],
    ['a1', 'II.1', false],
    ['a2', 'II.2', false],
    ['V', 'V', false],
  ]);
  expect(totalOf(rows[0]?.counts ?? [])).toBe(23);
  expect(sumOf(rows[0]?.counts ?? [], GROUPS.late)).toBe(3);
});

test('tasks that stand directly in a section with items count in its sum once', () => {
  const rows = sectionRows([figures('A', null, 1), figures('a1', 'A', 2)], []);
  expect(rows.map((row) => [row.id, sumOf(row.counts, GROUPS.late), row.whole])).toEqual([
    ['A', 3, true],
    ['a1', 2, false],
  ]);
});

test('the item with most late work is named, never a whole section, and none if none is late', () => {
  const of = (late: readonly number[]) =>
    mostLate(
      sectionRows(
        late.map((count, at) => figures(`a${at + 1}`, 'A', count)),
        [{ id: 'A', label: 'II.', text: '' }],
      ),
    )?.label;
  expect(of([1, 4, 4])).toBe('II.2');
  expect(of([0, 0])).toBeUndefined();
});
