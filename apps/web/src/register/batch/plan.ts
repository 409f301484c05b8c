/** The grid of a register: which of its fields are columns, and what a row of it can say. */
import {
  type Axis,
  type FieldOf,
  fieldsOf,
  type RegisterDefinition,
  requiredOf,
  type SheetColumn,
  sheetPlan,
} from '@binhdang/domain/register';

export type GridColumn = Extract<SheetColumn, { role: 'value' | 'count' }>;

export interface BatchPlan {
  readonly columns: readonly GridColumn[];
  /** As readers of sheets ask for them: by place. */
  readonly byPlace: ReadonlyMap<number, SheetColumn>;
  /** Where a fault of a field is shown; of a grid of counts at its total. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly required: readonly ('always' | 'sometimes' | 'never')[];
  readonly widths: readonly number[];
  /** What is filled in afterwards, in each record. */
  readonly later: readonly (FieldOf<'table'> | FieldOf<'file'>)[];
  /** A row can say all that a record must say; otherwise rows become drafts to be completed. */
  readonly complete: boolean;
}

export function batchPlan(definition: RegisterDefinition, axes: ReadonlyMap<string, Axis>): BatchPlan {
  const columns = sheetPlan(definition, axes).columns.filter(
    (column): column is GridColumn => column.role === 'value' || column.role === 'count',
  );
  const later = fieldsOf(definition).filter((field) => field.type === 'table' || field.type === 'file');
  const placeOf = new Map<string, number>();
  columns.forEach((column, at) => {
    placeOf.set(column.code, at);
    if (!placeOf.has(column.field.code)) placeOf.set(column.field.code, at);
  });
  return {
    columns,
    byPlace: new Map(columns.map((column, at) => [at, column])),
    placeOf,
    required: columns.map(requiredOf),
    widths: columns.map(widthOf),
    later,
    complete: later.every(({ required, shownWhen }) => required !== true || shownWhen !== undefined),
  };
}

const WIDTHS = {
  text: 220,
  person: 180,
  number: 110,
  money: 140,
  date: 116,
  period: 150,
  yes_no: 96,
  choice: 190,
  choices: 220,
  body: 230,
  place: 230,
  link: 220,
} as const;

const widthOf = (column: GridColumn): number => (column.role === 'count' ? 104 : WIDTHS[column.field.type]);
