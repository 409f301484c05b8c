/** From the document to a running plan. */
export * from './plan-assign.ts';
export * from './plan-publish.ts';
