export * from './read/index.ts';
export * from './signature/index.ts';
export * from './source/index.ts';
export * from './write/index.ts';
