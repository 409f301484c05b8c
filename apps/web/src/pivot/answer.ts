/** A pivot's answer, read by the page: cells by place, names of rows and columns. */
import type { pivot, Words } from '@binhdang/contract';
import type { Language } from '@binhdang/domain';
import {
  cellsOf,
  type Lookup,
  type PivotTable,
  type Share,
  shareOf,
  sharesOf,
  sortedRows,
} from '@binhdang/domain/pivot';
import type { Sorting } from './search.ts';

export type Answer = pivot.PivotAnswer;
export type Path = readonly (string | null)[];

export interface Shown {
  readonly answer: Answer;
  readonly find: Lookup;
  readonly share: Share | undefined;
  /** Places of the rows, in the order shown. */
  readonly order: readonly number[];
}

export function shownOf(answer: Answer, share: Share | undefined, sorting: Sorting | undefined): Shown {
  const table: PivotTable = {
    rows: answer.rows,
    columns: answer.columns,
    cells: answer.cells.map(([row, column, measure, value, verified]) => ({
      row,
      column,
      measure,
      value,
      verified,
    })),
  };
  const find = cellsOf(table);
  const column = sorting === undefined ? -1 : placeOf(answer.columns, sorting.column);
  const by = sorting === undefined || column < 0 ? undefined : { ...sorting, column };
  return { answer, find, share, order: sortedRows(table, find, by) };
}

export const placeOf = (paths: readonly Path[], path: Path): number => {
  const wanted = JSON.stringify(path);
  return paths.findIndex((one) => JSON.stringify(one) === wanted);
};

/** The number of a cell or its share in percent; undefined where there is none. */
export function numberIn(
  { answer, find, share }: Shown,
  row: number,
  column: number,
  measure: number,
): number | undefined {
  if (share === undefined) return find(row, column, measure)?.value;
  const codes = {
    rows: answer.rowDimensions.map(({ code }) => code),
    columns: answer.columnDimensions.map(({ code }) => code),
  };
  if (!sharesOf(share, answer.measures[measure]?.kind === 'stock', codes)) return undefined;
  const part = shareOf(find, share, row, column, measure);
  return part === undefined ? undefined : part * 100;
}

type Dimensions = Answer['rowDimensions'];

/** Name of the member at a place; undefined where the path is the total there. */
export function memberName(
  dimensions: Dimensions,
  path: Path,
  at: number,
  language: Language,
  short = false,
): string | undefined {
  const code = path[at] ?? null;
  if (code === null) return undefined;
  const member = dimensions[at]?.members.find((one) => one.code === code);
  const name: Words | undefined = (short ? member?.short : undefined) ?? member?.name;
  return name === undefined ? code : name[language];
}

/** All members of a path in one; empty for the total. */
export const pathName = (dimensions: Dimensions, path: Path, language: Language, short = false): string =>
  path.flatMap((_, at) => memberName(dimensions, path, at, language, short) ?? []).join(' · ');

/** Neither a total nor a part of one: no dimension is left open. */
export const isWhole = (path: Path): boolean => path.every((one) => one !== null);
