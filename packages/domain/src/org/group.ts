import { holdsOn } from '../time/index.ts';
import type { GroupRule, OrgBody, OrgGroup } from './model.ts';
import type { OrgTree } from './tree.ts';

/** Ids of the bodies a group stood for on the tree's day, each once: by rule in the order of the tree, then by name. */
export function expandGroup(group: OrgGroup, tree: OrgTree): string[] {
  const named = group.members
    .filter((member) => holdsOn(member, tree.date) && tree.has(member.bodyId))
    .map((member) => member.bodyId);
  return [...new Set([...(group.rule ? byRule(group.rule, tree) : []), ...named])];
}

function byRule({ kinds, level, under, except }: GroupRule, tree: OrgTree): string[] {
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
