import type { OrgBody, OrgGroup } from './model.ts';
import type { OrgTree } from './tree.ts';

/** Ids of the bodies a group stood for on the tree's day, in the order of the data, each once. */
export function expandGroup(group: OrgGroup, tree: OrgTree): string[] {
  const { membership } = group;
  if (membership.type === 'members') {
    return [...new Set(membership.bodyIds)].filter((id) => tree.has(id));
  }
  const { kinds, level, under, except } = membership;
  const pool = under === undefined ? tree.bodies() : bodiesUnder(tree, under);
  return pool
    .filter((body) => kinds === undefined || kinds.includes(body.kind))
    .filter((body) => level === undefined || body.level === level)
    .filter((body) => !except?.includes(body.id))
    .map((body) => body.id);
}

function bodiesUnder(tree: OrgTree, above: string): OrgBody[] {
  return tree.descendants(above).flatMap((id) => tree.body(id) ?? []);
}
