import type { BoundAction } from '../platform/action.ts';
import { addBodies, editObligations, setNoBody } from './assign-edit.ts';
import { answerNames, prepare } from './assign-names.ts';
import { assignments } from './assign-screen.ts';
import { applyCorrection, compareCorrection, dropCorrection } from './compare-correction.ts';
import { editDocument } from './edit-document.ts';
import { editPlan } from './edit-plan.ts';
import { exportMatrix, importMatrix } from './obligation-matrix-transfer.ts';
import { planPage } from './plan-page.ts';
import { publishPlan } from './publish.ts';
import { publishCheck } from './publish-check.ts';
import { readPlan } from './read-plan.ts';
import { acknowledge, recipients, remindRecipients } from './recipients.ts';
import { bodyChoices } from './review-body-choices.ts';
import { discardPlan } from './review-discard.ts';
import { listPlans } from './review-list.ts';
import { takeIn } from './take-in.ts';
import { redoEdit, undoEdit } from './undo.ts';
import { compareVersions, versions } from './versions.ts';

export { acceptSuggestedAndDraft } from './assign-names.ts';
export { type PublishRequest, publishPlanVersion } from './publish.ts';
export { refreshDue } from './refresh-due.ts';
export { findPlanSubject, type PlanSubject } from './subject.ts';
export { type Handed, type TakeInOptions, takeInDocument } from './take-in.ts';

export const actions: readonly BoundAction[] = [
  listPlans,
  takeIn,
  discardPlan,
  readPlan,
  bodyChoices,
  editPlan,
  undoEdit,
  redoEdit,
  editDocument,
  compareCorrection,
  applyCorrection,
  dropCorrection,
  assignments,
  prepare,
  answerNames,
  addBodies,
  editObligations,
  setNoBody,
  exportMatrix,
  importMatrix,
  publishCheck,
  publishPlan,
  versions,
  compareVersions,
  recipients,
  acknowledge,
  remindRecipients,
  planPage,
];
