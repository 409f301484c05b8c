/** Whom and when the lines below a task tell ("Cơ quan chủ trì: ...", "Thời gian: ..."), put on the tasks they speak of. */
import { unique } from './bind.ts';
import type { Draft } from './draft.ts';

const isMarkLabel = (label: string) => /^[-–+*•]?$/u.test(label);

/** Gives what a detail says to the tasks it speaks of. */
export function applyDetail(detail: Draft, subjects: readonly Draft[]): void {
  for (const subject of subjects) {
    const inherited = detail.bodies.map((body) => ({
      ...body,
      inherited: true,
    }));
    const leads = inherited.some((body) => body.role === 'lead');
    const kept = leads
      ? subject.bodies.filter((body) => !(body.inherited && body.role === 'lead'))
      : subject.bodies;
    subject.bodies = unique([...kept, ...inherited]);
    subject.dates = [...subject.dates, ...detail.dates];
    subject.targets = [...subject.targets, ...detail.targets];
    if (detail.product !== undefined && subject.product === undefined) subject.product = detail.product;
  }
}

/** Details below the last of several points ("a) ...", "b) ...", "- Phân công: ...") speak of all of them when no other has any. */
export function shareDetails(drafts: readonly Draft[], parent: Draft | null): void {
  const points = drafts.filter((one) => one.parent === parent && one.kind === 'task' && one.label !== '');
  const last = points.at(-1);
  if (parent === null || last === undefined || points.length < 2 || points.length > 8) return;
  const detailed = drafts.filter((one) => one.part === 'task-detail' && one.parent === last);
  const others = points.slice(0, -1);
  const bare = others.every(
    (one) => one.bodies.every((body) => body.inherited) && !drafts.some((child) => child.parent === one),
  );
  const tells = detailed.some((one) => one.bodies.length > 0);
  // A mark of another kind than the points' own shows that the details stand beside them.
  if (!bare || !tells || isMarkLabel(last.label) || !detailed.every((one) => isMarkLabel(one.label))) return;
  for (const detail of detailed) applyDetail({ ...detail, targets: [] }, others);
}
