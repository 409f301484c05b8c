import { IconBellRinging, IconClipboardCheck, IconRefresh } from '@tabler/icons-react';
import type { NotificationKind } from '../app/room.ts';

const toPlan: NotificationKind['to'] = ({ objectId }) => `/ke-hoach/${objectId}`;

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  'plan.published': {
    icon: IconClipboardCheck,
    words: {
      vi: 'Kế hoạch {number} đã được ban hành: {title}. Hãy xác nhận đã nhận.',
      en: 'Plan {number} is published: {title}. Please acknowledge it.',
    },
    to: toPlan,
  },
  'plan.amended': {
    icon: IconRefresh,
    words: {
      vi: 'Kế hoạch {number} được điều chỉnh (phiên bản {planVersion}): {reason}',
      en: 'Plan {number} is amended (version {planVersion}): {reason}',
    },
    to: toPlan,
  },
  'plan.acknowledgementReminder': {
    icon: IconBellRinging,
    words: {
      vi: 'Nhắc xác nhận đã nhận Kế hoạch {number}',
      en: 'Reminder: please acknowledge plan {number}',
    },
    to: toPlan,
  },
};
