import type { PlanEdit } from '@binhdang/domain';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { RowMode } from './tree-row-props.ts';
import type { Row } from './view.ts';
import { newEntryAfter } from './view.ts';

interface KeyTargets {
  readonly row: Row | undefined;
  readonly onStep: (by: 1 | -1) => void;
  readonly onMode: (mode: RowMode) => void;
  readonly onEdit: (edit: PlanEdit) => void;
  readonly onMove: (nodeId: string, direction: 'up' | 'down') => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onHelp: () => void;
  readonly onLeave: () => void;
  /** From a field of an entry back to the list. */
  readonly onBack: () => void;
}

/** What the handler needs of a key event, React's or the browser's own. */
type Pressed = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'defaultPrevented' | 'preventDefault'
> & { readonly target: EventTarget | null; readonly currentTarget: EventTarget | null };

/** Keys of the list of entries; those meant for a field, a menu or the browser pass. */
export function keyHandler(targets: KeyTargets): (event: Pressed) => void {
  return (event) => {
    if (event.defaultPrevented) return;
    const typing = isTyping(event.target as HTMLElement);
    const act = typing ? event.key === 'Escape' && targets.onBack : actionFor(event, targets);
    if (!act) return;
    event.preventDefault();
    act();
  };
}

/** Keys that change nothing by themselves, or whose effect is said by the page: they work wherever nothing is typed. */
const ANYWHERE = new Set(['j', 'k', '?']);
const TAKING_BACK = new Set(['z', 'y']);

/** Beyond the list: stepping leads into it, undo and redo work from the toolbar as well. */
export function usePageKeys(list: RefObject<HTMLElement | null>, handle: (event: Pressed) => void): void {
  const latest = useRef(handle);
  latest.current = handle;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const key = event.key.toLowerCase();
      const takesBack = (event.ctrlKey || event.metaKey) && TAKING_BACK.has(key);
      const steps = !event.ctrlKey && !event.metaKey && !event.altKey && ANYWHERE.has(key);
      if (!(takesBack || steps) || list.current?.contains(target) || target.closest('[role="dialog"]'))
        return;
      latest.current(event);
      if (steps && key !== '?' && event.defaultPrevented) list.current?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}

const isTyping = (target: HTMLElement): boolean =>
  target.closest(
    'input:not([type="radio"], [type="checkbox"]), textarea, select, [role="menu"], [role="option"], [role="listbox"], [contenteditable]',
  ) !== null;

function actionFor(event: Pressed, targets: KeyTargets): (() => void) | undefined {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? targets.onRedo : targets.onUndo;
    return key === 'y' ? targets.onRedo : undefined;
  }
  if (key === 'ArrowDown' && !event.altKey) return () => targets.onStep(1);
  if (key === 'ArrowUp' && !event.altKey) return () => targets.onStep(-1);
  if (key === 'j' && !event.altKey) return () => targets.onStep(1);
  if (key === 'k' && !event.altKey) return () => targets.onStep(-1);
  if (key === '?') return targets.onHelp;
  if (key === 'Escape') return targets.onLeave;
  return targets.row && onRow(event, key, targets.row, targets);
}

function onRow(event: Pressed, key: string, row: Row, targets: KeyTargets): (() => void) | undefined {
  const { node } = row;
  const { onEdit, onMode, onMove, onStep } = targets;
  if (event.altKey) {
    if (key === 'ArrowUp') return () => onMove(node.id, 'up');
    if (key === 'ArrowDown') return () => onMove(node.id, 'down');
    // Not Tab: who only passes through with it would change the plan.
    if (key === 'ArrowRight') return () => onEdit({ type: 'indent', nodeId: node.id });
    return key === 'ArrowLeft' ? () => onEdit({ type: 'outdent', nodeId: node.id }) : undefined;
  }
  // On a button inside the entry, Enter and Space are the button's.
  const onList = event.target === event.currentTarget;
  if (!onList && ['Enter', ' '].includes(key)) return undefined;
  if (key === 'Delete') return () => onEdit({ type: node.removed ? 'restore' : 'remove', nodeId: node.id });
  if (node.removed) return undefined;
  switch (key) {
    case 'Enter':
      return () => onMode('edit');
    case 's':
      return () => onMode('split');
    case 't':
      return () => onMode('retype');
    case 'b':
      return () => onMode('add-body');
    case 'm':
      return () => onEdit({ type: 'merge', nodeId: node.id, with: event.shiftKey ? 'next' : 'previous' });
    case 'n':
      return () => onEdit(newEntryAfter(node));
    case ' ':
      return () => {
        const checked = node.checkedBy === null;
        if (checked) onStep(1);
        onEdit({ type: 'check', nodeIds: [node.id], checked });
      };
    default:
      return undefined;
  }
}
