/** By what a measure can be split: the choices that make its total, and the breakdowns that stand beside it. */
import { type Axis, type BiText, fieldsOf, type Measure, type RegisterDefinition } from './model.ts';

export interface Dimension {
  readonly code: string;
  readonly name: BiText;
  /** `choice`: its categories make the total. `axis`: they stand beside the total ("of which women"). */
  readonly kind: 'choice' | 'axis';
  /** Whether the categories make the total; those of an axis only as far as they were filled in. */
  readonly exhaustive: boolean;
  readonly categories: readonly { readonly code: string; readonly name: BiText }[];
}

/** In the order in which the definition names them; retired categories too, because old records count in them. */
export function dimensionsOf(
  measure: Measure,
  definition: RegisterDefinition,
  axes: ReadonlyMap<string, Axis>,
): Dimension[] {
  return [
    ...(measure.by ?? []).flatMap((code) => choiceDimension(code, measure, definition)),
    ...axesOf(measure, definition).flatMap((code): Dimension[] => {
      const axis = axes.get(code);
      return axis === undefined ? [] : [{ ...named(axis), kind: 'axis', exhaustive: axis.exhaustive }];
    }),
  ];
}

const named = ({ code, name, categories }: Axis) => ({
  code,
  name,
  categories: categories.map((category) => ({ code: category.code, name: category.name })),
});

/** The choice is of the rows that are counted, else of the record. */
function choiceDimension(code: string, { value }: Measure, definition: RegisterDefinition): Dimension[] {
  const fields = fieldsOf(definition);
  const rows = value.from === 'rows' ? fields.find((field) => field.code === value.field) : undefined;
  const columns = rows?.type === 'table' ? rows.columns : [];
  const field = [...columns, ...fields].find((one) => one.code === code);
  if (field?.type !== 'choice') return [];
  const categories = (definition.lists[field.list] ?? []).map((choice) => ({
    code: choice.code,
    name: choice.name,
  }));
  return [{ code, name: field.name, kind: 'choice', exhaustive: true, categories }];
}

/** Breakdowns that a count has by itself: those of the measure, and of the grid each that stands alone there. */
function axesOf({ value, axes = [] }: Measure, definition: RegisterDefinition): string[] {
  const field =
    value.from === 'field' ? fieldsOf(definition).find(({ code }) => code === value.field) : undefined;
  const alone = field?.type === 'grid' ? field.cells.filter(({ length }) => length === 1).flat() : [];
  return [...new Set([...axes, ...alone])];
}

/** Sets of breakdowns that are counted crossed, each sorted: women of minorities, where sex and ethnicity are asked together. */
export function crossingsOf(measure: Measure, definition: RegisterDefinition): string[][] {
  const { axes = [], value } = measure;
  const field =
    value.from === 'field' ? fieldsOf(definition).find(({ code }) => code === value.field) : undefined;
  const cells = field?.type === 'grid' ? field.cells : [];
  const own = axes.reduce<string[][]>((sets, axis) => sets.concat(sets.map((set) => set.concat(axis))), [[]]);
  const crossed = own.flatMap((set) => [set, ...cells.map((cell) => [...set, ...cell])]);
  const sorted = crossed.filter(({ length }) => length > 1).map((set) => [...set].sort());
  return [...new Map(sorted.map((set) => [set.join(','), set])).values()];
}
