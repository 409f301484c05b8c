import type { BoundAction } from '../platform/action.ts';
import { consolidateActions } from './consolidate/index.ts';
import { correctReport, dropCorrection } from './correct.ts';
import { reportDocx, reportExcel, reportPdf } from './files/report-files.ts';
import { judgeReport, lockReports } from './judge.ts';
import { reports } from './list.ts';
import { openReport } from './open.ts';
import { readReport } from './read.ts';
import { regimeActions } from './regime/index.ts';
import { addRemark, remarks, settleRemark } from './remarks.ts';
import { saveDraft } from './save-draft.ts';
import { signOff } from './sign-off.ts';
import { attachSignedFile, removeSignedFile, signedFiles } from './signed/signed-files.ts';
import { submitReport } from './submit.ts';

export { loadReportDefinitions } from './load-definitions.ts';
export { type Owing, owedReports } from './owed.ts';
export {
  mailTemplates,
  registerReportReminders,
  type TimelinessAsked,
  timelinessByBody,
} from './regime/index.ts';

export const actions: readonly BoundAction[] = [
  openReport,
  reports,
  readReport,
  saveDraft,
  submitReport,
  judgeReport,
  lockReports,
  correctReport,
  dropCorrection,
  signOff,
  remarks,
  addRemark,
  settleRemark,
  ...regimeActions,
  ...consolidateActions,
  reportDocx,
  reportPdf,
  reportExcel,
  signedFiles,
  attachSignedFile,
  removeSignedFile,
];
