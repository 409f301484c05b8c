/** From the names on a task to one obligation for each body: groups expanded, one role each, a date, a proof. Pure. */
import {
  type Cadence,
  type ObligationRole,
  type PlanSpan,
  type ReadDate,
  suggestCadence,
} from '@binhdang/domain';
import { suggestProof } from './suggest-proof.ts';

export interface DraftTask {
  readonly id: string;
  readonly text: string;
  readonly dates: readonly ReadDate[];
  readonly targets: readonly unknown[];
}

/** A name on a task, as stored in plan_node_body. */
export interface DraftName {
  readonly id: string;
  readonly nodeId: string;
  readonly bodyId: string | null;
  readonly groupId: string | null;
  readonly name: string;
  readonly role: ObligationRole;
  readonly origin: 'read' | 'suggested' | 'officer';
  readonly confirmed: boolean;
}

export interface DraftGroup {
  readonly id: string;
  readonly name: string;
  /** "các sở, ngành liên quan": who is meant is for the officer to say. */
  readonly openEnded: boolean;
  readonly memberIds: readonly string[];
}

export type CadenceOrigin = 'read' | 'suggested' | 'officer';

export interface DraftObligation {
  readonly nodeId: string;
  readonly bodyId: string;
  readonly role: ObligationRole;
  readonly cadence: Cadence;
  readonly cadenceOrigin: CadenceOrigin;
  readonly expectedProof: string;
  readonly weight: number;
  readonly measurable: boolean;
}

/** Whether the officer has to say something about the name before it binds anybody. */
export function isOpen(
  name: Pick<DraftName, 'bodyId' | 'groupId' | 'origin' | 'confirmed'>,
  groups: ReadonlyMap<string, DraftGroup>,
): boolean {
  if (name.bodyId === null && name.groupId === null) return true;
  if (name.confirmed) return false;
  return (
    name.origin === 'suggested' || (name.groupId !== null && groups.get(name.groupId)?.openEnded === true)
  );
}

/** Of a body that one task names more than once, the role that asks most of it. */
const BINDING: readonly ObligationRole[] = ['lead', 'request', 'coordinate', 'participate'];

/** All obligations that follow from the names; each body once for a task. A body named itself goes before its group. */
export function draftObligations(
  tasks: readonly DraftTask[],
  names: readonly DraftName[],
  groups: ReadonlyMap<string, DraftGroup>,
  plan: PlanSpan,
): DraftObligation[] {
  const byTask = Map.groupBy(
    names.filter((name) => !isOpen(name, groups)),
    (name) => name.nodeId,
  );
  return tasks.flatMap((task) => {
    const bound = bodiesOf(byTask.get(task.id) ?? [], groups);
    const { cadence, origin } = draftCadence(task, plan);
    const expectedProof = suggestProof(task.text);
    return [...bound].map(([bodyId, role]) => ({
      nodeId: task.id,
      bodyId,
      role,
      cadence,
      cadenceOrigin: origin,
      expectedProof,
      weight: role === 'lead' ? 2 : 1,
      measurable: task.targets.length > 0,
    }));
  });
}

function bodiesOf(
  names: readonly DraftName[],
  groups: ReadonlyMap<string, DraftGroup>,
): Map<string, ObligationRole> {
  const strongest = [...names].sort((a, b) => BINDING.indexOf(a.role) - BINDING.indexOf(b.role));
  const bound = new Map<string, ObligationRole>();
  const add = (bodyId: string, role: ObligationRole) => {
    if (!bound.has(bodyId)) bound.set(bodyId, role);
  };
  for (const name of strongest) if (name.bodyId !== null) add(name.bodyId, name.role);
  for (const name of strongest)
    for (const member of groups.get(name.groupId ?? '')?.memberIds ?? []) add(member, name.role);
  return bound;
}

/**
 * When the task is due: as its own words say, else the end of the plan, marked as a suggestion. A date supplied
 * where the words name none ("hằng năm") is a suggestion too.
 */
export function draftCadence(
  task: Pick<DraftTask, 'dates'>,
  plan: PlanSpan,
): { cadence: Cadence; origin: CadenceOrigin } {
  const read = suggestCadence(task.dates, plan.issuedOn ?? plan.startsOn);
  if (read === undefined) return { cadence: { kind: 'once', date: plan.endsOn }, origin: 'suggested' };
  return { cadence: read.cadence, origin: read.certain ? 'read' : 'suggested' };
}
