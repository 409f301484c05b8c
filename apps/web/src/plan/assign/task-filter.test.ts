import type { plan as contract } from '@binhdang/contract';
import { describe, expect, test } from 'vitest';
import { FILTERS, filterCounts, hasNoBody, neighbour, openCount, shownTasks } from './task-filter.ts';

const obligation = (over: Partial<contract.AssignedObligation> = {}): contract.AssignedObligation => ({
  id: 'o',
  bodyId: 'b',
  role: 'lead',
  cadence: { kind: 'once', date: '2022-11-30' },
  cadenceOrigin: 'read',
  expectedProof: null,
  weight: 1,
  change: 'none',
  version: 1,
  ...over,
});
const name = (open: boolean): contract.TaskName => ({
  id: 'n',
  name: 'Sở Y tế',
  bodyId: 'b',
  groupId: null,
  role: 'lead',
  origin: 'suggested',
  confirmed: !open,
  open,
  confidence: 0.5,
  reason: null,
  version: 1,
});
const task = (id: string, over: Partial<contract.AssignTask> = {}): contract.AssignTask => ({
  id,
  number: `II.${id}`,
  section: 'II. NỘI DUNG',
  item: null,
  text: 'Tổ chức Tháng hành động',
  noBodyReason: null,
  version: 1,
  names: [],
  obligations: [obligation()],
  ...over,
});

const bare = task('1', { obligations: [] });
const suggested = task('2', { names: [name(true), name(false)], obligations: [] });
const undated = task('3', { obligations: [obligation({ cadence: { kind: 'prescribed' } })] });
const changed = task('4', { obligations: [obligation({ change: 'changed' })] });
const leaving = task('5', { obligations: [obligation({ change: 'removed', cadence: null })] });
const unneeded = task('6', { obligations: [], noBodyReason: 'Nêu chủ trương chung' });
const fine = task('7');
const all = [bare, suggested, undated, changed, leaving, unneeded, fine];
const ids = (tasks: readonly contract.AssignTask[]) => tasks.map(({ id }) => id);

describe('filters', () => {
  test('nobody has a task: not assigned, or only with assignments that end, and not said to need nobody', () => {
    expect(ids(shownTasks(all, 'chua-giao', ''))).toEqual(['1', '2', '5']);
    expect(hasNoBody(unneeded)).toBe(false);
  });
  test('only names that wait count as suggestions', () => {
    expect(ids(shownTasks(all, 'goi-y', ''))).toEqual(['2']);
    expect(openCount(suggested)).toBe(1);
  });
  test('an assignment that ends needs no date any more', () => {
    expect(ids(shownTasks(all, 'chua-han', ''))).toEqual(['3']);
  });
  test('what waits for the next version, ending included', () => {
    expect(ids(shownTasks(all, 'thay-doi', ''))).toEqual(['4', '5']);
  });
  test('without a filter all; counts are what each filter shows', () => {
    expect(ids(shownTasks(all, undefined, '  '))).toEqual(ids(all));
    const counts = filterCounts(all);
    for (const filter of FILTERS) expect(counts[filter]).toBe(shownTasks(all, filter, '').length);
  });
});

test('words are found without marks, in the number as well, and within the filter', () => {
  expect(ids(shownTasks(all, undefined, 'thang hanh dong'))).toEqual(ids(all));
  expect(ids(shownTasks(all, undefined, 'ii.4'))).toEqual(['4']);
  expect(ids(shownTasks(all, 'goi-y', 'ii.4'))).toEqual([]);
});

test('stepping stays within the list, and begins at its head when the open task is not in it', () => {
  expect(neighbour(all, '1', 1)?.id).toBe('2');
  expect(neighbour(all, '1', -1)?.id).toBe('1');
  expect(neighbour(all, '7', 1)?.id).toBe('7');
  expect(neighbour(all, 'gone', 1)?.id).toBe('1');
  expect(neighbour([], '1', 1)).toBeUndefined();
});
