import type { BoundAction } from '../platform/action.ts';
import { correct } from './correct.ts';
import { delegate } from './delegate.ts';
import { difficulties, difficulty } from './difficulties.ts';
import {
  answerDifficulty,
  decideDifficulty,
  escalateDifficulty,
  replyDifficulty,
  settleDifficulty,
} from './difficulty-steps.ts';
import { difficultyHistory, obligationHistory } from './history.ts';
import { judge } from './judge.ts';
import { mine } from './my-work.ts';
import { obligation } from './obligation.ts';
import { raise } from './raise.ts';
import { report } from './report.ts';
import { toJudge } from './to-judge.ts';
import { urges, urgeTargets } from './urge-read.ts';
import { sendUrge } from './urge-send.ts';

export { settleObligations } from './settle.ts';
export { findObligationSubject, type ObligationSubject } from './subject.ts';
export { bodyName, bodyRef, OFFICERS, personRef, tell } from './tell.ts';
export { mailTemplates, registerReminders } from './urge-remind.ts';

export const actions: readonly BoundAction[] = [
  mine,
  obligation,
  obligationHistory,
  delegate,
  report,
  correct,
  toJudge,
  judge,
  difficulties,
  difficulty,
  difficultyHistory,
  raise,
  answerDifficulty,
  escalateDifficulty,
  decideDifficulty,
  replyDifficulty,
  settleDifficulty,
  urgeTargets,
  sendUrge,
  urges,
];
