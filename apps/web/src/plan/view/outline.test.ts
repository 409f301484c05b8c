import type { plan as contract } from '@binhdang/contract';
import { expect, test } from 'vitest';
import { headings, shownNodes } from './outline.ts';

const mine: contract.PlanNodeView['mine'] = [
  { obligationId: 'o', bodyId: 'b', role: 'lead', state: 'not_started', dueOn: null },
];
const node = (
  id: string,
  kind: contract.PlanNodeView['kind'],
  parentId: string | null,
  over: Partial<contract.PlanNodeView> = {},
): contract.PlanNodeView => ({
  id,
  parentId,
  label: null,
  number: null,
  kind,
  part: null,
  text: id,
  rows: null,
  bodies: [],
  states: null,
  mine: [],
  ...over,
});
const nodes = [
  node('title', 'paragraph', null, { part: 'title' }),
  node('I', 'section', null),
  node('I.1', 'item', 'I'),
  node('II', 'section', null),
  node('II.1', 'item', 'II'),
  node('II.1.1', 'task', 'II.1', { mine }),
  node('II.1.2', 'task', 'II.1'),
  node('signature', 'paragraph', null, { part: 'signature' }),
];
const ids = (shown: readonly contract.PlanNodeView[]) => shown.map(({ id }) => id);

test('title and signature stand on the page already', () => {
  expect(ids(shownNodes(nodes, false))).toEqual(['I', 'I.1', 'II', 'II.1', 'II.1.1', 'II.1.2']);
});

test('of the reader’s tasks alone, with what they stand under', () => {
  expect(ids(shownNodes(nodes, true))).toEqual(['II', 'II.1', 'II.1.1']);
});

test('an item that heads nothing is read as a paragraph', () => {
  expect([...headings(nodes)]).toEqual(['I', 'II', 'II.1']);
});
