import type { DutyRole } from './plan-reference.ts';

/** Where a duty stands on the day of the report. */
export type DutyState = 'done-on-time' | 'done-late' | 'in-progress' | 'late' | 'not-started';

export const DUTY_STATES = ['done-on-time', 'done-late', 'in-progress', 'late', 'not-started'] as const;

/** As printed in the annex. */
export const STATE_NAMES: Readonly<Record<DutyState, string>> = {
  'done-on-time': 'Hoàn thành đúng hạn',
  'done-late': 'Hoàn thành quá hạn',
  'in-progress': 'Đang thực hiện',
  late: 'Quá hạn, chưa hoàn thành',
  'not-started': 'Chưa thực hiện',
};

/** A part of the plan under which tasks are grouped, in the order of the plan. */
export interface PlanSection {
  readonly id: string;
  readonly title: string;
}

export interface PlanTask {
  readonly id: string;
  readonly section: string;
  /** The words of the plan. */
  readonly text: string;
}

export interface ReportingBody {
  readonly id: string;
  readonly name: string;
}

/** One task for one body in one role, as reported. */
export interface ReportedDuty {
  readonly id: string;
  readonly task: string;
  readonly body: string;
  readonly role: DutyRole;
  /** Civil date. */
  readonly due?: string;
  /** Words for a rhythm: "Định kỳ 6 tháng". */
  readonly cadence?: string;
  readonly state: DutyState;
  /** 0 to 100, only where it means something. */
  readonly percent?: number;
  /** Civil date. */
  readonly doneOn?: string;
  /** What the official wrote. */
  readonly result?: string;
  /** Names of documents and files that prove it. */
  readonly evidence?: readonly string[];
}

/** Counts of one group of duties. */
export interface StateCounts {
  readonly total: number;
  /** On time and late together. */
  readonly done: number;
  readonly by: Readonly<Record<DutyState, number>>;
}

export function countStates(duties: Iterable<ReportedDuty>): StateCounts {
  const by: Record<DutyState, number> = {
    'done-on-time': 0,
    'done-late': 0,
    'in-progress': 0,
    late: 0,
    'not-started': 0,
  };
  let total = 0;
  for (const duty of duties) {
    by[duty.state] += 1;
    total += 1;
  }
  return { total, done: by['done-on-time'] + by['done-late'], by };
}

/** Members by key in the order of `keys`; keys without members are left out. */
export function groupInOrder<Key extends { readonly id: string }, Member>(
  keys: readonly Key[],
  members: readonly Member[],
  keyOf: (member: Member) => string,
): { key: Key; members: Member[] }[] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const group = groups.get(keyOf(member));
    if (group) group.push(member);
    else groups.set(keyOf(member), [member]);
  }
  return keys.flatMap((key) => {
    const found = groups.get(key.id);
    return found ? [{ key, members: found }] : [];
  });
}
