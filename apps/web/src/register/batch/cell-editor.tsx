import { fold } from '@binhdang/domain';
import { Popover } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import classes from './batch.module.css';

/** Where the cursor goes when the cell is left. */
export type Leave = 'stay' | 'down' | 'up' | 'right' | 'left';

interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  /** Several lines are possible. */
  readonly lines: boolean;
  readonly offered: readonly string[];
  /** Several words, apart by semicolons. */
  readonly several: boolean;
  readonly onCommit: (text: string, leave: Leave) => void;
  readonly onCancel: () => void;
}

const MOST_OFFERED = 9;

/** The cell that is being edited, with what its column offers; typed without marks, found all the same. */
export function CellEditor({ label, text, lines, offered, several, onCommit, onCancel }: CellEditorProps) {
  const [value, setValue] = useState(text);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(true);
  const listId = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const over = useRef(false);
  useEffect(() => {
    const end = input.current?.value.length ?? 0;
    input.current?.setSelectionRange(end, end);
  }, []);
  const { before, last } = several ? lastPart(value) : { before: '', last: value };
  const found = open ? matching(offered, last) : [];
  const commit = (written: string, leave: Leave) => {
    over.current = true;
    onCommit(written, leave);
  };
  const choose = (word: string): string => (several ? `${before}${word}` : word);
  const onKeyDown = (event: KeyboardEvent) => {
    // A composition of a typing method is ended by Enter, too.
    if (event.nativeEvent.isComposing) return;
    const chosen = found[active];
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (active >= 0) setActive(-1);
      else {
        over.current = true;
        onCancel();
      }
    } else if (event.key === 'Enter' && event.altKey && lines) {
      event.preventDefault();
      input.current?.setRangeText(
        '\n',
        input.current.selectionStart ?? 0,
        input.current.selectionEnd ?? 0,
        'end',
      );
      setValue(input.current?.value ?? value);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      const leave =
        event.key === 'Tab' ? (event.shiftKey ? 'left' : 'right') : event.shiftKey ? 'up' : 'down';
      commit(chosen === undefined ? value : choose(chosen), leave);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    }
    event.stopPropagation();
  };
  const shared = {
    ref: input,
    className: classes.input,
    'aria-label': label,
    value,
    autoFocus: true,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setValue(currentTarget.value);
      setActive(-1);
      setOpen(true);
    },
    onKeyDown,
    onBlur: () => {
      if (!over.current) commit(value, 'stay');
    },
  };
  if (lines) return <textarea {...shared} rows={Math.min(6, value.split('\n').length + 1)} />;
  return (
    <Popover
      opened={found.length > 0}
      position="bottom-start"
      width={Math.max(320, input.current?.offsetWidth ?? 0)}
      withinPortal
      shadow="md"
      offset={2}
    >
      <Popover.Target>
        <input
          {...shared}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.offers}>
        <div id={listId} role="listbox" aria-label={label}>
          {found.map((word, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active one
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the input's
            <div
              key={word}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === active}
              className={classes.offer}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => commit(choose(word), 'stay')}
            >
              {word}
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function lastPart(value: string): { before: string; last: string } {
  const at = value.lastIndexOf(';');
  return at < 0
    ? { before: '', last: value }
    : { before: `${value.slice(0, at).trimEnd()}; `, last: value.slice(at + 1) };
}

/** Those that begin so come before those that have it somewhere. */
function matching(offered: readonly string[], typed: string): readonly string[] {
  const wanted = fold(typed);
  if (offered.length === 0) return [];
  const folded = offered.map((word) => [word, fold(word)] as const);
  const begins = folded.filter(([, word]) => word.startsWith(wanted));
  const holds = folded.filter(([, word]) => !word.startsWith(wanted) && word.includes(wanted));
  return [...begins, ...holds].slice(0, MOST_OFFERED).map(([word]) => word);
}
