/** Pure rules that server and web share. No I/O, no platform modules: everything here runs in a browser. */
export * from './org/index.ts';
export * from './permission/index.ts';
export * from './plan/index.ts';
export * from './text/index.ts';
export * from './time/index.ts';
export * from './work/index.ts';
