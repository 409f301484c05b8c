import type { CivilDate } from '../time/index.ts';
import type { ObligationRole } from '../work/index.ts';
import type { Standing } from '../work/standing.ts';

/** What the plan above says of a task: kept beside the body's own words, so that a later amendment shows. */
export interface TaskSource {
  readonly text: string;
  readonly role: ObligationRole | null;
  readonly dueOn: CivilDate | null;
  /** "Hằng quý" of a task that comes again; empty for none. */
  readonly rhythm: string;
  readonly result: string;
}

/** Where a task was taken over from last year's plan. */
export interface CarriedTask {
  /** The plan it stood in: a body's own plan. */
  readonly planId: string;
  readonly taskId: string;
  /** How the work stood; null where nothing is recorded of it. */
  readonly standing: Standing | null;
  /** Not finished, so that it came over by itself; otherwise somebody chose it. */
  readonly unfinished: boolean;
}

/** One task of a body's own plan. */
export interface BodyPlanTask {
  /** Stays the same through all versions. */
  readonly id: string;
  /** Id of the section it stands in. */
  readonly section: string;
  /** The obligation of the provincial plan that it takes up. */
  readonly obligationId: string | null;
  /** The task of the plan of the body above that it takes up. */
  readonly aboveTaskId: string | null;
  readonly text: string;
  readonly dueOn: CivilDate | null;
  readonly rhythm: string;
  /** Unit or person within the body. */
  readonly inCharge: string;
  readonly result: string;
  /** Whole đồng; null: not estimated. */
  readonly budget: number | null;
  readonly budgetSource: string;
  /** Codes of registers in which its work is recorded. */
  readonly registers: readonly string[];
  /** Codes of indicators that it serves. */
  readonly indicators: readonly string[];
  readonly source: TaskSource | null;
  readonly carried: CarriedTask | null;
}

export interface BodyPlanSection {
  readonly id: string;
  readonly title: string;
}

/** What a body's plan says, without its letterhead. Of texts each line is a paragraph. */
export interface BodyPlanBody {
  readonly title: string;
  readonly aims: string;
  readonly requirements: string;
  readonly money: string;
  readonly organisation: string;
  readonly sections: readonly BodyPlanSection[];
  readonly tasks: readonly BodyPlanTask[];
}

/** A task as the plan above has it now. */
export interface TaskAbove {
  readonly obligationId: string | null;
  readonly aboveTaskId: string | null;
  /** Title of the section it stands in there. */
  readonly section: string;
  readonly source: TaskSource;
  readonly registers: readonly string[];
  readonly indicators: readonly string[];
}

/** Names what a task takes up; undefined for the body's own. */
export const takenUp = (task: Pick<BodyPlanTask, 'obligationId' | 'aboveTaskId'>): string | undefined =>
  task.obligationId ?? task.aboveTaskId ?? undefined;
