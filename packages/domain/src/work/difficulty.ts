import { z } from 'zod';

/**
 * The life of a difficulty under a plan. It goes up to the lead body, and from there, if it is beyond that body, to the
 * body that issued the plan; the answer comes down to the body that asked, which settles it or asks again.
 */

export const DIFFICULTY_STATUSES = ['raised', 'answered', 'escalated', 'settled'] as const;
export const DifficultyStatus = z.enum(DIFFICULTY_STATUSES).meta({ id: 'DifficultyStatus' });
export type DifficultyStatus = z.infer<typeof DifficultyStatus>;

export const DIFFICULTY_STATUS_NAMES: Record<DifficultyStatus, { readonly vi: string; readonly en: string }> =
  {
    raised: { vi: 'Chờ cơ quan thường trực trả lời', en: 'Waiting for the lead body' },
    escalated: { vi: 'Chờ cơ quan ban hành quyết định', en: 'Waiting for the issuer’s decision' },
    answered: { vi: 'Đã trả lời', en: 'Answered' },
    settled: { vi: 'Đã giải quyết xong', en: 'Settled' },
  };

/**
 * What may happen to it: the lead body answers or escalates, the issuer decides, the body that asked replies or
 * settles. Who may cause which event is the policy's matter.
 */
export const DIFFICULTY_EVENTS = ['answer', 'escalate', 'decide', 'reply', 'settle'] as const;
export type DifficultyEvent = (typeof DIFFICULTY_EVENTS)[number];

/** Whose turn it is: who asked, the lead body, the issuer; nobody's once settled. */
export type DifficultyTurn = 'asker' | 'lead' | 'issuer' | 'nobody';

/**
 * Why an event is refused: `settled` (nothing follows; a new one must be raised), `with_issuer` (escalated, the issuer
 * has to decide first), `not_escalated` (there is nothing to decide), `answered_already` (it is the asker's turn).
 */
export type DifficultyRefusal = 'settled' | 'with_issuer' | 'not_escalated' | 'answered_already';

export type DifficultyTransition =
  | { readonly ok: true; readonly status: DifficultyStatus }
  | { readonly ok: false; readonly refusal: DifficultyRefusal };

/** Whose turn it is in a status. */
export function difficultyTurn(status: DifficultyStatus): DifficultyTurn {
  switch (status) {
    case 'raised':
      return 'lead';
    case 'escalated':
      return 'issuer';
    case 'answered':
      return 'asker';
    case 'settled':
      return 'nobody';
  }
}

/**
 * The status after an event, or why it cannot happen.
 * - `answer` also follows an answer: the lead body may add to what it said
 * - `reply` adds to the question while it waits, and after an answer asks again, of the lead body
 * - `settle` is open to who asked at any time: the matter may have resolved itself
 */
export function difficultyTransition(status: DifficultyStatus, event: DifficultyEvent): DifficultyTransition {
  if (status === 'settled') return refuse('settled');
  switch (event) {
    case 'settle':
      return become('settled');
    case 'reply':
      return become(status === 'answered' ? 'raised' : status);
    case 'decide':
      return status === 'escalated' ? become('answered') : refuse('not_escalated');
    case 'answer':
      return status === 'escalated' ? refuse('with_issuer') : become('answered');
    case 'escalate':
      if (status === 'escalated') return refuse('with_issuer');
      return status === 'raised' ? become('escalated') : refuse('answered_already');
  }
}

/** Events that may follow in a status. */
export function difficultyEvents(status: DifficultyStatus): DifficultyEvent[] {
  return DIFFICULTY_EVENTS.filter((event) => difficultyTransition(status, event).ok);
}

function become(status: DifficultyStatus): DifficultyTransition {
  return { ok: true, status };
}

function refuse(refusal: DifficultyRefusal): DifficultyTransition {
  return { ok: false, refusal };
}
