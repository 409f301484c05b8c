import { plan as contract } from '@binhdang/contract';
import { useHotkeys } from '@mantine/hooks';
import { type KeyboardEvent, useRef } from 'react';
import { type Screen, type Task, useWrite } from './use-assign.ts';

/**
 * One key for what is done fifty times. J and K only move, so they work all over the page; A and X answer, and work
 * where the tasks have the focus, so that a key struck elsewhere decides nothing.
 * @returns the handler for the part of the page with the tasks
 */
export function useTaskKeys(screen: Screen, task: Task | undefined, move: (step: 1 | -1) => void) {
  const answer = useWrite(contract.answerNames);
  const columns = useRef<HTMLDivElement>(null);
  const step = (by: 1 | -1) => (event: globalThis.KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
    move(by);
    if (!columns.current?.contains(document.activeElement)) columns.current?.focus({ preventScroll: true });
  };
  useHotkeys([
    ['J', step(1)],
    ['K', step(-1)],
  ]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const key = event.key.toLowerCase();
    if ((key !== 'a' && key !== 'x') || event.ctrlKey || event.metaKey || event.altKey) return;
    // A dialog opened from here bubbles to here as well, but does not lie within.
    const target = event.target as HTMLElement;
    if (!event.currentTarget.contains(target) || isTyping(target)) return;
    const nameIds = (task?.names ?? [])
      .filter((name) => name.open && (name.bodyId !== null || name.groupId !== null))
      .map(({ id }) => id);
    if (nameIds.length === 0 || answer.pending) return;
    event.preventDefault();
    void answer.run({ params: { planId: screen.plan.id }, body: { accept: key === 'a', nameIds } });
  };
  return { ref: columns, onKeyDown, problem: answer.problem, retry: answer.retry };
}

const isTyping = (target: HTMLElement): boolean =>
  target.matches('textarea, select, input:not([type="checkbox"])');
