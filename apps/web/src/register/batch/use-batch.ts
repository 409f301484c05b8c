import type { CivilDate } from '@binhdang/domain';
import { useMemo, useReducer, useRef, useState } from 'react';
import type { LoadedRegister } from '../use-register.ts';
import { type CheckContext, type CheckedRow, checkRow, tidied } from './check.ts';
import { byHeadings, copiedText, pastedCells } from './paste.ts';
import type { BatchPlan } from './plan.ts';
import {
  type BatchRow,
  batchReducer,
  boundsOf,
  type Cell,
  emptyState,
  isBlankRow,
  MOST_ROWS,
  type Range,
} from './rows.ts';
import type { GridNames } from './use-names.ts';

export interface Fault {
  readonly row: number;
  /** undefined: the row as a whole */
  readonly column: number | undefined;
  readonly message: { readonly vi: string; readonly en: string };
  readonly severity: 'error' | 'warning';
}

export interface Pasted {
  readonly rows: number;
  readonly left: readonly string[];
  readonly cut: boolean;
}

const FIRST: Range = { from: { row: 0, column: 0 }, to: { row: 0, column: 0 } };

/** The grid's rows, what is wrong with them, and where one is. */
export function useBatch(register: LoadedRegister, plan: BatchPlan, { names }: GridNames, today: CivilDate) {
  const width = plan.columns.length;
  const reducer = useMemo(() => batchReducer(width), [width]);
  const [state, dispatch] = useReducer(reducer, width, emptyState);
  const [range, setRange] = useState(FIRST);
  const [pasted, setPasted] = useState<Pasted>();
  const context = useMemo(
    (): CheckContext => ({
      plan,
      rules: register.rules,
      axes: register.axes,
      cells: { lists: register.definition.lists, names },
      today,
    }),
    [plan, register, names, today],
  );
  const checked = useChecked(state.rows, context);
  const faults = useMemo(() => faultsOf(checked), [checked]);
  const bounds = boundsOf(range);
  return {
    rows: state.rows,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    dispatch,
    range,
    setRange,
    bounds,
    context,
    checked,
    faults,
    pasted,
    put: (at: Cell, text: string) => {
      const column = plan.columns[at.column];
      if (column !== undefined) dispatch({ do: 'put', at, texts: [[tidied(column, text, context)]] });
    },
    paste: (text: string) => {
      const cells = pastedCells(text);
      const headed = byHeadings(cells, plan.columns);
      const left = headed === undefined ? bounds.left : 0;
      const texts = tidyBlock(headed?.rows ?? repeated(cells, bounds), left, context);
      const at = { row: bounds.top, column: left };
      dispatch({ do: 'put', at, texts });
      const rows = Math.min(texts.length, MOST_ROWS - at.row);
      setPasted({ rows, left: headed?.left ?? [], cut: rows < texts.length });
      // The whole of it is chosen, and its beginning stays in sight.
      setRange({
        from: {
          row: at.row + rows - 1,
          column: Math.min(width, left + Math.max(...texts.map((line) => line.length))) - 1,
        },
        to: at,
      });
    },
    copy: (cut: boolean): string => {
      const text = copiedText(
        state.rows
          .slice(bounds.top, bounds.bottom + 1)
          .map(({ cells }) => cells.slice(bounds.left, bounds.right + 1)),
      );
      if (cut) dispatch({ do: 'clear', range });
      return text;
    },
    jump: (way: 1 | -1) => {
      const next = nextFault(faults, range.to, way);
      if (next === undefined) return;
      const cell = { row: next.row, column: next.column ?? 0 };
      setRange({ from: cell, to: cell });
    },
  };
}

/** A row is checked again only when it has changed. */
function useChecked(rows: readonly BatchRow[], context: CheckContext): readonly CheckedRow[] {
  const cache = useRef<{ context: CheckContext; rows: WeakMap<BatchRow, CheckedRow> }>(undefined);
  return useMemo(() => {
    if (cache.current?.context !== context) cache.current = { context, rows: new WeakMap() };
    const known = cache.current.rows;
    return rows.map((row) => {
      const found = known.get(row) ?? checkRow(row, context);
      known.set(row, found);
      return found;
    });
  }, [rows, context]);
}

function faultsOf(checked: readonly CheckedRow[]): Fault[] {
  return checked.flatMap(({ notes, whole }, row): Fault[] => [
    ...whole.map((note) => ({ row, column: undefined, ...note })),
    ...[...notes].sort(([a], [b]) => a - b).map(([column, note]) => ({ row, column, ...note })),
  ]);
}

/** Around and around; from the active cell on. */
function nextFault(faults: readonly Fault[], at: Cell, way: 1 | -1): Fault | undefined {
  const place = ({ row, column }: { row: number; column: number | undefined }) => row * 1000 + (column ?? 0);
  const ordered = way === 1 ? faults : faults.toReversed();
  return ordered.find((fault) => (place(fault) - place(at)) * way > 0) ?? ordered[0];
}

/** One cell, pasted over a range, fills it. */
function repeated(cells: string[][], { top, bottom, left, right }: ReturnType<typeof boundsOf>): string[][] {
  const [[only] = []] = cells;
  if (cells.length !== 1 || cells[0]?.length !== 1 || only === undefined) return cells;
  return Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => only));
}

const tidyBlock = (cells: readonly (readonly string[])[], left: number, context: CheckContext): string[][] =>
  cells.map((line) =>
    line.flatMap((text, at) => {
      const column = context.plan.columns[left + at];
      return column === undefined ? [] : [tidied(column, text, context)];
    }),
  );

export const filledRows = (rows: readonly BatchRow[]): readonly BatchRow[] =>
  rows.filter((row) => !isBlankRow(row));
