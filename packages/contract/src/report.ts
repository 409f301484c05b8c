/** Reports by outline and period, and the documents composed from the work. A file per subject. */
export * from './report-composed.ts';
