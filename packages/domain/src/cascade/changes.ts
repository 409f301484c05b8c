/** What one version of a body's plan changes against the one before. */
import type { BodyPlanBody, BodyPlanTask } from './model.ts';

export const TASK_FIELDS = [
  'text',
  'dueOn',
  'rhythm',
  'inCharge',
  'result',
  'budget',
  'budgetSource',
] as const satisfies readonly (keyof BodyPlanTask)[];
export type TaskField = (typeof TASK_FIELDS)[number];

export const TEXT_PARTS = [
  'title',
  'aims',
  'requirements',
  'money',
  'organisation',
] as const satisfies readonly (keyof BodyPlanBody)[];
export type TextPart = (typeof TEXT_PARTS)[number];

export interface PlanChanges {
  readonly parts: readonly TextPart[];
  readonly added: readonly BodyPlanTask[];
  readonly removed: readonly BodyPlanTask[];
  readonly changed: readonly {
    readonly before: BodyPlanTask;
    readonly after: BodyPlanTask;
    readonly fields: readonly TaskField[];
  }[];
}

/** A task that only stands elsewhere has not changed. */
export function changesBetween(before: BodyPlanBody, after: BodyPlanBody): PlanChanges {
  const old = new Map(before.tasks.map((task) => [task.id, task]));
  const kept = new Set(after.tasks.map(({ id }) => id));
  return {
    parts: TEXT_PARTS.filter((part) => before[part] !== after[part]),
    added: after.tasks.filter(({ id }) => !old.has(id)),
    removed: before.tasks.filter(({ id }) => !kept.has(id)),
    changed: after.tasks.flatMap((task) => {
      const was = old.get(task.id);
      const fields = was === undefined ? [] : TASK_FIELDS.filter((field) => was[field] !== task[field]);
      return was === undefined || fields.length === 0 ? [] : [{ before: was, after: task, fields }];
    }),
  };
}

/** Whether there is anything in it. */
export const isChanged = (changes: PlanChanges): boolean =>
  changes.parts.length + changes.added.length + changes.removed.length + changes.changed.length > 0;
