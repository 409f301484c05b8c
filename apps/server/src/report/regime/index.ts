import type { BoundAction } from '../../platform/action.ts';
import { definition, definitions } from './definitions-read.ts';
import { askExtension, decideExtension, extensions } from './extensions.ts';
import { owed } from './owed-list.ts';
import { askReport, requests, withdrawRequest } from './requests.ts';
import { reviseDefinition } from './revise.ts';
import { timeliness } from './timeliness.ts';

export { mailTemplates, registerReportReminders, remindOfReports } from './remind.ts';
export { type TimelinessAsked, timelinessByBody } from './timeliness.ts';

export const regimeActions: readonly BoundAction[] = [
  owed,
  timeliness,
  extensions,
  askExtension,
  decideExtension,
  requests,
  askReport,
  withdrawRequest,
  definitions,
  definition,
  reviseDefinition,
];
