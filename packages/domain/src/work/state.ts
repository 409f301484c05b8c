import { z } from 'zod';
import type { CivilDate } from '../time/index.ts';

/**
 * The life of one obligation (or of one occurrence of a recurring one) as the bound body and the lead officer move it.
 *
 * Each report of the body waits for the lead officer, who verifies it or returns it with remarks. What was reported as
 * done or not applicable is in progress again when returned, and closed for good when verified.
 */

export const WORK_STATES = ['not_started', 'in_progress', 'done', 'not_applicable'] as const;
export const WorkState = z.enum(WORK_STATES).meta({ id: 'WorkState' });
export type WorkState = z.infer<typeof WorkState>;

/** What became of the latest report: `submitted` and not looked at yet, `verified`, or `returned` with remarks. */
export const VERDICTS = ['submitted', 'verified', 'returned'] as const;
export const Verdict = z.enum(VERDICTS).meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof Verdict>;

export interface WorkStatus {
  readonly state: WorkState;
  /** null while nothing was reported that somebody has to check */
  readonly verdict: Verdict | null;
  /** day on which the body says it was finished; null unless done */
  readonly doneOn: CivilDate | null;
}

export const NEW_WORK: WorkStatus = { state: 'not_started', verdict: null, doneOn: null };

/** What may happen to it: the body reports; the lead officer verifies, returns or reopens. */
export type WorkEvent =
  | { readonly type: 'report'; readonly state: 'not_started' | 'in_progress' | 'not_applicable' }
  /** `on`: the day on which it was finished */
  | { readonly type: 'report'; readonly state: 'done'; readonly on: CivilDate }
  | { readonly type: 'verify' }
  | { readonly type: 'return' }
  | { readonly type: 'reopen' };

/**
 * Why an event is refused: `locked` (closed and verified; it must be reopened first), `nothing_to_verify` (no report
 * waits), `not_locked` (only what is closed and verified can be reopened).
 */
export type WorkRefusal = 'locked' | 'nothing_to_verify' | 'not_locked';

export type WorkTransition =
  | { readonly ok: true; readonly status: WorkStatus }
  | { readonly ok: false; readonly refusal: WorkRefusal };

/** Whether nothing more is expected of the body once a verdict is given: done, or not applicable. */
export function isClosed(state: WorkState): boolean {
  return state === 'done' || state === 'not_applicable';
}

/** Closed and verified: no report changes it any more. */
export function isLocked(status: WorkStatus): boolean {
  return isClosed(status.state) && status.verdict === 'verified';
}

/** The status after an event, or why it cannot happen. Who may cause which event is the policy's matter. */
export function transition(status: WorkStatus, event: WorkEvent): WorkTransition {
  if (event.type === 'reopen') {
    return isLocked(status) ? become('in_progress', null, null) : refuse('not_locked');
  }
  if (event.type === 'report') {
    if (isLocked(status)) return refuse('locked');
    return become(event.state, 'submitted', event.state === 'done' ? event.on : null);
  }
  if (status.verdict !== 'submitted') return refuse('nothing_to_verify');
  if (event.type === 'verify') return become(status.state, 'verified', status.doneOn);
  // What was called finished is not: the remarks say what is missing.
  return become(isClosed(status.state) ? 'in_progress' : status.state, 'returned', null);
}

function become(state: WorkState, verdict: Verdict | null, doneOn: CivilDate | null): WorkTransition {
  return { ok: true, status: { state, verdict, doneOn } };
}

function refuse(refusal: WorkRefusal): WorkTransition {
  return { ok: false, refusal };
}
