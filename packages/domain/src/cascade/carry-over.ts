/** Next year's plan from this year's: what was not finished comes over by itself, the rest when chosen. */
import { addMonths, type CivilDate } from '../time/index.ts';
import { CLOSED, type Standing } from '../work/standing.ts';
import type { BodyPlanBody, BodyPlanTask } from './model.ts';

/**
 * Whether work that stands so is left over at the end of the year. What the body reported as done and nobody has looked
 * at yet is not: it would be planned twice.
 */
export function isUnfinished(standing: Standing | null): boolean {
  return standing !== null && standing !== 'awaiting_verification' && !CLOSED.includes(standing);
}

/** The same day of the next year; 29 February becomes 28 February. */
export const yearLater = (day: CivilDate): CivilDate => addMonths(day, 12);

/**
 * The year in words moves with the plan: "năm 2022" becomes "năm 2023"; other numbers stay. So does what is said of a
 * document with a number of its own, up to the next semicolon: its title is not ours to change.
 */
export function nextYearWords(text: string, year: number): string {
  const moved = new RegExp(`(năm\\s+)${year}(?![\\d/-])`, 'giu');
  return text
    .split(';')
    .map((part) =>
      CITES.test(part) ? part : part.replaceAll(moved, (_, before: string) => `${before}${year + 1}`),
    )
    .join(';');
}

/** "số 418/LĐTBXH-BĐG" */
const CITES = /số\s+\d+\s*\/\s*\S/iu;

export interface CarryOver {
  /** Id of the plan it comes from. */
  readonly planId: string;
  readonly year: number;
  /** How the work on its tasks stands, by id of the task; a task that is not in it is not recorded anywhere. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Further tasks that the officer chose. */
  readonly chosen: ReadonlySet<string>;
  /** Makes the id of a new task. */
  readonly newId: () => string;
}

/**
 * What next year's plan begins with. Every unfinished task is in it and says so, of the others those chosen; deadlines
 * stand a year later. They take nothing up yet: next year's plan above gives its own. The old plan is not touched.
 */
export function nextYearPlan(old: BodyPlanBody, carry: CarryOver): BodyPlanBody {
  const tasks = old.tasks.flatMap((task): BodyPlanTask[] => {
    const standing = carry.standings.get(task.id) ?? null;
    const unfinished = isUnfinished(standing);
    if (!unfinished && !carry.chosen.has(task.id)) return [];
    return [
      {
        ...task,
        id: carry.newId(),
        obligationId: null,
        aboveTaskId: null,
        source: null,
        text: nextYearWords(task.text, carry.year),
        result: nextYearWords(task.result, carry.year),
        dueOn: task.dueOn === null ? null : yearLater(task.dueOn),
        carried: { planId: carry.planId, taskId: task.id, standing, unfinished },
      },
    ];
  });
  const used = new Set(tasks.map(({ section }) => section));
  const words = (text: string) => nextYearWords(text, carry.year);
  return {
    title: words(old.title),
    aims: words(old.aims),
    requirements: words(old.requirements),
    money: words(old.money),
    organisation: words(old.organisation),
    sections: old.sections
      .filter(({ id }) => used.has(id))
      .map((section) => ({ ...section, title: words(section.title) })),
    tasks,
  };
}
