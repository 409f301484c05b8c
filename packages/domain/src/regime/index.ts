/** The reporting regime. Beside the domain's main door, because it brings schemas that the first view does not need. */
export { checkDuties, type KnownToDuties } from './check-catalog.ts';
export {
  daysLate,
  dueOn,
  lastDay,
  type Owed,
  owedBetween,
  type ReportFacts,
  reminderDays,
  sumTimeliness,
  TIMELINESS,
  type Timeliness,
  type TimelinessSum,
  timeliness,
} from './due.ts';
export { DueRule, ReportingCatalog, ReportingDuty } from './model.ts';
