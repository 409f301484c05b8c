/** What a key does in the grid while no cell is being edited, as in Excel. */
import type { Cell, Range } from './rows.ts';

export type Command =
  | { readonly do: 'move'; readonly to: Cell; readonly extend: boolean }
  | { readonly do: 'edit'; readonly text: string | undefined }
  | { readonly do: 'clear' | 'fill-down' | 'undo' | 'redo' | 'next-fault' | 'previous-fault' | 'select-all' };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows in sight, for page up and down. */
  readonly page: number;
  /** Last row in which something stands. */
  readonly lastRow: number;
}

/** @returns undefined where the key is the browser's */
export function commandOf(pressed: Pressed, { to }: Range, extent: Extent): Command | undefined {
  const { key, altKey, shiftKey } = pressed;
  const control = pressed.ctrlKey || pressed.metaKey;
  if (key === 'F2') return { do: 'edit', text: undefined };
  if (key === 'F8') return { do: shiftKey ? 'previous-fault' : 'next-fault' };
  if (key === 'Delete' || (key === 'Backspace' && !control)) return { do: 'clear' };
  if (control && !altKey) {
    const letter = key.toLowerCase();
    if (letter === 'd') return { do: 'fill-down' };
    if (letter === 'z') return { do: shiftKey ? 'redo' : 'undo' };
    if (letter === 'y') return { do: 'redo' };
    if (letter === 'a') return { do: 'select-all' };
  }
  const moved = moveOf(pressed, to, extent);
  if (moved !== undefined)
    return { do: 'move', to: within(moved, extent), extend: shiftKey && key !== 'Tab' && key !== 'Enter' };
  // A letter, or the first key of a Vietnamese typing method that composes.
  if (!control && !altKey && (key.length === 1 || key === 'Process' || key === 'Unidentified'))
    return { do: 'edit', text: '' };
  return undefined;
}

function moveOf(pressed: Pressed, { row, column }: Cell, extent: Extent): Cell | undefined {
  const far = pressed.ctrlKey || pressed.metaKey;
  const { rows, columns, page, lastRow } = extent;
  switch (pressed.key) {
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: far ? Math.max(row, lastRow) : row + 1, column };
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: far ? columns - 1 : column + 1 };
    case 'Enter':
      return { row: pressed.shiftKey ? row - 1 : row + 1, column };
    case 'Tab':
      return nextAcross(row, column, pressed.shiftKey, rows, columns);
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? Math.max(0, lastRow) : row, column: columns - 1 };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return undefined;
  }
}

/** At the end of a row the next begins; beyond the first and last cell the focus leaves the grid. */
function nextAcross(row: number, column: number, back: boolean, rows: number, columns: number) {
  const place = row * columns + column + (back ? -1 : 1);
  if (place < 0 || place >= rows * columns) return undefined;
  return { row: Math.floor(place / columns), column: place % columns };
}

const within = ({ row, column }: Cell, { rows, columns }: Extent): Cell => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
});
