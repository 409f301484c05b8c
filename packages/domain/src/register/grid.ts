/**
 * Breakdown grids: a total, and beside it counts by one axis or by several crossed ("of which women; of which women
 * of ethnic minorities"). A cell is called by its categories: "sex=female", "sex=female,ethnicity=minority"; the total
 * by ''. Cells left empty are unknown, never zero.
 */
import type { Axis, FieldOf } from './model.ts';
import type { GridValue } from './value.ts';

export const TOTAL = '';

/** One category per axis, in the order in which the definition names the axes. */
export type Cell = readonly { readonly axis: string; readonly category: string }[];

export const cellKey = (cell: Cell): string =>
  cell.map(({ axis, category }) => `${axis}=${category}`).join(',');

/** @returns categories by axis; empty for the total */
export function cellOf(key: string): Cell {
  if (key === TOTAL) return [];
  return key.split(',').map((part) => {
    const [axis = '', category = ''] = part.split('=');
    return { axis, category };
  });
}

/** Keys that the grid offers, without the total, in order of the form. Retired categories are not offered. */
export function gridKeys(field: FieldOf<'grid'>, axes: ReadonlyMap<string, Axis>): string[] {
  return field.cells.flatMap((names) => crossed(names, axes).map(cellKey));
}

function crossed(names: readonly string[], axes: ReadonlyMap<string, Axis>): Cell[] {
  return names.reduce<Cell[]>(
    (cells, axis) =>
      cells.flatMap((cell) =>
        (axes.get(axis)?.categories ?? [])
          .filter(({ retired }) => retired !== true)
          .map(({ code }) => [...cell, { axis, category: code }]),
      ),
    [[]],
  );
}

export type GridFault =
  /** the parts, all given, do not make the whole */
  | { readonly kind: 'sum'; readonly whole: string; readonly parts: readonly string[]; readonly sum: number }
  /** a part is more than its whole */
  | { readonly kind: 'more'; readonly whole: string; readonly part: string }
  | { readonly kind: 'no-total' };

/** What does not add up. Empty cells make no fault, except a total missing beside its parts. */
export function gridFaults(
  field: FieldOf<'grid'>,
  value: GridValue,
  axes: ReadonlyMap<string, Axis>,
): GridFault[] {
  if (Object.keys(value).length > 0 && value[TOTAL] === undefined) return [{ kind: 'no-total' }];
  const combos = [[], ...field.cells];
  return combos.flatMap((finer) =>
    combos
      .filter(
        (coarser) => finer.length === coarser.length + 1 && coarser.every((axis) => finer.includes(axis)),
      )
      .flatMap((coarser) => faultsBetween(coarser, finer, value, axes)),
  );
}

/** Parts of one more axis against the cells without it. */
function faultsBetween(
  coarser: readonly string[],
  finer: readonly string[],
  value: GridValue,
  axes: ReadonlyMap<string, Axis>,
): GridFault[] {
  const added = axes.get(finer.find((axis) => !coarser.includes(axis)) ?? '');
  if (!added) return [];
  return crossed(coarser, axes).flatMap((cell) => {
    const whole = cellKey(cell);
    const of = value[whole];
    if (of === undefined) return [];
    const parts = added.categories
      .filter(({ retired }) => retired !== true)
      .map(({ code }) => partKey(cell, finer, added.code, code));
    const more = parts
      .filter((part) => (value[part] ?? 0) > of)
      .map((part): GridFault => ({ kind: 'more', whole, part }));
    if (more.length > 0 || !added.exhaustive || parts.some((part) => value[part] === undefined)) return more;
    const sum = parts.reduce((total, part) => total + (value[part] ?? 0), 0);
    return sum === of ? [] : [{ kind: 'sum', whole, parts, sum } satisfies GridFault];
  });
}

function partKey(cell: Cell, order: readonly string[], axis: string, category: string): string {
  const all = [...cell, { axis, category }];
  return cellKey(order.flatMap((name) => all.filter((one) => one.axis === name)));
}
