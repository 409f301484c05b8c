import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DIFFICULTY_EVENTS,
  DIFFICULTY_STATUSES,
  type DifficultyEvent,
  type DifficultyStatus,
  difficultyEvents,
  difficultyTransition,
  difficultyTurn,
} from './difficulty.ts';

/** Statuses passed through, the refused events left out. */
function live(events: readonly DifficultyEvent[]): DifficultyStatus[] {
  const passed: DifficultyStatus[] = ['raised'];
  for (const event of events) {
    const next = difficultyTransition(passed.at(-1) ?? 'raised', event);
    if (next.ok) passed.push(next.status);
  }
  return passed;
}

const events = fc.array(fc.constantFrom(...DIFFICULTY_EVENTS), { maxLength: 30 });

describe('a difficulty', () => {
  it.each<[string, DifficultyEvent[], DifficultyStatus]>([
    ['is answered by the lead body and settled by who asked', ['answer', 'settle'], 'settled'],
    ['goes up to the issuer, and the decision comes back', ['escalate', 'decide'], 'answered'],
    ['is asked again after an answer', ['answer', 'reply'], 'raised'],
    ['stays with the issuer while who asked adds to it', ['escalate', 'reply'], 'escalated'],
    ['is not answered past the issuer', ['escalate', 'answer'], 'escalated'],
    ['is not decided without having gone up', ['decide'], 'raised'],
    ['may be escalated after a second question', ['answer', 'reply', 'escalate'], 'escalated'],
  ])('%s', (_, history, status) => {
    expect(live(history).at(-1)).toBe(status);
  });

  it('once settled never moves again', () => {
    fc.assert(
      fc.property(events, events, (before, after) => {
        const settled = live([...before, 'settle']).length;
        expect(live([...before, 'settle', ...after])).toHaveLength(settled);
      }),
    );
  });

  it('always has somebody whose turn it is, who can move it on, until it is settled', () => {
    const moves: Record<string, readonly DifficultyEvent[]> = {
      asker: ['reply', 'settle'],
      lead: ['answer', 'escalate'],
      issuer: ['decide'],
      nobody: [],
    };
    fc.assert(
      fc.property(events, (history) => {
        const status = live(history).at(-1) ?? 'raised';
        const turn = difficultyTurn(status);
        expect(turn === 'nobody').toBe(status === 'settled');
        expect(difficultyEvents(status)).toEqual(expect.arrayContaining([...(moves[turn] ?? [])]));
      }),
    );
  });

  it('is answered only by an answer or a decision, and goes up only by escalation', () => {
    for (const from of DIFFICULTY_STATUSES) {
      for (const event of DIFFICULTY_EVENTS) {
        const next = difficultyTransition(from, event);
        if (!next.ok || next.status === from) continue;
        if (next.status === 'answered') expect(['answer', 'decide']).toContain(event);
        if (next.status === 'escalated') expect(event).toBe('escalate');
        if (next.status === 'raised') expect(event).toBe('reply');
      }
    }
  });
});
