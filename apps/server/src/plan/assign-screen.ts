import { plan as contract, type OutputOf } from '@binhdang/contract';
import { allowedActions, needsDate } from '@binhdang/domain';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import {
  type AssignState,
  loadAssignState,
  merged,
  type StateObligation,
  standingObligations,
  taskPlaces,
} from './assign-state.ts';
import { isOpen } from './obligation-draft.ts';
import { findPlanSubject } from './subject.ts';

type Screen = OutputOf<typeof contract.assignments>;

export const assignments = action(contract.assignments, {
  permission: 'plan.assign',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, session, today }, subject): Promise<Screen> {
    const state = await loadAssignState(tx, params.planId);
    const assignable = state.tree.bodies();
    const used = state.obligations.map(({ bodyId }) => bodyId);
    const refs = await bodyRefs(tx, [...assignable.map(({ id }) => id), ...used], state.tree.date);
    const facts = new Map(state.org.bodies.map((body) => [body.id, body]));
    const { recipients: _, documentId: __, issuerBodyId: ___, leadBodyId: ____, ...plan } = state.plan;
    return {
      plan,
      prepared: state.obligations.length > 0 || state.names.some(({ origin }) => origin === 'suggested'),
      tasks: tasksOf(state),
      bodies: [...refs.values()].map((ref) => ({
        ...ref,
        level: facts.get(ref.id)?.level ?? '',
        kind: facts.get(ref.id)?.kind ?? '',
      })),
      groups: [...state.groups.values()].map((group) => ({ ...group, memberIds: [...group.memberIds] })),
      summary: summaryOf(state),
      allowed: allowedActions(session.actor, subject, today, [
        'plan.assign',
        'plan.publish',
        'plan.review',
        'matrix.export',
        'matrix.import',
      ]),
    };
  },
});

function tasksOf(state: AssignState): Screen['tasks'] {
  const places = taskPlaces(state.nodes);
  const names = Map.groupBy(state.names, ({ nodeId }) => nodeId);
  const obligations = Map.groupBy(state.obligations, ({ nodeId }) => nodeId);
  return state.tasks.map((task) => {
    const place = places.get(task.id);
    return {
      id: task.id,
      number: place?.number ?? '',
      section: place?.section ?? '',
      item: place?.item ?? null,
      text: task.text,
      noBodyReason: task.noBodyReason,
      version: task.version,
      names: (names.get(task.id) ?? []).map(({ nodeId: _, ...name }) => ({
        ...name,
        open: isOpen(name, state.groups),
      })),
      obligations: (obligations.get(task.id) ?? []).filter(isShown).map((one) => {
        const next = merged(one);
        return {
          id: one.id,
          bodyId: one.bodyId,
          role: next.role,
          cadence: next.cadence,
          cadenceOrigin: next.cadenceOrigin,
          expectedProof: next.expectedProof,
          weight: next.weight,
          change: changeOf(one, state.plan.versionNumber),
          version: one.version,
        };
      }),
    };
  });
}

/** What is removed for good is not shown; what will be removed is, so that it can be kept. */
const isShown = (one: StateObligation): boolean => !one.removed;

function changeOf(one: StateObligation, versionNumber: number) {
  if (!one.published) return versionNumber > 0 ? 'added' : 'none';
  if (one.pending === null) return 'none';
  return one.pending.removed ? 'removed' : 'changed';
}

/** Figures that tell how far the assignment is. */
export function summaryOf(state: AssignState): Screen['summary'] {
  const standing = standingObligations(state);
  const assigned = new Set(standing.map(({ nodeId }) => nodeId));
  const open = state.names.filter((name) => isOpen(name, state.groups));
  return {
    tasks: state.tasks.length,
    withoutBody: state.tasks.filter((task) => !assigned.has(task.id) && task.noBodyReason === null).length,
    openNames: open.filter((name) => name.bodyId !== null || name.groupId !== null).length,
    undated: standing.filter(({ cadence }) => cadence === null || needsDate(cadence)).length,
    suggestedDates: standing.filter(({ cadenceOrigin }) => cadenceOrigin === 'suggested').length,
    obligations: standing.length,
    bodies: new Set(standing.map(({ bodyId }) => bodyId)).size,
  };
}
