import { IconCheck, IconClockEdit, IconCornerUpLeft, IconHistoryToggle, IconSend } from '@tabler/icons-react';
import type { NotificationKind } from '../app/room.ts';

const toOwn: NotificationKind['to'] = ({ objectId, detail }) =>
  `/tong-ket/${objectId}/co-quan/${String(detail.bodyId)}`;

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  'campaign.asked': {
    icon: IconHistoryToggle,
    words: {
      vi: 'Cơ quan bạn được yêu cầu đóng góp cho “{name}”, hạn {day}',
      en: 'Your body is asked to contribute to “{name}” by {day}',
    },
    to: toOwn,
  },
  'campaign.moved': {
    icon: IconClockEdit,
    words: { vi: 'Hạn đóng góp cho “{name}” đổi thành {day}', en: 'The day for “{name}” is now {day}' },
    to: toOwn,
  },
  'campaign.submitted': {
    icon: IconSend,
    words: { vi: '{body} đã gửi đóng góp cho “{name}”', en: '{body} submitted its contribution to “{name}”' },
    to: ({ objectId, detail }) => `/tong-ket/${objectId}/co-quan/${String(detail.contributor)}`,
  },
  'campaign.returned': {
    icon: IconCornerUpLeft,
    words: {
      vi: 'Đóng góp cho “{name}” được trả lại: “{remarks}”',
      en: 'Your contribution to “{name}” was returned: “{remarks}”',
    },
    to: toOwn,
  },
  'campaign.accepted': {
    icon: IconCheck,
    words: {
      vi: 'Đóng góp cho “{name}” đã được chấp nhận',
      en: 'Your contribution to “{name}” was accepted',
    },
    to: toOwn,
  },
};
