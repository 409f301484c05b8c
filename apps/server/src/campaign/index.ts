import type { BoundAction } from '../platform/action.ts';
import { annexes, compose, docx, letterhead, pdf } from './compose.ts';
import { contribution, judge, save, submit } from './contribution.ts';
import { consolidated, series, summarise } from './contributions.ts';
import { dismiss, edit } from './edit.ts';
import { campaigns } from './list.ts';
import { open, preview } from './open.ts';
import { campaign } from './read.ts';
import { importSeries, template } from './series-file.ts';
import { createSurvey, discardSurvey, editSurvey, invite, setSurveyStatus, survey } from './survey.ts';
import { results, resultsFile } from './survey-results.ts';

export { mountAnswer, mountAsk } from './survey-answer.ts';

export const actions: readonly BoundAction[] = [
  campaigns,
  preview,
  open,
  campaign,
  edit,
  dismiss,
  contribution,
  save,
  template,
  importSeries,
  submit,
  judge,
  consolidated,
  series,
  summarise,
  letterhead,
  compose,
  docx,
  pdf,
  annexes,
  createSurvey,
  survey,
  editSurvey,
  setSurveyStatus,
  discardSurvey,
  invite,
  results,
  resultsFile,
];
