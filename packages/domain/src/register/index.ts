/** Registers as data. Beside the domain's main door, because it brings schemas that the first view does not need. */

export { mostCertificates, sayCertificate } from './certificate.ts';
export { compareDefinitions } from './change.ts';
export { type Change, type ChangePart, type Effect, sameData } from './change-kind.ts';
export { checkDefinition, type DefinitionFault } from './check-definition.ts';
export { crossingsOf, type Dimension, dimensionsOf } from './dimensions.ts';
export {
  codeFrom,
  emptyDefinition,
  type FieldUse,
  renameField,
  tidyDefinition,
  unusedLists,
  usesOf,
} from './edit.ts';
export { type Compiled, Expressions, type Result, STEP_LIMIT } from './expression.ts';
export {
  type DesignPart,
  type Finding,
  findingsOf,
  type Surroundings,
  structuralFaults,
} from './findings.ts';
export { type Cell, cellKey, cellOf, type GridFault, gridFaults, gridKeys, TOTAL } from './grid.ts';
export { valuesSchema } from './json-schema.ts';
export { type ChoiceMapping, type DroppedChoice, droppedChoices, mapChoices } from './mapping.ts';
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
export { hidesNames, holdsPersonal, isPersonal, MASK, masked, withoutPersonal } from './personal.ts';
export {
  answered,
  changesSince,
  type EarlierVersion,
  type FieldCount,
  type MappingNeed,
  mappingNeeds,
} from './publication.ts';
export { type Saying, sayValue } from './say.ts';
export {
  type FoundColumns,
  findColumns,
  headingKey,
  MOST_HEADING_ROWS,
  requiredOf,
  type SheetColumn,
  type SheetPlan,
  sheetPlan,
  type TableSheet,
} from './sheet.ts';
export {
  type CellContext,
  CHOICES_BETWEEN,
  cellText,
  isBlank,
  namedFault,
  plainCell,
  type SheetCell,
} from './sheet-cell.ts';
export { type NamedBody, type NamedRecord, type SheetNames, sheetNames } from './sheet-names.ts';
export {
  type CellFault,
  columnGuide,
  type FaultPlace,
  isEmptyRow,
  placeOf,
  type ReadRow,
  readRow,
  type SheetRow,
  writeRow,
  writeTable,
} from './sheet-record.ts';
export { cellName, type RecordContext, type RecordFault, RecordRules } from './validate.ts';
export type { FieldValue, GridValue, RecordValues, RowValue, SimpleValue } from './value.ts';
