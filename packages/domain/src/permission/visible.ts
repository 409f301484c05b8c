import type { CivilDate } from '../time/index.ts';
import { type Actor, grantsOn, type PlanFacts, type RecordFacts, type Role } from './model.ts';

/**
 * Who sees which rows, said once more and without the policy table, as plain conditions. The database repeats exactly
 * these conditions in its row-level security; tests compare database, table and this function for every combination.
 *
 * 1. Only grants that hold on the day count.
 * 2. An administrator's grant shows no work; only lead officer, leader, focal officer and viewer do.
 * 3. A grant at the plan's lead body or at its issuer shows every obligation of the plan, draft or published.
 * 4. A grant at the obligation's own body shows it once the plan is published.
 * 5. A plan itself is shown by rule 3, and once published to every body it binds or names as recipient.
 * 6. What hangs on an obligation (progress, evidence, difficulties, urges, history) is seen by whoever sees it.
 */
const SEES_WORK: ReadonlySet<Role> = new Set<Role>(['lead_officer', 'leader', 'focal_officer', 'viewer']);

/** Bodies at which the person sees work on the day. */
export function workBodies(actor: Actor, date: CivilDate): Set<string> {
  return new Set(
    grantsOn(actor, date)
      .filter((grant) => SEES_WORK.has(grant.role))
      .map((grant) => grant.bodyId),
  );
}

/** Whether the person sees the obligation (rules 1 to 4). */
export function visibleObligation(
  actor: Actor,
  obligation: { readonly bodyId: string },
  plan: PlanFacts,
  date: CivilDate,
): boolean {
  const bodies = workBodies(actor, date);
  if (bodies.has(plan.leadBodyId) || bodies.has(plan.issuerBodyId)) return true;
  return plan.published && bodies.has(obligation.bodyId);
}

/** Whether the person sees the plan (rules 1, 2, 3 and 5). */
export function visiblePlan(actor: Actor, plan: PlanFacts, date: CivilDate): boolean {
  const bodies = workBodies(actor, date);
  if (bodies.has(plan.leadBodyId) || bodies.has(plan.issuerBodyId)) return true;
  if (!plan.published) return false;
  return [...(plan.boundBodyIds ?? []), ...(plan.recipientBodyIds ?? [])].some((body) => bodies.has(body));
}

/**
 * Whether the person sees the record: its own body's rule (where restricted its officers, and once it is submitted its
 * leaders), or that of overseers.
 */
export function visibleRecord(actor: Actor, bodyId: string, record: RecordFacts, date: CivilDate): boolean {
  const grants = grantsOn(actor, date).filter((grant) => SEES_WORK.has(grant.role));
  const confided = (role: Role) =>
    role === 'focal_officer' || role === 'lead_officer' || (role === 'leader' && record.submitted);
  if (
    grants.some((grant) => grant.bodyId === bodyId && (record.sight !== 'restricted' || confided(grant.role)))
  )
    return true;
  return (
    record.sight === 'plan' &&
    record.submitted &&
    grants.some((grant) => record.overseerBodyIds.includes(grant.bodyId))
  );
}
