import type { BoundAction } from '../platform/action.ts';
import { addAlias, removeAlias } from './aliases.ts';
import { bodyWork } from './body-work.ts';
import { closeBody } from './close-body.ts';
import { addCode, endCode } from './codes.ts';
import { createBody } from './create-body.ts';
import { correctName, editBody } from './edit-body.ts';
import { createGroup, editGroup, group, groupMembers, groups, loadGroups, previewGroup } from './groups.ts';
import { kinds } from './kinds.ts';
import { branch, list } from './list-bodies.ts';
import { moveBody } from './move-body.ts';
import { body, bodyHistory } from './read-body.ts';
import { renameBody } from './rename-body.ts';

export { KIND_NAMES, LEVELS_OF_KINDS } from './kinds.ts';
export { authorityOf, type BodyLetterhead, letterheadOfBody, type Signer } from './letterhead.ts';
export { bodyIdOf, loadBodies } from './load-seed.ts';
export { bodyRefs, loadOrg } from './queries.ts';
export { groupMembers, loadGroups };

export const actions: readonly BoundAction[] = [
  kinds,
  branch,
  list,
  body,
  bodyWork,
  bodyHistory,
  createBody,
  editBody,
  renameBody,
  correctName,
  moveBody,
  closeBody,
  addCode,
  endCode,
  addAlias,
  removeAlias,
  groups,
  group,
  previewGroup,
  createGroup,
  editGroup,
];
