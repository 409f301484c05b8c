/** A body's own plan under the plan above it: carrying over, following amendments, comparing versions. */
export { type CarryOver, isUnfinished, nextYearPlan, nextYearWords, yearLater } from './carry-over.ts';
export {
  changesBetween,
  isChanged,
  type PlanChanges,
  TASK_FIELDS,
  type TaskField,
  TEXT_PARTS,
  type TextPart,
} from './changes.ts';
export { type Difference, differences, type SourceField, takeOver, taskFor } from './difference.ts';
export {
  type BodyPlanBody,
  type BodyPlanSection,
  type BodyPlanTask,
  type CarriedTask,
  type TaskAbove,
  type TaskSource,
  takenUp,
} from './model.ts';
