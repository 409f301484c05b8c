export { AliasIndex, type AliasResolution, type AliasTarget } from './alias.ts';
export { checkOrg, type OrgFault, wouldCycle } from './check.ts';
export { expandGroup } from './group.ts';
export {
  type BodyName,
  type GroupMember,
  type GroupRule,
  LEVELS,
  type Level,
  nameOn,
  type OrgBody,
  type OrgData,
  type OrgEdge,
  type OrgGroup,
} from './model.ts';
export {
  BodyKindCatalog,
  orgFromSeed,
  SeedBodies,
  SeedBody,
  SeedGroups,
  SeedPeople,
  SeedSuccession,
} from './seed-schema.ts';
export { OrgTree } from './tree.ts';
