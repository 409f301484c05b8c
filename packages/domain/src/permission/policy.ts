import type { CivilDate } from '../time/index.ts';
import { type Actor, type Grant, grantsOn, type PlanFacts, type Role, type Subject } from './model.ts';

/**
 * Where a role's right reaches:
 * - `system`: everywhere, whatever body the grant is at
 * - `own_body`: the grant's body is the body the thing belongs to
 * - `own_body_published`: as `own_body`, and the plan is published
 * - `plan`: the grant's body is the plan's lead body or its issuer
 * - `issuer`: the grant's body is the plan's issuer
 * - `addressed`: the plan is published and binds the grant's body or names it as recipient
 * - `own`: the thing is the person's own
 * - `own_record`: as `own_body`, for a record of a register that is not confidential
 * - `record_below`: the same, of a body that stands below the grant's body in the tree
 * - `overseen_record`: a submitted record of what is done under plans, of a body that the grant's body oversees
 * - `confidential_record`: as `own_body`, for a submitted record of a confidential register
 * - `written_report`: a report that the grant's body writes, its own or that of the issuer whose plan it leads
 * - `received_report`: a report once sent, and the grant's body receives it
 * - `overseen_report`: a report once sent, of a body that the grant's body oversees
 * - `sent_body_plan`: a body's plan once sent, and the grant's body leads or issued the plan above it or receives it
 * - `received_body_plan`: a body's plan once sent, and the grant's body receives it
 * - `body_plan_above`: a body's plan once noted as received, and the grant's body stands below that body
 */
export type Scope =
  | 'system'
  | 'own_body'
  | 'own_body_published'
  | 'plan'
  | 'issuer'
  | 'addressed'
  | 'own'
  | 'own_record'
  | 'record_below'
  | 'overseen_record'
  | 'confidential_record'
  | 'written_report'
  | 'received_report'
  | 'overseen_report'
  | 'sent_body_plan'
  | 'received_body_plan'
  | 'body_plan_above';

/** One line of the policy: any of these roles may, within this reach. */
export interface Rule {
  readonly roles: readonly Role[];
  readonly scope: Scope;
}

const ADMINISTRATOR: readonly Role[] = ['administrator'];
const LEAD_OFFICER: readonly Role[] = ['lead_officer'];
const LEADER: readonly Role[] = ['leader'];
/** Those who do a body's work: its focal officer, or the lead officer where the body is the lead body itself. */
const OFFICERS: readonly Role[] = ['lead_officer', 'focal_officer'];
/** Everybody who has to do with the work. The administrator is not among them: running the system is no reason to read it. */
const WORK: readonly Role[] = ['lead_officer', 'leader', 'focal_officer', 'viewer'];
const ANYONE: readonly Role[] = ['administrator', ...WORK];

const may = (roles: readonly Role[], scope: Scope): Rule => ({ roles, scope });

/**
 * Every action and who may do it. One table for the server's checks, for the answer "what may I do next", for the
 * menu, and as the oracle that row-level security is tested against. An action is allowed if any of its rules is met
 * by any grant that holds on the day.
 */
export const POLICY = {
  // bodies and people
  'org.read': [may(ANYONE, 'system')],
  'org.write': [may(ADMINISTRATOR, 'system')],
  'user.read': [may(ADMINISTRATOR, 'system'), may(WORK, 'own_body')],
  'user.manage': [may(ADMINISTRATOR, 'system')],
  'grant.manage': [may(ADMINISTRATOR, 'system')],
  'audit.read': [may(ADMINISTRATOR, 'system')],

  // files: kept for a body one works in; who reads one is who sees what it is attached to
  'file.upload': [may(['lead_officer', 'leader', 'focal_officer'], 'own_body')],
  'file.read': [may(WORK, 'system')],

  // from document to plan
  'plan.takeIn': [may(LEAD_OFFICER, 'own_body')],
  'plan.read': [may(WORK, 'plan'), may(WORK, 'addressed')],
  'plan.review': [may(LEAD_OFFICER, 'plan')],
  'plan.assign': [may(LEAD_OFFICER, 'plan')],
  'plan.publish': [may(LEAD_OFFICER, 'plan')],
  'plan.amend': [may(LEAD_OFFICER, 'plan')],
  'plan.discard': [may(LEAD_OFFICER, 'plan')],
  'matrix.export': [may(WORK, 'plan')],
  'matrix.import': [may(LEAD_OFFICER, 'plan')],

  // lists of obligations, calendar, search: row-level security decides which rows there are for the person
  'work.read': [may(WORK, 'system')],

  // obligations and what is done about them
  'obligation.read': [may(WORK, 'own_body_published'), may(WORK, 'plan')],
  'obligation.readAll': [may(WORK, 'plan')],
  'obligation.delegate': [may(OFFICERS, 'own_body_published')],
  'progress.report': [may(OFFICERS, 'own_body_published')],
  'progress.verify': [may(LEAD_OFFICER, 'plan')],
  'evidence.read': [may(WORK, 'own_body_published'), may(WORK, 'plan')],
  'evidence.add': [may(OFFICERS, 'own_body_published')],
  'history.read': [may(WORK, 'own_body_published'), may(WORK, 'plan')],

  // registers: their forms are for everybody signed in; lists of records and sums are row-level security's
  'register.read': [may(ANYONE, 'system')],
  // changing a form shows how many records there are, never what they say
  'register.design': [may(ADMINISTRATOR, 'system')],
  'record.read': [
    may(WORK, 'own_record'),
    may(OFFICERS, 'own_body'),
    may(LEADER, 'confidential_record'),
    may(WORK, 'overseen_record'),
  ],
  'record.write': [may(OFFICERS, 'own_body')],
  'record.submit': [may(OFFICERS, 'own_body')],
  // what is confidential by the head of the body itself, who answers for it by law
  'record.verify': [
    may(LEAD_OFFICER, 'overseen_record'),
    may(['focal_officer'], 'record_below'),
    may(LEADER, 'confidential_record'),
  ],

  // difficulties go up, answers come down
  'difficulty.read': [may(WORK, 'own_body_published'), may(WORK, 'plan')],
  'difficulty.raise': [may(OFFICERS, 'own_body_published')],
  'difficulty.answer': [may(LEAD_OFFICER, 'plan')],
  'difficulty.escalate': [may(LEAD_OFFICER, 'plan')],
  // the one thing a leader writes: the decision on what was escalated to the issuing committee
  'difficulty.decide': [may(LEADER, 'issuer'), may(LEAD_OFFICER, 'issuer')],

  // reminding and acknowledging
  'urge.send': [may(LEAD_OFFICER, 'plan')],
  'urge.read': [may(WORK, 'own_body_published'), may(WORK, 'plan')],
  'recipient.read': [may(WORK, 'plan')],
  'recipient.acknowledge': [may(OFFICERS, 'own_body_published')],

  // what comes out
  'document.compose': [may(LEAD_OFFICER, 'plan')],
  // a body on its own work alone
  'document.composeOwn': [may(OFFICERS, 'own_body_published')],
  'document.read': [may(WORK, 'plan')],
  // wording of a composed document, by those who write for the body whose document it is
  'document.edit': [may(OFFICERS, 'own_body')],
  'extract.compose': [may(WORK, 'own_body_published'), may(WORK, 'plan')],
  'overview.read': [may(WORK, 'plan')],

  // periodic reports: written by the body, or for the issuer by the body that leads its plan
  'report.read': [
    may(WORK, 'own_body'),
    may(LEAD_OFFICER, 'written_report'),
    may(WORK, 'received_report'),
    may(WORK, 'overseen_report'),
  ],
  'report.write': [may(OFFICERS, 'own_body'), may(LEAD_OFFICER, 'written_report')],
  'report.judge': [may(OFFICERS, 'received_report')],
  'report.sign': [may(LEADER, 'own_body')],
  // who owes what by when: lists are row-level security's
  'regime.read': [may(WORK, 'system')],
  'regime.askExtension': [may(OFFICERS, 'own_body'), may(LEAD_OFFICER, 'written_report')],
  'regime.decideExtension': [may(OFFICERS, 'own_body')],
  'regime.request': [may(OFFICERS, 'own_body')],
  'regime.revise': [may(LEAD_OFFICER, 'system')],

  // plans of bodies under the plan above
  'cascade.read': [may(WORK, 'own_body'), may(WORK, 'sent_body_plan'), may(WORK, 'body_plan_above')],
  'cascade.write': [may(OFFICERS, 'own_body')],
  'cascade.judge': [may(OFFICERS, 'received_body_plan')],
  // which documents a provincial plan carries out
  'cascade.link': [may(LEAD_OFFICER, 'plan')],
  'coverage.read': [may(WORK, 'plan')],

  // indicators: values are statistics, for everybody who works; a body enters its own, owners of a series enter it for all
  'indicator.read': [may(WORK, 'system')],
  'indicator.enter': [may(OFFICERS, 'own_body'), may(LEAD_OFFICER, 'system')],
  'indicator.review': [may(LEAD_OFFICER, 'system')],
  'indicator.setTarget': [may(LEAD_OFFICER, 'system')],
  'indicator.revise': [may(LEAD_OFFICER, 'system')],

  // the public page: what the province shows to everybody is a lead officer's decision
  'publication.manage': [may(LEAD_OFFICER, 'system')],

  // the review of a law over years: bodies that are asked contribute, those who oversee the plan read what was submitted
  'campaign.read': [may(WORK, 'own_body'), may(WORK, 'plan')],
  'campaign.readAll': [may(WORK, 'plan')],
  'campaign.contribute': [may(OFFICERS, 'own_body')],
  'campaign.manage': [may(LEAD_OFFICER, 'plan')],

  // a person's own
  'view.save': [may(WORK, 'own')],
  'feed.manage': [may(WORK, 'own')],
} as const satisfies Record<string, readonly Rule[]>;

export type Action = keyof typeof POLICY;
export const ACTIONS = Object.keys(POLICY) as readonly Action[];

/** Whether the person may do this to that on the day. */
export function can(actor: Actor, action: Action, subject: Subject, date: CivilDate): boolean {
  const rules: readonly Rule[] = POLICY[action];
  return grantsOn(actor, date).some((grant) =>
    rules.some((rule) => rule.roles.includes(grant.role) && reaches(rule.scope, grant, actor, subject)),
  );
}

/** All actions of a list that the person may do to the thing: what a screen should offer. */
export function allowedActions(
  actor: Actor,
  subject: Subject,
  date: CivilDate,
  among: readonly Action[] = ACTIONS,
): Action[] {
  return among.filter((action) => can(actor, action, subject, date));
}

function reaches(scope: Scope, grant: Grant, actor: Actor, subject: Subject): boolean {
  const { bodyId, plan } = subject;
  switch (scope) {
    case 'system':
      return true;
    case 'own':
      return subject.ownerUserId === actor.userId;
    case 'own_body':
      return bodyId === grant.bodyId;
    case 'own_body_published':
      return bodyId === grant.bodyId && plan?.published === true;
    case 'issuer':
      return plan?.issuerBodyId === grant.bodyId;
    case 'plan':
      return inPlanScope(plan, grant.bodyId);
    case 'addressed':
      return plan?.published === true && addresses(plan, grant.bodyId);
    case 'own_record':
      return bodyId === grant.bodyId && subject.record !== undefined && subject.record.sight !== 'restricted';
    case 'record_below':
      return (
        subject.record?.sight === 'plan' &&
        subject.record.submitted &&
        subject.record.aboveBodyIds.includes(grant.bodyId)
      );
    case 'overseen_record':
      return (
        subject.record?.sight === 'plan' &&
        subject.record.submitted &&
        subject.record.overseerBodyIds.includes(grant.bodyId)
      );
    case 'written_report':
      return subject.report?.writerBodyIds.includes(grant.bodyId) ?? false;
    case 'received_report':
      return subject.report?.sent === true && subject.report.receiverBodyId === grant.bodyId;
    case 'overseen_report':
      return subject.report?.sent === true && subject.report.overseerBodyIds.includes(grant.bodyId);
    case 'sent_body_plan':
      return (
        subject.bodyPlan?.sent === true &&
        (inPlanScope(plan, grant.bodyId) || subject.bodyPlan.receiverBodyId === grant.bodyId)
      );
    case 'received_body_plan':
      return subject.bodyPlan?.sent === true && subject.bodyPlan.receiverBodyId === grant.bodyId;
    case 'body_plan_above':
      return subject.bodyPlan?.lowerBodyIds.includes(grant.bodyId) ?? false;
    case 'confidential_record':
      return (
        bodyId === grant.bodyId &&
        subject.record !== undefined &&
        subject.record.sight !== 'plan' &&
        subject.record.submitted
      );
  }
}

function inPlanScope(plan: PlanFacts | undefined, bodyId: string): boolean {
  return plan !== undefined && (plan.leadBodyId === bodyId || plan.issuerBodyId === bodyId);
}

function addresses(plan: PlanFacts, bodyId: string): boolean {
  return Boolean(plan.boundBodyIds?.includes(bodyId) || plan.recipientBodyIds?.includes(bodyId));
}
