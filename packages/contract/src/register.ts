/** Registers: their definitions, the records on them, what records prove and what they count. */

export * from './register-certificate.ts';
export * from './register-count.ts';
export * from './register-definition.ts';
export * from './register-design.ts';
export * from './register-evidence.ts';
export * from './register-fact.ts';
export * from './register-import.ts';
export * from './register-judge.ts';
export * from './register-offline.ts';
export * from './register-proof.ts';
export * from './register-record.ts';
export { RecordLine, RecordStatus } from './register-shared.ts';
