/** A small plan under review, for tests of what the review does without a browser. */
import type { planReview } from '@binhdang/contract';
import type { NodeBody, PlanNode, PlanTree } from '@binhdang/domain';

export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const SOURCE = 'I. NỘI DUNG\n- Tổ chức tập huấn\n- Báo cáo kết quả\n';

export function nodeOf(n: number, values: Partial<PlanNode> = {}): PlanNode {
  return {
    id: idOf(n),
    parentId: n === 1 ? null : idOf(1),
    ord: n,
    label: '-',
    kind: 'task',
    part: null,
    purpose: null,
    product: null,
    text: `Nhiệm vụ ${n}`,
    startAt: null,
    endAt: null,
    confidence: 0.9,
    dates: [],
    targets: [],
    rows: null,
    checkedBy: null,
    checkedAt: null,
    removed: false,
    version: 1,
    ...values,
  };
}

export function bodyOf(n: number, node: number, values: Partial<NodeBody> = {}): NodeBody {
  return {
    id: idOf(100 + n),
    nodeId: idOf(node),
    bodyId: idOf(900),
    groupId: null,
    name: 'Sở Y tế',
    role: 'lead',
    origin: 'read',
    confirmed: false,
    confidence: 0.9,
    reason: null,
    version: 1,
    ...values,
  };
}

/** A section with two tasks, each with its place in SOURCE. */
export const TREE: PlanTree = {
  nodes: [
    nodeOf(1, { kind: 'section', label: 'I.', text: 'NỘI DUNG', startAt: 0, endAt: 12 }),
    nodeOf(2, { text: 'Tổ chức tập huấn', startAt: 12, endAt: 31 }),
    nodeOf(3, { text: 'Báo cáo kết quả', startAt: 31, endAt: 49 }),
  ],
  bodies: [],
};

export function reviewOf({ nodes, bodies }: PlanTree = TREE): planReview.Review {
  const body = { id: idOf(900), name: 'Sở Y tế', shortName: null };
  return {
    plan: {
      id: idOf(800),
      version: 1,
      title: 'Kế hoạch',
      year: 2022,
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
      issuer: body,
      leadBody: body,
      status: 'review',
      versionNumber: 0,
    },
    document: {
      id: idOf(801),
      version: 1,
      fileId: null,
      fileName: 'ke-hoach.txt',
      format: 'text',
      kind: null,
      number: null,
      symbol: null,
      date: null,
      place: null,
      issuerName: null,
      title: null,
      signer: { name: null, post: null, authority: null },
      citations: [],
      recipients: [],
      takenInAt: '2022-03-11T02:00:00.000Z',
      takenInBy: { id: idOf(700), name: 'Cán bộ' },
    },
    source: SOURCE,
    nodes: [...nodes],
    bodies: [...bodies],
    names: {},
    findings: [],
    corrections: [],
    undo: null,
    redo: null,
    allowed: [],
  };
}
