import { IconAlertTriangle, IconArrowBackUp } from '@tabler/icons-react';
import type { NotificationKind } from '../app/room.ts';

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  'record.returned': {
    icon: IconArrowBackUp,
    words: {
      vi: 'Bản ghi bị trả lại (“{remarks}”): {title}',
      en: 'A record was returned (“{remarks}”): {title}',
    },
    to: ({ objectId }) => `/ban-ghi/${objectId}`,
  },
  'facts.differ': {
    icon: IconAlertTriangle,
    words: {
      vi: 'Số liệu lệch với bản ghi ở {count} chỗ; xem Thông tin hệ thống',
      en: 'Figures differ from records in {count} places; see the system’s facts',
    },
    to: () => '/quan-tri/he-thong',
  },
};
