import { IconArrowBackUp, IconCircleCheck, IconFileImport } from '@tabler/icons-react';
import type { NotificationKind } from '../app/room.ts';

const toPlan = ({ objectId }: { readonly objectId: string | null }) => `/ke-hoach-don-vi/${objectId}`;

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
  'cascade.submitted': {
    icon: IconFileImport,
    words: { vi: '{body} gửi kế hoạch năm {year}', en: '{body} sent its plan of {year}' },
    to: toPlan,
  },
  'cascade.revised': {
    icon: IconFileImport,
    words: {
      vi: '{body} gửi bản {number} của kế hoạch năm {year}',
      en: '{body} sent version {number} of its plan of {year}',
    },
    to: toPlan,
  },
  'cascade.returned': {
    icon: IconArrowBackUp,
    words: {
      vi: '{body} trả lại kế hoạch năm {year} của cơ quan bạn, có ý kiến kèm theo',
      en: '{body} returned your body’s plan of {year} with remarks',
    },
    to: toPlan,
  },
  'cascade.received': {
    icon: IconCircleCheck,
    words: {
      vi: '{body} ghi nhận kế hoạch năm {year} của cơ quan bạn',
      en: '{body} noted your body’s plan of {year} as received',
    },
    to: toPlan,
  },
};
