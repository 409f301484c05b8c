/** A plan's tree while it is reviewed: what the reader found in the document and the officer corrects. */
import { z } from 'zod';
import { ObligationRole } from '../work/role-schema.ts';

export const NODE_KINDS = ['section', 'item', 'task', 'paragraph', 'table'] as const;
export const NodeKind = z.enum(NODE_KINDS).meta({ id: 'NodeKind' });
export type NodeKind = z.infer<typeof NodeKind>;

export const NODE_KIND_NAMES: Record<NodeKind, { readonly vi: string; readonly en: string }> = {
  section: { vi: 'Phần', en: 'Section' },
  item: { vi: 'Mục', en: 'Item' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  paragraph: { vi: 'Đoạn văn', en: 'Paragraph' },
  table: { vi: 'Bảng', en: 'Table' },
};

const offset = z.number().int().min(0);
const Span = z.object({ start: offset, end: offset });
const date = z.iso.date().nullable();

/** A time that a node mentions, as the document reader reports it. */
export const NodeDate = z
  .object({
    type: z.enum(['date', 'range', 'deadline', 'period', 'cadence', 'immediate']),
    start: date,
    end: date.describe('of a deadline the last day on which it is in time'),
    cadence: z
      .enum([
        'daily',
        'weekly',
        'monthly',
        'quarterly',
        'half-yearly',
        'yearly',
        'periodic',
        'continuous',
        'ad-hoc',
      ])
      .nullable(),
    due: z
      .object({
        day: z.number().int().min(1).max(31),
        month: z.number().int().min(1).max(12).nullable(),
        monthOfPeriod: z.enum(['first', 'last', 'next']).nullable(),
      })
      .nullable(),
    yearInferred: z.boolean(),
    text: z.string().max(500),
    span: Span.nullable().describe('in the source text; null when an officer entered it'),
  })
  .meta({ id: 'NodeDate' });
export type NodeDate = z.infer<typeof NodeDate>;

/** A number to be reached that a node mentions. */
export const NodeTarget = z
  .object({
    value: z.number(),
    upper: z.number().nullable().describe('second number of "50 - 60%"'),
    comparator: z.enum(['eq', 'gte', 'gt', 'lte', 'lt', 'about', 'increase', 'decrease', 'between']),
    unit: z.string().max(100),
    of: z.string().max(2000),
    what: z.string().max(5000),
    text: z.string().max(2000),
    span: Span.nullable(),
  })
  .meta({ id: 'NodeTarget' });
export type NodeTarget = z.infer<typeof NodeTarget>;

/** A node's own words are its `text`; children follow it in reading order (`ord`). */
export const PlanNode = z
  .object({
    id: z.uuid(),
    parentId: z.uuid().nullable(),
    ord: z.number().describe('reading order in the whole document'),
    label: z.string().nullable().describe('as written: "II.", "a)", "-"'),
    kind: NodeKind,
    part: z
      .string()
      .nullable()
      .describe('finer than kind; "merged" when its words now stand in another node'),
    purpose: z.string().nullable(),
    product: z.string().nullable(),
    text: z.string(),
    startAt: offset.nullable().describe('own place in the source text, [startAt, endAt); null: not from it'),
    endAt: offset.nullable(),
    confidence: z.number().min(0).max(1),
    dates: z.array(NodeDate),
    targets: z.array(NodeTarget),
    rows: z.array(z.array(z.string())).nullable(),
    checkedBy: z.uuid().nullable(),
    checkedAt: z.string().nullable(),
    removed: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'PlanNode' });
export type PlanNode = z.infer<typeof PlanNode>;

/** Who a node binds: one body or one group, or a name that was led to neither. */
export const NodeBody = z
  .object({
    id: z.uuid(),
    nodeId: z.uuid(),
    bodyId: z.uuid().nullable(),
    groupId: z.uuid().nullable(),
    name: z.string().describe('as the document writes it'),
    role: ObligationRole,
    origin: z.enum(['read', 'suggested', 'officer']),
    confirmed: z.boolean(),
    confidence: z.number().min(0).max(1),
    reason: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'NodeBody' });
export type NodeBody = z.infer<typeof NodeBody>;

export interface PlanTree {
  readonly nodes: readonly PlanNode[];
  readonly bodies: readonly NodeBody[];
}

/**
 * Rows as they were and as they become. A row only in `after` is new, one only in `before` goes. Carrying a change
 * out backwards undoes it.
 */
export interface TreeChange {
  readonly before: PlanTree;
  readonly after: PlanTree;
}

/** Below this the reader was guessing: such nodes and bodies are shown first. */
export const DOUBTFUL_BELOW = 0.6;

/**
 * The reader's findings that make no entry doubtful by themselves: assigning deals with tasks that name nobody, and
 * what the tree itself tells (by confidence) is told as it stands after corrections.
 */
export const FINDINGS_SAID_ELSEWHERE: readonly string[] = [
  'task-nobody',
  'task-no-lead',
  'node-doubtful',
  'body-doubtful',
];

/** Whether an officer is to look at the node: what people must do and what groups it, not running text. */
export function isToCheck(node: Pick<PlanNode, 'kind' | 'removed'>): boolean {
  return !node.removed && node.kind !== 'paragraph';
}
