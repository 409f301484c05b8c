/** What districts and departments report on their tasks under the plan, and what the lead officer says to it. */
import { type OutputOf, work } from '@binhdang/contract';
import { addDays, type CivilDate, todayInVietnam } from '@binhdang/domain';
import type { Chance } from './chance.ts';
import type { Person } from './office.ts';

type Task = OutputOf<typeof work.mine>['items'][number];

const DONE = [
  'Đã hoàn thành theo kế hoạch; kết quả ghi trong sổ theo dõi của cơ quan.',
  'Đã triển khai xong, có báo cáo và hình ảnh lưu tại cơ quan.',
];
const UNDER_WAY = [
  'Đang triển khai; đã giao phòng chuyên môn thực hiện và báo cáo hằng tháng.',
  'Đã xây dựng kế hoạch, đang phối hợp với các đoàn thể thực hiện.',
];
/** How many of its tasks a body reports on at a time. */
const REPORTED = { early: 0.35, late: 0.8 } as const;
/** How many are done long before their day, or without one. */
const DONE_EARLY = { early: 0.05, late: 0.3 } as const;

/** A task reported on the same day already is left as it is. */
export async function reportProgress(
  person: Person,
  bodyId: string,
  day: CivilDate,
  chance: Chance,
): Promise<void> {
  const late = day >= '2022-09-01';
  const share = REPORTED[late ? 'late' : 'early'];
  const { items } = await person.call(work.mine, { query: {} });
  for (const task of items) {
    const one = chance.of(`${task.id}/${day}`);
    if (task.bodyId !== bodyId || reportedOn(task) >= day || !one.is(share)) continue;
    const params = { obligationId: task.id };
    const { version } = await person.call(work.obligation, { params });
    const due = task.dueOn !== null && task.dueOn <= addDays(day, 10);
    const done = one.is(due ? 0.85 : DONE_EARLY[late ? 'late' : 'early']);
    await person.call(work.report, {
      params,
      body: {
        state: done ? 'done' : 'in_progress',
        percent: null,
        narrative: one.pick(done ? DONE : UNDER_WAY),
        figures: [],
        doneOn: done ? finishedOn(task, day, one) : null,
        occurrenceId: null,
        evidence: [],
        records: [],
        version,
      },
    });
  }
}

const reportedOn = ({ lastProgress }: Task): CivilDate =>
  lastProgress === null ? '' : todayInVietnam(new Date(lastProgress.reportedAt));

/** In time for most, some weeks late for others; never after the day of the report. */
function finishedOn({ dueOn }: Task, day: CivilDate, chance: Chance): CivilDate {
  const due = dueOn ?? day;
  const on = chance.is(0.85) ? addDays(due, -chance.int(1, 12)) : addDays(due, chance.int(3, 20));
  return on < '2022-03-15' ? '2022-03-15' : on > day ? day : on;
}

/** Nine of ten are verified; the rest still wait. */
export async function judgeProgress(lead: Person, chance: Chance): Promise<void> {
  for (;;) {
    const { items } = await lead.call(work.toJudge, { query: {} });
    const wanted = items.filter(({ obligationId, progress }) =>
      chance.of(`${obligationId}/${progress.narrative}`).is(0.9),
    );
    if (wanted.length === 0) return;
    await lead.call(work.judge, {
      body: {
        items: wanted.map(({ progress }) => ({ progressId: progress.id, version: progress.version })),
        verdict: 'verified',
        remarks: null,
      },
    });
  }
}
