/** What a version of the plan fixes, and how two versions differ. Pure. */
import { Cadence, cadenceText, OBLIGATION_ROLE_NAMES, ObligationRole } from '@binhdang/domain';
import { z } from 'zod';
import { type AssignState, standingObligations, taskPlaces } from './assign-state.ts';
import { sameJson } from './assign-sync.ts';
import { isOpen } from './obligation-draft.ts';

export const Snapshot = z.object({
  nodes: z
    .array(
      z.object({
        id: z.string(),
        parentId: z.string().nullable(),
        ord: z.number(),
        label: z.string().nullable(),
        kind: z.enum(['section', 'item', 'task', 'paragraph', 'table']),
        part: z.string().nullable(),
        text: z.string(),
        /** How people point at a task; empty for other nodes. */
        number: z.string(),
        bodies: z.array(z.object({ name: z.string(), role: ObligationRole })),
      }),
    )
    .default([]),
  obligations: z
    .array(
      z.object({
        id: z.string(),
        nodeId: z.string(),
        bodyId: z.string(),
        role: ObligationRole,
        cadence: Cadence.nullable(),
        expectedProof: z.string().nullable(),
        weight: z.number(),
      }),
    )
    .default([]),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** The plan as it would be published now. */
export function snapshotOf(state: AssignState): Snapshot {
  const places = taskPlaces(state.nodes);
  const names = Map.groupBy(
    state.names.filter((name) => !isOpen(name, state.groups)),
    ({ nodeId }) => nodeId,
  );
  return {
    nodes: state.nodes.map(({ id, parentId, ord, label, kind, part, text }) => ({
      id,
      parentId,
      ord,
      label,
      kind,
      part,
      text,
      number: places.get(id)?.number ?? '',
      bodies: (names.get(id) ?? []).map(({ name, role }) => ({ name, role })),
    })),
    obligations: standingObligations(state).map(
      ({ id, nodeId, bodyId, role, cadence, expectedProof, weight }) => ({
        id,
        nodeId,
        bodyId,
        role,
        cadence,
        expectedProof,
        weight,
      }),
    ),
  };
}

const COMPARED = ['role', 'cadence', 'expectedProof', 'weight'] as const;
type Compared = (typeof COMPARED)[number];
type SnapshotObligation = Snapshot['obligations'][number];

export interface ObligationDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly obligationId: string;
  readonly bodyId: string;
  readonly task: string;
  readonly text: string;
  readonly what: { field: Compared; before: string; after: string }[];
}

export interface TextDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Obligations by task and body, and the texts of nodes, from one version to another. */
export function differenceOf(
  before: Snapshot,
  after: Snapshot,
): { obligations: ObligationDifference[]; texts: TextDifference[] } {
  return { obligations: obligationDifferences(before, after), texts: textDifferences(before, after) };
}

function obligationDifferences(before: Snapshot, after: Snapshot): ObligationDifference[] {
  const key = (one: SnapshotObligation) => `${one.nodeId} ${one.bodyId}`;
  const [old, next] = [
    new Map(before.obligations.map((one) => [key(one), one])),
    new Map(after.obligations.map((one) => [key(one), one])),
  ];
  const nodes = new Map([...before.nodes, ...after.nodes].map((node) => [node.id, node]));
  const line = (
    kind: ObligationDifference['kind'],
    one: SnapshotObligation,
    what: ObligationDifference['what'] = [],
  ): ObligationDifference => ({
    kind,
    obligationId: one.id,
    bodyId: one.bodyId,
    task: nodes.get(one.nodeId)?.number ?? '',
    text: nodes.get(one.nodeId)?.text ?? '',
    what,
  });
  return [
    ...after.obligations.flatMap((one) => {
      const was = old.get(key(one));
      if (!was) return [line('added', one)];
      const what = changesOf(was, one);
      return what.length === 0 ? [] : [line('changed', one, what)];
    }),
    ...before.obligations.filter((one) => !next.has(key(one))).map((one) => line('removed', one)),
  ];
}

function changesOf(was: SnapshotObligation, is: SnapshotObligation): ObligationDifference['what'] {
  return COMPARED.filter((field) => !sameJson(was[field], is[field])).map((field) => ({
    field,
    before: inWords(field, was),
    after: inWords(field, is),
  }));
}

function inWords(field: Compared, one: SnapshotObligation): string {
  if (field === 'role') return OBLIGATION_ROLE_NAMES[one.role].vi;
  if (field === 'cadence') return one.cadence === null ? '' : cadenceText(one.cadence);
  return String(one[field] ?? '');
}

function textDifferences(before: Snapshot, after: Snapshot): TextDifference[] {
  const [old, next] = [
    new Map(before.nodes.map((node) => [node.id, node])),
    new Map(after.nodes.map((node) => [node.id, node])),
  ];
  const label = (node: Snapshot['nodes'][number]) => node.number || node.label || '';
  return [
    ...after.nodes.flatMap((node): TextDifference[] => {
      const was = old.get(node.id);
      if (!was) return [{ kind: 'added', label: label(node), before: null, after: node.text }];
      return was.text === node.text
        ? []
        : [{ kind: 'changed', label: label(node), before: was.text, after: node.text }];
    }),
    ...before.nodes
      .filter((node) => !next.has(node.id))
      .map((node) => ({ kind: 'removed' as const, label: label(node), before: node.text, after: null })),
  ];
}
