/** What changed in the plan above since a body took its tasks up. */
import { type BodyPlanBody, type BodyPlanTask, type TaskAbove, type TaskSource, takenUp } from './model.ts';

/**
 * `added`: the plan above has it, the body's plan does not; `withdrawn`: the other way round; `changed`: it says something
 * else now than when it was taken up.
 */
export type Difference =
  | { readonly kind: 'added'; readonly key: string; readonly above: TaskAbove }
  | { readonly kind: 'withdrawn'; readonly key: string; readonly task: BodyPlanTask }
  | {
      readonly kind: 'changed';
      readonly key: string;
      readonly task: BodyPlanTask;
      readonly above: TaskAbove;
      readonly fields: readonly SourceField[];
    };

export type SourceField = keyof TaskSource;
const FIELDS: readonly SourceField[] = ['text', 'role', 'dueOn', 'rhythm', 'result'];

/** @param above all tasks that the plan above gives the body now */
export function differences(tasks: readonly BodyPlanTask[], above: readonly TaskAbove[]): Difference[] {
  const now = new Map(above.map((one) => [takenUp(one) ?? '', one]));
  const found: Difference[] = [];
  const seen = new Set<string>();
  for (const task of tasks) {
    const key = takenUp(task);
    if (key === undefined) continue;
    seen.add(key);
    const one = now.get(key);
    if (!one) {
      found.push({ kind: 'withdrawn', key, task });
      continue;
    }
    const { source } = task;
    const fields = source === null ? [] : FIELDS.filter((field) => source[field] !== one.source[field]);
    if (fields.length > 0) found.push({ kind: 'changed', key, task, above: one, fields });
  }
  for (const [key, one] of now) if (!seen.has(key)) found.push({ kind: 'added', key, above: one });
  return found;
}

/** A new task for what the plan above asks: its words, for the body to make its own. */
export function taskFor(above: TaskAbove, section: string, id: string): BodyPlanTask {
  const { source } = above;
  return {
    id,
    section,
    obligationId: above.obligationId,
    aboveTaskId: above.aboveTaskId,
    text: source.text,
    dueOn: source.dueOn,
    rhythm: source.rhythm,
    inCharge: '',
    result: source.result,
    budget: null,
    budgetSource: '',
    registers: above.registers,
    indicators: above.indicators,
    source,
    carried: null,
  };
}

/**
 * The plan with the difference taken over. What the body wrote in its own words stays where only the words above
 * changed; what it had left as it was follows. A withdrawn task stays as the body's own or goes, as `keep` says.
 */
export function takeOver<P extends BodyPlanBody>(
  plan: P,
  difference: Difference,
  options: { readonly newId: () => string; readonly keep?: boolean },
): P {
  switch (difference.kind) {
    case 'added': {
      const { above } = difference;
      const known = plan.sections.find(({ title }) => title === above.section);
      const section = known ?? { id: options.newId(), title: above.section };
      return {
        ...plan,
        sections: known ? plan.sections : [...plan.sections, section],
        tasks: [...plan.tasks, taskFor(above, section.id, options.newId())],
      };
    }
    case 'withdrawn': {
      const { id } = difference.task;
      const own = { obligationId: null, aboveTaskId: null, source: null };
      const tasks = options.keep
        ? plan.tasks.map((task) => (task.id === id ? { ...task, ...own } : task))
        : plan.tasks.filter((task) => task.id !== id);
      return { ...plan, tasks };
    }
    case 'changed':
      return {
        ...plan,
        tasks: plan.tasks.map((task) =>
          task.id === difference.task.id ? followed(task, difference.above.source) : task,
        ),
      };
  }
}

function followed(task: BodyPlanTask, now: TaskSource): BodyPlanTask {
  const was = task.source;
  const untouched = (field: 'text' | 'dueOn' | 'rhythm' | 'result') =>
    was === null || task[field] === was[field];
  return {
    ...task,
    text: untouched('text') ? now.text : task.text,
    dueOn: untouched('dueOn') ? now.dueOn : task.dueOn,
    rhythm: untouched('rhythm') ? now.rhythm : task.rhythm,
    result: untouched('result') ? now.result : task.result,
    source: now,
  };
}
