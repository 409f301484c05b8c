import type { planReview } from '@binhdang/contract';
import { describe, expect, test } from 'vitest';
import { bodyOf, idOf, nodeOf, SOURCE, TREE } from './review.fixture.ts';
import {
  alikeUnknown,
  doubtfulRows,
  mergeTarget,
  moveEdit,
  nextTo,
  piecesOf,
  progressOf,
  rowsOf,
  sameRows,
  steadyRows,
} from './view.ts';

const ids = (rows: readonly { node: { id: string } }[]) => rows.map((row) => Number(row.node.id.slice(-12)));
const finding = (values: Partial<planReview.ReviewFinding>): planReview.ReviewFinding => ({
  code: 'numbering',
  severity: 'warning',
  basis: 'reading',
  message: { vi: 'Đánh số nhảy cóc.', en: 'Numbers skip.' },
  span: null,
  nodeId: idOf(2),
  ...values,
});

describe('rows', () => {
  test('come in reading order with their depth, without what is removed unless asked for', () => {
    const nodes = [
      nodeOf(3, { parentId: idOf(2) }),
      nodeOf(1),
      nodeOf(2),
      nodeOf(4, { removed: true }),
      nodeOf(5, { removed: true, part: 'merged' }),
      nodeOf(6, { part: 'page-furniture', kind: 'paragraph' }),
    ];
    const tree = { nodes, bodies: [] };
    expect(rowsOf(tree, [], false).map((row) => row.depth)).toEqual([0, 1, 2]);
    expect(ids(rowsOf(tree, [], false))).toEqual([1, 2, 3]);
    expect(ids(rowsOf(tree, [], true))).toEqual([1, 2, 3, 4]);
  });

  test('are doubtful for a reader’s guess, an unknown or unsure body, or what the reader said', () => {
    const tree = {
      nodes: [1, 2, 3, 4, 5, 6].map((n) => nodeOf(n, n === 2 ? { confidence: 0.4 } : {})),
      bodies: [bodyOf(1, 3, { bodyId: null }), bodyOf(2, 4, { confidence: 0.3 }), bodyOf(3, 6)],
    };
    const rows = rowsOf(tree, [finding({ nodeId: idOf(5) })], false);
    expect(ids(doubtfulRows(rows))).toEqual([4, 2, 3, 5]);
    expect(rows.find((row) => row.node.id === idOf(3))?.doubts[0]?.vi).toContain('Sở Y tế');
  });

  test('that nothing has happened to are the same objects as before', () => {
    const tree = { nodes: [nodeOf(1), nodeOf(2), nodeOf(3)], bodies: [bodyOf(1, 2), bodyOf(2, 3)] };
    const before = rowsOf(tree, [], false);
    const changed = {
      nodes: tree.nodes.map((node, at) => (at === 0 ? { ...node, text: 'khác' } : node)),
      bodies: tree.bodies.map((body, at) => (at === 1 ? { ...body, confirmed: true } : body)),
    };
    const after = sameRows(before, rowsOf(changed, [], false));
    expect(after.map((row, at) => row === before[at])).toEqual([false, true, false]);
    expect(after[2]?.bodies[0]?.confirmed).toBe(true);
    expect(sameRows(before, rowsOf(tree, [finding({})], false)).map((row, at) => row === before[at])).toEqual(
      [true, false, true],
    );
  });

  test.each([
    ['checked', { checkedBy: idOf(700) }, {}],
    ['confirmed', {}, { confirmed: true }],
  ])('are not doubtful once %s', (_, node, body) => {
    const tree = { nodes: [nodeOf(2, node)], bodies: [bodyOf(1, 2, { bodyId: null, ...body })] };
    expect(doubtfulRows(rowsOf(tree, [], false))).toEqual([]);
  });

  test.each([
    { basis: 'decree-30' },
    { severity: 'info' as const },
    { code: 'task-nobody' },
    { code: 'node-doubtful' },
  ])('are not doubtful for a remark of another kind: %o', (values) => {
    expect(doubtfulRows(rowsOf(TREE, [finding(values)], false))).toEqual([]);
  });

  test('running text is not counted among what is to be checked', () => {
    const nodes = [nodeOf(1, { kind: 'paragraph' }), nodeOf(2, { checkedBy: idOf(700) }), nodeOf(3)];
    expect(progressOf(rowsOf({ nodes, bodies: [] }, [], false))).toEqual({ total: 2, checked: 1 });
  });
});

describe('the list of doubtful rows', () => {
  const rows = rowsOf({ nodes: [1, 2, 3, 4].map((n) => nodeOf(n)), bodies: [] }, [], false);
  const pick = (...wanted: number[]) => wanted.flatMap((n) => rows.filter((row) => row.node.id === idOf(n)));

  test('opens with the least certain first', () => {
    expect(ids(steadyRows([], rows, pick(4, 2), idOf(4)))).toEqual([4, 2]);
  });

  test('keeps its order, and the row being worked on although its doubts are settled', () => {
    expect(ids(steadyRows([idOf(4), idOf(2), idOf(3)], rows, pick(3, 4), idOf(2)))).toEqual([4, 2, 3]);
  });

  test('puts what a split has made after its first half', () => {
    expect(ids(steadyRows([idOf(4), idOf(2), idOf(1)], rows, pick(4, 1, 2), idOf(3)))).toEqual([4, 2, 3, 1]);
  });

  test('selects the next row when the selected one has gone, at the end the one before', () => {
    expect(nextTo([idOf(1), idOf(2), idOf(3)], pick(1, 3), idOf(2))).toBe(idOf(3));
    expect(nextTo([idOf(1), idOf(2), idOf(3)], pick(1, 2), idOf(3))).toBe(idOf(2));
    expect(nextTo([idOf(1)], [], idOf(1))).toBeUndefined();
  });
});

describe('edits made from what is seen', () => {
  test('merging upward leads to the entry read before, downward it stays', () => {
    expect(mergeTarget(TREE, { type: 'merge', nodeId: idOf(3), with: 'previous' })).toBe(idOf(2));
    expect(mergeTarget(TREE, { type: 'merge', nodeId: idOf(2), with: 'next' })).toBe(idOf(2));
  });

  test('moving goes past one sibling and stops at the ends', () => {
    const nodes = [...TREE.nodes, nodeOf(4), nodeOf(5, { removed: true })];
    expect(moveEdit(nodes, idOf(4), 'up')).toMatchObject({ parentId: idOf(1), afterId: idOf(2) });
    expect(moveEdit(nodes, idOf(3), 'up')).toMatchObject({ afterId: null });
    expect(moveEdit(nodes, idOf(2), 'down')).toMatchObject({ afterId: idOf(3) });
    expect(moveEdit(nodes, idOf(2), 'up')).toBeUndefined();
    expect(moveEdit(nodes, idOf(4), 'down')).toBeUndefined();
  });

  test('a body chosen for an unknown name holds where the same name is written, however it is spelt', () => {
    const bodies = [
      bodyOf(1, 2, { bodyId: null, name: 'Hội Nữ doanh nhân' }),
      bodyOf(2, 3, { bodyId: null, name: 'hội nữ  doanh nhân' }),
      bodyOf(3, 3, { bodyId: null, name: 'Hội Nữ trí thức' }),
      bodyOf(4, 1, { name: 'Hội Nữ doanh nhân' }),
    ];
    const edit = {
      type: 'changeBody',
      nodeBodyId: idOf(101),
      name: 'Hội Nữ doanh nhân',
      role: 'lead',
    } as const;
    const tree = { nodes: TREE.nodes, bodies };
    expect(alikeUnknown(tree, { ...edit, bodyId: idOf(901), groupId: null })).toMatchObject([
      { id: idOf(102) },
    ]);
    expect(alikeUnknown(tree, { ...edit, bodyId: null, groupId: null })).toEqual([]);
    expect(alikeUnknown(tree, { ...edit, nodeBodyId: idOf(104), bodyId: idOf(901), groupId: null })).toEqual(
      [],
    );
  });
});

describe('the source', () => {
  test('is cut at the places of the entries and loses no character', () => {
    const pieces = piecesOf(SOURCE, TREE.nodes);
    expect(pieces.map((piece) => piece.text).join('')).toBe(SOURCE);
    expect(pieces.map((piece) => piece.nodeId)).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  test('shows places without an entry, too', () => {
    const nodes = TREE.nodes.filter((node) => node.id !== idOf(2));
    const pieces = piecesOf(SOURCE, nodes);
    expect(pieces.map((piece) => piece.text).join('')).toBe(SOURCE);
    expect(pieces[1]).toEqual({ text: '- Tổ chức tập huấn\n', nodeId: undefined });
  });
});
