/** What an officer does to a plan's tree, one thing at a time. */
import { z } from 'zod';
import { ObligationRole } from '../work/role-schema.ts';
import { NodeDate, NodeKind, NodeTarget } from './model.ts';

const id = z.uuid();
const nfc = z.string().transform((value) => value.normalize('NFC'));
const words = nfc.pipe(z.string().max(20_000));
const label = nfc.pipe(z.string().max(40)).nullable();
const whom = {
  bodyId: id.nullable(),
  groupId: id.nullable(),
  name: nfc.pipe(z.string().min(1).max(300)),
  role: ObligationRole,
};

/** Ids of new rows come from the caller, so that a screen can show the edit before it is answered. */
export const PlanEdit = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('setText'), nodeId: id, text: words }),
    z.object({ type: z.literal('setLabel'), nodeId: id, label }),
    z.object({ type: z.literal('retype'), nodeId: id, kind: NodeKind }),
    z
      .object({ type: z.literal('split'), nodeId: id, at: z.number().int().min(1), newId: id })
      .describe('at an offset in the text; what follows becomes a node of its own after it'),
    z
      .object({ type: z.literal('merge'), nodeId: id, with: z.enum(['previous', 'next']) })
      .describe('in reading order'),
    z
      .object({ type: z.literal('move'), nodeId: id, parentId: id.nullable(), afterId: id.nullable() })
      .describe('with all beneath it, to stand after a sibling or first'),
    z.object({ type: z.literal('indent'), nodeId: id }),
    z.object({ type: z.literal('outdent'), nodeId: id }),
    z.object({ type: z.literal('remove'), nodeId: id }).describe('with all beneath it; it can be restored'),
    z.object({ type: z.literal('restore'), nodeId: id }),
    z.object({
      type: z.literal('add'),
      newId: id,
      parentId: id.nullable(),
      afterId: id.nullable(),
      kind: NodeKind,
      label,
      text: words,
    }),
    z.object({ type: z.literal('setDates'), nodeId: id, dates: z.array(NodeDate).max(50) }),
    z.object({ type: z.literal('setTargets'), nodeId: id, targets: z.array(NodeTarget).max(50) }),
    z.object({
      type: z.literal('check'),
      nodeIds: z.array(id).min(1).max(2000),
      checked: z.boolean(),
    }),
    z.object({ type: z.literal('addBody'), nodeId: id, newId: id, ...whom }),
    z.object({ type: z.literal('changeBody'), nodeBodyId: id, ...whom }),
    z.object({ type: z.literal('confirmBodies'), nodeId: id, confirmed: z.boolean() }),
    z.object({ type: z.literal('removeBody'), nodeBodyId: id }),
  ])
  .meta({ id: 'PlanEdit' });
export type PlanEdit = z.infer<typeof PlanEdit>;
export type PlanEditType = PlanEdit['type'];

/** Names of the edits, as the undo button and the history show them. */
export const PLAN_EDIT_NAMES: Record<PlanEditType, { readonly vi: string; readonly en: string }> = {
  setText: { vi: 'sửa nội dung', en: 'edit text' },
  setLabel: { vi: 'sửa số thứ tự', en: 'edit number' },
  retype: { vi: 'đổi loại', en: 'change kind' },
  split: { vi: 'tách mục', en: 'split' },
  merge: { vi: 'gộp mục', en: 'merge' },
  move: { vi: 'chuyển vị trí', en: 'move' },
  indent: { vi: 'lùi một cấp', en: 'indent' },
  outdent: { vi: 'lên một cấp', en: 'outdent' },
  remove: { vi: 'bỏ mục', en: 'remove' },
  restore: { vi: 'khôi phục mục', en: 'restore' },
  add: { vi: 'thêm mục', en: 'add' },
  setDates: { vi: 'sửa thời hạn', en: 'edit dates' },
  setTargets: { vi: 'sửa chỉ tiêu', en: 'edit targets' },
  check: { vi: 'đánh dấu rà soát', en: 'mark as checked' },
  addBody: { vi: 'thêm cơ quan', en: 'add body' },
  changeBody: { vi: 'sửa cơ quan', en: 'change body' },
  confirmBodies: { vi: 'xác nhận cơ quan', en: 'confirm bodies' },
  removeBody: { vi: 'bỏ cơ quan', en: 'remove body' },
};

/** Why an edit cannot be done to this tree. */
export type EditRefusal =
  | 'no-such-node'
  | 'no-such-body'
  | 'id-taken'
  | 'cycle'
  | 'nothing-to-indent-under'
  | 'already-at-the-top'
  | 'nothing-to-merge'
  | 'split-at-the-edge'
  | 'body-and-group'
  | 'merged-away';

export const EDIT_REFUSALS: Record<EditRefusal, { readonly vi: string; readonly en: string }> = {
  'no-such-node': {
    vi: 'Mục này không còn. Hãy tải lại trang.',
    en: 'This entry is no longer there. Reload the page.',
  },
  'no-such-body': {
    vi: 'Dòng cơ quan này không còn. Hãy tải lại trang.',
    en: 'This body is no longer listed here. Reload the page.',
  },
  'id-taken': { vi: 'Thao tác này đã được ghi.', en: 'This edit has been made already.' },
  cycle: {
    vi: 'Không chuyển được một mục vào chính nó hoặc vào mục con của nó.',
    en: 'An entry cannot be moved into itself or beneath itself.',
  },
  'nothing-to-indent-under': {
    vi: 'Không có mục nào đứng trước cùng cấp để lùi vào.',
    en: 'There is no entry before it on the same level to go under.',
  },
  'already-at-the-top': { vi: 'Mục này đã ở cấp cao nhất.', en: 'This entry is already at the top level.' },
  'nothing-to-merge': {
    vi: 'Không có mục liền kề để gộp.',
    en: 'There is no neighbouring entry to merge with.',
  },
  'split-at-the-edge': {
    vi: 'Hãy đặt con trỏ vào giữa câu rồi tách.',
    en: 'Put the caret inside the text, then split.',
  },
  'body-and-group': {
    vi: 'Chọn một cơ quan hoặc một nhóm, không chọn cả hai.',
    en: 'Choose a body or a group, not both.',
  },
  'merged-away': {
    vi: 'Mục này đã được gộp vào mục khác. Hãy hoàn tác, hoặc tách mục đã gộp.',
    en: 'This entry was merged into another. Undo, or split the merged entry.',
  },
};
