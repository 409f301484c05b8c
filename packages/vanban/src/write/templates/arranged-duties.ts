import {
  countStates,
  groupInOrder,
  type PlanSection,
  type PlanTask,
  type ReportedDuty,
  type ReportingBody,
  type StateCounts,
} from './duties.ts';

/** What the figures and the lists of a progress report are made of. */
export interface DutyData {
  readonly sections: readonly PlanSection[];
  readonly tasks: readonly PlanTask[];
  /** In the order they are to be named. */
  readonly bodies: readonly ReportingBody[];
  readonly duties: readonly ReportedDuty[];
}

/** A task with all duties it gives. */
export interface TaskReport {
  readonly task: PlanTask;
  readonly duties: readonly ReportedDuty[];
}

export interface SectionReport {
  readonly section: PlanSection;
  readonly tasks: readonly TaskReport[];
  readonly counts: StateCounts;
}

/** The duties of a report in the order of the plan, and counted. */
export interface Arranged {
  readonly sections: readonly SectionReport[];
  readonly bodies: readonly { readonly body: ReportingBody; readonly counts: StateCounts }[];
  readonly counts: StateCounts;
  nameOf(body: string): string;
}

/** Duties under their task and part of the plan, in the order of the plan and of the bodies. */
export function arrange(data: DutyData): Arranged {
  const rank = new Map(data.bodies.map((body, index) => [body.id, index]));
  const names = new Map(data.bodies.map((body) => [body.id, body.name]));
  const ordered = data.duties.toSorted((a, b) => (rank.get(a.body) ?? 0) - (rank.get(b.body) ?? 0));
  const byTask = groupInOrder(data.tasks, ordered, (duty) => duty.task).map(
    ({ key, members }): TaskReport => ({ task: key, duties: members }),
  );
  const sections = groupInOrder(data.sections, byTask, (report) => report.task.section).map(
    ({ key, members }): SectionReport => ({
      section: key,
      tasks: members,
      counts: countStates(members.flatMap((report) => report.duties)),
    }),
  );
  const bodies = groupInOrder(data.bodies, data.duties, (duty) => duty.body).map(({ key, members }) => ({
    body: key,
    counts: countStates(members),
  }));
  return { sections, bodies, counts: countStates(data.duties), nameOf: (body) => names.get(body) ?? body };
}
