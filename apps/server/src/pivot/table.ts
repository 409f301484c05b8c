import { type OutputOf, type QueryOf, pivot as routes } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { isTime, MOST_CELLS, shape, spansOf } from '@binhdang/domain/pivot';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { definitionOf } from './definition.ts';
import { dimensionName, membersAt, membersNamed } from './names.ts';
import { groupsOn } from './places.ts';
import { sumsOf } from './sums.ts';

export type Answer = OutputOf<typeof routes.table>;
type Query = QueryOf<typeof routes.table>;

/** A pivot over what the person may sum: row-level security leaves the bodies that they work in or oversee. */
export const table = action(routes.table, {
  permission: 'work.read',
  run: ({ tx, query, today }) => pivotOf(tx, query, today),
});

export async function pivotOf(tx: Transaction, query: Query, today: CivilDate): Promise<Answer> {
  const definition = await definitionOf(tx, query, today);
  const { dimensions, filters, rows, columns, known } = definition;
  const spans = spansOf(definition, [...rows, ...columns], today);
  const on = spans.at(-1)?.to ?? definition.to;
  const grouped = [...dimensions.map(({ code }) => code), ...filters.map(({ dimension }) => dimension)];
  const groups = grouped.includes('@group') ? await groupsOn(tx, on) : undefined;
  const sums = await sumsOf(tx, definition, spans, groups, on);
  const present = dimensions.map(({ code }, at) => [
    ...new Set(
      isTime(code)
        ? spans.flatMap(({ members }) => members[code] ?? [])
        : sums.flatMap(({ members }) => members[at] ?? []),
    ),
  ]);
  const named = await membersNamed(tx, dimensions, present, groups, today);
  const places = new Map(
    dimensions.map(({ code }, at) => [
      code,
      new Map((named[at] ?? []).map((member, place) => [member.code, place])),
    ]),
  );
  const shaped = shape({
    rows,
    columns,
    stocks: known.map(({ measure }) => measure.kind === 'stock'),
    spans,
    sums,
    rank: (dimension, member) => places.get(dimension)?.get(member) ?? 0,
  });
  if (shaped.rows.length * shaped.columns.length * known.length > MOST_CELLS) refuseTooWide();
  const head = (from: number, count: number, paths: Answer['rows']) =>
    dimensions.slice(from, from + count).map((dimension, at) => {
      const there = new Set(membersAt(paths, at));
      return {
        code: dimension.code,
        name: dimensionName(dimension),
        kind: dimension.kind,
        members: (named[from + at] ?? []).filter(({ code }) => there.has(code)),
      };
    });
  const [rowPaths, columnPaths] = [
    shaped.rows.map((path) => [...path]),
    shaped.columns.map((path) => [...path]),
  ];
  return {
    from: spans[0]?.from ?? definition.from,
    to: on,
    measures: known.map(({ measure: { code, name, unit, kind } }) => ({ code, name, unit, kind })),
    rowDimensions: head(0, rows.length, rowPaths),
    columnDimensions: head(rows.length, columns.length, columnPaths),
    rows: rowPaths,
    columns: columnPaths,
    cells: shaped.cells.map(({ row, column, measure, value, verified }): Answer['cells'][number] => [
      row,
      column,
      measure,
      value,
      verified,
    ]),
  };
}

function refuseTooWide(): never {
  refuseField('column', {
    vi: 'Bảng này có quá nhiều ô để đọc được. Hãy lọc bớt, hoặc chọn cách chia ít mục hơn.',
    en: 'This table has more cells than anybody can read. Please filter, or choose dimensions with fewer members.',
  });
}
