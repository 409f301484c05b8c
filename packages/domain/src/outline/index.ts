/** Outlines of reports. Beside the domain's main door, because they bring schemas that the first view does not need. */
export { checkOutline, type KnownToOutlines } from './check-outline.ts';
export {
  changedParts,
  EMPTY_CONTENT,
  type EntryRows,
  missingParts,
  NARRATIVE_LENGTH,
  ReportContent,
} from './content.ts';
export { type ChoicesOf, cellFigure, type Figures, figureKey, figuresOf, rowsOf } from './figures.ts';
export {
  type Figure,
  Outline,
  type Part,
  type PartOf,
  partsOf,
  RELATIVE_PERIODS,
  type RelativePeriod,
  resolveOutline,
  type Section,
  type Sentence,
} from './model.ts';
export {
  amountOf,
  type BelowReport,
  type CountedRecord,
  changedFigures,
  consolidate,
  type FigureChange,
  type FigurePart,
  type Reckoned,
  valuesOf,
  verifiedAmountOf,
} from './reckon.ts';
export { type SaidSentence, type Surroundings, saySentence } from './sentence.ts';
export { type ReportCell, type ReportRow, tableRows } from './table.ts';
