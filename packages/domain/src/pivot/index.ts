export { exact, withRest } from './complete.ts';
export * from './model.ts';
export { type Span, spansOf } from './periods.ts';
export {
  cellsOf,
  type Lookup,
  type Order,
  SHARES,
  type Share,
  shareOf,
  sharesOf,
  sortedRows,
} from './read.ts';
export { type PivotCell, type PivotTable, type ShapeInput, type Sum, shape } from './shape.ts';
