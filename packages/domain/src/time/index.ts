export {
  CADENCE_KINDS,
  type CadenceKind,
  cadenceText,
  isDated,
  isRecurring,
  needsDate,
  type Occurrence,
  occurrences,
} from './cadence.ts';
export {
  addDays,
  addMonths,
  civilDate,
  clampedDate,
  compareDates,
  type DateParts,
  dateParts,
  daysBetween,
  daysInMonth,
  isCivilDate,
  todayInVietnam,
  weekday,
} from './civil.ts';
export { formatDate, formatLongDate, parseDate, weekdayName } from './format.ts';
export {
  type Closing,
  PERIOD_KINDS,
  type PeriodBounds,
  type PeriodKind,
  parsePeriodKey,
  periodBounds,
  periodKey,
  periodLabel,
  periodOf,
  periodShort,
  shiftPeriod,
} from './period.ts';
export { type PlanSpan, planOccurrences } from './plan-occurrences.ts';
export { Cadence, CivilDate, Period } from './schema.ts';
export { monthOf, type PeriodStep, periodSteps } from './steps.ts';
export { type CadenceSuggestion, type ReadDate, suggestCadence } from './suggest-cadence.ts';
export { holdsOn, overlap, Validity, validityFields, within } from './validity.ts';
