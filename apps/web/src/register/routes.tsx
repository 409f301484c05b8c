/** The registers: each subject of the room has its own routes; a line each here puts them on the web. */
import type { Room } from '../app/room.ts';
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
} as const satisfies Room;
