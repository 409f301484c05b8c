import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  type EditRefusal,
  editTree,
  NODE_KINDS,
  type NodeBody,
  type PlanEdit,
  type PlanNode,
  type PlanTree,
  type TreeChange,
} from './index.ts';

const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const SENTENCES = [
  'Sở Y tế tổng hợp số liệu',
  'Tổ chức tập huấn. Báo cáo kết quả',
  'NỘI DUNG',
  'a) Kiểm tra',
];

function node(n: number, parent: number | null, startAt: number, text: string): PlanNode {
  return {
    id: uuidOf(n),
    parentId: parent === null ? null : uuidOf(parent),
    ord: n + 1,
    label: '-',
    kind: 'task',
    part: null,
    purpose: null,
    product: null,
    text,
    startAt,
    endAt: startAt + text.length + 3,
    confidence: 0.5,
    dates: [],
    targets: [],
    rows: null,
    checkedBy: null,
    checkedAt: null,
    removed: false,
    version: 1,
  };
}

function body(n: number, nodeId: string): NodeBody {
  return {
    id: uuidOf(1000 + n),
    nodeId,
    bodyId: null,
    groupId: null,
    name: 'Sở Y tế',
    role: 'lead',
    origin: 'read',
    confirmed: false,
    confidence: 0.9,
    reason: null,
    version: 1,
  };
}

interface Made {
  tree: PlanTree;
  source: string;
}

/** A tree whose nodes lie one after the other in their source ("- " text "\n"), each beneath some earlier one or none. */
function make(parents: readonly (number | null)[], texts: readonly string[]): Made {
  let source = '';
  const nodes = parents.map((parent, n) => {
    const text = texts[n % texts.length] ?? '';
    const made = node(n, parent, source.length, text);
    source += `- ${text}\n`;
    return made;
  });
  return { source, tree: { nodes, bodies: nodes.map((one, n) => body(n, one.id)) } };
}

const madeTree: fc.Arbitrary<Made> = fc
  .tuple(
    fc.array(fc.option(fc.nat(), { freq: 3 }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }),
  )
  .map(([picks, texts]) =>
    make(
      picks.map((pick, n) => (pick === null || n === 0 ? null : pick % n)),
      texts,
    ),
  );

let fresh = 5000;
const newId = () => uuidOf(fresh++);
const contextOf = (source: string) => ({ source, userId: uuidOf(9), now: '2022-06-15T02:00:00Z', newId });

/** An edit of any type on rows that may or may not be there. */
function anyEdit(count: number): fc.Arbitrary<PlanEdit> {
  const id = fc.nat(count).map(uuidOf);
  const maybe = fc.option(id);
  const bodyRow = fc.nat(count).map((n) => uuidOf(1000 + n));
  const whom = {
    bodyId: fc.constant(null),
    groupId: fc.constant(null),
    name: fc.constant('Sở Tư pháp'),
    role: fc.constant('lead' as const),
  };
  return fc.oneof<fc.Arbitrary<PlanEdit>[]>(
    fc.record({ type: fc.constant('setText' as const), nodeId: id, text: fc.constantFrom(...SENTENCES) }),
    fc.record({ type: fc.constant('setLabel' as const), nodeId: id, label: fc.constantFrom('1.', null) }),
    fc.record({ type: fc.constant('retype' as const), nodeId: id, kind: fc.constantFrom(...NODE_KINDS) }),
    fc.record({
      type: fc.constant('split' as const),
      nodeId: id,
      at: fc.integer({ min: 1, max: 30 }),
      newId: fc.constant('').map(newId),
    }),
    fc.record({
      type: fc.constant('merge' as const),
      nodeId: id,
      with: fc.constantFrom('previous' as const, 'next' as const),
    }),
    fc.record({ type: fc.constant('move' as const), nodeId: id, parentId: maybe, afterId: maybe }),
    fc.record({ type: fc.constant('indent' as const), nodeId: id }),
    fc.record({ type: fc.constant('outdent' as const), nodeId: id }),
    fc.record({ type: fc.constant('remove' as const), nodeId: id }),
    fc.record({ type: fc.constant('restore' as const), nodeId: id }),
    fc.record({
      type: fc.constant('add' as const),
      newId: fc.constant('').map(newId),
      parentId: maybe,
      afterId: maybe,
      kind: fc.constantFrom(...NODE_KINDS),
      label: fc.constant(null),
      text: fc.constant('Mới'),
    }),
    fc.record({
      type: fc.constant('check' as const),
      nodeIds: fc.array(id, { minLength: 1, maxLength: 4 }),
      checked: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('addBody' as const),
      nodeId: id,
      newId: fc.constant('').map(newId),
      ...whom,
    }),
    fc.record({ type: fc.constant('changeBody' as const), nodeBodyId: bodyRow, ...whom }),
    fc.record({ type: fc.constant('confirmBodies' as const), nodeId: id, confirmed: fc.boolean() }),
    fc.record({ type: fc.constant('removeBody' as const), nodeBodyId: bodyRow }),
  );
}

const story = madeTree.chain((made) =>
  fc.record({ made: fc.constant(made), edits: fc.array(anyEdit(made.tree.nodes.length), { maxLength: 15 }) }),
);

function play(
  { tree, source }: Made,
  edits: readonly PlanEdit[],
): { trees: PlanTree[]; changes: TreeChange[] } {
  const trees = [tree];
  const changes: TreeChange[] = [];
  for (const edit of edits) {
    const change = editTree(trees.at(-1) ?? tree, edit, contextOf(source));
    if (typeof change === 'string') continue;
    changes.push(change);
    trees.push(applyChange(trees.at(-1) ?? tree, change));
  }
  return { trees, changes };
}

const byId = (tree: PlanTree) => ({
  nodes: tree.nodes.toSorted((a, b) => a.id.localeCompare(b.id)),
  bodies: tree.bodies.toSorted((a, b) => a.id.localeCompare(b.id)),
});

describe('whatever is done to a tree', () => {
  it('the spans stay a partition of the source', () => {
    fc.assert(
      fc.property(story, ({ made, edits }) => {
        for (const tree of play(made, edits).trees) {
          let at = 0;
          const placed = tree.nodes
            .filter((one) => one.startAt !== null)
            .toSorted((a, b) => (a.startAt ?? 0) - (b.startAt ?? 0));
          for (const one of placed) {
            expect(one.startAt).toBe(at);
            at = one.endAt ?? -1;
          }
          expect(at).toBe(made.source.length);
        }
      }),
    );
  });

  it('there is no cycle, every parent is there, and a parent is read before what is beneath it', () => {
    fc.assert(
      fc.property(story, ({ made, edits }) => {
        const tree = play(made, edits).trees.at(-1) ?? made.tree;
        const nodes = new Map(tree.nodes.map((one) => [one.id, one]));
        expect(new Set(tree.nodes.map((one) => one.ord)).size).toBe(tree.nodes.length);
        for (const one of tree.nodes) {
          if (one.parentId === null) continue;
          const parent = nodes.get(one.parentId);
          expect(parent).toBeDefined();
          if (one.part !== 'merged' && parent?.part !== 'merged') expect(parent?.ord).toBeLessThan(one.ord);
          let up: string | null = one.parentId;
          for (let steps = 0; up !== null; steps++) {
            expect(steps).toBeLessThan(tree.nodes.length);
            up = nodes.get(up)?.parentId ?? null;
          }
        }
        for (const one of tree.bodies) expect(nodes.has(one.nodeId)).toBe(true);
      }),
    );
  });

  it('edits carried out backwards, last first, give every tree on the way again', () => {
    fc.assert(
      fc.property(story, ({ made, edits }) => {
        const { trees, changes } = play(made, edits);
        let tree = trees.at(-1) ?? made.tree;
        for (const [index, change] of [...changes.entries()].reverse()) {
          tree = applyChange(tree, change, 'backward');
          expect(byId(tree)).toEqual(byId(trees[index] ?? made.tree));
        }
      }),
    );
  });

  it('splitting and merging keeps every word in its order', () => {
    const wordsOf = (tree: PlanTree) =>
      tree.nodes
        .filter((one) => !one.removed)
        .toSorted((a, b) => a.ord - b.ord)
        .flatMap((one) => [one.label ?? '', one.text])
        .join('')
        .replace(/\s/g, '');
    const cutting = madeTree.chain((made) =>
      fc.record({
        made: fc.constant(made),
        edits: fc.array(
          anyEdit(made.tree.nodes.length).filter((edit) =>
            ['split', 'merge', 'indent', 'outdent'].includes(edit.type),
          ),
          { maxLength: 10 },
        ),
      }),
    );
    fc.assert(
      fc.property(cutting, ({ made, edits }) => {
        expect(wordsOf(play(made, edits).trees.at(-1) ?? made.tree)).toBe(wordsOf(made.tree));
      }),
    );
  });
});

describe('single edits', () => {
  // 0 ─ 1 ─ 2
  //   └ 3
  const { tree, source } = make([null, 0, 1, 0], ['Sở Y tế tổng hợp. 2. Sở Tư pháp góp ý']);
  const doing = (edit: PlanEdit): PlanTree => {
    const change = editTree(tree, edit, contextOf(source));
    if (typeof change === 'string') throw new Error(change);
    return applyChange(tree, change);
  };
  const of = (after: PlanTree, n: number) => after.nodes.find((one) => one.id === uuidOf(n));

  it('a split parts text, source and label, and takes the children along', () => {
    const after = doing({ type: 'split', nodeId: uuidOf(1), at: 18, newId: uuidOf(77) });
    const [first, second] = [of(after, 1), of(after, 77)];
    expect(first?.text).toBe('Sở Y tế tổng hợp.');
    expect(second).toMatchObject({ label: '2.', text: 'Sở Tư pháp góp ý', parentId: uuidOf(0) });
    expect(source.slice(second?.startAt ?? 0, second?.endAt ?? 0)).toBe('2. Sở Tư pháp góp ý\n');
    expect(of(after, 2)?.parentId).toBe(uuidOf(77));
  });

  it('a split finds its place in the source although words were added', () => {
    const text = 'Sở Y tế tổng hợp. 2. Sở Tư pháp góp ý và thêm nhiều lời';
    const edited = {
      ...tree,
      nodes: tree.nodes.map((one) => (one.id === uuidOf(1) ? { ...one, text } : one)),
    };
    const change = editTree(
      edited,
      { type: 'split', nodeId: uuidOf(1), at: 18, newId: uuidOf(77) },
      contextOf(source),
    );
    if (typeof change === 'string') throw new Error(change);
    const second = of(change.after, 77);
    expect(source.slice(second?.startAt ?? 0, second?.endAt ?? 0)).toBe('2. Sở Tư pháp góp ý\n');
  });

  it('a body whose name stands in the second half goes there', () => {
    const named: PlanTree = { nodes: tree.nodes, bodies: [{ ...body(1, uuidOf(1)), name: 'Sở Tư pháp' }] };
    const change = editTree(
      named,
      { type: 'split', nodeId: uuidOf(1), at: 18, newId: uuidOf(77) },
      contextOf(source),
    );
    expect(typeof change === 'string' ? change : change.after.bodies).toMatchObject([
      { id: uuidOf(1001), nodeId: uuidOf(77) },
    ]);
  });

  it('outdenting takes the later siblings beneath', () => {
    const after = doing({ type: 'outdent', nodeId: uuidOf(1) });
    expect([of(after, 1)?.parentId, of(after, 3)?.parentId]).toEqual([null, uuidOf(1)]);
  });

  it('moving takes along what is beneath and keeps its order', () => {
    const after = doing({ type: 'move', nodeId: uuidOf(1), parentId: uuidOf(0), afterId: uuidOf(3) });
    const order = after.nodes.toSorted((a, b) => a.ord - b.ord).map((one) => one.id);
    expect(order).toEqual([0, 3, 1, 2].map(uuidOf));
  });

  it('restoring brings back what was removed with it and what is above it', () => {
    const gone = doing({ type: 'remove', nodeId: uuidOf(0) });
    const change = editTree(gone, { type: 'restore', nodeId: uuidOf(2) }, contextOf(source));
    if (typeof change === 'string') throw new Error(change);
    const after = applyChange(gone, change);
    expect([0, 1, 2, 3].map((n) => of(after, n)?.removed)).toEqual([false, false, false, true]);
  });

  it.each<[EditRefusal, PlanEdit]>([
    ['cycle', { type: 'move', nodeId: uuidOf(0), parentId: uuidOf(2), afterId: null }],
    ['already-at-the-top', { type: 'outdent', nodeId: uuidOf(0) }],
    ['nothing-to-indent-under', { type: 'indent', nodeId: uuidOf(1) }],
    ['nothing-to-merge', { type: 'merge', nodeId: uuidOf(0), with: 'previous' }],
    ['split-at-the-edge', { type: 'split', nodeId: uuidOf(0), at: 5000, newId: uuidOf(77) }],
    ['no-such-node', { type: 'setText', nodeId: uuidOf(99), text: '' }],
    ['no-such-node', { type: 'move', nodeId: uuidOf(1), parentId: null, afterId: uuidOf(3) }],
    ['id-taken', { type: 'split', nodeId: uuidOf(0), at: 3, newId: uuidOf(1) }],
    [
      'body-and-group',
      {
        type: 'addBody',
        nodeId: uuidOf(0),
        newId: uuidOf(77),
        bodyId: uuidOf(1),
        groupId: uuidOf(2),
        name: 'x',
        role: 'lead',
      },
    ],
  ])('%s', (refusal, edit) => {
    expect(editTree(tree, edit, contextOf(source))).toBe(refusal);
  });

  it('places too close for numbers to part are numbered anew', () => {
    let now = tree;
    for (let n = 0; n < 60; n++) {
      const add: PlanEdit = {
        type: 'add',
        newId: uuidOf(200 + n),
        parentId: uuidOf(0),
        afterId: null,
        kind: 'task',
        label: null,
        text: '',
      };
      const change = editTree(now, add, contextOf(source));
      if (typeof change === 'string') throw new Error(change);
      now = applyChange(now, change);
    }
    const order = now.nodes.toSorted((a, b) => a.ord - b.ord).map((one) => one.id);
    expect(order.slice(0, 3)).toEqual([0, 259, 258].map(uuidOf));
    expect(new Set(now.nodes.map((one) => one.ord)).size).toBe(64);
  });
});
