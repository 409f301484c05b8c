import { z } from 'zod';
import type { CivilDate } from '../time/index.ts';

/**
 * The life of one obligation (or of one occurrence of a recurring one) as the bound body and the lead officer move it.
 *
 * The body reports: begins, finishes, or says that it does not apply. Finishing and not-applying wait for the lead
 * officer, who accepts or returns with remarks; what is returned is in progress again.
 */

export const WORK_STATES = ['not_started', 'in_progress', 'done', 'not_applicable'] as const;
export const WorkState = z.enum(WORK_STATES).meta({ id: 'WorkState' });
export type WorkState = z.infer<typeof WorkState>;

/** `none`: nothing to check; `awaiting`: reported, not looked at; then `accepted` or `returned`. */
export const VERIFICATIONS = ['none', 'awaiting', 'accepted', 'returned'] as const;
export const Verification = z.enum(VERIFICATIONS).meta({ id: 'Verification' });
export type Verification = z.infer<typeof Verification>;

export interface WorkStatus {
  readonly state: WorkState;
  readonly verification: Verification;
  /** day on which the body says it was finished; null unless done */
  readonly doneOn: CivilDate | null;
}

export const NEW_WORK: WorkStatus = { state: 'not_started', verification: 'none', doneOn: null };

/** What may happen to it. `on` is the day it concerns, for `finish` the day of completion. */
export type WorkEvent =
  | { readonly type: 'progress' }
  | { readonly type: 'finish'; readonly on: CivilDate }
  | { readonly type: 'notApplicable' }
  | { readonly type: 'accept' }
  | { readonly type: 'return' }
  | { readonly type: 'reopen' };

/** Why an event is refused: `locked` after acceptance (reopen first), `nothing_to_verify`, `not_accepted`. */
export type WorkRefusal = 'locked' | 'nothing_to_verify' | 'not_accepted';

export type WorkTransition =
  | { readonly ok: true; readonly status: WorkStatus }
  | { readonly ok: false; readonly refusal: WorkRefusal };

/**
 * The status after an event, or why it cannot happen.
 * - `progress`, `finish`, `notApplicable`: the body; refused once accepted
 * - `accept`, `return`: the lead officer, only while awaiting
 * - `reopen`: the lead officer, only once accepted
 */
export function transition(status: WorkStatus, event: WorkEvent): WorkTransition {
  const accepted = status.verification === 'accepted';
  switch (event.type) {
    case 'progress':
      // A new report while a return stands keeps its mark, so that the remarks are not lost from sight.
      return accepted
        ? refuse('locked')
        : become('in_progress', status.verification === 'returned' ? 'returned' : 'none', null);
    case 'finish':
      return accepted ? refuse('locked') : become('done', 'awaiting', event.on);
    case 'notApplicable':
      return accepted ? refuse('locked') : become('not_applicable', 'awaiting', null);
    case 'accept':
      return status.verification === 'awaiting'
        ? become(status.state, 'accepted', status.doneOn)
        : refuse('nothing_to_verify');
    case 'return':
      return status.verification === 'awaiting'
        ? become('in_progress', 'returned', null)
        : refuse('nothing_to_verify');
    case 'reopen':
      return accepted ? become('in_progress', 'none', null) : refuse('not_accepted');
  }
}

function become(state: WorkState, verification: Verification, doneOn: CivilDate | null): WorkTransition {
  return { ok: true, status: { state, verification, doneOn } };
}

function refuse(refusal: WorkRefusal): WorkTransition {
  return { ok: false, refusal };
}
