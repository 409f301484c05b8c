import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../time/index.ts';
import {
  CLOSED,
  countStandings,
  isClosed,
  isLocked,
  NEEDS_ATTENTION,
  NEW_WORK,
  OBLIGATION_ROLE_NAMES,
  OBLIGATION_ROLES,
  percentDone,
  rollup,
  STANDING_NAMES,
  STANDINGS,
  standing,
  transition,
  VERDICTS,
  WORK_STATES,
  type WorkEvent,
  type WorkFacts,
  type WorkStatus,
  worstStanding,
} from './index.ts';

const TODAY = '2022-06-15';
const near = fc.integer({ min: -60, max: 60 }).map((n) => addDays(TODAY, n));
const facts: fc.Arbitrary<WorkFacts> = fc.record({
  state: fc.constantFrom(...WORK_STATES),
  verdict: fc.option(fc.constantFrom(...VERDICTS)),
  doneOn: fc.option(near),
  due: fc.option(near),
  needsDate: fc.boolean(),
  runsFrom: near,
  lastMovementOn: fc.option(near),
});
const event: fc.Arbitrary<WorkEvent> = fc.oneof(
  fc.constantFrom<WorkEvent>(
    { type: 'report', state: 'not_started' },
    { type: 'report', state: 'in_progress' },
    { type: 'report', state: 'not_applicable' },
    { type: 'verify' },
    { type: 'return' },
    { type: 'reopen' },
  ),
  near.map((on): WorkEvent => ({ type: 'report', state: 'done', on })),
);

const after = (events: readonly WorkEvent[]): WorkStatus =>
  events.reduce<WorkStatus>((status, next) => {
    const result = transition(status, next);
    return result.ok ? result.status : status;
  }, NEW_WORK);

describe('life of an obligation', () => {
  const done: WorkEvent = { type: 'report', state: 'done', on: TODAY };

  it('reported done, returned, reported again, verified', () => {
    expect(after([done])).toEqual({ state: 'done', verdict: 'submitted', doneOn: TODAY });
    expect(after([done, { type: 'return' }])).toEqual({
      state: 'in_progress',
      verdict: 'returned',
      doneOn: null,
    });
    const closed = after([done, { type: 'return' }, done, { type: 'verify' }]);
    expect(closed).toEqual({ state: 'done', verdict: 'verified', doneOn: TODAY });
    expect(transition(closed, done)).toEqual({ ok: false, refusal: 'locked' });
    expect(transition(closed, { type: 'reopen' })).toEqual({
      ok: true,
      status: { state: 'in_progress', verdict: null, doneOn: null },
    });
  });

  it('refuses to judge twice or to reopen what is open', () => {
    expect(transition(NEW_WORK, { type: 'verify' })).toEqual({ ok: false, refusal: 'nothing_to_verify' });
    expect(transition(after([done, { type: 'verify' }]), { type: 'return' })).toEqual({
      ok: false,
      refusal: 'nothing_to_verify',
    });
    expect(transition(after([done]), { type: 'reopen' })).toEqual({ ok: false, refusal: 'not_locked' });
  });

  it('verified progress does not lock', () => {
    const going = after([{ type: 'report', state: 'in_progress' }, { type: 'verify' }]);
    expect(going.verdict).toBe('verified');
    expect(transition(going, done).ok).toBe(true);
  });

  it('whatever happens: a day of completion exactly when done; locked only by a verdict; a lock opens only by reopening', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), event, (events, next) => {
        const status = after(events);
        expect(status.doneOn !== null).toBe(status.state === 'done');
        const result = transition(status, next);
        if (isLocked(status)) expect(result.ok).toBe(next.type === 'reopen');
        if (result.ok && result.status.verdict === 'verified') expect(next.type).toBe('verify');
        if (result.ok && next.type === 'return') expect(isClosed(result.status.state)).toBe(false);
      }),
    );
  });
});

describe('standing', () => {
  const running: WorkFacts = {
    state: 'in_progress',
    verdict: null,
    doneOn: null,
    due: addDays(TODAY, 60),
    needsDate: false,
    runsFrom: addDays(TODAY, -10),
    lastMovementOn: addDays(TODAY, -1),
  };
  it.each<[string, Partial<WorkFacts>, string]>([
    ['in time', {}, 'on_track'],
    ['due in 8 days', { due: addDays(TODAY, 8) }, 'on_track'],
    ['due in 7 days', { due: addDays(TODAY, 7) }, 'due_soon'],
    ['due today', { due: TODAY }, 'due_soon'],
    ['due yesterday', { due: addDays(TODAY, -1) }, 'late'],
    ['returned', { verdict: 'returned' }, 'returned'],
    ['returned and late: the clock runs on', { verdict: 'returned', due: addDays(TODAY, -1) }, 'late'],
    ['returned and due soon', { verdict: 'returned', due: TODAY }, 'returned'],
    ['29 days silent', { lastMovementOn: addDays(TODAY, -29), runsFrom: addDays(TODAY, -90) }, 'on_track'],
    ['30 days silent', { lastMovementOn: addDays(TODAY, -30), runsFrom: addDays(TODAY, -90) }, 'no_movement'],
    [
      'never reported, 30 days running',
      { lastMovementOn: null, runsFrom: addDays(TODAY, -30) },
      'no_movement',
    ],
    ['never reported, not yet running', { lastMovementOn: null, runsFrom: addDays(TODAY, 30) }, 'on_track'],
    ['silent but due soon', { lastMovementOn: null, runsFrom: addDays(TODAY, -90), due: TODAY }, 'due_soon'],
    ['as prescribed', { due: null, needsDate: true }, 'undated'],
    [
      'as prescribed and silent',
      { due: null, needsDate: true, lastMovementOn: null, runsFrom: addDays(TODAY, -30) },
      'no_movement',
    ],
    ['all the time', { due: null, needsDate: false }, 'on_track'],
    [
      'done, not checked, past the day',
      { state: 'done', verdict: 'submitted', doneOn: TODAY, due: addDays(TODAY, -9) },
      'awaiting_verification',
    ],
    [
      'does not apply, not checked',
      { state: 'not_applicable', verdict: 'submitted' },
      'awaiting_verification',
    ],
    ['mere progress, not checked', { verdict: 'submitted' }, 'on_track'],
    ['done on the day', { state: 'done', verdict: 'verified', doneOn: TODAY, due: TODAY }, 'done_on_time'],
    [
      'done a day late',
      { state: 'done', verdict: 'verified', doneOn: TODAY, due: addDays(TODAY, -1) },
      'done_late',
    ],
    ['done, no day set', { state: 'done', verdict: null, doneOn: TODAY, due: null }, 'done_on_time'],
    ['does not apply', { state: 'not_applicable', verdict: 'verified' }, 'not_applicable'],
  ])('%s', (_name, change, expected) => {
    expect(standing({ ...running, ...change }, TODAY)).toBe(expected);
  });

  it('open work is never counted as done, closed work never as late, and late means past its day', () => {
    fc.assert(
      fc.property(facts, (work) => {
        const found = standing(work, TODAY);
        if (isClosed(work.state)) expect(NEEDS_ATTENTION).not.toContain(found);
        else expect(CLOSED).not.toContain(found);
        expect(found === 'late').toBe(!isClosed(work.state) && work.due !== null && work.due < TODAY);
        if (found === 'due_soon' && work.due !== null)
          expect(daysBetween(TODAY, work.due)).toBeLessThanOrEqual(7);
        if (found === 'undated') expect(work.due).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('without new reports, open work never gets better by waiting', () => {
    // Days only add urgency: once late it stays late; once due soon it does not fall back.
    const order = ['on_track', 'undated', 'no_movement', 'due_soon', 'returned', 'late'];
    fc.assert(
      fc.property(
        facts.filter((work) => !isClosed(work.state)),
        fc.nat(90),
        fc.nat(90),
        (work, first, second) => {
          const early = standing(work, addDays(TODAY, first));
          const later = standing(work, addDays(TODAY, first + second));
          expect(order.indexOf(later)).toBeGreaterThanOrEqual(order.indexOf(early));
        },
      ),
    );
  });

  it('of the whole is the most urgent of its parts', () => {
    expect(worstStanding([])).toBeUndefined();
    expect(worstStanding(['done_on_time', 'late', 'on_track'])).toBe('late');
    expect(worstStanding(['done_on_time', 'awaiting_verification'])).toBe('awaiting_verification');
  });

  it('every standing and role has a name in both languages', () => {
    for (const name of STANDINGS) expect(STANDING_NAMES[name].vi && STANDING_NAMES[name].en).toBeTruthy();
    for (const role of OBLIGATION_ROLES) expect(OBLIGATION_ROLE_NAMES[role].vi).not.toBe('');
    expect(new Set(STANDINGS.map((name) => STANDING_NAMES[name].vi)).size).toBe(STANDINGS.length);
  });
});

describe('per cent and counts', () => {
  it('a percentage only where something is counted, 100 only when reached', () => {
    const classes = { amount: 3, unit: 'lớp' };
    expect([0, 1, 2, 2.999, 3, 4].map((n) => percentDone(classes, n))).toEqual([0, 33, 66, 99, 100, 100]);
    expect(percentDone(null, 5)).toBeNull();
    expect(percentDone(classes, null)).toBeNull();
    expect(percentDone({ amount: 0, unit: 'lớp' }, 5)).toBeNull();
    expect(percentDone(classes, Number.NaN)).toBeNull();
  });

  it('counts by body add up to the counts of all', () => {
    const item = fc.record({ body: fc.constantFrom('x', 'y', 'z'), standing: fc.constantFrom(...STANDINGS) });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const parts = [
          ...rollup(
            items,
            (i) => i.body,
            (i) => i.standing,
          ).values(),
        ];
        const whole = countStandings(items.map((i) => i.standing));
        expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(whole.total);
        for (const name of STANDINGS) {
          expect(parts.reduce((sum, part) => sum + part.by[name], 0)).toBe(whole.by[name]);
        }
        expect(STANDINGS.reduce((sum, name) => sum + whole.by[name], 0)).toBe(items.length);
      }),
    );
  });

  it('what does not apply is left out of the share done', () => {
    const counts = countStandings(['done_on_time', 'done_late', 'late', 'not_applicable']);
    expect([counts.total, counts.closed, counts.percentDone]).toEqual([4, 3, 66]);
    expect(countStandings(['not_applicable']).percentDone).toBeNull();
  });
});
