/** Which cells of the facts a pivot is made of: keys of the monthly sums, and what each says of the pivot's dimensions. */
import { UNSTATED } from '@binhdang/domain/pivot';
import { type Cell, cellKey } from '@binhdang/domain/register';
import type { KnownMeasure } from '../register/index.ts';
import type { Definition } from './definition.ts';

/** For each dimension its member; null where it is of time or place, or a breakdown that is not made in this cell. */
export type Members = readonly (string | null)[];

/** More keys are not looked for one by one. */
const MOST_KEYS = 3_000;

/**
 * What a cell says of the dimensions; undefined where it is no part of the pivot. Choices make the total, so that every
 * cell has a place among them; a breakdown stands beside it, so that cells of others are left out.
 */
export function membersOf(definition: Definition, known: KnownMeasure, cell: Cell): Members | undefined {
  const own = new Map(cell.map(({ axis, category }) => [axis, category]));
  for (const { axis } of cell) {
    const dimension = known.dimensions.find(({ code }) => code === axis);
    const wanted =
      definition.dimensions.some(({ code }) => code === axis) ||
      definition.filters.some((filter) => filter.dimension === axis);
    if (dimension === undefined || (dimension.kind === 'axis' && !wanted)) return undefined;
  }
  for (const { dimension, members } of definition.filters) {
    const found = known.dimensions.find(({ code }) => code === dimension);
    const member = own.get(dimension) ?? (found?.kind === 'choice' ? UNSTATED : undefined);
    if (found !== undefined && (member === undefined || !members.includes(member))) return undefined;
  }
  return definition.dimensions.map(({ code, kind }) => {
    if (kind === 'choice') return own.get(code) ?? UNSTATED;
    return kind === 'axis' ? (own.get(code) ?? null) : null;
  });
}

/** Keys of all cells of a measure that the pivot is made of; undefined where they are too many to name. */
export function keysOf(definition: Definition, known: KnownMeasure): string[] | undefined {
  const parts = known.dimensions
    .filter(
      ({ code, kind }) =>
        kind === 'choice' ||
        definition.dimensions.some((one) => one.code === code) ||
        definition.filters.some(({ dimension }) => dimension === code),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  let cells: Cell[number][][] = [[]];
  for (const { code, categories } of parts) {
    const wanted = definition.filters.find(({ dimension }) => dimension === code)?.members;
    const named = categories.filter((one) => wanted === undefined || wanted.includes(one.code));
    if (cells.length * (named.length + 1) > MOST_KEYS) return undefined;
    cells = cells.flatMap((cell) => [
      cell,
      ...named.map((category) => [...cell, { axis: code, category: category.code }]),
    ]);
  }
  return cells.filter((cell) => membersOf(definition, known, cell) !== undefined).map(cellKey);
}
