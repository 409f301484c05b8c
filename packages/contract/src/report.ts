/** Reports by outline and period, and the documents composed from the work. A file per subject. */
export * from './report-composed.ts';
export * from './report-consolidate.ts';
export * from './report-draft.ts';
export * from './report-regime.ts';
export * from './report-shared.ts';
export * from './report-submit.ts';
