export * from './source/index.ts';
export * from './read/index.ts';
