/** Which tasks the list shows, and how each stands. Pure. */
import type { plan as contract } from '@binhdang/contract';
import { fold, needsDate } from '@binhdang/domain';

type Task = contract.AssignTask;

/** As they stand in the address, so that a link leads to the same list. */
export const FILTERS = ['chua-giao', 'goi-y', 'chua-han', 'thay-doi'] as const;
export type Filter = (typeof FILTERS)[number];

/** Nobody has it, and nobody said that this is right. */
export const hasNoBody = (task: Task): boolean =>
  task.noBodyReason === null && !task.obligations.some(({ change }) => change !== 'removed');

/** Names that wait for the officer's answer. */
export const openCount = (task: Task): number => task.names.filter(({ open }) => open).length;

const isUndated = (task: Task): boolean =>
  task.obligations.some(
    ({ cadence, change }) => change !== 'removed' && (cadence === null || needsDate(cadence)),
  );

/** Something of it waits for the next version. */
export const isChanged = (task: Task): boolean => task.obligations.some(({ change }) => change !== 'none');

const FITS: Record<Filter, (task: Task) => boolean> = {
  'chua-giao': hasNoBody,
  'goi-y': (task) => openCount(task) > 0,
  'chua-han': isUndated,
  'thay-doi': isChanged,
};

/** Tasks that a filter and the words typed leave; words are found with or without marks. */
export function shownTasks(tasks: readonly Task[], filter: Filter | undefined, typed: string): Task[] {
  const wanted = fold(typed.trim());
  return tasks.filter(
    (task) =>
      (filter === undefined || FITS[filter](task)) &&
      (wanted === '' || fold(`${task.number} ${task.text}`).includes(wanted)),
  );
}

/** How many tasks each filter leaves. */
export const filterCounts = (tasks: readonly Task[]): Record<Filter, number> =>
  Object.fromEntries(FILTERS.map((filter) => [filter, tasks.filter(FITS[filter]).length])) as Record<
    Filter,
    number
  >;

/** The task after or before one in the list shown; the first when that one is not in it. */
export function neighbour(tasks: readonly Task[], id: string | undefined, step: 1 | -1): Task | undefined {
  const at = tasks.findIndex((task) => task.id === id);
  return tasks[at === -1 ? 0 : Math.min(tasks.length - 1, Math.max(0, at + step))];
}
