export { EDIT_REFUSALS, type EditRefusal, PLAN_EDIT_NAMES, PlanEdit, type PlanEditType } from './edit.ts';
export { applyChange, type EditContext, editTree } from './edit-tree.ts';
export {
  DOUBTFUL_BELOW,
  FINDINGS_SAID_ELSEWHERE,
  isToCheck,
  NODE_KIND_NAMES,
  NODE_KINDS,
  NodeBody,
  NodeDate,
  NodeKind,
  NodeTarget,
  PlanNode,
  type PlanTree,
  type TreeChange,
} from './model.ts';
export { isLiving } from './tree-draft.ts';
