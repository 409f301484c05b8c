import { IconHelpHexagon } from '@tabler/icons-react';
import type { NotificationKind } from '../app/room.ts';

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  'indicator.questioned': {
    icon: IconHelpHexagon,
    words: {
      vi: 'Giá trị chỉ tiêu {indicator} kỳ {period} cần xem lại: “{remarks}”',
      en: 'The value of {indicator} for {period} is questioned: “{remarks}”',
    },
    to: ({ objectId, detail }) =>
      `/chi-tieu/${String(detail.indicator)}?coQuan=${objectId}&ky=${String(detail.period)}`,
  },
};
