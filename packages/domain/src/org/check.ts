import { overlap, within } from '../time/index.ts';
import type { OrgBody, OrgData, OrgEdge } from './model.ts';
import { OrgTree } from './tree.ts';

/** Something that cannot be so in an organisation. `at` is the id of the body or group it was found at. */
export interface OrgFault {
  readonly code:
    | 'duplicate_body'
    | 'unknown_body'
    | 'unnamed'
    | 'two_names'
    | 'two_parents'
    | 'edge_outside_life'
    | 'cycle';
  readonly at: string;
  readonly detail: string;
}

/** Everything that is wrong with the data; empty when it is sound. */
export function checkOrg(org: OrgData): OrgFault[] {
  const bodies = new Map(org.bodies.map((body) => [body.id, body]));
  return [
    ...duplicates(org.bodies),
    ...org.bodies.flatMap(nameFaults),
    ...org.edges.flatMap((edge) => edgeFaults(edge, bodies)),
    ...parentFaults(org.edges),
    ...groupFaults(org, bodies),
    ...cycleFaults(org),
  ];
}

/**
 * Whether putting `child` beneath `parent` on the tree's day would close a circle. For checking a change before it is made.
 */
export function wouldCycle(tree: OrgTree, child: string, parent: string): boolean {
  return child === parent || tree.isUnder(parent, child);
}

function duplicates(bodies: readonly OrgBody[]): OrgFault[] {
  const seen = new Set<string>();
  return bodies.flatMap((body) => {
    const again = seen.has(body.id);
    seen.add(body.id);
    return again ? [{ code: 'duplicate_body', at: body.id, detail: 'id used twice' } as const] : [];
  });
}

function nameFaults(body: OrgBody): OrgFault[] {
  if (body.names.length === 0) return [{ code: 'unnamed', at: body.id, detail: 'has no name' }];
  return pairs(body.names)
    .filter(([a, b]) => overlap(a, b))
    .map(([a, b]) => ({ code: 'two_names', at: body.id, detail: `${a.name} / ${b.name}` }) as const);
}

function edgeFaults(edge: OrgEdge, bodies: ReadonlyMap<string, OrgBody>): OrgFault[] {
  return [edge.childId, edge.parentId].flatMap((id): OrgFault[] => {
    const body = bodies.get(id);
    const detail = `${edge.childId} under ${edge.parentId}`;
    if (!body) return [{ code: 'unknown_body', at: id, detail }];
    return within(edge, body) ? [] : [{ code: 'edge_outside_life', at: id, detail }];
  });
}

function parentFaults(edges: readonly OrgEdge[]): OrgFault[] {
  const byChild = new Map<string, OrgEdge[]>();
  for (const edge of edges) byChild.set(edge.childId, [...(byChild.get(edge.childId) ?? []), edge]);
  return [...byChild.values()].flatMap((own) =>
    pairs(own)
      .filter(([a, b]) => overlap(a, b))
      .map(
        ([a, b]) =>
          ({ code: 'two_parents', at: a.childId, detail: `${a.parentId} / ${b.parentId}` }) as const,
      ),
  );
}

function groupFaults(org: OrgData, bodies: ReadonlyMap<string, OrgBody>): OrgFault[] {
  return org.groups.flatMap((group) => {
    const named = [
      ...group.members.map((member) => member.bodyId),
      ...(group.rule?.except ?? []),
      ...(group.rule?.under === undefined ? [] : [group.rule.under]),
    ];
    return named
      .filter((id) => !bodies.has(id))
      .map((id) => ({ code: 'unknown_body', at: group.id, detail: id }) as const);
  });
}

/** A circle can only close on a day on which an edge begins, so only those days are looked at. */
function cycleFaults(org: OrgData): OrgFault[] {
  const days = new Set(org.edges.map((edge) => edge.validFrom));
  const found = new Map<string, OrgFault>();
  for (const day of days) {
    const tree = new OrgTree(org, day);
    for (const body of tree.bodies()) {
      if (
        tree.ancestors(body.id).some((above) => tree.parent(above) === body.id) ||
        tree.parent(body.id) === body.id
      ) {
        found.set(body.id, { code: 'cycle', at: body.id, detail: `stands above itself on ${day}` });
      }
    }
  }
  return [...found.values()];
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, position) => items.slice(position + 1).map((b): [T, T] => [a, b]));
}
