import { plan as contract, type OutputOf } from '@binhdang/contract';
import { type CivilDate, compareVietnamese } from '@binhdang/domain';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import type { Transaction } from '../platform/transaction.ts';
import { summaryOf } from './assign-screen.ts';
import { type AssignState, loadAssignState, standingObligations, taskPlaces } from './assign-state.ts';
import { peopleToTell } from './people-to-tell.ts';
import { reachOf } from './recipient-lines.ts';
import { findPlanSubject } from './subject.ts';
import { differenceOf, snapshotOf } from './version-snapshot.ts';
import { findSnapshot, namedDifference } from './versions.ts';

type Check = OutputOf<typeof contract.publishCheck>;

/** What publishing now would do, and what stands in its way. */
export const publishCheck = action(contract.publishCheck, {
  permission: 'plan.publish',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, session }): Promise<Check> {
    const state = await loadAssignState(tx, params.planId);
    const summary = summaryOf(state);
    const places = taskPlaces(state.nodes);
    const standing = standingObligations(state);
    const assigned = new Set(standing.map(({ nodeId }) => nodeId));
    const { plan, org, tree, groups } = state;
    const reach = reachOf(plan.recipients, org, tree, groups, plan.issuerBodyId);
    const bound = [...standing.map(({ bodyId }) => bodyId), ...reach.flatMap(({ bodyIds }) => bodyIds)];
    return {
      nextVersion: state.plan.versionNumber + 1,
      summary,
      tasksWithoutBody: state.tasks
        .filter((task) => !assigned.has(task.id) && task.noBodyReason === null)
        .map(({ id, text }) => ({ id, text, number: places.get(id)?.number ?? '' })),
      unresolvedNames: state.names
        .filter((name) => name.bodyId === null && name.groupId === null)
        .map((name) => ({ task: places.get(name.nodeId)?.number ?? '', name: name.name })),
      bySection: bySection(state, places, standing),
      recipients: reach.map(({ line, bodyIds }) => ({ line, bodies: new Set(bodyIds).size })),
      told: await whoIsTold(tx, bound, session.userId, tree.date),
      difference: await pendingDifference(tx, state),
      ready: summary.withoutBody === 0 && summary.tasks > 0,
      planVersion: state.plan.version,
    };
  },
});

/** Everybody but the person who publishes; and the bodies that nobody would be told for. */
async function whoIsTold(
  tx: Transaction,
  bodyIds: readonly string[],
  publisher: string,
  date: CivilDate,
): Promise<Check['told']> {
  const people = await peopleToTell(tx, bodyIds);
  const empty = [...people].filter(([, ids]) => ids.size === 0).map(([id]) => id);
  const refs = await bodyRefs(tx, empty, date);
  const told = new Set([...people.values()].flatMap((ids) => [...ids]));
  told.delete(publisher);
  return {
    bodies: people.size,
    people: told.size,
    unreached: empty.flatMap((id) => refs.get(id) ?? []).sort((a, b) => compareVietnamese(a.name, b.name)),
  };
}

function bySection(
  state: AssignState,
  places: ReturnType<typeof taskPlaces>,
  standing: ReturnType<typeof standingObligations>,
): Check['bySection'] {
  const sections = Map.groupBy(state.tasks, (task) => places.get(task.id)?.section ?? '');
  return [...sections].map(([section, tasks]) => {
    const ids = new Set(tasks.map(({ id }) => id));
    return {
      section,
      tasks: tasks.length,
      obligations: standing.filter(({ nodeId }) => ids.has(nodeId)).length,
    };
  });
}

async function pendingDifference(tx: Transaction, state: AssignState): Promise<Check['difference']> {
  const { id, versionNumber } = state.plan;
  if (versionNumber === 0) return null;
  const published = await findSnapshot(tx, id, versionNumber);
  if (!published) return null;
  const difference = differenceOf(published, snapshotOf(state));
  const refs = await bodyRefs(
    tx,
    difference.obligations.map(({ bodyId }) => bodyId),
    state.tree.date,
  );
  return { from: versionNumber, to: null, ...namedDifference(difference, refs) };
}
