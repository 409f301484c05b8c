import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  type Action,
  type Actor,
  allowedActions,
  can,
  type PlanFacts,
  type RecordFacts,
  ROLE_NAMES,
  ROLES,
  type Role,
  type Subject,
  visibleObligation,
  visiblePlan,
  visibleRecord,
} from './index.ts';

const TODAY = '2022-06-15';
const BODIES = ['ubnd-tinh', 'so-ldtbxh', 'so-tu-phap', 'huyen-vu-thu', 'xa-1'];
const ISSUER = 'ubnd-tinh';
const LEAD = 'so-ldtbxh';

const at = (role: Role, bodyId: string, validFrom = '2022-01-01', validTo: string | null = null): Actor => ({
  userId: 'me',
  grants: [{ role, bodyId, validFrom, validTo }],
});
const plan: PlanFacts = {
  issuerBodyId: ISSUER,
  leadBodyId: LEAD,
  published: true,
  boundBodyIds: ['so-tu-phap'],
  recipientBodyIds: ['huyen-vu-thu'],
};
const draft: PlanFacts = { ...plan, published: false };

const body = fc.constantFrom(...BODIES);
const day = fc.constantFrom('2022-06-14', '2022-06-15', '2022-06-16');
const actor: fc.Arbitrary<Actor> = fc.record({
  userId: fc.constantFrom('me', 'other'),
  grants: fc.array(
    fc.record({ role: fc.constantFrom(...ROLES), bodyId: body, validFrom: day, validTo: fc.option(day) }),
    { maxLength: 3 },
  ),
});
const anyPlan: fc.Arbitrary<PlanFacts> = fc.record({
  issuerBodyId: body,
  leadBodyId: body,
  published: fc.boolean(),
  boundBodyIds: fc.subarray(BODIES),
  recipientBodyIds: fc.subarray(BODIES),
});

/** Who stands above a body oversees it. */
const anyRecord: fc.Arbitrary<RecordFacts> = fc
  .record({
    sight: fc.constantFrom('plan', 'body', 'restricted'),
    submitted: fc.boolean(),
    aboveBodyIds: fc.subarray(BODIES),
    overseerBodyIds: fc.subarray(BODIES),
  })
  .map((facts) => ({ ...facts, overseerBodyIds: [...facts.aboveBodyIds, ...facts.overseerBodyIds] }));
const record: RecordFacts = {
  sight: 'plan',
  submitted: true,
  aboveBodyIds: [ISSUER],
  overseerBodyIds: [ISSUER, LEAD],
};
/** A commune's report to its district; and the issuer's own, which the lead body writes. */
const reported = (sent: boolean): Subject => ({
  bodyId: 'xa-1',
  report: { writerBodyIds: ['xa-1'], receiverBodyId: 'huyen-1', sent, overseerBodyIds: ['huyen-1', ISSUER] },
});
const issued: Subject = {
  bodyId: ISSUER,
  report: { writerBodyIds: [ISSUER, LEAD], receiverBodyId: null, sent: true, overseerBodyIds: [] },
};
/** A district's plan under the provincial one: sent to the lead body, or noted as received too. */
const ownPlan = (sent: boolean, received = false): Subject => ({
  bodyId: 'huyen-vu-thu',
  plan,
  bodyPlan: { sent, receiverBodyId: LEAD, lowerBodyIds: received ? ['xa-1'] : [] },
});
const kept = (sight: RecordFacts['sight']): Subject => ({ bodyId: 'xa-1', record: { ...record, sight } });
const drafted = (sight: RecordFacts['sight']): Subject => ({
  bodyId: 'xa-1',
  record: { ...record, sight, submitted: false },
});

describe('who may do what', () => {
  /** Expectations in plain words, one per line: role at body, action, on whose thing, in which plan. */
  it.each<[boolean, Role, string, Action, Subject]>([
    [true, 'lead_officer', LEAD, 'plan.takeIn', { bodyId: LEAD }],
    [false, 'lead_officer', LEAD, 'plan.takeIn', { bodyId: 'so-tu-phap' }],
    [true, 'lead_officer', LEAD, 'plan.publish', { plan: draft }],
    [true, 'lead_officer', ISSUER, 'plan.amend', { plan }],
    [false, 'lead_officer', 'so-tu-phap', 'plan.publish', { plan: draft }],
    [false, 'leader', ISSUER, 'plan.publish', { plan: draft }],
    [false, 'administrator', ISSUER, 'plan.read', { plan }],
    [false, 'administrator', ISSUER, 'obligation.read', { bodyId: ISSUER, plan }],
    [true, 'administrator', 'xa-1', 'org.write', {}],
    [false, 'lead_officer', LEAD, 'org.write', {}],
    [true, 'viewer', 'xa-1', 'org.read', {}],
    [true, 'focal_officer', 'so-tu-phap', 'progress.report', { bodyId: 'so-tu-phap', plan }],
    [false, 'focal_officer', 'so-tu-phap', 'progress.report', { bodyId: 'so-tu-phap', plan: draft }],
    [false, 'focal_officer', 'so-tu-phap', 'progress.report', { bodyId: 'huyen-vu-thu', plan }],
    [false, 'focal_officer', LEAD, 'progress.verify', { bodyId: 'so-tu-phap', plan }],
    [true, 'lead_officer', LEAD, 'progress.verify', { bodyId: 'so-tu-phap', plan }],
    [false, 'viewer', 'so-tu-phap', 'progress.report', { bodyId: 'so-tu-phap', plan }],
    [false, 'leader', 'so-tu-phap', 'obligation.delegate', { bodyId: 'so-tu-phap', plan }],
    [true, 'focal_officer', 'huyen-vu-thu', 'difficulty.raise', { bodyId: 'huyen-vu-thu', plan }],
    [false, 'focal_officer', 'huyen-vu-thu', 'difficulty.answer', { bodyId: 'huyen-vu-thu', plan }],
    [true, 'lead_officer', LEAD, 'difficulty.escalate', { bodyId: 'huyen-vu-thu', plan }],
    [true, 'leader', ISSUER, 'difficulty.decide', { bodyId: 'huyen-vu-thu', plan }],
    [false, 'leader', LEAD, 'difficulty.decide', { bodyId: 'huyen-vu-thu', plan }],
    [true, 'focal_officer', 'huyen-vu-thu', 'recipient.acknowledge', { bodyId: 'huyen-vu-thu', plan }],
    [true, 'leader', ISSUER, 'overview.read', { plan }],
    [false, 'focal_officer', 'so-tu-phap', 'overview.read', { plan }],
    [true, 'focal_officer', 'so-tu-phap', 'plan.read', { plan }],
    [true, 'focal_officer', 'huyen-vu-thu', 'plan.read', { plan }],
    [false, 'focal_officer', 'xa-1', 'plan.read', { plan }],
    [false, 'focal_officer', 'so-tu-phap', 'plan.read', { plan: draft }],
    [true, 'viewer', 'xa-1', 'view.save', { ownerUserId: 'me' }],
    [false, 'viewer', 'xa-1', 'view.save', { ownerUserId: 'other' }],
    [true, 'focal_officer', 'xa-1', 'record.write', kept('plan')],
    [false, 'viewer', 'xa-1', 'record.write', kept('plan')],
    [false, 'lead_officer', LEAD, 'record.write', kept('plan')],
    [true, 'lead_officer', LEAD, 'record.verify', kept('plan')],
    [false, 'lead_officer', LEAD, 'record.verify', kept('body')],
    [false, 'focal_officer', 'xa-1', 'record.verify', kept('plan')],
    [true, 'focal_officer', ISSUER, 'record.verify', kept('plan')],
    [false, 'focal_officer', LEAD, 'record.verify', kept('plan')],
    [false, 'focal_officer', ISSUER, 'record.verify', kept('body')],
    [false, 'viewer', ISSUER, 'record.verify', kept('plan')],
    [false, 'leader', ISSUER, 'record.verify', kept('plan')],
    [true, 'leader', ISSUER, 'record.read', kept('plan')],
    [false, 'leader', ISSUER, 'record.read', { bodyId: 'xa-1', record: { ...record, submitted: false } }],
    [true, 'viewer', 'xa-1', 'record.read', kept('body')],
    [false, 'viewer', 'xa-1', 'record.read', kept('restricted')],
    [true, 'focal_officer', 'xa-1', 'record.read', kept('restricted')],
    [false, 'lead_officer', LEAD, 'record.read', kept('restricted')],
    [true, 'leader', 'xa-1', 'record.read', kept('restricted')],
    [true, 'leader', 'xa-1', 'record.verify', kept('restricted')],
    [true, 'leader', 'xa-1', 'record.verify', kept('body')],
    [false, 'leader', 'xa-1', 'record.verify', kept('plan')],
    [false, 'leader', ISSUER, 'record.verify', kept('restricted')],
    [false, 'focal_officer', 'xa-1', 'record.verify', kept('restricted')],
    [false, 'leader', 'xa-1', 'record.read', drafted('restricted')],
    [false, 'leader', 'xa-1', 'record.verify', drafted('restricted')],
    [false, 'leader', 'xa-1', 'record.verify', drafted('body')],
    [false, 'administrator', 'xa-1', 'record.read', kept('plan')],
    [true, 'focal_officer', 'xa-1', 'report.write', reported(false)],
    [false, 'viewer', 'xa-1', 'report.write', reported(false)],
    [true, 'viewer', 'xa-1', 'report.read', reported(false)],
    [false, 'focal_officer', 'huyen-1', 'report.read', reported(false)],
    [true, 'viewer', 'huyen-1', 'report.read', reported(true)],
    [true, 'focal_officer', 'huyen-1', 'report.judge', reported(true)],
    [false, 'viewer', 'huyen-1', 'report.judge', reported(true)],
    [false, 'focal_officer', 'huyen-1', 'report.write', reported(true)],
    [true, 'leader', ISSUER, 'report.read', reported(true)],
    [false, 'lead_officer', LEAD, 'report.judge', reported(true)],
    [false, 'focal_officer', 'xa-1', 'report.judge', reported(true)],
    [true, 'leader', 'xa-1', 'report.sign', reported(true)],
    [false, 'leader', 'huyen-1', 'report.sign', reported(true)],
    [true, 'lead_officer', LEAD, 'report.write', issued],
    [false, 'focal_officer', LEAD, 'report.write', issued],
    [false, 'leader', LEAD, 'report.sign', issued],
    [true, 'focal_officer', 'huyen-vu-thu', 'cascade.write', ownPlan(false)],
    [false, 'viewer', 'huyen-vu-thu', 'cascade.write', ownPlan(false)],
    [true, 'viewer', 'huyen-vu-thu', 'cascade.read', ownPlan(false)],
    [false, 'lead_officer', LEAD, 'cascade.read', ownPlan(false)],
    [true, 'lead_officer', LEAD, 'cascade.read', ownPlan(true)],
    [true, 'leader', ISSUER, 'cascade.read', ownPlan(true)],
    [true, 'lead_officer', LEAD, 'cascade.judge', ownPlan(true)],
    [false, 'lead_officer', LEAD, 'cascade.judge', ownPlan(false)],
    [false, 'lead_officer', ISSUER, 'cascade.judge', ownPlan(true)],
    [false, 'lead_officer', LEAD, 'cascade.write', ownPlan(true)],
    [false, 'focal_officer', 'huyen-vu-thu', 'cascade.judge', ownPlan(true)],
    [false, 'focal_officer', 'so-tu-phap', 'cascade.read', ownPlan(true, true)],
    [false, 'focal_officer', 'xa-1', 'cascade.read', ownPlan(true)],
    [true, 'focal_officer', 'xa-1', 'cascade.read', ownPlan(true, true)],
    [false, 'focal_officer', 'xa-1', 'cascade.write', ownPlan(true, true)],
    [false, 'administrator', 'huyen-vu-thu', 'cascade.read', ownPlan(true, true)],
    [true, 'leader', ISSUER, 'coverage.read', { plan }],
    [false, 'focal_officer', 'so-tu-phap', 'coverage.read', { plan }],
    [true, 'lead_officer', LEAD, 'cascade.link', { plan }],
    [false, 'leader', LEAD, 'cascade.link', { plan }],
  ])('%s: %s at %s, %s', (allowed, role, bodyId, action, subject) => {
    expect(can(at(role, bodyId), action, subject, TODAY)).toBe(allowed);
  });

  it('a grant counts from its first day up to, not including, its last', () => {
    const until = at('administrator', ISSUER, '2022-06-10', '2022-06-15');
    expect(
      ['2022-06-09', '2022-06-10', '2022-06-14', '2022-06-15'].map((date) =>
        can(until, 'org.write', {}, date),
      ),
    ).toEqual([false, true, true, false]);
  });

  it("leaders and viewers change nothing but the leader's decision with its files, the sign-off of the own report, and their own views", () => {
    const writes = ACTIONS.filter((action) => !/\.(read|readAll|export|compose)$/.test(action));
    for (const role of ['leader', 'viewer'] as const) {
      for (const bodyId of BODIES) {
        const all = allowedActions(at(role, bodyId), { bodyId, plan, ownerUserId: 'me' }, TODAY, writes);
        const decides = role === 'leader' && bodyId === ISSUER ? ['difficulty.decide'] : [];
        const signs = role === 'leader' ? ['report.sign'] : [];
        const uploads = role === 'leader' ? ['file.upload'] : [];
        expect(all).toEqual([...uploads, ...decides, ...signs, 'view.save', 'feed.manage']);
      }
    }
  });

  it('an administrator does only what concerns the system', () => {
    const admin = at('administrator', ISSUER);
    expect(allowedActions(admin, { bodyId: ISSUER, plan, ownerUserId: 'me' }, TODAY)).toEqual([
      'org.read',
      'org.write',
      'user.read',
      'user.manage',
      'grant.manage',
      'audit.read',
      'register.read',
      'register.design',
    ]);
  });

  it('rights of several grants add up and never take away', () => {
    fc.assert(
      fc.property(
        actor,
        anyPlan,
        body,
        fc.constantFrom(...ACTIONS),
        day,
        (who, under, bodyId, action, date) => {
          const subject: Subject = { bodyId, plan: under, ownerUserId: 'me' };
          const each = who.grants.some((grant) => can({ ...who, grants: [grant] }, action, subject, date));
          expect(can(who, action, subject, date)).toBe(each);
        },
      ),
    );
  });

  it('every role has a name of its own', () => {
    expect(new Set(ROLES.map((role) => ROLE_NAMES[role].vi)).size).toBe(ROLES.length);
  });
});

describe('table and plain conditions agree', () => {
  it('on obligations and what hangs on them', () => {
    fc.assert(
      fc.property(actor, anyPlan, body, day, (who, under, bodyId, date) => {
        const seen = visibleObligation(who, { bodyId }, under, date);
        for (const action of [
          'obligation.read',
          'evidence.read',
          'history.read',
          'difficulty.read',
          'urge.read',
        ] as const) {
          expect(can(who, action, { bodyId, plan: under }, date)).toBe(seen);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('on plans', () => {
    fc.assert(
      fc.property(actor, anyPlan, day, (who, under, date) => {
        expect(can(who, 'plan.read', { plan: under }, date)).toBe(visiblePlan(who, under, date));
      }),
      { numRuns: 1000 },
    );
  });

  it('on records of registers', () => {
    fc.assert(
      fc.property(actor, anyRecord, body, day, (who, about, bodyId, date) => {
        const subject = { bodyId, record: about };
        const seen = visibleRecord(who, bodyId, about, date);
        expect(can(who, 'record.read', subject, date)).toBe(seen);
        for (const action of ['record.write', 'record.submit', 'record.verify'] as const)
          if (can(who, action, subject, date)) expect(seen).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('nobody changes what they do not see', () => {
    const touching = [
      'progress.report',
      'progress.verify',
      'obligation.delegate',
      'difficulty.raise',
      'difficulty.answer',
      'difficulty.decide',
      'urge.send',
      'evidence.add',
    ] as const;
    fc.assert(
      fc.property(
        actor,
        anyPlan,
        body,
        day,
        fc.constantFrom(...touching),
        (who, under, bodyId, date, action) => {
          if (can(who, action, { bodyId, plan: under }, date)) {
            expect(visibleObligation(who, { bodyId }, under, date)).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
