export type { CertificateSet } from './certificates/model.ts';
export { certificatesToDocx } from './certificates/to-docx.ts';
export { certificatesToPdf } from './certificates/to-pdf.ts';
export { DECREE30 } from './decree30.ts';
export { type DocumentWriter, type FileFormat, startDocumentWriter } from './document-writer.ts';
export { DOCUMENT_KINDS, type KindCode, symbolFor } from './kinds.ts';
export {
  type DocumentAnnex,
  type DocumentBlock,
  type DocumentHeading,
  type DocumentSignature,
  type DocumentTable,
  type InlineText,
  OfficialDocument,
  type TableCell,
  type TableColumn,
  type TableRow,
  type TextRun,
  type Urgency,
} from './model.ts';
export {
  type AssignedDuty,
  type AssignmentExtractData,
  assignmentExtract,
} from './templates/assignment-extract.ts';
export { type BodyPlanData, bodyPlan, type PlannedTask } from './templates/body-plan.ts';
export type { DutyState, PlanSection, PlanTask, ReportedDuty, ReportingBody } from './templates/duties.ts';
export type { DocumentReference, DutyRole, Letterhead } from './templates/plan-reference.ts';
export {
  type ProgressReportData,
  progressReport,
  type ReportedDifficulty,
} from './templates/progress-report.ts';
export { type UrgedDuty, type UrgingLetterData, urgingLetter } from './templates/urging-letter.ts';
export { toDocx } from './to-docx.ts';
export { PdfWriteError, toPdf } from './to-pdf.ts';
export { count, formatNumber, longDate, percent, shortDate } from './wording.ts';
