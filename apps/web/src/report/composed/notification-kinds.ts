import { IconFileCheck } from '@tabler/icons-react';
import type { NotificationKind } from '../../app/room.ts';

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  'report.issued': {
    icon: IconFileCheck,
    words: {
      vi: '{body} ban hành Báo cáo số {number} về Kế hoạch {plan}',
      en: '{body} issued report {number} on plan {plan}',
    },
    to: ({ objectId }) => `/van-ban/${objectId}`,
  },
};
