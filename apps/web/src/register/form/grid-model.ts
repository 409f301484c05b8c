/** A breakdown grid as it is filled in: its blocks, how far each adds up, and what is still to come. */
import type { Axis, FieldOf } from '@binhdang/domain/register';
import { type Cell, cellKey, TOTAL } from '@binhdang/domain/register';

type GridField = Pick<FieldOf<'grid'>, 'cells'>;
type Axes = ReadonlyMap<string, Axis>;
/** Cells as they stand: numbers, and text that is none. */
export type Cells = Readonly<Record<string, number | string>>;

/** Cells that are asked for together: of one axis, or of several crossed. */
export interface GridBlock {
  readonly axes: readonly Axis[];
  /** Rows by all axes but the last, columns by the last; one row without a name where there is one axis. */
  readonly rows: readonly { readonly cell: Cell; readonly keys: readonly string[] }[];
  readonly columns: Axis['categories'];
}

const offered = (axis: Axis) => axis.categories.filter(({ retired }) => retired !== true);

/** The blocks of a grid, in order of its definition. */
export function blocksOf(field: GridField, axes: Axes): GridBlock[] {
  return field.cells.flatMap((names): GridBlock[] => {
    const known = names.flatMap((name) => axes.get(name) ?? []);
    const last = known.at(-1);
    if (last === undefined || known.length !== names.length) return [];
    const columns = offered(last);
    const rows = known
      .slice(0, -1)
      .reduce<Cell[]>(
        (cells, axis) =>
          cells.flatMap((cell) =>
            offered(axis).map(({ code }) => [...cell, { axis: axis.code, category: code }]),
          ),
        [[]],
      );
    return [
      {
        axes: known,
        columns,
        rows: rows.map((cell) => ({
          cell,
          keys: columns.map(({ code }) => cellKey([...cell, { axis: last.code, category: code }])),
        })),
      },
    ];
  });
}

/** Parts beside the whole that they belong to. */
export interface GridSum {
  readonly whole: string;
  readonly parts: readonly string[];
  /** The parts make the whole; otherwise they are only "of which". */
  readonly exhaustive: boolean;
  /** What is entered in the parts. */
  readonly sum: number;
  readonly filled: number;
  /** What the whole is said to be. */
  readonly of: number | undefined;
  readonly state: SumState;
  /** Whole less parts, where something is missing or too much. */
  readonly missing: number;
}

/** `open`: nothing to compare yet. `short`: parts are left to fill. `right`, `wrong`: all is there. `over`: more than the whole. */
export type SumState = 'open' | 'short' | 'right' | 'wrong' | 'over';

/** Every place where parts of a block meet their whole: the total, or cells of a coarser block. */
export function sumsOf(field: GridField, block: readonly string[], cells: Cells, axes: Axes): GridSum[] {
  const combos: (readonly string[])[] = [[], ...field.cells];
  return combos
    .filter((coarser) => block.length === coarser.length + 1 && coarser.every((name) => block.includes(name)))
    .flatMap((coarser) => {
      const added = axes.get(block.find((name) => !coarser.includes(name)) ?? '');
      return added === undefined
        ? []
        : crossed(coarser, axes).map((cell) => sumOf(cell, block, added, cells));
    });
}

function crossed(names: readonly string[], axes: Axes): Cell[] {
  return names.reduce<Cell[]>(
    (all, name) => {
      const axis = axes.get(name);
      if (axis === undefined) return all;
      return all.flatMap((cell) =>
        offered(axis).map(({ code }) => [...cell, { axis: name, category: code }]),
      );
    },
    [[]],
  );
}

function sumOf(cell: Cell, order: readonly string[], added: Axis, cells: Cells): GridSum {
  const whole = cellKey(cell);
  const parts = offered(added).map(({ code }) => {
    const all = [...cell, { axis: added.code, category: code }];
    return cellKey(order.flatMap((name) => all.filter(({ axis }) => axis === name)));
  });
  const known = parts.flatMap((part) => numberIn(cells, part) ?? []);
  const sum = known.reduce((total, count) => total + count, 0);
  const of = numberIn(cells, whole);
  const missing = (of ?? sum) - sum;
  const state = stateOf(added.exhaustive, { of, sum, filled: known.length, asked: parts.length, known });
  return { whole, parts, exhaustive: added.exhaustive, sum, filled: known.length, of, state, missing };
}

function stateOf(
  exhaustive: boolean,
  at: { of: number | undefined; sum: number; filled: number; asked: number; known: readonly number[] },
): SumState {
  if (at.of === undefined || at.filled === 0) return 'open';
  if (exhaustive ? at.sum > at.of : at.known.some((count) => count > (at.of ?? 0))) return 'over';
  if (!exhaustive) return 'open';
  if (at.filled < at.asked) return 'short';
  return at.sum === at.of ? 'right' : 'wrong';
}

/** The number in a cell; `undefined` where it is empty or no number. */
export function numberIn(cells: Cells, key: string): number | undefined {
  const count = cells[key];
  return typeof count === 'number' ? count : undefined;
}

/** A cell that follows from the others, and what it would be. */
export interface Proposal {
  readonly key: string;
  readonly count: number;
}

/**
 * What follows from what was entered: the last empty category of parts that make a whole, and the total of a block that
 * is all there. Only offered; nothing is filled in by itself.
 */
export function proposalsOf(field: GridField, cells: Cells, axes: Axes): Proposal[] {
  const found = new Map<string, number>();
  for (const block of field.cells)
    for (const sum of sumsOf(field, block, cells, axes)) {
      if (!sum.exhaustive) continue;
      const empty = sum.parts.filter((part) => cells[part] === undefined);
      const [last] = empty;
      // Beside a cell that is no number nothing follows.
      const others = sum.filled === sum.parts.length - 1;
      if (sum.of !== undefined && last !== undefined && others && sum.missing >= 0)
        found.set(last, sum.missing);
      if (cells[sum.whole] === undefined && sum.filled === sum.parts.length) found.set(sum.whole, sum.sum);
    }
  return [...found].map(([key, count]) => ({ key, count }));
}

/** The grid with one cell changed; `undefined` empties it. */
export function withCell(cells: Cells, key: string, count: number | string | undefined): Cells {
  const { [key]: _, ...rest } = cells;
  return count === undefined ? rest : { ...rest, [key]: count };
}

/**
 * Cells that do not add up or are no numbers, to be marked where something is wrong with the grid; or the total, where
 * it is missing. None where a check of the register's own finds fault: its message says with what.
 */
export function wrongCells(field: GridField, cells: Cells, axes: Axes): ReadonlySet<string> {
  const wrong = new Set(Object.keys(cells).filter((key) => typeof cells[key] === 'string'));
  for (const block of field.cells)
    for (const sum of sumsOf(field, block, cells, axes)) {
      if (sum.state !== 'over' && sum.state !== 'wrong') continue;
      const known = sum.parts.filter((part) => numberIn(cells, part) !== undefined);
      const large = known.filter((part) => (numberIn(cells, part) ?? 0) > (sum.of ?? 0));
      for (const key of large.length > 0 ? large : known) wrong.add(key);
    }
  if (wrong.size === 0 && cells[TOTAL] === undefined) wrong.add(TOTAL);
  return wrong;
}
