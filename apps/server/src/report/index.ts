import type { BoundAction } from '../platform/action.ts';

export const actions: readonly BoundAction[] = [];
