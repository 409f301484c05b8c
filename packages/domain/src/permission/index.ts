export {
  type Actor,
  type BodyPlanFacts,
  type Grant,
  grantsOn,
  type PlanFacts,
  type RecordFacts,
  type ReportFacts,
  ROLE_NAMES,
  ROLES,
  Role,
  type Subject,
} from './model.ts';
export { ACTIONS, type Action, allowedActions, can, POLICY, type Rule, type Scope } from './policy.ts';
export { visibleObligation, visiblePlan, visibleRecord, workBodies } from './visible.ts';
