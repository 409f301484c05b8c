import { IconBellRinging, IconClockExclamation } from '@tabler/icons-react';
import type { NotificationKind } from '../app/room.ts';

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  'urge.sent': {
    icon: IconBellRinging,
    words: {
      vi: 'Cơ quan bạn được đôn đốc về {count} nhiệm vụ theo Kế hoạch {plan}',
      en: 'Your body is urged about {count} obligation(s) under plan {plan}',
    },
    to: () => '/don-doc',
  },
  'reminder.daily': {
    icon: IconClockExclamation,
    words: {
      vi: 'Nhắc việc ngày {day}: quá hạn {late}, đến hạn ngày mai {tomorrow}, đến hạn sau 7 ngày {week}',
      en: 'Reminder of {day}: {late} late, {tomorrow} due tomorrow, {week} due in 7 days',
    },
    to: () => '/viec-cua-toi',
  },
};
