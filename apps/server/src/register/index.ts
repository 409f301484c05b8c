import { valuesSchema } from '@binhdang/domain/register';
import type { BoundAction } from '../platform/action.ts';
import { AXES } from './axes.ts';
import { certificateForm, certificates } from './certificates/certificates.ts';
import { changeRecord } from './change-record.ts';
import { confidentialFigures } from './count/confidential.ts';
import { evidence } from './count/evidence.ts';
import { figures } from './count/figures.ts';
import { figuresFile } from './count/figures-file.ts';
import { measures } from './count/measures.ts';
import { provers } from './count/provers.ts';
import { countedRecords } from './counted-records.ts';
import { createRecord } from './create-record.ts';
import { deleteRecord } from './delete-record.ts';
import { designActions } from './design/index.ts';
import { excelActions } from './excel/index.ts';
import { judgeRecords } from './judge-records.ts';
import { waiting } from './judging/waiting.ts';
import { records } from './list-records.ts';
import { registers } from './list-registers.ts';
import { readDefinitions } from './load-definitions.ts';
import { forms } from './offline/forms.ts';
import { recentRecords } from './offline/recent-records.ts';
import { linkProof, proofsOf, provable, unlinkProof } from './proofs.ts';
import { readRecord } from './read-record.ts';
import { readRegister, readValuesSchema } from './read-register.ts';
import { submitRecord } from './submit-record.ts';
import { totals } from './totals.ts';

export { AXES } from './axes.ts';
export { checkFacts, type FactsReport } from './check-facts.ts';
export { CHECK_FACTS, FACTS_CHECK_SETTING, registerFactsCheck } from './count/facts-job.ts';
export { type KnownMeasure, keysWithin, knownMeasures } from './count/known-measures.ts';
export { recordsBehind } from './counted-records.ts';
export { currentRegisters } from './definitions.ts';
export { registerConversion } from './design/index.ts';
export { registerImports } from './excel/index.ts';
export { readDefinitions } from './load-definitions.ts';
export { PERSONAL_RETENTION_SETTING, registerRetention } from './personal/retention.ts';
export { type LinesAsked, type ReportLines, reportLines } from './report-lines.ts';

/** What a record's values may be, by register, for the OpenAPI document; of registers made here the route tells. */
export function valueSchemas(): Record<string, unknown> {
  const schemas = readDefinitions().map((definition) => [
    `register.${definition.code}`,
    valuesSchema(definition, AXES),
  ]);
  const refs = schemas.map(([name]) => ({ $ref: `#/components/schemas/${name}` }));
  return {
    ...Object.fromEntries(schemas),
    RecordValues: {
      type: 'object',
      description: 'By field code. Of any register and version: GET /api/registers/{register}/schema',
      anyOf: [...refs, { type: 'object' }],
    },
  };
}

export const actions: readonly BoundAction[] = [
  registers,
  readRegister,
  readValuesSchema,
  records,
  createRecord,
  readRecord,
  changeRecord,
  submitRecord,
  judgeRecords,
  waiting,
  deleteRecord,
  certificateForm,
  certificates,
  provable,
  linkProof,
  unlinkProof,
  proofsOf,
  totals,
  measures,
  figures,
  figuresFile,
  confidentialFigures,
  evidence,
  provers,
  countedRecords,
  recentRecords,
  forms,
  ...designActions,
  ...excelActions,
];
