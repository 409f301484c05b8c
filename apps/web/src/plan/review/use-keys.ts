import type { PlanEdit } from '@binhdang/domain';
import type { KeyboardEvent } from 'react';
import type { RowMode } from './tree-row-props.ts';
import type { Row } from './view.ts';

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
}

/** Keys of the list of entries; those meant for a field, a menu or the browser pass. */
export function keyHandler(targets: KeyTargets): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.defaultPrevented || isTyping(event.target as HTMLElement)) return;
    const act = actionFor(event, targets);
    if (!act) return;
    event.preventDefault();
    act();
  };
}

const isTyping = (target: HTMLElement): boolean =>
  target.closest(
    'input, textarea, select, [role="menu"], [role="option"], [role="listbox"], [contenteditable]',
  ) !== null;

function actionFor(event: KeyboardEvent<HTMLElement>, targets: KeyTargets): (() => void) | undefined {
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

function onRow(
  event: KeyboardEvent<HTMLElement>,
  key: string,
  row: Row,
  targets: KeyTargets,
): (() => void) | undefined {
  const { node } = row;
  const { onEdit, onMode, onMove, onStep } = targets;
  if (event.altKey) {
    if (key === 'ArrowUp') return () => onMove(node.id, 'up');
    return key === 'ArrowDown' ? () => onMove(node.id, 'down') : undefined;
  }
  // On a button inside the entry, Enter, Space and Tab are the button's.
  const onList = event.target === event.currentTarget;
  if (!onList && ['Enter', ' ', 'Tab'].includes(key)) return undefined;
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
    case 'Tab':
      return () => onEdit({ type: event.shiftKey ? 'outdent' : 'indent', nodeId: node.id });
    case 'n':
      return () =>
        onEdit({
          type: 'add',
          newId: crypto.randomUUID(),
          parentId: node.parentId,
          afterId: node.id,
          kind: node.kind,
          label: node.label === '-' ? '-' : null,
          text: '',
        });
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
