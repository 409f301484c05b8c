export * as account from './account.ts';
export * as files from './files.ts';
export * as overview from './overview.ts';
export * as plan from './plan.ts';
export * from './problem.ts';
export * from './route.ts';
export * from './shared.ts';
