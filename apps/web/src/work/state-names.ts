import type { Words } from '@binhdang/contract';
import type { Verdict, WorkState } from '@binhdang/domain';

export const STATE_NAMES: Record<WorkState, Words> = {
  not_started: { vi: 'Chưa thực hiện', en: 'Not started' },
  in_progress: { vi: 'Đang thực hiện', en: 'In progress' },
  done: { vi: 'Đã hoàn thành', en: 'Done' },
  not_applicable: { vi: 'Không áp dụng', en: 'Not applicable' },
};

export const VERDICT_NAMES: Record<Verdict, Words> = {
  submitted: { vi: 'Chờ xác nhận', en: 'Awaiting verification' },
  verified: { vi: 'Đã xác nhận', en: 'Verified' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
};
