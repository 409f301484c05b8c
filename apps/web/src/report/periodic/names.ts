/** Words for how reports stand. */
import type { report, Words } from '@binhdang/contract';

export const STATE_NAMES: Record<report.ReportState, Words> = {
  draft: { vi: 'Dự thảo', en: 'Draft' },
  submitted: { vi: 'Đã gửi, chờ duyệt', en: 'Sent, waiting' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
  accepted: { vi: 'Đã chấp nhận', en: 'Accepted' },
  locked: { vi: 'Đã chốt', en: 'Locked' },
};

export const STATE_COLORS: Record<report.ReportState, string> = {
  draft: 'gray',
  submitted: 'official',
  returned: 'red',
  accepted: 'green',
  locked: 'green',
};

export const TIMELINESS_NAMES: Record<report.ReportTimeliness, Words> = {
  on_time: { vi: 'Gửi đúng hạn', en: 'Sent in time' },
  late: { vi: 'Gửi muộn', en: 'Sent late' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  open: { vi: 'Chưa đến hạn', en: 'Not due yet' },
  exempt: { vi: 'Được miễn', en: 'Exempt' },
};

export const VERDICT_NAMES: Record<'accepted' | 'returned' | 'locked', Words> = {
  accepted: { vi: 'chấp nhận', en: 'accepted' },
  returned: { vi: 'trả lại', en: 'returned' },
  locked: { vi: 'chốt', en: 'locked' },
};
