/** Pure rules that server and web share. No I/O, no platform modules: everything here runs in a browser. */
export * from './text/index.ts';
export * from './time/index.ts';
