/** From a plan's tree the draft of the next year's: its parts again, its tasks where they were left over or chosen. Pure. */
import { nextYearWords } from '@binhdang/domain/cascade';
import type { DocumentBlock, OfficialDocument } from '@binhdang/vanban';

export interface DraftNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly label: string | null;
  readonly kind: 'section' | 'item' | 'task' | 'paragraph' | 'table';
  readonly part: string | null;
  readonly text: string;
}

export interface PlanHead {
  readonly year: number;
  readonly title: string;
  readonly issuer: string;
  readonly symbol: string | null;
  readonly place: string;
  readonly signer: { readonly post?: string | null; readonly authority?: string | null } | null;
  readonly recipients: readonly { readonly text: string; readonly archive?: boolean }[];
}

export interface Carried {
  readonly kept: ReadonlySet<string>;
  readonly unfinished: ReadonlySet<string>;
}

/** Parts of a paragraph that the writer makes anew. */
const FRAME = new Set(['heading', 'title', 'recipients', 'signature', 'typist']);

/** @param nodes in reading order */
export function nextPlanDocument(
  head: PlanHead,
  nodes: readonly DraftNode[],
  carried: Carried,
): OfficialDocument {
  const words = (text: string) => nextYearWords(oneLine(text), head.year);
  const children = Map.groupBy(nodes, ({ parentId }) => parentId);
  const blocks = (node: DraftNode): DocumentBlock[] => {
    const below = children.get(node.id) ?? [];
    switch (node.kind) {
      case 'section':
        return [{ kind: 'section', text: headingOf(words(node.text)) }, ...below.flatMap(blocks)];
      case 'item':
        return itemBlocks(node, below);
      case 'task':
        return carried.kept.has(node.id) ? [taskBlock(node, '')] : [];
      case 'paragraph':
        return FRAME.has(node.part ?? '') ? [] : [{ kind: 'paragraph', text: words(node.text) }];
      case 'table':
        return [];
    }
  };
  const itemBlocks = (node: DraftNode, below: readonly DraftNode[]): DocumentBlock[] => {
    const text = words(node.text);
    if (below.length === 0) return [{ kind: 'item', text }];
    // "4. Sở Kế hoạch và Đầu tư chủ trì …": one sentence, its task without a label of its own.
    const [first] = below;
    if (below.length === 1 && first?.kind === 'task' && (first.label ?? '') === '') {
      return carried.kept.has(first.id) ? [taskBlock(first, `${text} `)] : [];
    }
    const inner = below.flatMap(blocks);
    return inner.length === 0 ? [] : [{ kind: 'item', text: headingOf(text), heading: true }, ...inner];
  };
  const taskBlock = (node: DraftNode, before: string): DocumentBlock => {
    const text = `${before}${words(node.text)}`;
    const marked = carried.unfinished.has(node.id)
      ? [
          { text: text.replace(/[\s;.]+$/u, '') },
          { text: ` (chuyển tiếp từ năm ${head.year})`, italic: true },
          { text: '.' },
        ]
      : text;
    const dash = /^[-+•*]$/u.test(node.label ?? '');
    return { kind: dash ? 'dash' : 'item', text: marked, origin: [node.id] };
  };
  const authority = [head.signer?.authority, head.signer?.post].flatMap((line) => line ?? []);
  return {
    kind: 'KH',
    title: words(head.title),
    heading: {
      issuer: head.issuer,
      symbol: head.symbol ?? 'KH',
      place: head.place === '' ? '……' : head.place,
      date: String(head.year + 1),
    },
    body: (children.get(null) ?? []).flatMap(blocks),
    signature: { authority: authority.length > 0 ? authority : ['CHỦ TỊCH'] },
    recipients: {
      to: head.recipients
        .filter(({ archive }) => archive !== true)
        .map(({ text }) => text.replace(/^[-–\s]+|[\s;.]+$/gu, ''))
        .filter((line) => line !== ''),
      file: 'VT',
    },
  };
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const headingOf = (text: string): string => text.replace(/[\s:;.]+$/u, '');
