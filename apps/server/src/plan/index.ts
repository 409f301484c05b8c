import type { BoundAction } from '../platform/action.ts';
import { addBodies, editObligations, setNoBody } from './assign-edit.ts';
import { answerNames, prepare } from './assign-names.ts';
import { assignments } from './assign-screen.ts';
import { planPage } from './plan-page.ts';
import { publishPlan } from './publish.ts';
import { publishCheck } from './publish-check.ts';
import { acknowledge, recipients, remindRecipients } from './recipients.ts';
import { compareVersions, versions } from './versions.ts';

export { acceptSuggestedAndDraft } from './assign-names.ts';
export { type PublishRequest, publishPlanVersion } from './publish.ts';
export { refreshDue } from './refresh-due.ts';
export { findPlanSubject, type PlanSubject } from './subject.ts';

export const actions: readonly BoundAction[] = [
  assignments,
  prepare,
  answerNames,
  addBodies,
  editObligations,
  setNoBody,
  publishCheck,
  publishPlan,
  versions,
  compareVersions,
  recipients,
  acknowledge,
  remindRecipients,
  planPage,
];
