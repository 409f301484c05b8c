/** The registers: each subject of the room has its own routes; a line each here puts them on the web. */
import { IconAlertTriangle, IconArrowBackUp } from '@tabler/icons-react';
import type { NotificationKind, Room } from '../app/room.ts';
import { batchRoutes } from './batch/routes.ts';
import { certificateRoutes } from './certificates/routes.ts';
import { countRoutes } from './count/routes.ts';
import { designRoutes } from './design/routes.ts';
import { detailRoutes } from './detail/routes.ts';
import { entryRoutes } from './entry/routes.ts';
import { excelRoutes } from './excel/routes.ts';
import { guideRoutes } from './guide/routes.ts';
import { waitingRoutes } from './judge/routes.ts';
import { listRoutes } from './list/routes.ts';
import { offlineRoutes } from './offline/routes.ts';

const notificationKinds: Record<string, NotificationKind> = {
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

export const registerRoom = {
  inShell: [
    ...countRoutes,
    ...listRoutes,
    ...batchRoutes,
    ...certificateRoutes,
    ...guideRoutes,
    ...excelRoutes,
    ...detailRoutes,
    ...entryRoutes,
    ...waitingRoutes,
    ...designRoutes,
    ...offlineRoutes,
  ],
  beside: [],
  notificationKinds,
} as const satisfies Room;
