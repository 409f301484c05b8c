import { CLOSED, type Standing } from './standing.ts';

/** Groups in which a person's work is shown, in the order in which they should be looked at. */
export const WORK_GROUPS = [
  'late',
  'due_soon',
  'waiting',
  'running',
  'undated',
  'awaiting_verification',
  'done',
] as const;
export type WorkGroup = (typeof WORK_GROUPS)[number];

export const WORK_GROUP_NAMES: Record<WorkGroup, { readonly vi: string; readonly en: string }> = {
  late: { vi: 'Quá hạn', en: 'Late' },
  due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  waiting: { vi: 'Chờ tôi', en: 'Waiting for me' },
  running: { vi: 'Đang làm', en: 'Under way' },
  undated: { vi: 'Chưa có hạn', en: 'No due date' },
  awaiting_verification: { vi: 'Đã báo cáo, chờ xác nhận', en: 'Reported, awaiting verification' },
  done: { vi: 'Xong', en: 'Done' },
};

export interface MyWork {
  readonly standing: Standing;
  /** an officer must still set the day */
  readonly undated: boolean;
  /** returned with remarks, urged since the last report, delegated to the person */
  readonly waiting: boolean;
}

/** The one group an obligation is shown in: what presses by its day comes before what waits for the person. */
export function workGroup({ standing, undated, waiting }: MyWork): WorkGroup {
  if (standing === 'awaiting_verification') return 'awaiting_verification';
  if (CLOSED.includes(standing)) return 'done';
  if (standing === 'late') return 'late';
  if (standing === 'due_soon') return 'due_soon';
  if (waiting || standing === 'returned') return 'waiting';
  return undated ? 'undated' : 'running';
}
