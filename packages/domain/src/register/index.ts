/** Registers as data. Beside the domain's main door, because it brings schemas that the first view does not need. */
export { type Change, compareDefinitions, type Effect } from './change.ts';
export { checkDefinition, type DefinitionFault } from './check-definition.ts';
export { type Compiled, Expressions, type Result, STEP_LIMIT } from './expression.ts';
export { type Cell, cellKey, cellOf, type GridFault, gridFaults, gridKeys, TOTAL } from './grid.ts';
export { dayOf, type Fact, factsOf } from './measures.ts';
export {
  Axis,
  type BiText,
  BreakdownCatalog,
  type Check,
  type Choice,
  type Field,
  type FieldOf,
  type FieldType,
  fieldOf,
  fieldsOf,
  type Measure,
  RegisterDefinition,
  type SimpleField,
} from './model.ts';
export { type Saying, sayValue } from './say.ts';
export { cellName, type RecordContext, type RecordFault, RecordRules } from './validate.ts';
export type { FieldValue, GridValue, RecordValues, RowValue, SimpleValue } from './value.ts';
