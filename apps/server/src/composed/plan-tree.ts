/** Where tasks stand in a plan: the part they belong to, and how one points at them. Pure. */
import type { PlanSection, PlanTask } from '@binhdang/vanban';

export interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly label: string | null;
  readonly kind: 'section' | 'item' | 'task' | 'paragraph' | 'table';
  readonly text: string;
}

export interface PlacedTask extends PlanTask {
  /** "Mục II.1" */
  readonly place: string;
}

/** Longer than any heading of a plan we met; a whole paragraph in its place is cut. */
const LONGEST_TITLE = 300;

/** Sections and tasks in the order of the plan; a task's section is the innermost item or section around it. */
export function placeTasks(nodes: readonly TreeNode[]): { sections: PlanSection[]; tasks: PlacedTask[] } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sections = new Map<string, PlanSection>();
  const tasks: PlacedTask[] = [];
  for (const node of nodes) {
    if (node.kind !== 'task') continue;
    const path = ancestors(node, byId);
    const around = path.findLast(({ kind }) => kind === 'section' || kind === 'item');
    const place = placeOf(path, node);
    const id = around?.id ?? '';
    if (!sections.has(id)) sections.set(id, { id, title: titleOf(around, placeOf(path)) });
    tasks.push({ id: node.id, section: id, text: oneLine(node.text), place });
  }
  return { sections: [...sections.values()], tasks };
}

/** From the outermost to the innermost. */
function ancestors(node: TreeNode, byId: ReadonlyMap<string, TreeNode>): TreeNode[] {
  const path: TreeNode[] = [];
  const seen = new Set<string>();
  let above = node.parentId === null ? undefined : byId.get(node.parentId);
  while (above && !seen.has(above.id)) {
    seen.add(above.id);
    path.unshift(above);
    above = above.parentId === null ? undefined : byId.get(above.parentId);
  }
  return path;
}

/** Labels of letters and numbers joined; dashes say nothing about the place. */
function placeOf(path: readonly TreeNode[], task?: TreeNode): string {
  const parts = [...path, ...(task ? [task] : [])].map(({ label }) =>
    (label ?? '').replace(/[\s.)/:-]+$/u, '').replace(/^[-+*•]+$/u, ''),
  );
  const labels = parts.filter((part) => part !== '');
  // "1.1." already says what "1." said.
  const distinct = labels.filter((label, index) => !labels[index + 1]?.startsWith(`${label}.`));
  return distinct.length === 0 ? '' : `Mục ${distinct.join('.')}`;
}

function titleOf(node: TreeNode | undefined, place: string): string {
  if (!node) return 'Nội dung của kế hoạch';
  const title = oneLine(node.text).replace(/[\s:;.,]+$/u, '');
  const short =
    title.length <= LONGEST_TITLE ? title : `${title.slice(0, title.lastIndexOf(' ', LONGEST_TITLE))}…`;
  const spoken = short === short.toLocaleUpperCase('vi') ? sentenceCase(short) : short;
  return place === '' ? spoken : `${spoken} (${place.replace(/^M/u, 'm')})`;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function sentenceCase(capitals: string): string {
  const small = capitals.toLocaleLowerCase('vi');
  return small.charAt(0).toLocaleUpperCase('vi') + small.slice(1);
}
