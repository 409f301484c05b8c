/** Indicators as data. Beside the domain's main door, because it brings schemas that the first view does not need. */
export { checkIndicators, type Known } from './check-catalog.ts';
export {
  COMPARATORS,
  type Comparator,
  IndicatorCatalog,
  IndicatorDefinition,
  type Source,
  type Target,
  type Term,
} from './model.ts';
export {
  lookAt,
  type Observed,
  type QualityFinding,
  QualityRule,
  QualityRules,
  type Series,
} from './quality.ts';
export { type CountRow, LEAST_SHOWN, type ShownRow, type ShownTable, suppress } from './suppress.ts';
export { gapTo, meets, type TargetOfYear, targetOf, trendOf } from './target.ts';
export {
  type Amount,
  addUp,
  addUpPairs,
  type Coverage,
  type IndicatorValue,
  indicatorValue,
  KNOWN,
  MISSING,
  NOT_APPLICABLE,
  type Pair,
  type ValueState,
} from './value.ts';
