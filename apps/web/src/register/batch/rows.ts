/** The rows of the grid and what is done to them; each step can be taken back. */
import type { BiText } from '@binhdang/domain/register';

/** What the server said of a row, at a column or of the row as a whole. */
export interface Refusal {
  readonly column: number | undefined;
  readonly message: BiText;
}

export interface BatchRow {
  /** The record's own id, so that it is kept once however often it is sent. */
  readonly id: string;
  readonly cells: readonly string[];
  readonly refused?: readonly Refusal[];
  /** Sent without an answer: the server may have it, so that it must be sent again as it is. */
  readonly unsure?: true;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Cells from one corner to the other, whichever way. */
export interface Range {
  readonly from: Cell;
  readonly to: Cell;
}

export interface BatchState {
  readonly rows: readonly BatchRow[];
  readonly past: readonly (readonly BatchRow[])[];
  readonly future: readonly (readonly BatchRow[])[];
}

export type BatchAction =
  | { readonly do: 'put'; readonly at: Cell; readonly texts: readonly (readonly string[])[] }
  | { readonly do: 'clear'; readonly range: Range }
  | { readonly do: 'fill-down'; readonly range: Range }
  | { readonly do: 'insert'; readonly at: number }
  | { readonly do: 'duplicate'; readonly from: number; readonly to: number }
  | { readonly do: 'remove'; readonly from: number; readonly to: number }
  | { readonly do: 'undo' | 'redo' }
  /** What is not a person's doing and is not taken back. */
  | { readonly do: 'restore'; readonly rows: readonly BatchRow[] }
  | { readonly do: 'sent'; readonly id: string }
  | { readonly do: 'refused'; readonly id: string; readonly refused: readonly Refusal[] }
  | { readonly do: 'unsure'; readonly id: string };

export const MOST_ROWS = 500;
const SPARE_ROWS = 15;
const MOST_STEPS = 60;

export const isBlankRow = ({ cells }: Pick<BatchRow, 'cells'>): boolean => cells.every((cell) => cell === '');

const blankRow = (width: number): BatchRow => ({
  id: crypto.randomUUID(),
  cells: Array.from({ length: width }, () => ''),
});

export const emptyState = (width: number): BatchState => ({
  rows: Array.from({ length: SPARE_ROWS }, () => blankRow(width)),
  past: [],
  future: [],
});

/** First and last row and column of a range. */
export function boundsOf({ from, to }: Range) {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

export function batchReducer(width: number) {
  const spare = (rows: readonly BatchRow[]): readonly BatchRow[] => {
    const last = rows.findLastIndex((row) => !isBlankRow(row));
    const wanted = Math.min(MOST_ROWS, last + 1 + SPARE_ROWS);
    if (rows.length >= wanted) return rows;
    return [...rows, ...Array.from({ length: wanted - rows.length }, () => blankRow(width))];
  };
  return (state: BatchState, action: BatchAction): BatchState => {
    switch (action.do) {
      case 'undo':
      case 'redo':
        return timeTravel(state, action.do);
      case 'restore':
        return settled(spare(action.rows));
      // From here on it is the server's doing, of which nothing is taken back.
      case 'sent':
        return settled(spare(state.rows.filter(({ id }) => id !== action.id)));
      case 'refused':
        return settled(
          replaced(state.rows, action.id, ({ id, cells }) => ({ id, cells, refused: action.refused })),
        );
      case 'unsure':
        return settled(replaced(state.rows, action.id, ({ id, cells }) => ({ id, cells, unsure: true })));
      default: {
        const rows = spare(changed(state.rows, action, width));
        if (rows === state.rows) return state;
        return { rows, past: [...state.past.slice(1 - MOST_STEPS), state.rows], future: [] };
      }
    }
  };
}

const settled = (rows: readonly BatchRow[]): BatchState => ({ rows, past: [], future: [] });

const replaced = (
  rows: readonly BatchRow[],
  id: string,
  change: (row: BatchRow) => BatchRow,
): readonly BatchRow[] => rows.map((row) => (row.id === id ? change(row) : row));

function timeTravel({ rows, past, future }: BatchState, way: 'undo' | 'redo'): BatchState {
  const target = way === 'undo' ? past.at(-1) : future[0];
  if (target === undefined) return { rows, past, future };
  return way === 'undo'
    ? { rows: target, past: past.slice(0, -1), future: [rows, ...future] }
    : { rows: target, past: [...past, rows], future: future.slice(1) };
}

type Doing = Extract<
  BatchAction,
  { readonly do: 'put' | 'clear' | 'fill-down' | 'insert' | 'duplicate' | 'remove' }
>;

function changed(rows: readonly BatchRow[], action: Doing, width: number): readonly BatchRow[] {
  switch (action.do) {
    case 'put':
      return put(rows, action.at, action.texts, width);
    case 'clear': {
      const { top, bottom, left, right } = boundsOf(action.range);
      return rows.map((row, at) =>
        at < top || at > bottom
          ? row
          : edited(row, (cell, column) => (column >= left && column <= right ? '' : cell)),
      );
    }
    case 'fill-down': {
      const { top, bottom, left, right } = boundsOf(action.range);
      // Of one cell alone the one above it is taken, as in Excel.
      const source = rows[top === bottom ? top - 1 : top]?.cells;
      if (source === undefined) return rows;
      return rows.map((row, at) =>
        at < top || at > bottom
          ? row
          : edited(row, (cell, column) =>
              column >= left && column <= right ? (source[column] ?? '') : cell,
            ),
      );
    }
    case 'insert':
      return rows.length >= MOST_ROWS
        ? rows
        : [...rows.slice(0, action.at), blankRow(width), ...rows.slice(action.at)];
    case 'duplicate': {
      const copies = rows
        .slice(action.from, action.to + 1)
        .map(({ cells }): BatchRow => ({ id: crypto.randomUUID(), cells }));
      const free = MOST_ROWS - rows.findLastIndex((row) => !isBlankRow(row)) - 1;
      return [...rows.slice(0, action.to + 1), ...copies.slice(0, free), ...rows.slice(action.to + 1)].slice(
        0,
        MOST_ROWS,
      );
    }
    case 'remove':
      return rows.filter((row, at) => at < action.from || at > action.to || row.unsure === true);
  }
}

/** What the server said of the row is no longer so once it was changed. */
function edited(row: BatchRow, change: (cell: string, column: number) => string): BatchRow {
  if (row.unsure) return row;
  const cells = row.cells.map(change);
  return cells.every((cell, at) => cell === row.cells[at]) ? row : { id: row.id, cells };
}

function put(
  rows: readonly BatchRow[],
  { row, column }: Cell,
  texts: readonly (readonly string[])[],
  width: number,
): readonly BatchRow[] {
  const end = Math.min(MOST_ROWS, row + texts.length);
  const longer =
    end <= rows.length
      ? rows
      : [...rows, ...Array.from({ length: end - rows.length }, () => blankRow(width))];
  return longer.map((one, at) => {
    const line = texts[at - row];
    return line === undefined ? one : edited(one, (cell, place) => line[place - column] ?? cell);
  });
}
