import type { Room } from '../app/room.ts';
import { composedRoom } from './composed/routes.tsx';
import { periodicRoom } from './periodic/routes.tsx';
import { definitionRoute, regimeRoute } from './regime/routes.tsx';

/** Reports, and the documents that are composed from the work. */
export const reportRoom = {
  inShell: [...composedRoom.inShell, ...periodicRoom.inShell, regimeRoute, definitionRoute],
  beside: [],
} as const satisfies Room;
