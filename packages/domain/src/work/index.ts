export {
  DIFFICULTY_EVENTS,
  DIFFICULTY_STATUS_NAMES,
  DIFFICULTY_STATUSES,
  type DifficultyEvent,
  type DifficultyRefusal,
  DifficultyStatus,
  type DifficultyTransition,
  type DifficultyTurn,
  difficultyEvents,
  difficultyTransition,
  difficultyTurn,
} from './difficulty.ts';
export { type CountedTarget, percentDone } from './measure.ts';
export { type MyWork, WORK_GROUP_NAMES, WORK_GROUPS, type WorkGroup, workGroup } from './mine.ts';
export { OBLIGATION_ROLE_NAMES, OBLIGATION_ROLES } from './role.ts';
export { ObligationRole } from './role-schema.ts';
export { countStandings, rollup, type StandingCounts } from './rollup.ts';
export {
  CLOSED,
  DUE_SOON_DAYS,
  NEEDS_ATTENTION,
  NO_MOVEMENT_DAYS,
  STANDING_NAMES,
  STANDINGS,
  type Standing,
  standing,
  type WorkFacts,
  worstStanding,
} from './standing.ts';
export {
  isClosed,
  isLocked,
  NEW_WORK,
  transition,
  VERDICTS,
  Verdict,
  WORK_STATES,
  type WorkEvent,
  type WorkRefusal,
  WorkState,
  type WorkStatus,
  type WorkTransition,
} from './state.ts';
