import type { BoundAction } from '../platform/action.ts';

export { findPlanSubject, type PlanSubject } from './subject.ts';

export const actions: readonly BoundAction[] = [];
