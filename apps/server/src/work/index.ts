import type { BoundAction } from '../platform/action.ts';

export { findObligationSubject, type ObligationSubject } from './subject.ts';

export const actions: readonly BoundAction[] = [];
