/**
 * Who sees what, as the rules say it in words: a body sees its own work and what is published to it; the lead body and
 * the issuer see all work of the plan; running the system is no reason to see work; a role counts on its days only.
 * Written from those words, over the invented world, knowing nothing of SQL.
 */
import { type Kind, TODAY, type World, type WorldGrant } from './world.ts';

interface Eyes {
  readonly works: (body: number) => boolean;
  readonly oversees: (plan: number) => boolean;
}

const holds = (grant: WorldGrant): boolean => grant.from <= TODAY && (grant.to === null || TODAY < grant.to);

const grantsOf = (world: World, person: number): WorldGrant[] =>
  world.grants.filter((grant) => grant.person === person && holds(grant));

function eyesOf(world: World, person: number): Eyes {
  const working = grantsOf(world, person).filter(({ role }) => role !== 'administrator');
  const works = (body: number) => working.some((grant) => grant.body === body);
  return {
    works,
    oversees: (plan) => works(world.plans[plan]?.lead ?? -1) || works(world.plans[plan]?.issuer ?? -1),
  };
}

/** Places of the things of a kind that the person may see, in the order in which the world was placed. */
export function visibleTo(world: World, person: number, kind: Kind): number[] {
  const { works, oversees } = eyesOf(world, person);
  const { plans, obligations } = world;
  const administers = grantsOf(world, person).some(({ role }) => role === 'administrator');

  const seesPlan = (at: number): boolean => {
    const plan = plans[at];
    if (!plan) return false;
    if (oversees(at)) return true;
    const bound = obligations.some(
      (one) => one.plan === at && one.published && !one.removed && works(one.body),
    );
    return plan.publishedOnce && (bound || plan.recipients.some((one) => one.notified && works(one.body)));
  };
  // What a body was once given stays readable to it when an amendment drops it.
  const seesObligation = (at: number): boolean => {
    const one = obligations[at];
    return one !== undefined && (oversees(one.plan) || (one.published && works(one.body)));
  };
  const seesDocument = (at: number): boolean => works(plans[at]?.owner ?? -1) || seesPlan(at);
  const publishedTo = (plan: number, body: number): boolean =>
    works(body) && (plans[plan]?.publishedOnce ?? false);
  const reports = obligations.flatMap((one, at) => (one.reported ? [at] : []));
  const proofs = reports.filter((at) => obligations[at]?.proofBy !== null);
  const seesDifficulty = (at: number): boolean => {
    const one = world.difficulties[at];
    if (!one) return false;
    if (oversees(one.plan)) return true;
    return (
      publishedTo(one.plan, one.body) &&
      (one.obligation === null || (obligations[one.obligation]?.published ?? false))
    );
  };
  const letters = world.urges.filter(({ letter }) => letter);

  const where = (count: number, sees: (at: number) => boolean): number[] =>
    Array.from({ length: count }, (_, at) => at).filter(sees);

  switch (kind) {
    case 'plan':
    case 'plan_node':
      return where(plans.length, seesPlan);
    case 'document':
      return where(plans.length, seesDocument);
    case 'plan_recipient': {
      const lines = plans.flatMap((plan, at) => plan.recipients.map((line) => ({ ...line, plan: at })));
      return where(lines.length, (at) => {
        const line = lines[at];
        return (
          line !== undefined && (oversees(line.plan) || (line.notified && publishedTo(line.plan, line.body)))
        );
      });
    }
    case 'obligation':
    case 'obligation_occurrence':
      return where(obligations.length, seesObligation);
    case 'progress':
      return where(reports.length, (at) => seesObligation(reports[at] ?? -1));
    case 'evidence':
    case 'progress_record':
      return where(proofs.length, (at) => seesObligation(proofs[at] ?? -1));
    case 'stored_file':
      return where(plans.length + proofs.length, (at) => {
        if (at < plans.length) return seesDocument(at);
        const proven = proofs[at - plans.length] ?? -1;
        return obligations[proven]?.proofBy === person || seesObligation(proven);
      });
    case 'difficulty':
    case 'difficulty_message':
      return where(world.difficulties.length, seesDifficulty);
    case 'urge':
      return where(world.urges.length, (at) => {
        const one = obligations[world.urges[at]?.obligation ?? -1];
        return one !== undefined && (oversees(one.plan) || publishedTo(one.plan, one.body));
      });
    case 'urge_item':
      return where(world.urges.length, (at) => seesObligation(world.urges[at]?.obligation ?? -1));
    case 'composed_document':
      return where(world.documents.length + letters.length, (at) => {
        const own = world.documents[at];
        if (own) return works(own.body) || oversees(own.plan);
        const urged = obligations[letters[at - world.documents.length]?.obligation ?? -1];
        if (!urged) return false;
        // The lead body's letter: seen by those who oversee, and by whom it urges.
        return oversees(urged.plan) || publishedTo(urged.plan, urged.body);
      });
    case 'notification':
      return [person];
    case 'saved_view': {
      // Of bodies whose work under a published plan one oversees, or which lead or issue it.
      const overseen = (body: number) =>
        plans.some(
          (plan, at) =>
            plan.publishedOnce &&
            oversees(at) &&
            (plan.lead === body ||
              plan.issuer === body ||
              obligations.some(
                (one) => one.plan === at && one.body === body && one.published && !one.removed,
              )),
        );
      return where(world.people, (at) => {
        const { shared, body } = world.views[at] ?? { shared: 'me', body: -1 };
        if (at === person) return true;
        return shared !== 'me' && (works(body) || (shared === 'overseers' && overseen(body)));
      });
    }
    case 'role_grant':
      return where(world.grants.length, (at) => {
        const one = world.grants[at];
        return one !== undefined && (administers || one.person === person || works(one.body));
      });
    case 'app_user':
      // Oneself, colleagues (past ones too) in one's bodies, and for an administrator everybody.
      return where(
        world.people,
        (at) =>
          at === person ||
          administers ||
          world.grants.some((grant) => grant.person === at && works(grant.body)),
      );
  }
}

/** Obligations that the person may change: those of a body they write for, and all of a plan they run. */
export function writableObligations(world: World, person: number): number[] {
  const grants = grantsOf(world, person);
  const at = (body: number | undefined, roles: readonly string[]) =>
    grants.some((grant) => grant.body === body && roles.includes(grant.role));
  return world.obligations.flatMap((one, place) => {
    const plan = world.plans[one.plan];
    const runs = at(plan?.lead, ['lead_officer']) || at(plan?.issuer, ['lead_officer']);
    const does = one.published && at(one.body, ['lead_officer', 'focal_officer']);
    return runs || does ? [place] : [];
  });
}
