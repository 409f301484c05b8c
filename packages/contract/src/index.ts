export * as account from './account.ts';
export * as files from './files.ts';
export * from './problem.ts';
export * from './route.ts';
export * from './shared.ts';
