import type { BoundAction } from '../platform/action.ts';

export { bodyIdOf, loadBodies } from './load-seed.ts';
export { bodyRefs, loadOrg } from './queries.ts';

export const actions: readonly BoundAction[] = [];
